/**
 * What the proof looks for. The values are collected before they are cleared and lie sealed in the vault's `tmp` under a
 * key made of the page key that the rotation destroys: once the proof is done, nothing opens them any more.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSealed, sealFile } from '../vault/index.ts';

/** Where the values of a redaction lie until its proof. */
export function needlesPath(vaultFolder: string, redactionId: string): string {
  return join(vaultFolder, 'tmp', `values-${redactionId}`);
}

/** Seals the values. Values of an attempt that did not come to clearing are replaced. */
export async function sealNeedles(
  vaultFolder: string,
  redactionId: string,
  key: Buffer,
  values: readonly string[],
): Promise<void> {
  const path = needlesPath(vaultFolder, redactionId);
  rmSync(path, { force: true });
  await sealFile(key, Buffer.from(JSON.stringify(values), 'utf8'), path, redactionId);
}

/** The values, or null when they are not there or do not open. */
export function openNeedles(vaultFolder: string, redactionId: string, key: Buffer): string[] | null {
  const path = needlesPath(vaultFolder, redactionId);
  if (!existsSync(path)) return null;
  try {
    const sealed = openSealed(key, path, redactionId);
    try {
      // Written by `sealNeedles` under the same key.
      return JSON.parse(sealed.read(0, sealed.sizeBytes).toString('utf8')) as string[];
    } finally {
      sealed.close();
    }
  } catch {
    return null;
  }
}
