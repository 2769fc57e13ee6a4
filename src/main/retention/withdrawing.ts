/** Archive and restriction: what takes an account out of the lists and brings it back. */
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { retention } from '#contracts/retention.ts';
import { staffNames } from '../facts/index.ts';
import type { CommandContext, QueryContext } from '../kit/room.ts';
import { bringBack, openFor, withdraw, withdrawalsOf } from '../withdrawn/index.ts';
import { accountSeq } from './holds.ts';
import { outdateEvaluation } from './outdated.ts';

type Ops = (typeof retention)['operations'];

/** How long an opened account stays open to who opened it. */
const openMs = 15 * 60_000;

/** Archives accounts. */
export function archiveAccounts(
  input: Input<Ops['archive']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['archive']> {
  let accounts = 0;
  for (const id of new Set(input.accountIds)) {
    const said = { at: now, byId: actor.personId, reason: input.reason };
    if (!withdraw(db, accountSeq(db, id), 'archived', said)) continue;
    accounts += 1;
    fact({ action: 'account.archived', subject: id });
  }
  outdateEvaluation(db);
  return { accounts };
}

/** Brings archived accounts back. */
export function restoreAccounts(
  input: Input<Ops['restore']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['restore']> {
  let accounts = 0;
  for (const id of new Set(input.accountIds)) {
    const said = { at: now, byId: actor.personId, reason: input.reason };
    if (!bringBack(db, accountSeq(db, id), 'archived', said)) continue;
    accounts += 1;
    fact({ action: 'account.restored', subject: id });
  }
  outdateEvaluation(db);
  return { accounts };
}

/** Restricts an account. */
export function restrict(
  input: Input<Ops['restrict']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['restrict']> {
  const said = { at: now, byId: actor.personId, reason: input.reason };
  if (!withdraw(db, accountSeq(db, input.id), 'restricted', said)) {
    throw new AppError('conflict', { what: 'restriction' });
  }
  fact({ action: 'account.restricted', subject: input.id });
  return {};
}

/** Ends a restriction. */
export function liftRestriction(
  input: Input<Ops['liftRestriction']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['liftRestriction']> {
  const said = { at: now, byId: actor.personId, reason: input.reason };
  if (!bringBack(db, accountSeq(db, input.id), 'restricted', said)) {
    throw new AppError('stale', { what: 'restriction' });
  }
  fact({ action: 'account.restriction-lifted', subject: input.id });
  return {};
}

/** Opens a restricted account to who says why. */
export function openRestricted(
  input: Input<Ops['openRestricted']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['openRestricted']> {
  const seq = accountSeq(db, input.id);
  if (!withdrawalsOf(db, seq).some(({ how }) => how === 'restricted')) {
    throw new AppError('stale', { what: 'restriction' });
  }
  const until = new Date(Date.parse(now) + openMs).toISOString();
  openFor(db, seq, { at: now, byId: actor.personId, reason: input.reason }, until);
  fact({ action: 'account.restricted-opened', subject: input.id });
  return { until };
}

/** Accounts out of the lists. */
export function listWithdrawn(
  input: Input<Ops['withdrawn']>,
  { db }: QueryContext,
): Output<Ops['withdrawn']> {
  const [, at, seq] = /^([^|]*)\|(\d+)$/.exec(input.after ?? '') ?? [];
  const rows = db.all<{
    seq: number;
    id: string;
    reference_id: string | null;
    name: string;
    at: string;
    by_id: string;
    reason: string;
  }>(
    `SELECT account.seq, account.id, account.reference_id, account.name, at, by_id, reason
     FROM account_withdrawn JOIN account ON account.seq = account_seq
     WHERE how = ? AND (at, account_seq) < (?, ?) ORDER BY at DESC, account_seq DESC LIMIT ?`,
    input.how,
    at ?? '9999',
    Number(seq ?? Number.MAX_SAFE_INTEGER),
    input.limit + 1,
  );
  const names = staffNames(db);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      accountId: row.id,
      referenceId: row.reference_id,
      name: input.how === 'restricted' ? null : row.name,
      at: row.at,
      by: names.get(row.by_id) ?? row.by_id,
      reason: row.reason,
    })),
    next: rows.length > input.limit && last ? `${last.at}|${last.seq}` : null,
    total: db.one<{ n: number }>('SELECT count(*) AS n FROM account_withdrawn WHERE how = ?', input.how).n,
  };
}
