/** Backups and restores that do not reach their end: stopped, or the folder goes away under them. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Progress } from '#contracts/kit/common.ts';
import { accountHeaders, csv, fields } from '#test/kit/make.ts';
import { admin, failureOf, openProgram, openTestVault, type TestVault } from '#test/kit/vault.ts';

const accounts = 12_000;
let vault: TestVault;

function folderNamed(name: string): string {
  const path = join(vault.folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}
const one = (folder: string, ending: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');

/** Does something once, when work tells that it has come to a phase. */
function atPhase(phase: string, act: () => void): (progress: Progress) => void {
  let done = false;
  return (progress) => {
    if (done || progress.phase !== phase) return;
    done = true;
    act();
  };
}

beforeAll(async () => {
  vault = await openTestVault();
  const people = Array.from({ length: accounts }, (_, at) => [
    `s-${String(at)}`,
    'A',
    'B',
    '1988-07-04',
    '',
    '',
  ]);
  await vault.client.imports.run({
    file: vault.ticket(vault.file('people.csv', csv(accountHeaders, people))),
  });
}, 60_000);
afterAll(() => vault.close());

test('a backup that is stopped leaves nothing in the folder and nothing in the register', async () => {
  const folder = folderNamed('stopped');
  for (const phase of ['keys', 'accounts']) {
    const stop = new AbortController();
    const work = vault.client.backup.create(
      { file: vault.ticket(folder) },
      {
        signal: stop.signal,
        onProgress: atPhase(phase, () => {
          stop.abort();
        }),
      },
    );
    expect((await failureOf(work)).code).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
    expect(await vault.client.backup.overview({})).toMatchObject({ backups: [], keyrings: [] });
  }
});

test('a folder that goes away while a backup is written is told, and no copy of the keys is left registered', async () => {
  const folder = folderNamed('pulled');
  const work = vault.client.backup.create(
    { file: vault.ticket(folder) },
    {
      onProgress: atPhase('accounts', () => {
        rmSync(folder, { recursive: true, force: true });
      }),
    },
  );
  expect(await failureOf(work)).toMatchObject({ code: 'read-only', params: { what: 'target' } });
  expect(existsSync(folder)).toBe(false);
  expect(await vault.client.backup.overview({})).toMatchObject({ backups: [], keyrings: [] });
});

test('a restore that is stopped leaves a folder without a vault, into which it can be restored again', async () => {
  const folder = folderNamed('whole');
  await vault.client.backup.create({ file: vault.ticket(folder) });
  const program = await openProgram();
  onTestFinished(() => program.close());
  const client = await program.newClient();
  const input = { file: program.ticket(one(folder, '.vbk')), ...admin };
  const stop = new AbortController();
  const work = client.backup.restore(input, {
    signal: stop.signal,
    onProgress: atPhase('accounts', () => {
      stop.abort();
    }),
  });
  expect((await failureOf(work)).code).toBe('cancelled');
  expect((await client.vault.status({})).state).toBe('none');
  expect(readdirSync(program.vaultFolder).filter((name) => name !== 'vault.lock')).toEqual([]);
  expect(await client.backup.restore(input)).toMatchObject({ accounts, damaged: [] });
});

test('a copy of the keys from before an account came opens all others and counts that one', async () => {
  const before = folderNamed('before');
  await vault.client.backup.create({ file: vault.ticket(before) });
  await vault.client.accounts.create({
    referenceId: 'late',
    fields: fields({ name: { first: 'Late', last: 'Comer' } }),
  });
  const after = folderNamed('after');
  await vault.client.backup.create({ file: vault.ticket(after) });
  const mixed = folderNamed('mixed');
  cpSync(one(after, '.vbk'), join(mixed, 'new.vbk'));
  cpSync(one(before, '.vkr'), join(mixed, 'old.vkr'));
  const program = await openProgram();
  onTestFinished(() => program.close());
  const client = await program.newClient();
  const report = await client.backup.check({ file: program.ticket(join(mixed, 'new.vbk')), ...admin });
  expect(report).toMatchObject({ accounts, withoutKey: 1, damagedAccounts: 0, damaged: [] });
});

test.each([
  ['the new one was about to take its name', ['.part', '.old']],
  ['nothing but the old one is left', ['.old']],
])(
  'the copy of the keys survives a replacement that was cut when %s, though the next backup is stopped',
  async (_, endings) => {
    const folder = folderNamed(`cut${endings.join('')}`);
    await vault.client.backup.create({ file: vault.ticket(folder) });
    const keyring = one(folder, '.vkr');
    const sound = readFileSync(keyring);
    for (const ending of endings) cpSync(keyring, keyring + ending);
    rmSync(keyring);
    const stop = new AbortController();
    // Names of backups carry the second.
    await pause(1000);
    const onProgress = atPhase('accounts', () => {
      stop.abort();
    });
    const work = vault.client.backup.create(
      { file: vault.ticket(folder) },
      { signal: stop.signal, onProgress },
    );
    expect((await failureOf(work)).code).toBe('cancelled');
    expect(readdirSync(folder).filter((name) => name.includes('.vkr'))).toEqual([basename(keyring)]);
    expect(readFileSync(keyring)).toEqual(sound);
  },
);
