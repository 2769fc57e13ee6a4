import { readFileSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createVault,
  openConnection,
  readVaultState,
  recoverVault,
  unlockVault,
  waitSeconds,
} from './index.ts';
import { waitAfter } from './attempts.ts';
import { readHeader } from './header-file.ts';
import { COPY_BYTES, writeCopy } from './header-format.ts';
import {
  ADA,
  ADA_ID,
  copyOf,
  faultOf,
  filesBelow,
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
  test('an unknown name and a wrong passphrase get the same answer in the same time', async () => {
    fresh();
    const kinds = [
      { person: 'Nobody', passphrase: PASSPHRASE },
      { person: ADA.person, passphrase: OTHER_PASSPHRASE },
    ];
    const quickest = [Infinity, Infinity];
    for (let round = 0; round < 6; round += 1) {
      const place = round % 2;
      const clock = { now: () => round * 100_000 };
      const began = performance.now();
      const answer = await faultOf(() => unlockVault(folder, kinds[place] ?? ADA, clock));
      quickest[place] = Math.min(quickest[place] ?? Infinity, performance.now() - began);
      expect(answer).toEqual({ code: 'wrong-passphrase', params: { waitSeconds: waitAfter(round + 1) } });
    }
    // One Argon2id each: neither may come back without it. The factor is generous to a busy machine.
    expect(Math.max(...quickest) / Math.min(...quickest)).toBeLessThan(3);
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

describe('people and passphrases', () => {
  test('everybody opens the same vault with a passphrase of their own', async () => {
    const vault = await unlockVault(fresh(), ADA);
    await vault.addSlot(GRACE_ID, 'Grace Hopper', OTHER_PASSPHRASE);
    const grace = await unlockVault(folder, { person: 'grace hopper', passphrase: OTHER_PASSPHRASE });
    expect(grace.personId).toBe(GRACE_ID);
    expect(grace.pageKey()).toEqual(vault.pageKey());
    expect(grace.ringKey()).toEqual(vault.ringKey());
    expect(grace.auditKey()).toEqual(vault.auditKey());
    expect((await faultOf(() => unlockVault(folder, { ...ADA, passphrase: OTHER_PASSPHRASE }))).code).toBe(
      'wrong-passphrase',
    );
    grace.close();
    vault.close();
  });

  test('a name or a person that has a slot gets no second one', async () => {
    const vault = await unlockVault(fresh(), ADA);
    expect((await faultOf(() => vault.addSlot(GRACE_ID, ' ADA lovelace', OTHER_PASSPHRASE))).code).toBe(
      'conflict',
    );
    expect((await faultOf(() => vault.addSlot(ADA_ID, 'Somebody', OTHER_PASSPHRASE))).code).toBe('conflict');
    vault.close();
  });

  test('a removed person is out, and the last one cannot be removed', async () => {
    const vault = await unlockVault(fresh(), ADA);
    await vault.addSlot(GRACE_ID, 'Grace', OTHER_PASSPHRASE);
    await vault.removeSlot(GRACE_ID);
    expect(
      (await faultOf(() => unlockVault(folder, { person: 'Grace', passphrase: OTHER_PASSPHRASE }))).code,
    ).toBe('wrong-passphrase');
    expect((await faultOf(() => vault.removeSlot(GRACE_ID))).code).toBe('not-found');
    expect((await faultOf(() => vault.removeSlot(ADA_ID))).code).toBe('last-administrator');
    vault.close();
    (await unlockVault(folder, ADA)).close();
  });

  test('a changed passphrase rewraps one slot: the old one is wrong, its wrap is gone, the database is untouched', async () => {
    const vault = await unlockVault(fresh(), ADA);
    await vault.addSlot(GRACE_ID, 'Grace', 'beacon marzipan fjord cobalt gravel thistle ladder');
    const before = readHeader(folder);
    const database = readFileSync(join(folder, 'vault.db'));
    expect((await faultOf(() => vault.changePassphrase(ADA_ID, 'wrong', OTHER_PASSPHRASE))).code).toBe(
      'wrong-passphrase',
    );
    await vault.changePassphrase(ADA_ID, PASSPHRASE, OTHER_PASSPHRASE);
    const after = readHeader(folder);
    vault.close();
    if (before.kind !== 'found' || after.kind !== 'found') throw new Error('no header');
    const changed = after.header.slots.flatMap((slot, index) =>
      JSON.stringify(slot) === JSON.stringify(before.header.slots[index]) ? [] : [index],
    );
    expect(changed).toEqual([1]);
    const oldWrap = before.header.slots[1]?.wrapped.box;
    if (!oldWrap) throw new Error('no wrap');
    for (const { bytes } of filesBelow(folder)) expect(bytes.includes(oldWrap)).toBe(false);
    expect(readFileSync(join(folder, 'vault.db'))).toEqual(database);
    expect((await faultOf(() => unlockVault(folder, ADA))).code).toBe('wrong-passphrase');
    (await unlockVault(folder, { ...ADA, passphrase: OTHER_PASSPHRASE })).close();
  });

  test('changes asked for at once are made one after the other', async () => {
    const vault = await unlockVault(fresh(), ADA);
    await Promise.all(
      [1, 2, 3].map((n) => vault.addSlot(`user_person000${String(n)}`, `P${String(n)}`, OTHER_PASSPHRASE)),
    );
    vault.close();
    for (const n of [1, 2, 3]) {
      const one = await unlockVault(folder, { person: `p${String(n)}`, passphrase: OTHER_PASSPHRASE });
      expect(one.personId).toBe(`user_person000${String(n)}`);
      one.close();
    }
  });

  test('a header somebody else changed meanwhile is not overwritten', async () => {
    const first = await unlockVault(fresh(), ADA);
    const second = await unlockVault(folder, ADA);
    await second.addSlot(GRACE_ID, 'Grace', OTHER_PASSPHRASE);
    expect(
      (await faultOf(() => first.changePassphrase(ADA_ID, PASSPHRASE, OTHER_PASSPHRASE))).params,
    ).toEqual({
      cause: 'header-changed',
    });
    first.close();
    second.close();
  });
});

describe('recovery', () => {
  test('the recovery key sets a new passphrase and a new recovery key; the old ones open nothing', async () => {
    const wanted = {
      recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' '),
      ...ADA,
      passphrase: OTHER_PASSPHRASE,
    };
    const { vault, recoveryKey: next } = await recoverVault(fresh(), wanted);
    expect(vault.personId).toBe(ADA_ID);
    expect(vault.recoveryConfirmed).toBe(false);
    vault.close();
    expect((await faultOf(() => recoverVault(folder, wanted))).code).toBe('wrong-recovery-key');
    expect((await faultOf(() => unlockVault(folder, ADA))).code).toBe('wrong-passphrase');
    (await unlockVault(folder, { ...ADA, passphrase: OTHER_PASSPHRASE })).close();
    (await recoverVault(folder, { recoveryKey: next, ...ADA })).vault.close();
    (await unlockVault(folder, ADA)).close();
  });

  test('recovery works while wrong passphrases are being waited for, and ends the wait', async () => {
    fresh();
    for (let attempt = 0; attempt < 4; attempt += 1)
      await faultOf(() => unlockVault(folder, { ...ADA, passphrase: 'x' }, { now: () => 1_000 }));
    expect(waitSeconds(folder, { now: () => 1_000 })).toBe(1);
    (await recoverVault(folder, { recoveryKey, ...ADA })).vault.close();
    expect(waitSeconds(folder, { now: () => 1_000 })).toBe(0);
  });

  test('a stranger’s name is not recovered, and nothing changes', async () => {
    fresh();
    const before = readFileSync(join(folder, 'vault.hdr')).subarray(0, 2 * COPY_BYTES);
    const wanted = { recoveryKey, person: 'Nobody', passphrase: OTHER_PASSPHRASE };
    expect((await faultOf(() => recoverVault(folder, wanted))).code).toBe('not-found');
    expect(readFileSync(join(folder, 'vault.hdr')).subarray(0, 2 * COPY_BYTES)).toEqual(before);
  });

  test('a mistyped recovery key says where, as far as that can be known', async () => {
    fresh();
    const tried = async (typed: string): Promise<unknown> =>
      faultOf(() => recoverVault(folder, { recoveryKey: typed, ...ADA }));
    expect(await tried(recoveryKey.slice(0, -5))).toEqual({
      code: 'wrong-recovery-key',
      params: { reason: 'length' },
    });
    const strange = `${recoveryKey.slice(0, 10)}U${recoveryKey.slice(11)}`;
    expect(await tried(strange)).toEqual({
      code: 'wrong-recovery-key',
      params: { reason: 'sign', group: 3 },
    });
  });

  test('the recovery key is confirmed by typing it back, and asked for again when it is new', async () => {
    const vault = await unlockVault(fresh(), ADA);
    expect(await vault.confirmRecovery('0000-0000')).toBe(false);
    expect(await vault.confirmRecovery(recoveryKey)).toBe(true);
    vault.close();
    const again = await unlockVault(folder, ADA);
    expect(again.recoveryConfirmed).toBe(true);
    expect((await faultOf(() => again.newRecoveryKey(ADA_ID, 'wrong'))).code).toBe('wrong-passphrase');
    const next = await again.newRecoveryKey(ADA_ID, PASSPHRASE);
    expect(again.recoveryConfirmed).toBe(false);
    expect(await again.confirmRecovery(recoveryKey)).toBe(false);
    expect(await again.confirmRecovery(next)).toBe(true);
    again.close();
  });
});

describe('keys in memory and on disk', () => {
  test('a closed vault answers nothing but that it is locked', async () => {
    const vault = await unlockVault(fresh(), ADA);
    const ring = vault.ringKey();
    const { wrapped } = vault.newAccountKey('act_12345678');
    vault.close();
    vault.close();
    for (const work of [
      () => vault.pageKey(),
      () => vault.ringKey(),
      () => vault.auditKey(),
      () => vault.newAccountKey('act_12345678'),
      () => vault.unwrapAccountKey('act_12345678', wrapped),
      () => vault.addSlot(GRACE_ID, 'Grace', OTHER_PASSPHRASE),
      () => vault.confirmRecovery(recoveryKey),
    ])
      expect((await faultOf(work)).code).toBe('vault-locked');
    expect(ring.equals(Buffer.alloc(32))).toBe(false);
  });

  test('an account key opens for its account only', async () => {
    const vault = await unlockVault(fresh(), ADA);
    const { key, wrapped } = vault.newAccountKey('act_12345678');
    expect(wrapped).toHaveLength(61);
    expect(vault.unwrapAccountKey('act_12345678', Uint8Array.from(wrapped))).toEqual(key);
    expect((await faultOf(() => vault.unwrapAccountKey('act_87654321', wrapped))).params).toEqual({
      cause: 'account-key',
    });
    for (const at of [0, 1, 20, 60]) {
      const changed = Buffer.from(wrapped);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      expect((await faultOf(() => vault.unwrapAccountKey('act_12345678', changed))).code).toBe(
        'vault-altered',
      );
    }
    expect((await faultOf(() => vault.unwrapAccountKey('act_12345678', Buffer.alloc(0)))).code).toBe(
      'vault-altered',
    );
    vault.close();
  });

  test('no name, passphrase, recovery key or record stands readable in the folder', async () => {
    const vault = await unlockVault(fresh(), ADA);
    await vault.addSlot(GRACE_ID, 'Grace Hopper', OTHER_PASSPHRASE);
    const pageKey = vault.pageKey();
    const database = openConnection(join(folder, 'vault.db'), pageKey, 'writer');
    database.exec('CREATE TABLE note (words TEXT) STRICT');
    database.prepare('INSERT INTO note VALUES (?)').run('canary-Wilhelmina-von-Testen');
    const secrets = [vault.pageKey(), vault.ringKey(), vault.auditKey()];
    const texts = [
      VAULT_NAME,
      'Lovelace',
      'lovelace',
      'Grace',
      ADA_ID,
      GRACE_ID,
      PASSPHRASE,
      recoveryKey,
      'Wilhelmina',
    ];
    const needles = [
      ...secrets,
      ...texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]),
    ];
    for (const { path, bytes } of filesBelow(folder))
      for (const needle of needles) expect(bytes.includes(needle), path).toBe(false);
    database.close();
    // The search can see: the same text in the clear is found.
    writeFileSync(join(folder, 'control'), 'canary-Wilhelmina-von-Testen');
    expect(filesBelow(folder).some(({ bytes }) => bytes.includes(Buffer.from('Wilhelmina')))).toBe(true);
    vault.close();
  });
});
