/** The ledger of tombstones as it lies in backups and copies of the keys: who must not come back. */
import { AppError } from '#contracts/kit/errors.ts';
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
 * The longest of several ledgers of one vault; the others must be its beginnings.
 *
 * @throws AppError 'backup-damaged' (tombstones) when two of them do not agree
 */
export function newestLedger(ledgers: readonly (readonly Row[])[]): Ledger {
  const rows = ledgers.reduce<readonly Row[]>((best, one) => (one.length > best.length ? one : best), []);
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
