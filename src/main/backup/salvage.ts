/** Saving what can be read of a damaged vault into a new one. The damaged folder is only read, and copied first. */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { backup as contract, SalvageReport } from '#contracts/backup.ts';
import type { Input } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { appendFact, verifyFacts } from '../facts/index.ts';
import { writeFault } from '../kit/files.ts';
import type { FolderContext } from '../kit/room.ts';
import { inTransaction, openDb, type WriteDb } from '../kit/sql.ts';
import { migrate, newestVersion } from '../migrations/index.ts';
import {
  DATABASE_FILE,
  openConnection,
  readVaultState,
  ringKeys,
  takeLock,
  unlockVault,
  type OpenVault,
} from '../vault/index.ts';
import { DOCUMENTS } from './place.ts';
import { rebuildIndexes, rowsInto } from './put-back.ts';
import { readDamagedTable, type DamagedSource, type Loss } from './read-damaged.ts';
import { verifyDocument } from './put-documents.ts';

type SalvageInput = Input<(typeof contract)['operations']['salvage']>;
/** Copied away before anything is opened: opening a vault writes to it. */
const copied = ['vault.hdr', DATABASE_FILE, `${DATABASE_FILE}-wal`];

/**
 * Salvages the vault of the context's folder into the folder behind the ticket.
 *
 * @throws AppError 'vault-exists', 'vault-damaged' when neither header nor first page can be read, 'wrong-passphrase',
 * 'vault-newer', 'disk-full', 'cancelled'
 */
export async function salvageVault(input: SalvageInput, context: FolderContext): Promise<SalvageReport> {
  const out = context.path(input.file);
  if (resolve(out) === resolve(context.vaultFolder) || readVaultState(out) !== 'none')
    throw new AppError('vault-exists');
  const work = `${out}.salvage`;
  const lock = takeLock(out);
  try {
    copyAway(context.vaultFolder, work);
    const vault = await unlockVault(work, { person: input.person, passphrase: input.passphrase });
    try {
      return await salvageInto(vault, work, out, context);
    } finally {
      vault.close();
    }
  } catch (error) {
    throw writeFault(error);
  } finally {
    lock.release();
    rmSync(work, { recursive: true, force: true });
  }
}

function copyAway(from: string, work: string): void {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true, mode: 0o700 });
  for (const name of copied) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(work, name));
  }
}

/** Connections to the damaged copy, one after the other. */
function damagedSource(vault: OpenVault, work: string): DamagedSource & { close(): void } {
  const open = () => {
    const key = vault.pageKey();
    try {
      return openConnection(join(work, DATABASE_FILE), key, 'reader');
    } finally {
      key.fill(0);
    }
  };
  let connection = open();
  let db = openDb(connection);
  return {
    get db() {
      return db;
    },
    renew: () => {
      connection.close();
      connection = open();
      db = openDb(connection);
    },
    close: () => {
      connection.close();
    },
  };
}

async function salvageInto(
  vault: OpenVault,
  work: string,
  out: string,
  context: FolderContext,
): Promise<SalvageReport> {
  const source = damagedSource(vault, work);
  try {
    const copy = vault.beginCopy(out);
    try {
      const connection = openConnection(join(out, DATABASE_FILE), copy.pageKey, 'writer');
      let report: SalvageReport;
      try {
        report = await salvageTables(openDb(connection), source, vault, out, context);
        connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        connection.close();
      }
      copy.finish();
      return report;
    } catch (error) {
      copy.drop();
      throw error;
    }
  } finally {
    source.close();
  }
}

/** Tables of our own, without the parts of search indexes, which are built anew. */
function ownTables(db: WriteDb): string[] {
  return db
    .all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
       AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS virtual WHERE virtual.sql LIKE 'CREATE VIRTUAL%'
         AND sqlite_schema.name LIKE virtual.name || '!_%' ESCAPE '!')`,
    )
    .map(({ name }) => name);
}

async function salvageTables(
  db: WriteDb,
  source: DamagedSource,
  vault: OpenVault,
  out: string,
  context: FolderContext,
): Promise<SalvageReport> {
  const { user_version: schema } = source.db.one<{ user_version: number }>('PRAGMA user_version');
  if (schema > newestVersion) throw new AppError('vault-newer', { found: schema, known: newestVersion });
  migrate(db, schema);
  const put = rowsInto(db, 'OR IGNORE');
  const losses: Loss[] = [];
  const counts: { table: string; rows: number }[] = [];
  const tables = ownTables(db);
  for (const [at, table] of tables.entries()) {
    context.throwIfCancelled();
    context.progress({ phase: 'tables', done: at, total: tables.length });
    await breathe();
    losses.push(
      ...readDamagedTable(source, db, table, (rows) => {
        context.throwIfCancelled();
        inTransaction(db, () => {
          put(table, rows);
        });
      }),
    );
    counts.push({ table, rows: db.one<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`).n });
  }
  migrate(db);
  rebuildIndexes(db);
  const documents = await salvageDocuments(db, vault, out, context);
  const ringKey = vault.ringKey();
  const keys = ringKeys(ringKey);
  const factsUnbroken = verifyFacts(db, vault.vaultId).ok;
  const accounts = db.one<{ n: number }>('SELECT count(*) AS n FROM account').n;
  inTransaction(db, () => {
    appendFact(
      db,
      {
        action: 'vault.salvaged',
        params: { accounts, gaps: losses.length, documentsLost: documents.lost.length },
      },
      { at: context.now, byId: vault.personId, place: 'salvage', keys },
    );
  });
  ringKey.fill(0);
  return {
    vaultName: vault.name,
    tables: counts,
    losses,
    accounts,
    documents: documents.copied,
    documentsLost: documents.lost,
    factsUnbroken,
  };
}

/** Documents whose row, key and bytes are all there; the others stay in the list as not present. */
async function salvageDocuments(
  db: WriteDb,
  vault: OpenVault,
  out: string,
  context: FolderContext,
): Promise<{ copied: number; lost: string[] }> {
  const rows = db.all<{ id: string; blob: string; account: string | null; wrapped: Uint8Array | null }>(
    `SELECT document.id, blob, account.id AS account, wrapped FROM document
     LEFT JOIN account ON account.seq = document.account_seq
     LEFT JOIN account_key ON account_key.account_seq = document.account_seq WHERE blob IS NOT NULL`,
  );
  const lost: string[] = [];
  let kept = 0;
  for (const { id, blob, account, wrapped } of rows) {
    context.throwIfCancelled();
    context.progress({ phase: 'documents', done: kept + lost.length, total: rows.length });
    const from = join(context.vaultFolder, DOCUMENTS, basename(blob));
    if (account !== null && wrapped && isWhole(vault, account, wrapped, from, id)) {
      await copyFile(from, join(out, DOCUMENTS, basename(blob)));
      kept += 1;
    } else {
      db.run('UPDATE document SET blob = NULL WHERE id = ?', id);
      lost.push(id);
    }
  }
  return { copied: kept, lost };
}

function isWhole(vault: OpenVault, account: string, wrapped: Uint8Array, path: string, id: string): boolean {
  let key: Buffer;
  try {
    key = vault.unwrapAccountKey(account, wrapped);
  } catch {
    return false;
  }
  try {
    return verifyDocument(key, path, id) === 'whole';
  } finally {
    key.fill(0);
  }
}
