/** Reading a backup or a copy of the keys: whatever was changed in it is found and named, the rest is read. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '#contracts/kit/errors.ts';
import {
  CARRIED_BYTES,
  openRecord,
  RECORD_BYTES,
  recordChecksum,
  recordMac,
  type BackupKeys,
} from '../vault/index.ts';
import {
  HEAD_MAC_BYTES,
  HEADER_BYTES,
  isAuthenticHeader,
  magicOf,
  readHead,
  readPartsHeader,
  recordPlace,
  type HeaderLook,
  type PartsHeader,
  type PartsKind,
  type RecordHead,
} from './parts-header.ts';
import { contentsPlace } from './parts-writer.ts';

/** Bytes read at once. */
const WINDOW_BYTES = 1 << 20;

/** A part of a file that is not as it was written. */
export interface DamagedPart {
  readonly part:
    'header' | 'header-copy' | 'vault-header' | 'vault-header-copy' | 'contents' | 'contents-copy' | 'record';
  /** Byte of the file at which the part begins. */
  readonly offset: number;
  /** Of a record: its number from 0, and what it says it holds, where that could be read. */
  readonly record?: number;
  readonly holds?: string;
}

/** One record as found. `open` answers null when its key or a byte is not right. */
export interface FoundRecord {
  readonly head: RecordHead;
  readonly index: number;
  readonly offset: number;
  open(key: Buffer): Buffer | null;
}

/** An opened file. */
export interface PartsReader {
  readonly header: PartsHeader;
  /** The carried vault headers, first and second copy. */
  readonly preambles: readonly Buffer[];
  /** What was found to be damaged so far; grows while records are read. */
  readonly damaged: readonly DamagedPart[];
  note(part: DamagedPart): void;
  /**
   * Checks headers and contents with the vault's keys; afterwards `records` may be called.
   * @throws AppError 'backup-damaged' when neither copy of the header or of the contents holds
   */
  unlock(keys: BackupKeys): void;
  /** All records in order; those whose head was changed are noted and left out. */
  records(): Generator<FoundRecord>;
  /** One record again, by the number and the byte that `records` told; null when its head was changed meanwhile. */
  recordAt(index: number, offset: number): FoundRecord | null;
  close(): void;
}

/**
 * Opens a file without any key.
 *
 * @throws AppError 'file-unreadable', 'file-malformed' for something else, 'vault-newer' for a later layout,
 * 'backup-damaged' when it is cut off or neither header can be read
 */
export function openParts(path: string, kind: PartsKind): PartsReader {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new AppError('file-unreadable');
  }
  try {
    return readerOver(file, kind);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function readerOver(file: number, kind: PartsKind): PartsReader {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw new AppError('file-unreadable');
  const size = stat.size;
  const damaged: DamagedPart[] = [];
  const read = (at: number, length: number): Buffer => readAt(file, at, length);
  const places = [0, Math.max(0, size - HEADER_BYTES)];
  const bytes = places.map((at) => read(at, HEADER_BYTES));
  const header = chooseHeader(bytes, kind, size);
  const look = (name: 'header' | 'header-copy', at: number, fits: boolean): void => {
    if (!fits) damaged.push({ part: name, offset: places[at] ?? 0 });
  };
  const preambles = [HEADER_BYTES, size - HEADER_BYTES - header.preambleBytes].map((at) =>
    read(at, header.preambleBytes),
  );
  let lengths: Buffer | null = null;
  let macKey: Buffer | null = null;
  return {
    header,
    preambles,
    damaged,
    note: (part) => void damaged.push(part),
    unlock(keys) {
      const sound = bytes.map((one) => isSound(one, keys.mac));
      look('header', 0, sound[0] ?? false);
      look('header-copy', 1, sound[1] ?? false);
      if (!sound.some(Boolean)) throw new AppError('backup-damaged', { part: 'header' });
      // The header chosen before any key was known must be one of those that hold.
      const trusted = bytes.find((_, at) => sound[at]);
      const chosen = trusted && readPartsHeader(trusted);
      if (chosen?.kind !== 'found' || !sameHeader(chosen.header, header))
        throw new AppError('backup-damaged', { part: 'header' });
      preambles.forEach((preamble, copy) => {
        if (!recordChecksum(preamble).equals(header.preambleHash))
          damaged.push({
            part: copy === 0 ? 'vault-header' : 'vault-header-copy',
            offset: copy === 0 ? HEADER_BYTES : size - HEADER_BYTES - header.preambleBytes,
          });
      });
      lengths = readContents(read, header, keys, damaged);
      macKey = keys.mac;
    },
    *records() {
      if (!lengths || !macKey) throw new Error('records are read after unlocking');
      const window = windowOver(read, header.contentsAt);
      let offset = HEADER_BYTES + header.preambleBytes;
      for (let index = 0; index < header.records; index += 1) {
        const length = lengths.readUInt32LE(index * 4);
        const record = window(offset, length);
        const found = recordIn(record, header, index, offset, macKey);
        if (found) yield found;
        else damaged.push({ part: 'record', offset, record: index });
        offset += length;
      }
    },
    recordAt: (index, offset) =>
      lengths &&
      macKey &&
      recordIn(read(offset, lengths.readUInt32LE(index * 4)), header, index, offset, macKey),
    close: () => {
      closeSync(file);
    },
  };
}

const isSound = (bytes: Buffer, mac: Buffer): boolean =>
  readPartsHeader(bytes).kind === 'found' && isAuthenticHeader(bytes, mac);

function sameHeader(one: PartsHeader, other: PartsHeader): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function chooseHeader(bytes: readonly Buffer[], kind: PartsKind, size: number): PartsHeader {
  const looks: HeaderLook[] = bytes.map(readPartsHeader);
  const newer = looks.find((look) => look.kind === 'newer');
  if (newer?.kind === 'newer') throw new AppError('vault-newer', { found: newer.version });
  const whole = looks.find((look) => look.kind === 'found');
  if (whole?.kind !== 'found') {
    const ours = bytes.some((one) => magicOf(one) !== null);
    if (!ours) throw new AppError('file-malformed', { reason: kind === 'backup' ? 'no-backup' : 'no-keys' });
    throw new AppError('backup-damaged', { part: 'header' });
  }
  const { header } = whole;
  if (header.kind !== kind)
    throw new AppError('file-malformed', { reason: kind === 'backup' ? 'no-backup' : 'no-keys' });
  // Whatever a header claims must fit the file before memory is asked for.
  const fits =
    header.fileBytes === size &&
    [0, CARRIED_BYTES].includes(header.preambleBytes) &&
    header.contentsBytes === header.records * 4 + RECORD_BYTES &&
    header.contentsAt + 2 * header.contentsBytes + header.preambleBytes + HEADER_BYTES === size;
  if (!fits) throw new AppError('backup-damaged', { part: 'end' });
  return header;
}

function readContents(
  read: (at: number, length: number) => Buffer,
  header: PartsHeader,
  keys: BackupKeys,
  damaged: DamagedPart[],
): Buffer {
  const copies = ([0, 1] as const).map((copy) => {
    const offset = header.contentsAt + copy * header.contentsBytes;
    const sealed = read(offset, header.contentsBytes);
    const list = openRecord(keys.seal, sealed, contentsPlace(header, copy));
    if (!list) damaged.push({ part: copy === 0 ? 'contents' : 'contents-copy', offset });
    return list;
  });
  const list = copies[0] ?? copies[1];
  if (!list) throw new AppError('backup-damaged', { part: 'contents' });
  return list;
}

function recordIn(
  record: Buffer,
  header: PartsHeader,
  index: number,
  offset: number,
  mac: Buffer,
): FoundRecord | null {
  const read = readHead(record);
  if (!read) return null;
  const place = recordPlace(header, index, read.bytes);
  const end = read.bytes.length + HEAD_MAC_BYTES;
  const told = record.subarray(read.bytes.length, end);
  if (!recordMac(mac, place).subarray(0, HEAD_MAC_BYTES).equals(told)) return null;
  return { head: read.head, index, offset, open: (key) => openRecord(key, record.subarray(end), place) };
}

/** Reads records through a window of a megabyte. */
function windowOver(
  read: (at: number, length: number) => Buffer,
  end: number,
): (at: number, length: number) => Buffer {
  let from = 0;
  let held: Buffer = Buffer.alloc(0);
  return (at, length) => {
    if (at < from || at + length > from + held.length) {
      from = at;
      held = read(at, Math.min(Math.max(length, WINDOW_BYTES), end - at));
    }
    return held.subarray(at - from, at - from + length);
  };
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, length));
  let filled = 0;
  try {
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, at + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch {
    throw new AppError('file-unreadable');
  }
  return bytes.subarray(0, filled);
}
