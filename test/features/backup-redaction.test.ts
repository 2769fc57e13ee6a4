import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#client/client.ts';
import { fields } from '#test/kit/make.ts';
import { admin, openProgram, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let ana: string;
let ben: string;
let first: string;
let stale: string;

function folderNamed(name: string): string {
  const path = join(vault.folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}
const one = (folder: string, ending: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');

async function restore(file: string, keys?: string) {
  const program = await openProgram();
  onTestFinished(() => program.close());
  const client = await program.newClient();
  const report = await client.backup.restore({
    file: program.ticket(file),
    ...(keys === undefined ? {} : { keys: program.ticket(keys) }),
    ...admin,
  });
  await client.vault.unlock(admin);
  return { client, report, program };
}

const names = async (client: Client): Promise<string[]> =>
  (await client.accounts.search({ text: '' })).rows.map(({ name }) => name).sort();

/** Redacts a whole account, with its proof. */
async function redact(id: string): Promise<void> {
  const { client } = vault;
  const asked = { accountIds: [id], scope: { kind: 'account' as const } };
  const { hash, mentions } = await client.redaction.plan(asked);
  const proposed = await client.redaction.propose({
    ...asked,
    basis: { reason: 'erasure-request' },
    planHash: hash,
    mentions: mentions.map((mention) => mention.id),
  });
  const { referenceId } = await client.accounts.load({ id });
  const done = await client.redaction.run({ id: proposed.id, typed: referenceId ?? id });
  expect(done.state).toBe('proven');
}

beforeAll(async () => {
  vault = await openTestVault();
  const { client } = vault;
  const make = async (referenceId: string, name: string): Promise<string> =>
    (
      await client.accounts.create({
        referenceId,
        fields: fields({ name: { first: name, last: 'Pereira' } }),
      })
    ).id;
  ana = await make('a-1', 'Ana');
  ben = await make('b-1', 'Ben');
  await client.tags.create({ name: 'Household of Ana Pereira' });
  const { version } = await client.accounts.load({ id: ben });
  await client.accounts.update({
    id: ben,
    version,
    changes: [{ action: 'add', field: 'email', value: 'ben@example.org' }],
    reason: 'Ana Pereira rang: he is her brother.',
  });
  first = folderNamed('first');
  stale = folderNamed('stale');
  await client.backup.create({ file: vault.ticket(first) });
  cpSync(first, stale, { recursive: true });
  await redact(ana);
}, 60_000);
afterAll(() => vault.close());

test('after a redaction every older copy of the keys is outstanding until it is refreshed or declared destroyed', async () => {
  const elsewhere = folderNamed('elsewhere');
  const before = await vault.client.backup.overview({});
  expect(before.outstanding).toBe(1);
  expect(before.keyrings).toMatchObject([{ place: first, serial: 1, redactionsSince: 1, state: 'kept' }]);
  await vault.client.backup.create({ file: vault.ticket(elsewhere) });
  expect((await vault.client.backup.overview({})).outstanding).toBe(1);
  const { serial, keys } = await vault.client.backup.refreshKeyring({ id: before.keyrings[0]!.id });
  // Ben, the reports that belong to nobody yet, and Ana, whose account may collect new data under a new key.
  expect({ serial, keys }).toEqual({ serial: 3, keys: 3 });
  expect((await vault.client.backup.overview({})).outstanding).toBe(0);
  expect(readdirSync(first).filter((name) => name.endsWith('.vkr'))).toHaveLength(1);
});

test('an older backup with the present keys brings everybody back but whoever was redacted since', async () => {
  const { client, report } = await restore(one(first, '.vbk'));
  expect(report).toMatchObject({ accounts: 1, redacted: 1, withoutKey: 0, damagedAccounts: 0, damaged: [] });
  expect(await names(client)).toEqual(['', 'Ben Pereira']);
  const account = await client.accounts.load({ id: ana });
  expect(account.fields).toEqual([]);
  expect((await client.accounts.search({ text: 'ana' })).rows).toEqual([]);
  expect((await client.accounts.load({ id: ben })).name).toBe('Ben Pereira');
  const { facts } = await client.facts.list({ action: 'vault.restored' });
  expect(facts[0]?.params).toMatchObject({ accounts: 1, redacted: 1 });
});

test('texts of others that named whoever was redacted since are blacked out whole, and counted', async () => {
  const { client, report, program } = await restore(one(first, '.vbk'));
  // The tag, and the reason where it is told twice: with the change and with the source of the value.
  expect(report.blackedOut).toBe(3);
  const said = JSON.stringify([
    await client.accounts.timeline({ id: ben }),
    (await client.tags.list({})).tags,
    await client.accounts.load({ id: ben }),
  ]);
  expect(said).toContain('[redacted]');
  expect(said).not.toMatch(/Ana|Household|brother/);
  expect(said).toContain('Ben');
  // The restored vault passes it on: its own copies of the keys know it as well.
  const passedOn = folderNamed('passed-on');
  await client.backup.create({ file: program.ticket(passedOn) });
  const later = await restore(one(stale, '.vbk'), one(passedOn, '.vkr'));
  expect(later.report.blackedOut).toBe(3);
  const newest = await restore(one(passedOn, '.vbk'));
  expect(newest.report.blackedOut).toBe(0);
});

test('with stale keys the newest tombstones at hand still refuse, wherever they lie', async () => {
  const mixed = folderNamed('mixed');
  cpSync(stale, mixed, { recursive: true });
  const newer = one(join(vault.folder, 'elsewhere'), '.vbk');
  cpSync(newer, join(mixed, 'newer.vbk'));
  const old = readdirSync(mixed).find((name) => name.endsWith('.vbk') && name !== 'newer.vbk') ?? '';
  const { client, report } = await restore(join(mixed, old), one(stale, '.vkr'));
  expect(report).toMatchObject({ accounts: 1, redacted: 1, keyringSerial: 1 });
  expect(await names(client)).toEqual(['', 'Ben Pereira']);
});

test('stale keys beside the present ones are passed over', async () => {
  const { client } = await restore(one(stale, '.vbk'), one(first, '.vkr'));
  expect(await names(client)).toEqual(['', 'Ben Pereira']);
});

test('data collected anew after a redaction is sealed under a new key and comes back', async () => {
  const now = await vault.client.accounts.load({ id: ana });
  await vault.client.accounts.update({
    id: ana,
    version: now.version,
    changes: [{ action: 'add', field: 'name', use: 'primary', value: { first: 'Anna', last: 'New' } }],
    reason: 'Collected anew.',
  });
  const again = folderNamed('again');
  await vault.client.backup.create({ file: vault.ticket(again) });
  const { client, report } = await restore(one(again, '.vbk'));
  expect(report).toMatchObject({ accounts: 2, redacted: 0 });
  expect(await names(client)).toEqual(['Anna New', 'Ben Pereira']);
});

test('a copy that is declared destroyed is outstanding no more, and the log says who said so', async () => {
  await redact(ben);
  const { keyrings, outstanding } = await vault.client.backup.overview({});
  expect(outstanding).toBe(keyrings.length);
  for (const { id } of keyrings) await vault.client.backup.declareDestroyed({ id });
  const after = await vault.client.backup.overview({});
  expect(after.outstanding).toBe(0);
  expect(after.keyrings[0]).toMatchObject({ state: 'destroyed', destroyedBy: admin.person });
  const { facts } = await vault.client.facts.list({ action: 'keyring.destroyed' });
  expect(facts).toHaveLength(keyrings.length);
});
