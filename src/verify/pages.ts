/**
 * Decrypts pages of an SQLCipher-4 database, frames of its log, and blocks of anything else, from the description in
 * docs/vault-format.md alone. It shares no code with the store: that is what makes its word worth something.
 */
import { createDecipheriv, createHmac, createSecretKey, pbkdf2Sync, type KeyObject } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes of a page on disk. */
export const PAGE_BYTES = 4_096;
/** Bytes of a page that SQLite sees. */
export const USABLE_BYTES = 4_016;
const IV_AT = 4_016;
const HMAC_AT = 4_032;
const PAGES_AT_ONCE = 256;
const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
const MAGIC_TEXT = Buffer.from('SQLite format 3\0', 'latin1');

/** One decrypted page. `bytes` has 4,016 bytes and is used again for the next one. */
export interface Page {
  /** From 1. */
  readonly page: number;
  readonly bytes: Buffer;
  /** Its HMAC fits key, salt and page number. */
  readonly intact: boolean;
}

/** One decrypted frame of a log. */
export interface Frame extends Page {
  /** From 0, by its place in the file. */
  readonly frame: number;
  /** Pages of the database after the commit that this frame ends; 0 within a transaction. */
  readonly committed: number;
  /** The frame has the salts of the log's header: it belongs to the present round, and is not left from an earlier one. */
  readonly live: boolean;
}

/** One decrypted block of a file or volume that is no database, or no longer one. */
export interface Block {
  /** Where the 4,096 bytes begin in the file. */
  readonly offset: number;
  /** 4,016 bytes; used again for the next block. */
  readonly bytes: Buffer;
  /** The page number under which the HMAC fits, where one could be told; null does not mean that it is no page. */
  readonly page: number | null;
}

/** The page key with what hangs on the salt of one database. */
interface PageCipher {
  readonly pageKey: Buffer;
  /** An object, not bytes: those would be made into one again for every page, which costs more than hashing it. */
  readonly hmacKey: KeyObject;
}

/** The salt of a database: the first 16 bytes of its file; null when it is shorter. */
export function saltOf(file: string): Buffer | null {
  const open = openSync(file, 'r');
  try {
    const salt = Buffer.alloc(16);
    return readSync(open, salt, 0, 16, 0) === 16 ? salt : null;
  } finally {
    closeSync(open);
  }
}

function cipherOf(pageKey: Buffer, salt: Buffer): PageCipher {
  if (pageKey.length !== 32) throw new RangeError('A page key has 32 bytes.');
  const mask = salt.map((byte) => byte ^ 0x3a);
  return { pageKey, hmacKey: createSecretKey(pbkdf2Sync(pageKey, mask, 2, 32, 'sha512')) };
}

const numberBytes = Buffer.alloc(4);

function fits({ hmacKey }: PageCipher, stored: Buffer, page: number): boolean {
  numberBytes.writeUInt32LE(page);
  const from = page === 1 ? 16 : 0;
  const hmac = createHmac('sha512', hmacKey).update(stored.subarray(from, HMAC_AT)).update(numberBytes);
  return hmac.digest().equals(stored.subarray(HMAC_AT, PAGE_BYTES));
}

/**
 * Decrypts whole pages that lie one after the other, with one call of the cipher: CBC needs for every 16 bytes only the
 * 16 before, so a run over all of them is right everywhere but in the first 16 bytes of each page, where the page's own
 * IV takes the place of what stands before it. Page 1 is encrypted from its 17th byte on: `mendFirst` puts it right.
 */
function decryptRun(pageKey: Buffer, stored: Buffer, plain: Buffer): void {
  const decipher = createDecipheriv('aes-256-cbc', pageKey, Buffer.alloc(16)).setAutoPadding(false);
  decipher.update(stored).copy(plain);
  for (let at = 0; at < stored.length; at += PAGE_BYTES) {
    for (let byte = 0; byte < 16; byte += 1) {
      const before = at === 0 ? 0 : (stored[at - 16 + byte] ?? 0);
      plain[at + byte] = (plain[at + byte] ?? 0) ^ before ^ (stored[at + IV_AT + byte] ?? 0);
    }
  }
}

/** Puts page 1 right: its first 16 bytes are the salt and not encrypted, and its IV stands before the next 16. */
function mendFirst(stored: Buffer, plain: Buffer): void {
  for (let byte = 16; byte < 32; byte += 1)
    plain[byte] = (plain[byte] ?? 0) ^ (stored[byte - 16] ?? 0) ^ (stored[IV_AT + byte - 16] ?? 0);
  MAGIC_TEXT.copy(plain);
}

/**
 * Every page of a database file, in order, in constant memory. A rest shorter than a page at the end is given as a
 * page that is not intact.
 * @source docs/vault-format.md, "vault.db"
 */
export function* decryptPages(file: string, pageKey: Buffer): Generator<Page> {
  const salt = saltOf(file);
  if (!salt) return;
  const cipher = cipherOf(pageKey, salt);
  const plain = Buffer.alloc(PAGES_AT_ONCE * PAGE_BYTES);
  for (const { bytes, offset } of blocksOf(file, PAGES_AT_ONCE * PAGE_BYTES)) {
    const whole = bytes.length - (bytes.length % PAGE_BYTES);
    const stored = bytes.subarray(0, whole);
    decryptRun(pageKey, stored, plain);
    if (offset === 0 && whole > 0) mendFirst(stored, plain);
    for (let at = 0; at < whole; at += PAGE_BYTES) {
      const page = (offset + at) / PAGE_BYTES + 1;
      const intact = fits(cipher, stored.subarray(at, at + PAGE_BYTES), page);
      yield { page, bytes: plain.subarray(at, at + USABLE_BYTES), intact };
    }
    if (whole < bytes.length) {
      yield { page: (offset + whole) / PAGE_BYTES + 1, bytes: bytes.subarray(whole), intact: false };
    }
  }
}

/** Decrypts single stored pages by their numbers; null when the HMAC does not fit. */
export function pageOpener(pageKey: Buffer, salt: Buffer): (stored: Buffer, page: number) => Buffer | null {
  const cipher = cipherOf(pageKey, salt);
  return (stored, page) => {
    if (stored.length !== PAGE_BYTES || !fits(cipher, stored, page)) return null;
    const plain = Buffer.alloc(PAGE_BYTES);
    decryptRun(pageKey, stored, plain);
    if (page === 1) mendFirst(stored, plain);
    return plain.subarray(0, USABLE_BYTES);
  };
}

/** Adds bytes to the running checksum of a log. @source the file format of SQLite 3, "WAL Checksum" */
function summed(little: boolean, [one, two]: [number, number], bytes: Buffer): [number, number] {
  for (let at = 0; at < bytes.length; at += 8) {
    const first = little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    const second = little ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4);
    one = (one + first + two) >>> 0;
    two = (two + second + one) >>> 0;
  }
  return [one, two];
}

/** The frames that SQLite itself takes: from the start as long as salts and checksums fit. */
export function* frameHeaders(
  walFile: string,
): Generator<{ readonly page: number; readonly committed: number; readonly contentAt: number }> {
  const header = readAt(walFile, 0, WAL_HEADER_BYTES);
  if (header.length < WAL_HEADER_BYTES || header.readUInt32BE(0) >>> 1 !== 0x377f0682 >>> 1) return;
  const little = header.readUInt32BE(0) === 0x377f0682;
  const roundSalts = Buffer.from(header.subarray(16, 24));
  let sum = summed(little, [0, 0], header.subarray(0, 24));
  for (const { bytes, offset } of blocksOf(walFile, 128 * FRAME_BYTES, WAL_HEADER_BYTES)) {
    for (let at = 0; at + FRAME_BYTES <= bytes.length; at += FRAME_BYTES) {
      const frame = bytes.subarray(at, at + FRAME_BYTES);
      sum = summed(little, summed(little, sum, frame.subarray(0, 8)), frame.subarray(FRAME_HEADER_BYTES));
      const right = frame.readUInt32BE(16) === sum[0] && frame.readUInt32BE(20) === sum[1];
      if (!right || !frame.subarray(8, 16).equals(roundSalts)) return;
      const [page, committed] = [frame.readUInt32BE(0), frame.readUInt32BE(4)];
      yield { page, committed, contentAt: offset + at + FRAME_HEADER_BYTES };
    }
  }
}

/**
 * Every frame of a log, those behind its valid end as well: what an earlier round left there is still readable with the
 * key. Frames are told live by the salts of the header; whether their checksums fit is the reader's to ask.
 */
export function* decryptWal(walFile: string, dbFile: string, pageKey: Buffer): Generator<Frame> {
  const salt = saltOf(dbFile);
  const header = readAt(walFile, 0, WAL_HEADER_BYTES);
  if (!salt || header.length < WAL_HEADER_BYTES) return;
  const cipher = cipherOf(pageKey, salt);
  const plain = Buffer.alloc(PAGE_BYTES);
  const roundSalts = header.subarray(16, 24);
  for (const { bytes, offset } of blocksOf(walFile, 128 * FRAME_BYTES, WAL_HEADER_BYTES)) {
    for (let at = 0; at + FRAME_BYTES <= bytes.length; at += FRAME_BYTES) {
      const frame = bytes.subarray(at, at + FRAME_BYTES);
      const page = frame.readUInt32BE(0);
      const stored = frame.subarray(FRAME_HEADER_BYTES);
      decryptRun(pageKey, stored, plain);
      if (page === 1) mendFirst(stored, plain);
      yield {
        frame: (offset + at - WAL_HEADER_BYTES) / FRAME_BYTES,
        page,
        committed: frame.readUInt32BE(4),
        live: frame.subarray(8, 16).equals(roundSalts),
        bytes: plain.subarray(0, USABLE_BYTES),
        intact: fits(cipher, stored, page),
      };
    }
  }
}

/**
 * Trial decryption of a raw volume, or of any file: every block at a multiple of 4,096 bytes that is not all zeros, and
 * every frame of a log wherever it lies.
 *
 * The HMAC of a page covers its number, and a block on a volume does not say which page it was; to try all numbers would
 * cost a hash for every pair of block and number. So blocks are decrypted without asking the HMAC: the key and the IV,
 * which stands in the block, are enough, and what is no page under this key becomes noise, in which nothing is found.
 * The number is told where it follows: from a block that begins with `salt` (page 1) on, as long as the pages of a file
 * lie one after the other.
 *
 * Frames of a log do not lie at multiples of 4,096, and their log's header may be gone. They are found because two
 * neighbouring frames repeat the same eight bytes of salts 4,120 bytes apart, which in encrypted bytes happens by chance
 * once in 2^64 pairs. A single frame without a neighbour is not found.
 */
export function* decryptBlocks(file: string, pageKey: Buffer, salt: Buffer): Generator<Block> {
  const cipher = cipherOf(pageKey, salt);
  const plain = Buffer.alloc(PAGES_AT_ONCE * PAGE_BYTES);
  const single = Buffer.alloc(PAGE_BYTES);
  let next = 0;
  const overlap = 2 * FRAME_BYTES;
  const stride = PAGES_AT_ONCE * PAGE_BYTES;
  for (const { bytes, offset } of blocksOf(file, stride, 0, overlap)) {
    const whole = Math.min(stride, bytes.length - (bytes.length % PAGE_BYTES));
    const stored = bytes.subarray(0, whole);
    decryptRun(pageKey, stored, plain);
    for (let at = 0; at < whole; at += PAGE_BYTES) {
      const block = stored.subarray(at, at + PAGE_BYTES);
      if (isZero(block)) {
        next = 0;
        continue;
      }
      const first = salt.equals(block.subarray(0, 16));
      if (first) mendFirst(block, plain.subarray(at, at + PAGE_BYTES));
      const number = first ? 1 : next;
      const page = number > 0 && fits(cipher, block, number) ? number : null;
      next = page === null ? 0 : page + 1;
      yield { offset: offset + at, bytes: plain.subarray(at, at + USABLE_BYTES), page };
    }
    for (const at of framesIn(bytes, Math.min(stride, bytes.length))) {
      const frame = bytes.subarray(at, at + FRAME_BYTES);
      const page = frame.readUInt32BE(0);
      const block = frame.subarray(FRAME_HEADER_BYTES);
      decryptRun(pageKey, block, single);
      if (page === 1) mendFirst(block, single);
      yield {
        offset: offset + at + FRAME_HEADER_BYTES,
        bytes: single.subarray(0, USABLE_BYTES),
        page: fits(cipher, block, page) ? page : null,
      };
    }
  }
}

/** Where frames begin in `bytes`, of those that begin before `end`: each has a neighbour with the same salts. */
function* framesIn(bytes: Buffer, end: number): Generator<number> {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  const step = FRAME_BYTES / 4;
  let known = -1;
  for (let word = 2; word + step + 1 < words.length; word += 2) {
    const [one, two] = [words[word] ?? 0, words[word + 1] ?? 0];
    if (one === 0 || two === 0 || one === two) continue;
    if (words[word + step] !== one || words[word + step + 1] !== two) continue;
    const at = (word - 2) * 4;
    for (const frame of [at, at + FRAME_BYTES]) {
      if (frame > known && frame < end && frame + FRAME_BYTES <= bytes.length) yield frame;
      known = Math.max(known, frame);
    }
  }
}

const zeros = Buffer.alloc(PAGE_BYTES);
const isZero = (block: Buffer): boolean => block[IV_AT] === 0 && block.equals(zeros);

/**
 * A file in large parts of `size` bytes from `from` on; every part goes on for `overlap` bytes into the next one. The
 * buffer is used again.
 */
export function* blocksOf(
  file: string,
  size: number,
  from = 0,
  overlap = 0,
): Generator<{ readonly bytes: Buffer; readonly offset: number }> {
  const open = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(size + overlap);
    for (let offset = from; ; offset += size) {
      const count = readFully(open, buffer, offset);
      if (count === 0) return;
      yield { bytes: buffer.subarray(0, count), offset };
      if (count < buffer.length && count <= size) return;
    }
  } finally {
    closeSync(open);
  }
}

function readFully(open: number, buffer: Buffer, offset: number): number {
  let count = 0;
  while (count < buffer.length) {
    const read = readSync(open, buffer, count, buffer.length - count, offset + count);
    if (read === 0) break;
    count += read;
  }
  return count;
}

/** Up to `length` bytes of a file at a place. */
export function readAt(file: string, offset: number, length: number): Buffer {
  const open = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readFully(open, buffer, offset));
  } finally {
    closeSync(open);
  }
}
