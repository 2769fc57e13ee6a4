/**
 * Retention: how long accounts are kept, legal holds that keep them longer, restriction of processing, the archive.
 * Nothing here removes anything: what is due is proposed for redaction, and people decide.
 */
import { z } from 'zod';
import { AccountId, Cursor, Instant, Nothing, PageSize, PersonId, ReferenceId } from './kit/common.ts';
import { command, contract, job, query } from './kit/contract.ts';
import { Day, PolicyId, PolicyRule } from './retention-policies.ts';
import {
  ClockReason,
  DueAccount,
  DueAction,
  DueCount,
  Hold,
  HoldId,
  Keeping,
  Policy,
  RetentionClock,
} from './retention-shapes.ts';
import { TagName } from './tags.ts';

const Reason = z.string().trim().min(1).max(500);
const Name = z.string().trim().min(1).max(200);

/** Which accounts: by id, by reference id, or all that carry a tag now. */
const Chosen = {
  accountIds: z.array(AccountId).max(10_000).default([]),
  referenceIds: z.array(ReferenceId).max(10_000).default([]),
  tag: TagName.optional(),
};
/** How many accounts were meant and found; `missing` are the reference ids that are not on file. */
const Found = z.object({ accounts: z.int(), missing: z.array(z.string()) });

/** Accounts kept of one evaluation, and the most that one batch may hold. */
export const batchLimit = 20_000;

export const retention = contract('retention', {
  policies: query({
    about: 'All retention policies, active ones first.',
    needs: 'read',
    input: Nothing,
    output: z.object({ policies: z.array(Policy) }),
  }),
  savePolicy: command({
    about: 'Makes a retention policy, or changes one.',
    needs: 'administer',
    touches: ['retention', 'facts'],
    input: z.object({
      id: PolicyId.optional(),
      name: Name,
      source: z.string().trim().max(1000).default(''),
      active: z.boolean().default(true),
      rule: PolicyRule,
    }),
    output: Policy,
  }),
  removePolicy: command({
    about: 'Deletes a retention policy; the log keeps that it was there.',
    needs: 'administer',
    touches: ['retention', 'facts'],
    input: z.object({ id: PolicyId }),
    output: Nothing,
  }),
  account: query({
    about: 'When an account is due and why, or what keeps it.',
    needs: 'read',
    input: z.object({ id: AccountId }),
    output: Keeping,
  }),
  clock: query({
    about: 'The clock that retention goes by, and how the machine’s differs from it.',
    needs: 'read',
    input: Nothing,
    output: RetentionClock,
  }),
  settleClock: command({
    about: 'Says that the machine’s clock is right, after it jumped ahead or was set back.',
    needs: 'administer',
    touches: ['retention', 'facts'],
    input: z.object({ reason: ClockReason }),
    output: RetentionClock,
  }),
  observe: command({
    about: 'Takes the machine’s time to the vault.',
    internal: true,
    touches: ['retention'],
    input: Nothing,
    output: z.object({ today: Day }),
  }),
  evaluate: job({
    about:
      'Finds what is due today, without doing anything about it. Once a day, unless something changed or it is forced.',
    needs: 'redact',
    touches: ['retention'],
    input: z.object({ force: z.boolean().default(false) }),
    output: z.object({ today: Day, accounts: z.int(), redact: z.int(), archive: z.int() }),
  }),
  record: command({
    about: 'Writes down what an evaluation found.',
    internal: true,
    touches: ['retention'],
    input: z.object({
      today: Day,
      accounts: z.int(),
      counts: z.array(DueCount),
      due: z
        .array(z.object({ seq: z.int(), policyId: PolicyId, action: DueAction, dueOn: Day }))
        .max(batchLimit),
    }),
    output: Nothing,
  }),
  due: query({
    about: 'What is due by the last evaluation, earliest first: counts by policy and a page of accounts.',
    needs: 'redact',
    input: z.object({
      action: DueAction.default('redact'),
      policyId: PolicyId.optional(),
      after: Cursor.optional(),
      limit: PageSize,
    }),
    output: z.object({
      /** Null when nothing was evaluated yet. */
      evaluatedAt: Instant.nullable(),
      /** The day it was for; null also when a policy or a hold has changed since. */
      today: Day.nullable(),
      accounts: z.int(),
      counts: z.array(DueCount),
      rows: z.array(DueAccount),
      next: Cursor.nullable(),
    }),
  }),
  batch: query({
    about: 'The accounts of a batch, earliest due first, each looked at once more; those excluded left out.',
    needs: 'redact',
    input: z.object({
      action: DueAction.default('redact'),
      policyId: PolicyId.optional(),
      most: z.int().min(1).max(batchLimit).default(1000),
      except: z.array(AccountId).max(batchLimit).default([]),
    }),
    output: z.object({ accountIds: z.array(AccountId), more: z.int() }),
  }),
  simulate: job({
    about: 'What would be due on a day, if nothing happened until then. Changes nothing.',
    needs: 'redact',
    input: z.object({ on: Day, sample: z.int().min(0).max(200).default(20) }),
    output: z.object({
      on: Day,
      accounts: z.int(),
      counts: z.array(DueCount),
      rows: z.array(DueAccount),
    }),
  }),
  holds: query({
    about: 'Legal holds: those in force, those whose review is due first; released ones when asked.',
    needs: 'read',
    input: z.object({ released: z.boolean().default(false) }),
    output: z.object({ holds: z.array(Hold) }),
  }),
  holdAccounts: query({
    about: 'The accounts that a hold keeps.',
    needs: 'read',
    input: z.object({ id: HoldId, after: Cursor.optional(), limit: PageSize }),
    output: z.object({
      rows: z.array(z.object({ accountId: AccountId, referenceId: z.string().nullable(), name: z.string() })),
      next: Cursor.nullable(),
    }),
  }),
  placeHold: command({
    about: 'Places a legal hold on accounts: none of them is redacted while it lasts.',
    needs: 'redact',
    touches: ['retention', 'facts'],
    input: z.object({
      name: Name,
      reason: Reason,
      /** Who answers for it; the caller when left out. */
      ownerId: PersonId.optional(),
      from: Day.optional(),
      reviewOn: Day.nullable().default(null),
      ...Chosen,
    }),
    output: Found.extend({ id: HoldId }),
  }),
  addToHold: command({
    about: 'Puts more accounts under a hold.',
    needs: 'redact',
    touches: ['retention', 'facts'],
    input: z.object({ id: HoldId, ...Chosen }),
    output: Found,
  }),
  takeFromHold: command({
    about: 'Takes single accounts out of a hold, with a reason.',
    needs: 'redact',
    touches: ['retention', 'facts'],
    input: z.object({ id: HoldId, accountIds: z.array(AccountId).min(1).max(10_000), reason: Reason }),
    output: z.object({ accounts: z.int() }),
  }),
  reviewHold: command({
    about: 'Records that a hold was reviewed and is to stay; sets the next day of review.',
    needs: 'redact',
    touches: ['retention', 'facts'],
    input: z.object({ id: HoldId, reviewOn: Day.nullable() }),
    output: Nothing,
  }),
  releaseHold: command({
    about: 'Releases a hold from all its accounts, with a reason.',
    needs: 'redact',
    touches: ['retention', 'facts'],
    input: z.object({ id: HoldId, reason: Reason }),
    output: z.object({ accounts: z.int() }),
  }),
  archive: command({
    about: 'Takes accounts out of every list; new inquiries are put aside. Can be taken back.',
    needs: 'edit',
    touches: ['retention', 'accounts', 'inquiries', 'facts'],
    input: z.object({ accountIds: z.array(AccountId).min(1).max(10_000), reason: Reason }),
    output: z.object({ accounts: z.int() }),
  }),
  restore: command({
    about: 'Brings archived accounts back into the lists.',
    needs: 'edit',
    touches: ['retention', 'accounts', 'inquiries', 'facts'],
    input: z.object({ accountIds: z.array(AccountId).min(1).max(10_000), reason: Reason }),
    output: z.object({ accounts: z.int() }),
  }),
  restrict: command({
    about:
      'Restricts the processing of an account: it stays, but out of lists, and is opened only with a reason.',
    needs: 'redact',
    touches: ['retention', 'accounts', 'inquiries', 'facts'],
    input: z.object({ id: AccountId, reason: Reason }),
    output: Nothing,
  }),
  liftRestriction: command({
    about: 'Ends the restriction of an account.',
    needs: 'redact',
    touches: ['retention', 'accounts', 'inquiries', 'facts'],
    input: z.object({ id: AccountId, reason: Reason }),
    output: Nothing,
  }),
  openRestricted: command({
    about: 'Opens a restricted account to the caller for a quarter of an hour; the reason is recorded.',
    needs: 'redact',
    touches: ['retention', 'accounts', 'inquiries', 'documents', 'facts'],
    input: z.object({ id: AccountId, reason: Reason }),
    output: z.object({ until: Instant }),
  }),
  withdrawn: query({
    about: 'Accounts that are archived or restricted, newest first.',
    needs: 'read',
    input: z.object({
      how: z.enum(['archived', 'restricted']),
      after: Cursor.optional(),
      limit: PageSize,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          accountId: AccountId,
          referenceId: z.string().nullable(),
          /** Null for a restricted account: it is not shown before it was opened with a reason. */
          name: z.string().nullable(),
          at: Instant,
          by: z.string(),
          reason: z.string(),
        }),
      ),
      next: Cursor.nullable(),
      total: z.int(),
    }),
  }),
});
