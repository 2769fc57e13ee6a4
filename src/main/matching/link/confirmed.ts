/** What the other records of a cluster say about a pair: a third record that is surely both confirms it, one that is only one of them speaks against. */
import type { Edge } from './clusters.ts';

/**
 * How much of that evidence counts: copies of one record share their slips, so a third record is no independent witness.
 * @source our choice: more finds more pairs and makes probabilities too sure (docs/matching.md).
 */
const strength = 0.25;

/** Largest cluster whose pairs are all looked at. */
const largestLookedAt = 60;

/**
 * Edges with the evidence of the best third record of their cluster, and the pairs of clusters that no key produced. With
 * odds o of a third record c for both, a pair of prior odds p is worth (1 + o(a,c) o(b,c) / p) / (1 + o(a,c) + o(b,c))
 * times as much: of the five ways in which three records can be one, two or three people, those where a and b are one
 * stand against the others.
 */
export function confirmedEdges(
  edges: readonly Edge[],
  clusters: readonly (readonly number[])[],
  score: (a: number, b: number) => number,
  prior: number,
  least: number,
): Edge[] {
  const start = Math.log2(prior / (1 - prior));
  const inside = new Map<number, number>();
  const made: Edge[] = [];
  clusters.forEach((members, cluster) => {
    if (members.length < 3 || members.length > largestLookedAt) return;
    for (const record of members) inside.set(record, cluster);
    const scores = members.map((a) =>
      members.map((b) => (a === b ? 0 : score(Math.min(a, b), Math.max(a, b)))),
    );
    members.forEach((a, i) => {
      for (let j = i + 1; j < members.length; j++) {
        const found = (scores[i]?.[j] ?? 0) + strength * evidence(scores, i, j, start);
        if (found >= least) made.push({ a, b: members[j] ?? 0, score: found });
      }
    });
  });
  const kept = edges.filter(({ a, b }) => {
    const cluster = inside.get(a);
    return cluster === undefined || inside.get(b) !== cluster;
  });
  return [...kept, ...made].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Points of the third record that stands closest to both. */
function evidence(scores: readonly (readonly number[])[], i: number, j: number, start: number): number {
  let [best, x, y] = [-Infinity, 0, 0];
  for (let c = 0; c < scores.length; c++) {
    if (c === i || c === j) continue;
    const [left, right] = [scores[i]?.[c] ?? 0, scores[j]?.[c] ?? 0];
    if (Math.min(left, right) <= best) continue;
    [best, x, y] = [Math.min(left, right), left, right];
  }
  return best === -Infinity ? 0 : logSum(0, x + y - start) - logSum(0, x, y);
}

/** log2 of the sum of powers of two. */
function logSum(...exponents: readonly number[]): number {
  const most = Math.max(...exponents);
  return most + Math.log2(exponents.reduce((sum, one) => sum + 2 ** (one - most), 0));
}
