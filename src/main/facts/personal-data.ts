import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Facts hold ids, codes and keyed commitments, by rule. */
export const personalData: readonly PersonalTable[] = [
  { table: 'fact', columns: plain('seq', 'at', 'by_id', 'action', 'subject', 'params', 'hash', 'place') },
  {
    table: 'fact_key',
    columns: plain('number', 'public', 'private', 'from_seq', 'made_at', 'retired_at', 'endorsement'),
  },
  { table: 'fact_checkpoint', columns: plain('seq', 'at', 'key_number', 'hash', 'signature') },
  { table: 'fact_anchor', columns: plain('number', 'seq', 'at', 'by_id') },
];
