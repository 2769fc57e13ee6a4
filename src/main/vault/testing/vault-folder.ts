/** Real vaults in temporary folders, at the least cost a vault may have. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, type Created } from '../index.ts';

/** Strong by the policy: generated words. */
export const PASSPHRASE = 'gravel otter pilgrim saffron lantern mosaic violin';
export const OTHER_PASSPHRASE = 'thistle cobalt ladder marzipan beacon fjord walnut';
export const ADA = { person: 'Ada Lovelace', passphrase: PASSPHRASE };
export const ADA_ID = 'user_adalovelace';
export const GRACE_ID = 'user_gracehopper';
export const VAULT_NAME = 'Northern review';
export const LEAST = { kdf: 'least' } as const;

const made: string[] = [];

/** A folder that does not exist yet, inside a temporary one. */
export function newFolder(): string {
  const place = mkdtempSync(join(tmpdir(), 'casefold-vault-'));
  made.push(place);
  return join(place, 'vault');
}

/** Removes every folder made here. */
export function removeFolders(): void {
  for (const place of made.splice(0)) rmSync(place, { recursive: true, force: true });
}

/** Makes Ada's vault. */
export function makeVault(folder: string): Promise<Created> {
  return createVault(folder, { ...ADA, name: VAULT_NAME, personId: ADA_ID }, LEAST);
}

/** A copy of a vault's folder, to be damaged. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Every file below a folder with its bytes, except the lock, which must not be opened while it is held. */
export function filesBelow(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'vault.lock')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** The code and parameters of the `AppError` that work ends with; fails when it ends well. */
export async function faultOf(
  work: () => unknown,
): Promise<{ readonly code: string; readonly params: unknown }> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError' && 'code' in error && 'params' in error)
      return { code: String(error.code), params: error.params };
    throw error;
  }
  throw new Error('It ended well, and should not have.');
}
