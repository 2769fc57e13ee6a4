/** Writing a backup: every account sealed under its own key, one snapshot, memory flat, nothing left when it is stopped. */
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { backup as contract } from '#contracts/backup.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { nowMs } from '../kit/clock.ts';
import { writeFault } from '../kit/files.ts';
import { newId } from '../kit/ids.ts';
import type { JobContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { carriedVaultId, DATABASE_FILE, headerToCarry, newCopyId, type BackupKeys } from '../vault/index.ts';
import { gatherAccounts, rowsToJson, type GatheredAccount } from './gather.ts';
import { newestTombstone, UNCLAIMED, unclaimedKey, writeKeyring } from './keyring.ts';
import { beginParts, type PartsWriter } from './parts-writer.ts';
import {
  assertPlace,
  assertRoom,
  copyNames,
  documentCopies,
  exists,
  putInPlace,
  replaceKeys,
  sweep,
  syncPlace,
  type DocumentCopies,
} from './place.ts';
import { unclaimedReports, vaultTables } from './tables.ts';

type Written = Output<(typeof contract)['operations']['create']>;
const { operations } = contract;
/** Rows of a table in one record, about. */
const RECORD_CHARACTERS = 500_000;
const KEYS_AT_ONCE = 2000;

/** What every writing needs to know of the vault. */
export interface VaultNow {
  readonly vaultId: Buffer;
  readonly schema: number;
  readonly names: ReturnType<typeof copyNames>;
}

/** Reads it from the vault's folder and tables. */
export function vaultNow({ db, folders, now }: Pick<JobContext, 'db' | 'folders' | 'now'>): VaultNow {
  const vaultId = Buffer.from(carriedVaultId(headerToCarry(folders.vault)) ?? '', 'hex');
  return {
    vaultId,
    schema: db.one<{ user_version: number }>('PRAGMA user_version').user_version,
    names: copyNames(vaultId, now),
  };
}

let running = false;
/** One writing at a time: two would sweep each other's unfinished files away. */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (running) throw new AppError('busy');
  running = true;
  try {
    return await work();
  } finally {
    running = false;
  }
}

/** Writes a backup and the copy of the keys that belongs to it into a folder. */
export async function createBackup(
  context: JobContext,
  place: string,
  choices: { readonly label: string; readonly scheduled: boolean },
): Promise<Written> {
  const vault = vaultNow(context);
  await assertPlace(place, context.folders.vault);
  await makeMissingKeys(context);
  const keys = context.keys.backup();
  const part = join(place, `${vault.names.backup}.part`);
  const documents = documentCopies(context.folders.documents, place);
  try {
    await sweep(place, vault.names.prefix);
    await assertRoom(place, await bytesNeeded(context));
    const target = join(place, vault.names.backup);
    if (await exists(target)) throw new AppError('conflict', { what: 'file' });
    const made = await writeRecords(context, vault, part, keys, documents);
    const keyring = await putKeyring(context, place, choices.label, keys);
    await putInPlace(part, target);
    await syncPlace(place);
    await context.commit(operations.noteBackup, 'backup.noteBackup', {
      id: newId('vbk'),
      file: vault.names.backup,
      place,
      accounts: made.accounts,
      documents: documents.copied,
      sizeBytes: made.bytes,
      tombstones: made.tombstones,
      keyringId: keyring.id,
      scheduled: choices.scheduled,
    });
    return {
      file: vault.names.backup,
      place,
      accounts: made.accounts,
      documents: documents.copied,
      documentsMissing: documents.missing,
      sizeBytes: made.bytes,
      keys: keyring.keys,
      keysBytes: keyring.bytes,
      serial: keyring.serial,
    };
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    await documents.takeBack().catch(() => undefined);
    throw writeFault(error);
  } finally {
    keys.seal.fill(0);
    keys.mac.fill(0);
  }
}

async function makeMissingKeys(context: JobContext): Promise<void> {
  let done = 0;
  let after: number | null = 0;
  while (after !== null) {
    context.throwIfCancelled();
    const input: Input<typeof operations.ensureKeys> = { after, most: KEYS_AT_ONCE };
    const { made, last } = await context.commit(operations.ensureKeys, 'backup.ensureKeys', input);
    done += made;
    after = last;
    context.progress({ phase: 'keys', done, total: null });
  }
}

/** The database's size is what its records take at most; documents that lie there already are counted too. */
async function bytesNeeded({ db, folders }: JobContext): Promise<number> {
  const file = await stat(join(folders.vault, DATABASE_FILE));
  const log = await stat(join(folders.vault, `${DATABASE_FILE}-wal`)).catch(() => ({ size: 0 }));
  const { bytes } = db.one<{ bytes: number | null }>(
    'SELECT sum(size_bytes) AS bytes FROM document WHERE blob IS NOT NULL',
  );
  return file.size + log.size + (bytes ?? 0);
}

/** A read that stays open, so that everything read meanwhile is of one moment. */
function holdSnapshot(db: ReadDb): () => void {
  const rows = db.each(
    'WITH RECURSIVE n (x) AS (SELECT count(*) FROM setting UNION ALL SELECT x + 1 FROM n) SELECT x FROM n',
  );
  rows.next();
  return () => void rows.return?.();
}

async function writeRecords(
  context: JobContext,
  vault: VaultNow,
  part: string,
  keys: BackupKeys,
  documents: DocumentCopies,
): Promise<{ accounts: number; bytes: number; tombstones: number }> {
  const { db } = context;
  const release = holdSnapshot(db);
  try {
    const tombstones = newestTombstone(db);
    const { vaultId, schema } = vault;
    const writer = await beginParts(
      part,
      { kind: 'backup', schema, vaultId, copyId: newCopyId(), createdAtMs: nowMs(), tombstones, serial: 0 },
      keys,
      Buffer.alloc(0),
    );
    try {
      await writeTables(context, writer, keys);
      const accounts = await writeAccounts(context, writer, documents);
      const { bytes } = await writer.finish({ accounts, documents: documents.copied });
      return { accounts, bytes, tombstones };
    } catch (error) {
      await writer.abandon();
      throw error;
    }
  } finally {
    release();
  }
}

/** Rows as JSON arrays of some hundred thousand characters each. */
function* inPieces(rows: Iterable<unknown>): Generator<Buffer> {
  let piece: string[] = [];
  let characters = 0;
  for (const row of rows) {
    const text = rowsToJson(row).toString();
    piece.push(text);
    characters += text.length;
    if (characters < RECORD_CHARACTERS) continue;
    yield Buffer.from(`[${piece.join(',')}]`);
    piece = [];
    characters = 0;
  }
  if (piece.length > 0) yield Buffer.from(`[${piece.join(',')}]`);
}

async function writeTables({ db, keys: accountKeys }: JobContext, writer: PartsWriter, keys: BackupKeys) {
  for (const { table, sql } of vaultTables) {
    let pieces = 0;
    for (const piece of inPieces(db.each(sql))) {
      writer.add({ kind: 'table', id: table, keyId: '' }, keys.seal, piece);
      pieces += 1;
      await writer.drain();
    }
    // An empty table is told too: what a new vault begins with must not stand in its place.
    if (pieces === 0) writer.add({ kind: 'table', id: table, keyId: '' }, keys.seal, Buffer.from('[]'));
  }
  const unclaimed = unclaimedKey(db);
  if (!unclaimed) return;
  const own = accountKeys.unwrap(UNCLAIMED, unclaimed.wrapped);
  try {
    for (const piece of inPieces(db.each(unclaimedReports))) {
      writer.add({ kind: 'account', id: UNCLAIMED, keyId: unclaimed.keyId }, own, piece);
      await writer.drain();
    }
  } finally {
    own.fill(0);
  }
}

async function writeAccounts(
  context: JobContext,
  writer: PartsWriter,
  documents: DocumentCopies,
): Promise<number> {
  const total = context.db.one<{ n: number }>('SELECT count(*) AS n FROM account').n;
  let done = 0;
  for (const account of gatherAccounts(context.db)) {
    await writeAccount(context, writer, account);
    for (const row of account.content['document'] ?? []) {
      if (typeof row['blob'] === 'string') await documents.copy(row['blob']);
    }
    done += 1;
    if (done % 256 === 0) {
      context.throwIfCancelled();
      context.progress({ phase: 'accounts', done, total });
      await writer.drain();
    }
  }
  context.throwIfCancelled();
  context.progress({ phase: 'accounts', done, total });
  return done;
}

async function writeAccount(
  context: JobContext,
  writer: PartsWriter,
  { id, key, content }: GatheredAccount,
): Promise<void> {
  const bytes = rowsToJson(content);
  const { keyId, wrapped } = key ?? (await lateKey(context, id));
  const own = context.keys.unwrap(id, wrapped);
  try {
    writer.add({ kind: 'account', id, keyId }, own, bytes);
  } finally {
    own.fill(0);
  }
}

/** The key of an account that came while keys were made for those that had none. */
async function lateKey(context: JobContext, accountId: string): Promise<{ keyId: string; wrapped: Buffer }> {
  const made = await context.commit(operations.ensureKey, 'backup.ensureKey', { accountId });
  return { keyId: made.keyId, wrapped: Buffer.from(made.wrapped, 'base64') };
}

/**
 * Writes the present copy of the keys into a folder, in the place of an older one of this vault. It is registered before
 * its first byte is written, so that no copy can exist that the register does not know.
 */
export async function putKeyring(
  context: JobContext,
  place: string,
  label: string,
  keys: BackupKeys,
): Promise<{ id: string; serial: number; keys: number; bytes: number }> {
  const { names, vaultId, schema } = vaultNow(context);
  const target = join(place, names.keyring);
  const part = `${target}.part`;
  const about = { label: label === '' ? basename(place) : label, file: names.keyring, place };
  const { id, serial } = await context.commit(operations.noteKeyring, 'backup.noteKeyring', {
    ...about,
    step: 'begin',
    keys: 0,
    tombstones: 0,
    serial: 0,
  });
  try {
    const { db, folders } = context;
    const source = { db, vaultFolder: folders.vault, vaultId, keys, schema, serial, nowMs: nowMs() };
    const written = await writeKeyring(part, source);
    await replaceKeys(part, target, place);
    await context.commit(operations.noteKeyring, 'backup.noteKeyring', {
      ...about,
      id,
      step: 'kept',
      keys: written.keys,
      tombstones: written.tombstones,
      serial,
    });
    return { id, serial, keys: written.keys, bytes: written.bytes };
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    if (!(await exists(target)))
      await context.commit(operations.noteKeyring, 'backup.noteKeyring', {
        ...about,
        id,
        step: 'dropped',
        keys: 0,
        tombstones: 0,
        serial,
      });
    throw writeFault(error);
  }
}
