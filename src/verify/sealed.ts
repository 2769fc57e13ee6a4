/**
 * Opens accounts' keys and sealed files.
 * @source docs/vault-format.md, "Account keys" and "Sealed files"
 */
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { statSync } from 'node:fs';
import { blocksOf, readAt } from './pages.ts';

/** Bytes of plaintext in every chunk but the last. */
export const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const HEAD_BYTES = 48;

const label = (name: string): Buffer => Buffer.from(`casefold/v1/${name}`);
const bound = (name: string, ...parts: Buffer[]): Buffer =>
  Buffer.concat([label(name), Buffer.alloc(1), ...parts]);

function eightBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** What a box holds, and whether its tag fits; what comes out without it may be anything. */
function openBox(key: Buffer, nonce: Buffer, box: Buffer, aad: Buffer): { bytes: Buffer; intact: boolean } {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad).setAuthTag(box.subarray(-TAG_BYTES));
  const bytes = decipher.update(box.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
    return { bytes, intact: true };
  } catch {
    return { bytes, intact: false };
  }
}

/** An account's key; null when these bytes do not hold it. */
export function accountKey(ringKey: Buffer, accountId: string, wrapped: Buffer): Buffer | null {
  if (wrapped.length !== 61 || wrapped[0] !== 1) return null;
  const aad = bound('account-key', Buffer.from(accountId, 'utf8'));
  const { bytes, intact } = openBox(ringKey, wrapped.subarray(1, 13), wrapped.subarray(13), aad);
  return intact ? bytes : null;
}

/** A sealed file that can be tried with a key. */
export interface SealedFile {
  /** Of the plaintext. */
  readonly sizeBytes: number;
  /**
   * Its chunks in order, one in memory at a time. A chunk whose tag does not fit is given as it comes out: what was
   * altered in one place may still be read everywhere else.
   */
  chunks(
    accountKey: Buffer,
    purpose: string,
  ): Generator<{ readonly bytes: Buffer; readonly intact: boolean }>;
}

/** Looks whether a file is a sealed one; null when it is none, or cut so that no whole chunk is left. */
export function sealedFile(path: string): SealedFile | null {
  const head = readAt(path, 0, HEAD_BYTES);
  const stored = statSync(path).size - HEAD_BYTES;
  const known =
    stored >= TAG_BYTES &&
    head.toString('latin1', 0, 8) === 'CFSEAL01' &&
    head.readUInt32LE(8) === 1 &&
    head.readUInt32LE(12) === CHUNK_BYTES;
  if (!known) return null;
  const boxBytes = CHUNK_BYTES + TAG_BYTES;
  const count = Math.ceil(stored / boxBytes);
  return {
    sizeBytes: Math.max(0, stored - count * TAG_BYTES),
    *chunks(key, purpose) {
      const fileKey = Buffer.from(hkdfSync('sha512', key, head.subarray(16), label('sealed-file'), 32));
      let index = 0;
      for (const { bytes } of blocksOf(path, boxBytes, HEAD_BYTES)) {
        const nonce = Buffer.concat([Buffer.alloc(4), eightBytes(index)]);
        const last = Buffer.from([index === count - 1 ? 1 : 0]);
        const aad = bound('sealed-chunk', head, eightBytes(index), last, Buffer.from(purpose, 'utf8'));
        index += 1;
        if (bytes.length < TAG_BYTES) yield { bytes: Buffer.alloc(0), intact: false };
        else yield openBox(fileKey, nonce, bytes, aad);
      }
    },
  };
}
