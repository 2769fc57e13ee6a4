/** What the audit key is used for: wrapping the keys that sign the log of facts, and hashing words without keeping them. */
import { boundTo, deriveKey, keyedHash, NONCE_BYTES, openBox, randomSecret, sealBox } from './crypto.ts';
import { vaultFault } from './faults.ts';

/** Uses of the audit key; the key itself does not leave. */
export interface AuditKeys {
  /** 32 hexadecimal digits: part of everything that is signed, so that nothing fits into another vault. */
  readonly vaultId: string;
  /** 12-byte nonce and box of a private key. */
  wrap(number: number, secret: Buffer): Buffer;
  /** The caller wipes it. @throws AppError 'vault-altered' (signing-key) */
  unwrap(number: number, wrapped: Uint8Array): Buffer;
  /** HMAC-SHA-256 of a text, as 32 hexadecimal digits (128 bits): equal texts are told equal, and none is told. */
  keyedHash(text: string): string;
}

/** The uses of an audit key from `OpenVault.auditKey()`, which is wiped here. */
export function auditKeys(auditKey: Buffer, vaultId: string): AuditKeys {
  const salt = Buffer.from(vaultId, 'hex');
  const wrapping = deriveKey(auditKey, salt, 'audit-signing');
  const words = deriveKey(auditKey, salt, 'audit-words');
  auditKey.fill(0);
  const aadFor = (number: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(number));
    return boundTo('audit-signing', salt, bytes);
  };
  return {
    vaultId,
    wrap: (number, secret) => {
      const nonce = randomSecret(NONCE_BYTES);
      return Buffer.concat([nonce, sealBox(wrapping, nonce, secret, aadFor(number))]);
    },
    unwrap: (number, wrapped) => {
      const bytes = Buffer.from(wrapped);
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const secret = openBox(wrapping, nonce, bytes.subarray(NONCE_BYTES), aadFor(number));
      if (!secret) throw vaultFault('vault-altered', 'signing-key');
      return secret;
    },
    keyedHash: (text) => keyedHash(words, Buffer.from(text.normalize('NFC'), 'utf8')).toString('hex', 0, 16),
  };
}
