import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Tags belong to no one account; a name that speaks of a person is a mention. Being tagged stays. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'tag',
    concerns: 'seq IN (SELECT tag_seq FROM account_tag WHERE account_seq = ?)',
    columns: {
      ...plain('seq', 'id', 'colour', 'active', 'created_at'),
      name: 'mention',
      folded: 'mention',
      description: 'mention',
    },
  },
  { table: 'account_tag', columns: plain('tag_seq', 'account_seq') },
];
