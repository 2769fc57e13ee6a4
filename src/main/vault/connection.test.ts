import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mapSqliteError, openConnection, unlockVault } from './index.ts';
import { ADA, copyOf, faultOf, makeVault, newFolder, removeFolders } from './testing/vault-folder.ts';

const PAGE = 4_096;
let original: string;
let pageKey: Buffer;
let folder: string;
let file: string;

beforeAll(async () => {
  original = newFolder();
  const { vault } = await makeVault(original);
  pageKey = vault.pageKey();
  vault.close();
  const database = openConnection(join(original, 'vault.db'), pageKey, 'writer');
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO note (words) VALUES (?)');
  database.exec('BEGIN');
  for (let row = 0; row < 2_000; row += 1) insert.run(`words of row ${String(row)} `.repeat(5));
  database.exec('COMMIT');
  database.close();
});
beforeEach(() => {
  folder = copyOf(original);
  file = join(folder, 'vault.db');
});
afterAll(removeFolders);

const open = (role: 'writer' | 'reader' = 'writer'): Database => openConnection(file, pageKey, role);
const causeOf = async (): Promise<unknown> => (await faultOf(() => open())).params;

describe('an open connection', () => {
  test('has every setting, for writer and reader alike', () => {
    for (const role of ['writer', 'reader'] as const) {
      const database = open(role);
      const setting = (name: string): string => String(database.pragma(name, { simple: true }));
      expect(
        Object.fromEntries(
          [
            'temp_store',
            'cipher',
            'hmac_check',
            'locking_mode',
            'journal_mode',
            'synchronous',
            'secure_delete',
            'foreign_keys',
            'trusted_schema',
            'cell_size_check',
            'mmap_size',
            'recursive_triggers',
            'wal_autocheckpoint',
            'journal_size_limit',
            'query_only',
          ].map((name) => [name, setting(name)]),
        ),
      ).toEqual({
        temp_store: '2',
        cipher: 'sqlcipher',
        hmac_check: '1',
        locking_mode: 'normal',
        journal_mode: 'wal',
        synchronous: '2',
        secure_delete: '1',
        foreign_keys: '1',
        trusted_schema: '0',
        cell_size_check: '1',
        mmap_size: '0',
        recursive_triggers: '0',
        wal_autocheckpoint: '1000',
        journal_size_limit: '0',
        query_only: role === 'reader' ? '1' : '0',
      });
      database.close();
    }
  });

  test('a reader sees what the writer commits and cannot write itself', async () => {
    const writer = open();
    const reader = open('reader');
    writer.prepare('INSERT INTO note (words) VALUES (?)').run('new');
    expect(reader.prepare("SELECT count(*) FROM note WHERE words = 'new'").pluck().get()).toBe(1);
    const refused = await faultOf(() => {
      try {
        reader.exec('DELETE FROM note');
      } catch (error) {
        throw mapSqliteError(error, 'working');
      }
    });
    expect(refused.code).toBe('read-only');
    reader.close();
    writer.close();
  });

  test('the caller’s key is neither kept nor changed', () => {
    const key = Buffer.from(pageKey);
    const database = openConnection(file, key, 'writer');
    expect(key).toEqual(pageKey);
    key.fill(0);
    expect(database.prepare('SELECT count(*) FROM note').pluck().get()).toBe(2_000);
    database.close();
  });
});

describe('a key that does not fit', () => {
  test.each([31, 33, 36, 0, 64])('%i bytes are refused before SQLite sees them', (length) => {
    expect(() => openConnection(file, Buffer.alloc(length, 1), 'writer')).toThrow(RangeError);
  });

  test('another 32 bytes open nothing and change nothing', async () => {
    const before = readFileSync(file);
    const wrong = Buffer.alloc(32, 9);
    expect((await faultOf(() => openConnection(file, wrong, 'writer'))).params).toEqual({
      cause: 'database-first-page',
    });
    expect(readFileSync(file)).toEqual(before);
  });

  test('the header of one vault does not open the database of another', async () => {
    const other = newFolder();
    (await makeVault(other)).vault.close();
    copyFileSync(join(other, 'vault.hdr'), join(folder, 'vault.hdr'));
    const vault = await unlockVault(folder, ADA);
    expect((await faultOf(() => openConnection(file, vault.pageKey(), 'writer'))).params).toEqual({
      cause: 'database-first-page',
    });
    vault.close();
  });
});

describe('something else in the database’s place', () => {
  test('nothing, an empty file, a plain database', async () => {
    rmSync(file);
    expect(await causeOf()).toEqual({ cause: 'database-missing' });
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, '');
    expect(await causeOf()).toEqual({ cause: 'database-empty' });
    expect(readFileSync(file)).toHaveLength(0);
    rmSync(file);
    const plain = new Database(file);
    plain.exec('CREATE TABLE note (words TEXT)');
    plain.close();
    expect(await causeOf()).toEqual({ cause: 'database-plain' });
  });

  test('a symbolic link, a hard link, a folder, a pipe', async () => {
    const elsewhere = join(folder, 'elsewhere.db');
    renameSync(file, elsewhere);
    symlinkSync(elsewhere, file);
    expect(await causeOf()).toEqual({ cause: 'database-link' });
    rmSync(file);
    linkSync(elsewhere, file);
    expect(await causeOf()).toEqual({ cause: 'database-link' });
    rmSync(file);
    mkdirSync(file);
    expect((await faultOf(() => open())).code).toBe('vault-altered');
    rmSync(file, { recursive: true });
    execFileSync('mkfifo', [file]);
    expect(await causeOf()).toEqual({ cause: 'database-not-a-file' });
  });

  test('a rollback journal that was put beside it is not played back', async () => {
    writeFileSync(`${file}-journal`, Buffer.alloc(8_192, 1));
    const before = readFileSync(file);
    expect(await causeOf()).toEqual({ cause: 'database-journal' });
    expect(readFileSync(file)).toEqual(before);
  });

  test('an encrypted database that is not Casefold’s', async () => {
    const database = open();
    database.pragma('application_id = 1');
    database.close();
    expect(await causeOf()).toEqual({ cause: 'database-foreign' });
  });
});

describe('damage', () => {
  const readAll = (): void => {
    const database = open();
    try {
      database.prepare('SELECT sum(length(words)) FROM note').get();
    } catch (error) {
      throw mapSqliteError(error, 'working');
    } finally {
      database.close();
    }
  };
  const flip = (at: number): void => {
    const bytes = readFileSync(file);
    bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
    writeFileSync(file, bytes);
  };

  test.each([
    ['the salt', 3],
    ['page 1', 100],
    ['the HMAC of page 1', PAGE - 10],
  ])('one bit of %s is found at opening', async (_, at) => {
    flip(at);
    expect(await faultOf(readAll)).toEqual({
      code: 'vault-damaged',
      params: { cause: 'database-first-page' },
    });
  });

  test.each([
    ['a page', 10 * PAGE + 500],
    ['an IV', 11 * PAGE - 75],
    ['an HMAC', 11 * PAGE - 5],
  ])('one bit of %s is found at reading', async (_, at) => {
    flip(at);
    expect(await faultOf(readAll)).toEqual({ code: 'vault-damaged', params: { cause: 'database-page' } });
  });

  test('two pages swapped are found', async () => {
    const bytes = readFileSync(file);
    const [left, right] = [10, 20].map((page) => Buffer.from(bytes.subarray(page * PAGE, (page + 1) * PAGE)));
    right?.copy(bytes, 10 * PAGE);
    left?.copy(bytes, 20 * PAGE);
    writeFileSync(file, bytes);
    expect((await faultOf(readAll)).code).toBe('vault-damaged');
  });

  test('a file cut short is found, and left as it is', async () => {
    const size = readFileSync(file).length;
    for (const less of [1, PAGE, 5 * PAGE]) {
      truncateSync(file, size - less);
      expect((await faultOf(readAll)).code, String(less)).toBe('vault-damaged');
      expect(readFileSync(file).length).toBe(size - less);
    }
  });
});
