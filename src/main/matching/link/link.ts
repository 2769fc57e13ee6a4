/** Finds duplicates in one set of records or links two. */
import { calibrate, calibrated } from './calibration.ts';
import type { Calibration } from './calibration.ts';
import { candidatePairs } from './blocking.ts';
import { clusterRecords } from './clusters.ts';
import type { ClusterSettings, Edge } from './clusters.ts';
import { PairComparer, PairScorer, PatternCounts, learnModel, probability } from './fellegi-sunter.ts';
import type { LinkModel } from './fellegi-sunter.ts';
import type { Records } from './records.ts';

/** What linking found. Edges hold log2 odds; clusters hold record numbers. */
export interface LinkResult {
  readonly model: LinkModel;
  readonly edges: readonly Edge[];
  readonly clusters: readonly (readonly number[])[];
  /** From scores to probabilities; null when there were too few pairs. */
  readonly calibration: Calibration | null;
  readonly candidates: number;
  readonly capped: number;
}

/** How linking runs. `prior` is the probability that two records drawn at random are one person. */
export interface LinkSettings {
  readonly prior?: number;
  /** Least probability of a pair that is kept. */
  readonly keep?: number;
  readonly clusters?: ClusterSettings;
}

/** Finds pairs and clusters. The same records and settings give the same result. */
export function linkRecords(records: Records, settings: LinkSettings = {}): LinkResult {
  const comparer = new PairComparer(records);
  const pattern = new Uint8Array(comparer.width);
  const patterns = new PatternCounts();
  const left: number[] = [];
  const right: number[] = [];
  const { capped } = candidatePairs(records, (a, b) => {
    comparer.compare(a, b, pattern);
    patterns.add(pattern);
    left.push(a);
    right.push(b);
  });
  const model = settledModel(comparer, records, patterns, settings.prior);
  const scorer = new PairScorer(comparer, records, model);
  const least = Math.log2((settings.keep ?? 0.01) / (1 - (settings.keep ?? 0.01)));
  const edges: Edge[] = [];
  for (let at = 0; at < left.length; at++) {
    const [a, b] = [left[at] ?? 0, right[at] ?? 0];
    const score = scorer.score(a, b);
    if (score >= least) edges.push({ a, b, score });
  }
  const likely = edges.filter(({ score }) => score > -2);
  const clusters = clusterRecords(records.count, likely, (a, b) => scorer.score(a, b), settings.clusters);
  const calibration = calibrateByClusters(records.count, edges, clusters);
  return { model, edges, clusters, calibration, candidates: left.length, capped };
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
export function edgeProbability(result: LinkResult, edge: Edge): number {
  return result.calibration ? calibrated(result.calibration, edge.score) : probability(edge.score);
}

/** Without a stated prior: one duplicate for five records, then what the first pass found, twice. */
function settledModel(
  comparer: PairComparer,
  records: Records,
  patterns: PatternCounts,
  stated: number | undefined,
): LinkModel {
  const all =
    records.secondFrom < records.count
      ? records.secondFrom * (records.count - records.secondFrom)
      : (records.count * (records.count - 1)) / 2;
  if (stated !== undefined) return learnModel(comparer, records, patterns, Math.min(0.5, stated));
  let prior = Math.min(0.01, (0.2 * records.count) / Math.max(1, all));
  let model = learnModel(comparer, records, patterns, prior);
  for (let pass = 0; pass < 2; pass++) {
    prior = Math.min(0.01, Math.max(1 / Math.max(2, all), expectedPairs(patterns, model) / Math.max(1, all)));
    model = learnModel(comparer, records, patterns, prior);
  }
  return model;
}

function expectedPairs(found: PatternCounts, model: LinkModel): number {
  const start = Math.log2(model.prior / (1 - model.prior));
  let sum = 0;
  found.patterns.forEach((pattern, number) => {
    let total = start;
    for (let at = 0; at < pattern.length; at++) total += model.columns[at]?.weights[pattern[at] ?? 0] ?? 0;
    sum += (found.counts[number] ?? 0) * probability(total);
  });
  return sum;
}
