/** Unlocking a vault: by name and passphrase, or with the recovery key. */
import { existsSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Params } from '#contracts/kit/errors.ts';
import { personAt, recoverAccess } from './access.ts';
import {
  answerAttempt,
  countAttempt,
  forgetAttempts,
  readAttempts,
  waitAfter,
  waitLeft,
} from './attempts.ts';
import type { Created } from './create.ts';
import { wipe } from './crypto.ts';
import { onFiles, vaultFault } from './faults.ts';
import { findHeader, repairHeader, type FoundHeader } from './header-file.ts';
import type { Slot } from './header-format.ts';
import { dropKeys, holdKeys, waysIn, type HeldKeys } from './held-keys.ts';
import { underLock } from './lock.ts';
import { openVault, type OpenVault } from './open-vault.ts';
import { assertStrong } from './passphrase-strength.ts';
import { parseRecoveryKey } from './recovery-code.ts';
import { dropNextHeader, NEXT_HEADER_FILE, takeNextHeader } from './master-rotation.ts';
import { isSwapped, settleRotation } from './rotation.ts';
import {
  findSlot,
  nameSalt,
  openSlot,
  passphraseSecret,
  recoverySecret,
  wipeSecret,
  type SlotSecret,
} from './slots.ts';
import { findVault, TEMPORARY_FOLDER, timeBy, type VaultOptions } from './state.ts';

/** Name and passphrase as typed. */
export interface Credentials {
  readonly person: string;
  readonly passphrase: string;
}

/** Sealed files whose writing was cut short have the ending `.part`, and only those are removed. */
function sweepTemporary(folder: string): void {
  const place = join(folder, TEMPORARY_FOLDER);
  if (!existsSync(place)) return;
  for (const name of readdirSync(place)) if (name.endsWith('.part')) unlinkSync(join(place, name));
}

/** The keys behind a slot; the header is mended and the temporary folder swept on the way. Null when no slot fits. */
function enter(
  folder: string,
  found: FoundHeader,
  type: Slot['type'],
  secret: SlotSecret,
): { readonly held: HeldKeys; readonly index: number } | null {
  const index = findSlot(found.header, type, secret.tag);
  if (index < 0) return null;
  const masterKey = openSlot(found.header, index, secret);
  if (!masterKey) throw vaultFault('vault-altered', 'slot-authentication');
  const held = holdKeys(folder, found, masterKey);
  try {
    held.found = repairHeader(folder, found);
    onFiles(() => {
      sweepTemporary(folder);
    });
    if (existsSync(join(folder, NEXT_HEADER_FILE))) {
      if (isSwapped(held)) {
        // A new master key was cut short after its database came into place: its header counts, and only its slots.
        dropKeys(held);
        takeNextHeader(folder);
        return enter(folder, findHeader(folder), type, secret);
      }
      dropNextHeader(folder);
    }
    settleRotation(held);
    return { held, index };
  } catch (error) {
    dropKeys(held);
    throw error;
  }
}

async function tryPassphrase(folder: string, typed: Credentials, options: VaultOptions): Promise<OpenVault> {
  const found = findVault(folder);
  const before = readAttempts(folder);
  const left = waitLeft(before, timeBy(options), 'passphrase');
  if (left > 0) throw new AppError('wrong-passphrase', { waitSeconds: left });
  const counted = countAttempt(folder, before, 'passphrase', timeBy(options));
  const { header } = found;
  const secret = await passphraseSecret(header, nameSalt(header.salt, typed.person), typed.passphrase);
  try {
    const entered = enter(folder, found, 'passphrase', secret);
    if (!entered) {
      answerAttempt(folder, counted, timeBy(options));
      throw new AppError('wrong-passphrase', { waitSeconds: waitAfter(counted.count) });
    }
    forgetAttempts(folder, counted, timeBy(options));
    return openVault(entered.held, personAt(entered.held, entered.index), before);
  } finally {
    wipeSecret(secret);
  }
}

/**
 * Unlocks a vault by name and passphrase. An unknown name and a wrong passphrase take the same time, one Argon2id,
 * and get the same answer.
 *
 * @throws AppError 'wrong-passphrase' with `waitSeconds`; 'vault-missing', 'vault-damaged', 'vault-newer',
 * 'vault-altered', 'vault-open-elsewhere', 'read-only', 'disk-full'
 */
export async function unlockVault(
  folder: string,
  typed: Credentials,
  options: VaultOptions = {},
): Promise<OpenVault> {
  findVault(folder);
  return underLock(folder, () => tryPassphrase(folder, typed, options));
}

/** What a person typed as the recovery key. */
type Typed = Credentials & { readonly recoveryKey: string };

/** A vault that was opened with its recovery key. */
export interface Recovered extends Created {
  /** Puts the ways in back that were there before, the recovery key that was typed among them. */
  putBack(): Promise<void>;
}

async function tryRecovery(folder: string, wanted: Typed, options: VaultOptions): Promise<Recovered> {
  const found = findVault(folder);
  const before = readAttempts(folder);
  const left = waitLeft(before, timeBy(options), 'recovery-key');
  if (left > 0) throw new AppError('wrong-recovery-key', { waitSeconds: left });
  const counted = countAttempt(folder, before, 'recovery-key', timeBy(options));
  const wrong = (why: Params = {}): AppError => {
    answerAttempt(folder, counted, timeBy(options));
    return new AppError('wrong-recovery-key', { ...why, waitSeconds: waitAfter(counted.recoveryKeys) });
  };
  // One that cannot be any vault's counts too: somebody typed it.
  const read = parseRecoveryKey(wanted.recoveryKey);
  if (read.kind === 'sign') throw wrong({ reason: read.kind, group: read.group });
  if (read.kind !== 'key') throw wrong({ reason: read.kind });
  const secret = recoverySecret(found.header, read.key);
  try {
    const entered = enter(folder, found, 'recovery', secret);
    if (!entered) throw wrong();
    try {
      const putBack = waysIn(entered.held);
      const { personId, recoveryKey } = await recoverAccess(entered.held, wanted.person, wanted.passphrase);
      forgetAttempts(folder, counted, timeBy(options));
      return { vault: openVault(entered.held, personId, before), recoveryKey, putBack };
    } catch (error) {
      dropKeys(entered.held);
      throw error;
    }
  } finally {
    wipeSecret(secret);
    wipe(read.key);
  }
}

/**
 * Unlocks a vault with the recovery key, sets a new passphrase for one of its people and replaces the recovery key,
 * all in one write.
 *
 * @throws AppError 'wrong-recovery-key' with `waitSeconds` (for a mistyped one also `reason` and, where known, `group` from 1 to 9),
 * 'weak-passphrase', 'not-found' when the vault knows nobody by that name, and what `unlockVault` throws about the
 * folder
 */
export async function recoverVault(
  folder: string,
  wanted: Typed,
  options: VaultOptions = {},
): Promise<Recovered> {
  findVault(folder);
  assertStrong(wanted.passphrase, [wanted.person]);
  return underLock(folder, () => tryRecovery(folder, wanted, options));
}
