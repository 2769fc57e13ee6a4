/** Ids with a readable prefix. They grow with time, so that inserting a million of them keeps indexes compact. */
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let lastMs = 0;
let counter = 0;

/**
 * A new id: prefix, 9 characters of time in milliseconds, 4 of a counter, 10 random (50 bits).
 * @param prefix as in `contracts/kit/common.ts`: `act`, `inq`, `doc` …
 */
export function newId(prefix: string): string {
  const nowMs = Date.now();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = 0;
  } else counter += 1;
  let tail = '';
  for (let at = 0; at < 10; at++) tail += alphabet.charAt(randomByte() & 31);
  return `${prefix}_${base32(lastMs, 9)}${base32(counter, 4)}${tail}`;
}

/** Random bytes are drawn in blocks: a call for every id would cost more than the id. */
let pool: Buffer = Buffer.alloc(0);
let used = 0;
function randomByte(): number {
  if (used >= pool.length) {
    pool = randomBytes(8192);
    used = 0;
  }
  return pool[used++] ?? 0;
}

function base32(value: number, length: number): string {
  let text = '';
  let rest = value;
  for (let at = 0; at < length; at++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
