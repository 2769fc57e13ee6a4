/**
 * The header of a backup (`.vbk`) and of a copy of the keys (`.vkr`), byte for byte. It stands at both ends of the file.
 * `docs/backup.md` describes the same bytes.
 */
import { recordChecksum, recordMac } from '../vault/index.ts';

/** Bytes of one header. */
export const HEADER_BYTES = 512;
/** The layout this program writes, and the newest it reads. */
export const LAYOUT_VERSION = 1;
const MAC_AT = 448;
const CHECKSUM_AT = 480;

/** Which of the two kinds of file. */
export type PartsKind = 'backup' | 'keys';
const magics: Readonly<Record<PartsKind, string>> = { backup: 'CFBACK01', keys: 'CFKEYS01' };

/** What the header says. Counts are of the whole file. */
export interface PartsHeader {
  readonly kind: PartsKind;
  /** Version of the tables that the records were read from. */
  readonly schema: number;
  /** 16 bytes each. */
  readonly vaultId: Buffer;
  readonly copyId: Buffer;
  readonly createdAtMs: number;
  readonly records: number;
  readonly accounts: number;
  readonly documents: number;
  /** Where the two tables of contents begin, and how long each is. */
  readonly contentsAt: number;
  readonly contentsBytes: number;
  /** Number of the newest tombstone known when this was written; 0 when there was none. */
  readonly tombstones: number;
  readonly fileBytes: number;
  /** Bytes between header and first record: a carried vault header, or none. */
  readonly preambleBytes: number;
  /** SHA-256 of the preamble. */
  readonly preambleHash: Buffer;
  /** Grows with every copy of the keys of a vault; in a backup, of the copy written with it. */
  readonly serial: number;
}

const numbers = [
  'createdAtMs',
  'records',
  'accounts',
  'documents',
  'contentsAt',
  'contentsBytes',
  'tombstones',
  'fileBytes',
  'preambleBytes',
  'serial',
] as const satisfies readonly (keyof PartsHeader)[];
const NUMBERS_AT = 48;
const PREAMBLE_HASH_AT = 416;

/** The 512 bytes, authenticated and closed with a checksum. */
export function writePartsHeader(header: PartsHeader, mac: Buffer): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write(magics[header.kind], 0, 'latin1');
  bytes.writeUInt32LE(LAYOUT_VERSION, 8);
  bytes.writeUInt32LE(header.schema, 12);
  header.vaultId.copy(bytes, 16);
  header.copyId.copy(bytes, 32);
  numbers.forEach((name, at) => bytes.writeBigUInt64LE(BigInt(header[name]), NUMBERS_AT + at * 8));
  header.preambleHash.copy(bytes, PREAMBLE_HASH_AT);
  recordMac(mac, bytes.subarray(0, MAC_AT)).copy(bytes, MAC_AT);
  recordChecksum(bytes.subarray(0, CHECKSUM_AT)).copy(bytes, CHECKSUM_AT);
  return bytes;
}

/** What 512 bytes turned out to be, without any key. */
export type HeaderLook =
  | { readonly kind: 'found'; readonly header: PartsHeader }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly version: number };

/** Reads a header. Any bytes at all are an answer, never an exception. */
export function readPartsHeader(bytes: Buffer): HeaderLook {
  const kind = magicOf(bytes);
  if (bytes.length !== HEADER_BYTES || kind === null) return { kind: 'damaged' };
  if (!recordChecksum(bytes.subarray(0, CHECKSUM_AT)).equals(bytes.subarray(CHECKSUM_AT)))
    return { kind: 'damaged' };
  const version = bytes.readUInt32LE(8);
  if (version > LAYOUT_VERSION) return { kind: 'newer', version };
  const read = Object.fromEntries(
    numbers.map((name, at) => [name, Number(bytes.readBigUInt64LE(NUMBERS_AT + at * 8))]),
    // Every name of the list is there, so the record is complete.
  ) as Record<(typeof numbers)[number], number>;
  if (version === 0 || Object.values(read).some((value) => !Number.isSafeInteger(value)))
    return { kind: 'damaged' };
  return {
    kind: 'found',
    header: {
      ...read,
      kind,
      schema: bytes.readUInt32LE(12),
      vaultId: Buffer.from(bytes.subarray(16, 32)),
      copyId: Buffer.from(bytes.subarray(32, 48)),
      preambleHash: Buffer.from(bytes.subarray(PREAMBLE_HASH_AT, PREAMBLE_HASH_AT + 32)),
    },
  };
}

/** Which kind of file the first bytes name, or null. */
export function magicOf(bytes: Buffer): PartsKind | null {
  const magic = bytes.toString('latin1', 0, 8);
  return magic === magics.backup ? 'backup' : magic === magics.keys ? 'keys' : null;
}

/** Whether a header was written by somebody who held the vault's keys. */
export function isAuthenticHeader(bytes: Buffer, mac: Buffer): boolean {
  return recordMac(mac, bytes.subarray(0, MAC_AT)).equals(bytes.subarray(MAC_AT, MAC_AT + 32));
}

/** What a record holds. */
export type RecordKind =
  /** Rows of one table that belong to no account; sealed under the vault's backup key. */
  | 'table'
  /** Everything that belongs to one account; sealed under the account's own key. */
  | 'account'
  /** Keys of accounts, wrapped; sealed under the vault's backup key. */
  | 'keys';
const recordKinds: readonly RecordKind[] = ['table', 'account', 'keys'];

/** What stands before a sealed record, in clear and authenticated. */
export interface RecordHead {
  readonly kind: RecordKind;
  /** The account's id, or the table's name. */
  readonly id: string;
  /** Names the key of the account that seals it; empty for the vault's. */
  readonly keyId: string;
}

/** Bytes of the authentication of a head. */
export const HEAD_MAC_BYTES = 16;
const MOST_NAME_BYTES = 255;

/** The bytes of a head. */
export function writeHead(head: RecordHead): Buffer {
  const id = Buffer.from(head.id, 'utf8');
  const keyId = Buffer.from(head.keyId, 'utf8');
  if (id.length > MOST_NAME_BYTES || keyId.length > MOST_NAME_BYTES)
    throw new RangeError('the name of a record is too long');
  return Buffer.concat([
    Buffer.from([recordKinds.indexOf(head.kind), id.length]),
    id,
    Buffer.from([keyId.length]),
    keyId,
  ]);
}

/** Reads a head at the beginning of a record; null when it cannot be one. */
export function readHead(record: Buffer): { readonly head: RecordHead; readonly bytes: Buffer } | null {
  const kind = recordKinds[record[0] ?? 255];
  const idEnd = 2 + (record[1] ?? 0);
  const end = idEnd + 1 + (record[idEnd] ?? 0);
  if (kind === undefined || record.length < end + HEAD_MAC_BYTES) return null;
  const head = {
    kind,
    id: record.toString('utf8', 2, idEnd),
    keyId: record.toString('utf8', idEnd + 1, end),
  };
  return { head, bytes: record.subarray(0, end) };
}

/** What a record is bound to: the file it is in, its place there, and its head. */
export function recordPlace(header: PlaceOfFile, index: number, head: Buffer): Buffer {
  const numbersOf = Buffer.alloc(12);
  numbersOf.writeUInt32LE(header.schema, 0);
  numbersOf.writeBigUInt64LE(BigInt(index), 4);
  return Buffer.concat([header.vaultId, header.copyId, numbersOf, head]);
}

/** What of a header every record is bound to. */
export type PlaceOfFile = Pick<PartsHeader, 'vaultId' | 'copyId' | 'schema'>;
