import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contracts } from '#contracts/index.ts';
import type { Operation } from '#contracts/kit/contract.ts';
import { runCommandLine } from '#main/command-line/index.ts';
import { accountHeaders, csv, inquiryDocument } from '#test/kit/make.ts';
import { readZip } from '#test/kit/zip.ts';

// Many sign-ins, each a process with four threads: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

const passphrase = 'granite Plover 58 marmalade Window quartz';
let folder: string;
let recoveryKey: string;

interface Done {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const variables = (given: Record<string, string> = {}): Record<string, string> => ({
  CASEFOLD_KDF: 'least',
  CASEFOLD_HOME: join(folder, 'home'),
  CASEFOLD_VAULT: join(folder, 'vault'),
  CASEFOLD_USER: 'Ada',
  CASEFOLD_PASSPHRASE: passphrase,
  CASEFOLD_CHECK_OUTPUTS: '1',
  NODE_COMPILE_CACHE: join(tmpdir(), 'casefold-compile-cache'),
  ...given,
});

/** Runs the command line in this process, with a store process of its own. */
async function casefold(args: readonly string[], env: Record<string, string> = {}): Promise<Done> {
  Object.assign(process.env, variables(env));
  let out = '';
  let err = '';
  const code = await runCommandLine(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** Runs it as a person does: a process of its own. */
function inShell(args: readonly string[], input = ''): Promise<Done> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main/cli.ts'), ...args], {
    env: { PATH: process.env['PATH'], ...variables() },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.once('close', (code) => {
      resolve({ code: code ?? -1, out, err });
    }),
  );
}

const json = (done: Done): unknown => {
  expect(done, done.err).toMatchObject({ code: 0 });
  return JSON.parse(done.out);
};
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-cli-'));
  const passphraseFile = file('passphrase', `${passphrase}\nnot this line\n`);
  const made = await casefold(
    ['vault', 'create', '--name', 'Shell', '--passphrase-file', passphraseFile, '--json'],
    { CASEFOLD_PASSPHRASE: '' },
  );
  ({ recoveryKey } = json(made) as { recoveryKey: string });
});
test('backup, backup-check, restore and salvage do what they say', async () => {
  const place = join(folder, 'copies');
  mkdirSync(place);
  const made = json(await casefold(['backup', place, '--json'])) as { file: string };
  const backup = join(place, made.file);
  expect(json(await casefold(['backup-check', backup, '--json']))).toMatchObject({
    damaged: [],
    withoutKey: 0,
  });
  const vault = join(folder, 'moved');
  const restored = await casefold(['restore', backup, '--vault', vault]);
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.out).toContain('Shell');
  expect((await casefold(['vault', 'unlock-check', '--vault', vault])).code).toBe(0);
  const out = join(folder, 'saved');
  expect((await casefold(['salvage', '--vault', vault, '--out', out])).out).toContain('saved from Shell');
  expect((await casefold(['vault', 'unlock-check', '--vault', out])).code).toBe(0);
  const listed = await casefold(['backup', 'list']);
  expect(listed.out).toContain('Copies of the keys (0 outstanding)');
  // Files of other kinds are named as such.
  const wrong = await casefold(['restore', file('no.vbk', 'nothing'), '--vault', join(folder, 'never')]);
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.err)).toMatchObject({ code: 'file-malformed' });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('operations', () => {
  test('every operation of every contract stands there with lane, permission and both shapes', async () => {
    const listed = json(await casefold(['operations'])) as {
      operation: string;
      lane: string;
      permission: string | null;
      input: { type?: string; anyOf?: unknown };
      output: object;
    }[];
    const known = Object.values(contracts).flatMap((contract) =>
      Object.entries(contract.operations as Record<string, Operation>)
        .filter(([, operation]) => !operation.internal)
        .map(([name, { lane, needs }]) => [`${contract.name}.${name}`, lane, needs ?? null]),
    );
    expect(listed.map(({ operation, lane, permission }) => [operation, lane, permission])).toEqual(known);
    for (const { operation, input, output } of listed) {
      expect(input.type === 'object' || input.anyOf !== undefined, operation).toBe(true);
      expect(output, operation).toHaveProperty('$schema');
    }
    // What has a default need not be given.
    const search = listed.find(({ operation }) => operation === 'accounts.search')!;
    expect(search.input).not.toHaveProperty('required');
  });
});

describe('call', () => {
  test('answers JSON on standard output, with input as an argument, from a file and from standard input', async () => {
    const asArgument = await casefold(['call', 'accounts.create', '{"referenceId":"one"}']);
    expect(json(asArgument)).toMatchObject({ version: 1 });
    const path = file('input.json', '{"referenceId":"two"}');
    expect(json(await casefold(['call', 'accounts.create', `@${path}`]))).toMatchObject({ version: 1 });
    const search = await inShell(['call', 'accounts.search', '-'], '{"limit":1}');
    expect(json(search)).toMatchObject({ total: 2, rows: [{ referenceId: 'two' }] });
    expect(search.err).toBe('');
  });

  test('a failure is JSON with code, params and a sentence on standard error, exit code 1', async () => {
    const failed = await inShell(['call', 'accounts.create', '{"referenceId":"one"}']);
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(failed.err)).toEqual({
      code: 'conflict',
      params: { what: 'reference-id' },
      message: 'Another account has this reference id. Nothing was changed.',
    });
    const wrong = await casefold(['call', 'accounts.search', '{"limit":"many"}']);
    expect(JSON.parse(wrong.err)).toMatchObject({ code: 'invalid-input', params: { field: 'limit' } });
    const unknown = await casefold(['call', 'no.such']);
    expect([unknown.code, (JSON.parse(unknown.err) as { code: string }).code]).toEqual([
      1,
      'unknown-operation',
    ]);
  });

  test('a file goes in by --file, progress is told on standard error', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [`n-${String(at)}`, 'Ana', 'P', '', '', '']);
    const path = file('people.csv', csv(accountHeaders, rows));
    const done = await casefold(['call', 'imports.run', '{}', '--file', path]);
    expect(json(done)).toMatchObject({ counts: { created: 5000 } });
    const told = done.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(told.at(-1)).toMatchObject({ phase: 'importing' });
  });
});

describe('usage', () => {
  test.each([
    [[]],
    [['nothing-like-that']],
    [['call']],
    [['call', 'accounts.search', 'not json']],
    [['call', 'accounts.search', '[1]']],
    [['search', '--no-such-option']],
    [['show']],
    [['vault', 'burn']],
    [['decide', 'one', '--outcome', 'maybe', '--reason', 'other']],
  ])('%j is wrong usage: a sentence, exit code 2', async (args) => {
    const done = await casefold(args);
    expect(done.code).toBe(2);
    expect(done.err + done.out).toMatch(/\S/);
    expect(done.err).not.toMatch(/\n\s+at /);
  });

  test('help tells every command', async () => {
    const { code, out } = await casefold(['help']);
    expect(code).toBe(0);
    for (const name of [
      'vault',
      'import',
      'search',
      'show',
      'compare',
      'decide',
      'tag',
      'export',
      'operations',
      'call',
    ]) {
      expect(out).toContain(name);
    }
  });

  test('a passphrase is never taken as an argument', async () => {
    const done = await casefold(['search', 'x', '--passphrase', passphrase], { CASEFOLD_PASSPHRASE: '' });
    expect(done.code).toBe(2);
    const none = await casefold(['search', 'x'], { CASEFOLD_PASSPHRASE: '' });
    expect(none.code).toBe(2);
    expect(none.err).toContain('--passphrase-file');
  });

  test('a wrong passphrase is a failure in words', async () => {
    const done = await casefold(['vault', 'unlock-check'], { CASEFOLD_PASSPHRASE: 'wrong one' });
    expect(done.code).toBe(1);
    expect(JSON.parse(done.err)).toMatchObject({ code: 'wrong-passphrase' });
  });
});

describe('the short commands', () => {
  const accounts = csv(accountHeaders, [
    ['s-1', 'Zoë', 'Ek', '1990-02-03', 'zoe@example.org', '+46 8 555 0101'],
    ['', 'No', 'Reference', '', '', ''],
  ]);

  test('vault: made with its recovery key, checked, described', async () => {
    expect(recoveryKey).toMatch(/^([0-9A-Z]{4}-){8}/);
    expect((await casefold(['vault', 'unlock-check'])).out).toContain('Unlocked as Ada (administrator)');
    expect(json(await casefold(['vault', 'info', '--json']))).toMatchObject({
      name: 'Shell',
      formatVersion: 1,
    });
  });

  test('import: dry run, then for real, in words and as JSON', async () => {
    const path = file('accounts.csv', accounts);
    const dry = await casefold(['import', path, '--dry-run', '--json']);
    expect(json(dry)).toMatchObject({ importId: null, counts: { created: 1, rejected: 1 } });
    const real = await casefold(['import', path]);
    expect(real.out).toContain('2 read = 1 created + 0 updated + 0 unchanged + 1 rejected');
    expect(real.out).toMatch(/line 3: reference-id-missing/);
  });

  test('search, show and tag', async () => {
    expect((await casefold(['search', 'zoe', 'ek'])).out).toMatch(/s-1\s+Zoë Ek\s+1990-02-03/);
    expect(json(await casefold(['tag', 's-1', '--add', 'Vip,New', '--json']))).toEqual({
      accounts: 1,
      added: 2,
      removed: 0,
    });
    expect(json(await casefold(['search', '--tag', 'vip,new', '--json']))).toMatchObject({
      rows: [{ referenceId: 's-1' }],
    });
    const shown = await casefold(['show', 's-1']);
    expect(shown.out).toContain('accounts.csv line 2');
    expect(shown.out).toContain('account.tag-added');
    const missing = await casefold(['show', 'nobody']);
    expect([missing.code, (JSON.parse(missing.err) as { code: string }).code]).toEqual([1, 'not-found']);
  });

  test('compare, decide and export', async () => {
    const document = inquiryDocument({
      referenceId: 's-1',
      attributes: { 'name-first': 'Zoë', 'name-last': 'Ek', birthdate: '1990-03-02' },
    });
    await casefold(['import', file('inquiry.json', JSON.stringify(document))]);
    const compared = await casefold(['compare', 's-1']);
    expect(compared.out).toMatch(/birthdate\s+1990-02-03\s+(close|conflict)\s+1990-03-02/);
    const resolutions = [
      {
        field: 'birthdate',
        choice: 'account-wrong',
        fix: 'swap-day-month',
        onFileText: '1990-02-03',
        incomingText: '1990-03-02',
      },
    ];
    const decided = await casefold([
      'decide',
      's-1',
      '--outcome',
      'approve',
      '--reason',
      'account-was-wrong',
      '--resolve',
      JSON.stringify(resolutions),
      '--json',
    ]);
    expect(json(decided)).toMatchObject({ changedFields: ['birthdate'] });
    const target = join(folder, 'out.zip');
    const exported = json(await casefold(['export', 's-1', '--out', target, '--json'])) as {
      passphrase: string;
    };
    expect(existsSync(target)).toBe(true);
    const zip = await readZip(target, exported.passphrase);
    expect(zip.entries.get('data.json')!.toString()).toContain('1990-03-02');
  });

  test('nothing of all this stands in the log', () => {
    const log = join(folder, 'home', 'logs', 'casefold.log');
    const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
    expect(text).not.toMatch(/Zoë|example\.org|granite|s-1/);
  });
});
