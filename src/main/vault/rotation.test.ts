import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createVault, unlockVault, type OpenVault } from './index.ts';
import { keyFits, openConnection } from './connection.ts';
import { REBUILT_FILE, rebuildDatabase } from './rotation.ts';

const credentials = { person: 'Ada Lund', passphrase: 'correct-horse-battery-staple-lamp-river-stone-cloud' };
let folder: string;
let vault: OpenVault;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-rotation-'));
  const made = await createVault(
    join(folder, 'vault'),
    { name: 'Rotation', ...credentials, personId: 'user_00000001' },
    { kdf: 'least' },
  );
  vault = made.vault;
  const database = openConnection(join(vault.folder, 'vault.db'), vault.pageKey(), 'writer');
  database.exec('CREATE TABLE note (text TEXT)');
  const insert = database.prepare('INSERT INTO note VALUES (?)');
  for (let at = 0; at < 500; at += 1) insert.run(`note number ${String(at)} ${'x'.repeat(at)}`);
  database.close();
});

afterEach(() => {
  vault.close();
  rmSync(folder, { recursive: true, force: true });
});

const live = (): string => join(vault.folder, 'vault.db');
const rowsWith = (key: Buffer): unknown => {
  const database = openConnection(live(), key, 'reader');
  try {
    return database.prepare('SELECT count(*) FROM note').pluck().get();
  } finally {
    database.close();
  }
};
const again = async (): Promise<OpenVault> => {
  const { folder: place } = vault;
  vault.close();
  return unlockVault(place, credentials, { kdf: 'least' });
};

test('after a rotation the database opens with the new key only, and says the same', async () => {
  const old = vault.pageKey();
  const next = await vault.beginRotation();
  rebuildDatabase(vault.folder, old, next, () => undefined);
  await vault.takeRebuilt();
  expect(vault.pageKey()).toEqual(next);
  expect(vault.pageKeyGeneration).toBe(2);
  expect(keyFits(live(), old)).toBe(false);
  expect(rowsWith(next)).toBe(500);
  vault = await again();
  expect(vault.pageKey()).toEqual(next);
  expect(rowsWith(vault.pageKey())).toBe(500);
});

test('the old key is nowhere in the header once the rotation is done', async () => {
  const before = readFileSync(join(vault.folder, 'vault.hdr'));
  const wrapped = before.subarray(104, 164);
  const next = await vault.beginRotation();
  rebuildDatabase(vault.folder, vault.pageKey(), next, () => undefined);
  await vault.takeRebuilt();
  expect(before.includes(wrapped)).toBe(true);
  expect(readFileSync(join(vault.folder, 'vault.hdr')).includes(wrapped)).toBe(false);
});

test('cut short before the swap, the old database stays and the rotation can go on with the same key', async () => {
  const old = vault.pageKey();
  const next = await vault.beginRotation();
  rebuildDatabase(vault.folder, old, next, () => undefined);
  vault = await again();
  expect(vault.pageKey()).toEqual(old);
  expect(existsSync(join(vault.folder, REBUILT_FILE))).toBe(false);
  expect(rowsWith(old)).toBe(500);
  expect(await vault.beginRotation()).toEqual(next);
});

test('cut short after the swap, the next unlock takes the new key up', async () => {
  const old = vault.pageKey();
  const next = await vault.beginRotation();
  rebuildDatabase(vault.folder, old, next, () => undefined);
  renameSync(join(vault.folder, REBUILT_FILE), live());
  vault = await again();
  expect(vault.pageKey()).toEqual(next);
  expect(vault.pageKeyGeneration).toBe(2);
  expect(rowsWith(next)).toBe(500);
});

test('an abandoned rotation leaves no next key and no half-built database', async () => {
  const old = vault.pageKey();
  const next = await vault.beginRotation();
  rebuildDatabase(vault.folder, old, next, () => undefined);
  await vault.abandonRotation();
  expect(existsSync(join(vault.folder, REBUILT_FILE))).toBe(false);
  expect(await vault.beginRotation()).not.toEqual(next);
  expect(rowsWith(old)).toBe(500);
});

/** Takes the header away, so that it cannot be written; answers how to put it back. */
function hideHeader(): () => void {
  const [header, hidden] = [join(vault.folder, 'vault.hdr'), join(folder, 'hidden')];
  renameSync(header, hidden);
  return () => {
    renameSync(hidden, header);
  };
}

test('a header that cannot be written after the swap leaves the vault open, and is written at the next occasion', async () => {
  const old = vault.pageKey();
  const next = await vault.beginRotation();
  rebuildDatabase(vault.folder, old, next, () => undefined);
  const putBack = hideHeader();
  await expect(vault.takeRebuilt()).rejects.toMatchObject({ code: 'vault-missing' });
  expect(rowsWith(vault.pageKey())).toBe(500);
  await expect(vault.abandonRotation()).rejects.toMatchObject({ code: 'vault-missing' });
  putBack();
  const wrapped = readFileSync(join(vault.folder, 'vault.hdr')).subarray(104, 164);
  await vault.settle();
  expect(vault.pageKeyGeneration).toBe(2);
  expect(readFileSync(join(vault.folder, 'vault.hdr')).includes(wrapped)).toBe(false);
  vault = await again();
  expect(vault.pageKey()).toEqual(next);
  expect(rowsWith(next)).toBe(500);
});
