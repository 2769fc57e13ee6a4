/** Finding what is due: a stream over all accounts, in the job thread, that writes nothing but its result. */
import { setImmediate } from 'node:timers/promises';
import type { Input, Output } from '#contracts/kit/contract.ts';
import type { DueAccount, DueCount } from '#contracts/retention-shapes.ts';
import { batchLimit, retention } from '#contracts/retention.ts';
import { countAccounts } from '../accounts/index.ts';
import type { JobContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { knownAccounts, type Known } from './account-facts.ts';
import { todayOf } from './clock.ts';
import { policiesInForce, type PoliciesInForce } from './policies.ts';
import { forbids, judge, type ActivePolicy, type Verdict } from './rules/verdict.ts';

type Ops = (typeof retention)['operations'];

/** Accounts looked at between two breaths: other work of the thread gets its turn. */
const chunk = 2000;

/** An account that is due for something. */
export interface Due {
  readonly seq: number;
  readonly policyId: string;
  readonly action: 'redact' | 'archive';
  readonly dueOn: string;
}

/** What is to be done with an account on a day; null for nothing. */
export function dueOn(
  today: string,
  known: Known,
  policies: readonly ActivePolicy[],
): (Due & { readonly stopped: 'kept' | 'busy' | null }) | null {
  const verdict: Verdict = judge(known.facts, policies);
  const { policyId, action } = verdict;
  if (policyId === null || action === null || verdict.dueOn === null || verdict.dueOn > today) return null;
  if (action === 'redact' && forbids(verdict.minimum, today)) return null;
  const stopped = known.held ? 'kept' : known.busy ? 'busy' : null;
  return { seq: known.seq, policyId, action, dueOn: verdict.dueOn, stopped };
}

interface Found {
  readonly accounts: number;
  readonly counts: DueCount[];
  readonly due: readonly Due[];
}

/** Keeps the earliest so many of each action without holding all. */
function earliest(most: number) {
  const kept = { redact: [] as Due[], archive: [] as Due[] };
  const cut = (list: Due[]): void => {
    list.sort((a, b) => (a.dueOn === b.dueOn ? a.seq - b.seq : a.dueOn < b.dueOn ? -1 : 1));
    list.length = Math.min(list.length, most);
  };
  return {
    add: (one: Due): void => {
      const list = kept[one.action];
      list.push(one);
      if (list.length >= 2 * most + 1000) cut(list);
    },
    take: (): Due[] => {
      cut(kept.redact);
      cut(kept.archive);
      return [...kept.redact, ...kept.archive];
    },
  };
}

/** Looks at every account. Memory stays flat: a chunk, the counts and the earliest so many. */
async function findDue(
  context: JobContext,
  today: string,
  policies: PoliciesInForce,
  most: number,
): Promise<Found> {
  const { db } = context;
  const accounts = countAccounts(db);
  const counts = new Map<string, DueCount>(
    policies.active.map(({ id }) => [
      id,
      { policyId: id, name: policies.nameOf(id), redact: 0, archive: 0, kept: 0, busy: 0 },
    ]),
  );
  const kept = earliest(most);
  if (policies.active.length > 0) {
    for (let from = 1; from <= accounts; from += chunk) {
      for (const known of knownAccounts(db, from, from + chunk - 1, policies.active)) {
        const due = dueOn(today, known, policies.active);
        const count = due && counts.get(due.policyId);
        if (!due || !count) continue;
        const { stopped, ...one } = due;
        count[stopped ?? due.action] += 1;
        if (stopped === null) kept.add(one);
      }
      context.throwIfCancelled();
      context.progress({ phase: 'accounts', done: Math.min(from + chunk - 1, accounts), total: accounts });
      await setImmediate();
    }
  }
  return { accounts, counts: [...counts.values()], due: kept.take() };
}

/** Once a day: what is due, for the list and the banner. */
export async function evaluate(
  input: Input<Ops['evaluate']>,
  context: JobContext,
): Promise<Output<Ops['evaluate']>> {
  const { today } = await context.commit(retention.operations.observe, 'retention.observe', {});
  const last = context.db.maybe<{ today: string; counts: string; accounts: number }>(
    'SELECT today, counts, accounts FROM retention_evaluation WHERE id = 1',
  );
  if (!input.force && last?.today === today) {
    return { today, accounts: last.accounts, ...sums(JSON.parse(last.counts) as DueCount[]) };
  }
  const found = await findDue(context, today, policiesInForce(context.db), batchLimit / 2);
  await context.commit(retention.operations.record, 'retention.record', {
    today,
    accounts: found.accounts,
    counts: found.counts,
    due: [...found.due],
  });
  return { today, accounts: found.accounts, ...sums(found.counts) };
}

function sums(counts: readonly DueCount[]): { redact: number; archive: number } {
  return {
    redact: counts.reduce((sum, count) => sum + count.redact, 0),
    archive: counts.reduce((sum, count) => sum + count.archive, 0),
  };
}

/** What a day would bring. The clock is not asked: a question changes nothing. */
export async function simulate(
  input: Input<Ops['simulate']>,
  context: JobContext,
): Promise<Output<Ops['simulate']>> {
  const policies = policiesInForce(context.db);
  const today = todayOf(context.db, context.now);
  const on = input.on < today ? today : input.on;
  const found = await findDue(context, on, policies, Math.max(input.sample, 1));
  return {
    on,
    accounts: found.accounts,
    counts: found.counts,
    rows: rowsOf(context.db, found.due.slice(0, input.sample), policies),
  };
}

/** Due accounts with their names. */
export function rowsOf(db: ReadDb, due: readonly Due[], policies: PoliciesInForce): DueAccount[] {
  return due.map((one) => {
    const account = db.one<{ id: string; reference_id: string | null; name: string; restricted: number }>(
      `SELECT id, reference_id, name, EXISTS (SELECT 1 FROM account_withdrawn
         WHERE account_seq = account.seq AND how = 'restricted') AS restricted FROM account WHERE seq = ?`,
      one.seq,
    );
    return {
      accountId: account.id,
      referenceId: account.reference_id,
      // The name of a restricted account is not shown before it was opened with a reason.
      name: account.restricted ? '' : account.name,
      action: one.action,
      dueOn: one.dueOn,
      policyId: one.policyId,
      policy: policies.nameOf(one.policyId),
    };
  });
}
