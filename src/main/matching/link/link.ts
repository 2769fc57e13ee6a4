/** Finds duplicates in one set of records or links two. */
import { calibrate, calibrated } from './calibration.ts';
import type { Calibration } from './calibration.ts';
import { clusterRecords } from './clusters.ts';
import type { ClusterSettings, Edge } from './clusters.ts';
import type { LinkRow } from './columns.ts';
import { columns } from './columns.ts';
import { PairComparer } from './comparer.ts';
import { confirmedEdges } from './confirmed.ts';
import type { Crew } from './crew.ts';
import { inSlices, startCrew } from './crew.ts';
import type { Evidence, LinkModel } from './fellegi-sunter.ts';
import { joinCounts, levelsOf, probability, settledModel, startingModel } from './fellegi-sunter.ts';
import { makeKeys } from './key-matrix.ts';
import { normalRow } from './normal-row.ts';
import { PairScorer, scoringTables } from './scorer.ts';
import type { ScoredPairs } from './steps.ts';
import { RecordStore, makeStore } from './store.ts';

/** Records of one run. Rows that could not be read leave a number without values. */
export interface LinkRecords {
  readonly store: RecordStore;
  readonly count: number;
  /** Number of the first record of the second file, or the count of all records. */
  readonly secondFrom: number;
}

/** What linking found. Edges hold log2 odds; clusters hold record numbers. */
export interface LinkResult {
  readonly model: LinkModel;
  readonly edges: readonly Edge[];
  readonly clusters: readonly (readonly number[])[];
  /** From scores to probabilities; null when there were too few pairs. */
  readonly calibration: Calibration | null;
  readonly candidates: number;
  /** Records of large groups that no second key made small enough, counted once for each key. */
  readonly capped: number;
  /** Scores pairs with the model, and explains them. */
  readonly scorer: PairScorer;
}

/** How linking runs. `prior` is the probability that two records drawn at random are one person. */
export interface LinkSettings {
  readonly prior?: number;
  /** Least probability of a pair that is kept. */
  readonly keep?: number;
  readonly clusters?: ClusterSettings;
  /** Told the name of each stage as it ends. */
  readonly stage?: (name: string) => void;
}

/** Candidates whose patterns the model is learned from, at most. */
const mostLearnedFrom = 800_000;

/** Links rows held in memory, in this thread; `second` is the other file when two are linked. */
export async function linkRows(
  rows: readonly LinkRow[],
  second: readonly LinkRow[] = [],
  settings: LinkSettings = {},
): Promise<LinkResult> {
  const crew = startCrew(1);
  return linkRecords(crew, await recordsOf(crew, rows, second), settings);
}

async function recordsOf(
  crew: Crew,
  rows: readonly LinkRow[],
  second: readonly LinkRow[],
): Promise<LinkRecords> {
  const all = [...rows, ...second].map((row) => ({ id: row.id, values: normalRow(row) }));
  const used = columns.filter((column) => all.some(({ values }) => values[column] !== ''));
  const bytes = all.reduce(
    (sum, { id, values }) =>
      sum + 3 * id.length + columns.reduce((size, column) => size + values[column].length, 0),
    0,
  );
  const buffers = makeStore({ records: all.length, textBytes: bytes + (1 << 18), columns: used });
  await Promise.all(crew.members.map((member) => member.do('open', buffers)));
  const store = new RecordStore(buffers);
  all.forEach(({ id, values }, record) => {
    store.put(record, id, values);
  });
  return { store, count: all.length, secondFrom: second.length > 0 ? rows.length : all.length };
}

/** Finds pairs and clusters. The same records and settings give the same result, whatever the number of threads. */
export async function linkRecords(
  crew: Crew,
  records: LinkRecords,
  settings: LinkSettings = {},
): Promise<LinkResult> {
  const { store, count, secondFrom } = records;
  const stage = settings.stage ?? (() => undefined);
  const keys = makeKeys(store, count, secondFrom);
  await inSlices(crew, 'parts', (slice) => ({ keys, slice }));
  await inSlices(crew, 'keys', (slice) => slice);
  stage('keys');
  const capped = sum(await inSlices(crew, 'settle', (slice) => slice));
  const candidates = sum(await inSlices(crew, 'pairs', (slice) => slice));
  stage('candidates');
  const comparer = new PairComparer(store, keys);
  const model = settledModel(await gather(crew, comparer, records, candidates), settings.prior);
  stage('model');
  const tables = scoringTables(store, count, model);
  const keep = settings.keep ?? 0.01;
  const least = Math.log2(keep / (1 - keep));
  const found = edgesOf(await inSlices(crew, 'score', () => ({ tables, least })));
  stage('scores');
  const scorer = new PairScorer(comparer, tables);
  const likely = found.filter(({ score }) => score > -2);
  const odds = (a: number, b: number): number => scorer.score(a, b);
  const clusters = clusterRecords(count, likely, odds, settings.clusters);
  // In two files without duplicates of their own there is no third record.
  const edges = secondFrom < count ? found : confirmedEdges(found, clusters, odds, model.prior, least);
  const calibration = calibrateByClusters(count, edges, clusters);
  stage('clusters');
  return { model, edges, clusters, calibration, candidates, capped, scorer };
}

/** How many pairs there could be. */
export function allPairs({ count, secondFrom }: { count: number; secondFrom: number }): number {
  return secondFrom < count ? secondFrom * (count - secondFrom) : (count * (count - 1)) / 2;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

async function gather(
  crew: Crew,
  comparer: PairComparer,
  recordsOfRun: LinkRecords,
  candidates: number,
): Promise<Evidence> {
  const { count } = recordsOfRun;
  const levels = levelsOf(comparer);
  const wanted = Math.min(200_000, Math.max(20_000, count * 40));
  const randoms = await inSlices(crew, 'random', (slice) => ({ slice, wanted }));
  const random = new Float64Array(randoms[0]?.length ?? 0);
  for (const one of randoms) one.forEach((value, at) => (random[at] = (random[at] ?? 0) + value));
  const share = Math.min(1, mostLearnedFrom / Math.max(1, candidates));
  const known = {
    used: comparer.used,
    levels,
    random,
    share,
    records: count,
    allPairs: allPairs(recordsOfRun),
  };
  const start = { ...scoringTables(recordsOfRun.store, 0, startingModel(known)) };
  const found = joinCounts(levels, await inSlices(crew, 'patterns', () => ({ share, tables: start })));
  return { ...known, found };
}

/** Edges of all threads, by record numbers. */
function edgesOf(parts: readonly ScoredPairs[]): Edge[] {
  const edges: Edge[] = [];
  for (const { a, b, score } of parts)
    for (let at = 0; at < score.length; at++)
      edges.push({ a: a[at] ?? 0, b: b[at] ?? 0, score: score[at] ?? 0 });
  return edges.sort((x, y) => x.a - y.a || x.b - y.b);
}

/**
 * The clusters' own answer stands for labels: a pair in one cluster counts as one person. Sums of points know nothing of
 * dependent columns, clusters do, since a third record confirms or refutes a pair.
 */
function calibrateByClusters(
  count: number,
  edges: readonly Edge[],
  clusters: readonly (readonly number[])[],
): Calibration | null {
  if (edges.length < 200) return null;
  const cluster = new Int32Array(count).fill(-1);
  clusters.forEach((members, at) => {
    for (const record of members) cluster[record] = at;
  });
  return calibrate(
    edges.map(({ a, b, score }) => ({
      score,
      same: cluster[a] === cluster[b] && (cluster[a] ?? -1) >= 0 ? 1 : 0,
    })),
  );
}

/** Probability that the pair of an edge is one person. */
export function edgeProbability(result: Pick<LinkResult, 'calibration'>, edge: Edge): number {
  return result.calibration ? calibrated(result.calibration, edge.score) : probability(edge.score);
}
