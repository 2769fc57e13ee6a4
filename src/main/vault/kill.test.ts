import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findHeader, judgeHeader } from './header-file.ts';
import { isAuthentic } from './header-format.ts';
import { openConnection, readVaultState, unlockVault } from './index.ts';
import { findSlot, headerKeys, nameSalt, openSlot, passphraseSecret } from './slots.ts';
import { killChildren, startChild } from './testing/child.ts';
import {
  ADA,
  copyOf,
  makeVault,
  newFolder,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  removeFolders,
} from './testing/vault-folder.ts';

const PASSPHRASES = [PASSPHRASE, OTHER_PASSPHRASE];
const patient = { now: () => Date.now() + 3_600_000 };
let original: string;
let masterKey: Buffer;

beforeAll(async () => {
  original = newFolder();
  (await makeVault(original)).vault.close();
  const { header } = findHeader(original);
  const secret = await passphraseSecret(header, nameSalt(header.salt, ADA.person), PASSPHRASE);
  masterKey = openSlot(header, findSlot(header, 'passphrase', secret.tag), secret) ?? Buffer.alloc(0);
});
afterAll(async () => {
  await killChildren();
  removeFolders();
});

test('kill -9 while headers are written leaves one whole, authentic header, never older than what was said', async () => {
  const folder = copyOf(original);
  let torn = 0;
  for (let round = 0; round < 8; round += 1) {
    const child = startChild('header-writer.ts', [folder, masterKey.toString('hex')]);
    await child.next();
    await sleep(randomInt(0, 30));
    await child.kill();
    const reading = judgeHeader(readFileSync(join(folder, 'vault.hdr')));
    if (reading.kind !== 'found') throw new Error(reading.kind);
    expect(reading.header.generation).toBeGreaterThanOrEqual(Number(child.lines.at(-1)));
    expect(isAuthentic(reading.bytes, headerKeys(masterKey, reading.header.vaultId).header)).toBe(true);
    if (reading.needsRepair) torn += 1;
  }
  // Writing is nearly all the child does, so some of the kills land between or inside the two copies.
  expect(torn).toBeGreaterThan(0);
  (await unlockVault(folder, ADA)).close();
  expect(findHeader(folder).needsRepair).toBe(false);
}, 60_000);

test('kill -9 during a passphrase change leaves exactly one of the two passphrases working', async () => {
  const folder = copyOf(original);
  let current = 0;
  for (let round = 0; round < 4; round += 1) {
    const child = startChild('passphrase-changer.ts', [folder, ADA.person, String(current), ...PASSPHRASES]);
    for (let line = randomInt(1, 3); line > 0; line -= 1) expect(await child.next()).not.toBeNull();
    await sleep(randomInt(0, 100));
    await child.kill();
    const opened: number[] = [];
    for (const [place, passphrase] of PASSPHRASES.entries()) {
      try {
        const vault = await unlockVault(copyOf(folder), { ...ADA, passphrase }, patient);
        openConnection(join(folder, 'vault.db'), vault.pageKey(), 'writer').close();
        opened.push(place);
      } catch (error) {
        expect(error).toMatchObject({ code: 'wrong-passphrase' });
      }
    }
    expect(opened).toHaveLength(1);
    current = opened[0] ?? -1;
    // What was acknowledged holds; only a change under way may have gone either way.
    const said = child.lines.at(-1) ?? '';
    if (said.startsWith('at')) expect(said).toBe(`at ${String(current)}`);
  }
}, 60_000);

test('kill -9 while a vault is made leaves a whole vault, or a folder where one can be made', async () => {
  for (let round = 0; round < 3; round += 1) {
    const folder = newFolder();
    const child = startChild('vault-maker.ts', [folder]);
    expect(await child.next()).toBe('begin');
    await sleep(randomInt(0, 130));
    await child.kill();
    const state = readVaultState(folder);
    if (child.lines.includes('made')) expect(state).toBe('locked');
    expect(['none', 'locked']).toContain(state);
    if (state === 'none') (await makeVault(folder)).vault.close();
    (await unlockVault(folder, ADA, patient)).close();
  }
}, 60_000);
