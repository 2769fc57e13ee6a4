import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Models hold counts and weights, no value of anybody. */
export const personalData: readonly PersonalTable[] = [
  { table: 'model_version', columns: plain('seq', 'id', 'at', 'by_id', 'model') },
  { table: 'model_activation', columns: plain('seq', 'model_id', 'at', 'by_id', 'taken_back') },
];
