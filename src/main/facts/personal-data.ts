import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Facts hold ids, codes and keyed commitments, by rule. */
export const personalData: readonly PersonalTable[] = [
  { table: 'fact', columns: plain('seq', 'at', 'by_id', 'action', 'subject', 'params', 'hash') },
];
