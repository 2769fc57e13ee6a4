import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { migrate, migrations, newestVersion } from '#main/migrations/index.ts';
import { openDb } from '#main/kit/sql.ts';

test('steps are numbered upwards, each file is listed, and its number is its file’s', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  const files = readdirSync(join(import.meta.dirname, '../../src/main/migrations'))
    .filter((name) => /^\d{4}-[a-z-]+\.ts$/.test(name))
    .map((name) => Number(name.slice(0, 4)));
  expect(files.sort((a, b) => a - b)).toEqual(versions);
  expect(newestVersion).toBe(versions.at(-1));
});

test.each(migrations.map((step) => [step.version, step] as const))(
  'step %i: an empty database takes it and is sound',
  (version) => {
    const database = new Database(':memory:');
    for (const step of migrations.filter((one) => one.version <= version)) database.exec(step.up);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  },
);

test('all steps together bring any older vault to the newest version, once', () => {
  const database = new Database(':memory:');
  const db = openDb(database);
  migrate(db);
  expect(database.pragma('user_version', { simple: true })).toBe(newestVersion);
  const before = database.prepare('SELECT sql FROM sqlite_schema').all();
  migrate(db);
  expect(database.prepare('SELECT sql FROM sqlite_schema').all()).toEqual(before);
  database.close();
});

test('a vault of a newer program is left alone', () => {
  const database = new Database(':memory:');
  database.pragma(`user_version = ${String(newestVersion + 1)}`);
  expect(() => {
    migrate(openDb(database));
  }).toThrow('vault-newer');
  expect(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 0 });
  database.close();
});

test('a step that fails halfway leaves the vault at the version it had', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE tag (occupied)');
  expect(() => {
    migrate(openDb(database));
  }).toThrow();
  expect(database.pragma('user_version', { simple: true })).toBe(0);
  expect(database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'account'").get()).toEqual({
    n: 0,
  });
  database.close();
});
