import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellingJpeg } from '#test/kit/telling-documents.ts';
// The store seals what is read here; the reading shares nothing with it.
import { openConnection, sealFile } from '../main/vault/index.ts';
import { makeVault, newFolder, removeFolders } from '../main/vault/testing/vault-folder.ts';
import { openDatabase } from './database.ts';
import { searchFolder, windowsOf, type Search } from './index.ts';
import { sealedFile } from './sealed.ts';

const accounts = 700;
const jpegWords = {
  artist: 'Wilhelmina Petrel',
  userComment: 'Sigismund Heron',
  author: 'Theodora Bittern',
  xmp: 'Ottilie Kestrel',
  comment: 'Leopold Avocet',
};
const values = Object.values(jpegWords);
const straddling = 'Hieronymus Turnstone the Elder';

let folder: string;
let pageKey: Buffer;
let ringKey: Buffer;
/** The keys of accounts, by number. */
const keys = new Map<number, Buffer>();
const pathOf = (blob: string): string => join(folder, 'documents', blob);

beforeAll(async () => {
  folder = newFolder();
  const { vault } = await makeVault(folder);
  [pageKey, ringKey] = [vault.pageKey(), vault.ringKey()];
  const db = openConnection(join(folder, 'vault.db'), Buffer.from(pageKey), 'writer');
  db.exec(`CREATE TABLE account (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, fields TEXT) STRICT;
    CREATE TABLE account_key (account_seq INTEGER PRIMARY KEY, wrapped BLOB NOT NULL, key_id TEXT) STRICT;
    CREATE TABLE document (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account_seq INTEGER NOT NULL, blob TEXT) STRICT;
    BEGIN`);
  const account = db.prepare('INSERT INTO account VALUES (?, ?, ?)');
  const wrappedKey = db.prepare('INSERT INTO account_key VALUES (?, ?, ?)');
  const document = db.prepare('INSERT INTO document (id, account_seq, blob) VALUES (?, ?, ?)');
  // Every third number is missing, and some rows are longer than a page.
  for (let seq = 1; seq <= accounts * 3; seq += 3) {
    account.run(seq, `acct_${seq}`, 'x'.repeat(seq % 7 === 0 ? 6_000 : 40));
    const { key, wrapped } = vault.newAccountKey(`acct_${seq}`);
    wrappedKey.run(seq, wrapped, '');
    keys.set(seq, key);
  }
  mkdirSync(join(folder, 'documents'), { recursive: true });
  const seal = async (seq: number, blob: string, bytes: Buffer) => {
    document.run(`doc_${blob}`, seq, blob);
    await sealFile(keys.get(seq)!, bytes, pathOf(blob), `doc_${blob}`);
  };
  await seal(4, 'picture', tellingJpeg(jpegWords));
  await seal(2_098, 'empty', Buffer.alloc(0));
  // Larger than what is read as a whole, with something across the seam of two of its parts.
  const large = Buffer.alloc(65 * 1024 * 1024, 1);
  large.write(straddling, 4 * 1024 * 1024 - 9);
  await seal(7, 'large', large);
  await seal(10, 'left', tellingJpeg(jpegWords));
  db.exec('DELETE FROM account_key WHERE account_seq = 10');
  document.run('doc_missing', 13, 'missing');
  document.run('doc_outside', 13, '../vault.hdr');
  document.run('doc_cleared', 13, null);
  await sealFile(keys.get(13)!, tellingJpeg(jpegWords), pathOf('unnamed'), 'doc_unnamed');
  db.exec('COMMIT');
  db.close();
  vault.close();
}, 60_000);
afterAll(removeFolders);

const search = (only?: (accountSeq: number) => boolean): Search =>
  searchFolder({
    folder,
    pageKey,
    needles: [...values, straddling].flatMap((value, id) => windowsOf(value).map((bytes) => ({ id, bytes }))),
    documents: { ringKey, ...(only ? { only } : {}) },
  });
const idsIn = ({ hits }: Search): number[] => [...new Set(hits.map(({ needleId }) => needleId))].sort();

test('sealed files are opened with their accounts’ keys, and every other one is counted for what it is', () => {
  const found = search();
  expect(found.documents).toMatchObject({
    opened: 3,
    keyDestroyed: 1,
    damaged: 0,
    missing: 2,
    unnamed: 1,
    passedOver: 0,
    bytesOnly: 2,
    listed: true,
  });
  expect(idsIn(found)).toEqual([...values, straddling].map((_, at) => at));
  expect(new Set(found.hits.map(({ place, file, accountSeq }) => `${place} ${file} ${accountSeq}`))).toEqual(
    new Set([`document ${join('documents', 'picture')} 4`, `document ${join('documents', 'large')} 7`]),
  );
});

test('without the key of keys nothing sealed is opened', () => {
  const { documents, hits } = searchFolder({
    folder,
    pageKey,
    needles: values.flatMap((value, id) => windowsOf(value).map((bytes) => ({ id, bytes }))),
  });
  expect(documents).toBeNull();
  expect(hits).toEqual([]);
});

test('only the files of chosen accounts are opened when asked, and the others are said to be passed over', () => {
  const found = search((seq) => seq === 7);
  expect(found.documents).toMatchObject({ opened: 1, passedOver: 3 - 1 + 1, unnamed: 1 });
  expect(idsIn(found)).toEqual([values.length]);
});

test('single rows are found by their numbers in a table of many pages, and no others', () => {
  const find = openDatabase(join(folder, 'vault.db'), pageKey).finder('account');
  for (let seq = 1; seq <= accounts * 3 + 3; seq += 1) {
    const there = seq % 3 === 1 && seq <= accounts * 3;
    expect(find(seq)?.['id'] ?? null).toBe(there ? `acct_${seq}` : null);
  }
});

test('an altered or cut file is damaged; what is left of it is searched, and nothing throws', () => {
  const path = pathOf('picture');
  const whole = readFileSync(path);
  try {
    const last = Buffer.from(whole);
    last[last.length - 1]! ^= 1;
    writeFileSync(path, last);
    const altered = search((seq) => seq === 4);
    expect(altered.documents).toMatchObject({ opened: 0, damaged: 1 });
    expect(idsIn(altered)).toEqual(values.map((_, at) => at));
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.boolean(), (at, cut) => {
        const changed = Buffer.from(whole);
        changed[at]! ^= 0x40;
        writeFileSync(path, cut ? whole.subarray(0, at) : changed);
        expect(search((seq) => seq === 4).documents).toMatchObject({ opened: 0, damaged: 1 });
      }),
      { numRuns: 10 },
    );
  } finally {
    writeFileSync(path, whole);
  }
}, 60_000);

test('a file of chance bytes is no sealed file, and under another key nothing of one is intact', () => {
  const path = join(folder, '..', 'chance');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      writeFileSync(path, bytes);
      expect(sealedFile(path)).toBeNull();
      writeFileSync(path, Buffer.concat([readFileSync(pathOf('picture')).subarray(0, 48), bytes]));
      const chunks = [...(sealedFile(path)?.chunks(randomBytes(32), 'doc_picture') ?? [])];
      expect(chunks.every(({ intact }) => !intact)).toBe(true);
    }),
  );
  rmSync(path);
});
