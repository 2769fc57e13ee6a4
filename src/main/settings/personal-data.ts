import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Settings say how the program works, not who is on file. */
export const personalData: readonly PersonalTable[] = [
  { table: 'setting', columns: plain('key', 'value') },
  { table: 'policy_version', columns: plain('seq', 'id', 'at', 'by_id', 'policy') },
];
