import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyFits } from './connection.ts';
import { createVault, rebuildDatabase, unlockVault, wipeMaster, type OpenVault } from './index.ts';

const credentials = { person: 'Ada Lund', passphrase: 'correct-horse-battery-staple-lamp-river-stone-cloud' };
let folder: string;
let vault: OpenVault;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-master-'));
  const wanted = { name: 'Master', ...credentials, personId: 'user_00000001' };
  ({ vault } = await createVault(join(folder, 'vault'), wanted, { kdf: 'least' }));
});
afterEach(() => {
  vault.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(vault.folder, name);

test('a header that cannot be written after the swap leaves the vault open under its new keys, and comes later', async () => {
  const old = vault.pageKey();
  const next = await vault.beginMaster(vault.personId, credentials.passphrase);
  rebuildDatabase(vault.folder, old, next.pageKey, () => undefined);
  const before = readFileSync(at('vault.hdr'));
  renameSync(at('vault.hdr'), join(folder, 'hidden'));
  await expect(vault.takeMaster(next)).rejects.toMatchObject({ code: 'vault-missing' });
  expect(keyFits(at('vault.db'), vault.pageKey())).toBe(true);
  expect(vault.ringKey()).toEqual(next.ringKey);
  expect(vault.auditKey()).toEqual(next.auditKey);
  await expect(vault.abandonMaster(next)).rejects.toMatchObject({ code: 'vault-missing' });
  expect(existsSync(at('vault.hdr.next'))).toBe(true);

  renameSync(join(folder, 'hidden'), at('vault.hdr'));
  expect(await vault.abandonMaster(next)).toBe(false);
  expect(existsSync(at('vault.hdr.next'))).toBe(false);
  // The old page key's box is in neither copy.
  expect(readFileSync(at('vault.hdr')).includes(before.subarray(104, 164))).toBe(false);
  const { folder: place } = vault;
  vault.close();
  vault = await unlockVault(place, credentials, { kdf: 'least' });
  expect(vault.pageKey()).toEqual(next.pageKey);
  wipeMaster(next);
});

test('given up before the swap, nothing of a new master key is left', async () => {
  const [page, ring] = [vault.pageKey(), vault.ringKey()];
  const next = await vault.beginMaster(vault.personId, credentials.passphrase);
  expect(await vault.abandonMaster(next)).toBe(true);
  expect(existsSync(at('vault.hdr.next'))).toBe(false);
  expect(vault.pageKey()).toEqual(page);
  expect(vault.ringKey()).toEqual(ring);
});
