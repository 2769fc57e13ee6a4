/** Opens the encrypted database. The order of the steps matters, and every setting is read back before it is trusted. */
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '#contracts/kit/errors.ts';
import Database from 'better-sqlite3-multiple-ciphers';
import { KEY_BYTES, wipe } from './crypto.ts';
import { mapSqliteError, onFiles, vaultFault } from './faults.ts';
import { PRIVATE_FILE } from './durable.ts';

/** What a connection is for: the one that writes, or one that may only read. */
export type ConnectionRole = 'writer' | 'reader';

/** `PRAGMA application_id` of every Casefold database: "CFLD". */
export const APPLICATION_ID = 0x43_46_4c_44;
const BUSY_MS = 5_000;
const RAW_PREFIX = Buffer.from('raw:', 'latin1');

function pragma(database: Database, name: string): unknown {
  return database.pragma(name, { simple: true });
}

/** Sets a pragma and refuses to go on unless it reads back as expected: misspelt ones are otherwise ignored in silence. */
function settle(database: Database, name: string, value: string | number, expected: unknown): void {
  pragma(database, `${name} = ${String(value)}`);
  const found = pragma(database, name);
  if (String(found).toLowerCase() !== String(expected).toLowerCase())
    throw vaultFault('vault-damaged', 'database-settings', { setting: name });
}

/** Refuses whatever lies at the database's place and is not a database of ours. */
function assertPlainEncryptedFile(file: string): void {
  const found = onFiles(() => lstatSync(file, { throwIfNoEntry: false }));
  if (!found) throw vaultFault('vault-damaged', 'database-missing');
  if (found.isSymbolicLink() || found.nlink > 1) throw vaultFault('vault-altered', 'database-link');
  if (!found.isFile()) throw vaultFault('vault-altered', 'database-not-a-file');
  if (found.size === 0) throw vaultFault('vault-damaged', 'database-empty');
  const journal = onFiles(() => lstatSync(`${file}-journal`, { throwIfNoEntry: false }));
  // In WAL mode none of ours has a rollback journal; playing back a foreign one would change the database.
  if (journal && journal.size > 0) throw vaultFault('vault-altered', 'database-journal');
  const start = Buffer.alloc(16);
  onFiles(() => {
    const handle = openSync(file, 'r');
    try {
      readSync(handle, start, 0, 16, 0);
    } finally {
      closeSync(handle);
    }
  });
  if (start.toString('latin1') === 'SQLite format 3\0') throw vaultFault('vault-altered', 'database-plain');
}

/** The key as the driver wants raw bytes; the caller wipes it. */
function rawKey(pageKey: Buffer): Buffer {
  // Any other length would be taken as a passphrase without a word.
  if (pageKey.length !== KEY_BYTES) throw new RangeError('The page key is not 32 bytes long.');
  const raw = Buffer.allocUnsafeSlow(RAW_PREFIX.length + KEY_BYTES);
  RAW_PREFIX.copy(raw);
  pageKey.copy(raw, RAW_PREFIX.length);
  return raw;
}

/** Steps 2 to 5: nothing may spill to disk, the cipher is ours, the key is exactly 32 raw bytes, and it fits. */
function applyKey(database: Database, pageKey: Buffer): void {
  settle(database, 'temp_store', 'MEMORY', 2);
  settle(database, 'cipher', "'sqlcipher'", 'sqlcipher');
  settle(database, 'legacy', 4, 4);
  const expected: readonly (readonly [string, number])[] = [
    ['kdf_iter', 256_000],
    ['hmac_use', 1],
    ['hmac_pgno', 1],
    ['hmac_algorithm', 2],
    ['plaintext_header_size', 0],
    ['hmac_check', 1],
  ];
  for (const [name, value] of expected)
    // The cipher's own settings are answered as text.
    if (String(pragma(database, name)) !== String(value))
      throw vaultFault('vault-damaged', 'database-settings', { setting: name });
  const raw = rawKey(pageKey);
  try {
    database.key(raw);
  } finally {
    wipe(raw);
  }
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
}

/** Steps 6 to 10: durability, erasing, and no trust in what the schema says. */
function applySettings(database: Database, role: ConnectionRole): void {
  settle(database, 'locking_mode', 'NORMAL', 'normal');
  settle(database, 'journal_mode', 'WAL', 'wal');
  settle(database, 'synchronous', 'FULL', 2);
  if (process.platform === 'darwin') {
    settle(database, 'fullfsync', 'ON', 1);
    settle(database, 'checkpoint_fullfsync', 'ON', 1);
  }
  settle(database, 'secure_delete', 'ON', 1);
  settle(database, 'foreign_keys', 'ON', 1);
  settle(database, 'trusted_schema', 'OFF', 0);
  settle(database, 'cell_size_check', 'ON', 1);
  settle(database, 'mmap_size', 0, 0);
  settle(database, 'recursive_triggers', 'OFF', 0);
  settle(database, 'wal_autocheckpoint', 1_000, 1_000);
  settle(database, 'journal_size_limit', 0, 0);
  settle(database, 'cache_size', -65_536, -65_536);
  if (role === 'reader') settle(database, 'query_only', 'ON', 1);
}

/**
 * Opens the vault's database, keyed and set up; each thread has a connection of its own. The key is not kept: the
 * caller wipes what it handed over.
 *
 * @param pageKey 32 bytes from `OpenVault.pageKey()`
 * @throws AppError 'vault-damaged' or 'vault-altered' with the cause, 'read-only', 'busy', 'disk-full'
 */
export function openConnection(file: string, pageKey: Buffer, role: ConnectionRole): Database {
  if (pageKey.length !== KEY_BYTES) throw new RangeError('The page key is not 32 bytes long.');
  assertPlainEncryptedFile(file);
  let database: Database | null = null;
  try {
    database = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
    applyKey(database, pageKey);
    applySettings(database, role);
    if (pragma(database, 'application_id') !== APPLICATION_ID)
      throw vaultFault('vault-altered', 'database-foreign');
    return database;
  } catch (error) {
    database?.close();
    throw mapSqliteError(error, 'opening');
  }
}

/** Whether a database file opens with a key: reads its first page and changes nothing. */
export function keyFits(file: string, pageKey: Buffer): boolean {
  let database: Database | null = null;
  try {
    database = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
    applyKey(database, pageKey);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return false;
    throw mapSqliteError(error, 'opening');
  } finally {
    database?.close();
  }
}

/** Gives a database file another key, page by page, in WAL mode: cut short, it still opens with exactly one of the two. */
export function changeKey(file: string, pageKey: Buffer, nextKey: Buffer): void {
  const database = openConnection(file, pageKey, 'writer');
  const raw = rawKey(nextKey);
  try {
    // Beginning another way, in rollback mode, a cut would leave a file that opens with neither.
    settle(database, 'journal_mode', 'WAL', 'wal');
    database.rekey(raw);
    checkpointWhole(database);
  } catch (error) {
    throw mapSqliteError(error, 'working');
  } finally {
    wipe(raw);
    database.close();
  }
}

/** Copies the whole log into the database and empties it. @throws AppError 'busy' when somebody still reads */
export function checkpointWhole(database: Database): void {
  const [row] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number; log: number }[];
  if (!row || row.busy !== 0) throw new AppError('busy');
}

/** Makes the empty encrypted database of a new vault, in WAL mode, whole on the disk when this returns. */
export function createDatabase(file: string, pageKey: Buffer): void {
  let database: Database | null = null;
  try {
    closeSync(openSync(file, 'wx', PRIVATE_FILE));
    database = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
    applyKey(database, pageKey);
    applySettings(database, 'writer');
    pragma(database, `application_id = ${String(APPLICATION_ID)}`);
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    throw mapSqliteError(error, 'opening');
  } finally {
    database?.close();
  }
}
