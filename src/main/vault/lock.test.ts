import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openConnection, takeLock, unlockVault } from './index.ts';
import { killChildren, startChild } from './testing/child.ts';
import { ADA, faultOf, makeVault, newFolder, removeFolders } from './testing/vault-folder.ts';

afterAll(async () => {
  await killChildren();
  removeFolders();
});

test('a second program is kept out while the first one runs, and let in the moment it is killed', async () => {
  const folder = newFolder();
  (await makeVault(folder)).vault.close();
  const holder = startChild('lock-holder.ts', [folder]);
  expect(await holder.next()).toBe('held');
  await sleep(100);
  for (const work of [() => takeLock(folder), () => unlockVault(folder, ADA)])
    expect(await faultOf(work)).toEqual({ code: 'vault-open-elsewhere', params: {} });
  await holder.kill();
  expect(existsSync(join(folder, 'vault.lock'))).toBe(true);
  const lock = takeLock(folder);
  const second = startChild('lock-holder.ts', [folder]);
  expect(await second.next()).toBe('vault-open-elsewhere');
  await second.ended();
  lock.release();
});

test('one process takes a folder once, under every spelling of its path', async () => {
  const folder = newFolder();
  const lock = takeLock(folder);
  expect((await faultOf(() => takeLock(join(folder, '..', 'vault')))).code).toBe('vault-open-elsewhere');
  lock.release();
  lock.release();
  takeLock(folder).release();
});

test('whoever holds the lock makes, unlocks and changes the vault under it, and still holds it afterwards', async () => {
  const folder = newFolder();
  const lock = takeLock(folder);
  const { vault } = await makeVault(folder);
  await vault.addSlot('user_gracehopper', 'Grace', 'thistle cobalt ladder marzipan beacon fjord walnut');
  vault.close();
  const again = await unlockVault(folder, ADA);
  openConnection(join(folder, 'vault.db'), again.pageKey(), 'writer').close();
  again.close();
  const other = startChild('lock-holder.ts', [folder]);
  expect(await other.next()).toBe('vault-open-elsewhere');
  await other.ended();
  lock.release();
});

test('an unlock that fails leaves no lock behind', async () => {
  const folder = newFolder();
  (await makeVault(folder)).vault.close();
  await faultOf(() => unlockVault(folder, { ...ADA, passphrase: 'wrong' }));
  const other = startChild('lock-holder.ts', [folder]);
  expect(await other.next()).toBe('held');
  await other.kill();
});
