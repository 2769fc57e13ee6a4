import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Staff: their names stay on what they did. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'person',
    columns: {
      ...plain('id', 'role', 'active', 'created_at', 'last_sign_in_at'),
      name: 'kept',
      folded: 'kept',
    },
  },
];
