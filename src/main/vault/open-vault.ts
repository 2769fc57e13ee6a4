/** An unlocked vault as the rest of the program sees it. */
import { changePassphrase, confirmRecovery, giveAccess, newRecoveryKey, takeAccess } from './access.ts';
import { readAbout } from './about.ts';
import { ringKeys, type NewAccountKey } from './account-keys.ts';
import type { Attempts } from './attempts.ts';
import { copySecret, deriveKey, wipe } from './crypto.ts';
import { FORMAT_VERSION } from './header-format.ts';
import { assertHeld, dropKeys, inTurn, waysIn, type HeldKeys } from './held-keys.ts';
import { beginRefill, type UnfinishedVault } from './refill.ts';
import { beginMaster, dropNextHeader, takeMaster, type NextMaster } from './master-rotation.ts';
import { abandonRotation, beginRotation, isSwapped, takeRebuilt } from './rotation.ts';

/** An unlocked vault. Buffers it answers are copies that the caller wipes. After `close` everything throws 'vault-locked'. */
export interface OpenVault {
  readonly folder: string;
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
  readonly name: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly createdAt: string;
  /** Who unlocked it. */
  readonly personId: string;
  readonly formatVersion: number;
  /**
   * Wrong passphrases and recovery keys since somebody last signed in, how many of them were recovery keys, and when they
   * were typed (milliseconds since 1970, at most the last 32).
   */
  readonly failedBefore: Pick<Attempts, 'count' | 'recoveryKeys' | 'times'>;
  /** Whether somebody has typed the present recovery key back. */
  readonly recoveryConfirmed: boolean;
  /** The 32-byte key of the database, for `openConnection` in each thread. */
  pageKey(): Buffer;
  /** Grows by one whenever the page key is rotated. */
  readonly pageKeyGeneration: number;
  /** Begins a rotation of the page key, or goes on with one; the 32-byte key that the database is to have. */
  beginRotation(): Promise<Buffer>;
  /** Puts the rebuilt database in place and destroys the old page key. No connection may be open. */
  takeRebuilt(): Promise<void>;
  /** Writes what of the header could not be written before, though its database is in place. */
  settle(): Promise<void>;
  /** Gives up a rotation before that. */
  abandonRotation(): Promise<void>;
  /** Makes a vault like this one in another folder, to be filled: same people, same keys, another page key. */
  beginCopy(folder: string): UnfinishedVault;
  /** Makes a new master key, checked by a passphrase; it counts once its database is in place. @throws AppError 'wrong-passphrase' */
  beginMaster(personId: string, passphrase: string): Promise<NextMaster>;
  /** Puts the database rebuilt for it in place: everybody else's access ends. No connection may be open. */
  takeMaster(next: NextMaster): Promise<void>;
  /** Gives it up before that. False when its database is in place already: then it holds, and its header is written. */
  abandonMaster(next: NextMaster): Promise<boolean>;
  /** Gives a person access. @throws AppError 'conflict' for a name or id that has a slot, 'weak-passphrase', 'too-large' */
  addSlot(personId: string, person: string, passphrase: string): Promise<void>;
  /** Takes access away. @throws AppError 'not-found', 'last-administrator' when it is the only slot */
  removeSlot(personId: string): Promise<void>;
  /** Wraps the master key anew for one person. @throws AppError 'wrong-passphrase', 'weak-passphrase', 'not-found' */
  changePassphrase(personId: string, current: string, next: string): Promise<void>;
  /** Replaces the recovery key after checking a person's passphrase. @throws AppError 'wrong-passphrase', 'not-found' */
  newRecoveryKey(personId: string, passphrase: string): Promise<string>;
  /** The ways in as they are now: calling what it answers puts them back. No file grows by that. */
  waysIn(): () => Promise<void>;
  /** Whether a typed code is the present recovery key; if so, notes that it was confirmed. */
  confirmRecovery(code: string): Promise<boolean>;
  /** 32 bytes that wrap the accounts' keys, for `ringKeys` in each thread. */
  ringKey(): Buffer;
  /** A key for one account, and its wrapped form for the database. The caller wipes `key`. */
  newAccountKey(accountId: string): NewAccountKey;
  /** @throws AppError 'vault-altered' (account-key) when the bytes belong to another account or were changed */
  unwrapAccountKey(accountId: string, wrapped: Uint8Array): Buffer;
  /** 32 bytes for the commitments and the chain of the audit log. */
  auditKey(): Buffer;
  /** Wipes every key. May be called twice. */
  close(): void;
}

type Keys = Pick<
  OpenVault,
  'pageKey' | 'ringKey' | 'newAccountKey' | 'unwrapAccountKey' | 'auditKey' | 'close'
>;

function keysOf(held: HeldKeys): Keys {
  const { vaultId } = held.found.header;
  const ring = { of: held.masterKey, key: deriveKey(held.masterKey, vaultId, 'account-keys') };
  /** The ring key of the master key as it is now. */
  const ringKey = (): Buffer => {
    if (ring.of !== held.masterKey) {
      wipe(ring.key);
      ring.of = held.masterKey;
      ring.key = deriveKey(held.masterKey, vaultId, 'account-keys');
    }
    return ring.key;
  };
  const whileHeld = <T>(work: () => T): T => {
    assertHeld(held);
    return work();
  };
  return {
    pageKey: () => whileHeld(() => copySecret(held.pageKey)),
    ringKey: () => whileHeld(() => copySecret(ringKey())),
    newAccountKey: (id) => whileHeld(() => ringKeys(ringKey()).create(id)),
    unwrapAccountKey: (id, wrapped) => whileHeld(() => ringKeys(ringKey()).unwrap(id, wrapped)),
    auditKey: () => whileHeld(() => deriveKey(held.masterKey, vaultId, 'audit')),
    close: () => {
      dropKeys(held);
      wipe(ring.key);
    },
  };
}

/** The open vault of somebody who was let in. */
export function openVault(
  held: HeldKeys,
  personId: string,
  failed: OpenVault['failedBefore'] = { count: 0, recoveryKeys: 0, times: [] },
): OpenVault {
  const about = readAbout(held.keys.about, held.found.header);
  return {
    ...keysOf(held),
    folder: held.folder,
    vaultId: held.found.header.vaultId.toString('hex'),
    name: about.name,
    createdAt: new Date(about.createdAtMs).toISOString(),
    personId,
    formatVersion: FORMAT_VERSION,
    failedBefore: { count: failed.count, recoveryKeys: failed.recoveryKeys, times: failed.times },
    get recoveryConfirmed() {
      return held.found.header.recoveryConfirmed;
    },
    get pageKeyGeneration() {
      return held.found.header.pageKeyGeneration;
    },
    beginRotation: () => inTurn(held, () => beginRotation(held)),
    takeRebuilt: () =>
      inTurn(held, () => {
        takeRebuilt(held);
      }),
    settle: () => inTurn(held, () => undefined),
    abandonRotation: () =>
      inTurn(held, () => {
        abandonRotation(held);
      }),
    beginMaster: (id, passphrase) => inTurn(held, () => beginMaster(held, id, passphrase)),
    takeMaster: (next) =>
      inTurn(held, () => {
        takeMaster(held, next);
      }),
    abandonMaster: (next) =>
      inTurn(held, () => {
        if (held.masterKey.equals(next.masterKey)) return false;
        if (!isSwapped(held)) dropNextHeader(held.folder);
        abandonRotation(held);
        return true;
      }),
    beginCopy: (folder) => {
      assertHeld(held);
      return beginRefill(folder, held.found.header, copySecret(held.masterKey));
    },
    addSlot: (id, person, passphrase) => inTurn(held, () => giveAccess(held, id, person, passphrase)),
    removeSlot: (id) =>
      inTurn(held, () => {
        takeAccess(held, id);
      }),
    changePassphrase: (id, current, next) => inTurn(held, () => changePassphrase(held, id, current, next)),
    newRecoveryKey: (id, passphrase) => inTurn(held, () => newRecoveryKey(held, id, passphrase)),
    waysIn: () => waysIn(held),
    confirmRecovery: (code) => inTurn(held, () => confirmRecovery(held, code)),
  };
}
