/** Who may unlock the vault: giving, changing and taking away slots of the header. */
import { AppError } from '#contracts/kit/errors.ts';
import { wipe } from './crypto.ts';
import { changeHeader, type HeldKeys } from './held-keys.ts';
import type { Header } from './header-format.ts';
import { assertStrong } from './passphrase-strength.ts';
import { formatRecoveryKey, newRecoveryBytes, parseRecoveryKey } from './recovery-code.ts';
import {
  findCard,
  findSlot,
  nameSalt,
  NOBODY,
  openSlot,
  passphraseSecret,
  readCard,
  RECOVERY_SLOT,
  recoverySecret,
  wipeSecret,
  withoutSlot,
  withSlot,
  type Card,
  type SlotKeys,
  type SlotSecret,
} from './slots.ts';

/** A slot and whose it is. */
export interface Holder {
  readonly index: number;
  readonly card: Card;
}

const slotKeys = (held: HeldKeys): SlotKeys => ({ masterKey: held.masterKey, cardKey: held.keys.card });

function holderBy(held: HeldKeys, fits: (card: Card) => boolean): Holder {
  const index = findCard(held.found.header, held.keys.card, fits);
  const card = readCard(held.found.header, index, held.keys.card);
  if (!card) throw new AppError('not-found', { what: 'person' });
  return { index, card };
}

/** @throws AppError 'not-found' */
export const holderOf = (held: HeldKeys, personId: string): Holder =>
  holderBy(held, (card) => card.personId === personId);

/** Whose slot lies at an index. @throws AppError 'not-found' */
export function personAt(held: HeldKeys, index: number): string {
  const card = readCard(held.found.header, index, held.keys.card);
  if (!card) throw new AppError('not-found', { what: 'person' });
  return card.personId;
}

async function withPassphrase<T>(
  held: HeldKeys,
  card: Card,
  passphrase: string,
  work: (secret: SlotSecret) => T,
): Promise<T> {
  const secret = await passphraseSecret(held.found.header, card.salt, passphrase);
  try {
    return work(secret);
  } finally {
    wipeSecret(secret);
  }
}

/** @throws AppError 'wrong-passphrase', 'not-found' */
export async function assertPassphrase(
  held: HeldKeys,
  { index, card }: Holder,
  passphrase: string,
): Promise<void> {
  await withPassphrase(held, card, passphrase, (secret) => {
    const fits = findSlot(held.found.header, 'passphrase', secret.tag) === index;
    const masterKey = fits ? openSlot(held.found.header, index, secret) : null;
    wipe(masterKey);
    if (!masterKey) throw new AppError('wrong-passphrase', { waitSeconds: 0 });
  });
}

async function wrapFor(held: HeldKeys, { index, card }: Holder, passphrase: string): Promise<void> {
  await withPassphrase(held, card, passphrase, (secret) => {
    changeHeader(held, (next) => withSlot(next, index, { type: 'passphrase', secret, card }, slotKeys(held)));
  });
}

/** Gives a person a slot. @throws AppError 'conflict', 'weak-passphrase', 'too-large' when all slots are taken */
export async function giveAccess(
  held: HeldKeys,
  personId: string,
  person: string,
  passphrase: string,
): Promise<void> {
  assertStrong(passphrase, [person]);
  const { header } = held.found;
  const salt = nameSalt(header.salt, person);
  const taken = findCard(
    header,
    held.keys.card,
    (card) => card.personId === personId || card.salt.equals(salt),
  );
  if (taken >= 0) throw new AppError('conflict', { what: 'person' });
  const index = header.slots.findIndex((slot, place) => place !== RECOVERY_SLOT && slot === null);
  if (index < 0) throw new AppError('too-large', { what: 'people', most: header.slots.length - 1 });
  await wrapFor(held, { index, card: { personId, salt } }, passphrase);
}

/** Empties a person's slot. @throws AppError 'not-found', 'last-administrator' when nobody else has one */
export function takeAccess(held: HeldKeys, personId: string): void {
  const { index } = holderOf(held, personId);
  const people = held.found.header.slots.filter((slot) => slot?.type === 'passphrase').length;
  if (people < 2) throw new AppError('last-administrator');
  changeHeader(held, (next) => withoutSlot(next, index));
}

/** Wraps the master key anew, over the old wrap. @throws AppError 'wrong-passphrase', 'weak-passphrase', 'not-found' */
export async function changePassphrase(
  held: HeldKeys,
  personId: string,
  current: string,
  next: string,
): Promise<void> {
  assertStrong(next, []);
  const holder = holderOf(held, personId);
  await assertPassphrase(held, holder, current);
  await wrapFor(held, holder, next);
}

/** Puts a new recovery key into the next header; `more` may change other slots in the same write. */
function replaceRecovery(held: HeldKeys, more: (next: Header) => Header = (next) => next): string {
  const code = newRecoveryBytes();
  const secret = recoverySecret(held.found.header, code);
  try {
    changeHeader(held, (next) => {
      const content = { type: 'recovery', secret, card: NOBODY } as const;
      return more(withSlot({ ...next, recoveryConfirmed: false }, RECOVERY_SLOT, content, slotKeys(held)));
    });
    return formatRecoveryKey(code);
  } finally {
    wipe(code);
    wipeSecret(secret);
  }
}

/** Replaces the recovery key after checking a passphrase. @throws AppError 'wrong-passphrase', 'not-found' */
export async function newRecoveryKey(held: HeldKeys, personId: string, passphrase: string): Promise<string> {
  await assertPassphrase(held, holderOf(held, personId), passphrase);
  return replaceRecovery(held);
}

/** Whether a typed code is the present recovery key; if so, notes that in the header. */
export function confirmRecovery(held: HeldKeys, typed: string): boolean {
  const read = parseRecoveryKey(typed);
  if (read.kind !== 'key') return false;
  const secret = recoverySecret(held.found.header, read.key);
  try {
    if (findSlot(held.found.header, 'recovery', secret.tag) !== RECOVERY_SLOT) return false;
    if (!held.found.header.recoveryConfirmed)
      changeHeader(held, (next) => ({ ...next, recoveryConfirmed: true }));
    return true;
  } finally {
    wipe(read.key);
    wipeSecret(secret);
  }
}

/**
 * After the recovery key opened the vault: a new passphrase for a person who has a slot, and a new recovery key, in
 * one write.
 *
 * @throws AppError 'not-found' when the vault knows nobody by that name
 */
export async function recoverAccess(
  held: HeldKeys,
  person: string,
  passphrase: string,
): Promise<{ readonly personId: string; readonly recoveryKey: string }> {
  const salt = nameSalt(held.found.header.salt, person);
  const { index, card } = holderBy(held, (one) => one.salt.equals(salt));
  return withPassphrase(held, card, passphrase, (secret) => {
    const content = { type: 'passphrase', secret, card } as const;
    const recoveryKey = replaceRecovery(held, (next) => withSlot(next, index, content, slotKeys(held)));
    return { personId: card.personId, recoveryKey };
  });
}
