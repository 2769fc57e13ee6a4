import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#client/client.ts';
import { inside, readLocked, rowsByTable } from '#test/kit/inside.ts';
import { accountHeaders, csv, inquiryDocument, onePointPng } from '#test/kit/make.ts';
import {
  admin,
  failureOf,
  openProgram,
  openTestVault,
  type TestProgram,
  type TestVault,
} from '#test/kit/vault.ts';

let vault: TestVault;
let place: string;

/** A folder of its own beside the test's files. */
function folderNamed(name: string): string {
  const path = join(vault.folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Tables in which a sign-in, a lock or the restore itself writes, or that a backup leaves out. */
const changesByItself: readonly string[] = [
  ...[
    'draft',
    'import_reject',
    'fact',
    'fact_checkpoint',
    'fact_key',
    'person',
    'backup_copy',
    'keyring_copy',
  ],
  ...['retention_clock', 'retention_evaluation'],
];

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();

async function restoredFrom(file: string, keys?: string): Promise<{ program: TestProgram; client: Client }> {
  const program = await openProgram();
  onTestFinished(() => program.close());
  const client = await program.newClient();
  await client.backup.restore({
    file: program.ticket(file),
    ...(keys === undefined ? {} : { keys: program.ticket(keys) }),
    ...admin,
  });
  return { program, client };
}

beforeAll(async () => {
  vault = await openTestVault();
  const { client } = vault;
  const people = Array.from({ length: 300 }, (_, at) => [
    `r-${String(at)}`,
    `First${String(at)}`,
    `Last${String(at % 7)}`,
    '1988-07-04',
    `k${String(at)}@example.org`,
    '',
  ]);
  await client.imports.run({ file: vault.ticket(vault.file('people.csv', csv(accountHeaders, people))) });
  const inquiry = inquiryDocument({ referenceId: 'r-1', included: [] });
  await client.imports.run({ file: vault.ticket(vault.file('inquiry.json', JSON.stringify(inquiry))) });
  const first = await client.accounts.load({ referenceId: 'r-1' });
  await client.tags.apply({ accountIds: [first.id], add: ['watched'] });
  await client.documents.attach({
    accountId: first.id,
    file: vault.ticket(vault.file('a.png', onePointPng)),
  });
  await client.accounts.update({
    id: first.id,
    version: first.version,
    changes: [{ action: 'add', field: 'name', use: 'alias', value: { full: 'Somebody Else' } }],
    reason: 'She wrote to us.',
  });
  place = folderNamed('copies');
  await client.backup.create({ file: vault.ticket(place), label: 'Shelf' });
});
afterAll(() => vault.close());

describe('a backup', () => {
  test('is one file, one copy of the keys and the sealed documents; all are registered', async () => {
    expect(filesIn(place, '.vbk')).toHaveLength(1);
    expect(filesIn(place, '.vkr')).toHaveLength(1);
    expect(readdirSync(join(place, 'documents'))).toHaveLength(1);
    expect(readdirSync(place).filter((name) => /\.(part|old)$/.test(name))).toEqual([]);
    const { backups, keyrings, outstanding } = await vault.client.backup.overview({});
    expect(backups).toMatchObject([
      { place, accounts: 300, documents: 1, by: admin.person, scheduled: false },
    ]);
    expect(keyrings).toMatchObject([{ place, label: 'Shelf', serial: 1, keys: 301, state: 'kept' }]);
    expect(outstanding).toBe(0);
  });

  test('holds nothing readable: no name, no reference id, no wrapped or plain key', () => {
    const [file = ''] = filesIn(place, '.vbk');
    const bytes = readFileSync(file);
    for (const word of ['First1', 'r-1', 'example.org', 'watched', admin.person, 'Test vault'])
      expect(bytes.includes(word)).toBe(false);
  });

  test('restored in another folder is the same vault, for the same people', async () => {
    const [file = ''] = filesIn(place, '.vbk');
    const { client, program } = await restoredFrom(file);
    expect((await client.vault.status({})).state).toBe('locked');
    await client.vault.unlock(admin);
    const info = await client.vault.info({});
    expect(info).toMatchObject({ name: 'Test vault', accounts: 300, inquiries: 1, documents: 1 });
    expect(await client.vault.check({})).toMatchObject({ ok: true });
    for (const referenceId of ['r-1', 'r-299']) {
      expect(await client.accounts.load({ referenceId })).toEqual(
        await vault.client.accounts.load({ referenceId }),
      );
    }
    const account = await client.accounts.load({ referenceId: 'r-1' });
    const timeline = await client.accounts.timeline({ id: account.id });
    expect(timeline.events).toEqual((await vault.client.accounts.timeline({ id: account.id })).events);
    const found = await client.accounts.search({ text: 'first42' });
    expect(found.rows).toHaveLength(1);
    const { documents } = await client.documents.list({ accountId: account.id });
    const { base64 } = await client.documents.read({ id: documents[0]!.id });
    expect(Buffer.from(base64, 'base64')).toEqual(onePointPng);
    expect(existsSync(join(program.vaultFolder, 'unfinished.mark'))).toBe(false);
  });

  test('brings every row of every table back as it was', async () => {
    const [file = ''] = filesIn(place, '.vbk');
    const { program } = await restoredFrom(file);
    const was = await inside(vault, rowsByTable);
    await program.app.lock();
    const now = await readLocked(program.vaultFolder);
    // What a backup leaves out, and what restoring itself adds.
    const differ = Object.keys(was).filter((table) => was[table] !== now[table]);
    expect(differ.filter((table) => !changesByItself.includes(table))).toEqual([]);
  });

  test('opens with the recovery key as well', async () => {
    const [file = ''] = filesIn(place, '.vbk');
    const program = await openProgram();
    onTestFinished(() => program.close());
    const client = await program.newClient();
    const report = await client.backup.restore({
      file: program.ticket(file),
      recoveryKey: vault.recoveryKey,
    });
    expect(report).toMatchObject({ accounts: 300, redacted: 0, withoutKey: 0, damaged: [] });
  });

  test('is refused with a wrong passphrase, without its keys, into a folder that has a vault', async () => {
    const [file = ''] = filesIn(place, '.vbk');
    const program = await openProgram();
    onTestFinished(() => program.close());
    const client = await program.newClient();
    const ticket = program.ticket(file);
    const wrong = { person: admin.person, passphrase: 'not the right words at all 5' };
    expect(await failureOf(client.backup.restore({ file: ticket, ...wrong }))).toMatchObject({
      code: 'wrong-passphrase',
    });
    const alone = folderNamed('alone');
    cpSync(file, join(alone, 'one.vbk'));
    expect(
      await failureOf(client.backup.restore({ file: program.ticket(join(alone, 'one.vbk')), ...admin })),
    ).toMatchObject({ code: 'keyring-missing' });
    expect((await client.vault.status({})).state).toBe('none');
    expect(existsSync(join(program.vaultFolder, 'vault.hdr'))).toBe(false);
    await client.backup.restore({ file: ticket, ...admin });
    expect(await failureOf(client.backup.restore({ file: ticket, ...admin }))).toMatchObject({
      code: 'vault-exists',
    });
  });
});
