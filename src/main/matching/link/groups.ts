/**
 * Groups of records that share a key. Large groups are split by a second key before any pair is made, so that two
 * records share a settled key exactly when they are candidates under its rule.
 */
import type { KeyBuffers, Slice } from './key-matrix.ts';
import { joinHashes, keyRules, splittingRules } from './keys.ts';

/** Most records of one group. @source our choice: 200 records make 19,900 pairs, of which few are true. */
export const groupLimit = 200;

/** Largest group of a wide key: candidates stay in proportion to the records. */
export function wideLimit(count: number): number {
  return Math.max(6, Math.min(groupLimit, Math.floor(4_000_000 / Math.max(1, count))));
}

/** Most pairs that the unsplit groups of one narrow rule may make. */
function pairBudget(count: number): number {
  return Math.max(500_000, 0.6 * count);
}

/** Keys with their records, sorted by key. */
export interface SortedKeys {
  readonly keys: Uint32Array;
  readonly records: Uint32Array;
  readonly length: number;
}

/** Memory for sorting, made once for each thread. */
export interface SortRoom {
  readonly keys: readonly [Uint32Array, Uint32Array];
  readonly records: readonly [Uint32Array, Uint32Array];
}

/** Room to sort the keys of so many records. */
export function sortRoom(count: number): SortRoom {
  const make = (): Uint32Array => new Uint32Array(count);
  return { keys: [make(), make()], records: [make(), make()] };
}

const digits = 11;
const buckets = 1 << digits;

/** Sorts the first `length` keys with their records, least significant digits first; equal keys keep their order. */
export function sortKeys(room: SortRoom, length: number): SortedKeys {
  const starts = new Uint32Array(buckets);
  for (let pass = 0; pass < 3; pass++) {
    const [from, to] = pass % 2 === 0 ? [0, 1] : [1, 0];
    const [keys, records] = [room.keys[from] ?? room.keys[0], room.records[from] ?? room.records[0]];
    const [nextKeys, nextRecords] = [room.keys[to] ?? room.keys[0], room.records[to] ?? room.records[0]];
    const shift = pass * digits;
    starts.fill(0);
    for (let at = 0; at < length; at++) {
      const bucket = ((keys[at] ?? 0) >>> shift) & (buckets - 1);
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    let sum = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const size = starts[bucket] ?? 0;
      starts[bucket] = sum;
      sum += size;
    }
    for (let at = 0; at < length; at++) {
      const key = keys[at] ?? 0;
      const bucket = (key >>> shift) & (buckets - 1);
      const place = starts[bucket] ?? 0;
      starts[bucket] = place + 1;
      nextKeys[place] = key;
      nextRecords[place] = records[at] ?? 0;
    }
  }
  return { keys: room.keys[1], records: room.records[1], length };
}

/** Sorted keys of one column of the matrix; with a slice only those of its range of hashes. */
export function sortedColumn(made: KeyBuffers, column: number, room: SortRoom, slice?: Slice): SortedKeys {
  const matrix = new Uint32Array(made.keys);
  const width = made.rules.length;
  const { index, of } = slice ?? { index: 0, of: 1 };
  const [low, high] = [(index / of) * 2 ** 32, ((index + 1) / of) * 2 ** 32];
  const [keys, records] = [room.keys[0], room.records[0]];
  let length = 0;
  for (let record = 0, at = column; record < made.count; record++, at += width) {
    const key = matrix[at] ?? 0;
    if (key === 0 || key < low || key >= high) continue;
    keys[length] = key;
    records[length++] = record;
  }
  return sortKeys(room, length);
}

/** Calls `each` with first and last place of every group of two or more. */
export function eachGroup(sorted: SortedKeys, each: (from: number, to: number) => void): void {
  const { keys, length } = sorted;
  for (let from = 0; from < length;) {
    const key = keys[from];
    let to = from + 1;
    while (to < length && keys[to] === key) to++;
    if (to - from > 1) each(from, to);
    from = to;
  }
}

/** The largest size up to which the groups together stay within the budget of pairs. */
function limitWithin(sorted: SortedKeys, budget: number): number {
  const sizes = new Float64Array(groupLimit + 1);
  eachGroup(sorted, (from, to) => {
    if (to - from <= groupLimit) sizes[to - from] = (sizes[to - from] ?? 0) + 1;
  });
  let pairs = 0;
  for (let size = 2; size <= groupLimit; size++) {
    pairs += ((sizes[size] ?? 0) * size * (size - 1)) / 2;
    if (pairs > budget) return Math.max(8, size - 1);
  }
  return groupLimit;
}

/**
 * Settles one column of keys in place: groups of a wide rule that are too large lose their key, those of a narrow rule are
 * split. Returns how many records no split made small enough.
 */
export function settleColumn(made: KeyBuffers, column: number, room: SortRoom): number {
  const matrix = new Uint32Array(made.keys);
  const width = made.rules.length;
  const rule = made.rules[column] ?? 0;
  const sorted = sortedColumn(made, column, room);
  const isWide = keyRules[rule]?.wide ?? true;
  const limit = isWide ? wideLimit(made.count) : limitWithin(sorted, pairBudget(made.count));
  let left = 0;
  eachGroup(sorted, (from, to) => {
    if (to - from <= limit) return;
    const group = sorted.records.subarray(from, to);
    const key = sorted.keys[from] ?? 0;
    for (const record of group) matrix[record * width + column] = 0;
    if (!isWide) left += splitGroup(made, { column, rule, key, limit }, group);
  });
  return left;
}

interface Oversize {
  readonly column: number;
  readonly rule: number;
  readonly key: number;
  readonly limit: number;
}

/** Gives the records of a large group new keys, by one splitting rule after the other. */
function splitGroup(made: KeyBuffers, over: Oversize, group: Uint32Array): number {
  const matrix = new Uint32Array(made.keys);
  const splits = new Uint32Array(made.splits);
  let rest: readonly number[] = [...group];
  splittingRules.forEach((splitter, at) => {
    if (splitter === over.rule || rest.length === 0) return;
    const parts = new Map<number, number[]>();
    for (const record of rest) {
      const key = splits[record * splittingRules.length + at] ?? 0;
      const part = parts.get(key);
      if (part) part.push(record);
      else parts.set(key, [record]);
    }
    const still: number[] = [...(parts.get(0) ?? [])];
    for (const [key, part] of parts) {
      if (key === 0) continue;
      if (part.length > over.limit) still.push(...part);
      else if (part.length > 1) {
        const settled = joinHashes(over.key, joinHashes(key, at + 1));
        for (const record of part) matrix[record * made.rules.length + over.column] = settled;
      }
    }
    rest = still;
  });
  return rest.length;
}
