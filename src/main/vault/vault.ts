/** Making, unlocking and recovering a vault. */
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { assertAcceptable, calibrate, LEAST_KDF } from './argon2.ts';
import { firstAttempts, readAttempts, waitAfter, waitLeft, writeAttempts } from './attempts.ts';
import { createDatabase } from './connection.ts';
import { boundTo, KEY_BYTES, randomSecret, wipe } from './crypto.ts';
import { PRIVATE_FOLDER, syncFolder } from './durable.ts';
import { onFiles, vaultFault } from './faults.ts';
import { findHeader, readHeader, repairHeader, writeFirstHeader, type FoundHeader } from './header-file.ts';
import { SLOT_COUNT, type Header, type KdfParameters } from './header-format.ts';
import { underLock } from './lock.ts';
import { pageKeyAad, unseal, writeAbout, type OpenVault, type Unsealed } from './open-vault.ts';
import { assertStrong } from './passphrase-strength.ts';
import { formatRecoveryKey, newRecoveryBytes, parseRecoveryKey } from './recovery-code.ts';
import {
  findSlot,
  headerKeys,
  makeSlot,
  nameSalt,
  openSlot,
  passphraseSecret,
  RECOVERY_SLOT,
  recoverySecret,
  sealed,
  wipeSecret,
  withSlot,
} from './slots.ts';

/** Name of the database in the vault's folder. */
export const DATABASE_FILE = 'vault.db';
/** Sealed files lie below this. */
export const DOCUMENTS_FOLDER = 'documents';
/** Sealed files being written; swept at unlock. */
export const TEMPORARY_FOLDER = 'tmp';
const FIRST_PERSON_SLOT = 1;
/** A database bigger than this holds more than creation wrote. */
const LARGEST_NEW_DATABASE_BYTES = 65_536;

/** What can be said about a folder without any key. */
export type VaultState = 'none' | 'locked' | 'damaged' | 'newer';

/** How a vault is made or opened. */
export interface VaultOptions {
  /** The cost of the key derivation at creation: measured on this machine, or the least there may be. */
  readonly kdf?: 'calibrated' | 'least';
  /** Milliseconds since 1970, for the delay after wrong passphrases. */
  readonly now?: () => number;
}

/** A vault to be made, with its first person. */
export interface NewVault {
  readonly name: string;
  readonly person: string;
  readonly passphrase: string;
  readonly personId: string;
}

/** Looks at a folder: cheap, and without any key. @throws AppError when the folder cannot be read */
export function readVaultState(folder: string): VaultState {
  const reading = readHeader(folder);
  const database = existsSync(join(folder, DATABASE_FILE));
  switch (reading.kind) {
    case 'missing':
      return database ? 'damaged' : 'none';
    case 'newer':
      return 'newer';
    case 'found':
      if (reading.header.unfinished) return 'none';
      return database ? 'locked' : 'damaged';
    default:
      return 'damaged';
  }
}

/** Seconds until the next passphrase is taken; 0 where there is no vault. */
export function waitSeconds(folder: string, options: VaultOptions = {}): number {
  if (readVaultState(folder) !== 'locked') return 0;
  return waitLeft(readAttempts(folder), now(options));
}

const now = (options: VaultOptions): number => (options.now ?? Date.now)();

/** Removes what a creation that was cut short left behind; nobody was ever given a key to it. */
function clearUnfinished(folder: string): void {
  const reading = readHeader(folder);
  if (reading.kind === 'missing' && !existsSync(join(folder, DATABASE_FILE))) return;
  if (reading.kind !== 'found' || !reading.header.unfinished) throw new AppError('vault-exists');
  const database = join(folder, DATABASE_FILE);
  const size = lstatSync(database, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_NEW_DATABASE_BYTES) throw new AppError('vault-exists');
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(database + ending, { force: true });
}

function firstHeader(
  { name, person, personId }: NewVault,
  kdf: KdfParameters,
  createdAtMs: number,
  masterKey: Buffer,
  pageKey: Buffer,
): { readonly header: Header; readonly salt: Buffer } {
  const vaultId = randomSecret(16);
  const salt = randomSecret(32);
  const keys = headerKeys(masterKey, vaultId);
  const empty = Array.from({ length: SLOT_COUNT }, () => null);
  const header: Header = {
    generation: 1,
    vaultId,
    unfinished: true,
    recoveryConfirmed: false,
    kdf,
    salt,
    pageKeyGeneration: 1,
    pageKey: sealed(keys.pageKey, pageKey, pageKeyAad(vaultId, 1)),
    about: sealed(keys.about, writeAbout({ name, createdAtMs }), boundTo('about', vaultId)),
    slots: empty,
  };
  wipe(...Object.values(keys));
  void personId;
  return { header, salt: nameSalt(salt, person) };
}

async function writeNewVault(folder: string, wanted: NewVault, options: VaultOptions): Promise<Created> {
  const kdf = options.kdf === 'least' ? LEAST_KDF : await calibrate();
  const masterKey = randomSecret(KEY_BYTES);
  const pageKey = randomSecret(KEY_BYTES);
  const code = newRecoveryBytes();
  try {
    const { header, salt } = firstHeader(wanted, kdf, now(options), masterKey, pageKey);
    const secret = await passphraseSecret(header, salt, wanted.passphrase);
    const recovery = recoverySecret(header, code);
    const keys = headerKeys(masterKey, header.vaultId);
    const place = (index: number): { index: number; wrappedAt: number } => ({ index, wrappedAt: 1 });
    const own = { type: 'passphrase', secret, card: { personId: wanted.personId, salt } } as const;
    const spare = { type: 'recovery', secret: recovery, card: { personId: '', salt: Buffer.alloc(32) } } as const;
    const slots = withSlot(
      withSlot(
        header.slots,
        RECOVERY_SLOT,
        makeSlot(header, place(RECOVERY_SLOT), spare, masterKey, keys.card),
      ),
      FIRST_PERSON_SLOT,
      makeSlot(header, place(FIRST_PERSON_SLOT), own, masterKey, keys.card),
    );
    clearUnfinished(folder);
    const found = writeFirstHeader(folder, { ...header, slots }, keys.header, firstAttempts());
    wipe(...Object.values(keys));
    wipeSecret(secret);
    wipeSecret(recovery);
    createDatabase(join(folder, DATABASE_FILE), pageKey);
    onFiles(() => {
      syncFolder(folder);
    });
    const unsealed = unseal(folder, found, masterKey);
    unsealed.finish();
    return { vault: unsealed.vaultFor(wanted.personId), recoveryKey: formatRecoveryKey(code) };
  } catch (error) {
    wipe(masterKey);
    throw error;
  } finally {
    wipe(pageKey, code);
  }
}

/** A vault that was just made or recovered, with the recovery key to be shown once. */
export interface Created {
  readonly vault: OpenVault;
  readonly recoveryKey: string;
}

/**
 * Makes a vault in a folder that has none, with its first person. Cut short at any moment, it leaves either a whole
 * vault or a folder in which `createVault` may be called again.
 *
 * @throws AppError 'vault-exists', 'weak-passphrase', 'read-only', 'disk-full', 'vault-open-elsewhere', 'invalid-input'
 */
export async function createVault(folder: string, wanted: NewVault, options: VaultOptions = {}): Promise<Created> {
  assertStrong(wanted.passphrase, [wanted.name, wanted.person]);
  if (existsSync(folder) && readVaultState(folder) !== 'none') throw new AppError('vault-exists');
  onFiles(() => {
    for (const place of [folder, join(folder, DOCUMENTS_FOLDER), join(folder, TEMPORARY_FOLDER)])
      mkdirSync(place, { recursive: true, mode: PRIVATE_FOLDER });
  });
  return underLock(folder, () => writeNewVault(folder, wanted, options));
}

/** The header of a finished vault whose database is there. */
function findVault(folder: string): FoundHeader {
  const found = findHeader(folder);
  if (found.header.unfinished) throw vaultFault('vault-missing', 'header-missing');
  const database = statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false });
  if (!database) throw vaultFault('vault-damaged', 'database-missing');
  assertAcceptable(found.header.kdf);
  return found;
}

/** Sealed files whose writing was cut short have the ending `.part`, and only those are removed. */
function sweepTemporary(folder: string): void {
  const place = join(folder, TEMPORARY_FOLDER);
  if (!existsSync(place)) return;
  for (const name of readdirSync(place)) if (name.endsWith('.part')) unlinkSync(join(place, name));
}

function wrongPassphrase(count: number): AppError {
  return new AppError('wrong-passphrase', { waitSeconds: waitAfter(count) });
}

async function tryPassphrase(
  folder: string,
  person: string,
  passphrase: string,
  options: VaultOptions,
): Promise<OpenVault> {
  const found = findVault(folder);
  const before = readAttempts(folder);
  const left = waitLeft(before, now(options));
  if (left > 0) throw new AppError('wrong-passphrase', { waitSeconds: left });
  // Counted before it is tried, so that ending the program does not save the attempt.
  const counted = writeAttempts(folder, before, before.count + 1, now(options));
  const { header } = found;
  const secret = await passphraseSecret(header, nameSalt(header.salt, person), passphrase);
  try {
    const index = findSlot(header, 'passphrase', secret.tag);
    if (index < 0) throw wrongPassphrase(writeAttempts(folder, counted, counted.count, now(options)).count);
    const masterKey = openSlot(header, index, secret);
    if (!masterKey) throw vaultFault('vault-altered', 'slot-authentication');
    const unsealed = unseal(folder, found, masterKey);
    return settleIn(folder, found, unsealed, () => {
      writeAttempts(folder, counted, 0, now(options));
      return unsealed.vaultFor(unsealed.personAt(index));
    });
  } finally {
    wipeSecret(secret);
  }
}

/** Mends the header and sweeps, then answers; closes the vault again when that fails. */
function settleIn<T>(folder: string, found: FoundHeader, unsealed: Unsealed, answer: () => T): T {
  try {
    repairHeader(folder, found);
    onFiles(() => {
      sweepTemporary(folder);
    });
    return answer();
  } catch (error) {
    unsealed.close();
    throw error;
  }
}

/**
 * Unlocks a vault by name and passphrase. An unknown name and a wrong passphrase take the same time, one Argon2id,
 * and get the same answer.
 *
 * @throws AppError 'wrong-passphrase' with `waitSeconds`; 'vault-missing', 'vault-damaged', 'vault-newer',
 * 'vault-altered', 'vault-open-elsewhere', 'read-only', 'disk-full'
 */
export function unlockVault(
  folder: string,
  { person, passphrase }: { readonly person: string; readonly passphrase: string },
  options: VaultOptions = {},
): Promise<OpenVault> {
  return underLock(folder, () => tryPassphrase(folder, person, passphrase, options));
}

/**
 * Unlocks a vault with the recovery key, sets a new passphrase for one of its people and replaces the recovery key,
 * all in one write.
 *
 * @throws AppError 'wrong-recovery-key', 'weak-passphrase', 'not-found' when the vault knows nobody by that name, and
 * what `unlockVault` throws about the folder
 */
export async function recoverVault(
  folder: string,
  wanted: { readonly recoveryKey: string; readonly person: string; readonly passphrase: string },
  options: VaultOptions = {},
): Promise<Created> {
  assertStrong(wanted.passphrase, [wanted.person]);
  const code = parseRecoveryKey(wanted.recoveryKey);
  if (!code) throw new AppError('wrong-recovery-key', { reason: 'mistyped' });
  try {
    return await underLock(folder, () => recoverWith(folder, code, wanted.person, wanted.passphrase, options));
  } finally {
    wipe(code);
  }
}

async function recoverWith(
  folder: string,
  code: Buffer,
  person: string,
  passphrase: string,
  options: VaultOptions,
): Promise<Created> {
  const found = findVault(folder);
  const secret = recoverySecret(found.header, code);
  try {
    if (findSlot(found.header, 'recovery', secret.tag) !== RECOVERY_SLOT) throw new AppError('wrong-recovery-key');
    const masterKey = openSlot(found.header, RECOVERY_SLOT, secret);
    if (!masterKey) throw vaultFault('vault-altered', 'slot-authentication');
    const unsealed = unseal(folder, found, masterKey);
    try {
      settleIn(folder, found, unsealed, () => undefined);
      const recovered = await unsealed.recover(person, passphrase);
      writeAttempts(folder, readAttempts(folder), 0, now(options));
      return recovered;
    } catch (error) {
      unsealed.close();
      throw error;
    }
  } finally {
    wipeSecret(secret);
  }
}
