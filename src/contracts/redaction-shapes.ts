/** The shapes of redaction: scope, dry run, state, proof and certificate. */
import { z } from 'zod';
import { AccountField } from './accounts.ts';
import { AccountId, DocumentId, Instant, RedactionId } from './kit/common.ts';

/**
 * What of an account is redacted.
 * - `account`: everything held about the person.
 * - `fields`: the values of chosen fields, wherever the account holds them (values, history, inquiries, decisions).
 * - `documents`: files and what they are called.
 * - `until`: inquiries, documents, decisions and history up to and including a day; present field values stay.
 */
export const RedactionScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account') }),
  z.object({ kind: z.literal('fields'), fields: z.array(AccountField).min(1).max(200) }),
  z.object({ kind: z.literal('documents') }),
  z.object({ kind: z.literal('until'), day: z.iso.date() }),
]);
export type RedactionScope = z.infer<typeof RedactionScope>;

/** Why: a code for counting. */
export const RedactionReason = z.enum([
  'erasure-request',
  'retention-end',
  'wrong-person',
  'court-order',
  'consent-withdrawn',
  'other',
]);
export type RedactionReason = z.infer<typeof RedactionReason>;

/** On what ground. `reference` is the request's or the order's own number; `note` must not name the person. */
export const RedactionBasis = z.object({
  reason: RedactionReason,
  reference: z.string().trim().max(100).default(''),
  note: z.string().trim().max(500).default(''),
});
export type RedactionBasis = z.infer<typeof RedactionBasis>;

/**
 * What stands against redacting an account now.
 * - `hold`: a legal hold; `retention`: must be kept, `until` a day; `open-inquiry`, `open-case`: work that waits
 *   (`count`); `in-redaction`: another redaction of this account is proposed or running (`id`).
 */
export const Blocker = z.object({
  kind: z.enum(['hold', 'retention', 'open-inquiry', 'open-case', 'in-redaction']),
  until: z.iso.date().optional(),
  count: z.int().optional(),
  id: z.string().optional(),
  /** Name of the hold or of the policy. */
  name: z.string().optional(),
  /** Whether open work may be passed over by the person who redacts; holds and retention may not. */
  passable: z.boolean(),
});
export type Blocker = z.infer<typeof Blocker>;

/** One line of the dry run: what goes from one store. */
export const PlannedStore = z.object({
  store: z.enum([
    'fields',
    'history',
    'inquiries',
    'decisions',
    'reports',
    'documents',
    'drafts',
    'staged-rows',
    'sources',
    'search-index',
    'duplicates',
    'keys',
    'mentions',
  ]),
  rows: z.int(),
  /** Bytes of files, for documents. */
  bytes: z.number().optional(),
});
export type PlannedStore = z.infer<typeof PlannedStore>;

/** A place outside the account that speaks of the person: a note of another account, a tag, a file name. */
export const Mention = z.object({
  /** Opaque; names one place in one row. */
  id: z.string().max(200),
  place: z.enum([
    'inquiry-note',
    'decision-note',
    'change-reason',
    'tag-name',
    'file-name',
    'hold',
    'withdrawal-reason',
    'saved-search',
    'custom',
  ]),
  /** The other account, where the place belongs to one. */
  accountId: AccountId.nullable(),
  referenceId: z.string().nullable(),
  /** The text around the mention. Personal data: shown, never stored. */
  excerpt: z.string(),
});
export type Mention = z.infer<typeof Mention>;

/** A copy outside this program that was made here and may still exist. */
export const KnownCopy = z.object({
  kind: z.enum(['export', 'backup', 'keyring']),
  label: z.string(),
  at: Instant,
});
export type KnownCopy = z.infer<typeof KnownCopy>;

/** The dry run. `hash` binds it to what it counted: any change of a counted row gives another hash. */
export const RedactionPlan = z.object({
  hash: z.string(),
  accounts: z.int(),
  stores: z.array(PlannedStore),
  mentions: z.array(Mention),
  mentionsCut: z.boolean(),
  copies: z.array(KnownCopy),
  /** Free bytes the rebuild needs on the disk, and what is there. */
  disk: z.object({ needed: z.number(), free: z.number() }),
});
export type RedactionPlan = z.infer<typeof RedactionPlan>;

/**
 * - `waiting`: a second person must approve; `ready`: may be run; `declined`, `withdrawn`: ended, nothing was done.
 * - `cleared`: the data is out of the tables, the proof is outstanding: shown as unproven.
 * - `incomplete`: the scan found remains; never a certificate.
 * - `proven`: rebuilt, key rotated, scanned, certified.
 */
export const RedactionState = z.enum([
  'waiting',
  'ready',
  'declined',
  'withdrawn',
  'cleared',
  'incomplete',
  'proven',
]);
export type RedactionState = z.infer<typeof RedactionState>;

/** The last export of an account. `outdated`: something was changed or came in after it. */
export const LastExport = z.object({ at: Instant, by: z.string().nullable(), outdated: z.boolean() });
export type LastExport = z.infer<typeof LastExport>;

/** A redaction of one account or of a batch. */
export const Redaction = z.object({
  id: RedactionId,
  state: RedactionState,
  scope: RedactionScope,
  basis: RedactionBasis,
  /** `retention`: proposed by a retention run. */
  origin: z.enum(['request', 'retention']),
  accounts: z.int(),
  /** The first accounts, for a list. */
  accountIds: z.array(AccountId).max(20),
  referenceIds: z.array(z.string().nullable()).max(20),
  stores: z.array(PlannedStore),
  mentionsRedacted: z.int(),
  mentionsKept: z.int(),
  exportChoice: z.enum(['exported', 'not-wanted', 'not-asked']),
  /** When what goes was exported, where that was chosen; of several accounts the earliest. */
  exportedAt: Instant.nullable(),
  /** Hash over all that is proposed: plan, ticked mentions, ground, choices. An approval names it. */
  binding: z.string(),
  proposedAt: Instant,
  proposedBy: z.string(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  clearedAt: Instant.nullable(),
  provenAt: Instant.nullable(),
  /** What the caller may do now. */
  may: z.object({ approve: z.boolean(), run: z.boolean(), withdraw: z.boolean() }),
});
export type Redaction = z.infer<typeof Redaction>;

/** Files that a report names; more are counted only. */
export const mostFoundFiles = 20;

/** What the scan saw: counts, and where something was found the files that must be looked at. */
export const ProofReport = z.object({
  /** Values looked for, and the byte windows made of them. */
  values: z.int(),
  windows: z.int(),
  /** Values too short to be told from chance, checked in the tables only. */
  shortValues: z.int(),
  /** Values that other accounts hold too, or mentions that were left on purpose. */
  sharedValues: z.int(),
  pages: z.int(),
  damagedPages: z.int(),
  files: z.int(),
  bytes: z.number(),
  found: z.int(),
  /** Where something was found: store or file kind → times. */
  foundIn: z.record(z.string(), z.int()),
  /**
   * Files in which something was found; never one whose name may say who it is about. Absent when there is none, and so on
   * every certificate.
   */
  foundFiles: z.array(z.string()).max(mostFoundFiles).optional(),
  freePages: z.int(),
  logBytes: z.number(),
  oldKeyOpens: z.boolean(),
  documentsDeleted: z.int(),
  /** Sealed documents that stay. Absent in reports from before they were opened. */
  documents: z
    .object({
      /** Opened, and searched for the values. */
      opened: z.int(),
      /** Not opened: too many for one proof, damaged, or without a key. */
      unopened: z.int(),
      /** Documents of other accounts, or kept on purpose, that hold a value. They stay, and do not count as found. */
      holding: z.int(),
    })
    .optional(),
  startedAt: Instant,
  endedAt: Instant,
});
export type ProofReport = z.infer<typeof ProofReport>;

/** The certificate: no personal data, signed over its canonical JSON without `signature`. Source: docs/redaction.md. */
export const Certificate = z.object({
  kind: z.literal('casefold-redaction-certificate'),
  version: z.literal(1),
  id: RedactionId,
  vaultId: z.string(),
  program: z.string(),
  scope: z.string(),
  reason: RedactionReason,
  reference: z.string(),
  accounts: z.array(AccountId),
  stores: z.array(PlannedStore),
  mentionsRedacted: z.int(),
  mentionsKept: z.int(),
  proposedBy: z.string(),
  proposedAt: Instant,
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  clearedAt: Instant,
  pageKeyGenerations: z.object({ destroyed: z.int(), current: z.int() }),
  proof: ProofReport,
  /** Out of reach, said plainly. */
  outOfReach: z.object({
    exports: z.int(),
    backups: z.array(z.object({ label: z.string(), at: Instant })),
    keyrings: z.array(z.object({ label: z.string(), at: Instant })),
  }),
  auditHead: z.object({ seq: z.int(), hash: z.string() }),
  certifiedAt: Instant,
  /** Ed25519, base64 of the raw 32 and 64 bytes. */
  publicKey: z.string(),
  signature: z.string(),
});
export type Certificate = z.infer<typeof Certificate>;

/** A new key for an account that keeps documents, and where these lie sealed under it. Internal. */
export const Rekeyed = z.object({
  accountSeq: z.int(),
  keyId: z.string(),
  wrapped: z.base64(),
  documents: z.array(z.object({ id: DocumentId, blob: z.string() })),
});

export type Rekeyed = z.infer<typeof Rekeyed>;
