/** What can be said about a vault's folder without any key, and the names of what lies in it. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nowMs } from '../kit/clock.ts';
import { assertAcceptable } from './argon2.ts';
import { readAttempts, waitLeft } from './attempts.ts';
import { vaultFault } from './faults.ts';
import { findHeader, readHeader, type FoundHeader } from './header-file.ts';

/** Name of the database in the vault's folder. */
export const DATABASE_FILE = 'vault.db';
/** Sealed files lie below this. */
export const DOCUMENTS_FOLDER = 'documents';
/** Sealed files being written; swept at unlock. */
export const TEMPORARY_FOLDER = 'tmp';
/** Stands in a folder while a vault is filled from a backup or from a damaged vault: until then it counts as not there. */
export const REFILL_MARK = 'unfinished.mark';

/** What can be said about a folder without any key. */
export type VaultState = 'none' | 'locked' | 'damaged' | 'newer';

/** How a vault is made or opened. */
export interface VaultOptions {
  /** The cost of the key derivation at creation: measured on this machine, or the least there may be. */
  readonly kdf?: 'calibrated' | 'least';
  /** Milliseconds since 1970, for the creation time and the delay after wrong passphrases. */
  readonly now?: () => number;
}

/** The time by the options' clock, in milliseconds since 1970. */
export const timeBy = (options: VaultOptions): number => (options.now ?? nowMs)();

/** Looks at a folder: cheap, and without any key. @throws AppError when the folder cannot be read */
export function readVaultState(folder: string): VaultState {
  const reading = readHeader(folder);
  const database = join(folder, DATABASE_FILE);
  switch (reading.kind) {
    case 'missing':
      // Somebody's records without their header: never to be made over.
      return existsSync(database) || existsSync(`${database}-wal`) ? 'damaged' : 'none';
    case 'newer':
      return 'newer';
    case 'found':
      if (reading.header.unfinished) return 'none';
      return existsSync(database) ? 'locked' : 'damaged';
    default:
      return 'damaged';
  }
}

/** Seconds until the next passphrase is taken; 0 where there is no vault to unlock. */
export function waitSeconds(folder: string, options: VaultOptions = {}): number {
  if (readVaultState(folder) !== 'locked') return 0;
  return waitLeft(readAttempts(folder), timeBy(options), 'passphrase');
}

/**
 * The header of a finished vault whose database is there and whose parameters may be used.
 *
 * @throws AppError 'vault-missing', 'vault-damaged', 'vault-newer' or 'vault-altered', each with its cause
 */
export function findVault(folder: string): FoundHeader {
  const found = findHeader(folder);
  if (found.header.unfinished) throw vaultFault('vault-missing', 'header-missing');
  if (!statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false }))
    throw vaultFault('vault-damaged', 'database-missing');
  assertAcceptable(found.header.kdf);
  return found;
}
