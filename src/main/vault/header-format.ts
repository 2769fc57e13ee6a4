/**
 * One copy of the vault's header, byte for byte. `docs/vault-format.md` describes the same bytes for people who write
 * a reader of their own; a test holds the two together.
 */
import { checksum, KEY_BYTES, keyedHash, NONCE_BYTES, TAG_BYTES } from './crypto.ts';

/** The format this program writes, and the newest it reads. */
export const FORMAT_VERSION = 1;
/** Bytes of one copy; the two copies lie one after the other at the start of `vault.hdr`. */
export const COPY_BYTES = 32_768;
/** Slots for people and one for the recovery key. */
export const SLOT_COUNT = 119;
const SLOT_BYTES = 256;
const SLOTS_AT = 2_048;
const MAGIC = Buffer.from('CFVAULT1', 'latin1');
const MAC_AT = COPY_BYTES - 64;
const CHECKSUM_AT = COPY_BYTES - 32;
/** Later formats may have longer copies, but only these lengths, so that every reader finds both. */
const COPY_LENGTHS = [32_768, 65_536, 131_072, 262_144, 524_288, 1_048_576];
/** No header is longer than this, whatever a file claims. */
export const LONGEST_HEADER_BYTES = 2 * 1_048_576 + 65_536;
const KDF_ARGON2ID = 1;
const BOX_BYTES = KEY_BYTES + TAG_BYTES;
const NEXT_AT = 1_024;
/** Bytes of a slot's card before sealing: length, person id, padding, name salt. */
export const CARD_BYTES = 112;
/** Bytes of the sealed vault name and creation time, before sealing. */
export const ABOUT_BYTES = 832;

/** Argon2id's cost. Memory in KiB. */
export interface KdfParameters {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** A sealed box beside its nonce. */
export interface Sealed {
  readonly nonce: Buffer;
  readonly box: Buffer;
}

/** What one person or the recovery key opens. */
export interface Slot {
  readonly type: 'passphrase' | 'recovery';
  /** Header generation at which the master key was wrapped here. */
  readonly wrappedAt: number;
  readonly tag: Buffer;
  readonly wrapped: Sealed;
  /** Whose slot it is, readable only under the master key. All zero in the recovery slot's person id. */
  readonly card: Sealed;
}

/** One header copy in memory. */
export interface Header {
  readonly generation: number;
  readonly vaultId: Buffer;
  /** Creation was begun and not finished: nobody has been given a key to this vault yet. */
  readonly unfinished: boolean;
  readonly recoveryConfirmed: boolean;
  readonly kdf: KdfParameters;
  readonly salt: Buffer;
  readonly pageKeyGeneration: number;
  readonly pageKey: Sealed;
  /** The key the database is being rotated to, of the generation after the present one; null when none is. */
  readonly nextPageKey: Sealed | null;
  readonly about: Sealed;
  readonly slots: readonly (Slot | null)[];
}

/** What a copy turned out to be. */
export type CopyReading =
  | { readonly kind: 'valid'; readonly header: Header; readonly bytes: Buffer }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged' };

/** Bytes of a slot that its sealed boxes are bound to: type, index and generation. */
export function slotHead(type: Slot['type'], index: number, wrappedAt: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt8(type === 'passphrase' ? 1 : 2, 0);
  bytes.writeUInt32LE(index, 4);
  bytes.writeBigUInt64LE(BigInt(wrappedAt), 8);
  return bytes;
}

/** Sixteen bytes naming the key derivation and its cost, as they stand in the header. */
export function kdfBytes(kdf: KdfParameters): Buffer {
  const bytes = Buffer.alloc(16);
  [KDF_ARGON2ID, kdf.memoryKib, kdf.passes, kdf.lanes].forEach((value, place) =>
    bytes.writeUInt32LE(value, place * 4),
  );
  return bytes;
}

/** A number as eight bytes, little endian. */
export function eightBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function writeSlot(copy: Buffer, index: number, slot: Slot): void {
  const at = SLOTS_AT + index * SLOT_BYTES;
  slotHead(slot.type, index, slot.wrappedAt).copy(copy, at);
  slot.tag.copy(copy, at + 16);
  slot.wrapped.nonce.copy(copy, at + 48);
  slot.wrapped.box.copy(copy, at + 60);
  slot.card.nonce.copy(copy, at + 108);
  slot.card.box.copy(copy, at + 120);
}

/** The bytes of a copy, authenticated under the header key and closed with a checksum. */
export function writeCopy(header: Header, headerKey: Buffer): Buffer {
  const copy = Buffer.alloc(COPY_BYTES);
  MAGIC.copy(copy, 0);
  copy.writeUInt32LE(FORMAT_VERSION, 8);
  copy.writeUInt32LE(COPY_BYTES, 12);
  copy.writeBigUInt64LE(BigInt(header.generation), 16);
  header.vaultId.copy(copy, 24);
  copy.writeUInt32LE((header.recoveryConfirmed ? 1 : 0) | (header.unfinished ? 2 : 0), 40);
  kdfBytes(header.kdf).copy(copy, 44);
  copy.writeUInt32LE(SLOT_COUNT, 60);
  header.salt.copy(copy, 64);
  copy.writeBigUInt64LE(BigInt(header.pageKeyGeneration), 96);
  header.pageKey.nonce.copy(copy, 104);
  header.pageKey.box.copy(copy, 116);
  header.about.nonce.copy(copy, 164);
  header.about.box.copy(copy, 176);
  if (header.nextPageKey) {
    copy.writeBigUInt64LE(BigInt(header.pageKeyGeneration + 1), NEXT_AT);
    header.nextPageKey.nonce.copy(copy, NEXT_AT + 8);
    header.nextPageKey.box.copy(copy, NEXT_AT + 20);
  }
  header.slots.forEach((slot, index) => {
    if (slot) writeSlot(copy, index, slot);
  });
  keyedHash(headerKey, copy.subarray(0, MAC_AT)).copy(copy, MAC_AT);
  checksum(copy.subarray(0, CHECKSUM_AT)).copy(copy, CHECKSUM_AT);
  return copy;
}

/** A copy without its page keys and its authentication, for carrying away; its checksum fits. */
export function withoutPageKeys(copy: Buffer): Buffer {
  const bare = Buffer.from(copy);
  bare.fill(0, 104, 164);
  bare.fill(0, NEXT_AT, SLOTS_AT);
  bare.fill(0, MAC_AT, CHECKSUM_AT);
  checksum(bare.subarray(0, CHECKSUM_AT)).copy(bare, CHECKSUM_AT);
  return bare;
}

/** Whether the copy was written by somebody who held the master key. */
export function isAuthentic(copy: Buffer, headerKey: Buffer): boolean {
  return keyedHash(headerKey, copy.subarray(0, MAC_AT)).equals(copy.subarray(MAC_AT, MAC_AT + 32));
}

function readSlot(copy: Buffer, index: number): Slot | null | 'damaged' {
  const at = SLOTS_AT + index * SLOT_BYTES;
  const kind = copy.readUInt8(at);
  if (kind === 0) return null;
  const wrappedAt = Number(copy.readBigUInt64LE(at + 8));
  if (kind > 2 || copy.readUInt32LE(at + 4) !== index || !Number.isSafeInteger(wrappedAt)) return 'damaged';
  const take = (from: number, length: number): Buffer =>
    Buffer.from(copy.subarray(at + from, at + from + length));
  return {
    type: kind === 1 ? 'passphrase' : 'recovery',
    wrappedAt,
    tag: take(16, 32),
    wrapped: { nonce: take(48, NONCE_BYTES), box: take(60, BOX_BYTES) },
    card: { nonce: take(108, NONCE_BYTES), box: take(120, CARD_BYTES + TAG_BYTES) },
  };
}

function readFirstVersion(copy: Buffer): Header | null {
  const take = (from: number, length: number): Buffer => Buffer.from(copy.subarray(from, from + length));
  const generation = Number(copy.readBigUInt64LE(16));
  const pageKeyGeneration = Number(copy.readBigUInt64LE(96));
  const flags = copy.readUInt32LE(40);
  if (!Number.isSafeInteger(generation) || !Number.isSafeInteger(pageKeyGeneration) || flags > 3) return null;
  const next = Number(copy.readBigUInt64LE(NEXT_AT));
  if (next !== 0 && next !== pageKeyGeneration + 1) return null;
  if (copy.readUInt32LE(44) !== KDF_ARGON2ID || copy.readUInt32LE(60) !== SLOT_COUNT) return null;
  const slots: (Slot | null)[] = [];
  for (let index = 0; index < SLOT_COUNT; index += 1) {
    const slot = readSlot(copy, index);
    if (slot === 'damaged') return null;
    slots.push(slot);
  }
  return {
    generation,
    vaultId: take(24, 16),
    unfinished: (flags & 2) !== 0,
    recoveryConfirmed: (flags & 1) !== 0,
    kdf: { memoryKib: copy.readUInt32LE(48), passes: copy.readUInt32LE(52), lanes: copy.readUInt32LE(56) },
    salt: take(64, 32),
    pageKeyGeneration,
    pageKey: { nonce: take(104, NONCE_BYTES), box: take(116, BOX_BYTES) },
    nextPageKey:
      next === 0 ? null : { nonce: take(NEXT_AT + 8, NONCE_BYTES), box: take(NEXT_AT + 20, BOX_BYTES) },
    about: { nonce: take(164, NONCE_BYTES), box: take(176, ABOUT_BYTES + TAG_BYTES) },
    slots,
  };
}

/** Reads the copy that begins at an offset of the file. Any bytes at all are an answer, never an exception. */
export function readCopy(file: Buffer, offset: number): CopyReading {
  const damaged: CopyReading = { kind: 'damaged' };
  if (file.length < offset + 16 || !file.subarray(offset, offset + 8).equals(MAGIC)) return damaged;
  const version = file.readUInt32LE(offset + 8);
  const length = file.readUInt32LE(offset + 12);
  if (version === 0 || !COPY_LENGTHS.includes(length) || file.length < offset + length) return damaged;
  const bytes = Buffer.from(file.subarray(offset, offset + length));
  if (!checksum(bytes.subarray(0, length - 32)).equals(bytes.subarray(length - 32))) return damaged;
  if (version > FORMAT_VERSION) return { kind: 'newer', version };
  if (length !== COPY_BYTES) return damaged;
  const header = readFirstVersion(bytes);
  return header ? { kind: 'valid', header, bytes } : damaged;
}

/** Offsets at which a copy may begin, in this format or a later one. */
export const COPY_OFFSETS: readonly number[] = [0, ...COPY_LENGTHS];
