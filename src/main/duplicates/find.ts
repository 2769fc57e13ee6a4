/** Comparing all accounts with each other, and keeping what was found. */
import { duplicates as contract } from '#contracts/duplicates.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import type { CommandContext, JobContext } from '../kit/room.ts';
import { edgeProbability, engineVersion, linkStream, type LearnedLinking } from '../matching/index.ts';
import { mayBeOne } from './judge.ts';
import { countRecords, recordPortions } from './records.ts';

type Ops = (typeof contract)['operations'];
type KeptPair = Input<Ops['add']>['pairs'][number];

/** Pairs below this are kept only as part of a cluster. */
export const leastProbability = 0.5;
const perCommand = 500;

/** Numbers, probability and cluster of each pair worth keeping. A pair outside all clusters is a cluster of its own. */
function* pairsOf(
  clusters: readonly (readonly number[])[],
  edges: readonly { readonly a: number; readonly b: number; readonly probability: number }[],
  seqOf: (record: number) => number,
): Generator<KeptPair> {
  const clusterOf = new Map<number, number>();
  clusters.forEach((members, at) => {
    for (const record of members) clusterOf.set(record, at + 1);
  });
  let next = clusters.length;
  for (const { a, b, probability } of edges) {
    const own = clusterOf.get(a);
    const together = own !== undefined && own === clusterOf.get(b);
    if (!together && probability < leastProbability) continue;
    const [low, high] = [seqOf(a), seqOf(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) yield [low, high, probability, together ? own : ++next];
  }
}

/** Looks through the whole vault. Stopped, it leaves what was found before in force. */
export async function findDuplicates(
  _input: Input<Ops['find']>,
  context: JobContext,
): Promise<Output<Ops['find']>> {
  const { db } = context;
  const total = countRecords(db);
  const tell = (phase: string, done = 0, of: number | null = null): void => {
    context.throwIfCancelled();
    context.progress({ phase, done, total: of });
  };
  const { run } = await context.commit(contract.operations.begin, 'duplicates.begin', {});
  const stream = { count: total, portions: () => recordPortions(db, (done) => tell('reading', done, total)) };
  return linkStream(stream, { stage: (name) => tell(name) }, async ({ store, count }, result) => {
    const edges = result.edges.map((edge) => ({ ...edge, probability: edgeProbability(result, edge) }));
    const clusters = new Set<number>();
    let pairs = 0;
    let looked = 0;
    let batch: KeptPair[] = [];
    const keep = async (): Promise<void> => {
      tell('keeping', pairs);
      await context.commit(contract.operations.add, 'duplicates.add', { run, pairs: batch });
      pairs += batch.length;
      batch = [];
    };
    for (const pair of pairsOf(result.clusters, edges, (record) => Number(store.id(record)))) {
      if (++looked % perCommand === 0) tell('keeping', pairs);
      if (!mayBeOne(db, pair[0], pair[1])) continue;
      clusters.add(pair[3]);
      if (batch.push(pair) === perCommand) await keep();
    }
    await keep();
    const learned: LearnedLinking = { model: result.model, calibration: result.calibration };
    const counts = { accounts: count, pairs, clusters: clusters.size };
    await context.commit(contract.operations.finish, 'duplicates.finish', {
      run,
      ...counts,
      model: JSON.stringify(learned),
    });
    return counts;
  });
}

/** Begins a run. */
export function beginRun(
  _input: Input<Ops['begin']>,
  { db, now, actor }: CommandContext,
): Output<Ops['begin']> {
  dropRuns(db, 'complete = 0');
  const { rowid } = db.run(
    'INSERT INTO duplicate_run (at, by_id, engine) VALUES (?, ?, ?)',
    now,
    actor.personId,
    engineVersion,
  );
  return { run: rowid };
}

/** Keeps pairs; who was emptied since it was read is left out. */
export function addPairs({ run, pairs }: Input<Ops['add']>, { db }: CommandContext): Output<Ops['add']> {
  for (const [account, other, probability, cluster] of pairs)
    db.run(
      `INSERT INTO duplicate_pair (run_seq, account_seq, other_seq, probability, cluster)
       SELECT ?, one.seq, other.seq, ?, ? FROM account AS one JOIN account AS other ON other.seq = ?
       WHERE one.seq = ? AND one.fields <> '{}' AND other.fields <> '{}'`,
      run,
      probability,
      cluster,
      other,
      account,
    );
  return {};
}

/** Puts the run in force. */
export function finishRun(
  { run, accounts, pairs, clusters, model }: Input<Ops['finish']>,
  { db, fact }: CommandContext,
): Output<Ops['finish']> {
  db.run(
    'UPDATE duplicate_run SET complete = 1, accounts = ?, model = ? WHERE seq = ?',
    accounts,
    model,
    run,
  );
  dropRuns(db, `seq < ${String(run)}`);
  fact({ action: 'duplicate.searched', params: { accounts, pairs, clusters } });
  return {};
}

function dropRuns(db: CommandContext['db'], which: string): void {
  db.run(`DELETE FROM duplicate_pair WHERE run_seq IN (SELECT seq FROM duplicate_run WHERE ${which})`);
  db.run(`DELETE FROM duplicate_run WHERE ${which}`);
}
