/**
 * Accounts out of the lists: archived ones, and ones whose processing is restricted. Every list and search asks here,
 * and whoever opens a restricted account must have said why.
 */
import { AppError } from '#contracts/kit/errors.ts';
import type { Actor } from '../kit/room.ts';
import type { ReadDb, SqlValue, WriteDb } from '../kit/sql.ts';

/** Why an account is out of the lists. It may be both. */
export type Withdrawal = 'archived' | 'restricted';

/** SQL, beginning with AND, that leaves withdrawn accounts out; `seq` is the expression of an account's number. */
export function inLists(seq: string): string {
  return ` AND NOT EXISTS (SELECT 1 FROM account_withdrawn WHERE account_withdrawn.account_seq = ${seq})`;
}

/** Whether any account is withdrawn at all: most vaults have none, and bulk work then need not look at each. */
export function isAnyWithdrawn(db: ReadDb): boolean {
  return db.maybe('SELECT 1 AS found FROM account_withdrawn LIMIT 1') !== undefined;
}

/** What stands against using an account like any other; archived is told first. */
export function withdrawalOf(db: ReadDb, accountSeq: number): Withdrawal | null {
  const row = db.maybe<{ how: Withdrawal }>(
    'SELECT how FROM account_withdrawn WHERE account_seq = ? ORDER BY how LIMIT 1',
    accountSeq,
  );
  return row?.how ?? null;
}

/** When, by whom and why an account was withdrawn. */
export interface WithdrawalRow {
  readonly how: Withdrawal;
  readonly at: string;
  readonly by_id: string;
  readonly reason: string;
}

/** Both withdrawals of an account. */
export function withdrawalsOf(db: ReadDb, accountSeq: number): WithdrawalRow[] {
  return db.all<WithdrawalRow>(
    'SELECT how, at, by_id, reason FROM account_withdrawn WHERE account_seq = ?',
    accountSeq,
  );
}

/** Why somebody did something with a withdrawn account. */
export interface Said {
  readonly at: string;
  readonly byId: string;
  readonly reason: string;
}

function note(db: WriteDb, accountSeq: number, action: string, said: Said): void {
  db.run(
    'INSERT INTO withdrawal_note (account_seq, action, at, by_id, reason) VALUES (?, ?, ?, ?, ?)',
    accountSeq,
    action,
    said.at,
    said.byId,
    said.reason,
  );
}

/** Withdraws an account; false when it is withdrawn in this way already. */
export function withdraw(db: WriteDb, accountSeq: number, how: Withdrawal, said: Said): boolean {
  const done = db.run(
    'INSERT INTO account_withdrawn (account_seq, how, at, by_id, reason) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    accountSeq,
    how,
    said.at,
    said.byId,
    said.reason,
  );
  if (done.changes > 0) note(db, accountSeq, how, said);
  return done.changes > 0;
}

/** Brings an account back; false when it was not withdrawn in this way. */
export function bringBack(db: WriteDb, accountSeq: number, how: Withdrawal, said: Said): boolean {
  if (how === 'restricted') db.run('DELETE FROM account_opened WHERE account_seq = ?', accountSeq);
  const done = db.run('DELETE FROM account_withdrawn WHERE account_seq = ? AND how = ?', accountSeq, how);
  if (done.changes > 0) note(db, accountSeq, `not ${how}`, said);
  return done.changes > 0;
}

/** Lets a person look at a restricted account until an instant. */
export function openFor(db: WriteDb, accountSeq: number, said: Said, until: string): void {
  note(db, accountSeq, 'opened', said);
  db.run(
    `INSERT INTO account_opened (account_seq, by_id, until) VALUES (?, ?, ?)
     ON CONFLICT (account_seq, by_id) DO UPDATE SET until = excluded.until`,
    accountSeq,
    said.byId,
    until,
  );
}

/**
 * Refuses whoever has not opened a restricted account with a reason.
 * @param column which column of `account` the value is of
 * @throws AppError `restricted`
 */
export function refuseRestricted(
  { db, actor, now }: { readonly db: ReadDb; readonly actor: Actor; readonly now: string },
  account: { readonly [Column in 'seq' | 'id' | 'reference_id']?: SqlValue },
): void {
  const [column, value] = Object.entries(account)[0] ?? ['seq', null];
  const restricted = db.maybe<{ opened: number }>(
    `SELECT EXISTS (SELECT 1 FROM account_opened WHERE account_opened.account_seq = account.seq
       AND by_id = ? AND until > ?) AS opened
     FROM account JOIN account_withdrawn ON account_withdrawn.account_seq = account.seq AND how = 'restricted'
     WHERE account.${column} = ?`,
    actor.personId,
    now,
    value,
  );
  if (restricted?.opened === 0) throw new AppError('restricted');
}
