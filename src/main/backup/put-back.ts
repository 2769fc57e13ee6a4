/** Rows of a backup put into an empty database, batch by batch. */
import { BLACKED_OUT, blackOutAt } from '../kit/mention-places.ts';
import { inTransaction, type SqlValue, type WriteDb } from '../kit/sql.ts';
import type { AccountContent, Row } from './gather.ts';

/** Accounts in one transaction. */
const BATCH = 1000;

/** Puts rows into tables. */
export interface PutBack {
  rows(table: string, rows: readonly Row[]): void;
  account(content: AccountContent): void;
  /** Writes what waits. */
  flush(): void;
}

/** Inserts rows, by statements made from the columns that a row names, if the table has them. */
export function rowsInto(
  db: WriteDb,
  onConflict: '' | 'OR IGNORE',
): (table: string, rows: readonly Row[]) => void {
  const inserts = new Map<string, { sql: string; columns: readonly string[] }>();
  const insertOf = (table: string, row: Row): { sql: string; columns: readonly string[] } => {
    const names = Object.keys(row);
    const key = `${table} ${names.join(' ')}`;
    let insert = inserts.get(key);
    if (!insert) {
      const known = new Set(
        db.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', table).map(({ name }) => name),
      );
      const columns = names.filter((name) => known.has(name));
      const marks = columns.map(() => '?').join(', ');
      // A source may come with several accounts; all other rows come once.
      const choice = table === 'source' ? 'OR IGNORE' : onConflict;
      insert = { sql: `INSERT ${choice} INTO "${table}" (${columns.join(', ')}) VALUES (${marks})`, columns };
      inserts.set(key, insert);
    }
    return insert;
  };
  return (table, rows) => {
    for (const row of rows) {
      const { sql, columns } = insertOf(table, row);
      const values: SqlValue[] = columns.map((column) => row[column] ?? null);
      db.run(sql, ...values);
    }
  };
}

/** Puts rows back into an empty database. */
export function putBack(db: WriteDb): PutBack {
  const put = rowsInto(db, '');
  let waiting: AccountContent[] = [];
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    inTransaction(db, () => {
      for (const content of batch) for (const [table, rows] of Object.entries(content)) put(table, rows);
    });
  };
  const begun = new Set<string>();
  return {
    rows: (table, rows) => {
      inTransaction(db, () => {
        // What a new vault begins with gives way to what this one had.
        const first = !begun.has(table);
        begun.add(table);
        if (first && db.maybe(`SELECT 1 AS found FROM "${table}"`)) db.run(`DELETE FROM "${table}"`);
        put(table, rows);
      });
    },
    account: (content) => {
      waiting.push(content);
      if (waiting.length >= BATCH) flush();
    },
    flush,
  };
}

/** Accounts that come back only as redacted: their id and when, nothing else. */
export function putRedacted(db: WriteDb, accounts: ReadonlyMap<string, string>): number {
  const origin = db.maybe<{ id: number }>('SELECT min(id) AS id FROM source')?.id ?? 0;
  let put = 0;
  inTransaction(db, () => {
    for (const [id, at] of accounts) {
      if (db.maybe('SELECT 1 AS found FROM account WHERE id = ?', id)) continue;
      db.run(
        `INSERT INTO account (id, type, status, name, fields, version, created_at, updated_at, redacted_at, source_id, search)
         VALUES (?, 'user', 'active', '', '{}', 1, ?, ?, ?, ?, '')`,
        ...[id, at, at, at, origin],
      );
      put += 1;
    }
  });
  return put;
}

/**
 * Blacks out again what was blacked out after the backup was made. Who was named is not known any more, so the whole text
 * goes. Answers how many texts that were.
 */
export function blackOutAgain(db: WriteDb, mentions: readonly Row[]): number {
  let done = 0;
  inTransaction(db, () => {
    for (const { redaction_id: redaction, mention } of mentions) {
      if (typeof redaction !== 'string' || typeof mention !== 'string') continue;
      db.run('INSERT OR IGNORE INTO blacked_out (redaction_id, mention) VALUES (?, ?)', redaction, mention);
      if (blackOutAt(db, mention, () => BLACKED_OUT)) done += 1;
    }
  });
  return done;
}

/** Builds the search indexes anew from the tables they index. */
export function rebuildIndexes(db: WriteDb): void {
  const indexes = db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%content = ''%'",
  );
  for (const { name } of indexes) db.exec(`INSERT INTO "${name}" ("${name}") VALUES ('rebuild')`);
}

/** The keys of the accounts that came back. */
export function putKeys(
  db: WriteDb,
  keys: Iterable<{ readonly accountId: string; readonly keyId: string; readonly wrapped: Buffer }>,
  unclaimed: { readonly id: string; readonly tombstones: number },
): void {
  inTransaction(db, () => {
    for (const { accountId, keyId, wrapped } of keys) {
      if (accountId === unclaimed.id)
        db.run(
          'INSERT OR REPLACE INTO unclaimed_key (id, key_id, wrapped, tombstones) VALUES (1, ?, ?, ?)',
          ...[keyId, wrapped, unclaimed.tombstones],
        );
      else
        db.run(
          `INSERT INTO account_key (account_seq, wrapped, key_id)
           SELECT seq, ?, ? FROM account WHERE id = ?`,
          ...[wrapped, keyId, accountId],
        );
    }
  });
}
