/** Slots of the header: each wraps the master key once, for a person's passphrase or for the recovery key. */
import { timingSafeEqual } from 'node:crypto';
import {
  allocateSecret,
  boundTo,
  copySecret,
  deriveKey,
  keyedHash,
  NONCE_BYTES,
  openBox,
  randomSecret,
  sealBox,
  wipe,
} from './crypto.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { stretch } from './argon2.ts';
import { CARD_BYTES, kdfBytes, slotHead, type Header, type Sealed, type Slot } from './header-format.ts';

/** Where the recovery key's slot lies; all others are people's. */
export const RECOVERY_SLOT = 0;
const MOST_ID_BYTES = 79;
const SALT_BYTES = 32;

/** Everything that is derived from the master key for the header's own use. */
export interface HeaderKeys {
  readonly header: Buffer;
  readonly card: Buffer;
  readonly about: Buffer;
  readonly pageKey: Buffer;
}

/** Derives the header's keys; the caller wipes them. */
export function headerKeys(masterKey: Buffer, vaultId: Buffer): HeaderKeys {
  return {
    header: deriveKey(masterKey, vaultId, 'header'),
    card: deriveKey(masterKey, vaultId, 'card'),
    about: deriveKey(masterKey, vaultId, 'about'),
    pageKey: deriveKey(masterKey, vaultId, 'page-key'),
  };
}

/** Wipes the header's keys. */
export function wipeKeys({ header, card, about, pageKey }: HeaderKeys): void {
  wipe(header, card, about, pageKey);
}

/** Tag and key that a secret gives: the tag finds its slot, the key opens it. */
export interface SlotSecret {
  readonly tag: Buffer;
  readonly key: Buffer;
}

/** The name as it counts at sign-in: without case and surrounding space, in one normal form. */
export function foldName(person: string): string {
  return person.normalize('NFKC').trim().toUpperCase().toLowerCase().normalize('NFKC');
}

/** The Argon2 salt of a name: different for every name and every vault. */
export function nameSalt(vaultSalt: Buffer, person: string): Buffer {
  return keyedHash(vaultSalt, boundTo('name-salt', Buffer.from(foldName(person), 'utf8')));
}

function secretFrom(secret: Buffer, vaultSalt: Buffer): SlotSecret {
  return { tag: deriveKey(secret, vaultSalt, 'slot-tag'), key: deriveKey(secret, vaultSalt, 'slot-key') };
}

/** One Argon2id, then tag and key of a person's slot. Name and passphrase both go in, so neither is told apart. */
export async function passphraseSecret(
  header: Pick<Header, 'salt' | 'kdf'>,
  salt: Buffer,
  passphrase: string,
): Promise<SlotSecret> {
  const stretched = await stretch(passphrase, salt, header.kdf);
  try {
    return secretFrom(stretched, header.salt);
  } finally {
    wipe(stretched);
  }
}

/** Tag and key of the recovery slot; 160 random bits need no stretching. */
export function recoverySecret(header: Pick<Header, 'salt'>, recoveryKey: Buffer): SlotSecret {
  return secretFrom(recoveryKey, header.salt);
}

/** Wipes what a passphrase or recovery key gave. */
export function wipeSecret(secret: SlotSecret | null): void {
  if (secret) wipe(secret.tag, secret.key);
}

/** Whose slot it is. */
export interface Card {
  readonly personId: string;
  readonly salt: Buffer;
}

/** Seals a box under a fresh nonce. */
export function sealed(key: Buffer, plaintext: Buffer, aad: Buffer): Sealed {
  const nonce = randomSecret(NONCE_BYTES);
  return { nonce, box: sealBox(key, nonce, plaintext, aad) };
}

const wrapAad = (header: Pick<Header, 'vaultId' | 'kdf'>, head: Buffer): Buffer =>
  boundTo('slot', header.vaultId, head, kdfBytes(header.kdf));

function writeCard({ personId, salt }: Card): Buffer {
  const id = Buffer.from(personId, 'utf8');
  if (id.length > MOST_ID_BYTES) throw new AppError('invalid-input', { field: 'personId' });
  const card = allocateSecret(CARD_BYTES);
  card.writeUInt8(id.length, 0);
  id.copy(card, 1);
  salt.copy(card, CARD_BYTES - SALT_BYTES);
  return card;
}

/** What a new slot is made from. */
export interface SlotContent {
  readonly type: Slot['type'];
  readonly secret: SlotSecret;
  readonly card: Card;
}

/** The master key, and the key that seals cards. */
export interface SlotKeys {
  readonly masterKey: Buffer;
  readonly cardKey: Buffer;
}

/** The recovery key belongs to nobody. */
export const NOBODY: Card = { personId: '', salt: Buffer.alloc(SALT_BYTES) };

/** The header with the master key wrapped into one slot; the slot carries the generation of the header given. */
export function withSlot(header: Header, index: number, content: SlotContent, keys: SlotKeys): Header {
  const head = slotHead(content.type, index, header.generation);
  const card = writeCard(content.card);
  try {
    const slot: Slot = {
      type: content.type,
      wrappedAt: header.generation,
      tag: copySecret(content.secret.tag),
      wrapped: sealed(content.secret.key, keys.masterKey, wrapAad(header, head)),
      card: sealed(keys.cardKey, card, boundTo('card', header.vaultId, head)),
    };
    return { ...header, slots: header.slots.map((old, place) => (place === index ? slot : old)) };
  } finally {
    wipe(card);
  }
}

/** The header with one slot emptied. */
export function withoutSlot(header: Header, index: number): Header {
  return { ...header, slots: header.slots.map((old, place) => (place === index ? null : old)) };
}

/** Index of the slot that a secret's tag names, or -1. Looks at every slot, whether or not it was found already. */
export function findSlot(header: Header, type: Slot['type'], tag: Buffer): number {
  let found = -1;
  header.slots.forEach((slot, index) => {
    const compared = slot?.type === type ? slot.tag : Buffer.alloc(tag.length);
    if (timingSafeEqual(compared, tag) && slot) found = index;
  });
  return found;
}

/** The master key out of a slot, or null when the slot was tampered with. The caller wipes it. */
export function openSlot(header: Header, index: number, secret: SlotSecret): Buffer | null {
  const slot = header.slots[index];
  if (!slot) return null;
  const head = slotHead(slot.type, index, slot.wrappedAt);
  return openBox(secret.key, slot.wrapped.nonce, slot.wrapped.box, wrapAad(header, head));
}

/** Whose slot it is, for somebody who holds the master key; null for an empty or damaged one. */
export function readCard(header: Header, index: number, cardKey: Buffer): Card | null {
  const slot = header.slots[index];
  if (!slot) return null;
  const aad = boundTo('card', header.vaultId, slotHead(slot.type, index, slot.wrappedAt));
  const card = openBox(cardKey, slot.card.nonce, slot.card.box, aad);
  if (!card) return null;
  const length = Math.min(card.readUInt8(0), MOST_ID_BYTES);
  return {
    personId: card.toString('utf8', 1, 1 + length),
    salt: Buffer.from(card.subarray(CARD_BYTES - SALT_BYTES)),
  };
}

/** Index of the first slot whose card fits, or -1. */
export function findCard(header: Header, cardKey: Buffer, fits: (card: Card) => boolean): number {
  return header.slots.findIndex((slot, index) => {
    if (slot?.type !== 'passphrase') return false;
    const card = readCard(header, index, cardKey);
    return card !== null && fits(card);
  });
}
