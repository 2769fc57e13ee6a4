/** Making a vault. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { sealAbout } from './about.ts';
import { calibrate, LEAST_KDF } from './argon2.ts';
import { firstAttempts } from './attempts.ts';
import { createDatabase } from './connection.ts';
import { KEY_BYTES, randomSecret, wipe } from './crypto.ts';
import { syncFolder } from './durable.ts';
import { onFiles } from './faults.ts';
import { writeFirstHeader, type FoundHeader } from './header-file.ts';
import { SLOT_COUNT, type Header, type KdfParameters } from './header-format.ts';
import { changeHeader, dropKeys, holdKeys, pageKeyAad } from './held-keys.ts';
import { underLock } from './lock.ts';
import { openVault, type OpenVault } from './open-vault.ts';
import { assertStrong } from './passphrase-strength.ts';
import { formatRecoveryKey, newRecoveryBytes } from './recovery-code.ts';
import {
  headerKeys,
  nameSalt,
  NOBODY,
  passphraseSecret,
  RECOVERY_SLOT,
  recoverySecret,
  sealed,
  wipeKeys,
  wipeSecret,
  withSlot,
} from './slots.ts';
import { DATABASE_FILE, readVaultState, timeBy, type VaultOptions } from './state.ts';
import { clearUnfinished, makeFolders } from './unfinished.ts';

const FIRST_PERSON_SLOT = 1;

/** A vault to be made, with its first person. */
export interface NewVault {
  readonly name: string;
  readonly person: string;
  readonly passphrase: string;
  readonly personId: string;
}

/** A vault that was just made or recovered, with the recovery key to be shown once. */
export interface Created {
  readonly vault: OpenVault;
  readonly recoveryKey: string;
}

/** Every secret a new vault begins with. */
interface NewKeys {
  readonly masterKey: Buffer;
  readonly pageKey: Buffer;
  readonly code: Buffer;
}

/** The first header: both slots filled, marked unfinished until the database is there too. */
async function firstHeader(
  wanted: NewVault,
  kdf: KdfParameters,
  createdAtMs: number,
  { masterKey, pageKey, code }: NewKeys,
): Promise<Header> {
  const vaultId = randomSecret(16);
  const salt = randomSecret(32);
  const keys = headerKeys(masterKey, vaultId);
  const card = { personId: wanted.personId, salt: nameSalt(salt, wanted.person) };
  const own = await passphraseSecret({ salt, kdf }, card.salt, wanted.passphrase);
  const spare = recoverySecret({ salt }, code);
  try {
    const empty: Header = {
      generation: 1,
      vaultId,
      unfinished: true,
      recoveryConfirmed: false,
      kdf,
      salt,
      pageKeyGeneration: 1,
      pageKey: sealed(keys.pageKey, pageKey, pageKeyAad(vaultId, 1)),
      nextPageKey: null,
      about: sealAbout(keys.about, vaultId, { name: wanted.name, createdAtMs }),
      slots: Array.from({ length: SLOT_COUNT }, () => null),
    };
    const slotKeys = { masterKey, cardKey: keys.card };
    const recovery = { type: 'recovery', secret: spare, card: NOBODY } as const;
    const person = { type: 'passphrase', secret: own, card } as const;
    return withSlot(withSlot(empty, RECOVERY_SLOT, recovery, slotKeys), FIRST_PERSON_SLOT, person, slotKeys);
  } finally {
    wipeSecret(own);
    wipeSecret(spare);
    wipeKeys(keys);
  }
}

function writeFiles(folder: string, header: Header, { masterKey, pageKey }: NewKeys): FoundHeader {
  const keys = headerKeys(masterKey, header.vaultId);
  try {
    clearUnfinished(folder);
    const found = writeFirstHeader(folder, header, keys.header, firstAttempts());
    createDatabase(join(folder, DATABASE_FILE), pageKey);
    onFiles(() => {
      syncFolder(folder);
    });
    return found;
  } finally {
    wipeKeys(keys);
  }
}

async function make(folder: string, wanted: NewVault, options: VaultOptions): Promise<Created> {
  const kdf = options.kdf === 'least' ? LEAST_KDF : await calibrate();
  const keys: NewKeys = {
    masterKey: randomSecret(KEY_BYTES),
    pageKey: randomSecret(KEY_BYTES),
    code: newRecoveryBytes(),
  };
  try {
    const header = await firstHeader(wanted, kdf, timeBy(options), keys);
    const held = holdKeys(folder, writeFiles(folder, header, keys), keys.masterKey);
    try {
      changeHeader(held, (next) => ({ ...next, unfinished: false }));
      return { vault: openVault(held, wanted.personId), recoveryKey: formatRecoveryKey(keys.code) };
    } catch (error) {
      dropKeys(held);
      throw error;
    }
  } catch (error) {
    wipe(keys.masterKey);
    throw error;
  } finally {
    wipe(keys.pageKey, keys.code);
  }
}

/**
 * Makes a vault in a folder that has none, with its first person. Cut short at any moment, it leaves either a whole
 * vault or a folder in which `createVault` may be called again.
 *
 * @throws AppError 'vault-exists', 'weak-passphrase', 'read-only', 'disk-full', 'vault-open-elsewhere', 'invalid-input'
 */
export async function createVault(
  folder: string,
  wanted: NewVault,
  options: VaultOptions = {},
): Promise<Created> {
  assertStrong(wanted.passphrase, [wanted.name, wanted.person]);
  if (existsSync(folder) && readVaultState(folder) !== 'none') throw new AppError('vault-exists');
  makeFolders(folder);
  return underLock(folder, () => make(folder, wanted, options));
}
