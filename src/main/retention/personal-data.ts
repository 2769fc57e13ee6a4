import { plain, type PersonalTable } from '../kit/personal-data.ts';

/**
 * Policies name nobody. A hold's words belong to a matter and not to one account: they stay unless they are ticked as a
 * mention.
 */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'retention_policy',
    columns: { ...plain('id', 'active', 'rule', 'changed_at'), name: 'kept', source: 'kept' },
  },
  {
    table: 'retention_hold',
    columns: {
      ...plain('seq', 'id', 'owner_id', 'from_day', 'review_day', 'placed_at', 'placed_by'),
      ...plain('released_at', 'released_by'),
      name: 'mention',
      reason: 'mention',
      release_reason: 'mention',
    },
  },
  { table: 'retention_hold_account', columns: plain('account_seq', 'hold_seq') },
  { table: 'retention_clock', columns: plain('id', 'trusted') },
  {
    table: 'retention_clock_move',
    columns: plain('seq', 'kind', 'from_at', 'to_at', 'noted_at', 'settled_at', 'settled_by', 'settled_why'),
  },
  { table: 'retention_evaluation', columns: plain('id', 'at', 'today', 'accounts', 'counts') },
  { table: 'retention_due', columns: plain('action', 'due_on', 'account_seq', 'policy_id') },
];
