/** The few cryptographic moves the vault is made of. All of them come from node:crypto; none is of our own making. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomFillSync,
} from 'node:crypto';

/** Bytes in every symmetric key of the vault. */
export const KEY_BYTES = 32;
/** Bytes in an AES-GCM nonce; always random, because every key here wraps few things. */
export const NONCE_BYTES = 12;
/** Bytes AES-GCM adds to what it seals. */
export const TAG_BYTES = 16;

/** What a derived key or a sealed box is for; part of every derivation and every AAD, so that none fits elsewhere. */
export type Purpose =
  | 'slot-tag'
  | 'slot-key'
  | 'slot'
  | 'card'
  | 'about'
  | 'header'
  | 'page-key'
  | 'account-keys'
  | 'account-key'
  | 'audit'
  | 'audit-signing'
  | 'audit-words'
  | 'name-salt'
  | 'redaction-values'
  | 'sealed-file'
  | 'sealed-chunk'
  | 'backup-seal'
  | 'backup-mac'
  | 'record';

const labels = new Map<Purpose, Buffer>();

/** The bytes of a purpose; made once, read only. */
function label(purpose: Purpose): Buffer {
  let bytes = labels.get(purpose);
  if (!bytes) {
    bytes = Buffer.from(`casefold/v1/${purpose}`, 'utf8');
    labels.set(purpose, bytes);
  }
  return bytes;
}

const zeroByte = Buffer.alloc(1);

/** A buffer outside the shared pool, so that overwriting it leaves no copy in a neighbour's slab. */
export function allocateSecret(bytes: number): Buffer {
  return Buffer.allocUnsafeSlow(bytes).fill(0);
}

/** Fresh random bytes in a buffer of their own. */
export function randomSecret(bytes: number): Buffer {
  return randomFillSync(Buffer.allocUnsafeSlow(bytes));
}

/** A copy in a buffer of its own; the receiver wipes it. */
export function copySecret(secret: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(secret.length);
  secret.copy(copy);
  return copy;
}

/** Overwrites keys that are no longer needed. */
export function wipe(...secrets: readonly (Uint8Array | null | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0);
}

/**
 * A 32-byte key for one purpose, by HKDF-SHA-512. The caller wipes it.
 *
 * @source RFC 5869
 */
export function deriveKey(secret: Buffer, salt: Buffer, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha512', secret, salt, label(purpose), KEY_BYTES));
}

/** Bytes that must be the same at sealing and opening: purpose, a zero byte, then the parts one after the other. */
export function boundTo(purpose: Purpose, ...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([label(purpose), zeroByte, ...parts]);
}

/**
 * A key as node:crypto holds it. Handed over as bytes, a key costs three times as much as all the rest of sealing a
 * small record: Node looks first whether it is one of several kinds of object.
 */
const held = (key: Buffer) => createSecretKey(key);

/** AES-256-GCM; answers ciphertext followed by the 16-byte tag. The nonce must never repeat under the same key. */
export function sealBox(key: Buffer, nonce: Buffer, plaintext: Buffer, aad: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', held(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The reverse of `sealBox`; null when the key, the nonce, the AAD or one byte of the box is not what was sealed. */
export function openBox(key: Buffer, nonce: Buffer, box: Buffer, aad: Buffer): Buffer | null {
  if (box.length < TAG_BYTES) return null;
  const end = box.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', held(key), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(box.subarray(end));
  const plaintext = allocateSecret(end);
  decipher.update(box.subarray(0, end)).copy(plaintext);
  try {
    decipher.final();
    return plaintext;
  } catch {
    // GCM gives plaintext before it has checked the tag; nothing of it may be seen when the tag is wrong.
    wipe(plaintext);
    return null;
  }
}

/** HMAC-SHA-256, 32 bytes. */
export function keyedHash(key: Buffer, ...parts: readonly Buffer[]): Buffer {
  const hash = createHmac('sha256', held(key));
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** SHA-256, 32 bytes: finds accidents, not attackers. */
export function checksum(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
