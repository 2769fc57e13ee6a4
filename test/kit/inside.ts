/** Looks into the database of a vault that is locked, or changes it, past everything that guards it. */
import { join } from 'node:path';
import { openDb, type WriteDb } from '#main/kit/sql.ts';
import { openConnection, unlockVault } from '#main/vault/index.ts';
import { admin, type TestVault } from './vault.ts';

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
