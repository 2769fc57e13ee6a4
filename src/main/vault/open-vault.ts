/** An unlocked vault: the master key in memory, and what may be done with it. */
import { AppError } from '#contracts/kit/errors.ts';
import { ringKeys, type NewAccountKey } from './account-keys.ts';
import { boundTo, copySecret, deriveKey, openBox, wipe } from './crypto.ts';
import { vaultFault } from './faults.ts';
import { replaceHeader, type FoundHeader } from './header-file.ts';
import { ABOUT_BYTES, eightBytes, FORMAT_VERSION, isAuthentic, type Header } from './header-format.ts';
import { underLock } from './lock.ts';
import { assertStrong } from './passphrase-strength.ts';
import { formatRecoveryKey, newRecoveryBytes, parseRecoveryKey } from './recovery-code.ts';
import {
  findCard,
  findSlot,
  headerKeys,
  makeSlot,
  nameSalt,
  openSlot,
  passphraseSecret,
  readCard,
  RECOVERY_SLOT,
  recoverySecret,
  wipeSecret,
  withSlot,
  type HeaderKeys,
  type SlotSecret,
} from './slots.ts';

/** An unlocked vault. Buffers it answers are copies that the caller wipes. After `close` everything throws 'vault-locked'. */
export interface OpenVault {
  readonly folder: string;
  readonly vaultId: string;
  readonly name: string;
  readonly createdAt: string;
  /** Who unlocked it. */
  readonly personId: string;
  readonly formatVersion: number;
  /** Whether somebody has typed the present recovery key back. */
  readonly recoveryConfirmed: boolean;
  /** The 32-byte key of the database, for `openConnection` in each thread. */
  pageKey(): Buffer;
  /** Gives a person access. @throws AppError 'conflict' for a name or id that has a slot, 'weak-passphrase', 'too-large' */
  addSlot(personId: string, person: string, passphrase: string): Promise<void>;
  /** Takes access away. @throws AppError 'not-found', 'last-administrator' when it is the only slot */
  removeSlot(personId: string): Promise<void>;
  /** Wraps the master key anew for one person. @throws AppError 'wrong-passphrase', 'weak-passphrase', 'not-found' */
  changePassphrase(personId: string, current: string, next: string): Promise<void>;
  /** Replaces the recovery key after checking a person's passphrase. @throws AppError 'wrong-passphrase', 'not-found' */
  newRecoveryKey(personId: string, passphrase: string): Promise<string>;
  /** Whether a typed code is the present recovery key; if so, notes that it was confirmed. */
  confirmRecovery(code: string): Promise<boolean>;
  /** 32 bytes that wrap the accounts' keys, for `ringKeys` in each thread. */
  ringKey(): Buffer;
  /** A key for one account, and its wrapped form for the database. The caller wipes `key`. */
  newAccountKey(accountId: string): NewAccountKey;
  /** @throws AppError 'vault-altered' (account-key) when the bytes belong to another account or were changed */
  unwrapAccountKey(accountId: string, wrapped: Buffer): Buffer;
  /** 32 bytes for the commitments and the chain of the audit log. */
  auditKey(): Buffer;
  /** Wipes every key. May be called twice. */
  close(): void;
}

/** Name and time of creation, readable only with the master key. */
export interface About {
  readonly name: string;
  readonly createdAtMs: number;
}

/** Bytes of the about box before sealing: eight of time, two of length, the name, zeros. */
export function writeAbout({ name, createdAtMs }: About): Buffer {
  const text = Buffer.from(name, 'utf8');
  if (text.length > ABOUT_BYTES - 10) throw new AppError('invalid-input', { field: 'name' });
  const bytes = Buffer.alloc(ABOUT_BYTES);
  eightBytes(createdAtMs).copy(bytes, 0);
  bytes.writeUInt16LE(text.length, 8);
  text.copy(bytes, 10);
  return bytes;
}

function readAbout(header: Header, keys: HeaderKeys): About {
  const bytes = openBox(keys.about, header.about.nonce, header.about.box, boundTo('about', header.vaultId));
  if (!bytes) throw vaultFault('vault-altered', 'header-authentication');
  const length = Math.min(bytes.readUInt16LE(8), ABOUT_BYTES - 10);
  return { createdAtMs: Number(bytes.readBigUInt64LE(0)), name: bytes.toString('utf8', 10, 10 + length) };
}

/** What the page key's box is bound to. */
export function pageKeyAad(vaultId: Buffer, generation: number): Buffer {
  return boundTo('page-key', vaultId, eightBytes(generation));
}

interface Held {
  readonly folder: string;
  readonly masterKey: Buffer;
  readonly pageKey: Buffer;
  readonly keys: HeaderKeys;
  found: FoundHeader;
  open: boolean;
}

function assertOpen(held: Held): void {
  if (!held.open) throw new AppError('vault-locked');
}

/** Changes to the header come one after the other, each from what the last one left. */
function inTurn(held: Held): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => {
      assertOpen(held);
      return underLock(held.folder, work);
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}

function replace(held: Held, change: (next: Header) => Header): void {
  assertOpen(held);
  const next = change({ ...held.found.header, generation: held.found.header.generation + 1 });
  held.found = replaceHeader(held.folder, held.found, next, held.keys.header);
}

function slotOf(held: Held, personId: string): { readonly index: number; readonly salt: Buffer } {
  const index = findCard(held.found.header, held.keys.card, (card) => card.personId === personId);
  const card = readCard(held.found.header, index, held.keys.card);
  if (!card) throw new AppError('not-found', { what: 'person' });
  return { index, salt: card.salt };
}

async function assertPassphrase(held: Held, personId: string, passphrase: string): Promise<number> {
  const { index, salt } = slotOf(held, personId);
  const secret = await passphraseSecret(held.found.header, salt, passphrase);
  try {
    const fits = findSlot(held.found.header, 'passphrase', secret.tag) === index;
    const masterKey = fits ? openSlot(held.found.header, index, secret) : null;
    wipe(masterKey);
    if (!masterKey) throw new AppError('wrong-passphrase', { waitSeconds: 0 });
    return index;
  } finally {
    wipeSecret(secret);
  }
}

function putSlot(held: Held, index: number, personId: string, salt: Buffer, secret: SlotSecret): void {
  replace(held, (next) => {
    const place = { index, wrappedAt: next.generation };
    const content = { type: 'passphrase', secret, card: { personId, salt } } as const;
    const slot = makeSlot(next, place, content, held.masterKey, held.keys.card);
    return { ...next, slots: withSlot(next.slots, index, slot) };
  });
}

async function wrapFor(held: Held, index: number, personId: string, salt: Buffer, passphrase: string): Promise<void> {
  const secret = await passphraseSecret(held.found.header, salt, passphrase);
  try {
    putSlot(held, index, personId, salt, secret);
  } finally {
    wipeSecret(secret);
  }
}

async function addSlot(held: Held, personId: string, person: string, passphrase: string): Promise<void> {
  assertStrong(passphrase, [person]);
  const { header } = held.found;
  const salt = nameSalt(header.salt, person);
  const taken = findCard(header, held.keys.card, (card) => card.personId === personId || card.salt.equals(salt));
  if (taken >= 0) throw new AppError('conflict', { what: 'person' });
  const index = header.slots.findIndex((slot, place) => place !== RECOVERY_SLOT && slot === null);
  if (index < 0) throw new AppError('too-large', { what: 'people', most: header.slots.length - 1 });
  await wrapFor(held, index, personId, salt, passphrase);
}

function removeSlot(held: Held, personId: string): void {
  const { index } = slotOf(held, personId);
  const people = held.found.header.slots.filter((slot) => slot?.type === 'passphrase').length;
  if (people < 2) throw new AppError('last-administrator');
  replace(held, (next) => ({ ...next, slots: withSlot(next.slots, index, null) }));
}

/** Puts a new recovery key into the next header; `people` may replace people's slots in the same write. */
function replaceRecovery(held: Held, people: (next: Header) => Header = (next) => next): string {
  const code = newRecoveryBytes();
  const secret = recoverySecret(held.found.header, code);
  try {
    replace(held, (next) => {
      const place = { index: RECOVERY_SLOT, wrappedAt: next.generation };
      const content = { type: 'recovery', secret, card: { personId: '', salt: Buffer.alloc(32) } } as const;
      const slot = makeSlot(next, place, content, held.masterKey, held.keys.card);
      return people({ ...next, recoveryConfirmed: false, slots: withSlot(next.slots, RECOVERY_SLOT, slot) });
    });
    return formatRecoveryKey(code);
  } finally {
    wipe(code);
    wipeSecret(secret);
  }
}

function confirmRecovery(held: Held, typed: string): boolean {
  const code = parseRecoveryKey(typed);
  if (!code) return false;
  const secret = recoverySecret(held.found.header, code);
  try {
    if (findSlot(held.found.header, 'recovery', secret.tag) !== RECOVERY_SLOT) return false;
    if (!held.found.header.recoveryConfirmed) replace(held, (next) => ({ ...next, recoveryConfirmed: true }));
    return true;
  } finally {
    wipe(code);
    wipeSecret(secret);
  }
}

/**
 * After recovery: a new passphrase for a person who has a slot, and a new recovery key, in one write.
 *
 * @throws AppError 'not-found' when the vault knows nobody by that name
 */
async function recoverPerson(held: Held, person: string, passphrase: string): Promise<string> {
  const salt = nameSalt(held.found.header.salt, person);
  const index = findCard(held.found.header, held.keys.card, (card) => card.salt.equals(salt));
  const card = readCard(held.found.header, index, held.keys.card);
  if (!card) throw new AppError('not-found', { what: 'person' });
  const secret = await passphraseSecret(held.found.header, salt, passphrase);
  try {
    return replaceRecovery(held, (next) => {
      const content = { type: 'passphrase', secret, card } as const;
      const place = { index, wrappedAt: next.generation };
      const slot = makeSlot(next, place, content, held.masterKey, held.keys.card);
      return { ...next, slots: withSlot(next.slots, index, slot) };
    });
  } finally {
    wipeSecret(secret);
  }
}

/** The master key with the header it opened, before it is known who is signed in. */
export interface Unsealed {
  readonly vaultFor: (personId: string) => OpenVault;
  readonly personAt: (index: number) => string;
  readonly recover: (person: string, passphrase: string) => Promise<{ readonly vault: OpenVault; readonly recoveryKey: string }>;
  /** Marks a new vault as complete. */
  readonly finish: () => void;
  readonly close: () => void;
}

/**
 * Checks the header against the master key and unwraps the page key.
 *
 * @param masterKey kept and wiped by what this answers; wiped as well when this throws
 * @throws AppError 'vault-altered' when the header was changed by somebody without the key
 */
export function unseal(folder: string, found: FoundHeader, masterKey: Buffer): Unsealed {
  const { header } = found;
  const keys = headerKeys(masterKey, header.vaultId);
  const aad = pageKeyAad(header.vaultId, header.pageKeyGeneration);
  const pageKey = isAuthentic(found.bytes, keys.header)
    ? openBox(keys.pageKey, header.pageKey.nonce, header.pageKey.box, aad)
    : null;
  if (!pageKey) {
    wipe(masterKey, ...Object.values(keys));
    throw vaultFault('vault-altered', 'header-authentication');
  }
  const held: Held = { folder, masterKey, pageKey, keys, found, open: true };
  const vaultFor = (personId: string): OpenVault => openVault(held, personId);
  return {
    vaultFor,
    personAt: (index) => readCard(held.found.header, index, keys.card)?.personId ?? '',
    recover: async (person, passphrase) => {
      const recoveryKey = await recoverPerson(held, person, passphrase);
      const { personId } = cardOf(held, person);
      return { vault: vaultFor(personId), recoveryKey };
    },
    finish: () => {
      replace(held, (next) => ({ ...next, unfinished: false }));
    },
    close: () => {
      closeHeld(held);
    },
  };
}

function cardOf(held: Held, person: string): { readonly personId: string } {
  const salt = nameSalt(held.found.header.salt, person);
  const index = findCard(held.found.header, held.keys.card, (card) => card.salt.equals(salt));
  return readCard(held.found.header, index, held.keys.card) ?? { personId: '' };
}

function closeHeld(held: Held): void {
  held.open = false;
  wipe(held.masterKey, held.pageKey, ...Object.values(held.keys));
}

function openVault(held: Held, personId: string): OpenVault {
  const turn = inTurn(held);
  const vaultIdBytes = held.found.header.vaultId;
  const about = readAbout(held.found.header, held.keys);
  const ringKey = deriveKey(held.masterKey, vaultIdBytes, 'account-keys');
  const accountKeys = ringKeys(ringKey);
  const whileOpen = <T>(work: () => T): T => {
    assertOpen(held);
    return work();
  };
  return {
    folder: held.folder,
    vaultId: vaultIdBytes.toString('hex'),
    name: about.name,
    createdAt: new Date(about.createdAtMs).toISOString(),
    personId,
    formatVersion: FORMAT_VERSION,
    get recoveryConfirmed() {
      return held.found.header.recoveryConfirmed;
    },
    pageKey: () => whileOpen(() => copySecret(held.pageKey)),
    addSlot: (id, person, passphrase) => turn(() => addSlot(held, id, person, passphrase)),
    removeSlot: (id) => turn(async () => Promise.resolve(removeSlot(held, id))),
    changePassphrase: (id, current, next) =>
      turn(async () => {
        assertStrong(next, []);
        const index = await assertPassphrase(held, id, current);
        await wrapFor(held, index, id, slotOf(held, id).salt, next);
      }),
    newRecoveryKey: (id, passphrase) =>
      turn(async () => {
        await assertPassphrase(held, id, passphrase);
        return replaceRecovery(held);
      }),
    confirmRecovery: (code) => turn(async () => Promise.resolve(confirmRecovery(held, code))),
    ringKey: () => whileOpen(() => copySecret(ringKey)),
    newAccountKey: (id) => whileOpen(() => accountKeys.create(id)),
    unwrapAccountKey: (id, wrapped) => whileOpen(() => accountKeys.unwrap(id, wrapped)),
    auditKey: () => whileOpen(() => deriveKey(held.masterKey, vaultIdBytes, 'audit')),
    close: () => {
      closeHeld(held);
      wipe(ringKey);
    },
  };
}
