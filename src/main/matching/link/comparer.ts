/** Levels of pairs of records, remembered by pair of values. */
import type { Column, ListName } from './columns.ts';
import { listOf } from './columns.ts';
import type { KeyBuffers } from './key-matrix.ts';
import { levelCounts, levelOf } from './levels.ts';
import { nearestLevel, sketchKind } from './sketches.ts';
import type { RecordStore } from './store.ts';

/** Levels of one pair, in the order of the used columns; the last entry tells whether the names are exchanged. */
export type Pattern = Uint8Array;

/** Levels of the last entry of a pattern: 0 unused, 1 as they stand, 2 exchanged. */
export const exchangedLevels = 3;

const memoBits = 15;
const textBits = 14;

/** Texts of one list, the last used ones held as strings. */
class TextCache {
  private readonly numbers = new Int32Array(1 << textBits);
  private readonly texts = new Array<string>(1 << textBits).fill('');
  private readonly store: RecordStore;
  private readonly list: ListName;

  constructor(store: RecordStore, list: ListName) {
    this.store = store;
    this.list = list;
  }

  get(value: number): string {
    const slot = value & ((1 << textBits) - 1);
    if (this.numbers[slot] === value) return this.texts[slot] ?? '';
    this.numbers[slot] = value;
    return (this.texts[slot] = this.store.text(this.list, value));
  }
}

interface ComparedColumn {
  readonly column: Column;
  readonly last: number;
  readonly kind: number;
  readonly sketches: Uint32Array;
  readonly texts: TextCache;
  readonly memoKeys: Float64Array;
  readonly memoLevels: Uint8Array;
}

/** Compares pairs of one store. Holds memory of bounded size; results do not depend on it. */
export class PairComparer {
  readonly used: readonly Column[];
  /** Places of the given and the family name among the used columns; -1 when there is none. */
  readonly given: number;
  readonly family: number;
  private readonly columns: readonly ComparedColumn[];
  private readonly values: Int32Array;
  private readonly across: number;

  constructor(store: RecordStore, keys: KeyBuffers) {
    this.values = store.values;
    this.across = store.columns.length;
    this.used = store.columns;
    this.given = this.used.indexOf('given');
    this.family = this.used.indexOf('family');
    const caches = new Map<ListName, TextCache>();
    this.columns = this.used.map((column) => {
      const list = listOf(column);
      const texts = caches.get(list) ?? new TextCache(store, list);
      caches.set(list, texts);
      return {
        column,
        last: levelCounts[column] - 1,
        kind: sketchKind(column),
        sketches: new Uint32Array(keys.sketches[listOf(column)]),
        texts,
        memoKeys: new Float64Array(1 << memoBits),
        memoLevels: new Uint8Array(1 << memoBits),
      };
    });
  }

  /** Number of entries of a pattern. */
  get width(): number {
    return this.used.length + 1;
  }

  /** Number of a record's value in the column at a place. */
  value(at: number, record: number): number {
    return at < 0 ? 0 : (this.values[record * this.across + at] ?? 0);
  }

  /** Text of a record's value in the column at a place. */
  text(at: number, record: number): string {
    return this.columns[at]?.texts.get(this.value(at, record)) ?? '';
  }

  /** Fills all levels of a pair. */
  compare(a: number, b: number, into: Pattern): void {
    for (let at = 0; at < this.columns.length; at++)
      if (at !== this.given && at !== this.family)
        into[at] = this.level(at, this.value(at, a), this.value(at, b));
    this.compareNames(a, b, into);
  }

  /** Fills the levels of given and family name and the last entry. */
  compareNames(a: number, b: number, into: Pattern): void {
    const { given, family } = this;
    if (given >= 0) into[given] = this.level(given, this.value(given, a), this.value(given, b));
    if (family >= 0) into[family] = this.level(family, this.value(family, a), this.value(family, b));
    into[this.columns.length] = given >= 0 && family >= 0 && this.exchange(a, b, into) ? 2 : 1;
  }

  /** The best level two values of the column at a place can have; no text is looked at. */
  nearest(at: number, x: number, y: number): number {
    if (x === 0 || y === 0) return 0;
    if (x === y) return 1;
    const compared = this.columns[at];
    return compared ? nearestLevel(compared.kind, compared.sketches, x, y) : 0;
  }

  /** Level of two values of the column at a place. */
  level(at: number, x: number, y: number): number {
    if (x === 0 || y === 0) return 0;
    if (x === y) return 1;
    const compared = this.columns[at];
    if (!compared) return 0;
    const { column, last, kind, sketches, texts, memoKeys, memoLevels } = compared;
    if (nearestLevel(kind, sketches, x, y) === last) return last;
    const low = x < y ? x : y;
    const high = x < y ? y : x;
    const key = low * 67108864 + high;
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - memoBits);
    if (memoKeys[slot] === key) return memoLevels[slot] ?? 0;
    const level = levelOf(column, texts.get(low), texts.get(high));
    memoKeys[slot] = key;
    memoLevels[slot] = level;
    return level;
  }

  /** Takes the names crosswise when that agrees clearly better; says whether it did. */
  private exchange(a: number, b: number, into: Pattern): boolean {
    const { given, family } = this;
    const [straightGiven, straightFamily] = [into[given] ?? 0, into[family] ?? 0];
    if (straightGiven > 0 && straightGiven < 5) return false;
    if (straightFamily > 0 && straightFamily < 5) return false;
    const crossGiven = this.level(given, this.value(given, a), this.value(family, b));
    const crossFamily = this.level(given, this.value(family, a), this.value(given, b));
    if (crossGiven > 3 || crossFamily > 3 || crossGiven + crossFamily === 0) return false;
    const different = levelCounts.given - 1;
    if (
      (crossGiven === 0 || crossFamily === 0) &&
      straightGiven < different &&
      straightFamily < different &&
      straightGiven + straightFamily > 0
    )
      return false;
    // The better one first, so that both orders of the two records give one pattern.
    const better = crossGiven === 0 || (crossFamily > 0 && crossFamily < crossGiven);
    into[given] = better ? crossFamily : crossGiven;
    into[family] = better ? crossGiven : crossFamily;
    return true;
  }
}
