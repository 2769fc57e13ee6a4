/** Keys of all records in shared memory: one row of keys for each record. */
import {
  fillMade,
  keyOf,
  keyRules,
  partCounts,
  partsOf,
  plainPlaces,
  signalCount,
  splittingRules,
} from './keys.ts';
import { byList, lists } from './columns.ts';
import type { ListName } from './columns.ts';
import { hashText } from './store.ts';
import { sketch, sketchWords } from './sketches.ts';
import type { RecordStore } from './store.ts';

/** A part of the work, by which threads share it: number `index` of `of`. */
export interface Slice {
  readonly index: number;
  readonly of: number;
}

/** Shared memory of keys. `rules[at]` is the rule whose keys stand in column `at`. */
export interface KeyBuffers {
  readonly count: number;
  /** Number of the first record of the second file, or the count of all records. */
  readonly secondFrom: number;
  readonly rules: readonly number[];
  readonly keys: SharedArrayBuffer;
  /** Keys of the splitting rules as they were made; `keys` changes while groups are settled. */
  readonly splits: SharedArrayBuffer;
  readonly parts: Readonly<Record<ListName, SharedArrayBuffer>>;
  /** Sketches of all distinct values. */
  readonly sketches: Readonly<Record<ListName, SharedArrayBuffer>>;
}

/** Makes room for the keys of all rules that the columns of a store can fill. */
export function makeKeys(store: RecordStore, count: number, secondFrom: number): KeyBuffers {
  const signals = new Uint32Array(signalCount);
  for (const { column, at } of plainPlaces) signals[at] = store.columns.includes(column) ? 1 : 0;
  fillMade(signals);
  const rules = keyRules.flatMap((_, rule) => (keyOf(rule, signals) === 0 ? [] : [rule]));
  return {
    count,
    secondFrom,
    rules,
    keys: new SharedArrayBuffer(4 * rules.length * count),
    splits: new SharedArrayBuffer(4 * splittingRules.length * count),
    sketches: byList((list) => new SharedArrayBuffer(4 * sketchWords * store.size(list))),
    parts: byList((list) => new SharedArrayBuffer(4 * store.size(list) * partCounts[list])),
  };
}

/** First and last record or value of a slice. */
export function rangeOf(count: number, { index, of }: Slice): readonly [from: number, to: number] {
  return [Math.floor((count * index) / of), Math.floor((count * (index + 1)) / of)];
}

/** Hashes the parts of a slice of all distinct values, and sketches them. */
export function hashParts(store: RecordStore, keys: KeyBuffers, slice: Slice): void {
  for (const list of lists) {
    const parts = new Uint32Array(keys.parts[list]);
    const sketches = new Uint32Array(keys.sketches[list]);
    const width = partCounts[list];
    const [from, to] = rangeOf(store.size(list), slice);
    for (let value = Math.max(1, from); value < to; value++) {
      const whole = store.text(list, value);
      sketch(list, whole, sketches, value * sketchWords);
      const texts = partsOf[list](whole);
      for (let part = 0; part < width; part++) {
        const text = texts[part] ?? '';
        parts[value * width + part] = text === '' ? 0 : hashText(text);
      }
    }
  }
}

/** Makes the keys of a slice of the records. */
export function fillKeys(store: RecordStore, made: KeyBuffers, slice: Slice): void {
  const { count, rules, keys, parts } = made;
  const splits = new Uint32Array(made.splits);
  const splitters = splittingRules.length;
  const matrix = new Uint32Array(keys);
  const tables = byList((list) => new Uint32Array(parts[list]));
  const signals = new Uint32Array(signalCount);
  const sources = plainPlaces
    .filter(({ column }) => store.columns.includes(column))
    .map(({ column, list, part, at }) => ({
      place: store.columns.indexOf(column),
      table: tables[list],
      width: partCounts[list],
      part,
      at,
    }));
  const { values } = store;
  const across = store.columns.length;
  const [from, to] = rangeOf(count, slice);
  for (let record = from; record < to; record++) {
    for (const { place, table, width, part, at } of sources)
      signals[at] = table[(values[record * across + place] ?? 0) * width + part] ?? 0;
    fillMade(signals);
    const row = record * rules.length;
    for (let at = 0; at < rules.length; at++) matrix[row + at] = keyOf(rules[at] ?? 0, signals);
    for (let at = 0; at < splitters; at++)
      splits[record * splitters + at] = keyOf(splittingRules[at] ?? 0, signals);
  }
}
