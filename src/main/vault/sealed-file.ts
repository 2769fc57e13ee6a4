/** Documents at rest: one file each, sealed in chunks, so that any part can be read and no byte can be changed unseen. */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { boundTo, deriveKey, openBox, randomSecret, sealBox, TAG_BYTES, wipe } from './crypto.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER, syncFolder } from './durable.ts';
import { mapFileError, onFiles, vaultFault } from './faults.ts';
import { HEADER_FILE } from './header-file.ts';
import { eightBytes } from './header-format.ts';
import { DOCUMENTS_FOLDER, TEMPORARY_FOLDER } from './state.ts';

/** Bytes of plaintext in every chunk but the last. */
export const CHUNK_BYTES = 65_536;
const HEAD_BYTES = 48;
const SALT_AT = 16;
const MAGIC = Buffer.from('CFSEAL01', 'latin1');
const VERSION = 1;
/** Folders between a document and its vault's folder, at most. */
const DEEPEST = 4;

/** What was sealed: its size and SHA-256 in hexadecimal, both of the plaintext. */
export interface SealedFacts {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A sealed file that reads like a plain one. */
export interface OpenSealed {
  readonly sizeBytes: number;
  /** Bytes from an offset; fewer at the end of the file. @throws AppError 'vault-damaged' (document-damaged) */
  read(offset: number, length: number): Buffer;
  /** Wipes the key. */
  close(): void;
}

/** A path for a new document: a random name in one of 256 folders, which says nothing about what is in it. */
export function newDocumentPath(folder: string): string {
  const name = randomUUID().replaceAll('-', '');
  const place = join(folder, DOCUMENTS_FOLDER, name.slice(0, 2));
  onFiles(() => mkdirSync(place, { recursive: true, mode: PRIVATE_FOLDER }));
  return join(place, name);
}

/** Half-written files lie where unlocking sweeps them: in the `tmp` of the vault the target belongs to. */
function temporaryPath(targetPath: string): string {
  let folder = dirname(targetPath);
  for (let up = 0; up < DEEPEST && !existsSync(join(folder, HEADER_FILE)); up += 1) folder = dirname(folder);
  const place = existsSync(join(folder, HEADER_FILE)) ? join(folder, TEMPORARY_FOLDER) : dirname(targetPath);
  mkdirSync(place, { recursive: true, mode: PRIVATE_FOLDER });
  return join(place, `${randomUUID()}.part`);
}

function newHead(): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt32LE(VERSION, 8);
  head.writeUInt32LE(CHUNK_BYTES, 12);
  randomSecret(32).copy(head, SALT_AT);
  return head;
}

const fileKeyOf = (key: Buffer, head: Buffer): Buffer =>
  deriveKey(key, head.subarray(SALT_AT), 'sealed-file');
const nonceOf = (index: number): Buffer => Buffer.concat([Buffer.alloc(4), eightBytes(index)]);
const aadOf = (head: Buffer, index: number, final: boolean, aad: Buffer): Buffer =>
  boundTo('sealed-chunk', head, eightBytes(index), Buffer.from([final ? 1 : 0]), aad);

/** Any pieces as full chunks, the last one marked; an empty source is one empty last chunk. */
async function* inChunks(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<{ readonly chunk: Buffer; readonly final: boolean }> {
  const held = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let filled = 0;
  try {
    for await (const piece of source) {
      let taken = 0;
      while (taken < piece.length) {
        if (filled === CHUNK_BYTES) {
          yield { chunk: held, final: false };
          filled = 0;
        }
        const count = piece.copy(held, filled, taken);
        filled += count;
        taken += count;
      }
    }
    yield { chunk: held.subarray(0, filled), final: true };
  } finally {
    wipe(held);
  }
}

async function writeSealed(
  path: string,
  key: Buffer,
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  aad: Buffer,
): Promise<SealedFacts> {
  const head = newHead();
  const fileKey = fileKeyOf(key, head);
  const hash = createHash('sha256');
  const file = await open(path, 'wx', PRIVATE_FILE);
  try {
    await file.writeFile(head);
    let sizeBytes = 0;
    let index = 0;
    for await (const { chunk, final } of inChunks(source)) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      await file.writeFile(sealBox(fileKey, nonceOf(index), chunk, aadOf(head, index, final, aad)));
      index += 1;
    }
    await file.sync();
    return { sizeBytes, sha256: hash.digest('hex') };
  } finally {
    wipe(fileKey);
    await file.close();
  }
}

/**
 * Seals bytes into a new file: written under a temporary name, synced, then renamed into place. Memory stays at one
 * chunk whatever the size.
 *
 * @param key 32 bytes, the account's
 * @param aad what the file belongs to, such as its document id; opening needs the same
 * @throws AppError 'conflict' when the target exists, 'disk-full', 'read-only'; what the source throws, unchanged
 */
export async function sealFile(
  key: Buffer,
  source: AsyncIterable<Buffer> | Buffer,
  targetPath: string,
  aad: Buffer | string,
): Promise<SealedFacts> {
  if (existsSync(targetPath)) throw new AppError('conflict', { what: 'document' });
  const temporary = onFiles(() => temporaryPath(targetPath));
  try {
    const pieces = Buffer.isBuffer(source) ? [source] : source;
    const facts = await writeSealed(temporary, key, pieces, Buffer.from(aad));
    await rename(temporary, targetPath);
    syncFolder(dirname(targetPath));
    return facts;
  } catch (error) {
    await rm(temporary, { force: true });
    throw isFileError(error) ? mapFileError(error) : error;
  }
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** Reads exactly these bytes of the file, or null when it is shorter. */
function readExactly(path: string, offset: number, length: number): Buffer | null {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const count = readSync(file, bytes, filled, length - filled, offset + filled);
      if (count === 0) return null;
      filled += count;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

interface SealedShape {
  readonly head: Buffer;
  readonly chunks: number;
  readonly sizeBytes: number;
}

function shapeOf(path: string): SealedShape {
  const found = onFiles(() => lstatSync(path, { throwIfNoEntry: false }), 'reading');
  if (!found) throw vaultFault('vault-damaged', 'document-missing');
  const body = found.size - HEAD_BYTES;
  const chunks = Math.ceil(body / (CHUNK_BYTES + TAG_BYTES));
  const last = body - (chunks - 1) * (CHUNK_BYTES + TAG_BYTES);
  // Only an empty document ends in an empty chunk.
  const fits =
    found.isFile() && body >= TAG_BYTES && (last > TAG_BYTES || (chunks === 1 && last === TAG_BYTES));
  const head = fits ? onFiles(() => readExactly(path, 0, HEAD_BYTES), 'reading') : null;
  const known =
    head?.subarray(0, 8).equals(MAGIC) &&
    head.readUInt32LE(8) === VERSION &&
    head.readUInt32LE(12) === CHUNK_BYTES;
  if (!head || !known) throw vaultFault('vault-damaged', 'document-damaged');
  return { head, chunks, sizeBytes: body - chunks * TAG_BYTES };
}

/**
 * Opens a sealed file for reading any part of it. The last chunk is checked at once, so the size can be trusted.
 *
 * @throws AppError 'vault-damaged' with cause 'document-missing', or 'document-damaged' when the file was changed, cut,
 * or sealed under another key or for another purpose
 */
export function openSealed(key: Buffer, path: string, aad: Buffer | string): OpenSealed {
  const { head, chunks, sizeBytes } = shapeOf(path);
  const fileKey = fileKeyOf(key, head);
  const purpose = Buffer.from(aad);
  const chunkAt = (index: number): Buffer => {
    const final = index === chunks - 1;
    const length = (final ? sizeBytes - index * CHUNK_BYTES : CHUNK_BYTES) + TAG_BYTES;
    const box = onFiles(
      () => readExactly(path, HEAD_BYTES + index * (CHUNK_BYTES + TAG_BYTES), length),
      'reading',
    );
    const chunk = box ? openBox(fileKey, nonceOf(index), box, aadOf(head, index, final, purpose)) : null;
    if (!chunk) throw vaultFault('vault-damaged', 'document-damaged');
    return chunk;
  };
  try {
    wipe(chunkAt(chunks - 1));
  } catch (error) {
    wipe(fileKey);
    throw error;
  }
  let open = true;
  return {
    sizeBytes,
    read(offset, length) {
      if (!open) throw new AppError('vault-locked');
      const from = Math.min(Math.max(0, Math.floor(offset)), sizeBytes);
      const to = Math.min(from + Math.max(0, Math.floor(length)), sizeBytes);
      const wanted = Buffer.alloc(to - from);
      for (let index = Math.floor(from / CHUNK_BYTES); index * CHUNK_BYTES < to; index += 1) {
        const begin = index * CHUNK_BYTES;
        const chunk = chunkAt(index);
        chunk.copy(
          wanted,
          Math.max(0, begin - from),
          Math.max(0, from - begin),
          Math.min(chunk.length, to - begin),
        );
        wipe(chunk);
      }
      return wanted;
    },
    close() {
      open = false;
      wipe(fileKey);
    },
  };
}
