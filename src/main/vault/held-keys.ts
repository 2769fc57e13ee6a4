/** The keys of an unlocked vault, held in memory until they are wiped, and the header they belong to. */
import { AppError } from '#contracts/kit/errors.ts';
import { boundTo, openBox, wipe } from './crypto.ts';
import { vaultFault } from './faults.ts';
import { replaceHeader, type FoundHeader } from './header-file.ts';
import { eightBytes, isAuthentic, type Header, type Sealed } from './header-format.ts';
import { underLock } from './lock.ts';
import { headerKeys, wipeKeys, type HeaderKeys } from './slots.ts';

/** Master key, page key and header keys of one folder. */
export interface HeldKeys {
  readonly folder: string;
  /** Changes when a new master key is taken up. */
  masterKey: Buffer;
  /** The key that the header names as the database's. Changes when a rotation is taken up. */
  pageKey: Buffer;
  /** The key a rotation is under way to. */
  nextPageKey: Buffer | null;
  keys: HeaderKeys;
  found: FoundHeader;
  open: boolean;
  /** What of the header is still to be written though the database it belongs to is in place. Throws like a change. */
  pending: (() => void) | null;
  /** The last header change begun; the next one waits for it. */
  turn: Promise<unknown>;
}

/** What the page key's box is bound to. */
export function pageKeyAad(vaultId: Buffer, generation: number): Buffer {
  return boundTo('page-key', vaultId, eightBytes(generation));
}

/**
 * Checks the header against the master key and unwraps the page key.
 *
 * @param masterKey belongs to what this answers from here on; wiped when this throws
 * @throws AppError 'vault-altered' when the header was changed by somebody without the key
 */
export function holdKeys(folder: string, found: FoundHeader, masterKey: Buffer): HeldKeys {
  const { header } = found;
  const keys = headerKeys(masterKey, header.vaultId);
  const unwrap = ({ nonce, box }: Sealed, generation: number): Buffer | null =>
    openBox(keys.pageKey, nonce, box, pageKeyAad(header.vaultId, generation));
  if (isAuthentic(found.bytes, keys.header)) {
    const pageKey = unwrap(header.pageKey, header.pageKeyGeneration);
    const nextPageKey = header.nextPageKey && unwrap(header.nextPageKey, header.pageKeyGeneration + 1);
    const whole = pageKey && (nextPageKey || !header.nextPageKey);
    if (whole) {
      const turn = Promise.resolve();
      return { folder, masterKey, pageKey, nextPageKey, keys, found, open: true, pending: null, turn };
    }
    wipe(pageKey, nextPageKey);
  }
  wipe(masterKey);
  wipeKeys(keys);
  throw vaultFault('vault-altered', 'header-authentication');
}

/** Wipes everything. */
export function dropKeys(held: HeldKeys): void {
  held.open = false;
  wipe(held.masterKey, held.pageKey, held.nextPageKey);
  wipeKeys(held.keys);
}

/** @throws AppError 'vault-locked' once the keys are wiped */
export function assertHeld(held: HeldKeys): void {
  if (!held.open) throw new AppError('vault-locked');
}

/**
 * Writes the header of a database that is in place already. It cannot be given up any more: when it fails, it is tried
 * again before the next change and at the next unlock.
 */
export function lastStep(held: HeldKeys, write: () => void): void {
  held.pending = () => {
    write();
    held.pending = null;
  };
  held.pending();
}

/** Header changes come one after the other, each under the folder's lock and from what the last one left. */
export function inTurn<T>(held: HeldKeys, work: () => Promise<T> | T): Promise<T> {
  const turn = held.turn.then(() => {
    assertHeld(held);
    return underLock(held.folder, () => {
      held.pending?.();
      return work();
    });
  });
  held.turn = turn.catch(() => undefined);
  return turn;
}

/** Writes the next generation of the header. */
export function changeHeader(held: HeldKeys, change: (next: Header) => Header): void {
  assertHeld(held);
  const next = change({ ...held.found.header, generation: held.found.header.generation + 1 });
  held.found = replaceHeader(held.folder, held.found, next, held.keys.header);
}

/** The ways in as they are now: calling what it answers puts them back. No file grows by that. */
export function waysIn(held: HeldKeys): () => Promise<void> {
  assertHeld(held);
  const { slots, recoveryConfirmed } = held.found.header;
  return () =>
    inTurn(held, () => {
      changeHeader(held, (next) => ({ ...next, slots, recoveryConfirmed }));
    });
}
