/**
 * The strings of a PDF: literal `(…)` and hexadecimal `<…>`, as they stand in objects, object streams and the content of
 * pages. What is shown on a page is cut into many of them; they are kept in one row with the gaps between them.
 * @source ISO 32000-1, 7.3.4 "String Objects", 9.4.3 "Text-Showing Operators"
 */

/** The strings of one stream in the order in which they stand. */
export interface Strings {
  /** All their bytes, one after the other. */
  readonly codes: Buffer;
  /** Where each string ends in `codes`, times two; plus one where a gap follows. */
  readonly ends: Uint32Array;
}

/** A number this far below zero between two strings of a list moves as far as a space does, in thousandths. */
const GAP = -180;

const [OPEN, CLOSE, LESS, MORE, BACKSLASH, LIST, LIST_END, PERCENT] = [
  0x28, 0x29, 0x3c, 0x3e, 0x5c, 0x5b, 0x5d, 0x25,
];

/** Reads all strings. Never throws; a string that does not end goes on to the end of the bytes. */
export function stringsOf(bytes: Uint8Array): Strings {
  // A string is never longer than what is written of it.
  const codes = Buffer.alloc(bytes.length);
  let ends = new Uint32Array(1_024);
  let [count, length, at, inList, pictures] = [0, 0, 0, false, true];
  const end = (): void => {
    if (count === ends.length) {
      const more = new Uint32Array(2 * count);
      more.set(ends);
      ends = more;
    }
    // Between two strings of a list is no gap unless a number says so.
    ends[count] = 2 * length + (inList ? 0 : 1);
    count += 1;
  };
  const gap = (): void => {
    if (count > 0) ends[count - 1] = (ends[count - 1] ?? 0) | 1;
  };
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === OPEN) {
      const read = literal(bytes, at + 1, codes, length);
      [at, length] = [read.next, read.length];
      end();
    } else if (byte === LESS && bytes[at + 1] === LESS) at += 2;
    else if (byte === LESS) {
      const read = hexadecimal(bytes, at + 1, codes, length);
      at = read.next;
      if (read.length === null) continue;
      length = read.length;
      end();
    } else if (byte === LIST || byte === LIST_END) {
      inList = byte === LIST;
      gap();
      at += 1;
    } else if (byte === 0x42 && pictures) {
      const end = pictureEnd(bytes, at);
      // Where one has no end, no later one has: it is not looked for again and again.
      pictures = end !== null;
      at = end ?? at + 1;
    } else if (byte === PERCENT) at = lineEnd(bytes, at);
    else if (inList && byte === 0x2d) {
      const { value, next } = numberAt(bytes, at + 1);
      if (-value < GAP) gap();
      at = next;
    } else at += 1;
  }
  return { codes: codes.subarray(0, length), ends: ends.subarray(0, count) };
}

const isSpace = (byte: number | undefined): boolean => byte === undefined || byte <= 0x20;
const MOST_PICTURE_HEAD = 1_024;

/**
 * The end of a picture among the operators, `BI … ID … EI`, whose points may look like anything; the next byte
 * where none begins, null where one does not end.
 */
function pictureEnd(bytes: Uint8Array, at: number): number | null {
  if (bytes[at + 1] !== 0x49 || !isSpace(bytes[at + 2]) || !isSpace(bytes[at - 1])) return at + 1;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const points = view.subarray(at, at + MOST_PICTURE_HEAD).indexOf('ID');
  if (points < 0) return at + 1;
  for (let end = view.indexOf('EI', at + points); end >= 0; end = view.indexOf('EI', end + 2)) {
    if (isSpace(bytes[end - 1]) && isSpace(bytes[end + 2])) return end + 2;
  }
  return null;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  return at;
}

function numberAt(bytes: Uint8Array, from: number): { value: number; next: number } {
  let [value, at] = [0, from];
  for (; at < bytes.length && at < from + 9; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return { value, next: at };
}

const escapes = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);

function literal(bytes: Uint8Array, from: number, codes: Buffer, begin: number) {
  let [at, length, depth] = [from, begin, 1];
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === OPEN) depth += 1;
    if (byte === CLOSE) depth -= 1;
    if (depth === 0) break;
    if (byte !== BACKSLASH) {
      codes[length] = byte;
      length += 1;
      continue;
    }
    const next = bytes[at] ?? 0;
    const digits = octalDigits(bytes, at);
    if (digits > 0) {
      codes[length] = Number.parseInt(Buffer.from(bytes.subarray(at, at + digits)).toString('latin1'), 8);
      length += 1;
      at += digits;
    } else if (next === 0x0d || next === 0x0a) at += next === 0x0d && bytes[at + 1] === 0x0a ? 2 : 1;
    else if (at < bytes.length) {
      codes[length] = escapes.get(next) ?? next;
      length += 1;
      at += 1;
    }
  }
  return { next: at, length };
}

function octalDigits(bytes: Uint8Array, at: number): number {
  let digits = 0;
  while (digits < 3 && ((bytes[at + digits] ?? 0) & 0xf8) === 0x30) digits += 1;
  return digits;
}

const hexDigit = Int8Array.from({ length: 256 }, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1 : value;
});

/** A string of digits; `length` is null when what stands there is something else. */
function hexadecimal(bytes: Uint8Array, from: number, codes: Buffer, begin: number) {
  let [at, length, high] = [from, begin, -1];
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === MORE) break;
    const digit = hexDigit[byte] ?? -1;
    if (digit < 0) {
      if (byte > 0x20) return { next: at, length: null };
    } else if (high < 0) high = digit;
    else {
      codes[length] = high * 16 + digit;
      length += 1;
      high = -1;
    }
  }
  if (high >= 0) {
    codes[length] = high * 16;
    length += 1;
  }
  return { next: at + 1, length };
}
