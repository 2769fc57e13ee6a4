/**
 * A new master key: for when somebody may have got hold of the old one. It cannot be wrapped for anybody whose passphrase
 * is not at hand, so only the person who asks for it keeps access, with a new recovery key; everybody else is given access
 * anew. All keys below it change with it: the page key by a rebuild, the accounts' keys and the signing key by being wrapped
 * again in the rebuilt database.
 *
 * The whole next header lies beside the present one until the rebuilt database is in place: whichever key opens `vault.db`
 * says which of the two headers counts.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readAbout, sealAbout } from './about.ts';
import { assertPassphrase, holderOf } from './access.ts';
import { firstAttempts } from './attempts.ts';
import { copySecret, deriveKey, KEY_BYTES, randomSecret, wipe } from './crypto.ts';
import { syncFolder, writeWholeFile } from './durable.ts';
import { onFiles } from './faults.ts';
import { adoptHeader, findHeader, HEADER_FILE } from './header-file.ts';
import { SLOT_COUNT, writeCopy, type Header } from './header-format.ts';
import { lastStep, pageKeyAad, type HeldKeys } from './held-keys.ts';
import { formatRecoveryKey, newRecoveryBytes } from './recovery-code.ts';
import { beginRotation, swapDatabase, syncSwap } from './rotation.ts';
import {
  headerKeys,
  NOBODY,
  passphraseSecret,
  RECOVERY_SLOT,
  recoverySecret,
  sealed,
  wipeKeys,
  wipeSecret,
  withSlot,
} from './slots.ts';

/** The header that waits for its database. */
export const NEXT_HEADER_FILE = `${HEADER_FILE}.next`;

/** What a change of the master key needs until it is taken up. The caller wipes all of it. */
export interface NextMaster {
  readonly masterKey: Buffer;
  readonly pageKey: Buffer;
  readonly ringKey: Buffer;
  readonly auditKey: Buffer;
  readonly recoveryKey: string;
}

/** Wipes every key of it. */
export function wipeMaster({ masterKey, pageKey, ringKey, auditKey }: NextMaster): void {
  wipe(masterKey, pageKey, ringKey, auditKey);
}

/**
 * Makes a new master key and writes the header that belongs to it beside the present one.
 * @throws AppError 'wrong-passphrase', 'not-found'
 */
export async function beginMaster(held: HeldKeys, personId: string, passphrase: string): Promise<NextMaster> {
  const holder = holderOf(held, personId);
  await assertPassphrase(held, holder, passphrase);
  const { header } = held.found;
  const { vaultId } = header;
  const masterKey = randomSecret(KEY_BYTES);
  const pageKey = beginRotation(held);
  const code = newRecoveryBytes();
  const keys = headerKeys(masterKey, vaultId);
  const own = await passphraseSecret(header, holder.card.salt, passphrase);
  const spare = recoverySecret(header, code);
  try {
    const generation = header.pageKeyGeneration + 1;
    const empty: Header = {
      ...header,
      // Above every change that the present header may still see.
      generation: header.generation + 1_000,
      recoveryConfirmed: false,
      pageKeyGeneration: generation,
      pageKey: sealed(keys.pageKey, pageKey, pageKeyAad(vaultId, generation)),
      nextPageKey: null,
      about: sealAbout(keys.about, vaultId, readAbout(held.keys.about, header)),
      slots: Array.from({ length: SLOT_COUNT }, () => null),
    };
    const slotKeys = { masterKey, cardKey: keys.card };
    const recovery = { type: 'recovery', secret: spare, card: NOBODY } as const;
    const person = { type: 'passphrase', secret: own, card: holder.card } as const;
    const next = withSlot(withSlot(empty, RECOVERY_SLOT, recovery, slotKeys), holder.index, person, slotKeys);
    const copy = writeCopy(next, keys.header);
    onFiles(() => {
      writeWholeFile(join(held.folder, NEXT_HEADER_FILE), Buffer.concat([copy, copy, firstAttempts()]));
      syncFolder(held.folder);
    });
    return {
      masterKey,
      pageKey,
      ringKey: deriveKey(masterKey, vaultId, 'account-keys'),
      auditKey: deriveKey(masterKey, vaultId, 'audit'),
      recoveryKey: formatRecoveryKey(code),
    };
  } finally {
    wipe(code);
    wipeSecret(own);
    wipeSecret(spare);
    wipeKeys(keys);
  }
}

/** Puts the rebuilt database and its header in place. No connection may be open. @throws AppError 'busy' */
export function takeMaster(held: HeldKeys, next: NextMaster): void {
  swapDatabase(held);
  // From here on the new keys are the only ones, whether or not the header can be written.
  const { masterKey, pageKey, nextPageKey, keys } = held;
  held.masterKey = copySecret(next.masterKey);
  held.pageKey = copySecret(next.pageKey);
  held.nextPageKey = null;
  held.keys = headerKeys(held.masterKey, held.found.header.vaultId);
  wipe(masterKey, pageKey, nextPageKey);
  wipeKeys(keys);
  lastStep(held, () => {
    syncSwap(held.folder);
    if (existsSync(join(held.folder, NEXT_HEADER_FILE))) takeNextHeader(held.folder);
    held.found = findHeader(held.folder);
  });
}

/** Removes a next header whose database did not come into place. */
export function dropNextHeader(folder: string): void {
  onFiles(() => {
    rmSync(join(folder, NEXT_HEADER_FILE), { force: true });
  });
}

/** The next header takes the place of the present one. */
export function takeNextHeader(folder: string): void {
  const path = join(folder, NEXT_HEADER_FILE);
  adoptHeader(
    folder,
    onFiles(() => readFileSync(path)),
  );
  dropNextHeader(folder);
}
