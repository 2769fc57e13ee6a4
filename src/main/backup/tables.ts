/**
 * Where each table of the vault goes in a backup: with its account, with the vault, or nowhere. What is not named here
 * goes by what its room says of it in `personal-data.ts`: rows with an owner with the account, all others with the vault.
 */
import { personalTables } from '../personal-data.ts';

/** Rows of one table in the order of the accounts they belong to. */
export interface AccountStream {
  readonly table: string;
  /** Answers `owner_seq`, the account's number, growing, and the columns of the table. */
  readonly sql: string;
}

const bySeq = (table: string, then: string): AccountStream => ({
  table,
  sql: `SELECT account_seq AS owner_seq, * FROM ${table} WHERE account_seq IS NOT NULL ORDER BY account_seq, ${then}`,
});

/** Tables that grow with the accounts: read along an index, so that nothing is sorted in memory. */
const indexed: readonly AccountStream[] = [
  bySeq('change', 'seq'),
  bySeq('change_field', 'field, change_seq'),
  bySeq('account_tag', 'tag_seq'),
  bySeq('inquiry', 'received_at'),
  bySeq('document', 'seq'),
  {
    table: 'related',
    sql: `SELECT account_seq AS owner_seq, * FROM related INDEXED BY related_by_account
      WHERE account_seq IS NOT NULL ORDER BY account_seq`,
  },
  {
    table: 'related',
    sql: `SELECT inquiry.account_seq AS owner_seq, related.* FROM inquiry INDEXED BY inquiry_by_account
      CROSS JOIN related INDEXED BY related_by_inquiry ON related.inquiry_seq = inquiry.seq
      WHERE related.inquiry_seq IS NOT NULL AND related.account_seq IS NULL ORDER BY inquiry.account_seq`,
  },
  {
    table: 'decision',
    sql: `SELECT inquiry.account_seq AS owner_seq, decision.* FROM inquiry INDEXED BY inquiry_by_account
      CROSS JOIN decision INDEXED BY decision_by_inquiry ON decision.inquiry_seq = inquiry.seq
      ORDER BY inquiry.account_seq`,
  },
];

/** Tables with a way of their own. */
const ownWays: readonly string[] = ['account', 'account_key', 'unclaimed_key', 'source'];

/** What a backup leaves out, and why. */
const leftOut: Readonly<Record<string, string>> = {
  draft: 'work in progress of one person, saved again within a second',
  duplicate_run: 'found again by one search',
  duplicate_pair: 'found again by one search',
  import_reject: 'rows that were refused; the file they came from is with whoever sent it',
};

/** Sources that many accounts share and that say nothing of any: imports. The others go with their accounts. */
export const sharedSource = 'reason IS NULL AND inquiry_id IS NULL';

const isNamed = (table: string): boolean =>
  ownWays.includes(table) || table in leftOut || indexed.some((stream) => stream.table === table);

/** Everything that belongs to one account, beside its row and its sources. */
export const accountStreams: readonly AccountStream[] = [
  ...indexed,
  ...personalTables.flatMap(({ table, owner }) =>
    owner === undefined || isNamed(table)
      ? []
      : [
          {
            table,
            sql: `SELECT (${owner}) AS owner_seq, * FROM ${table} WHERE (${owner}) IS NOT NULL ORDER BY owner_seq`,
          },
        ],
  ),
];

/** What belongs to no account: whole tables, and the shared sources. */
export const vaultTables: readonly { readonly table: string; readonly sql: string }[] = [
  ...personalTables
    .filter(({ table, owner }) => owner === undefined && !isNamed(table))
    .map(({ table }) => ({ table, sql: `SELECT * FROM ${table}` })),
  { table: 'source', sql: `SELECT * FROM source WHERE ${sharedSource}` },
];

/** Reports that came before their account: sealed under a key of their own. */
export const unclaimedReports =
  'SELECT * FROM related WHERE account_seq IS NULL AND inquiry_seq IS NULL ORDER BY seq';
