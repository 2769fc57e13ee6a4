/** What retention answers with. */
import { z } from 'zod';
import { AccountId, Instant, PersonId } from './kit/common.ts';
import { Day, PolicyId, PolicyRule } from './retention-policies.ts';

export const HoldId = z.string().regex(/^hld_[A-Za-z0-9]{8,64}$/);

/** A policy as it stands. */
export const Policy = z.object({
  id: PolicyId,
  name: z.string(),
  /** Where it comes from: act and article, a contract, a decision. */
  source: z.string(),
  active: z.boolean(),
  rule: PolicyRule,
  /** The name of the rule's tag. */
  tagName: z.string().nullable(),
  changedAt: Instant,
});
export type Policy = z.infer<typeof Policy>;

/** What becomes of an account when it is due. */
export const DueAction = z.enum(['redact', 'archive']);
export type DueAction = z.infer<typeof DueAction>;

/**
 * Why an account has the day it has, or none.
 * - `due`: on `dueOn`; `kept-longer`: its own day lies earlier, but another policy's minimum lasts until `dueOn`.
 * - `no-policy`: none applies; `keeps-only`: those that do say no end; `not-closed`: its period has not begun.
 * - `redacted`: nothing has come in since it was redacted.
 */
export const DueReason = z.enum(['due', 'kept-longer', 'no-policy', 'keeps-only', 'not-closed', 'redacted']);
export type DueReason = z.infer<typeof DueReason>;

/** A minimum in force. `until` is the last day of it; null: its period has not begun, because the account is not closed. */
export const Minimum = z.object({ policyId: PolicyId, name: z.string(), until: Day.nullable() });
export type Minimum = z.infer<typeof Minimum>;

/** A legal hold, with the accounts it keeps now. */
export const Hold = z.object({
  id: HoldId,
  name: z.string(),
  reason: z.string(),
  owner: z.string(),
  ownerId: PersonId,
  from: Day,
  reviewOn: Day.nullable(),
  /** The review day has come. */
  reviewDue: z.boolean(),
  accounts: z.int(),
  placedAt: Instant,
  placedBy: z.string(),
  releasedAt: Instant.nullable(),
  releasedBy: z.string().nullable(),
  releaseReason: z.string().nullable(),
});
export type Hold = z.infer<typeof Hold>;

/** That an account is out of the lists. */
export const Withdrawn = z.object({ at: Instant, by: z.string(), reason: z.string() });

/** Everything that retention says of one account. */
export const Keeping = z.object({
  accountId: AccountId,
  holds: z.array(Hold),
  policy: z.object({ id: PolicyId, name: z.string() }).nullable(),
  action: DueAction.nullable(),
  dueOn: Day.nullable(),
  /** The day that the period counts from. */
  countedFrom: Day.nullable(),
  why: DueReason,
  minimum: Minimum.nullable(),
  archived: Withdrawn.nullable(),
  restricted: Withdrawn.nullable(),
});
export type Keeping = z.infer<typeof Keeping>;

/** How many accounts a policy would bring, by what would be done. `kept`: due but for a hold; `busy`: but for open work. */
export const DueCount = z.object({
  policyId: PolicyId,
  name: z.string(),
  redact: z.int(),
  archive: z.int(),
  kept: z.int(),
  busy: z.int(),
});
export type DueCount = z.infer<typeof DueCount>;

/** An account that is due. */
export const DueAccount = z.object({
  accountId: AccountId,
  referenceId: z.string().nullable(),
  name: z.string(),
  action: DueAction,
  dueOn: Day,
  policyId: PolicyId,
  policy: z.string(),
});
export type DueAccount = z.infer<typeof DueAccount>;

/**
 * The clock that retention goes by. `trusted` is the highest time the vault has seen and believed.
 * - `steady`: the machine agrees; `behind`: the machine is earlier than `trusted`, which stays in force;
 * - `ahead`: the machine is more than `limitDays` later than at the last session: nobody has confirmed it yet, so
 *   `trusted` stays in force.
 */
/**
 * Why the machine's clock is right although it moved.
 * - `not-opened`: the vault was not opened for that long; `was-wrong`: the clock was wrong before; `compared`: it was
 *   compared with another clock.
 */
export const ClockReason = z.enum(['not-opened', 'was-wrong', 'compared']);
export type ClockReason = z.infer<typeof ClockReason>;

export const RetentionClock = z.object({
  state: z.enum(['steady', 'behind', 'ahead']),
  trusted: Instant,
  machine: Instant,
  /** Whole days between the two. */
  days: z.int(),
  limitDays: z.int(),
  /** Today for retention: the day of `trusted`, or of the machine where it is steady. */
  today: Day,
  /** How often somebody said that the machine is right although it moved: as many facts say so. */
  settled: z.int(),
  /** Newest first: how the clock moved by more than it should, and who settled it. */
  moves: z.array(
    z.object({
      kind: z.enum(['behind', 'ahead']),
      from: Instant,
      to: Instant,
      notedAt: Instant,
      settledAt: Instant.nullable(),
      settledBy: z.string().nullable(),
      /** Null also when it was settled before reasons were kept. */
      settledWhy: ClockReason.nullable(),
    }),
  ),
});
export type RetentionClock = z.infer<typeof RetentionClock>;
