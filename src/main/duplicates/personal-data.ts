import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** The rows of a pair are of both accounts: `?` may stand once, so it is named first. */
const ofEither = (table: string): string =>
  `(account_seq, other_seq) IN (WITH asked (one) AS (VALUES (?))
    SELECT account_seq, other_seq FROM asked JOIN ${table} ON account_seq = one
    UNION SELECT account_seq, other_seq FROM asked JOIN ${table} ON other_seq = one)`;

/** Pairs hold numbers of accounts, a probability and codes, no value; who is redacted is taken out of all of them. */
export const personalData: readonly PersonalTable[] = [
  { table: 'duplicate_run', columns: plain('seq', 'at', 'by_id', 'engine', 'complete', 'accounts', 'model') },
  {
    table: 'duplicate_pair',
    store: 'duplicates',
    ofAccount: ofEither('duplicate_pair'),
    owner: 'account_seq',
    deleted: true,
    columns: plain('seq', 'run_seq', 'cluster', 'account_seq', 'other_seq', 'probability'),
  },
  {
    table: 'duplicate_settled',
    store: 'duplicates',
    ofAccount: ofEither('duplicate_settled'),
    owner: 'account_seq',
    deleted: true,
    columns: plain('account_seq', 'other_seq', 'same', 'reason', 'at', 'by_id'),
  },
];
