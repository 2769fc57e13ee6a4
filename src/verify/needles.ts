/** Needles as they are searched for: their bytes in one row, those with the same bytes as one. */

/** The least a needle has. */
export const LEAST_BYTES = 6;

/** What is searched for. Several needles may have the same bytes, and several needles the same id. */
export interface Needle {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Bytes of all needles, one after the other: needle n from `starts[n]` to `starts[n + 1]`. */
export interface Row {
  readonly text: Uint8Array;
  readonly starts: Uint32Array;
}

/** Four bytes as a number. */
export const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 24) |
  ((bytes[at + 1] ?? 0) << 16) |
  ((bytes[at + 2] ?? 0) << 8) |
  (bytes[at + 3] ?? 0);

/** Mixes two numbers: neighbouring texts must not fall on neighbouring bits. */
export const mix = (one: number, other: number): number => {
  const mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0;
};

/** Bits of a number up to `count`. */
export const bitsFor = (count: number): number => Math.ceil(Math.log2(count + 1));

/** @throws RangeError when a needle has fewer than six bytes */
export function inOneRow(needles: readonly Needle[]): Row {
  const text = new Uint8Array(needles.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const starts = new Uint32Array(needles.length + 1);
  needles.forEach(({ bytes }, index) => {
    if (bytes.length < LEAST_BYTES) throw new RangeError('A needle has at least six bytes.');
    const from = starts[index] ?? 0;
    text.set(bytes, from);
    starts[index + 1] = from + bytes.length;
  });
  return { text, starts };
}

/** Bytes of a needle. */
export const lengthOf = ({ starts }: Row, index: number): number =>
  (starts[index + 1] ?? 0) - (starts[index] ?? 0);

/** Whether a needle stands at a place. */
export function isAt({ text, starts }: Row, index: number, bytes: Uint8Array, at: number): boolean {
  const from = starts[index] ?? 0;
  const length = (starts[index + 1] ?? 0) - from;
  if (at < 0 || at + length > bytes.length) return false;
  let same = 0;
  while (same < length && bytes[at + same] === text[from + same]) same += 1;
  return same === length;
}

/** Needles by numbers that were made of their bytes; those with the same or a similar number hang together. */
export interface Table {
  readonly shift: number;
  readonly heads: Int32Array;
  readonly nexts: Int32Array;
}

export function newTable(needles: number): Table {
  const bits = Math.max(8, bitsFor(needles) + 1);
  const heads = new Int32Array(2 ** bits).fill(-1);
  return { shift: 32 - bits, heads, nexts: new Int32Array(needles).fill(-1) };
}

export function enter({ shift, heads, nexts }: Table, index: number, hash: number): void {
  nexts[index] = heads[hash >>> shift] ?? -1;
  heads[hash >>> shift] = index;
}

/** Which needles have the same bytes. */
export interface Twins {
  /** Of those with the same bytes, the first. */
  readonly firsts: readonly number[];
  /** The next needle with the same bytes; -1 after the last. */
  readonly next: Int32Array;
  /** By the first: how many have its bytes. */
  readonly counts: Uint32Array;
}

export function twinsIn(row: Row): Twins {
  const { text, starts } = row;
  const needles = starts.length - 1;
  const table = newTable(needles);
  const next = new Int32Array(needles).fill(-1);
  const counts = new Uint32Array(needles);
  const firsts: number[] = [];
  for (let index = 0; index < needles; index += 1) {
    const bytes = text.subarray(starts[index], starts[index + 1]);
    let hash = bytes.length;
    for (const byte of bytes) hash = mix(hash, byte + 1);
    let first = table.heads[hash >>> table.shift] ?? -1;
    while (first >= 0 && !(lengthOf(row, first) === bytes.length && isAt(row, first, bytes, 0))) {
      first = table.nexts[first] ?? -1;
    }
    if (first < 0) {
      enter(table, index, hash);
      firsts.push(index);
      first = index;
    } else {
      next[index] = next[first] ?? -1;
      next[first] = index;
    }
    counts[first] = (counts[first] ?? 0) + 1;
  }
  return { firsts, next, counts };
}
