/** Reading facts by who, what, when and about whom. */
import type { Fact, FactFilter } from '#contracts/facts.ts';
import type { ReadDb } from '../kit/sql.ts';
import { factColumns, type FactRow } from './chain.ts';

/** Names of the staff by id: a fact holds ids only. */
export function staffNames(db: ReadDb): ReadonlyMap<string, string> {
  const rows = db.all<{ id: string; name: string }>('SELECT id, name FROM person');
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** One page of facts, newest first, that come before a number. */
export function factsBefore(db: ReadDb, filter: FactFilter, before: number, limit: number): Fact[] {
  const conditions = ['seq < ?'];
  const values: (string | number)[] = [before];
  const also = (condition: string, ...more: string[]): void => {
    conditions.push(condition);
    values.push(...more);
  };
  if (filter.subject !== undefined) {
    const subjects = subjectsOf(db, filter.subject);
    also(`subject IN (${subjects.map(() => '?').join(', ')})`, ...subjects);
  }
  if (filter.by !== undefined) also('by_id = ?', filter.by);
  if (filter.from !== undefined) also('at >= ?', `${filter.from}T00:00:00.000Z`);
  if (filter.to !== undefined) also('at <= ?', `${filter.to}T23:59:59.999Z`);
  if (filter.action?.endsWith('.')) also('action >= ? AND action < ?', filter.action, `${filter.action}~`);
  else if (filter.action !== undefined) also('action = ?', filter.action);
  const names = staffNames(db);
  return db
    .all<FactRow>(
      `SELECT ${factColumns} FROM fact WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT ?`,
      ...values,
      limit,
    )
    .map((row) => ({
      seq: row.seq,
      at: row.at,
      by: row.by_id === null ? null : (names.get(row.by_id) ?? row.by_id),
      action: row.action,
      subject: row.subject,
      reference: row.subject === null ? null : referenceOf(db, row.subject),
      // Written by this room, from parameters of exactly this shape.
      params: JSON.parse(row.params) as Fact['params'],
      place: row.place,
    }));
}

/** The ids that a typed subject means: an account, by id or reference id, with its inquiries; otherwise the id itself. */
function subjectsOf(db: ReadDb, subject: string): string[] {
  const account = db.maybe<{ id: string; seq: number }>(
    'SELECT id, seq FROM account WHERE id = ? OR reference_id = ?',
    subject,
    subject,
  );
  if (!account) return [subject];
  const inquiries = db.all<{ id: string }>(
    'SELECT id FROM inquiry WHERE account_seq = ? ORDER BY seq DESC LIMIT 1000',
    account.seq,
  );
  return [account.id, ...inquiries.map(({ id }) => id)];
}

function referenceOf(db: ReadDb, subject: string): string | null {
  const read = (sql: string) => db.maybe<{ reference_id: string | null }>(sql, subject)?.reference_id ?? null;
  if (subject.startsWith('act_')) return read('SELECT reference_id FROM account WHERE id = ?');
  if (!subject.startsWith('inq_')) return null;
  return read(
    'SELECT account.reference_id FROM inquiry JOIN account ON account.seq = account_seq WHERE inquiry.id = ?',
  );
}
