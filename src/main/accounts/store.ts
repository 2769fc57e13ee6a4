/** Writing accounts: the only code that inserts or changes rows of `account`, its index and its history. */
import type { AccountField } from '#contracts/accounts.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { CustomValue, Person } from '#contracts/person.ts';
import { newId } from '../kit/ids.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import {
  fieldsOf,
  headlineOf,
  parseFields,
  personOf,
  type Origin,
  type StoredEntry,
  type StoredFields,
} from './rules/stored.ts';
import type { PreparedAccount } from './rules/prepared.ts';
import { searchText } from './rules/search-text.ts';

/** A row of `account`. */
export interface AccountRecordRow {
  seq: number;
  id: string;
  reference_id: string | null;
  persona_id: string | null;
  type: string;
  status: string;
  name: string;
  fields: string;
  version: number;
  created_at: string;
  updated_at: string;
  redacted_at: string | null;
  seen_at: string | null;
  source_id: number;
  source_line: number | null;
  search: string;
  salt: string | null;
}

const columns =
  'seq, id, reference_id, persona_id, type, status, name, fields, version, created_at, updated_at, redacted_at, ' +
  'seen_at, source_id, source_line, search, salt';

/** An account by one of its names. */
export function findAccount(
  db: ReadDb,
  by: { id?: string; referenceId?: string; seq?: number; personaId?: string },
): AccountRecordRow | undefined {
  const read = (column: string, value: string | number) =>
    db.maybe<AccountRecordRow>(`SELECT ${columns} FROM account WHERE ${column} = ?`, value);
  if (by.seq !== undefined) return read('seq', by.seq);
  if (by.id !== undefined) return read('id', by.id);
  if (by.referenceId !== undefined) return read('reference_id', by.referenceId);
  return by.personaId === undefined ? undefined : read('persona_id', by.personaId);
}

/** The same, or `not-found`. */
export function loadAccount(db: ReadDb, by: Parameters<typeof findAccount>[1]): AccountRecordRow {
  const row = findAccount(db, by);
  if (!row) throw new AppError('not-found', { what: 'account' });
  return row;
}

/** What a new account is made of, beside its values. */
export interface NewAccountHeader {
  readonly referenceId: string | null;
  readonly personaId?: string | undefined;
  readonly type: string;
  readonly status: string;
  readonly createdAt: string;
  readonly seenAt?: string | undefined;
  readonly origin: Origin;
  /** Of the commitments to its values; absent where there are none. */
  readonly salt?: string | undefined;
}

/** What a new account is made of. */
export interface NewAccount extends NewAccountHeader {
  readonly fields: StoredFields;
}

/** Inserts an account with its index words. */
export function insertAccount(db: WriteDb, account: NewAccount, now: string): { seq: number; id: string } {
  const id = newId('act');
  const prepared = {
    ...headlineOf(account.fields),
    fields: JSON.stringify(account.fields),
    search: searchOf(account.fields, account.referenceId),
  };
  const seq = insertRow(db, insertion, id, account, prepared, now).rowid;
  db.run('INSERT INTO account_fts (rowid, search) VALUES (?, ?)', seq, prepared.search);
  return { seq, id };
}

/** Inserts many prepared accounts; their index words follow together, which costs half as much. */
export interface Appender {
  /** The seq of the new account; null, and nothing done, when its reference id is on file already. */
  insert(header: NewAccountHeader, prepared: PreparedAccount): number | null;
  /** Indexes what was inserted. To be called before anything else touches accounts, and at the end. */
  flush(): void;
}

/** An appender for one transaction. */
export function newAppender(db: WriteDb, now: string): Appender {
  let first: number | null = null;
  return {
    insert: (header, prepared) => {
      const done = insertRow(db, insertionOfUnknown, prepared.id, header, prepared, now);
      if (done.changes === 0) return null;
      first ??= done.rowid;
      return done.rowid;
    },
    flush: () => {
      if (first === null) return;
      db.run('INSERT INTO account_fts (rowid, search) SELECT seq, search FROM account WHERE seq >= ?', first);
      first = null;
    },
  };
}

const insertion = `INSERT INTO account (id, reference_id, persona_id, type, status, name, birthdate, city, country_code, fields,
    version, created_at, updated_at, seen_at, source_id, source_line, search, salt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)`;
const insertionOfUnknown = `${insertion} ON CONFLICT (reference_id) DO NOTHING`;

function insertRow(
  db: WriteDb,
  statement: string,
  id: string,
  header: NewAccountHeader,
  prepared: Omit<PreparedAccount, 'id'>,
  now: string,
): { rowid: number; changes: number } {
  return db.run(
    statement,
    id,
    header.referenceId,
    header.personaId ?? null,
    header.type,
    header.status,
    prepared.name,
    prepared.birthdate,
    prepared.city,
    prepared.countryCode,
    prepared.fields,
    header.createdAt,
    now,
    header.seenAt ?? null,
    header.origin.source,
    header.origin.line,
    prepared.search,
    header.salt ?? null,
  );
}

/** Fields of a person as a file or an inquiry says them. */
export function newFields(person: Person, custom: Readonly<Record<string, CustomValue>>): StoredFields {
  return fieldsOf(person, custom);
}

function searchOf(fields: StoredFields, referenceId: string | null): string {
  const display = fields['display-name']?.[0]?.v;
  return searchText(personOf(fields).person, referenceId, typeof display === 'string' ? display : null);
}

/** A change of an account as it is written down. */
export interface AccountChange {
  readonly fields: StoredFields;
  readonly header?: { referenceId?: string; status?: string; type?: string; personaId?: string };
  readonly seenAt?: string;
  readonly origin: Origin;
  readonly reason: string;
  readonly byId: string | null;
  readonly undoes?: string;
}

/** What came of it. `changeId` is null when nothing differed. */
export interface Changed {
  readonly version: number;
  readonly changeId: string | null;
  readonly changedFields: readonly string[];
}

/** Header values stand in the history like fields, under these names. */
export const headerFields = ['reference-id', 'status', 'type'] as const;

/**
 * Replaces an account's fields and header, writes what changed into its history and renews its index words.
 * @throws AppError `conflict` when the new reference id belongs to another account
 */
export function changeAccount(
  db: WriteDb,
  row: AccountRecordRow,
  change: AccountChange,
  now: string,
): Changed {
  const before = parseFields(row.fields);
  const header = {
    referenceId: change.header?.referenceId ?? row.reference_id,
    status: change.header?.status ?? row.status,
    type: change.header?.type ?? row.type,
  };
  const personaId = row.persona_id ?? change.header?.personaId ?? null;
  const differences = differencesOf(before, change.fields);
  if (header.referenceId !== row.reference_id) {
    refuseTakenReference(db, header.referenceId, row.seq);
    differences.push(['reference-id', textOrNull(row.reference_id), textOrNull(header.referenceId)]);
  }
  if (header.status !== row.status) {
    differences.push(['status', textOrNull(row.status), textOrNull(header.status)]);
  }
  if (header.type !== row.type) differences.push(['type', textOrNull(row.type), textOrNull(header.type)]);
  const seenAt = change.seenAt ?? row.seen_at;
  if (differences.length === 0) {
    if (seenAt !== row.seen_at || personaId !== row.persona_id) {
      db.run('UPDATE account SET seen_at = ?, persona_id = ? WHERE seq = ?', seenAt, personaId, row.seq);
    }
    return { version: row.version, changeId: null, changedFields: [] };
  }
  const changeId = writeChange(db, row.seq, change, differences, now);
  const headline = headlineOf(change.fields);
  const search = searchOf(change.fields, header.referenceId);
  db.run(
    `UPDATE account SET reference_id = ?, persona_id = ?, type = ?, status = ?, name = ?, birthdate = ?, city = ?,
       country_code = ?, fields = ?, version = version + 1, updated_at = ?, seen_at = ?, search = ? WHERE seq = ?`,
    header.referenceId,
    personaId,
    header.type,
    header.status,
    headline.name,
    headline.birthdate,
    headline.city,
    headline.countryCode,
    JSON.stringify(change.fields),
    now,
    seenAt,
    search,
    row.seq,
  );
  if (search !== row.search) reindex(db, row.seq, row.search, search);
  return { version: row.version + 1, changeId, changedFields: differences.map(([field]) => field) };
}

type Difference = [field: string, before: string | null, after: string | null];

function textOrNull(value: string | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

function differencesOf(before: StoredFields, after: StoredFields): Difference[] {
  const found: Difference[] = [];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[field]?.length ? JSON.stringify(before[field]) : null;
    const is = after[field]?.length ? JSON.stringify(after[field]) : null;
    if (was !== is) found.push([field, was, is]);
  }
  return found;
}

function refuseTakenReference(db: ReadDb, referenceId: string | null, except: number): void {
  if (referenceId === null) return;
  const other = db.maybe<{ seq: number }>('SELECT seq FROM account WHERE reference_id = ?', referenceId);
  if (other && other.seq !== except) throw new AppError('conflict', { what: 'reference-id' });
}

function writeChange(
  db: WriteDb,
  accountSeq: number,
  change: AccountChange,
  differences: readonly Difference[],
  now: string,
): string {
  const id = newId('chg');
  const seq = db.run(
    `INSERT INTO change (id, account_seq, at, by_id, source_id, source_line, reason, undoes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    accountSeq,
    now,
    change.byId,
    change.origin.source,
    change.origin.line,
    change.reason,
    change.undoes ?? null,
  ).rowid;
  for (const [field, before, after] of differences) {
    db.run(
      'INSERT INTO change_field (change_seq, field, account_seq, before, after) VALUES (?, ?, ?, ?, ?)',
      seq,
      field,
      accountSeq,
      before,
      after,
    );
  }
  return id;
}

function reindex(db: WriteDb, seq: number, before: string, after: string): void {
  db.run("INSERT INTO account_fts (account_fts, rowid, search) VALUES ('delete', ?, ?)", seq, before);
  db.run('INSERT INTO account_fts (rowid, search) VALUES (?, ?)', seq, after);
}

/** The entries of one field, or none. */
export function entriesOf(fields: StoredFields, field: AccountField): readonly StoredEntry[] {
  return fields[field] ?? [];
}

/** Builds the whole search index anew from the stored words. */
export function rebuildIndex(db: WriteDb): number {
  for (const row of db.all<AccountRecordRow>(`SELECT ${columns} FROM account`)) {
    const search = searchOf(parseFields(row.fields), row.reference_id);
    if (search !== row.search) db.run('UPDATE account SET search = ? WHERE seq = ?', search, row.seq);
  }
  db.exec("INSERT INTO account_fts (account_fts) VALUES ('rebuild')");
  return db.one<{ n: number }>('SELECT count(*) AS n FROM account').n;
}
