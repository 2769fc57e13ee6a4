/** The folder that copies go to: its names, its room, and putting files in place so that a cut leaves old or new. */
import { constants } from 'node:fs';
import {
  access,
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  statfs,
} from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';

/** Documents lie beside backups, sealed as they are in the vault. */
export const DOCUMENTS = 'documents';
const MEGABYTE = 1_000_000;

/** Names of a vault's files in a folder: nothing in them says whose vault it is. */
export function copyNames(vaultId: Buffer, now: string): { backup: string; keyring: string; prefix: string } {
  const prefix = `casefold-${vaultId.toString('hex').slice(0, 8)}`;
  const stamp = now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return { prefix, backup: `${prefix}-${stamp}.vbk`, keyring: `${prefix}.vkr` };
}

/** @throws AppError 'read-only' when the folder is not there, cannot be written to, or lies in the vault itself */
export async function assertPlace(place: string, vaultFolder: string): Promise<void> {
  const refuse = (): never => {
    throw new AppError('read-only', { what: 'target' });
  };
  try {
    if (!(await stat(place)).isDirectory()) refuse();
    await access(place, constants.W_OK);
    const [inside, vault] = await Promise.all([realpath(place), realpath(vaultFolder)]);
    if (`${inside}${sep}`.startsWith(`${vault}${sep}`)) refuse();
  } catch {
    refuse();
  }
}

/** @throws AppError 'disk-full' with both figures when `neededBytes` do not fit */
export async function assertRoom(place: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(place);
  const freeBytes = bavail * bsize;
  if (freeBytes < neededBytes)
    throw new AppError('disk-full', {
      neededMegabytes: Math.ceil(neededBytes / MEGABYTE),
      freeMegabytes: Math.floor(freeBytes / MEGABYTE),
    });
}

/**
 * Ends a replacement of the copy of the keys that was cut between its two renames. Both files hold keys without which no
 * backup beside them opens, so that one of them must have the name before the other is swept away.
 */
async function endReplacing(target: string, folder: string): Promise<void> {
  const [part, old] = [`${target}.part`, `${target}.old`];
  if ((await exists(target)) || !(await exists(old))) return;
  // The old one gives up its name once the new one is whole and on the disk.
  await rename((await exists(part)) ? part : old, target);
  await syncPlace(folder);
}

/** Removes what earlier writings left unfinished; overwrites what may hold keys. */
export async function sweep(place: string, prefix: string): Promise<void> {
  await endReplacing(join(place, `${prefix}.vkr`), place);
  for (const name of await readdir(place)) {
    if (!name.startsWith(prefix)) continue;
    if (name.endsWith('.vbk.part')) await rm(join(place, name), { force: true });
    if (name.endsWith('.vkr.old') || name.endsWith('.vkr.part')) await overwriteAndRemove(join(place, name));
  }
  const documents = join(place, DOCUMENTS);
  for (const name of await readdir(documents).catch(() => []))
    if (name.endsWith('.part')) await rm(join(documents, name), { force: true });
}

/** Makes names durable. Windows has no such call and needs none. */
export async function syncPlace(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a written file under its name, which must be free. */
export async function putInPlace(part: string, target: string): Promise<void> {
  if (await exists(target)) throw new AppError('conflict', { what: 'file' });
  await rename(part, target);
}

/**
 * Puts a new copy of the keys in the place of an older one, which is overwritten before it is removed. A cut leaves the
 * old or the new one readable; in the short time between two renames the new one under its name ending in `.part`.
 */
export async function replaceKeys(part: string, target: string, folder: string): Promise<void> {
  const old = `${target}.old`;
  const replaces = await exists(target);
  if (replaces) await rename(target, old);
  try {
    await rename(part, target);
  } catch (error) {
    if (replaces) await rename(old, target);
    throw error;
  }
  await syncPlace(folder);
  if (replaces) await overwriteAndRemove(old);
}

/** Zeros over every byte, synced, then gone. On flash storage an old block may survive: docs/backup.md says so. */
async function overwriteAndRemove(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    const zeros = Buffer.alloc(1 << 16);
    for (let at = 0; at < size; at += zeros.length)
      await handle.write(zeros, 0, Math.min(zeros.length, size - at), at);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(path, { force: true });
}

/** Whether anything has this name. */
export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

/** Copies of sealed documents into a folder, and the way to take back those that were added. */
export interface DocumentCopies {
  readonly copied: number;
  readonly missing: number;
  copy(blob: string): Promise<void>;
  takeBack(): Promise<void>;
}

/**
 * Copies sealed files as they are; one that lies there already with the same size is left, because its name is random
 * and its bytes never change.
 */
export function documentCopies(from: string, place: string): DocumentCopies {
  const added: string[] = [];
  let copied = 0;
  let missing = 0;
  let made = false;
  const folder = join(place, DOCUMENTS);
  return {
    get copied() {
      return copied;
    },
    get missing() {
      return missing;
    },
    async copy(blob) {
      const source = await stat(join(from, blob)).catch(() => null);
      if (!source) {
        missing += 1;
        return;
      }
      if (!made) await mkdir(folder, { recursive: true, mode: 0o700 });
      made = true;
      const target = join(folder, blob);
      const there = await stat(target).catch(() => null);
      if (there?.size !== source.size) {
        const part = `${target}.part`;
        // Noted first: what is half there is taken back as well.
        added.push(part, target);
        await copyFile(join(from, blob), part);
        const handle = await open(part, 'r+');
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(part, target);
      }
      copied += 1;
    },
    async takeBack() {
      for (const path of added) await rm(path, { force: true });
    },
  };
}
