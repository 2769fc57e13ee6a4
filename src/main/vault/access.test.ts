import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAttempts } from './attempts.ts';
import { openConnection, recoverVault, unlockVault, waitSeconds } from './index.ts';
import { readHeader } from './header-file.ts';
import { formatRecoveryKey } from './recovery-code.ts';
import { COPY_BYTES } from './header-format.ts';
import {
  ADA,
  ADA_ID,
  copyOf,
  faultOf,
  filesBelow,
  GRACE_ID,
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
  test('what a recovery changed can be put back: the key that was typed and the old passphrase open the vault', async () => {
    const wanted = { recoveryKey, ...ADA, passphrase: OTHER_PASSPHRASE };
    const { vault, recoveryKey: next, putBack } = await recoverVault(fresh(), wanted);
    await putBack();
    vault.close();
    expect((await faultOf(() => recoverVault(folder, { ...wanted, recoveryKey: next }))).code).toBe(
      'wrong-recovery-key',
    );
    (await unlockVault(folder, ADA)).close();
    (await recoverVault(folder, wanted)).vault.close();
  });

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

  test('wrong recovery keys are counted, whole or mistyped, and waited for like passphrases; a right one ends it', async () => {
    fresh();
    const other = formatRecoveryKey(Buffer.alloc(20, 7));
    const tried = (key: string, now: number): Promise<unknown> =>
      faultOf(() => recoverVault(folder, { recoveryKey: key, ...ADA }, { now: () => now }));
    const wrong = (waitSeconds: number) => ({ code: 'wrong-recovery-key', params: { waitSeconds } });
    expect(await tried(other, 1_000)).toEqual(wrong(0));
    expect(await tried(other.slice(0, -5), 1_000)).toMatchObject(wrong(0));
    expect(await tried(other, 1_000)).toEqual(wrong(1));
    // Refused without being looked at, the right one too, and not counted.
    expect(await tried(recoveryKey, 1_500)).toEqual(wrong(1));
    expect(await tried(other, 2_000)).toEqual(wrong(2));
    expect(waitSeconds(folder, { now: () => 2_000 })).toBe(2);
    expect(readAttempts(folder)).toMatchObject({ count: 4, recoveryKeys: 4 });
    const { vault } = await recoverVault(folder, { recoveryKey, ...ADA }, { now: () => 9_000 });
    expect(vault.failedBefore).toEqual({ count: 4, recoveryKeys: 4, times: [1_000, 1_000, 1_000, 2_000] });
    vault.close();
    expect(readAttempts(folder)).toMatchObject({ count: 0, recoveryKeys: 0, times: [] });
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
      params: { reason: 'length', waitSeconds: 0 },
    });
    const strange = `${recoveryKey.slice(0, 10)}U${recoveryKey.slice(11)}`;
    expect(await tried(strange)).toEqual({
      code: 'wrong-recovery-key',
      params: { reason: 'sign', group: 3, waitSeconds: 0 },
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
