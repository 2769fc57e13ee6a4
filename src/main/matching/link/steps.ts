/** What one thread does for a run, step by step. The same steps run in one thread or in several, with the same result. */
import { readBlock } from './csv-rows.ts';
import type { CsvMap, Rejected, TextBlock } from './csv-rows.ts';
import type { LinkRow } from './columns.ts';
import { candidatePairs } from './candidates.ts';
import type { PairList } from './candidates.ts';
import { PairComparer } from './comparer.ts';
import type { CountedPatterns } from './fellegi-sunter.ts';
import { PatternCounts, levelPlaces, levelsOf } from './fellegi-sunter.ts';
import { settleColumn, sortRoom } from './groups.ts';
import type { SortRoom } from './groups.ts';
import { fillKeys, hashParts } from './key-matrix.ts';
import type { KeyBuffers, Slice } from './key-matrix.ts';
import { joinHashes } from './keys.ts';
import { normalRow } from './normal-row.ts';
import { PairScorer } from './scorer.ts';
import type { ScoringTables } from './scorer.ts';
import { RecordStore } from './store.ts';
import type { StoreBuffers } from './store.ts';

/** What a thread holds between steps. */
export interface Work {
  store: RecordStore | null;
  keys: KeyBuffers | null;
  room: SortRoom | null;
  pairs: PairList | null;
  comparer: PairComparer | null;
}

/** An empty desk for a thread. */
export function newWork(): Work {
  return { store: null, keys: null, room: null, pairs: null, comparer: null };
}

/** Rows of text to read into the store. `record` is the number of the first. */
export interface RowBlock {
  readonly block: TextBlock;
  readonly record: number;
  readonly map: CsvMap;
}

/** Edges of one thread, one entry each. */
export interface ScoredPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly score: Float64Array;
}

/** log2 odds below which a pair teaches nothing. */
const leastLearnedFrom = -10;

/** Portions of the random pairs: fixed, so that the number of threads does not matter. */
export const randomPortions = 4;

const need = <T>(held: T | null): T => {
  if (held === null) throw new Error('a step of linking ran before the one it needs');
  return held;
};

const comparerOf = (work: Work): PairComparer =>
  (work.comparer ??= new PairComparer(need(work.store), need(work.keys)));

/** The steps by name. */
export const steps = {
  /** Takes the store in hand. */
  open(work: Work, buffers: StoreBuffers): void {
    Object.assign(work, newWork(), { store: new RecordStore(buffers) });
  },

  /** Reads rows of a file. */
  rows(work: Work, { block, record, map }: RowBlock): { used: number; rejected: Rejected[] } {
    const store = need(work.store);
    const rejected: Rejected[] = [];
    let used = 0;
    readBlock(block, map, (row, at) => {
      if ('why' in row) {
        rejected.push(row);
        return;
      }
      store.put(record + at, row.id === '' ? String(record + at + 1) : row.id, normalRow(row));
      used++;
    });
    return { used, rejected };
  },

  /** Normalises rows into the store. `record` is the number of the first. */
  normal(work: Work, { rows, record }: { readonly rows: readonly LinkRow[]; readonly record: number }): void {
    const store = need(work.store);
    rows.forEach((row, at) => {
      store.put(record + at, row.id, normalRow(row));
    });
  },

  parts(work: Work, { keys, slice }: { readonly keys: KeyBuffers; readonly slice: Slice }): void {
    work.keys = keys;
    hashParts(need(work.store), keys, slice);
  },

  keys(work: Work, slice: Slice): void {
    fillKeys(need(work.store), need(work.keys), slice);
  },

  /** Settles every so many columns of keys; answers how many records no split made small enough. */
  settle(work: Work, { index, of }: Slice): number {
    const keys = need(work.keys);
    const room = (work.room ??= sortRoom(keys.count));
    let left = 0;
    for (let column = index; column < keys.rules.length; column += of)
      left += settleColumn(keys, column, room);
    return left;
  },

  /** Finds the candidates of a slice and keeps them; answers how many. */
  pairs(work: Work, slice: Slice): number {
    const keys = need(work.keys);
    work.pairs = candidatePairs(keys, (work.room ??= sortRoom(keys.count)), slice);
    work.room = null;
    return work.pairs.length;
  },

  /** Sums of levels among random pairs, for some of the portions. */
  random(work: Work, { slice, wanted }: { readonly slice: Slice; readonly wanted: number }): Float64Array {
    const sums = new Float64Array(comparerOf(work).width * levelPlaces);
    for (let portion = slice.index; portion < randomPortions; portion += slice.of)
      addRandom(work, portion, Math.ceil(wanted / randomPortions), sums);
    return sums;
  },

  /**
   * Counts the patterns of the share of candidates that chance by record numbers picks. Pairs that even the generous model
   * at the start takes for strangers teach nothing about one person and are passed over.
   */
  patterns(
    work: Work,
    { share, tables }: { readonly share: number; readonly tables: ScoringTables },
  ): CountedPatterns {
    const comparer = comparerOf(work);
    const scorer = new PairScorer(comparer, tables);
    const counts = new PatternCounts(levelsOf(comparer));
    const most = share * 2 ** 32;
    need(work.pairs).forEach((a, b) => {
      if (share < 1 && joinHashes(a, b) >= most) return;
      if (scorer.scoreAbove(a, b, leastLearnedFrom) >= leastLearnedFrom) counts.add(scorer.levels);
    });
    return counts.finish();
  },

  /** Scores the candidates; those of at least `least` are answered. */
  score(
    work: Work,
    { tables, least }: { readonly tables: ScoringTables; readonly least: number },
  ): ScoredPairs {
    const scorer = new PairScorer(comparerOf(work), tables);
    const [left, right, scores]: [number[], number[], number[]] = [[], [], []];
    need(work.pairs).forEach((a, b) => {
      const score = scorer.scoreAbove(a, b, least);
      if (score < least) return;
      left.push(a);
      right.push(b);
      scores.push(score);
    });
    return { a: Int32Array.from(left), b: Int32Array.from(right), score: Float64Array.from(scores) };
  },
};

/** Name of a step. */
export type StepName = keyof typeof steps;
/** What a step is given. */
export type StepInput<S extends StepName> = Parameters<(typeof steps)[S]>[1];
/** What a step answers. */
export type StepOutput<S extends StepName> = ReturnType<(typeof steps)[S]>;

/** A fixed sequence stands for chance, so that results repeat. */
function addRandom(work: Work, portion: number, wanted: number, sums: Float64Array): void {
  const { count, secondFrom } = need(work.keys);
  const comparer = comparerOf(work);
  const pattern = new Uint8Array(comparer.width);
  const across = secondFrom < count;
  let state = joinHashes(0x2545f491, portion + 1) | 0;
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  for (let drawn = 0; drawn < wanted && count > 1; drawn++) {
    const a = across ? next(secondFrom) : next(count);
    const b = across ? secondFrom + next(count - secondFrom) : next(count);
    if (a === b) continue;
    comparer.compare(a, b, pattern);
    for (let at = 0; at < pattern.length; at++) {
      const level = pattern[at] ?? 0;
      if (level > 0) sums[at * levelPlaces + level] = (sums[at * levelPlaces + level] ?? 0) + 1;
    }
  }
}
