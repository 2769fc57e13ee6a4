/** What the last evaluation found, and the batch that is made of it. */
import type { Input, Output } from '#contracts/kit/contract.ts';
import type { DueCount } from '#contracts/retention-shapes.ts';
import type { retention } from '#contracts/retention.ts';
import type { CommandContext, QueryContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { knownAccounts } from './account-facts.ts';
import { todayOf } from './clock.ts';
import { dueOn, rowsOf, type Due } from './evaluate.ts';
import { policiesInForce, type PoliciesInForce } from './policies.ts';

type Ops = (typeof retention)['operations'];

/** Writes down what was found; what was found before goes. */
export function recordDue(input: Input<Ops['record']>, { db, now }: CommandContext): Output<Ops['record']> {
  db.run('DELETE FROM retention_due');
  for (const one of input.due) {
    db.run(
      'INSERT INTO retention_due (action, due_on, account_seq, policy_id) VALUES (?, ?, ?, ?)',
      one.action,
      one.dueOn,
      one.seq,
      one.policyId,
    );
  }
  db.run(
    `INSERT INTO retention_evaluation (id, at, today, accounts, counts) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, today = excluded.today, accounts = excluded.accounts,
       counts = excluded.counts`,
    now,
    input.today,
    input.accounts,
    JSON.stringify(input.counts),
  );
  return {};
}

interface StoredDue {
  account_seq: number;
  due_on: string;
}

/** Stored rows in order, each looked at once more: holds, activity and policies may have changed since. */
function* stillDue(
  db: ReadDb,
  now: string,
  policies: PoliciesInForce,
  asked: { action: Due['action']; policyId?: string | undefined; after?: string | undefined },
): Generator<Due> {
  const [, day = '', seq = '0'] = /^([^|]*)\|(\d+)$/.exec(asked.after ?? '') ?? [];
  const today = todayOf(db, now);
  const place: [string, number] = [day, Number(seq)];
  for (;;) {
    const stored = db.all<StoredDue>(
      `SELECT account_seq, due_on FROM retention_due WHERE action = ? AND (due_on, account_seq) > (?, ?)
       ORDER BY due_on, account_seq LIMIT 500`,
      asked.action,
      ...place,
    );
    for (const { account_seq, due_on } of stored) {
      place[0] = due_on;
      place[1] = account_seq;
      const [known] = knownAccounts(db, account_seq, account_seq, policies.active);
      const due = known ? dueOn(today, known, policies.active) : null;
      if (!due || due.stopped !== null || due.action !== asked.action) continue;
      if (asked.policyId !== undefined && due.policyId !== asked.policyId) continue;
      yield { ...due, dueOn: due_on };
    }
    if (stored.length < 500) return;
  }
}

/** A page of what is due. */
export function listDue(input: Input<Ops['due']>, { db, now }: QueryContext): Output<Ops['due']> {
  const last = db.maybe<{ at: string; today: string; accounts: number; counts: string }>(
    'SELECT at, today, accounts, counts FROM retention_evaluation WHERE id = 1',
  );
  const policies = policiesInForce(db);
  const page: Due[] = [];
  let more = false;
  for (const due of stillDue(db, now, policies, input)) {
    more = page.length === input.limit;
    if (more) break;
    page.push(due);
  }
  const end = page.at(-1);
  return {
    evaluatedAt: last?.at ?? null,
    today: last?.today ? last.today : null,
    accounts: last?.accounts ?? 0,
    counts: last ? (JSON.parse(last.counts) as DueCount[]) : [],
    rows: rowsOf(db, page, policies),
    next: more && end ? `${end.dueOn}|${end.seq}` : null,
  };
}

/** The accounts of one batch. */
export function batchOf(input: Input<Ops['batch']>, { db, now }: QueryContext): Output<Ops['batch']> {
  const except = new Set(input.except);
  const accountIds: string[] = [];
  let more = 0;
  for (const due of stillDue(db, now, policiesInForce(db), input)) {
    const { id } = db.one<{ id: string }>('SELECT id FROM account WHERE seq = ?', due.seq);
    if (except.has(id)) continue;
    if (accountIds.length < input.most) accountIds.push(id);
    else more += 1;
  }
  return { accountIds, more };
}
