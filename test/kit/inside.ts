/** Looks into the database of a vault that is locked, or changes it, past everything that guards it. */
import { join } from 'node:path';
import { openDb, type WriteDb } from '#main/kit/sql.ts';
import { openConnection, unlockVault } from '#main/vault/index.ts';
import { admin, type TestVault } from './vault.ts';

/** All rows of each table of our own, as text; not the parts of search indexes. */
export function rowsByTable(db: WriteDb): Record<string, string> {
  const tables = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
     AND name NOT LIKE 'account_fts_%'`,
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db
        .all(`SELECT * FROM "${name}"`)
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    ]),
  );
}

/** The rows of a vault that nobody has open. */
export async function readLocked(folder: string): Promise<Record<string, string>> {
  const opened = await unlockVault(folder, admin, { kdf: 'least' });
  const connection = openConnection(join(folder, 'vault.db'), opened.pageKey(), 'reader');
  opened.close();
  try {
    return rowsByTable(openDb(connection));
  } finally {
    connection.close();
  }
}

/** Locks, works on the database, and signs the administrator in again. */
export async function inside<T>(vault: TestVault, work: (db: WriteDb) => T): Promise<T> {
  await vault.app.lock();
  const opened = await unlockVault(vault.vaultFolder, admin, { kdf: 'least' });
  const connection = openConnection(join(vault.vaultFolder, 'vault.db'), opened.pageKey(), 'writer');
  opened.close();
  try {
    return work(openDb(connection));
  } finally {
    connection.close();
    await vault.signIn();
  }
}
