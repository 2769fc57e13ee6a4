/** The command as somebody runs it: its own process, nothing shared with the store that wrote the vault. */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellingPdf } from '#test/kit/telling-documents.ts';
import { openConnection, sealFile } from '../main/vault/index.ts';
import { ADA, makeVault, newFolder, removeFolders } from '../main/vault/testing/vault-folder.ts';
import { canonical } from './chain.ts';

let folder: string;
let recoveryKey: string;
let keyHex: string;
let beside: string;
const inDocument = 'Sigismund Bittern';

beforeAll(async () => {
  folder = newFolder();
  const made = await makeVault(folder);
  recoveryKey = made.recoveryKey;
  const pageKey = made.vault.pageKey();
  keyHex = pageKey.toString('hex');
  const db = openConnection(join(folder, 'vault.db'), pageKey, 'writer');
  db.exec(`CREATE TABLE note (words TEXT) STRICT; INSERT INTO note VALUES ('wilhelmina@north.example');
    CREATE TABLE fact (seq INTEGER PRIMARY KEY, at TEXT, by_id TEXT, action TEXT, subject TEXT, params TEXT, hash BLOB, place TEXT)`);
  db.exec(`CREATE TABLE account (seq INTEGER PRIMARY KEY, id TEXT) STRICT; INSERT INTO account VALUES (1, 'acct_1');
    CREATE TABLE account_key (account_seq INTEGER PRIMARY KEY, wrapped BLOB) STRICT;
    CREATE TABLE document (id TEXT, account_seq INTEGER, blob TEXT) STRICT; INSERT INTO document VALUES ('doc_1', 1, 'blob1')`);
  const { key, wrapped } = made.vault.newAccountKey('acct_1');
  db.prepare('INSERT INTO account_key VALUES (1, ?)').run(wrapped);
  db.close();
  made.vault.close();
  const said = { title: '-', subject: '-', standard: inDocument, embedded: '-', attached: '-' };
  mkdirSync(join(folder, 'documents'), { recursive: true });
  await sealFile(key, await tellingPdf(said), join(folder, 'documents', 'blob1'), 'doc_1');
  beside = newFolder();
  mkdirSync(beside);
});
afterAll(removeFolders);

function run(args: readonly string[], input = '') {
  const main = join(import.meta.dirname, 'main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function strings(name: string, ...lines: string[]): string {
  const file = join(beside, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

test('a search finds what is there by passphrase, recovery key or page key, and never prints it', () => {
  const file = strings('values', 'nobody@south.example', 'wilhelmina@north.example', 'short');
  const asked = ['search', '--vault', folder, '--strings', file, '--json'];
  for (const [secret, input] of [
    [['--passphrase-stdin', '--person', ' ada LOVELACE'], `${ADA.passphrase}\n`],
    [['--recovery-key-stdin'], recoveryKey.toLowerCase()],
    [['--key-hex-stdin'], keyHex],
  ] as const) {
    const { status, stdout, stderr } = run([...asked, ...secret], input);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as { found: number; tooShort: number; hits: { line: number }[] };
    expect(report).toMatchObject({ strings: 3, tooShort: 1, found: 1, macFailures: 0 });
    expect(new Set(report.hits.map(({ line }) => line))).toEqual(new Set([2]));
    expect(stdout).not.toMatch(/wilhelmina|north/);
  }
});

test('a search that finds nothing ends with 0', () => {
  const file = strings('nothing', 'nobody@south.example');
  expect(run(['search', '--vault', folder, '--strings', file, '--key-hex-stdin'], keyHex).status).toBe(0);
});

test('sealed documents are opened and searched unless that is left out, and what became of them is told', () => {
  const file = strings('in-document', inDocument);
  const asked = ['search', '--vault', folder, '--strings', file];
  const opened = run([...asked, '--recovery-key-stdin'], recoveryKey);
  expect(opened.status).toBe(1);
  expect(opened.stdout).toMatch(/documents: 1 opened and searched, \d+ bytes\n/);
  expect(opened.stdout).toContain('"place":"document"');
  expect(opened.stdout).not.toContain('Bittern');
  const left = run([...asked, '--recovery-key-stdin', '--skip-documents'], recoveryKey);
  expect(left.status).toBe(0);
  expect(left.stdout).toContain('documents: not opened');
  const pageKeyAlone = run([...asked, '--key-hex-stdin', '--json'], keyHex);
  expect(JSON.parse(pageKeyAlone.stdout)).toMatchObject({ documents: null, found: 0 });
});

test('a sealed document whose key is destroyed is told as such, and is no failure; a damaged one is', () => {
  const file = strings('in-destroyed', inDocument);
  const asked = ['search', '--vault', folder, '--strings', file, '--recovery-key-stdin'];
  const sealed = join(folder, 'documents', 'blob1');
  const whole = readFileSync(sealed);
  writeFileSync(sealed, whole.subarray(0, 40));
  const damaged = run(asked, recoveryKey);
  expect([damaged.status, damaged.stdout]).toEqual([1, expect.stringContaining('documents: 1 damaged')]);
  writeFileSync(sealed, whole);
  const db = openConnection(join(folder, 'vault.db'), Buffer.from(keyHex, 'hex'), 'writer');
  db.exec('DELETE FROM account_key');
  db.close();
  const destroyed = run(asked, recoveryKey);
  expect(destroyed.status).toBe(0);
  expect(destroyed.stdout).toContain('documents: 1 could not be opened: key destroyed');
  rmSync(sealed);
  expect(run(asked, recoveryKey).stdout).toContain('documents: 1 missing');
});

test('what cannot be done ends with 2 and a sentence', () => {
  const file = strings('any', 'nobody@south.example');
  const asked = ['search', '--vault', folder, '--strings', file];
  for (const [args, input] of [
    [[...asked, '--passphrase-stdin', '--person', 'Ada Lovelace'], 'wrong'],
    [[...asked, '--recovery-key-stdin'], '0000-0000'],
    [[...asked, '--key-hex-stdin'], 'abc'],
    [['search', '--vault', beside, '--strings', file, '--key-hex-stdin'], keyHex],
    [['chain', '--vault', folder], ''],
    [['certificate', file], ''],
    [['nonsense'], ''],
  ] as const) {
    const { status, stderr } = run(args, input);
    expect([args[0], status]).toEqual([args[0], 2]);
    expect(stderr.length).toBeGreaterThan(10);
  }
});

test('the chain of an empty log is whole', () => {
  const { status, stdout } = run(['chain', '--vault', folder, '--key-hex-stdin', '--json'], keyHex);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, facts: 0 });
  expect(status).toBe(0);
});

test('a certificate is valid with its signature, invalid with one sign changed or another vault’s key', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const signed = {
    version: 1,
    kind: 'certificate',
    accounts: ['é', 'b'],
    publicKey: raw.toString('base64'),
    a: { c: 1, b: null },
  };
  const signature = sign(null, Buffer.from(canonical(signed)), privateKey).toString('base64');
  const file = strings('certificate.json', JSON.stringify({ ...signed, signature }, null, 2));
  expect(run(['certificate', file]).status).toBe(0);
  const changed = strings('changed.json', JSON.stringify({ ...signed, version: 2, signature }));
  expect(run(['certificate', changed]).status).toBe(1);
  const other = run(['certificate', file, '--vault', folder, '--key-hex-stdin', '--json'], keyHex);
  expect(JSON.parse(other.stdout)).toMatchObject({ ok: false, signature: true, key: false });
  expect(other.status).toBe(1);
});

test('the verifier uses node, one Argon2 and itself, and nothing else', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  expect(sources.length).toBeGreaterThan(6);
  for (const name of sources) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    for (const [, from = ''] of text.matchAll(/from '([^']+)'/g)) {
      const own =
        from.startsWith('.') &&
        sources.includes(relative(import.meta.dirname, join(import.meta.dirname, name, '..', from)));
      expect([name, from, own || /^(node:|hash-wasm$)/.test(from)]).toEqual([name, from, true]);
    }
  }
});
