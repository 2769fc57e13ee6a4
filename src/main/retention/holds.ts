/** Legal holds: what keeps an account whatever any policy says. */
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { Hold } from '#contracts/retention-shapes.ts';
import type { retention } from '#contracts/retention.ts';
import { staffNames } from '../facts/index.ts';
import { newId } from '../kit/ids.ts';
import type { CommandContext, QueryContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { foldTag } from '../tags/index.ts';
import { todayOf } from './clock.ts';
import { outdateEvaluation } from './outdated.ts';
import { dayOf } from './rules/days.ts';

type Ops = (typeof retention)['operations'];

interface HoldRow {
  seq: number;
  id: string;
  name: string;
  reason: string;
  owner_id: string;
  from_day: string;
  review_day: string | null;
  placed_at: string;
  placed_by: string;
  released_at: string | null;
  released_by: string | null;
  release_reason: string | null;
}

const columns =
  'seq, id, name, reason, owner_id, from_day, review_day, placed_at, placed_by, released_at, released_by, release_reason';

function holdsFrom(db: ReadDb, rows: readonly HoldRow[], today: string): Hold[] {
  const names = staffNames(db);
  const nameOf = (id: string) => names.get(id) ?? id;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    reason: row.reason,
    owner: nameOf(row.owner_id),
    ownerId: row.owner_id,
    from: row.from_day,
    reviewOn: row.review_day,
    reviewDue: row.released_at === null && row.review_day !== null && row.review_day <= today,
    accounts: db.one<{ n: number }>(
      'SELECT count(*) AS n FROM retention_hold_account WHERE hold_seq = ?',
      row.seq,
    ).n,
    placedAt: row.placed_at,
    placedBy: nameOf(row.placed_by),
    releasedAt: row.released_at,
    releasedBy: row.released_by === null ? null : nameOf(row.released_by),
    releaseReason: row.release_reason,
  }));
}

/** Holds in force, those to be reviewed first; with the released ones when asked. */
export function listHolds(input: Input<Ops['holds']>, { db, now }: QueryContext): Output<Ops['holds']> {
  const rows = db.all<HoldRow>(
    `SELECT ${columns} FROM retention_hold ${input.released ? '' : 'WHERE released_at IS NULL'}
     ORDER BY released_at IS NOT NULL, coalesce(review_day, '9999'), seq DESC`,
  );
  return { holds: holdsFrom(db, rows, todayOf(db, now)) };
}

/** The holds that keep an account now. */
export function holdsOfAccount(db: ReadDb, accountSeq: number, now: string): Hold[] {
  const rows = db.all<HoldRow>(
    `SELECT ${columns} FROM retention_hold JOIN retention_hold_account ON hold_seq = retention_hold.seq
     WHERE account_seq = ? ORDER BY retention_hold.seq`,
    accountSeq,
  );
  return holdsFrom(db, rows, todayOf(db, now));
}

function loadHold(db: ReadDb, id: string): HoldRow {
  const row = db.maybe<HoldRow>(`SELECT ${columns} FROM retention_hold WHERE id = ?`, id);
  if (!row) throw new AppError('not-found', { what: 'hold' });
  return row;
}

function openHold(db: ReadDb, id: string): HoldRow {
  const row = loadHold(db, id);
  if (row.released_at !== null) throw new AppError('stale', { what: 'hold' });
  return row;
}

/** A page of the accounts under a hold. */
export function holdAccounts(
  input: Input<Ops['holdAccounts']>,
  { db }: QueryContext,
): Output<Ops['holdAccounts']> {
  const hold = loadHold(db, input.id);
  const rows = db.all<{ seq: number; id: string; reference_id: string | null; name: string }>(
    `SELECT account.seq, account.id, account.reference_id,
       CASE WHEN EXISTS (SELECT 1 FROM account_withdrawn WHERE account_withdrawn.account_seq = account.seq
         AND how = 'restricted') THEN '' ELSE account.name END AS name
     FROM retention_hold_account JOIN account ON account.seq = account_seq
     WHERE hold_seq = ? AND account_seq > ? ORDER BY account_seq LIMIT ?`,
    hold.seq,
    Number(input.after ?? 0) || 0,
    input.limit + 1,
  );
  const page = rows.slice(0, input.limit);
  return {
    rows: page.map(({ id, reference_id, name }) => ({ accountId: id, referenceId: reference_id, name })),
    next: rows.length > input.limit ? String(page.at(-1)?.seq ?? 0) : null,
  };
}

interface Chosen {
  readonly accountIds: readonly string[];
  readonly referenceIds: readonly string[];
  readonly tag?: string | undefined;
}

/** The accounts meant, each once; an unknown id is an error, an unknown reference id is told. */
function choose(db: ReadDb, chosen: Chosen): { accounts: Map<number, string>; missing: string[] } {
  const accounts = new Map<number, string>();
  const missing: string[] = [];
  for (const id of chosen.accountIds) accounts.set(accountSeq(db, id), id);
  for (const referenceId of chosen.referenceIds) {
    const row = db.maybe<{ seq: number; id: string }>(
      'SELECT seq, id FROM account WHERE reference_id = ?',
      referenceId,
    );
    if (row) accounts.set(row.seq, row.id);
    else missing.push(referenceId);
  }
  if (chosen.tag !== undefined) {
    const rows = db.all<{ seq: number; id: string }>(
      `SELECT account.seq, account.id FROM tag JOIN account_tag ON account_tag.tag_seq = tag.seq
       JOIN account ON account.seq = account_tag.account_seq WHERE tag.folded = ?`,
      foldTag(chosen.tag),
    );
    for (const { seq, id } of rows) accounts.set(seq, id);
  }
  return { accounts, missing };
}

/** The number of an account. @throws AppError `not-found` */
export function accountSeq(db: ReadDb, id: string): number {
  const row = db.maybe<{ seq: number }>('SELECT seq FROM account WHERE id = ?', id);
  if (!row) throw new AppError('not-found', { what: 'account' });
  return row.seq;
}

function cover({ db, fact }: CommandContext, hold: { seq: number; id: string }, chosen: Chosen) {
  const { accounts, missing } = choose(db, chosen);
  let added = 0;
  for (const [seq, id] of accounts) {
    const done = db.run(
      'INSERT INTO retention_hold_account (account_seq, hold_seq) VALUES (?, ?) ON CONFLICT DO NOTHING',
      seq,
      hold.seq,
    );
    if (done.changes === 0) continue;
    added += 1;
    fact({ action: 'account.held', subject: id, params: { hold: hold.id } });
  }
  return { accounts: added, missing };
}

/** Places a hold. @throws AppError `invalid-input` when it begins in the future, or nobody of the chosen is on file */
export function placeHold(input: Input<Ops['placeHold']>, context: CommandContext): Output<Ops['placeHold']> {
  const { db, now, actor, fact } = context;
  const from = input.from ?? dayOf(now);
  if (from > todayOf(db, now)) {
    throw new AppError('invalid-input', { field: 'from', rule: 'needed', expected: 'today or earlier' });
  }
  const ownerId = input.ownerId ?? actor.personId;
  if (!db.maybe('SELECT 1 AS found FROM person WHERE id = ? AND active = 1', ownerId)) {
    throw new AppError('not-found', { what: 'person' });
  }
  const id = newId('hld');
  const seq = db.run(
    `INSERT INTO retention_hold (id, name, reason, owner_id, from_day, review_day, placed_at, placed_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    input.name,
    input.reason,
    ownerId,
    from,
    input.reviewOn,
    now,
    actor.personId,
  ).rowid;
  const { accounts, missing } = cover(context, { seq, id }, input);
  if (accounts === 0) {
    throw new AppError('invalid-input', {
      field: 'accounts',
      rule: 'needed',
      expected: 'an account on file',
    });
  }
  fact({ action: 'hold.placed', subject: id, params: { accounts, owner: ownerId } });
  return { id, accounts, missing };
}

/** Puts more accounts under a hold. */
export function addToHold(input: Input<Ops['addToHold']>, context: CommandContext): Output<Ops['addToHold']> {
  return cover(context, openHold(context.db, input.id), input);
}

/** Takes accounts out of a hold. Why stands with the log: it must not name the person, and says it. */
export function takeFromHold(
  input: Input<Ops['takeFromHold']>,
  { db, fact }: CommandContext,
): Output<Ops['takeFromHold']> {
  const hold = openHold(db, input.id);
  let accounts = 0;
  for (const id of new Set(input.accountIds)) {
    const done = db.run(
      'DELETE FROM retention_hold_account WHERE hold_seq = ? AND account_seq = ?',
      hold.seq,
      accountSeq(db, id),
    );
    if (done.changes === 0) continue;
    accounts += 1;
    fact({ action: 'account.hold-released', subject: id, params: { hold: hold.id } });
  }
  if (accounts > 0) addRemark(db, hold, input.reason);
  outdateEvaluation(db);
  return { accounts };
}

/** Facts hold no words of people: why an account was taken out stands with the hold. */
function addRemark(db: CommandContext['db'], hold: HoldRow, reason: string): void {
  const remarks = hold.release_reason === null ? reason : `${hold.release_reason}\n${reason}`;
  db.run('UPDATE retention_hold SET release_reason = ? WHERE seq = ?', remarks, hold.seq);
}

/** The hold was looked at and stays. */
export function reviewHold(
  input: Input<Ops['reviewHold']>,
  { db, now, fact }: CommandContext,
): Output<Ops['reviewHold']> {
  const hold = openHold(db, input.id);
  if (input.reviewOn !== null && input.reviewOn <= todayOf(db, now)) {
    throw new AppError('invalid-input', { field: 'reviewOn', rule: 'needed', expected: 'a day to come' });
  }
  db.run('UPDATE retention_hold SET review_day = ? WHERE seq = ?', input.reviewOn, hold.seq);
  fact({ action: 'hold.reviewed', subject: hold.id, params: { next: input.reviewOn ?? '' } });
  return {};
}

/** Ends a hold; policies count again at once. */
export function releaseHold(
  input: Input<Ops['releaseHold']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['releaseHold']> {
  const hold = openHold(db, input.id);
  const kept = db.all<{ id: string }>(
    'SELECT account.id FROM retention_hold_account JOIN account ON account.seq = account_seq WHERE hold_seq = ?',
    hold.seq,
  );
  db.run('DELETE FROM retention_hold_account WHERE hold_seq = ?', hold.seq);
  outdateEvaluation(db);
  addRemark(db, hold, input.reason);
  db.run(
    'UPDATE retention_hold SET released_at = ?, released_by = ? WHERE seq = ?',
    now,
    actor.personId,
    hold.seq,
  );
  fact({ action: 'hold.released', subject: hold.id, params: { accounts: kept.length } });
  for (const { id } of kept)
    fact({ action: 'account.hold-released', subject: id, params: { hold: hold.id } });
  return { accounts: kept.length };
}
