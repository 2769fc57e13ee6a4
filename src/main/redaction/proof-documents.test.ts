import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Hit } from '../../verify/index.ts';
import { openDb, type WriteDb } from '../kit/sql.ts';
import { openConnection } from '../vault/index.ts';
import { makeVault, newFolder, removeFolders } from '../vault/testing/vault-folder.ts';
import { documentProof } from './proof-documents.ts';

let db: WriteDb;
beforeEach(async () => {
  const folder = newFolder();
  const { vault } = await makeVault(folder);
  db = openDb(openConnection(join(folder, 'vault.db'), vault.pageKey(), 'writer'));
  vault.close();
  db.exec(`CREATE TABLE redaction (seq INTEGER PRIMARY KEY, id TEXT, cleared_at TEXT);
    CREATE TABLE redaction_account (redaction_seq INTEGER, account_seq INTEGER);
    CREATE TABLE document (account_seq INTEGER, blob TEXT, size_bytes INTEGER, added_at TEXT);
    CREATE TABLE account_key (account_seq INTEGER PRIMARY KEY, key_id TEXT);
    CREATE TABLE tombstone (redaction_id TEXT, key_id TEXT);
    INSERT INTO redaction VALUES (1, 'rdc_a', '2026-11-20T10:00:00.000Z');
    INSERT INTO redaction_account VALUES (1, 7);
    INSERT INTO tombstone VALUES ('rdc_a', 'old'), ('rdc_a', '')`);
});
afterAll(removeFolders);

const proofOf = (scope: string) =>
  documentProof(db, Buffer.alloc(32), [{ id: 'rdc_a', scope, accounts: new Set([7]) }], () => 'rdc_a');
const hit = (accountSeq: number, file: string): Hit => ({
  needleId: 0,
  place: 'document',
  file,
  accountSeq,
  offset: 0,
});

test('a file or a key that outlived its redaction is found; what came afterwards is not', () => {
  expect(proofOf('account').leftOf('rdc_a')).toEqual([]);
  db.exec(`INSERT INTO document VALUES (7, 'new', 1, '2026-11-21T00:00:00.000Z'), (8, 'other', 1, '2026-11-01T00:00:00.000Z'),
      (7, NULL, 1, '2026-11-01T00:00:00.000Z');
    INSERT INTO account_key VALUES (7, 'made afterwards'), (8, '')`);
  expect(proofOf('account').leftOf('rdc_a')).toEqual([]);
  db.exec(`INSERT INTO document VALUES (7, 'left', 1, '2026-11-01T00:00:00.000Z');
    UPDATE account_key SET key_id = 'old' WHERE account_seq = 7`);
  expect(proofOf('account').leftOf('rdc_a')).toEqual(['document', 'keys']);
  expect(proofOf('documents').leftOf('rdc_a')).toEqual(['document', 'keys']);
  expect(proofOf('fields').leftOf('rdc_a')).toEqual(['keys']);
});

test('a value in a document of the account is found, in one of another or one that is kept it is counted', () => {
  const documents = { opened: 3, keyDestroyed: 1, damaged: 0, passedOver: 2, unnamed: 0, missing: 0 };
  const found = {
    ...documents,
    bytes: 0,
    bytesOnly: 0,
    unread: { encrypted: 0, filter: 0, damaged: 0, limit: 0 },
    listed: true,
  };
  const whole = proofOf('account');
  expect(whole.request.passOver?.(hit(7, 'own'))).toBe(false);
  expect(whole.request.passOver?.(hit(8, 'other'))).toBe(true);
  expect(whole.request.passOver?.(hit(8, 'other'))).toBe(true);
  expect(whole.reportOf('rdc_a', found).documents).toEqual({ opened: 3, unopened: 3, holding: 1 });
  const part = proofOf('until');
  expect(part.request.passOver?.(hit(7, 'own'))).toBe(true);
  expect(part.reportOf('rdc_a', found).documents?.holding).toBe(1);
});

test('documents of other accounts are opened only while all are small together', () => {
  db.exec("INSERT INTO document VALUES (8, 'a', 1000, ''), (9, 'gone', NULL, '')");
  expect(proofOf('account').request.only).toBeUndefined();
  db.exec("INSERT INTO document VALUES (8, 'b', 300000000, '')");
  const { only } = proofOf('account').request;
  expect([only?.(7), only?.(8)]).toEqual([true, false]);
});
