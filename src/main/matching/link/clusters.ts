/** Clusters by average link: two groups join when their records agree on the whole, not because one pair does. */

/** A scored pair of records. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Settings of clustering. @source docs/matching.md: connected components over-merge on the same pairs. */
export interface ClusterSettings {
  /** Least average probability over the pairs between two groups. */
  readonly average: number;
  /** Pairs looked at between two groups. */
  readonly sample: number;
  /** Largest cluster made without review. */
  readonly largest: number;
}

export const shippedClusterSettings: ClusterSettings = { average: 0.36, sample: 144, largest: 400 };

/**
 * Groups records: edges from the surest down; two groups join when the average probability between them is high
 * enough. Pairs that no key produced are scored on demand, so a pair missed by blocking does not count against.
 */
export function clusterRecords(
  count: number,
  edges: readonly Edge[],
  odds: (a: number, b: number) => number,
  settings: ClusterSettings = shippedClusterSettings,
): number[][] {
  const group = Array.from({ length: count }, (_, record) => record);
  const members = new Map<number, number[]>();
  const of = (record: number): number[] => members.get(group[record] ?? record) ?? [record];
  const refused = new Map<string, number>();
  const sorted = [...edges].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const { a, b } of sorted) {
    const [left, right] = [group[a] ?? a, group[b] ?? b];
    if (left === right) continue;
    const [x, y] = [of(a), of(b)];
    if (x.length + y.length > settings.largest) continue;
    const key = left < right ? `${String(left)},${String(right)}` : `${String(right)},${String(left)}`;
    // Groups only grow; the same two of the same sizes need no second look.
    if (refused.get(key) === x.length * 4096 + y.length) continue;
    if (averageBetween(x, y, odds, settings.sample) < settings.average) {
      refused.set(key, x.length * 4096 + y.length);
      continue;
    }
    const joined = [...x, ...y];
    members.delete(right);
    members.set(left, joined);
    for (const record of y) group[record] = left;
  }
  return [...members.values()]
    .filter((records) => records.length > 1)
    .map((records) => records.sort((x, y) => x - y));
}

function averageBetween(
  x: readonly number[],
  y: readonly number[],
  odds: (a: number, b: number) => number,
  sample: number,
): number {
  const total = x.length * y.length;
  const stride = Math.max(1, Math.floor(total / sample));
  let sum = 0;
  let looked = 0;
  for (let at = 0; at < total; at += stride) {
    const [a, b] = [x[Math.floor(at / y.length)] ?? 0, y[at % y.length] ?? 0];
    sum += 1 / (1 + 2 ** -odds(a, b));
    looked++;
  }
  return sum / looked;
}
