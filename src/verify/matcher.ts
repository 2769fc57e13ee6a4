/**
 * Searches for very many byte strings at once. Every needle has at least six bytes; the fingerprint of six bytes is
 * looked up in a bitmap at every place, and only where a bit is set is a table asked and are bytes compared. Which six of
 * its bytes stand for a needle is chosen by how few others have them: thousands of values begin with `usr_00`, or end
 * with `Street`. Needles with the same bytes are one: thousands of addresses end with `example.org`.
 */
import {
  bitsFor,
  enter,
  inOneRow,
  isAt,
  LEAST_BYTES,
  lengthOf,
  mix,
  newTable,
  twinsIn,
  wordAt,
  type Needle,
  type Row,
} from './needles.ts';

/** Told of one occurrence of what one or more needles have as their bytes. */
export type Found = (kind: number, offset: number, length: number) => void;

/** Finds needles; may be used for any number of buffers. */
export interface Matcher {
  /** Tells every occurrence, overlapping ones as well: which bytes by their number, where they begin, and how many. */
  search(bytes: Uint8Array, found: Found): void;
  /** The ids of all needles that have these bytes. */
  idsOf(kind: number): number[];
  /** How many they are. */
  countOf(kind: number): number;
}

const countBits = 20;
const mostPlaces = 32;

/** The two halves of six bytes: the first four, and the third to the sixth. They overlap so that one shift serves both. */
const printAt = (bytes: Uint8Array, at: number): number => mix(wordAt(bytes, at), wordAt(bytes, at + 2));

/** For each needle the place of those six bytes in it that the fewest have, anywhere in them. */
function rarestPlaces(row: Row, indices: readonly number[]): Uint8Array {
  const counts = new Uint32Array(2 ** countBits);
  const places = new Uint8Array(row.starts.length);
  const each = (index: number, visit: (place: number, at: number) => void): void => {
    const last = Math.min(mostPlaces, lengthOf(row, index) - LEAST_BYTES);
    for (let at = 0; at <= last; at += 1) {
      visit(printAt(row.text, (row.starts[index] ?? 0) + at) >>> (32 - countBits), at);
    }
  };
  for (const index of indices) each(index, (place) => void (counts[place] = (counts[place] ?? 0) + 1));
  for (const index of indices) {
    let least = Infinity;
    each(index, (place, at) => {
      const count = counts[place] ?? 0;
      if (count < least) [places[index], least] = [at, count];
    });
  }
  return places;
}

/**
 * Builds a matcher. Memory: the needles' bytes and about 50 bytes for each.
 * @throws RangeError when a needle has fewer than six bytes
 */
export function newMatcher(needles: readonly Needle[]): Matcher {
  const row = inOneRow(needles);
  const { firsts, next, counts } = twinsIn(row);
  const ids = Int32Array.from(needles, ({ id }) => id);
  return {
    search: searchFor(row, firsts),
    idsOf: (kind) => {
      const alike: number[] = [];
      for (let index = kind; index >= 0; index = next[index] ?? -1) alike.push(ids[index] ?? 0);
      return alike;
    },
    countOf: (kind) => counts[kind] ?? 0,
  };
}

function searchFor(row: Row, indices: readonly number[]): Matcher['search'] {
  const places = rarestPlaces(row, indices);
  const table = newTable(row.starts.length - 1);
  const { shift, heads, nexts } = table;
  const prints = new Int32Array(nexts.length);
  // One word of 32 bits a needle, and two bits of it set: one look at memory tells all but one in some hundred places.
  // Four megabytes at most: what is looked at for every byte should lie in the processor's own memory.
  const mapBits = Math.min(20, Math.max(8, bitsFor(indices.length)));
  const map = new Int32Array(2 ** mapBits);
  const mapShift = 32 - mapBits;
  for (const index of indices) {
    const print = printAt(row.text, (row.starts[index] ?? 0) + (places[index] ?? 0));
    enter(table, index, print);
    prints[index] = print;
    map[print >>> mapShift] = (map[print >>> mapShift] ?? 0) | (1 << print) | (1 << (print >>> 5));
  }

  const compare = (bytes: Uint8Array, at: number, print: number, found: Found): void => {
    for (let index = heads[print >>> shift] ?? -1; index >= 0; index = nexts[index] ?? -1) {
      if (prints[index] !== print) continue;
      const begin = at - (places[index] ?? 0);
      if (isAt(row, index, bytes, begin)) found(index, begin, lengthOf(row, index));
    }
  };

  return (bytes, found) => {
    const end = bytes.length - LEAST_BYTES;
    if (end < 0 || indices.length === 0) return;
    let first = wordAt(bytes, 0);
    // What stands at two places on: the word is shifted on by one byte at each place.
    let [second, third] = [wordAt(bytes, 1), wordAt(bytes, 2)];
    for (let at = 0; ; at += 1) {
      const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(third, 0x85ebca6b);
      const print = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
      const bits = map[print >>> mapShift] ?? 0;
      if (((bits >>> print) & (bits >>> (print >>> 5)) & 1) !== 0) compare(bytes, at, print, found);
      if (at === end) return;
      first = second;
      second = third;
      third = (third << 8) | (bytes[at + 6] ?? 0);
    }
  };
}
