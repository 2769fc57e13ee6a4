import { constants, readSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { LIMITS } from './limits.ts';
import { ReadProblem } from './read-problem.ts';

/** A regular file held open for one import, with what it takes to notice that it changed meanwhile. */
export interface OpenedFile {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
  /** @throws ReadProblem 'file-unreadable' with reason `changed` when somebody wrote to it */
  assertUnchanged(): Promise<void>;
  close(): Promise<void>;
}

const REASON_BY_CODE = new Map([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EACCES', 'forbidden'],
  ['EPERM', 'forbidden'],
  ['EISDIR', 'not-a-file'],
  ['ELOOP', 'not-a-file'],
  ['ENXIO', 'not-a-file'],
  ['EBUSY', 'in-use'],
]);

/** Turns whatever the file system threw into a problem in our words; a problem of ours passes through. */
export function asReadProblem(thrown: unknown): ReadProblem {
  if (thrown instanceof ReadProblem) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
  return new ReadProblem('file-unreadable', { reason: REASON_BY_CODE.get(code) ?? code });
}

/**
 * Opens a file for reading. Pipes, devices and folders are refused before anything could hang on them.
 *
 * @throws ReadProblem 'file-unreadable' (missing, forbidden, not-a-file), 'too-large'
 */
export async function openFile(path: string): Promise<OpenedFile> {
  try {
    if (!(await stat(path)).isFile()) throw new ReadProblem('file-unreadable', { reason: 'not-a-file' });
    // Non-blocking, because between the look and the opening the path may have become a pipe.
    const handle = await open(path, constants.O_RDONLY | NON_BLOCKING);
    try {
      return await describe(handle);
    } catch (thrown) {
      await handle.close();
      throw thrown;
    }
  } catch (thrown) {
    throw asReadProblem(thrown);
  }
}

/** Windows has no such flag, and no pipes among files either. */
const NON_BLOCKING = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

async function describe(handle: FileHandle): Promise<OpenedFile> {
  const atStart = await handle.stat();
  if (!atStart.isFile()) throw new ReadProblem('file-unreadable', { reason: 'not-a-file' });
  if (atStart.size > LIMITS.fileBytes) {
    throw new ReadProblem('too-large', { what: 'file', limit: LIMITS.fileBytes, size: atStart.size });
  }
  return {
    handle,
    sizeBytes: atStart.size,
    async assertUnchanged() {
      const now = await handle.stat();
      if (now.size !== atStart.size || now.mtimeMs !== atStart.mtimeMs) {
        throw new ReadProblem('file-unreadable', { reason: 'changed' });
      }
    },
    close: () => handle.close(),
  };
}

/**
 * The bytes of a file from an offset on, in pieces. The buffer is used again for the next piece: take out what
 * is needed before asking for more.
 */
export async function* readPieces(
  file: OpenedFile,
  from = 0,
  pieceBytes = 256 * 1024,
): AsyncGenerator<Buffer, void, undefined> {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  let offset = from;
  while (offset < file.sizeBytes) {
    const wanted = Math.min(pieceBytes, file.sizeBytes - offset);
    const { bytesRead } = await file.handle.read(buffer, 0, wanted, offset);
    if (bytesRead === 0) throw new ReadProblem('file-unreadable', { reason: 'changed' });
    offset += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Up to `length` bytes from `offset`, in a buffer of their own. */
export async function readAt(file: OpenedFile, offset: number, length: number): Promise<Buffer> {
  const wanted = Math.max(0, Math.min(length, file.sizeBytes - offset));
  const buffer = Buffer.allocUnsafe(wanted);
  let done = 0;
  while (done < wanted) {
    const { bytesRead } = await file.handle.read(buffer, done, wanted - done, offset + done);
    if (bytesRead === 0) throw new ReadProblem('file-unreadable', { reason: 'changed' });
    done += bytesRead;
  }
  return buffer;
}

/**
 * As `readAt`, at once: for many small pieces that the system has in memory anyway, where waiting for each costs
 * ten times as much as reading it.
 */
export function readNow(file: OpenedFile, offset: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, file.sizeBytes - offset)));
  let done = 0;
  while (done < buffer.length) {
    const bytesRead = readSync(file.handle.fd, buffer, done, buffer.length - done, offset + done);
    if (bytesRead === 0) throw new ReadProblem('file-unreadable', { reason: 'changed' });
    done += bytesRead;
  }
  return buffer;
}
