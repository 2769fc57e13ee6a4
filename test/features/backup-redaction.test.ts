import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#client/client.ts';
import { inside } from '#test/kit/inside.ts';
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
  return { client, report };
}

const names = async (client: Client): Promise<string[]> =>
  (await client.accounts.search({ text: '' })).rows.map(({ name }) => name).sort();

/** What a redaction does to tables and keys. */
async function redact(id: string): Promise<void> {
  await inside(vault, (db) => {
    const { seq } = db.one<{ seq: number }>('SELECT seq FROM account WHERE id = ?', id);
    const key = db.one<{ key_id: string }>('SELECT key_id FROM account_key WHERE account_seq = ?', seq);
    const { next } = db.one<{ next: number }>('SELECT coalesce(max(seq), 0) + 1 AS next FROM tombstone');
    const at = '2026-11-22T09:00:00.000Z';
    db.run(
      `INSERT INTO tombstone (seq, account_id, redaction_id, at, scope, key_id, hash) VALUES (?, ?, ?, ?, 'account', ?, x'00')`,
      ...[next, id, `red_${String(next)}0000000`, at, key.key_id],
    );
    db.run('DELETE FROM account_key WHERE account_seq = ?', seq);
    db.run(
      "UPDATE account SET name = '', fields = '{}', redacted_at = ?, search = '' WHERE seq = ?",
      at,
      seq,
    );
    db.exec("INSERT INTO account_fts (account_fts) VALUES ('rebuild')");
  });
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
  // Ben, and the reports that belong to nobody yet; not Ana.
  expect({ serial, keys }).toEqual({ serial: 3, keys: 2 });
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
  await inside(vault, (db) => db.run('UPDATE account SET redacted_at = NULL WHERE id = ?', ana));
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
