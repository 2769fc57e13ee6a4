/** Writing so that it stays written: data before name, name before answer. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Files of the vault are for their owner alone. */
export const PRIVATE_FILE = 0o600;
/** Folders too. */
export const PRIVATE_FOLDER = 0o700;

/** Makes names in a folder durable. Windows has no such call and needs none: its metadata is journalled. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a file under a temporary name beside it, syncs it, and puts it in place by rename. */
export function writeWholeFile(path: string, bytes: Buffer): void {
  const temporary = `${path}.part`;
  const file = openSync(temporary, 'w', PRIVATE_FILE);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
