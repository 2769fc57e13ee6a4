/** What was found, for lists and for one account. */
import type { DuplicateCluster, DuplicatePair, duplicates as contract } from '#contracts/duplicates.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import {
  countAccounts,
  listColumns,
  loadAccount,
  lookalikesOf,
  rowOf,
  type ListRow,
} from '../accounts/index.ts';
import { staffNames } from '../facts/index.ts';
import type { QueryContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { probabilitiesOf, statedModel, type LearnedLinking } from '../matching/index.ts';
import { inLists } from '../withdrawn/index.ts';
import { leastProbability } from './find.ts';
import { compareStored, isPlausible } from './judge.ts';
import { linkRowOf, type StoredRecord } from './records.ts';
import { seqOf, settledDifferent, settledOf } from './settle.ts';

type Ops = (typeof contract)['operations'];

/** Pairs shown of one cluster, and possible duplicates of one account. */
const mostPairs = 30;
const mostFound = 10;

interface RunRow {
  seq: number;
  at: string;
  by_id: string;
  engine: string;
  accounts: number;
  model: string;
}

const runInForce = (db: ReadDb): RunRow | undefined =>
  db.maybe<RunRow>('SELECT * FROM duplicate_run WHERE complete = 1 ORDER BY seq DESC LIMIT 1');

/** Pairs of a run whose accounts are both in lists. */
const listedPairs = `FROM duplicate_pair AS pair
  LEFT JOIN duplicate_settled AS settled
    ON settled.account_seq = pair.account_seq AND settled.other_seq = pair.other_seq
  WHERE pair.run_seq = ?${inLists('pair.account_seq')}${inLists('pair.other_seq')}`;

/** Clusters, a page of them. */
export function listClusters(input: Input<Ops['list']>, { db }: QueryContext): Output<Ops['list']> {
  const run = runInForce(db);
  if (!run) return { run: null, clusters: [], open: 0, next: null };
  const names = staffNames(db);
  const from = Number(input.after ?? 0) || 0;
  const rows = db.all<{ cluster: number; open: number }>(
    `SELECT pair.cluster, max(settled.at IS NULL) AS open ${listedPairs}
     GROUP BY pair.cluster ORDER BY open DESC, max(pair.probability) DESC, pair.cluster LIMIT ? OFFSET ?`,
    run.seq,
    input.limit + 1,
    from,
  );
  const { open } = db.one<{ open: number }>(
    `SELECT count(DISTINCT pair.cluster) AS open ${listedPairs} AND settled.at IS NULL`,
    run.seq,
  );
  return {
    run: { at: run.at, by: names.get(run.by_id) ?? run.by_id, engine: run.engine, accounts: run.accounts },
    clusters: rows.slice(0, input.limit).map((row) => clusterOf(db, run.seq, row, names)),
    open,
    next: rows.length > input.limit ? String(from + input.limit) : null,
  };
}

function clusterOf(
  db: ReadDb,
  run: number,
  { cluster, open }: { cluster: number; open: number },
  names: ReadonlyMap<string, string>,
): DuplicateCluster {
  const pairs = db.all<{ account_seq: number; other_seq: number; probability: number }>(
    `SELECT pair.account_seq, pair.other_seq, pair.probability ${listedPairs} AND pair.cluster = ?
     ORDER BY settled.at IS NOT NULL, pair.probability DESC, pair.account_seq, pair.other_seq`,
    run,
    cluster,
  );
  const members = new Set(pairs.flatMap((pair) => [pair.account_seq, pair.other_seq]));
  const shown = pairs.slice(0, mostPairs);
  const rows = new Map<number, ReturnType<typeof rowOf>>();
  for (const seq of shown.flatMap((pair) => [pair.account_seq, pair.other_seq]))
    if (!rows.has(seq)) rows.set(seq, accountRow(db, seq));
  return {
    number: cluster,
    probability: Math.max(...pairs.map(({ probability }) => probability)),
    open: open === 1,
    members: members.size,
    accounts: [...rows.values()],
    pairs: shown.flatMap((pair): DuplicatePair[] => {
      const [account, other] = [rows.get(pair.account_seq), rows.get(pair.other_seq)];
      const settled = settledOf(db, pair.account_seq, pair.other_seq, names);
      return account && other
        ? [{ accountId: account.id, otherId: other.id, probability: pair.probability, settled }]
        : [];
    }),
  };
}

function accountRow(db: ReadDb, seq: number): ReturnType<typeof rowOf> {
  return rowOf(db, db.one<ListRow>(`SELECT ${listColumns} FROM account WHERE seq = ?`, seq));
}

/** Possible duplicates of one account as it is now, by the model of the last run. */
export function duplicatesOf(input: Input<Ops['of']>, context: QueryContext): Output<Ops['of']> {
  const { db } = context;
  const seq = seqOf(context, input.accountId);
  const account = loadAccount(db, { seq });
  if (account.fields === '{}') return { found: [], prepared: true };
  const { seqs, prepared } = lookalikesOf(db, account);
  const settled = settledDifferent(db, seq);
  const run = runInForce(db);
  const known = run ? stillFound(db, run, seq) : new Map<number, number>();
  const others = db.all<StoredRecord>(
    'SELECT seq, fields FROM account WHERE seq IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set([...seqs, ...known.keys()])].filter((other) => !settled.has(other))),
  );
  // Written by this room only.
  const learned = run
    ? (JSON.parse(run.model) as LearnedLinking)
    : { model: statedModel(countAccounts(db)), calibration: null };
  const likely = probabilitiesOf(linkRowOf(account), others.map(linkRowOf), learned)
    .map((probability, at) => ({
      probability: known.get(others[at]?.seq ?? 0) ?? probability,
      other: others[at],
    }))
    .filter(({ probability }) => probability >= leastProbability)
    .sort((one, other) => other.probability - one.probability)
    .slice(0, mostFound);
  return {
    found: likely.flatMap(({ probability, other }) =>
      other === undefined ? [] : saidOf(db, account.fields, other, probability),
    ),
    prepared,
  };
}

/** Pairs of the run of two accounts that nobody has changed since: it knew more than one look at one account does. */
function stillFound(db: ReadDb, run: RunRow, seq: number): Map<number, number> {
  const rows = db.all<{ seq: number; probability: number }>(
    `WITH asked (seq, run, at) AS (SELECT seq, ?, ? FROM account WHERE seq = ?),
       pair (other, probability, at) AS (
         SELECT other_seq, probability, at FROM asked
           JOIN duplicate_pair ON account_seq = asked.seq AND run_seq = run
         UNION ALL SELECT account_seq, probability, at FROM asked
           JOIN duplicate_pair ON other_seq = asked.seq AND run_seq = run)
     SELECT account.seq, probability FROM pair JOIN account ON account.seq = other AND account.updated_at <= pair.at
     WHERE (SELECT updated_at FROM account WHERE seq = ?) <= pair.at${inLists('account.seq')}`,
    run.seq,
    run.at,
    seq,
    seq,
  );
  return new Map(rows.map((row) => [row.seq, row.probability]));
}

function saidOf(
  db: ReadDb,
  fields: string,
  other: StoredRecord,
  probability: number,
): Output<Ops['of']>['found'] {
  const comparison = compareStored(db, fields, other.fields);
  if (!isPlausible(comparison)) return [];
  const { fields: rows, suggestion } = comparison;
  return [
    {
      account: accountRow(db, other.seq),
      probability,
      verdict: suggestion.verdict,
      sentence: suggestion.sentence,
      fields: rows.map(({ field, level }) => ({ field, level })),
    },
  ];
}

/** Two accounts side by side. */
export function explainPair(input: Input<Ops['explain']>, context: QueryContext): Output<Ops['explain']> {
  const { db } = context;
  const [one, other] = [seqOf(context, input.accountId), seqOf(context, input.otherId)];
  return {
    account: accountRow(db, one),
    other: accountRow(db, other),
    comparison: compareStored(
      db,
      loadAccount(db, { seq: one }).fields,
      loadAccount(db, { seq: other }).fields,
    ),
    settled: settledOf(db, one, other, staffNames(db)),
  };
}
