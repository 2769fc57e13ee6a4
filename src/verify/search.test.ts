import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
// The store makes what is read here; the reading shares nothing with it.
import { openConnection } from '../main/vault/index.ts';
import { makeVault, newFolder, removeFolders } from '../main/vault/testing/vault-folder.ts';
import { openDatabase } from './database.ts';
import {
  chainedText,
  decryptBlocks,
  decryptPages,
  decryptWal,
  newMatcher,
  saltOf,
  searchFolder,
  windowsOf,
} from './index.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const needlesOf = (...values: string[]) =>
  values.flatMap((value, id) => windowsOf(value).map((bytes) => ({ id, bytes })));
const idsIn = (hits: readonly { needleId: number }[]): number[] =>
  [...new Set(hits.map(({ needleId }) => needleId))].sort((a, b) => a - b);

/** Long enough for three overflow pages; a value is put so that a page's end cuts it. */
const long = (at: number, value: string): string => `${'.'.repeat(at)}${value}${'.'.repeat(12_000)}`;
const values = {
  settled: 'wilhelmina@northern-canary.org',
  logged: 'theodora.jo@southern-petrel.net',
  deleted: 'sigismund.k@western-heron.info',
};
let folder: string;
let pageKey: Buffer;

beforeAll(async () => {
  folder = newFolder();
  const { vault } = await makeVault(folder);
  pageKey = vault.pageKey();
  const db = openConnection(join(folder, 'vault.db'), Buffer.from(pageKey), 'writer');
  db.exec(`CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT, size INTEGER, share REAL, raw BLOB) STRICT;
    CREATE INDEX note_by_words ON note (words)`);
  const insert = db.prepare('INSERT INTO note (words, size, share, raw) VALUES (?, ?, ?, ?)');
  for (let at = 0; at < 3_000; at += 1)
    insert.run(`row ${at}`, at * 7 - 900, at / 3, Buffer.alloc(at % 50, at));
  insert.run(values.settled, 2 ** 50, -1.5, null);
  db.pragma('wal_checkpoint(TRUNCATE)');
  insert.run(values.logged, null, null, null);
  insert.run(values.deleted, null, null, null);
  db.prepare('DELETE FROM note WHERE words = ?').run(values.deleted);
  // Copied while open: closing would copy the log into the database.
  const copy = newFolder();
  mkdirSync(copy);
  for (const name of ['vault.hdr', 'vault.db', 'vault.db-wal']) cpSync(join(folder, name), join(copy, name));
  db.close();
  vault.close();
  folder = copy;
});
afterAll(removeFolders);

test('every page of a vault is decrypted under its key and none under another', () => {
  const pages = [...decryptPages(join(folder, 'vault.db'), pageKey)].map(({ page, intact }) => [
    page,
    intact,
  ]);
  expect(pages.length).toBeGreaterThan(20);
  expect(pages).toEqual(pages.map((_, at) => [at + 1, true]));
  const [first] = decryptPages(join(folder, 'vault.db'), pageKey);
  expect(first?.bytes.toString('latin1', 0, 15)).toBe('SQLite format 3');
  const wrong = [...decryptPages(join(folder, 'vault.db'), randomBytes(32))];
  expect(wrong.every(({ intact }) => !intact)).toBe(true);
});

test('one flipped bit makes one page not intact', () => {
  const file = join(newFolder(), '..', 'flipped.db');
  const bytes = readFileSync(join(folder, 'vault.db'));
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
      // In the salt nothing fits any more.
      fc.pre(at >= 16);
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << bit;
      writeFileSync(file, changed);
      const broken = [...decryptPages(file, pageKey)].filter(({ intact }) => !intact);
      expect(broken.map(({ page }) => page)).toEqual([Math.floor(at / 4_096) + 1]);
    }),
    { numRuns: 20 },
  );
});

test('the log is decrypted, and what it had before a deletion is still found there', () => {
  const frames = [...decryptWal(join(folder, 'vault.db-wal'), join(folder, 'vault.db'), pageKey)];
  expect(frames.length).toBeGreaterThan(2);
  expect(frames.every(({ intact, live }) => intact && live)).toBe(true);
  const { hits, macFailures } = searchFolder({
    folder,
    pageKey,
    needles: needlesOf(...Object.values(values)),
  });
  expect(macFailures).toBe(0);
  expect(idsIn(hits.filter(({ place }) => place === 'database'))).toEqual([0]);
  expect(idsIn(hits.filter(({ place, file }) => place === 'log' && file === 'vault.db-wal'))).toContain(1);
  expect(idsIn(hits)).toContain(2);
});

test('frames behind the valid end of the log are searched as well', () => {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  const wal = join(copy, 'vault.db-wal');
  const bytes = readFileSync(wal);
  // A new round begins with new salts: nothing that follows belongs to it.
  randomBytes(8).copy(bytes, 16);
  writeFileSync(wal, bytes);
  const frames = [...decryptWal(wal, join(copy, 'vault.db'), pageKey)];
  expect(frames.every(({ live }) => !live)).toBe(true);
  expect(
    searchFolder({ folder: copy, pageKey, needles: needlesOf(values.logged) }).hits.length,
  ).toBeGreaterThan(0);
  expect([...openDatabase(join(copy, 'vault.db'), pageKey).rows('note')].length).toBe(3_001);
});

test('pages and frames are found on a volume wherever they lie, with the key and not without', () => {
  const volume = join(newFolder(), '..', 'volume');
  const [database, wal] = ['vault.db', 'vault.db-wal'].map((name) => readFileSync(join(folder, name)));
  // No header of the log is left: its first frames have been written over.
  const rest = wal!.subarray(32 + 4_120);
  writeFileSync(
    volume,
    Buffer.concat([randomBytes(8_192), database!, Buffer.alloc(8_192), rest, randomBytes(4_096)]),
  );
  const found = (key: Buffer): number[] => {
    const { search, idsOf } = newMatcher(needlesOf(values.settled, values.logged));
    const hits: { needleId: number }[] = [];
    for (const { bytes } of decryptBlocks(volume, key, saltOf(join(folder, 'vault.db'))!))
      search(bytes, (kind) => hits.push(...idsOf(kind).map((needleId) => ({ needleId }))));
    return idsIn(hits);
  };
  expect(found(pageKey)).toEqual([0, 1]);
  expect(found(randomBytes(32))).toEqual([]);
  const numbered = [...decryptBlocks(volume, pageKey, saltOf(join(folder, 'vault.db'))!)]
    .map(({ page, offset }) => ({ page, offset }))
    .filter(({ page, offset }) => page !== null && offset < 8_192 + database!.length);
  expect(numbered.map(({ page }) => page)).toEqual(numbered.map((_, at) => at + 1));
  expect(numbered).toHaveLength(database!.length / 4_096);
});

test('a value that a page boundary cuts in two is found, wherever the cut goes through', async () => {
  const place = newFolder();
  const { vault } = await makeVault(place);
  const key = vault.pageKey();
  const db = openConnection(join(place, 'vault.db'), Buffer.from(key), 'writer');
  db.exec('CREATE TABLE note (words TEXT) STRICT');
  const insert = db.prepare('INSERT INTO note VALUES (?)');
  // Twenty characters at every place around the first and the second seam of such a row.
  const cut: string[] = [];
  for (let at = 0; at < 4_050; at += 3) {
    const value = createHash('sha256').update(String(at)).digest('hex').slice(0, 20);
    cut.push(value);
    insert.run(long(at, value));
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  vault.close();
  const { hits, seams } = searchFolder({
    folder: place,
    pageKey: key,
    needles: cut.map((value, id) => ({ id, bytes: Buffer.from(value) })),
  });
  expect(seams).toBeGreaterThan(cut.length);
  expect(idsIn(hits)).toEqual(cut.map((_, id) => id));
  expect(hits.filter(({ place: where }) => where === 'seam').length).toBeGreaterThan(4);
}, 60_000);

test('plain bytes in any file of the folder and beside it are found, and so are names of files', () => {
  const copy = newFolder();
  mkdirSync(join(copy, 'documents', 'ab'), { recursive: true });
  const beside = newFolder();
  mkdirSync(beside);
  const straddling = Buffer.concat([Buffer.alloc(4 * 1024 * 1024 - 5), Buffer.from('filed-canary-settles')]);
  writeFileSync(join(copy, 'documents', 'ab', 'sealed'), straddling);
  writeFileSync(join(copy, 'named-petrel-departs.txt'), '');
  writeFileSync(join(beside, 'log'), Buffer.from('logged-heron-stays-put', 'utf16le'));
  const { hits, files } = searchFolder({
    folder: copy,
    pageKey,
    needles: needlesOf('filed-canary-settles', 'named-petrel-departs', 'Logged-Heron-Stays-Put'),
    extra: [beside, join(beside, 'never-was')],
  });
  expect(files).toBe(3);
  expect(idsIn(hits)).toEqual([0, 1, 2]);
  expect(new Set(hits.filter(({ needleId }) => needleId === 0).map(({ file }) => file))).toEqual(
    new Set([join('documents', 'ab', 'sealed')]),
  );
  expect(hits.filter(({ needleId }) => needleId === 0)).toHaveLength(3);
});

test('tables are read without SQLite exactly as SQLite reads them, log and overflow included', async () => {
  const place = newFolder();
  const { vault } = await makeVault(place);
  const key = vault.pageKey();
  const db = openConnection(join(place, 'vault.db'), Buffer.from(key), 'writer');
  db.exec(
    'CREATE TABLE thing (a, id INTEGER PRIMARY KEY, b TEXT DEFAULT (1 + 2), CHECK (a <> 17), UNIQUE (b, a))',
  );
  const insert = db.prepare('INSERT INTO thing (a, b) VALUES (?, ?)');
  const cell = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.double({ noNaN: true }),
    fc.string(),
    fc.uint8Array({ maxLength: 20_000 }).map((bytes) => Buffer.from(bytes)),
  );
  const rows = fc.sample(fc.tuple(cell, fc.integer({ min: 0, max: 9_000 })), { numRuns: 400, seed: 7 });
  rows.forEach(([a, size], at) => insert.run(a, `${at}`.padEnd(size, 'x')));
  db.exec('ALTER TABLE thing ADD COLUMN later TEXT');
  insert.run(1, 'after');
  // Rows as SQLite has them; a whole number beyond 2^53 as bigint.
  const expected = db
    .prepare('SELECT a, id, b, later FROM thing ORDER BY id')
    .safeIntegers(true)
    .all()
    .map((row) =>
      Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, narrow(value)])),
    );
  const found = [...openDatabase(join(place, 'vault.db'), key).rows('thing')];
  expect(found).toEqual(expected);
  db.close();
  vault.close();
});

const narrow = (value: unknown): unknown =>
  typeof value === 'bigint' && value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : value;

test('the matcher finds what a plain search finds, and nothing else', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 6, maxLength: 26 });
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 400 }),
      (needles, hay) => {
        const expected = needles.flatMap((needle, id) =>
          [...hay].flatMap((_, at) => (hay.startsWith(needle, at) ? [`${id} ${at} ${needle.length}`] : [])),
        );
        const found: string[] = [];
        const matcher = newMatcher(needles.map((needle, id) => ({ id, bytes: Buffer.from(needle) })));
        matcher.search(Buffer.from(hay), (kind, at, length) => {
          expect(matcher.idsOf(kind)).toHaveLength(matcher.countOf(kind));
          for (const id of matcher.idsOf(kind)) found.push(`${id} ${at} ${length}`);
        });
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
  );
  // Many that begin and end alike: what tells them apart stands in the middle.
  const alike = Array.from({ length: 20_000 }, (_, id) => ({
    id,
    bytes: Buffer.from(`usr_00-${id}-Street`),
  }));
  const told: number[] = [];
  const { search, idsOf } = newMatcher(alike);
  for (const id of [0, 7, 19_999])
    search(Buffer.from(`at usr_00-${id}-Street 9`), (kind) => told.push(...idsOf(kind)));
  search(Buffer.from('usr_00-20000-Street'), (kind) => told.push(...idsOf(kind)));
  expect(told).toEqual([0, 7, 19_999]);
  expect(() => newMatcher([{ id: 0, bytes: Buffer.from('short') }])).toThrow('six');
});

test('the windows of a value are in every text that holds it, whatever form and letter case', () => {
  expect(windowsOf('Short').map(text)).toEqual([]);
  expect(windowsOf('sixsix').map(text)).toContain('sixsix');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 6, maxLength: 60 }), (value) => {
      const windows = windowsOf(value);
      for (const form of [value, value.toLowerCase(), value.normalize('NFD'), value.normalize('NFC')]) {
        for (const encoding of ['utf8', 'utf16le'] as const) {
          const hay = Buffer.from(form, encoding);
          expect(windows.some((window) => hay.indexOf(window) >= 0)).toBe(true);
          // Either end is enough, of a value that is long enough to have two.
          if (hay.length < 22) continue;
          for (const part of [hay.subarray(0, 11), hay.subarray(-11)])
            expect(windows.some((window) => part.equals(window))).toBe(true);
        }
      }
    }),
  );
});

test('text across a seam is read without the number that stands between', () => {
  const after = Buffer.concat([Buffer.from([0, 0, 0, 9]), Buffer.from('helmina')]);
  expect(text(chainedText(Buffer.from('Wil'), after))).toBe('Wilhelmina');
});
