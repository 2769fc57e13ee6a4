import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rewrapDatabase } from '#main/engine/rewrap.ts';
import { unlockVault } from '#main/vault/index.ts';
import { field, onePointPng } from '#test/kit/make.ts';
import { admin, failureOf, openTestVault, otherPassphrase, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let accountId: string;
let documentId: string;
beforeEach(async () => {
  vault = await openTestVault();
  const { client } = vault;
  const fields = [field('name', { first: 'Ana', last: 'Pereira' })];
  accountId = (await client.accounts.create({ referenceId: 'holder', fields })).id;
  const file = vault.ticket(vault.file('front.png', onePointPng));
  documentId = (await client.documents.attach({ accountId, file, kind: 'passport' })).id;
  await client.people.add({ name: 'Rita Reviewer', role: 'reviewer', passphrase: otherPassphrase });
});
afterEach(() => vault.close());

/** Everything is there: the account, its document under its re-wrapped key, and the signed log. */
async function expectWhole(): Promise<void> {
  const { client } = vault;
  expect((await client.accounts.load({ id: accountId })).name).toBe('Ana Pereira');
  const { base64 } = await client.documents.read({ id: documentId, offset: 0 });
  expect(Buffer.from(base64, 'base64')).toEqual(onePointPng);
  expect((await client.facts.verify({})).ok).toBe(true);
}
const keysOf = async () => {
  const open = await unlockVault(vault.vaultFolder, admin, { kdf: 'least' });
  const keys = { page: open.pageKey(), ring: open.ringKey(), audit: open.auditKey() };
  open.close();
  return keys;
};

test('a new master key changes every key, and nothing that they protect is lost', async () => {
  await vault.app.lock();
  const before = await keysOf();
  await vault.signIn();
  const { recoveryKey } = await vault.client.vault.newMasterKey({ passphrase: admin.passphrase });
  expect(recoveryKey).not.toBe(vault.recoveryKey);
  await expectWhole();
  await vault.app.lock();
  const after = await keysOf();
  for (const key of ['page', 'ring', 'audit'] as const) expect(after[key]).not.toEqual(before[key]);
  await vault.signIn();
  await expectWhole();
  const file = vault.ticket(vault.file('back.png', onePointPng));
  await vault.client.documents.attach({ accountId, file, kind: 'passport' });
});

test('everybody else is without access and may be given it again; the old recovery key opens nothing', async () => {
  const { recoveryKey } = await vault.client.vault.newMasterKey({ passphrase: admin.passphrase });
  const { people } = await vault.client.people.list({});
  expect(people.filter(({ active }) => active).map(({ name }) => name)).toEqual([admin.person]);
  await vault.client.people.add({ name: 'Rita Reviewer', role: 'analyst', passphrase: otherPassphrase });
  await vault.signIn('Rita Reviewer', otherPassphrase);
  await vault.app.lock();
  const client = await vault.newClient();
  const wanted = { person: admin.person, passphrase: admin.passphrase };
  const old = client.vault.recover({ ...wanted, recoveryKey: vault.recoveryKey });
  expect(await failureOf(old)).toMatchObject({ code: 'wrong-recovery-key' });
  await client.vault.recover({ ...wanted, recoveryKey });
});

test('a wrong passphrase changes nothing', async () => {
  await vault.app.lock();
  const before = await keysOf();
  await vault.signIn();
  const call = vault.client.vault.newMasterKey({ passphrase: otherPassphrase });
  expect(await failureOf(call)).toMatchObject({ code: 'wrong-passphrase' });
  await expectWhole();
  await vault.app.lock();
  expect(await keysOf()).toEqual(before);
  await vault.signIn();
});

test.each(['before', 'after'] as const)(
  'cut short %s the database came into place, the vault is whole',
  async (when) => {
    await vault.app.lock();
    const open = await unlockVault(vault.vaultFolder, admin, { kdf: 'least' });
    const next = await open.beginMaster(open.personId, admin.passphrase);
    rewrapDatabase(
      vault.vaultFolder,
      open.pageKey(),
      next.pageKey,
      {
        vaultId: open.vaultId,
        ringKeys: [open.ringKey(), Buffer.from(next.ringKey)],
        auditKeys: [open.auditKey(), Buffer.from(next.auditKey)],
        keeps: open.personId,
        place: 'fake',
      },
      () => undefined,
    );
    const before = { page: open.pageKey(), ring: open.ringKey(), audit: open.auditKey() };
    open.close();
    const rebuilt = join(vault.vaultFolder, 'tmp', 'rebuilt.db');
    if (when === 'after') renameSync(rebuilt, join(vault.vaultFolder, 'vault.db'));
    await vault.signIn();
    await expectWhole();
    expect(existsSync(join(vault.vaultFolder, 'vault.hdr.next'))).toBe(false);
    // The key that signs goes with it, and so does the fact: both, or neither.
    const action = 'vault.master-key-replaced';
    const { facts } = await vault.client.facts.list({ action });
    expect(facts.map((fact) => fact.params)).toEqual(when === 'before' ? [] : [{ people: 1 }]);
    expect((await vault.client.facts.verify({})).keys).toBe(when === 'before' ? 1 : 2);
    await vault.app.lock();
    const found = await keysOf();
    if (when === 'before') expect(found).toEqual(before);
    else expect(found).toEqual({ page: next.pageKey, ring: next.ringKey, audit: next.auditKey });
    await vault.signIn();
  },
);

test('a header that cannot be written once the database is in place costs nothing: the session goes on, and so does the next', async () => {
  await vault.app.lock();
  const before = await keysOf();
  const client = await vault.signIn();
  const [header, hidden] = [join(vault.vaultFolder, 'vault.hdr'), join(vault.folder, 'hidden')];
  const watch = setInterval(() => {
    if (!existsSync(`${header}.next`)) return;
    clearInterval(watch);
    renameSync(header, hidden);
  }, 1);
  const call = client.vault.newMasterKey({ passphrase: admin.passphrase });
  expect(await failureOf(call)).toMatchObject({ code: 'vault-missing' });
  clearInterval(watch);
  await expectWhole();
  renameSync(hidden, header);
  await vault.signIn();
  await expectWhole();
  await vault.app.lock();
  const after = await keysOf();
  for (const key of ['page', 'ring', 'audit'] as const) expect(after[key]).not.toEqual(before[key]);
  await vault.signIn();
});
