/** `vault.hdr` on disk: two copies, written one after the other, so that a kill at any moment leaves one that holds. */
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { onFiles, vaultFault } from './faults.ts';
import {
  COPY_BYTES,
  COPY_OFFSETS,
  LONGEST_HEADER_BYTES,
  readCopy,
  writeCopy,
  type CopyReading,
  type Header,
} from './header-format.ts';
import { syncFolder, writeWholeFile } from './durable.ts';

/** Name of the header's file in the vault's folder. */
export const HEADER_FILE = 'vault.hdr';

/** The header as found: the newest good copy, where it lies, and whether the other one needs mending. */
export interface FoundHeader {
  readonly header: Header;
  /** The whole copy, for checking its authentication once the key is known. */
  readonly bytes: Buffer;
  readonly place: 0 | 1;
  readonly needsRepair: boolean;
}

/** The result of looking at `vault.hdr` without any key. */
export type HeaderReading =
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'differ' }
  | ({ readonly kind: 'found' } & FoundHeader);

/** Reads up to the longest header there can be; null when there is no file. Anything but a file counts as empty. */
export function readHeaderBytes(folder: string): Buffer | null {
  const path = join(folder, HEADER_FILE);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return null;
  // A pipe in its place would make the program wait for ever.
  if (!found.isFile()) return Buffer.alloc(0);
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(found.size, LONGEST_HEADER_BYTES));
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/** Judges the bytes of a header file. */
export function judgeHeader(file: Buffer): HeaderReading {
  for (const offset of COPY_OFFSETS) {
    const copy = readCopy(file, offset);
    if (copy.kind === 'newer') return copy;
  }
  const copies: readonly [CopyReading, CopyReading] = [readCopy(file, 0), readCopy(file, COPY_BYTES)];
  const [first, second] = copies;
  if (first.kind !== 'valid' && second.kind !== 'valid') return { kind: 'damaged' };
  if (first.kind === 'valid' && second.kind === 'valid') {
    if (!first.header.vaultId.equals(second.header.vaultId)) return { kind: 'differ' };
    const place = second.header.generation > first.header.generation ? 1 : 0;
    const { header, bytes } = place === 0 ? first : second;
    return { kind: 'found', header, bytes, place, needsRepair: !first.bytes.equals(second.bytes) };
  }
  if (first.kind === 'valid')
    return { kind: 'found', header: first.header, bytes: first.bytes, place: 0, needsRepair: true };
  if (second.kind === 'valid')
    return { kind: 'found', header: second.header, bytes: second.bytes, place: 1, needsRepair: true };
  return { kind: 'damaged' };
}

/** Looks at `vault.hdr` of a folder, without any key. */
export function readHeader(folder: string): HeaderReading {
  const bytes = onFiles(() => readHeaderBytes(folder), 'reading');
  return bytes === null ? { kind: 'missing' } : judgeHeader(bytes);
}

/**
 * The header of a vault that is to be opened.
 *
 * @throws AppError 'vault-missing', 'vault-newer', 'vault-damaged' or 'vault-altered', each with its cause
 */
export function findHeader(folder: string): FoundHeader {
  const reading = readHeader(folder);
  switch (reading.kind) {
    case 'found':
      return reading;
    case 'missing':
      throw vaultFault('vault-missing', 'header-missing');
    case 'newer':
      throw vaultFault('vault-newer', 'header-damaged', { formatVersion: reading.version });
    case 'differ':
      throw vaultFault('vault-altered', 'header-copies-differ');
    case 'damaged':
      throw vaultFault('vault-damaged', 'header-damaged');
  }
}

/** Overwrites one copy in place, makes it durable and reads it back. */
function writePlace(folder: string, place: 0 | 1, copy: Buffer): void {
  const file = openSync(join(folder, HEADER_FILE), 'r+');
  try {
    const offset = place * COPY_BYTES;
    let written = 0;
    while (written < copy.length)
      written += writeSync(file, copy, written, copy.length - written, offset + written);
    fsyncSync(file);
    const back = Buffer.alloc(copy.length);
    readSync(file, back, 0, back.length, offset);
    if (!back.equals(copy)) throw vaultFault('vault-damaged', 'header-damaged');
  } finally {
    closeSync(file);
  }
}

/**
 * Writes the next header: first over the copy that is not in use, then, once that one is on the disk, over the other,
 * so that an old wrap is gone from both. A kill at any moment leaves the old or the new header whole.
 *
 * @param basis the header the change was made from; somebody else's change in between is refused
 * @throws AppError 'vault-altered' (header-changed), 'disk-full', 'read-only'
 */
export function replaceHeader(
  folder: string,
  basis: FoundHeader,
  next: Header,
  headerKey: Buffer,
): FoundHeader {
  const now = findHeader(folder);
  if (!now.bytes.equals(basis.bytes)) throw vaultFault('vault-altered', 'header-changed');
  const bytes = writeCopy(next, headerKey);
  const spare = now.place === 0 ? 1 : 0;
  onFiles(() => {
    writePlace(folder, spare, bytes);
  });
  try {
    writePlace(folder, now.place, bytes);
    return { header: next, bytes, place: spare, needsRepair: false };
  } catch {
    // The change holds from the first copy on; the next write or the next unlock goes over the old one again.
    return { header: next, bytes, place: spare, needsRepair: true };
  }
}

/**
 * Writes a header that lies in a file of its own over both copies, so that the old wraps are gone from the disk and not
 * only from the folder. It must have a higher generation: a kill in between leaves it in one copy, which then counts.
 *
 * @throws AppError 'vault-damaged' when the other file holds no header, 'vault-altered' when it is another vault's
 */
export function adoptHeader(folder: string, file: Buffer): void {
  const next = judgeHeader(file);
  if (next.kind !== 'found') throw vaultFault('vault-damaged', 'header-damaged');
  const now = findHeader(folder);
  if (!next.header.vaultId.equals(now.header.vaultId))
    throw vaultFault('vault-altered', 'header-copies-differ');
  onFiles(() => {
    writePlace(folder, now.place === 0 ? 1 : 0, next.bytes);
    writePlace(folder, now.place, next.bytes);
  });
}

/** Writes the good copy over the other one, after a torn write or damage. */
export function repairHeader(folder: string, found: FoundHeader): FoundHeader {
  if (!found.needsRepair) return found;
  onFiles(() => {
    writePlace(folder, found.place === 0 ? 1 : 0, found.bytes);
  });
  return { ...found, needsRepair: false };
}

/** Writes a header where none is: both copies and room for the attempts, by a temporary name and a rename. */
export function writeFirstHeader(
  folder: string,
  header: Header,
  headerKey: Buffer,
  after: Buffer,
): FoundHeader {
  const bytes = writeCopy(header, headerKey);
  onFiles(() => {
    writeWholeFile(join(folder, HEADER_FILE), Buffer.concat([bytes, bytes, after]));
    syncFolder(folder);
  });
  return { header, bytes, place: 0, needsRepair: false };
}
