import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, expect, test } from 'vitest';
import { openDb } from '../kit/sql.ts';
import { migrate } from '../migrations/index.ts';
import { accountStreams, unclaimedReports, vaultTables } from './tables.ts';

const database = new Database(':memory:');
migrate(openDb(database));
afterAll(() => {
  database.close();
});

const planOf = (sql: string): string =>
  (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .join('\n');

/** Tables with rows for most accounts: sorting them would hold a million rows in memory. */
const growing = ['change', 'change_field', 'account_tag', 'inquiry', 'document', 'related', 'decision'];

test.each(
  accountStreams.filter(({ table }) => growing.includes(table)).map(({ table, sql }) => [table, sql]),
)('rows of "%s" are read in the order of accounts along an index, without sorting', (_table, sql) => {
  expect(planOf(sql)).not.toContain('TEMP B-TREE');
});

test.each(
  [...accountStreams, ...vaultTables, { table: 'related', sql: unclaimedReports }].map((one) => [
    one.table,
    one.sql,
  ]),
)('the statement for "%s" runs', (_table, sql) => {
  expect(database.prepare(sql).all()).toEqual([]);
});

test('every growing table has a stream, and nothing that belongs to accounts goes with the vault', () => {
  const streamed = accountStreams.map(({ table }) => table);
  expect(streamed).toEqual(expect.arrayContaining(growing));
  const withVault = vaultTables.map(({ table }) => table);
  expect(withVault.filter((table) => streamed.includes(table))).toEqual([]);
  expect(withVault).toEqual(
    expect.arrayContaining(['person', 'fact', 'tombstone', 'setting', 'keyring_copy']),
  );
  for (const table of ['account_key', 'unclaimed_key', 'draft', 'import_reject'])
    expect([...withVault, ...streamed]).not.toContain(table);
});
