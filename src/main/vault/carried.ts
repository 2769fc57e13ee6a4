/**
 * The ways into a vault, carried away from its folder: the header's slots without its page key. They let the same people
 * in, and a new folder can be filled under the same master key with a page key of its own.
 */
import { AppError } from '#contracts/kit/errors.ts';
import { readAbout } from './about.ts';
import { ringKeys, type RingKeys } from './account-keys.ts';
import { assertAcceptable } from './argon2.ts';
import { copySecret, deriveKey, wipe } from './crypto.ts';
import { vaultFault } from './faults.ts';
import { findHeader } from './header-file.ts';
import { COPY_BYTES, readCopy, withoutPageKeys, type Header } from './header-format.ts';
import { parseRecoveryKey } from './recovery-code.ts';
import { beginRefill, type UnfinishedVault } from './refill.ts';
import {
  findSlot,
  headerKeys,
  nameSalt,
  openSlot,
  passphraseSecret,
  recoverySecret,
  wipeKeys,
  wipeSecret,
  type SlotSecret,
} from './slots.ts';

/** Bytes of a carried header. */
export const CARRIED_BYTES = COPY_BYTES;

/** How somebody is let in: by name and passphrase, or by the recovery key. */
export type CarriedCredentials =
  { readonly person: string; readonly passphrase: string } | { readonly recoveryKey: string };

/** An opened carried header. */
export interface CarriedVault {
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
  readonly name: string;
  readonly keys: RingKeys;
  /**
   * Makes a vault in a folder that has none: same people, same recovery key, same account keys, a page key of its own.
   *
   * @throws AppError 'vault-exists', 'read-only', 'disk-full'
   */
  begin(folder: string): UnfinishedVault;
  /** Wipes every key. */
  close(): void;
}

/**
 * The ways into a folder's vault, to be carried: its header with both page keys blanked, because a page key that
 * outlives its rotation would open what redaction left in freed blocks of the disk. Closed with a checksum only.
 *
 * @throws AppError as a vault that cannot be opened
 */
export function headerToCarry(folder: string): Buffer {
  return withoutPageKeys(findHeader(folder).bytes);
}

/** The vault id of a carried header, in hexadecimal, or null when its bytes were damaged. */
export function carriedVaultId(bytes: Buffer): string | null {
  const copy = readCopy(bytes, 0);
  return copy.kind === 'valid' ? copy.header.vaultId.toString('hex') : null;
}

async function secretOf(header: Header, typed: CarriedCredentials): Promise<SlotSecret> {
  if ('passphrase' in typed)
    return passphraseSecret(header, nameSalt(header.salt, typed.person), typed.passphrase);
  const read = parseRecoveryKey(typed.recoveryKey);
  if (read.kind === 'sign')
    throw new AppError('wrong-recovery-key', { reason: read.kind, group: read.group });
  if (read.kind !== 'key') throw new AppError('wrong-recovery-key', { reason: read.kind });
  try {
    return recoverySecret(header, read.key);
  } finally {
    wipe(read.key);
  }
}

/**
 * Opens a carried header. It is not authenticated by itself: the file that carries it must be, with `keys.backup()`.
 *
 * @throws AppError 'wrong-passphrase', 'wrong-recovery-key', 'vault-newer', 'vault-damaged', 'vault-altered'
 */
export async function openCarried(bytes: Buffer, typed: CarriedCredentials): Promise<CarriedVault> {
  const copy = readCopy(bytes, 0);
  if (copy.kind === 'newer') throw vaultFault('vault-newer', 'header-damaged');
  if (copy.kind !== 'valid') throw vaultFault('vault-damaged', 'header-damaged');
  const { header } = copy;
  assertAcceptable(header.kdf);
  const byName = 'passphrase' in typed;
  const secret = await secretOf(header, typed);
  try {
    const index = findSlot(header, byName ? 'passphrase' : 'recovery', secret.tag);
    if (index < 0)
      throw byName
        ? new AppError('wrong-passphrase', { waitSeconds: 0 })
        : new AppError('wrong-recovery-key');
    const masterKey = openSlot(header, index, secret);
    if (!masterKey) throw vaultFault('vault-altered', 'slot-authentication');
    return carriedVault(header, masterKey);
  } finally {
    wipeSecret(secret);
  }
}

function carriedVault(header: Header, masterKey: Buffer): CarriedVault {
  const keys = headerKeys(masterKey, header.vaultId);
  const ringKey = deriveKey(masterKey, header.vaultId, 'account-keys');
  return {
    vaultId: header.vaultId.toString('hex'),
    name: readAbout(keys.about, header).name,
    keys: ringKeys(ringKey),
    begin: (folder) => beginRefill(folder, header, copySecret(masterKey)),
    close: () => {
      wipe(masterKey, ringKey);
      wipeKeys(keys);
    },
  };
}
