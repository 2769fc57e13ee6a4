/** Sealed records outside the database, such as those of a backup: each under a fresh nonce and bound to its place. */
import {
  boundTo,
  checksum,
  keyedHash,
  NONCE_BYTES,
  openBox,
  randomSecret,
  sealBox,
  TAG_BYTES,
} from './crypto.ts';

/** Bytes a sealed record has beyond its plaintext. */
export const RECORD_BYTES = NONCE_BYTES + TAG_BYTES;

/** Nonces are no secrets: many are drawn at once. */
const NONCES_AT_ONCE = 1024;
let drawn: Buffer = Buffer.alloc(0);

function nextNonce(): Buffer {
  // Never drawn into the same bytes again: a nonce that was handed out stays what it was.
  if (drawn.length === 0) drawn = randomSecret(NONCES_AT_ONCE * NONCE_BYTES);
  const nonce = drawn.subarray(0, NONCE_BYTES);
  drawn = drawn.subarray(NONCE_BYTES);
  return nonce;
}

/**
 * Seals one record: 12 bytes of nonce, ciphertext, 16 bytes of tag.
 *
 * @param key 32 bytes
 * @param place what the record is bound to; opening needs the same bytes
 */
export function sealRecord(key: Buffer, plaintext: Buffer, place: Buffer): Buffer {
  const nonce = nextNonce();
  return Buffer.concat([nonce, sealBox(key, nonce, plaintext, boundTo('record', place))]);
}

/** The reverse; null when key, place or one byte of the record is not what was sealed. */
export function openRecord(key: Buffer, record: Buffer, place: Buffer): Buffer | null {
  if (record.length < RECORD_BYTES) return null;
  return openBox(
    key,
    record.subarray(0, NONCE_BYTES),
    record.subarray(NONCE_BYTES),
    boundTo('record', place),
  );
}

/** HMAC-SHA-256, 32 bytes, for what is authenticated and not sealed. */
export function recordMac(key: Buffer, ...parts: readonly Buffer[]): Buffer {
  return keyedHash(key, boundTo('record'), ...parts);
}

/** SHA-256, 32 bytes: finds accidents where no key is at hand. */
export function recordChecksum(bytes: Buffer): Buffer {
  return checksum(bytes);
}

/** Sixteen random bytes that name a backup or a copy of the keys. */
export function newCopyId(): Buffer {
  return randomSecret(16);
}
