/** A copy of the keys: the keys of all living accounts, the tombstones, and the ways into the vault. */
import { AppError } from '#contracts/kit/errors.ts';
import type { ReadDb, SqlValue } from '../kit/sql.ts';
import { headerToCarry, newCopyId, type BackupKeys } from '../vault/index.ts';
import { rowsFromJson, rowsToJson, type Row } from './gather.ts';
import { keyIndex } from './keyring-index.ts';
import { beginParts } from './parts-writer.ts';
import type { PartsReader } from './parts-reader.ts';

/** Keys in one record. */
const KEYS_A_RECORD = 2000;

/** One key as it is carried: still wrapped under the vault's ring key. */
export interface CarriedKey {
  readonly accountId: string;
  readonly keyId: string;
  readonly wrapped: Buffer;
}

/** What a copy of the keys is written from. */
export interface KeyringSource {
  readonly db: ReadDb;
  readonly vaultFolder: string;
  readonly vaultId: Buffer;
  readonly keys: BackupKeys;
  readonly schema: number;
  readonly serial: number;
  readonly nowMs: number;
}

/** Number of the newest tombstone; 0 when there is none. */
export function newestTombstone(db: ReadDb): number {
  return db.one<{ seq: number | null }>('SELECT max(seq) AS seq FROM tombstone').seq ?? 0;
}

/** Stands for an account's id where reports belong to no account yet. */
export const UNCLAIMED = 'unclaimed';

/** The key of unclaimed reports, if there is one. */
export function unclaimedKey(db: ReadDb): CarriedKey | null {
  const row = db.maybe<{ keyId: string; wrapped: Uint8Array }>(
    'SELECT key_id AS keyId, wrapped FROM unclaimed_key WHERE id = 1',
  );
  return row ? { accountId: UNCLAIMED, keyId: row.keyId, wrapped: Buffer.from(row.wrapped) } : null;
}

function* keysInRecords(db: ReadDb): Generator<CarriedKey[]> {
  const unclaimed = unclaimedKey(db);
  if (unclaimed) yield [unclaimed];
  let from = -1;
  for (;;) {
    const rows = db.all<{ seq: number; accountId: string; keyId: string; wrapped: Uint8Array }>(
      `SELECT account_key.account_seq AS seq, account.id AS accountId, key_id AS keyId, wrapped
       FROM account_key JOIN account ON account.seq = account_key.account_seq
       WHERE account_key.account_seq > ? ORDER BY account_key.account_seq LIMIT ?`,
      from,
      KEYS_A_RECORD,
    );
    const last = rows.at(-1);
    if (!last) return;
    from = last.seq;
    yield rows.map(({ accountId, keyId, wrapped }) => ({ accountId, keyId, wrapped: Buffer.from(wrapped) }));
  }
}

function packKeys(keys: readonly CarriedKey[]): Buffer {
  return Buffer.concat(
    keys.flatMap(({ accountId, keyId, wrapped }) =>
      [Buffer.from(accountId), Buffer.from(keyId), wrapped].flatMap((bytes) => [
        Buffer.from([bytes.length]),
        bytes,
      ]),
    ),
  );
}

/** The key that begins at a byte of a record, and the byte after it. */
function keyAt(bytes: Buffer, from: number): CarriedKey & { readonly end: number } {
  let at = from;
  const piece = (): Buffer => {
    const length = bytes.readUInt8(at);
    at += 1 + length;
    return bytes.subarray(at - length, at);
  };
  const [accountId, keyId, wrapped] = [piece().toString(), piece().toString(), piece()];
  return { accountId, keyId, wrapped, end: at };
}

/** Rows of the ledger of tombstones. */
export function ledgerRows(db: ReadDb): Row[] {
  return db.all<Record<string, SqlValue>>('SELECT * FROM tombstone ORDER BY seq');
}

/** Which mentions were blacked out, by the ids of the redactions. */
export function blackedOutRows(db: ReadDb): Row[] {
  return db.all<Record<string, SqlValue>>('SELECT * FROM blacked_out ORDER BY redaction_id, mention');
}

/** Writes a copy of the keys as a new file. */
export async function writeKeyring(
  path: string,
  source: KeyringSource,
): Promise<{ keys: number; tombstones: number; bytes: number }> {
  const ledger = ledgerRows(source.db);
  const writer = await beginParts(
    path,
    {
      kind: 'keys',
      schema: source.schema,
      vaultId: source.vaultId,
      copyId: newCopyId(),
      createdAtMs: source.nowMs,
      tombstones: ledger.length,
      serial: source.serial,
    },
    source.keys,
    headerToCarry(source.vaultFolder),
  );
  try {
    let keys = 0;
    writer.add({ kind: 'table', id: 'tombstone', keyId: '' }, source.keys.seal, rowsToJson(ledger));
    const blackedOut = rowsToJson(blackedOutRows(source.db));
    writer.add({ kind: 'table', id: 'blacked_out', keyId: '' }, source.keys.seal, blackedOut);
    for (const some of keysInRecords(source.db)) {
      writer.add({ kind: 'keys', id: '', keyId: '' }, source.keys.seal, packKeys(some));
      keys += some.length;
      await writer.drain();
    }
    const { bytes } = await writer.finish({ accounts: keys, documents: 0 });
    return { keys, tombstones: ledger.length, bytes };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** A copy of the keys, read through once. Keys are read from the file when they are asked for. */
export interface Keyring {
  readonly serial: number;
  readonly createdAtMs: number;
  /** How many keys it holds. */
  readonly size: number;
  /** The wrapped key of an account by both ids; null when it is not there. Quick when asked in the order of the file. */
  key(accountId: string, keyId: string): Buffer | null;
  /** All keys, in the order of the file. */
  all(): Generator<CarriedKey>;
  readonly ledger: readonly Row[];
  /** Mentions that were blacked out when it was written. */
  readonly blackedOut: readonly Row[];
  /** Closes the file. */
  close(): void;
}

const damagedKeys = (offset?: number): AppError =>
  new AppError('backup-damaged', offset === undefined ? { part: 'keys' } : { part: 'keys', offset });

/** Records of keys by their number; the one asked for last is kept. */
function keyRecords(reader: PartsReader, keys: BackupKeys, offsets: ReadonlyMap<number, number>) {
  let held: { readonly record: number; readonly bytes: Buffer } | null = null;
  return (record: number): Buffer => {
    if (held?.record === record) return held.bytes;
    const offset = offsets.get(record) ?? 0;
    const bytes = reader.recordAt(record, offset)?.open(keys.seal);
    if (!bytes) throw damagedKeys(offset);
    held = { record, bytes };
    return bytes;
  };
}

/**
 * Reads a copy of the keys that was unlocked; every byte of it is verified now. The keyring closes the reader.
 * @throws AppError 'backup-damaged' when a byte of its records is wrong
 */
export function readKeyring(reader: PartsReader, keys: BackupKeys): Keyring {
  const index = keyIndex(reader.header.accounts);
  const offsets = new Map<number, number>();
  const tables = new Map<string, readonly Row[]>();
  for (const record of reader.records()) {
    const bytes = record.open(keys.seal);
    if (!bytes) throw damagedKeys(record.offset);
    if (record.head.kind === 'keys') {
      offsets.set(record.index, record.offset);
      for (let at = 0; at < bytes.length;) {
        const { accountId, end } = keyAt(bytes, at);
        index.add(accountId, { record: record.index, at });
        at = end;
      }
    } else {
      // Authenticated: only a vault of ours wrote it.
      tables.set(record.head.id, rowsFromJson(bytes) as Row[]);
    }
  }
  if (reader.damaged.some(({ part }) => part === 'record')) throw damagedKeys();
  const contentOf = keyRecords(reader, keys, offsets);
  const { serial, createdAtMs } = reader.header;
  return {
    serial,
    createdAtMs,
    size: index.size,
    ledger: tables.get('tombstone') ?? [],
    blackedOut: tables.get('blacked_out') ?? [],
    key: (accountId, keyId) => {
      for (const { record, at } of index.candidates(accountId)) {
        const found = keyAt(contentOf(record), at);
        if (found.accountId === accountId && found.keyId === keyId) return found.wrapped;
      }
      return null;
    },
    *all() {
      for (const record of offsets.keys()) {
        const bytes = contentOf(record);
        for (let at = 0; at < bytes.length;) {
          const key = keyAt(bytes, at);
          yield key;
          at = key.end;
        }
      }
    },
    close: () => {
      reader.close();
    },
  };
}
