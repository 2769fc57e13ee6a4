/**
 * What readers of documents give to the search, and what bounds them. Documents come from strangers: every reader is
 * bounded in time and memory, throws nothing, and says what it left unread.
 */
import { constants, inflateSync } from 'node:zlib';

/** How a piece came out of a document: as it lies there, unpacked, or as text that was decoded. */
export type PieceKind = 'bytes' | 'unpacked' | 'text';

/** Takes one piece to be searched. The bytes may be used again afterwards. */
export type Sink = (bytes: Uint8Array, kind: PieceKind) => void;

/** Why a part of a document was not read. */
export type Unread = 'encrypted' | 'filter' | 'damaged' | 'limit';

/** One document being read: where its pieces go, what is left of its bounds, and what was not read. */
export interface Reading {
  readonly sink: Sink;
  /** Bytes that may still be unpacked or decoded. */
  left: number;
  /** Damaged streams of which the beginning was looked for. */
  mended: number;
  readonly unread: Record<Unread, number>;
}

/** The most of one packed part that is unpacked. */
const MOST_UNPACKED = 32 * 1024 * 1024;
/** The most that is unpacked and decoded of one document. */
const MOST_OF_ONE = 256 * 1024 * 1024;

/** A document before it is read. */
export function newReading(sink: Sink, most: number = MOST_OF_ONE): Reading {
  return { sink, left: most, mended: 0, unread: { encrypted: 0, filter: 0, damaged: 0, limit: 0 } };
}

/** Takes `bytes` of the document's bounds; false, and noted, when nothing is left of them. */
export function spend(reading: Reading, bytes: number): boolean {
  reading.left -= bytes;
  if (reading.left >= 0) return true;
  reading.left = 0;
  reading.unread.limit += 1;
  return false;
}

/** Text to be searched, and its lower case where that is another. */
export function sinkText(reading: Reading, text: string): void {
  // One byte of an encoding may become three of UTF-8, twice.
  if (text === '' || !spend(reading, text.length)) return;
  reading.sink(Buffer.from(text, 'utf8'), 'text');
  const lower = text.toLowerCase();
  if (lower !== text) reading.sink(Buffer.from(lower, 'utf8'), 'text');
}

/** Damaged or too large streams of one document of which the beginning is looked for. */
const MOST_MENDED = 16;
const MENDED_BYTES = 8 * 1024 * 1024;

/**
 * Unpacks zlib's format from the beginning of `packed`; what follows its end is not looked at. Of damaged and of too
 * large streams the beginning comes out, and they are counted.
 * @returns the bytes; null when nothing could be unpacked
 * @source RFC 1950
 */
export function inflated(reading: Reading, packed: Uint8Array): Buffer | null {
  const whole = unpack(reading, packed, MOST_UNPACKED, constants.Z_FINISH);
  if (Buffer.isBuffer(whole)) return whole;
  reading.unread[whole] += 1;
  if (reading.mended === MOST_MENDED) return null;
  reading.mended += 1;
  // zlib gives nothing of a stream that ends in an error: the longest beginning without one is looked for. Of a stream
  // that was cut that is the whole.
  let [good, bad] = [0, packed.length];
  const cut = unpack(reading, packed, MENDED_BYTES, constants.Z_SYNC_FLUSH);
  if (Buffer.isBuffer(cut)) return cut;
  let best: Buffer | null = null;
  while (bad - good > 1 && reading.left > 0) {
    const middle = good + Math.floor((bad - good) / 2);
    const part = unpack(reading, packed.subarray(0, middle), MENDED_BYTES, constants.Z_SYNC_FLUSH);
    if (Buffer.isBuffer(part)) [best, good] = [part, middle];
    else bad = middle;
  }
  return best;
}

function unpack(
  reading: Reading,
  packed: Uint8Array,
  most: number,
  finishFlush: number,
): Buffer | 'limit' | 'damaged' {
  const maxOutputLength = Math.min(most, reading.left);
  if (maxOutputLength === 0) return 'limit';
  try {
    const bytes = inflateSync(packed, { finishFlush, maxOutputLength });
    reading.left -= bytes.length;
    return bytes;
  } catch (error) {
    const large = error instanceof RangeError;
    reading.left -= Math.min(reading.left, large ? maxOutputLength : packed.length);
    return large ? 'limit' : 'damaged';
  }
}
