/**
 * Plain SQL without ceremony: statements are constant texts with `?` parameters, prepared once per connection.
 * `ReadDb` has no way to write; a query handed a reader that tries anyway is refused by the engine as well.
 */
import { AppError } from '#contracts/kit/errors.ts';

/** What a bound parameter may be. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** A prepared statement as the driver has it; only what is used here. */
export interface Statement {
  all(...params: SqlValue[]): unknown[];
  get(...params: SqlValue[]): unknown;
  run(...params: SqlValue[]): { changes: number; lastInsertRowid: number | bigint };
  iterate(...params: SqlValue[]): IterableIterator<unknown>;
}

/** The part of a driver connection that rooms see. */
export interface Connection {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
  close(): unknown;
}

/** Reads. Row types are the caller's word: they name exactly the columns of their statement. */
export interface ReadDb {
  all<Row>(sql: string, ...params: SqlValue[]): Row[];
  /** The first row, or undefined. */
  maybe<Row>(sql: string, ...params: SqlValue[]): Row | undefined;
  /** The first row; `not-found` when there is none. */
  one<Row>(sql: string, ...params: SqlValue[]): Row;
  each<Row>(sql: string, ...params: SqlValue[]): IterableIterator<Row>;
}

/** Reads and writes, inside the transaction that the lane opened. */
export interface WriteDb extends ReadDb {
  run(sql: string, ...params: SqlValue[]): { changes: number; rowid: number };
  /** Several statements without parameters: migrations and maintenance. */
  exec(sql: string): void;
}

/** Wraps a connection; statements are cached by their text. */
export function openDb(connection: Connection): WriteDb {
  const cache = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    let statement = cache.get(sql);
    if (!statement) {
      statement = connection.prepare(sql);
      cache.set(sql, statement);
    }
    return statement;
  };
  // The driver answers `unknown`; each caller names the columns of its own constant statement.
  return {
    all: <Row>(sql: string, ...params: SqlValue[]) => prepared(sql).all(...params) as Row[],
    maybe: <Row>(sql: string, ...params: SqlValue[]) => prepared(sql).get(...params) as Row | undefined,
    one: <Row>(sql: string, ...params: SqlValue[]) => {
      const row = prepared(sql).get(...params);
      if (row === undefined) throw new AppError('not-found');
      return row as Row;
    },
    each: <Row>(sql: string, ...params: SqlValue[]) =>
      prepared(sql).iterate(...params) as IterableIterator<Row>,
    run: (sql, ...params) => {
      const done = prepared(sql).run(...params);
      return { changes: done.changes, rowid: Number(done.lastInsertRowid) };
    },
    exec: (sql) => void connection.exec(sql),
  };
}

/** Runs `work` in one immediate transaction: all of it or nothing. */
export function inTransaction<T>(db: WriteDb, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      db.exec('ROLLBACK');
    } catch {
      // A full disk rolls back by itself; the first error is the one to tell.
    }
    throw error;
  }
}

/** The failure that an error of the engine means to a person; anything unknown stays as it is. */
export function fromSqlError(error: unknown): unknown {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (!code?.startsWith('SQLITE_')) return error;
  if (code.startsWith('SQLITE_CONSTRAINT_UNIQUE') || code.startsWith('SQLITE_CONSTRAINT_PRIMARYKEY')) {
    return new AppError('conflict');
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('busy');
  if (code === 'SQLITE_FULL') return new AppError('disk-full');
  if (code.startsWith('SQLITE_IOERR_WRITE') || code.startsWith('SQLITE_IOERR_FSYNC')) {
    return new AppError('disk-full');
  }
  if (code.startsWith('SQLITE_READONLY')) return new AppError('read-only');
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return new AppError('vault-damaged');
  if (code.startsWith('SQLITE_CANTOPEN')) return new AppError('file-unreadable');
  return error;
}
