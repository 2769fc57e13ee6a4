/**
 * The recovery key as people write it: 160 random bits in Crockford's base 32, eight groups of four, and a ninth
 * group that finds typing errors.
 */
import { checksum, randomSecret, wipe } from './crypto.ts';

/** Bytes of a recovery key. */
export const RECOVERY_BYTES = 20;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;
const SIGNS = (RECOVERY_BYTES * 8) / 5;

function toBase32(bytes: Buffer): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** Four signs from the first twenty bits of the key's SHA-256. */
function checkSigns(key: Buffer): string {
  return toBase32(checksum(Buffer.from('casefold/v1/recovery-check', 'utf8'), key).subarray(0, 5)).slice(
    0,
    GROUP,
  );
}

/** How a recovery key is shown: nine groups of four signs with hyphens. */
export function formatRecoveryKey(key: Buffer): string {
  const signs = toBase32(key) + checkSigns(key);
  return (signs.match(/.{4}/g) ?? []).join('-');
}

/** A new recovery key; the caller wipes it after formatting. */
export function newRecoveryBytes(): Buffer {
  return randomSecret(RECOVERY_BYTES);
}

/** What a typed recovery key turned out to be. */
export type TypedRecoveryKey =
  | { readonly kind: 'key'; readonly key: Buffer }
  /** Too few or too many signs. */
  | { readonly kind: 'length' }
  /** A sign that recovery keys do not have, in this group (from 1). */
  | { readonly kind: 'sign'; readonly group: number }
  /** A mistyped sign somewhere. */
  | { readonly kind: 'check' };

function fromBase32(signs: string): Buffer {
  const key = Buffer.allocUnsafeSlow(RECOVERY_BYTES);
  let bits = 0;
  let held = 0;
  let filled = 0;
  for (const sign of signs) {
    held = (held << 5) | ALPHABET.indexOf(sign);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    key[filled] = (held >>> bits) & 255;
    filled += 1;
    held &= (1 << bits) - 1;
  }
  return key;
}

/** Reads a typed recovery key, however it is spaced or cased; O counts as 0, I and L as 1. The caller wipes the key. */
export function parseRecoveryKey(typed: string): TypedRecoveryKey {
  const signs = typed
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (signs.length !== SIGNS + GROUP) return { kind: 'length' };
  const strange = [...signs].findIndex((sign) => !ALPHABET.includes(sign));
  if (strange >= 0) return { kind: 'sign', group: Math.floor(strange / GROUP) + 1 };
  const key = fromBase32(signs.slice(0, SIGNS));
  if (checkSigns(key) === signs.slice(SIGNS)) return { kind: 'key', key };
  wipe(key);
  return { kind: 'check' };
}
