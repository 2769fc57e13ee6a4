import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** A redaction's own record names nobody: its note is checked for the person's values before it is kept. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'redaction',
    concerns: 'seq IN (SELECT redaction_seq FROM redaction_account WHERE account_seq = ?)',
    columns: {
      ...plain(
        'seq',
        'id',
        'state',
        'origin',
        'scope',
        'reason',
        'export_choice',
        'pass_over',
        'plan_hash',
        'stores',
      ),
      ...plain(
        'mentions',
        'mentions_kept',
        'proposed_at',
        'proposed_by',
        'decided_at',
        'decided_by',
        'cleared_at',
      ),
      ...plain('report', 'certificate', 'proven_at'),
      reference: 'kept',
      note: 'kept',
    },
  },
  { table: 'blacked_out', columns: plain('redaction_id', 'mention') },
  { table: 'redaction_account', columns: plain('redaction_seq', 'account_seq') },
  {
    table: 'tombstone',
    columns: plain('seq', 'account_id', 'redaction_id', 'at', 'scope', 'key_id', 'hash'),
  },
];
