/** The ledger of tombstones as it lies in backups and copies of the keys: who must not come back. */
import { AppError } from '#contracts/kit/errors.ts';
import { recordChecksum } from '../vault/index.ts';
import type { Row } from './gather.ts';

/** The newest ledger at hand. */
export interface Ledger {
  readonly rows: readonly Row[];
  /** Whether a record must not come back: its account was redacted after it was sealed, or its key destroyed. */
  refuses(accountId: string, keyId: string, knownThen: number): boolean;
  /** Whether a key is one that was destroyed. */
  isDestroyed(keyId: string): boolean;
  /** Accounts with a tombstone newer than the given one, by id, with the instant of the newest. */
  redactedSince(knownThen: number): ReadonlyMap<string, string>;
}

const sameRow = (one: Row, other: Row | undefined): boolean =>
  other !== undefined && JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));

/**
 * Whether rows are numbered without gaps and each hash is that of its row after the one before.
 * @source docs/vault-format.md, "Tombstones"
 */
function isChained(rows: readonly Row[]): boolean {
  let before: Uint8Array = Buffer.alloc(32);
  return rows.every((row, at) => {
    const { seq, account_id, redaction_id, at: when, scope, key_id, hash } = row;
    if (seq !== at + 1 || !(hash instanceof Uint8Array)) return false;
    const text = JSON.stringify([seq, account_id, redaction_id, when, scope, key_id]);
    const right = recordChecksum(
      Buffer.concat([Buffer.from('casefold tombstone 1\0'), before, Buffer.from(text)]),
    );
    before = hash;
    return right.equals(hash);
  });
}

/**
 * The longest of several ledgers of one vault; its chain must hold, and the others must be its beginnings.
 *
 * @throws AppError 'backup-damaged' (tombstones) when it is broken or two of them do not agree
 */
export function newestLedger(ledgers: readonly (readonly Row[])[]): Ledger {
  const rows = ledgers.reduce<readonly Row[]>((best, one) => (one.length > best.length ? one : best), []);
  if (!isChained(rows)) throw new AppError('backup-damaged', { part: 'tombstones' });
  for (const ledger of ledgers)
    if (!ledger.every((row, at) => sameRow(row, rows[at])))
      throw new AppError('backup-damaged', { part: 'tombstones' });
  const newestOf = new Map<string, number>();
  const destroyed = new Set<string>();
  for (const row of rows) {
    newestOf.set(String(row['account_id']), Number(row['seq']));
    if (row['key_id'] !== '') destroyed.add(String(row['key_id']));
  }
  return {
    rows,
    refuses: (accountId, keyId, knownThen) =>
      (newestOf.get(accountId) ?? 0) > knownThen || (keyId !== '' && destroyed.has(keyId)),
    isDestroyed: (keyId) => destroyed.has(keyId),
    redactedSince: (knownThen) =>
      new Map(
        rows
          .filter((row) => Number(row['seq']) > knownThen)
          .map((row) => [String(row['account_id']), String(row['at'])]),
      ),
  };
}
