/** A small disk that can be filled up. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { failureSentence } from '#contracts/kit/words.ts';
import { run } from './volume.ts';

/**
 * Runs `work` with the folder of a disk in memory.
 * @param megabytes its size
 * @returns null where none may be mounted: that needs Linux, and root
 */
export async function withSmallDisk<T>(
  megabytes: number,
  work: (disk: string) => Promise<T>,
): Promise<T | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const disk = mkdtempSync(join(tmpdir(), 'casefold-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', disk)) {
    rmSync(disk, { recursive: true, force: true });
    return null;
  }
  try {
    return await work(disk);
  } finally {
    // Lazily: what failed in between may still have files open on it.
    run('umount', '-l', disk);
    rmSync(disk, { recursive: true, force: true });
  }
}

/** Makes the disk larger, as somebody who deletes what they do not need. */
export function makeSpace(disk: string): void {
  if (!run('mount', '-o', 'remount,size=400m', disk)) throw new Error('the disk could not be made larger');
}

/** Writes until nothing more fits, not even a byte. */
export function fill(path: string): void {
  for (const size of [256 * 1024, 4096, 1]) {
    const block = Buffer.alloc(size, 1);
    try {
      for (;;) appendFileSync(path, block);
    } catch {
      // Full, which was wanted.
    }
  }
}

/** The code with which a call failed, 'nothing' when it did not; what a person would read of it is printed. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'nothing';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stdout.write(`  what the person reads: ${failureSentence(error.toFailure())}\n`);
    return error.code;
  }
}
