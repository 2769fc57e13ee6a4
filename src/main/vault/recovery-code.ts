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
  return toBase32(checksum(Buffer.from('casefold/v1/recovery-check', 'utf8'), key).subarray(0, 5)).slice(0, GROUP);
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

/**
 * Reads a typed recovery key, however it is spaced or cased; O counts as 0, I and L as 1.
 *
 * @returns the 20 bytes, or null when it is no recovery key or a sign is mistyped
 */
export function parseRecoveryKey(typed: string): Buffer | null {
  if (typed.length > 200) return null;
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (signs.length !== SIGNS + GROUP) return null;
  const key = Buffer.allocUnsafeSlow(RECOVERY_BYTES);
  let bits = 0;
  let held = 0;
  let filled = 0;
  for (const sign of signs.slice(0, SIGNS)) {
    const value = ALPHABET.indexOf(sign);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    key[filled] = (held >>> bits) & 255;
    filled += 1;
    held &= (1 << bits) - 1;
  }
  if (checkSigns(key) === signs.slice(SIGNS)) return key;
  wipe(key);
  return null;
}
