/**
 * One vault, one program. The lock is an exclusive SQLite lock on a tiny plain database, so the operating system
 * takes it away with the process that held it, however that process ended.
 */
import { closeSync, existsSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { AppError } from '#contracts/kit/errors.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './durable.ts';
import { mapSqliteError, onFiles } from './faults.ts';

/** Name of the lock's file; it holds nothing and stays behind. */
export const LOCK_FILE = 'vault.lock';

/** A lock that is held until `release`. */
export interface VaultLock {
  release(): void;
}

/** Locks of this thread. The database is held here too: were it collected as garbage, its lock would go with it. */
const heldHere = new Map<string, Database>();

/** One spelling for every way to name the folder, which is made when there is none. */
function placeOf(folder: string): string {
  return onFiles(() => {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    return realpathSync(folder);
  });
}

function openElsewhere(error: unknown): AppError {
  const fault = mapSqliteError(error, 'opening');
  return fault.code === 'busy' ? new AppError('vault-open-elsewhere') : fault;
}

/**
 * Takes the vault's folder for this process until `release` or its end; a folder that does not exist yet is made.
 *
 * Nothing else in the process may open and close `vault.lock`: on POSIX systems that would drop the lock.
 *
 * @throws AppError 'vault-open-elsewhere' when it is held, by another process or already by this one;
 * 'read-only', 'disk-full'
 */
export function takeLock(folder: string): VaultLock {
  const place = placeOf(folder);
  if (heldHere.has(place)) throw new AppError('vault-open-elsewhere');
  let file: Database | null = null;
  try {
    const path = join(place, LOCK_FILE);
    // Only when it is new: opening and closing a file that is locked would drop the lock.
    if (!existsSync(path)) closeSync(openSync(path, 'a', PRIVATE_FILE));
    file = new Database(path, { timeout: 0 });
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file?.close();
    throw openElsewhere(error);
  }
  const held = file;
  heldHere.set(place, held);
  return {
    release(): void {
      if (heldHere.get(place) !== held) return;
      heldHere.delete(place);
      // Nothing was written, and nothing shall be: a commit would need space on a full disk.
      if (held.inTransaction) held.exec('ROLLBACK');
      held.close();
    },
  };
}

/** Runs work that writes the header under the lock, borrowing it when this thread already holds it. */
export async function underLock<T>(folder: string, work: () => Promise<T> | T): Promise<T> {
  if (heldHere.has(placeOf(folder))) return work();
  const lock = takeLock(folder);
  try {
    return await work();
  } finally {
    lock.release();
  }
}
