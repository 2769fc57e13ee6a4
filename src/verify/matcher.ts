/**
 * Searches for very many byte strings at once. Every needle has at least six bytes; the fingerprint of six bytes is
 * looked up in a bitmap at every place, and only where a bit is set is a table asked and are bytes compared. Which six of
 * its bytes stand for a needle is chosen by how few others have them: thousands of values begin with `usr_00`, or end
 * with `Street`.
 */

/** The least a needle has. */
export const LEAST_BYTES = 6;

/** What is searched for. Several needles may have the same bytes, and several needles the same id. */
export interface Needle {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Told of one occurrence. */
export type Found = (id: number, offset: number, length: number) => void;

/** Finds needles; may be used for any number of buffers. */
export interface Matcher {
  /** Tells every occurrence, overlapping ones as well, by the needle's id, where it begins, and its bytes. */
  search(bytes: Uint8Array, found: Found): void;
}

/** Two mixing steps: neighbouring texts must not fall on neighbouring bits. */
const mix = (high: number, low: number): number => {
  const mixed = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0;
};

/** The two halves of six bytes: the first four, and the third to the sixth. They overlap so that one shift serves both. */
const word = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 24) |
  ((bytes[at + 1] ?? 0) << 16) |
  ((bytes[at + 2] ?? 0) << 8) |
  (bytes[at + 3] ?? 0);

const countBits = 20;
const mostPlaces = 32;

/** For each needle the place of those six bytes in it that the fewest needles have, anywhere in them. */
function rarestPlaces(needles: readonly Needle[]): Uint8Array {
  const counts = new Uint32Array(2 ** countBits);
  const countAt = (bytes: Uint8Array, at: number): number =>
    mix(word(bytes, at), word(bytes, at + 2)) >>> (32 - countBits);
  const lastPlace = (bytes: Uint8Array): number => Math.min(mostPlaces, bytes.length - LEAST_BYTES);
  for (const { bytes } of needles) {
    for (let at = 0; at <= lastPlace(bytes); at += 1) {
      const place = countAt(bytes, at);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return Uint8Array.from(needles, ({ bytes }) => {
    let [best, least] = [0, Infinity];
    for (let at = 0; at <= lastPlace(bytes); at += 1) {
      const count = counts[countAt(bytes, at)] ?? 0;
      if (count < least) [best, least] = [at, count];
    }
    return best;
  });
}

/**
 * Builds a matcher. Memory: the needles' bytes and about 30 bytes for each.
 * @throws RangeError when a needle has fewer than six bytes
 */
export function newMatcher(needles: readonly Needle[]): Matcher {
  const total = needles.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const text = new Uint8Array(total);
  const starts = new Uint32Array(needles.length + 1);
  const tableBits = Math.max(8, Math.ceil(Math.log2(needles.length + 1)) + 1);
  const heads = new Int32Array(2 ** tableBits).fill(-1);
  const nexts = new Int32Array(needles.length).fill(-1);
  // Needles with the same bytes hang on the first of them, so that their bytes are compared once.
  const twins = new Int32Array(needles.length).fill(-1);
  // One word of 32 bits a needle, and two bits of it set: one look at memory tells all but one in some hundred places.
  const mapBits = Math.min(22, Math.max(8, Math.ceil(Math.log2(needles.length + 1))));
  const map = new Int32Array(2 ** mapBits);
  const [mapShift, tableShift] = [32 - mapBits, 32 - tableBits];
  const isAt = (index: number, bytes: Uint8Array, at: number): boolean => {
    const from = starts[index] ?? 0;
    const length = (starts[index + 1] ?? 0) - from;
    if (at < 0 || at + length > bytes.length) return false;
    let same = 0;
    while (same < length && bytes[at + same] === text[from + same]) same += 1;
    return same === length;
  };
  const twinOf = (head: number, bytes: Uint8Array): number => {
    let index = head;
    while (
      index >= 0 &&
      !((starts[index + 1] ?? 0) - (starts[index] ?? 0) === bytes.length && isAt(index, bytes, 0))
    ) {
      index = nexts[index] ?? -1;
    }
    return index;
  };
  const places = rarestPlaces(needles);
  needles.forEach(({ bytes }, index) => {
    if (bytes.length < LEAST_BYTES) throw new RangeError('A needle has at least six bytes.');
    const from = starts[index] ?? 0;
    text.set(bytes, from);
    starts[index + 1] = from + bytes.length;
    const chosen = places[index] ?? 0;
    const print = mix(word(bytes, chosen), word(bytes, chosen + 2));
    map[print >>> mapShift] = (map[print >>> mapShift] ?? 0) | (1 << print) | (1 << (print >>> 5));
    const place = print >>> tableShift;
    const twin = twinOf(heads[place] ?? -1, bytes);
    if (twin >= 0) {
      twins[index] = twins[twin] ?? -1;
      twins[twin] = index;
      return;
    }
    nexts[index] = heads[place] ?? -1;
    heads[place] = index;
  });
  const ids = Int32Array.from(needles, ({ id }) => id);

  const compare = (bytes: Uint8Array, at: number, print: number, found: Found) => {
    for (let index = heads[print >>> tableShift] ?? -1; index >= 0; index = nexts[index] ?? -1) {
      const begin = at - (places[index] ?? 0);
      if (!isAt(index, bytes, begin)) continue;
      const length = (starts[index + 1] ?? 0) - (starts[index] ?? 0);
      for (let twin = index; twin >= 0; twin = twins[twin] ?? -1) found(ids[twin] ?? 0, begin, length);
    }
  };

  return {
    search: (bytes, found) => {
      const end = bytes.length - LEAST_BYTES;
      if (end < 0 || needles.length === 0) return;
      let first = word(bytes, 0);
      // What stands at two places on: the word is shifted on by one byte at each place.
      let [second, third] = [word(bytes, 1), word(bytes, 2)];
      for (let at = 0; ; at += 1) {
        const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(third, 0x85ebca6b);
        const print = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0;
        const both =
          ((map[print >>> mapShift] ?? 0) >>> (print & 31)) &
          ((map[print >>> mapShift] ?? 0) >>> ((print >>> 5) & 31));
        if ((both & 1) !== 0) compare(bytes, at, print, found);
        if (at === end) return;
        first = second;
        second = third;
        third = (third << 8) | (bytes[at + 6] ?? 0);
      }
    },
  };
}
