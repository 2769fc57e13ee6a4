import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Why an account is out of the lists is free text about that account. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'account_withdrawn',
    store: 'history',
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    at: 'at',
    columns: { ...plain('account_seq', 'how', 'at', 'by_id'), reason: { cleared: "''" } },
  },
  {
    table: 'withdrawal_note',
    store: 'history',
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    at: 'at',
    columns: { ...plain('seq', 'account_seq', 'action', 'at', 'by_id'), reason: { cleared: "''" } },
  },
  { table: 'account_opened', columns: plain('account_seq', 'by_id', 'until') },
];
