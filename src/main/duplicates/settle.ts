/** What people said of pairs. */
import type { duplicates as contract, SettledPair, SettledReason } from '#contracts/duplicates.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { findAccount } from '../accounts/index.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { refuseRestricted } from '../withdrawn/index.ts';

type Ops = (typeof contract)['operations'];

interface SettledRow {
  same: number;
  reason: SettledReason;
  at: string;
  by_id: string;
}

/** What was said of a pair; null when nobody said anything. */
export function settledOf(
  db: ReadDb,
  one: number,
  other: number,
  names: ReadonlyMap<string, string>,
): SettledPair | null {
  const row = db.maybe<SettledRow>(
    'SELECT same, reason, at, by_id FROM duplicate_settled WHERE account_seq = ? AND other_seq = ?',
    Math.min(one, other),
    Math.max(one, other),
  );
  return row
    ? { same: row.same === 1, reason: row.reason, at: row.at, by: names.get(row.by_id) ?? row.by_id }
    : null;
}

/** Settles a pair; said again, the last word counts. */
export function settlePair(input: Input<Ops['settle']>, context: CommandContext): Output<Ops['settle']> {
  const { db, now, actor, fact } = context;
  const [one, other] = [seqOf(context, input.accountId), seqOf(context, input.otherId)];
  if (one === other) throw new AppError('invalid-input', { field: 'otherId', rule: 'other-account' });
  db.run(
    `INSERT INTO duplicate_settled (account_seq, other_seq, same, reason, at, by_id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_seq, other_seq) DO UPDATE SET same = excluded.same, reason = excluded.reason,
       at = excluded.at, by_id = excluded.by_id`,
    Math.min(one, other),
    Math.max(one, other),
    input.same ? 1 : 0,
    input.reason,
    now,
    actor.personId,
  );
  for (const [subject, with_] of [
    [input.accountId, input.otherId],
    [input.otherId, input.accountId],
  ] as const)
    fact({
      action: 'duplicate.settled',
      subject,
      params: { other: with_, same: input.same ? 1 : 0, reason: input.reason },
    });
  return {};
}

/** Numbers of accounts that are not the same person as this one. */
export function settledDifferent(db: ReadDb, seq: number): Set<number> {
  const rows = db.all<{ seq: number }>(
    `SELECT other_seq AS seq FROM duplicate_settled WHERE account_seq = ? AND same = 0
     UNION ALL SELECT account_seq FROM duplicate_settled WHERE other_seq = ? AND same = 0`,
    seq,
    seq,
  );
  return new Set(rows.map((row) => row.seq));
}

/** An account's number. @throws AppError `not-found`, `restricted` */
export function seqOf(context: Parameters<typeof refuseRestricted>[0], id: string): number {
  const row = findAccount(context.db, { id });
  if (!row) throw new AppError('not-found', { what: 'account' });
  refuseRestricted(context, { seq: row.seq });
  return row.seq;
}
