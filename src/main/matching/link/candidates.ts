/** Candidate pairs: each pair once, by the first rule that finds it. */
import { eachGroup, sortedColumn } from './groups.ts';
import type { SortRoom } from './groups.ts';
import type { KeyBuffers, Slice } from './key-matrix.ts';

const chunkPairs = 1 << 18;

/** Pairs of record numbers, in chunks of typed arrays. */
export class PairList {
  private readonly chunks: Int32Array[] = [];
  private last = new Int32Array(0);
  length = 0;

  /** Adds one pair. */
  add(a: number, b: number): void {
    const at = (this.length % chunkPairs) * 2;
    if (at === 0) this.chunks.push((this.last = new Int32Array(2 * chunkPairs)));
    this.last[at] = a;
    this.last[at + 1] = b;
    this.length++;
  }

  /** Calls `each` with every pair, in the order in which they were added. */
  forEach(each: (a: number, b: number) => void): void {
    let left = this.length;
    for (const chunk of this.chunks) {
      const end = 2 * Math.min(chunkPairs, left);
      for (let at = 0; at < end; at += 2) each(chunk[at] ?? 0, chunk[at + 1] ?? 0);
      left -= end / 2;
    }
  }
}

/** The candidate pairs of one range of settled keys. Slices together give every pair once. */
export function candidatePairs(made: KeyBuffers, room: SortRoom, slice: Slice): PairList {
  const matrix = new Uint32Array(made.keys);
  const { count, secondFrom, rules } = made;
  const width = rules.length;
  const across = secondFrom < count;
  const pairs = new PairList();
  for (let column = 0; column < width; column++) {
    const sorted = sortedColumn(made, column, room, slice);
    const { records } = sorted;
    eachGroup(sorted, (from, to) => {
      for (let i = from; i < to; i++) {
        const a = records[i] ?? 0;
        const rowA = a * width;
        for (let j = i + 1; j < to; j++) {
          const b = records[j] ?? 0;
          if (across && a < secondFrom === b < secondFrom) continue;
          if (!foundBefore(matrix, rowA, b * width, column)) pairs.add(a, b);
        }
      }
    });
  }
  return pairs;
}

/** True when an earlier rule gives both records one key. */
function foundBefore(matrix: Uint32Array, rowA: number, rowB: number, column: number): boolean {
  for (let at = 0; at < column; at++) {
    const key = matrix[rowA + at];
    if (key === matrix[rowB + at] && key !== 0) return true;
  }
  return false;
}
