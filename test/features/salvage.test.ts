import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { accountHeaders, csv, onePointPng } from '#test/kit/make.ts';
import { admin, failureOf, openProgram, openTestVault, type TestVault } from '#test/kit/vault.ts';

const rows = 2000;
const page = 4096;
let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
  const people = Array.from({ length: rows }, (_, at) => [
    `s-${String(at)}`,
    'First',
    `Last${String(at)}`,
    '1988-07-04',
    '',
    '',
  ]);
  await vault.client.imports.run({
    file: vault.ticket(vault.file('people.csv', csv(accountHeaders, people))),
  });
  const { id } = await vault.client.accounts.load({ referenceId: 's-7' });
  for (const name of ['a.png', 'b.png'])
    await vault.client.documents.attach({ accountId: id, file: vault.ticket(vault.file(name, onePointPng)) });
  await vault.app.lock();
}, 60_000);
afterAll(() => vault.close());

/** A copy of the vault with some of its bytes turned over. */
function damagedCopy(name: string, damage: (folder: string) => void): string {
  const folder = join(vault.folder, name);
  cpSync(vault.vaultFolder, folder, { recursive: true });
  damage(folder);
  return folder;
}

function turnOver(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

async function salvage(folder: string) {
  const program = await openProgram({ vaultFolder: folder });
  onTestFinished(() => program.close());
  const out = join(program.folder, 'saved');
  const client = await program.newClient();
  const report = await client.backup.salvage({ file: program.ticket(out), ...admin });
  const saved = await openProgram({ vaultFolder: out });
  onTestFinished(() => saved.close());
  const opened = await saved.newClient();
  await opened.vault.unlock(admin);
  return { report, client: opened };
}

test('of a whole vault everything comes over', async () => {
  const folder = damagedCopy('whole', () => undefined);
  const { report, client } = await salvage(folder);
  expect(report).toMatchObject({
    accounts: rows,
    documents: 2,
    losses: [],
    documentsLost: [],
    factsUnbroken: true,
  });
  expect((await client.vault.info({})).accounts).toBe(rows);
}, 60_000);

test('pages with damage cost their own rows and no others, and the report says which', async () => {
  const folder = damagedCopy('pages', (at) => {
    const database = join(at, 'vault.db');
    const pages = statSync(database).size / page;
    // Some pages in the middle, where accounts lie, and a document.
    for (const part of [0.2, 0.4, 0.5]) turnOver(database, Math.floor(pages * part) * page + 100);
    const [document = ''] = readdirSync(join(at, 'documents'));
    turnOver(join(at, 'documents', document), 60);
  });
  const before = readFileSync(join(folder, 'vault.db'));
  const { report, client } = await salvage(folder);
  expect(readFileSync(join(folder, 'vault.db')).equals(before)).toBe(true);
  expect(report.documents).toBe(1);
  expect(report.documentsLost).toHaveLength(1);
  const lost = report.losses
    .filter(({ table }) => table === 'account')
    .reduce((sum, { from, to }) => sum + ((to ?? rows) - (from ?? 0) + 1), 0);
  expect(report.accounts).toBe(rows - lost);
  expect(report.accounts).toBeGreaterThan(rows * 0.9);
  expect((await client.vault.check({})).problems.filter((problem) => !problem.startsWith('fact'))).toEqual(
    [],
  );
  const found = await client.accounts.search({ text: 'first' });
  expect(found.rows.length).toBeGreaterThan(0);
}, 60_000);

test('a damaged first page, a wrong passphrase and a folder that is taken are told, and nothing is written', async () => {
  const folder = damagedCopy('first-page', (at) => {
    turnOver(join(at, 'vault.db'), 40);
  });
  const program = await openProgram({ vaultFolder: folder });
  onTestFinished(() => program.close());
  const client = await program.newClient();
  const out = join(program.folder, 'saved');
  const wrong = { person: admin.person, passphrase: 'not the words of anybody 12' };
  expect(await failureOf(client.backup.salvage({ file: program.ticket(out), ...wrong }))).toMatchObject({
    code: 'wrong-passphrase',
  });
  expect(await failureOf(client.backup.salvage({ file: program.ticket(out), ...admin }))).toMatchObject({
    code: 'vault-damaged',
    params: { cause: 'database-first-page' },
  });
  expect(readdirSync(out).filter((name) => name !== 'vault.lock')).toEqual([]);
  expect(await failureOf(client.backup.salvage({ file: program.ticket(folder), ...admin }))).toMatchObject({
    code: 'vault-exists',
  });
});
