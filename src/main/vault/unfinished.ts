/** Folders in which a vault is made or filled: what they begin with, and what is left when that was cut short. */
import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { PRIVATE_FOLDER } from './durable.ts';
import { mapFileError } from './faults.ts';
import { readHeader } from './header-file.ts';
import { DATABASE_FILE, DOCUMENTS_FOLDER, readVaultState, REFILL_MARK, TEMPORARY_FOLDER } from './state.ts';

/** A database bigger than this holds more than creation wrote. */
const LARGEST_NEW_DATABASE_BYTES = 65_536;

/** Removes what a creation that was cut short left behind; nobody was ever given a key to it. */
export function clearUnfinished(folder: string): void {
  const reading = readHeader(folder);
  const database = join(folder, DATABASE_FILE);
  if (reading.kind === 'missing' && readVaultState(folder) === 'none') return;
  const size = lstatSync(database, { throwIfNoEntry: false })?.size ?? 0;
  const unfinished = reading.kind === 'found' && reading.header.unfinished;
  const refilling = existsSync(join(folder, REFILL_MARK));
  if (!unfinished || (size > LARGEST_NEW_DATABASE_BYTES && !refilling)) throw new AppError('vault-exists');
  if (refilling) rmSync(join(folder, DOCUMENTS_FOLDER), { recursive: true, force: true });
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(database + ending, { force: true });
}

/** Makes the folders of a vault; those that are there stay. @throws AppError 'read-only', 'disk-full' */
export function makeFolders(folder: string): void {
  try {
    for (const place of [folder, join(folder, DOCUMENTS_FOLDER), join(folder, TEMPORARY_FOLDER)])
      mkdirSync(place, { recursive: true, mode: PRIVATE_FOLDER });
  } catch (error) {
    const fault = mapFileError(error);
    // On a read-only disk Node says that the folder is missing, which it is, since it cannot be made.
    throw fault.code === 'vault-missing' ? new AppError('read-only') : fault;
  }
}
