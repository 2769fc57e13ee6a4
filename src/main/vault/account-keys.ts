/** One key per account. Its wrapped form lies in the database; destroying it makes the account's sealed files unreadable. */
import {
  boundTo,
  deriveKey,
  KEY_BYTES,
  NONCE_BYTES,
  openBox,
  randomSecret,
  sealBox,
  TAG_BYTES,
} from './crypto.ts';
import { vaultFault } from './faults.ts';

/** A fresh account key, and the bytes to keep. */
export interface NewAccountKey {
  readonly key: Buffer;
  /** 61 bytes: version 1, nonce, ciphertext, tag. */
  readonly wrapped: Buffer;
}

const VERSION = Buffer.from([1]);
/** Bytes of a wrapped account key. */
export const WRAPPED_BYTES = 1 + NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** Makes and unwraps account keys under one ring key. */
export interface RingKeys {
  /** A key for an account and its wrapped form; the caller wipes the key. */
  create(accountId: string): NewAccountKey;
  /** The wrapped form of a key that an account has already. */
  wrap(accountId: string, key: Buffer): Buffer;
  /** @throws AppError 'vault-altered' (account-key) when the bytes are not this account's */
  unwrap(accountId: string, wrapped: Uint8Array): Buffer;
  /** Keys of this vault's backups, for what belongs to no account. The caller wipes them. */
  backup(): BackupKeys;
}

/** What seals the records of a backup that belong to no account, and what authenticates its header. */
export interface BackupKeys {
  readonly seal: Buffer;
  readonly mac: Buffer;
}

/**
 * The accounts' keys under a ring key from `OpenVault.ringKey()`. The ring key is used where it lies, not copied:
 * wiping it ends this.
 */
export function ringKeys(ringKey: Buffer): RingKeys {
  const aadFor = (accountId: string): Buffer => boundTo('account-key', Buffer.from(accountId, 'utf8'));
  const wrap = (accountId: string, key: Buffer): Buffer => {
    const nonce = randomSecret(NONCE_BYTES);
    return Buffer.concat([VERSION, nonce, sealBox(ringKey, nonce, key, aadFor(accountId))]);
  };
  return {
    create(accountId) {
      const key = randomSecret(KEY_BYTES);
      return { key, wrapped: wrap(accountId, key) };
    },
    wrap,
    unwrap(accountId, wrapped) {
      const nonce = Buffer.from(wrapped.subarray(1, 1 + NONCE_BYTES));
      const box = Buffer.from(wrapped.subarray(1 + NONCE_BYTES));
      const right = wrapped.length === WRAPPED_BYTES && wrapped[0] === VERSION[0];
      const key = right ? openBox(ringKey, nonce, box, aadFor(accountId)) : null;
      if (!key) throw vaultFault('vault-altered', 'account-key');
      return key;
    },
    // The ring key is bound to the vault already, so no salt is needed.
    backup: () => ({
      seal: deriveKey(ringKey, Buffer.alloc(0), 'backup-seal'),
      mac: deriveKey(ringKey, Buffer.alloc(0), 'backup-mac'),
    }),
  };
}
