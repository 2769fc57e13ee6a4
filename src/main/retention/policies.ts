/** Policies as they are stored. */
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { PolicyRule } from '#contracts/retention-policies.ts';
import type { Policy } from '#contracts/retention-shapes.ts';
import type { retention } from '#contracts/retention.ts';
import { newId } from '../kit/ids.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { tagNames } from '../tags/index.ts';
import { outdateEvaluation } from './outdated.ts';
import type { ActivePolicy } from './rules/verdict.ts';

type Ops = (typeof retention)['operations'];

interface PolicyRow {
  id: string;
  name: string;
  source: string;
  active: number;
  rule: string;
  changed_at: string;
}

const columns = 'id, name, source, active, rule, changed_at';

/** All policies, active ones first, by name. */
export function readPolicies(db: ReadDb): Policy[] {
  const tags = tagNames(db);
  return db
    .all<PolicyRow>(`SELECT ${columns} FROM retention_policy ORDER BY active DESC, name, id`)
    .map((row) => policyOf(row, tags));
}

function policyOf(row: PolicyRow, tags: ReadonlyMap<string, string>): Policy {
  const rule = PolicyRule.parse(JSON.parse(row.rule));
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    active: row.active === 1,
    rule,
    tagName: rule.tag === null ? null : (tags.get(rule.tag) ?? null),
    changedAt: row.changed_at,
  };
}

/** The policies in force, with their names. */
export interface PoliciesInForce {
  readonly active: readonly ActivePolicy[];
  nameOf(id: string): string;
}

/** Reads the policies in force. */
export function policiesInForce(db: ReadDb): PoliciesInForce {
  const rows = db.all<PolicyRow>(`SELECT ${columns} FROM retention_policy WHERE active = 1 ORDER BY id`);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return {
    active: rows.map((row) => ({ id: row.id, rule: PolicyRule.parse(JSON.parse(row.rule)) })),
    nameOf: (id) => names.get(id) ?? id,
  };
}

/** Makes or changes a policy. @throws AppError `invalid-input` when the rule would do nothing or cannot begin */
export function savePolicy(
  input: Input<Ops['savePolicy']>,
  { db, now, fact }: CommandContext,
): Output<Ops['savePolicy']> {
  refuseIdle(input.rule);
  if (input.rule.tag !== null && !db.maybe('SELECT 1 AS found FROM tag WHERE id = ?', input.rule.tag)) {
    throw new AppError('not-found', { what: 'tag' });
  }
  const known =
    input.id !== undefined && db.maybe('SELECT 1 AS found FROM retention_policy WHERE id = ?', input.id);
  if (input.id !== undefined && !known) throw new AppError('not-found', { what: 'policy' });
  const id = input.id ?? newId('rtp');
  db.run(
    `INSERT INTO retention_policy (${columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, source = excluded.source, active = excluded.active, rule = excluded.rule,
       changed_at = excluded.changed_at`,
    id,
    input.name,
    input.source,
    input.active ? 1 : 0,
    JSON.stringify(input.rule),
    now,
  );
  fact({
    action: known ? 'retention.policy-changed' : 'retention.policy-made',
    subject: id,
    params: { active: input.active ? 1 : 0, ...said(input.rule) },
  });
  outdateEvaluation(db);
  const row = db.one<PolicyRow>(`SELECT ${columns} FROM retention_policy WHERE id = ?`, id);
  return policyOf(row, tagNames(db));
}

function refuseIdle(rule: PolicyRule): void {
  const wrong = (field: string, expected: string): never => {
    throw new AppError('invalid-input', { field, rule: 'needed', expected });
  };
  if (rule.keepAtLeast === null && rule.dueAfter === null) wrong('dueAfter', 'a period');
  if (rule.countedFrom === 'closing' && rule.closedStatuses.length === 0) {
    wrong('closedStatuses', 'at least one status');
  }
  if (rule.archivedFor !== null && rule.dueAfter === null) wrong('dueAfter', 'a period');
}

/** The rule in the log: periods and codes. Types, statuses and tags are the organisation's own words, and stay out. */
function said(rule: PolicyRule): Record<string, string> {
  const text = (period: PolicyRule['dueAfter']): string =>
    period === null ? '' : `P${period.years}Y${period.months}M${period.days}D`;
  return {
    from: rule.countedFrom,
    keep: text(rule.keepAtLeast),
    due: text(rule.dueAfter),
    archived: text(rule.archivedFor),
  };
}

/** Deletes a policy. */
export function removePolicy(
  input: Input<Ops['removePolicy']>,
  { db, fact }: CommandContext,
): Output<Ops['removePolicy']> {
  if (db.run('DELETE FROM retention_policy WHERE id = ?', input.id).changes === 0) {
    throw new AppError('not-found', { what: 'policy' });
  }
  outdateEvaluation(db);
  fact({ action: 'retention.policy-removed', subject: input.id });
  return {};
}
