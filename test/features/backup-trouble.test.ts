import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#client/client.ts';
import { beginParts } from '#main/backup/parts-writer.ts';
import { openParts } from '#main/backup/parts-reader.ts';
import { newCopyId, ringKeys, unlockVault } from '#main/vault/index.ts';
import { accountHeaders, csv, onePointPng } from '#test/kit/make.ts';
import {
  admin,
  failureOf,
  openProgram,
  openTestVault,
  type TestProgram,
  type TestVault,
} from '#test/kit/vault.ts';

const accounts = 120;
let vault: TestVault;
let place: string;

function folderNamed(name: string): string {
  const path = join(vault.folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}
/** The backups and the keys, somewhere else. */
function copyOf(name: string): string {
  const folder = folderNamed(name);
  cpSync(place, folder, { recursive: true });
  return folder;
}
const one = (folder: string, ending: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');
const turnOver = (path: string, at: (bytes: Buffer) => number): void => {
  const bytes = readFileSync(path);
  const place = at(bytes);
  bytes[place] = (bytes[place] ?? 0) ^ 0x55;
  writeFileSync(path, bytes);
};

async function elsewhere(): Promise<{ program: TestProgram; client: Client }> {
  const program = await openProgram();
  onTestFinished(() => program.close());
  return { program, client: await program.newClient() };
}

beforeAll(async () => {
  vault = await openTestVault();
  const people = Array.from({ length: accounts }, (_, at) => [
    `t-${String(at)}`,
    'A',
    'B',
    '1988-07-04',
    '',
    '',
  ]);
  await vault.client.imports.run({
    file: vault.ticket(vault.file('people.csv', csv(accountHeaders, people))),
  });
  const { id } = await vault.client.accounts.load({ referenceId: 't-3' });
  await vault.client.documents.attach({
    accountId: id,
    file: vault.ticket(vault.file('a.png', onePointPng)),
  });
  place = folderNamed('copies');
  await vault.client.backup.create({ file: vault.ticket(place) });
}, 60_000);
afterAll(() => vault.close());

test('a damaged record costs one account, a damaged document one document, and both are named', async () => {
  const folder = copyOf('hurt');
  const file = one(folder, '.vbk');
  turnOver(file, (bytes) => Math.floor(bytes.length / 2));
  turnOver(join(folder, 'documents', readdirSync(join(folder, 'documents'))[0] ?? ''), () => 60);
  const { program, client } = await elsewhere();
  const report = await client.backup.restore({ file: program.ticket(file), ...admin });
  expect(report).toMatchObject({ accounts: accounts - 1, damagedAccounts: 1, documents: 0 });
  expect(report.damaged.map(({ part }) => part).sort()).toEqual(['document', 'record']);
  const [record] = report.damaged.filter(({ part }) => part === 'record');
  expect(record?.offset).toBeGreaterThan(0);
  await client.vault.unlock(admin);
  expect((await client.vault.info({})).accounts).toBe(accounts - 1);
  const { id } = await client.accounts.load({ referenceId: 't-3' });
  expect((await client.documents.list({ accountId: id })).documents).toMatchObject([{ present: false }]);
});

test('header, contents and ways in are there twice: one damaged copy is named and costs nothing', async () => {
  const folder = copyOf('twice');
  const file = one(folder, '.vbk');
  turnOver(file, () => 20);
  turnOver(file, (bytes) => bytes.length - 512 - 10);
  turnOver(one(folder, '.vkr'), () => 3000);
  const { program, client } = await elsewhere();
  const report = await client.backup.check({ file: program.ticket(file), ...admin });
  expect(report).toMatchObject({ accounts, damagedAccounts: 0 });
  expect(report.damaged.map(({ part }) => part).sort()).toEqual(['contents-copy', 'header', 'vault-header']);
  expect((await client.vault.status({})).state).toBe('none');
});

test('keys of another vault, a backup of a newer program, a file that is cut off: each is told in its own words', async () => {
  const other = await openTestVault();
  onTestFinished(() => other.close());
  const theirs = join(other.folder, 'theirs');
  mkdirSync(theirs);
  await other.client.backup.create({ file: other.ticket(theirs) });
  const { program, client } = await elsewhere();
  const code = async (file: string, keys?: string): Promise<string> => {
    const tickets = {
      file: program.ticket(file),
      ...(keys === undefined ? {} : { keys: program.ticket(keys) }),
    };
    return (await failureOf(client.backup.restore({ ...tickets, ...admin }))).code;
  };
  expect(await code(one(place, '.vbk'), one(theirs, '.vkr'))).toBe('backup-foreign');
  const cut = copyOf('cut');
  writeFileSync(one(cut, '.vbk'), readFileSync(one(cut, '.vbk')).subarray(0, 5000));
  expect(await code(one(cut, '.vbk'))).toBe('backup-damaged');
  expect(await code(one(place, '.vkr'))).toBe('file-malformed');
  const newer = copyOf('newer');
  await writeNewer(one(newer, '.vbk'));
  expect(await code(one(newer, '.vbk'))).toBe('vault-newer');
  expect((await client.vault.status({})).state).toBe('none');
});

/** A backup as a program with later tables would write it. */
async function writeNewer(path: string): Promise<void> {
  const reader = openParts(path, 'backup');
  const { vaultId } = reader.header;
  reader.close();
  rmSync(path);
  await vault.app.lock();
  const opened = await unlockVault(vault.vaultFolder, admin, { kdf: 'least' });
  const keys = ringKeys(opened.ringKey()).backup();
  opened.close();
  const about = { kind: 'backup', schema: 99_999, createdAtMs: 1, tombstones: 0, serial: 0 } as const;
  const writer = await beginParts(path, { ...about, vaultId, copyId: newCopyId() }, keys, Buffer.alloc(0));
  await writer.finish({ accounts: 0, documents: 0 });
  await vault.signIn();
}

test('a folder that is not there, or lies in the vault, is refused before anything is written', async () => {
  const gone = folderNamed('gone');
  const ticket = vault.ticket(gone);
  rmSync(gone, { recursive: true });
  for (const file of [ticket, vault.ticket(join(vault.vaultFolder, 'documents'))])
    expect(await failureOf(vault.client.backup.create({ file }))).toMatchObject({
      code: 'read-only',
      params: { what: 'target' },
    });
});

test('backups by themselves: due at once, not again before the time, and told when the folder is away', async () => {
  const { client } = vault;
  const folder = folderNamed('weekly');
  await client.backup.setSchedule({ everyDays: 7, file: vault.ticket(folder) });
  expect((await client.backup.overview({})).schedule).toMatchObject({
    everyDays: 7,
    due: true,
    reachable: true,
  });
  expect((await client.backup.runScheduled({})).written).toMatchObject({ accounts });
  expect((await client.backup.runScheduled({})).written).toBeNull();
  const away = `${folder}-away`;
  renameSync(folder, away);
  expect((await client.backup.overview({})).schedule).toMatchObject({ due: false, reachable: false });
  renameSync(away, folder);
  await client.backup.setSchedule({ everyDays: 0 });
  expect((await client.backup.overview({})).schedule).toBeNull();
});

test('only administrators see or make backups', async () => {
  const analyst = await vault.signInAs('analyst');
  onTestFinished(async () => void (await vault.signIn()));
  expect((await failureOf(analyst.backup.overview({}))).code).toBe('forbidden');
  expect((await failureOf(analyst.backup.create({ file: vault.ticket(place) }))).code).toBe('forbidden');
});
