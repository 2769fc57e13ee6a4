/** Inquiries: each time a person went through verification, compared with what the account holds, and decided. */
import { z } from 'zod';
import { command, contract, query } from './kit/contract.ts';
import { AccountId, Cursor, DecisionId, InquiryId, Instant, PageSize } from './kit/common.ts';
import { Provenance, TagOnAccount } from './accounts.ts';
import { Comparison, PersonField } from './person.ts';
import { Reverification } from './policy.ts';

/** Persona's statuses; an unknown one from a newer document is kept as it came. */
export const InquiryStatus = z.string().min(1).max(60);

/** What people decide. `needs-review` keeps it open, marked. */
export const Outcome = z.enum(['approve', 'decline', 'needs-review']);
export type Outcome = z.infer<typeof Outcome>;

/** Why, for counting; the note says the rest. */
export const DecisionReason = z.enum([
  'everything-agrees',
  'account-was-wrong',
  'inquiry-was-wrong',
  'both-true',
  'name-change',
  'different-person',
  'suspected-fraud',
  'poor-evidence',
  'more-needed',
  'other',
]);
export type DecisionReason = z.infer<typeof DecisionReason>;

/**
 * What the analyst makes of one difference.
 * - `account-wrong`: the account takes `value` (whole value of the field; absent: the incoming one).
 * - `inquiry-wrong`: the account stays as it is.
 * - `both-true`: the incoming value is kept beside the one on file, as `use`.
 * - `undecided`: looked at, left open, with a word why.
 * `onFileText` and `incomingText` are what the analyst saw; a resolution whose values changed since is not applied.
 */
export const Resolution = z.object({
  field: PersonField,
  choice: z.enum(['account-wrong', 'inquiry-wrong', 'both-true', 'undecided']),
  fix: z.string().max(40).optional(),
  use: z.enum(['alias', 'previous', 'additional']).optional(),
  value: z.unknown().optional(),
  note: z.string().max(1000).optional(),
  onFileText: z.string().nullable(),
  incomingText: z.string().nullable(),
});
export type Resolution = z.infer<typeof Resolution>;

/** Counts by level for a row of the queue. */
export const LevelCounts = z.object({
  exact: z.int(),
  equivalent: z.int(),
  close: z.int(),
  conflict: z.int(),
  'one-sided': z.int(),
  'not-compared': z.int(),
});

export const InquiryRow = z.object({
  id: InquiryId,
  accountId: AccountId,
  referenceId: z.string().nullable(),
  name: z.string(),
  status: InquiryStatus,
  receivedAt: Instant,
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  outcome: Outcome.nullable(),
  counts: LevelCounts,
  /** One sentence of what the comparison says. */
  summary: z.string(),
  /** This inquiry made its account, so there is nothing to compare it with. */
  first: z.boolean(),
});
export type InquiryRow = z.infer<typeof InquiryRow>;

export const Decision = z.object({
  id: DecisionId,
  outcome: Outcome,
  reason: DecisionReason,
  note: z.string(),
  at: Instant,
  by: z.string(),
  resolutions: z.array(Resolution),
  /** Replaced by a later one after re-opening. */
  superseded: z.boolean(),
  /** The re-verification as it was when decided, with the policy; null in decisions from before there was one. */
  reverification: Reverification.nullable(),
  /** The model of the comparison. */
  modelId: z.string(),
});
export type Decision = z.infer<typeof Decision>;

/** Provenance and use of one compared value, keyed like the comparison: field and side. */
export const SideProvenance = z.object({
  field: PersonField,
  onFile: z
    .object({ entryId: z.string(), use: z.string(), source: Provenance, predecessors: z.int() })
    .nullable(),
  incoming: z.object({ method: z.string(), at: Instant }).nullable(),
  masked: z.boolean(),
});

/** The review screen in one answer. Masked values stay masked: same mask on both sides, plus the level. */
export const Review = z.object({
  inquiry: z.object({
    id: InquiryId,
    personaId: z.string().nullable(),
    status: InquiryStatus,
    template: z.string().nullable(),
    receivedAt: Instant,
    version: z.int(),
    number: z.int(),
    of: z.int(),
    tags: z.array(z.string()),
    note: z.string().nullable(),
    referenceGiven: z.boolean(),
    first: z.boolean(),
  }),
  account: z.object({
    id: AccountId,
    referenceId: z.string().nullable(),
    name: z.string(),
    status: z.string(),
    version: z.int(),
    tags: z.array(TagOnAccount),
    changedAt: Instant,
    changedBy: z.string().nullable(),
  }),
  /** `stale`: the account changed after the draft was begun; `changedFields` says where. */
  state: z.enum(['ready', 'stale', 'decided']),
  changedFields: z.array(z.string()),
  comparison: Comparison,
  /** What the policy in force makes of the comparison; of a decided inquiry, what was made of it then. */
  reverification: Reverification,
  /** Of decided cases like this one, how many were the same person; null while too few are known. */
  experience: z.object({ labels: z.int(), same: z.int() }).nullable(),
  provenance: z.array(SideProvenance),
  draft: z.object({ resolutions: z.array(Resolution), accountVersion: z.int(), savedAt: Instant }).nullable(),
  decision: Decision.nullable(),
  checks: z.array(
    z.object({
      verification: z.string(),
      name: z.string(),
      status: z.string(),
      reasons: z.array(z.string()),
    }),
  ),
  /** What else the documents said; nothing of an inquiry is dropped. */
  extra: z.array(z.object({ group: z.string(), key: z.string(), text: z.string() })),
});
export type Review = z.infer<typeof Review>;

export const inquiries = contract('inquiries', {
  list: query({
    about: 'Inquiries by state, oldest waiting first or newest decided first.',
    needs: 'read',
    input: z.object({
      state: z.enum(['waiting', 'decided', 'all']).default('waiting'),
      accountId: AccountId.optional(),
      limit: PageSize,
      after: Cursor.optional(),
    }),
    output: z.object({
      rows: z.array(InquiryRow),
      next: Cursor.nullable(),
      waiting: z.int(),
      oldestWaitingAt: Instant.nullable(),
    }),
  }),
  review: query({
    about:
      'The comparison of an inquiry with its account as it stands now; with `resolutions`, as it would stand after them.',
    needs: 'read',
    input: z.object({ id: InquiryId, resolutions: z.array(Resolution).max(50).optional() }),
    output: Review,
  }),
  saveDraft: command({
    about: 'Keeps half-made resolutions, so that a lock or a crash loses nothing.',
    needs: 'decide',
    input: z.object({
      id: InquiryId,
      accountVersion: z.int(),
      resolutions: z.array(Resolution).max(50),
    }),
    output: z.object({ savedAt: Instant }),
  }),
  decide: command({
    about:
      'Decides: compares again, applies the resolutions to the account, records all of it, in one transaction.',
    needs: 'decide',
    touches: ['inquiries', 'accounts', 'facts'],
    input: z.object({
      id: InquiryId,
      version: z.int(),
      accountVersion: z.int(),
      resolutions: z.array(Resolution).max(50).default([]),
      outcome: Outcome,
      reason: DecisionReason,
      note: z.string().trim().max(2000).default(''),
    }),
    output: z.object({
      decisionId: DecisionId,
      accountVersion: z.int(),
      changedFields: z.array(z.string()),
      /** The next waiting inquiry, oldest first. */
      nextId: InquiryId.nullable(),
    }),
  }),
  reopen: command({
    about: 'Opens a decided inquiry again, with a reason; the old decision is kept.',
    needs: 'decide',
    touches: ['inquiries', 'facts'],
    input: z.object({ id: InquiryId, version: z.int(), reason: z.string().trim().min(1).max(500) }),
    output: z.object({ version: z.int() }),
  }),
  decisions: query({
    about: 'All decisions of an inquiry with the comparison each was made on, as it was then.',
    needs: 'read',
    input: z.object({ id: InquiryId }),
    output: z.object({ decisions: z.array(Decision.extend({ comparison: Comparison })) }),
  }),
  reveal: command({
    about: 'The whole of a masked incoming value; recorded.',
    needs: 'reveal',
    touches: ['facts'],
    input: z.object({ id: InquiryId, field: PersonField, index: z.int().nonnegative() }),
    output: z.object({ value: z.unknown(), text: z.string() }),
  }),
});
