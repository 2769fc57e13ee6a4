/** What retention says of one account, for its page and for the room that redacts. */
import type { Keeping } from '#contracts/retention-shapes.ts';
import { staffNames } from '../facts/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import { withdrawalsOf } from '../withdrawn/index.ts';
import { knownAccounts } from './account-facts.ts';
import { todayOf } from './clock.ts';
import { accountSeq, holdsOfAccount } from './holds.ts';
import { policiesInForce } from './policies.ts';
import { forbids, judge } from './rules/verdict.ts';

/** Everything about one account. */
export function keepingOf(db: ReadDb, accountId: string, now: string): Keeping {
  const seq = accountSeq(db, accountId);
  const policies = policiesInForce(db);
  const [known] = knownAccounts(db, seq, seq, policies.active);
  const names = staffNames(db);
  const withdrawals = withdrawalsOf(db, seq).map(({ how, at, by_id, reason }) => ({
    how,
    said: { at, by: names.get(by_id) ?? by_id, reason },
  }));
  const verdict = known ? judge(known.facts, policies.active) : null;
  const policyId = verdict?.policyId ?? null;
  const minimum = verdict?.minimum ?? null;
  return {
    accountId,
    holds: holdsOfAccount(db, seq, now),
    policy: policyId === null ? null : { id: policyId, name: policies.nameOf(policyId) },
    action: verdict?.action ?? null,
    dueOn: verdict?.dueOn ?? null,
    countedFrom: verdict?.countedFrom ?? null,
    why: verdict?.why ?? 'no-policy',
    minimum: forbids(minimum, todayOf(db, now))
      ? minimum && { ...minimum, name: policies.nameOf(minimum.policyId) }
      : null,
    archived: withdrawals.find(({ how }) => how === 'archived')?.said ?? null,
    restricted: withdrawals.find(({ how }) => how === 'restricted')?.said ?? null,
  };
}

/** Id and name of each legal hold that keeps an account now. Nothing may be redacted while there is one. */
export function holdsOn(db: ReadDb, accountSeq: number): { readonly id: string; readonly name: string }[] {
  return db.all<{ id: string; name: string }>(
    `SELECT id, name FROM retention_hold JOIN retention_hold_account ON hold_seq = retention_hold.seq
     WHERE account_seq = ? ORDER BY retention_hold.seq`,
    accountSeq,
  );
}

/**
 * The minimum that forbids redacting an account now, or null.
 * @param now the machine's instant: the vault's own clock is laid beside it, so that a machine set ahead opens nothing
 * @returns `until`, the last day of it (redaction is free on the day after); null when its period has not begun yet
 */
export function keptUntil(
  db: ReadDb,
  accountSeq: number,
  now: string,
): { readonly until: string | null; readonly policy: string } | null {
  const policies = policiesInForce(db);
  if (policies.active.every(({ rule }) => rule.keepAtLeast === null)) return null;
  const [known] = knownAccounts(db, accountSeq, accountSeq, policies.active);
  const minimum = known ? judge(known.facts, policies.active).minimum : null;
  if (minimum === null || !forbids(minimum, todayOf(db, now))) return null;
  return { until: minimum.until, policy: policies.nameOf(minimum.policyId) };
}
