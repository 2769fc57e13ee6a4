import { readFileSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVault, readVaultState, recoverVault, unlockVault, waitSeconds } from './index.ts';
import { readAttempts, waitAfter } from './attempts.ts';
import { readHeader } from './header-file.ts';
import { COPY_BYTES, writeCopy } from './header-format.ts';
import {
  ADA,
  ADA_ID,
  copyOf,
  faultOf,
  GRACE_ID,
  LEAST,
  makeVault,
  newFolder,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  removeFolders,
  VAULT_NAME,
} from './testing/vault-folder.ts';

let original: string;
let recoveryKey: string;
let folder: string;

beforeAll(async () => {
  original = newFolder();
  const made = await makeVault(original);
  recoveryKey = made.recoveryKey;
  made.vault.close();
});
const fresh = (): string => {
  folder = copyOf(original);
  return folder;
};
afterAll(removeFolders);

describe('making and unlocking', () => {
  test('a new vault opens with its name and passphrase and knows what it is', async () => {
    const vault = await unlockVault(fresh(), ADA);
    expect(vault.name).toBe(VAULT_NAME);
    expect(vault.personId).toBe(ADA_ID);
    expect(vault.vaultId).toMatch(/^[0-9a-f]{32}$/);
    expect(Math.abs(Date.parse(vault.createdAt) - Date.now())).toBeLessThan(600_000);
    expect(vault.formatVersion).toBe(1);
    expect(vault.recoveryConfirmed).toBe(false);
    vault.close();
  });

  test('the state of a folder is told without any key', () => {
    expect(readVaultState(newFolder())).toBe('none');
    expect(readVaultState(fresh())).toBe('locked');
    rmSync(join(folder, 'vault.db'));
    expect(readVaultState(folder)).toBe('damaged');
  });

  test('a vault is never made over another, nor over a database without its header', async () => {
    expect((await faultOf(() => makeVault(fresh()))).code).toBe('vault-exists');
    rmSync(join(folder, 'vault.hdr'));
    const before = readFileSync(join(folder, 'vault.db'));
    expect((await faultOf(() => makeVault(folder))).code).toBe('vault-exists');
    expect(readFileSync(join(folder, 'vault.db'))).toEqual(before);
  });

  test('names count without case and surrounding space, passphrases in every normal form but with every space', async () => {
    const place = newFolder();
    const passphrase = 'Grüße ﬁnden otter pilgrim saffron lantern';
    const made = await createVault(
      place,
      { name: 'V', person: 'Zoë Ångström', passphrase, personId: ADA_ID },
      LEAST,
    );
    made.vault.close();
    const decomposed = {
      person: '  ZOË ångström ',
      passphrase: passphrase.normalize('NFD').replace('ﬁ', 'fi'),
    };
    (await unlockVault(place, decomposed)).close();
    expect(
      (await faultOf(() => unlockVault(place, { ...decomposed, passphrase: `${passphrase} ` }))).code,
    ).toBe('wrong-passphrase');
  });

  test('a weak passphrase is refused wherever one is set', async () => {
    const weak = 'Password123456!';
    const place = newFolder();
    const wanted = { name: 'V', person: 'Ada', passphrase: weak, personId: ADA_ID };
    expect((await faultOf(() => createVault(place, wanted, LEAST))).code).toBe('weak-passphrase');
    expect(readVaultState(place)).toBe('none');
    const vault = await unlockVault(fresh(), ADA);
    expect((await faultOf(() => vault.addSlot(GRACE_ID, 'Grace', weak))).code).toBe('weak-passphrase');
    expect((await faultOf(() => vault.changePassphrase(ADA_ID, PASSPHRASE, weak))).code).toBe(
      'weak-passphrase',
    );
    vault.close();
    const recovery = { recoveryKey, person: ADA.person, passphrase: weak };
    expect((await faultOf(() => recoverVault(folder, recovery))).code).toBe('weak-passphrase');
    (await unlockVault(folder, ADA)).close();
  });

  test('a creation that was cut short counts as no vault and can be begun again', async () => {
    const place = newFolder();
    const first = await makeVault(place);
    first.vault.close();
    // The state between the first header and the finished one: flag 2 set, checksum right.
    const reading = readHeader(place);
    if (reading.kind !== 'found') throw new Error('no header');
    const copy = writeCopy({ ...reading.header, unfinished: true }, Buffer.alloc(32));
    writeFileSync(join(place, 'vault.hdr'), Buffer.concat([copy, copy, Buffer.alloc(8_192)]));
    expect(readVaultState(place)).toBe('none');
    expect((await faultOf(() => unlockVault(place, ADA))).code).toBe('vault-missing');
    const second = await makeVault(place);
    expect(second.vault.vaultId).not.toBe(first.vault.vaultId);
    second.vault.close();
  });
});

describe('wrong passphrases', () => {
  test('an unknown name and a wrong passphrase get the same answer for the same work', async () => {
    fresh();
    const kinds = [
      { person: 'Nobody', passphrase: PASSPHRASE },
      { person: ADA.person, passphrase: OTHER_PASSPHRASE },
    ];
    const quickest = [Infinity, Infinity];
    for (let round = 0; round < 6; round += 1) {
      const place = round % 2;
      const clock = { now: () => round * 100_000 };
      const began = process.cpuUsage();
      const answer = await faultOf(() => unlockVault(folder, kinds[place] ?? ADA, clock));
      const { user, system } = process.cpuUsage(began);
      quickest[place] = Math.min(quickest[place] ?? Infinity, user + system);
      expect(answer).toEqual({ code: 'wrong-passphrase', params: { waitSeconds: waitAfter(round + 1) } });
    }
    // One Argon2id each: neither may come back without it. Counted in processor time, which other programs do not move.
    expect(Math.max(...quickest) / Math.min(...quickest)).toBeLessThan(2);
  });

  test('the delay grows 0, 0, 1, 2, 4 … 60 seconds, outlives the program, and ends with the right passphrase', async () => {
    fresh();
    let time = Date.parse('2030-01-01T00:00:00Z');
    const clock = { now: () => time };
    const wrong = { person: ADA.person, passphrase: OTHER_PASSPHRASE };
    const waits: unknown[] = [];
    for (let attempt = 0; attempt < 10; attempt += 1) {
      waits.push((await faultOf(() => unlockVault(folder, wrong, clock))).params);
      time += waitSeconds(folder, clock) * 1000;
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => ({ waitSeconds: seconds })));
    time -= 30_000;
    expect(waitSeconds(folder, clock)).toBe(30);
    // The right one has to wait as well, and is told for how long.
    expect(await faultOf(() => unlockVault(folder, ADA, clock))).toEqual({
      code: 'wrong-passphrase',
      params: { waitSeconds: 30 },
    });
    time += 30_000;
    (await unlockVault(folder, ADA, clock)).close();
    expect(waitSeconds(folder, clock)).toBe(0);
    expect((await faultOf(() => unlockVault(folder, wrong, clock))).params).toEqual({ waitSeconds: 0 });
  });

  test('an attempt is counted before it is tried, so ending the program does not save it', async () => {
    fresh();
    const attempt = faultOf(() => unlockVault(folder, { ...ADA, passphrase: OTHER_PASSPHRASE }));
    expect(readAttempts(folder).count).toBe(1);
    expect((await attempt).code).toBe('wrong-passphrase');
    expect(readAttempts(folder).count).toBe(1);
  });

  test('a clock set back makes the wait no longer than the delay itself', async () => {
    fresh();
    let time = Date.parse('2030-01-01T00:00:00Z');
    const clock = { now: () => time };
    for (let attempt = 0; attempt < 3; attempt += 1)
      await faultOf(() => unlockVault(folder, { ...ADA, passphrase: 'x' }, clock));
    time = Date.parse('2020-01-01T00:00:00Z');
    expect(waitSeconds(folder, clock)).toBe(1);
  });

  test('damaged attempt records keep nobody out', async () => {
    fresh();
    const path = join(folder, 'vault.hdr');
    const bytes = readFileSync(path);
    bytes.fill(0xff, 2 * COPY_BYTES);
    writeFileSync(path, bytes);
    (await unlockVault(folder, ADA)).close();
    writeFileSync(path, readFileSync(path).subarray(0, 2 * COPY_BYTES));
    (await unlockVault(folder, ADA)).close();
  });
});
