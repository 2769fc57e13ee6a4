/** What the policies say of one account. Pure: facts and policies in, a day and the reason out. */
import type { DueAction, DueReason } from '#contracts/retention-shapes.ts';
import type { Period, PolicyRule } from '#contracts/retention-policies.ts';
import { dueAfter, endOf, later, plusDays } from './days.ts';

/** What is known of an account. Days in UTC. */
export interface AccountFacts {
  readonly type: string;
  readonly status: string;
  /** Ids of the tags it carries. */
  readonly tags: ReadonlySet<string>;
  /** Since it was redacted, where it was: what came before is gone. */
  readonly createdOn: string;
  readonly lastActivityOn: string;
  /** Every status it had and since when, oldest first; the last one is the present one. */
  readonly statuses: readonly { readonly status: string; readonly since: string }[];
  readonly archivedOn: string | null;
  /** It was redacted and nothing has come in since. */
  readonly nothingLeft: boolean;
}

/** An active policy. */
export interface ActivePolicy {
  readonly id: string;
  readonly rule: PolicyRule;
}

/** The last day of a minimum; null when its period has not begun. */
export interface MinimumOf {
  readonly policyId: string;
  readonly until: string | null;
}

/** What is to become of an account, and when. */
export interface Verdict {
  readonly policyId: string | null;
  readonly action: DueAction | null;
  readonly dueOn: string | null;
  readonly countedFrom: string | null;
  readonly why: DueReason;
  /** The longest minimum of all policies that apply, while there is one. */
  readonly minimum: MinimumOf | null;
}

/** Whether a policy is meant for an account. */
function applies({ rule }: ActivePolicy, facts: AccountFacts): boolean {
  return (
    (rule.type === null || rule.type === facts.type) &&
    (rule.status === null || rule.status === facts.status) &&
    (rule.tag === null || facts.tags.has(rule.tag))
  );
}

/** A tag is put on by hand and says most, then the status, then the type. */
function specificity({ rule }: ActivePolicy): number {
  return (rule.tag === null ? 0 : 4) + (rule.status === null ? 0 : 2) + (rule.type === null ? 0 : 1);
}

/** The day a policy counts from; null while the account is not closed. */
function startOf({ rule }: ActivePolicy, facts: AccountFacts): string | null {
  if (rule.countedFrom === 'creation') return facts.createdOn;
  if (rule.countedFrom === 'last-activity') return facts.lastActivityOn;
  let since: string | null = null;
  for (const entry of facts.statuses) {
    // From one closing status to another it stays closed; anything else opens it again.
    if (!rule.closedStatuses.includes(entry.status)) since = null;
    else since ??= entry.since;
  }
  return since;
}

interface End {
  readonly policy: ActivePolicy;
  readonly start: string | null;
  readonly action: DueAction;
  /** Null: the period has not begun. */
  readonly dueOn: string | null;
}

function endBy(policy: ActivePolicy, facts: AccountFacts): End {
  const start = startOf(policy, facts);
  const { dueAfter: period, archivedFor } = policy.rule;
  if (period === null || start === null) return { policy, start, action: 'redact', dueOn: null };
  const first = dueAfter(start, period);
  if (archivedFor === null) return { policy, start, action: 'redact', dueOn: first };
  if (facts.archivedOn === null) return { policy, start, action: 'archive', dueOn: first };
  // Archived early, it still has its whole first period; archived late, its whole second one.
  const event = later(plusDays(first, -1), facts.archivedOn) ?? first;
  return { policy, start, action: 'redact', dueOn: dueAfter(event, archivedFor) };
}

/**
 * The policy that governs: the most specific one; among equally specific ones that with the latest day, where no day is
 * the latest of all; then by id, so that the answer never wavers.
 */
function governing(policies: readonly ActivePolicy[], facts: AccountFacts): End | null {
  let best: End | null = null;
  let bestRank = -1;
  for (const policy of policies) {
    const rank = specificity(policy);
    if (rank < bestRank) continue;
    const end = endBy(policy, facts);
    if (best === null || rank > bestRank || isLater(end, best)) {
      best = end;
      bestRank = rank;
    }
  }
  return best;
}

function isLater(one: End, other: End): boolean {
  const [a, b] = [one.dueOn ?? 'never', other.dueOn ?? 'never'];
  return a === b ? one.policy.id < other.policy.id : a > b;
}

/** The longest minimum: one that has not begun lasts longest, because nobody knows yet when it ends. */
function longestMinimum(policies: readonly ActivePolicy[], facts: AccountFacts): MinimumOf | null {
  let longest: MinimumOf | null = null;
  for (const policy of policies) {
    const keep: Period | null = policy.rule.keepAtLeast;
    if (keep === null) continue;
    const start = startOf(policy, facts);
    const until = start === null ? null : endOf(start, keep);
    if (longest === null || outlasts({ policyId: policy.id, until }, longest)) {
      longest = { policyId: policy.id, until };
    }
  }
  return longest;
}

function outlasts(one: MinimumOf, other: MinimumOf): boolean {
  const [a, b] = [one.until ?? 'never', other.until ?? 'never'];
  return a === b ? one.policyId < other.policyId : a > b;
}

/**
 * What the policies say of an account. A minimum of any policy that applies is kept, also where another, more specific
 * one governs: a tag does not switch a legal duty off.
 */
export function judge(facts: AccountFacts, policies: readonly ActivePolicy[]): Verdict {
  const meant = policies.filter((policy) => applies(policy, facts));
  const none = { policyId: null, action: null, dueOn: null, countedFrom: null } as const;
  // Nothing is held, so there is nothing that would have to be kept.
  if (facts.nothingLeft) return { ...none, why: 'redacted', minimum: null };
  const minimum = longestMinimum(meant, facts);
  // A policy that says no end only keeps: it does not stand in the way of one that does.
  const end = governing(
    meant.filter(({ rule }) => rule.dueAfter !== null),
    facts,
  );
  if (end === null) {
    return {
      ...none,
      policyId: minimum?.policyId ?? null,
      why: minimum ? 'keeps-only' : 'no-policy',
      minimum,
    };
  }
  const named = { policyId: end.policy.id, countedFrom: end.start, minimum };
  if (end.dueOn === null) return { ...named, action: null, dueOn: null, why: 'not-closed' };
  // The archive removes nothing: only redaction waits for a minimum.
  if (end.action === 'archive' || minimum === null) {
    return { ...named, action: end.action, dueOn: end.dueOn, why: 'due' };
  }
  if (minimum.until === null) return { ...named, action: null, dueOn: null, why: 'not-closed' };
  return minimum.until < end.dueOn
    ? { ...named, action: 'redact', dueOn: end.dueOn, why: 'due' }
    : { ...named, action: 'redact', dueOn: plusDays(minimum.until, 1), why: 'kept-longer' };
}

/** Whether a minimum forbids redaction on a day. */
export function forbids(minimum: MinimumOf | null, today: string): boolean {
  return minimum !== null && (minimum.until === null || minimum.until >= today);
}
