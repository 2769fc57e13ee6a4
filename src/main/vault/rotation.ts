/**
 * Rotation of the page key. Deleting is not erasing: what a page held before stays in freed blocks of the disk, readable
 * to whoever has the key it was written under. So the database is built anew under a new key, and the old one destroyed.
 *
 * The header names the next key before anything is built. The new database takes the old one's place by one rename, so
 * whichever key opens `vault.db` says on which side of the rename an interruption fell.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { changeKey, checkpointWhole, keyFits, openConnection } from './connection.ts';
import { copySecret, deriveKey, KEY_BYTES, randomSecret, wipe } from './crypto.ts';
import { PRIVATE_FILE, syncFolder } from './durable.ts';
import { mapSqliteError, onFiles, vaultFault } from './faults.ts';
import { repairHeader } from './header-file.ts';
import { assertHeld, changeHeader, lastStep, pageKeyAad, type HeldKeys } from './held-keys.ts';
import { sealed } from './slots.ts';
import { DATABASE_FILE, TEMPORARY_FOLDER } from './state.ts';

/** Where the new database is built, in the vault's folder. */
export const REBUILT_FILE = join(TEMPORARY_FOLDER, 'rebuilt.db');

const endings = ['', '-wal', '-shm', '-journal'];

function removeRebuilt(folder: string): void {
  for (const ending of endings) rmSync(join(folder, REBUILT_FILE) + ending, { force: true });
}

/** Puts a next page key into the header, or answers the one that is there. The caller wipes the copy. */
export function beginRotation(held: HeldKeys): Buffer {
  assertHeld(held);
  if (held.nextPageKey) return copySecret(held.nextPageKey);
  const next = randomSecret(KEY_BYTES);
  const { vaultId, pageKeyGeneration } = held.found.header;
  const aad = pageKeyAad(vaultId, pageKeyGeneration + 1);
  changeHeader(held, (header) => ({ ...header, nextPageKey: sealed(held.keys.pageKey, next, aad) }));
  held.nextPageKey = next;
  return copySecret(next);
}

/** Forgets a rotation whose database did not take the place of the old one. */
export function abandonRotation(held: HeldKeys): void {
  assertHeld(held);
  // Once the new database is in place its key is the only one: the next unlock takes it up.
  if (isSwapped(held)) return;
  onFiles(() => {
    removeRebuilt(held.folder);
  });
  if (!held.nextPageKey) return;
  changeHeader(held, (header) => ({ ...header, nextPageKey: null }));
  wipe(held.nextPageKey);
  held.nextPageKey = null;
}

/**
 * Puts the rebuilt database in the place of the old one and destroys the old key. No connection may be open.
 *
 * @throws AppError 'busy' when the old database still has a log
 */
export function takeRebuilt(held: HeldKeys): void {
  swapDatabase(held);
  finishRotation(held);
}

/** The rename alone; `syncSwap` comes next. @throws AppError 'busy' when the old database still has a log */
export function swapDatabase(held: HeldKeys): void {
  const { folder } = held;
  const [live, rebuilt] = [join(folder, DATABASE_FILE), join(folder, REBUILT_FILE)];
  assertHeld(held);
  onFiles(() => {
    // Frames of the old database beside the new one would be taken for its own.
    if ((lstatSync(`${live}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw new AppError('busy');
    for (const ending of ['-wal', '-shm']) rmSync(live + ending, { force: true });
    renameSync(rebuilt, live);
  });
}

/** Makes the rename last. Only then may the old key go. */
export function syncSwap(folder: string): void {
  onFiles(() => {
    syncFolder(folder);
    syncFolder(join(folder, TEMPORARY_FOLDER));
  });
}

function finishRotation(held: HeldKeys): void {
  const { header } = held.found;
  if (!held.nextPageKey || !header.nextPageKey) throw new AppError('internal', { rotation: 'none' });
  const pageKey = header.nextPageKey;
  // The key of the database that is there now, whether or not the header can be written.
  wipe(held.pageKey);
  held.pageKey = held.nextPageKey;
  held.nextPageKey = null;
  lastStep(held, () => {
    syncSwap(held.folder);
    if (held.found.header.nextPageKey) {
      changeHeader(held, (next) => ({
        ...next,
        pageKeyGeneration: next.pageKeyGeneration + 1,
        pageKey,
        nextPageKey: null,
      }));
    }
    // The old wrap must be gone from both copies: a proof says so.
    held.found = repairHeader(held.folder, held.found);
  });
}

/** Whether the rebuilt database is in place already, though the header still names the key before. */
export function isSwapped(held: HeldKeys): boolean {
  const live = join(held.folder, DATABASE_FILE);
  return held.nextPageKey !== null && !keyFits(live, held.pageKey) && keyFits(live, held.nextPageKey);
}

/**
 * After an interruption: takes the rotation up when the rebuilt database is in place already. Otherwise what was built
 * of it is removed and the next key kept, for whoever goes on.
 */
export function settleRotation(held: HeldKeys): void {
  if (!held.nextPageKey) {
    onFiles(() => {
      removeRebuilt(held.folder);
    });
    return;
  }
  const live = join(held.folder, DATABASE_FILE);
  if (keyFits(live, held.pageKey)) {
    onFiles(() => {
      removeRebuilt(held.folder);
    });
  } else if (keyFits(live, held.nextPageKey)) finishRotation(held);
  else throw vaultFault('vault-damaged', 'database-first-page');
}

/** The key for values that are looked for after a redaction: made of the page key, so that rotation ends it. 32 bytes. */
export function valuesKey(pageKey: Buffer): Buffer {
  return deriveKey(pageKey, Buffer.alloc(0), 'redaction-values');
}

/** Phases of a rebuild, for whoever waits. */
export type RebuildPhase = 'optimise' | 'rebuild' | 'rekey';

/**
 * Builds the database anew beside the old one: index parts joined, so that no removed word stays in them; every page
 * written afresh, so that none keeps slack; then every page under the next key. Runs in a thread of its own, with no
 * other connection open.
 *
 * @throws AppError 'busy', 'disk-full', 'vault-damaged'
 */
export function rebuildDatabase(
  folder: string,
  pageKey: Buffer,
  nextKey: Buffer,
  phase: (name: RebuildPhase) => void,
): void {
  const [live, rebuilt] = [join(folder, DATABASE_FILE), join(folder, REBUILT_FILE)];
  onFiles(() => {
    removeRebuilt(folder);
    // Made first, so that it is never readable to others.
    closeSync(openSync(rebuilt, 'wx', PRIVATE_FILE));
  });
  const database = openConnection(live, pageKey, 'writer');
  try {
    phase('optimise');
    const indexes = database
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE % USING fts5 (%'`,
      )
      .pluck()
      .all() as string[];
    for (const name of indexes) database.exec(`INSERT INTO "${name}" ("${name}") VALUES ('optimize')`);
    checkpointWhole(database);
    phase('rebuild');
    database.prepare('VACUUM INTO ?').run(rebuilt);
  } catch (error) {
    throw mapSqliteError(error, 'working');
  } finally {
    database.close();
  }
  phase('rekey');
  changeKey(rebuilt, pageKey, nextKey);
  onFiles(() => {
    chmodSync(rebuilt, PRIVATE_FILE);
    const file = openSync(rebuilt, 'r+');
    fsyncSync(file);
    closeSync(file);
    syncFolder(join(folder, TEMPORARY_FOLDER));
  });
  if (existsSync(`${rebuilt}-wal`)) throw new AppError('busy');
  if (keyFits(rebuilt, pageKey) || !keyFits(rebuilt, nextKey))
    throw vaultFault('vault-damaged', 'database-page');
}
