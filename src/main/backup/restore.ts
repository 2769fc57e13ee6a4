/** Restoring: every record verified, tombstones applied before anything can be read, all of it or no vault at all. */
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { backup as contract, RestoreReport } from '#contracts/backup.ts';
import type { Input } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { appendFact } from '../facts/index.ts';
import { writeFault } from '../kit/files.ts';
import type { FolderContext } from '../kit/room.ts';
import { inTransaction, openDb, type WriteDb } from '../kit/sql.ts';
import { migrate, migrations, newestVersion } from '../migrations/index.ts';
import {
  DATABASE_FILE,
  openConnection,
  readVaultState,
  takeLock,
  type CarriedCredentials,
} from '../vault/index.ts';
import { openAtHand, type AtHand } from './at-hand.ts';
import { rowsFromJson, type AccountContent, type Row } from './gather.ts';
import { UNCLAIMED, type CarriedKey } from './keyring.ts';
import type { FoundRecord } from './parts-reader.ts';
import { DOCUMENTS } from './place.ts';
import { takeDocuments } from './put-documents.ts';
import { blackOutAgain, putBack, putKeys, putRedacted, rebuildIndexes, type PutBack } from './put-back.ts';
import { newTally, reportOf, type Tally } from './restore-report.ts';

type RestoreInput = Input<(typeof contract)['operations']['restore']>;
const BETWEEN_BREATHS = 200;
/** Where rows and documents go; a check throws them away. */
interface Target {
  readonly put: PutBack | null;
  readonly documents: string | null;
}

/** Who restores. @throws AppError 'invalid-input' unless a name with its passphrase or a recovery key is given */
function credentialsOf({ person, passphrase, recoveryKey }: RestoreInput): CarriedCredentials {
  if (recoveryKey !== undefined) return { recoveryKey };
  if (person === undefined || passphrase === undefined)
    throw new AppError('invalid-input', { field: 'passphrase' });
  return { person, passphrase };
}

function assertKnownSchema(schema: number): void {
  if (schema > newestVersion) throw new AppError('vault-newer', { found: schema, known: newestVersion });
  if (!migrations.some(({ version }) => version === schema))
    throw new AppError('backup-damaged', { part: 'schema' });
}

/** Reads a backup as a restore would and writes nothing. */
export async function checkBackup(input: RestoreInput, context: FolderContext): Promise<RestoreReport> {
  const path = context.path(input.file);
  const hand = await openWith(input, context, path);
  try {
    const tally = newTally();
    await readAll(hand, path, context, { put: null, documents: null }, tally);
    tally.blackedOut = hand.blackedOutSince.length;
    return reportOf(hand, path, tally, tally.refused);
  } finally {
    hand.close();
  }
}

function openWith(input: RestoreInput, context: FolderContext, path: string): Promise<AtHand> {
  const chosen = input.keys === undefined ? undefined : context.path(input.keys);
  return openAtHand(path, chosen, credentialsOf(input));
}

/**
 * Makes a vault out of a backup in the folder of the context.
 *
 * @throws AppError 'vault-exists', 'vault-newer', 'backup-damaged', 'backup-foreign', 'keyring-missing',
 * 'wrong-passphrase', 'wrong-recovery-key', 'cancelled', 'disk-full'
 */
export async function restoreBackup(input: RestoreInput, context: FolderContext): Promise<RestoreReport> {
  const { vaultFolder } = context;
  if (readVaultState(vaultFolder) !== 'none') throw new AppError('vault-exists');
  const path = context.path(input.file);
  const hand = await openWith(input, context, path);
  try {
    assertKnownSchema(hand.backup.header.schema);
    const lock = takeLock(vaultFolder);
    try {
      return await fill(hand, path, context);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw writeFault(error);
  } finally {
    hand.close();
  }
}

async function fill(hand: AtHand, path: string, context: FolderContext): Promise<RestoreReport> {
  const { vaultFolder } = context;
  const vault = hand.vault.begin(vaultFolder);
  try {
    const connection = openConnection(join(vaultFolder, DATABASE_FILE), vault.pageKey, 'writer');
    let report: RestoreReport;
    try {
      beginFilling(connection);
      report = await fillTables(openDb(connection), hand, path, context);
      connection.exec('PRAGMA journal_mode = WAL');
    } finally {
      connection.close();
    }
    vault.finish();
    return report;
  } catch (error) {
    vault.drop();
    throw error;
  }
}

/**
 * Without a journal and without waiting for the disk: a folder that is cut counts as having no vault, whatever is in it,
 * and `finish` syncs the database before it counts.
 */
function beginFilling(connection: { exec(sql: string): unknown }): void {
  connection.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA locking_mode = EXCLUSIVE');
}

async function fillTables(
  db: WriteDb,
  hand: AtHand,
  path: string,
  context: FolderContext,
): Promise<RestoreReport> {
  const { header } = hand.backup;
  migrate(db, header.schema);
  const put = putBack(db);
  const tally = newTally();
  const documents = join(context.vaultFolder, DOCUMENTS);
  mkdirSync(documents, { recursive: true, mode: 0o700 });
  // The ledger first: what it names is refused before its record is opened.
  put.rows('tombstone', hand.ledger.rows);
  await readAll(hand, path, context, { put, documents }, tally);
  const redacted = putRedacted(db, hand.ledger.redactedSince(header.tombstones));
  migrate(db);
  tally.blackedOut = blackOutAgain(db, hand.blackedOutSince);
  putKeys(db, standingKeys(hand), { id: UNCLAIMED, tombstones: hand.keyring.ledger.length });
  context.progress({ phase: 'index', done: 0, total: null });
  rebuildIndexes(db);
  const report = reportOf(hand, path, tally, redacted);
  closing(db, hand, context.now, report);
  return report;
}

/** Stale keys hold some that were destroyed: those do not come back either. */
function* standingKeys({ keyring, ledger }: AtHand): Generator<CarriedKey> {
  for (const key of keyring.all()) if (!ledger.isDestroyed(key.keyId)) yield key;
}

/** The copy of the keys that was used is one that exists, and the log says where this vault came from. */
function closing(
  db: WriteDb,
  { keyring, keyringPath, vault }: AtHand,
  now: string,
  report: RestoreReport,
): void {
  const [place, file] = [dirname(keyringPath), basename(keyringPath)];
  inTransaction(db, () => {
    const known = db.run(
      `UPDATE keyring_copy SET serial = ?, tombstones = ?, keys = ? WHERE place = ? AND file = ? AND state <> 'destroyed'`,
      ...[keyring.serial, keyring.ledger.length, keyring.size, place, file],
    );
    if (known.changes === 0)
      db.run(
        `INSERT INTO keyring_copy (id, label, file, place, serial, tombstones, keys, at, state)
         VALUES ('vkr_' || lower(hex(randomblob(12))), ?, ?, ?, ?, ?, ?, ?, 'kept')`,
        ...[basename(place), file, place, keyring.serial, keyring.ledger.length, keyring.size],
        new Date(keyring.createdAtMs).toISOString(),
      );
    const { accounts, documents, redacted, blackedOut, withoutKey, damagedAccounts } = report;
    appendFact(
      db,
      {
        action: 'vault.restored',
        params: {
          accounts,
          documents,
          redacted,
          blackedOut,
          withoutKey,
          damagedAccounts,
          madeAt: report.madeAt,
        },
      },
      { at: now, byId: null, place: 'restore', keys: vault.keys },
    );
  });
}

async function readAll(
  hand: AtHand,
  path: string,
  context: FolderContext,
  target: Target,
  tally: Tally,
): Promise<void> {
  const { header } = hand.backup;
  const total = header.records;
  let done = 0;
  for (const record of hand.backup.records()) {
    await takeRecord(hand, path, record, target, tally);
    done += 1;
    if (done % BETWEEN_BREATHS !== 0) continue;
    context.throwIfCancelled();
    context.progress({ phase: 'accounts', done, total });
    await breathe();
  }
  target.put?.flush();
  context.throwIfCancelled();
  context.progress({ phase: 'accounts', done: total, total });
}

async function takeRecord(
  hand: AtHand,
  path: string,
  record: FoundRecord,
  target: Target,
  tally: Tally,
): Promise<void> {
  const { head, offset, index } = record;
  const damaged = (): void => {
    const file = basename(path);
    tally.damaged.push({ file, part: 'record', offset, record: index, holds: head.id });
  };
  if (head.kind === 'table') {
    const bytes = record.open(hand.keys.seal);
    if (!bytes) damaged();
    else if (head.id !== 'tombstone') target.put?.rows(head.id, rowsFromJson(bytes) as Row[]);
    return;
  }
  const key = keyFor(hand, record, tally);
  if (!key) return;
  try {
    const bytes = record.open(key);
    if (!bytes) {
      damaged();
      return;
    }
    // Authenticated: what this program wrote.
    if (head.id === UNCLAIMED) target.put?.account({ related: rowsFromJson(bytes) as Row[] });
    else {
      const content = rowsFromJson(bytes) as AccountContent;
      await takeDocuments(key, content, path, target.documents, tally);
      target.put?.account(content);
      tally.accounts += 1;
    }
  } finally {
    if (head.kind === 'account') key.fill(0);
  }
}

/** The key that a record opens with; null, and counted, when it must not come back or its key is not at hand. */
function keyFor({ keyring, ledger, vault, backup }: AtHand, { head }: FoundRecord, tally: Tally) {
  const then = backup.header.tombstones;
  const unclaimed = head.id === UNCLAIMED;
  // A report that belonged to nobody yet may have been of somebody who was redacted since.
  if (unclaimed ? ledger.redactedSince(then).size > 0 : ledger.refuses(head.id, head.keyId, then)) {
    if (!unclaimed) tally.refused += 1;
    return null;
  }
  const wrapped = keyring.key(head.id, head.keyId);
  if (!wrapped) {
    if (!unclaimed) tally.withoutKey += 1;
    return null;
  }
  return vault.keys.unwrap(head.id, wrapped);
}
