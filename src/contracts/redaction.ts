/**
 * Redaction: personal data removed for good, and the proof that it is gone. An account is never deleted: it keeps its
 * reference id, ids, dates and counts, and can collect new data at once.
 */
import { z } from 'zod';
import { command, contract, job, query, vaultLane } from './kit/contract.ts';
import { AccountField } from './accounts.ts';
import { AccountId, DocumentId, Instant, Nothing, RedactionId, TicketId } from './kit/common.ts';

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

/** What the scan saw. Counts only. */
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
  freePages: z.int(),
  logBytes: z.number(),
  oldKeyOpens: z.boolean(),
  documentsDeleted: z.int(),
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

const Accounts = z.array(AccountId).min(1).max(100_000);

export const redaction = contract('redaction', {
  check: query({
    about: 'What stands against redacting an account now, and what could be redacted.',
    needs: 'redact',
    input: z.object({ accountId: AccountId }),
    output: z.object({
      accountId: AccountId,
      referenceId: z.string().nullable(),
      blockers: z.array(Blocker),
      allowed: z.boolean(),
      /** A second person must approve before it can run. */
      secondPerson: z.boolean(),
      fields: z.array(z.object({ field: AccountField, values: z.int() })),
      documents: z.array(z.object({ id: DocumentId, kind: z.string(), addedAt: Instant })),
      /** Redactions of this account that are not ended, newest first. */
      pending: z.array(RedactionId),
    }),
  }),
  plan: job({
    about: 'Dry run: what would go, by store, with mentions elsewhere and known copies. Changes nothing.',
    needs: 'redact',
    input: z.object({ accountIds: Accounts, scope: RedactionScope }),
    output: RedactionPlan,
  }),
  propose: job({
    about:
      'Proposes a redaction that was planned; it waits for a second person where the policy asks for one.',
    needs: 'redact',
    touches: ['redaction', 'facts'],
    input: z.object({
      accountIds: Accounts,
      scope: RedactionScope,
      basis: RedactionBasis,
      exportChoice: z.enum(['exported', 'not-wanted', 'not-asked']).default('not-asked'),
      /** Mentions to be blacked out; all others stay and are counted as kept. */
      mentions: z.array(z.string().max(200)).max(10_000).default([]),
      planHash: z.string(),
      origin: z.enum(['request', 'retention']).default('request'),
      /** Open inquiries and cases of the account do not stop it. */
      passOverOpenWork: z.boolean().default(false),
    }),
    output: Redaction,
  }),
  approve: command({
    about: 'Signs a proposed redaction as the second person.',
    needs: 'redact',
    touches: ['redaction', 'facts'],
    input: z.object({ id: RedactionId }),
    output: Redaction,
  }),
  decline: command({
    about: 'Refuses a proposed redaction, or takes back one’s own.',
    needs: 'redact',
    touches: ['redaction', 'facts'],
    input: z.object({ id: RedactionId }),
    output: Redaction,
  }),
  run: vaultLane({
    about:
      'Redacts and proves it: clears, rebuilds the database, rotates its key, scans, certifies. `typed` is the reference ' +
      'id (account id where there is none), for a batch the number of accounts. Cannot be undone.',
    needs: 'redact',
    touches: ['redaction', 'accounts', 'inquiries', 'documents', 'tags', 'imports', 'facts', 'vault'],
    input: z.object({ id: RedactionId, typed: z.string().max(300) }),
    output: Redaction,
  }),
  resume: vaultLane({
    about: 'Finishes the proof of a redaction that was interrupted; at once done when there is none.',
    needs: 'read',
    touches: ['redaction', 'facts', 'vault'],
    input: Nothing,
    output: z.object({ proven: z.int(), incomplete: z.int() }),
  }),
  pending: query({
    about: 'How many redactions are cleared and not proven.',
    needs: 'read',
    input: Nothing,
    output: z.object({ unproven: z.int() }),
  }),
  list: query({
    about: 'Redactions, newest first; of one account, or in one state.',
    needs: 'read',
    input: z.object({
      accountId: AccountId.optional(),
      state: RedactionState.optional(),
      limit: z.int().max(500).default(100),
    }),
    output: z.object({ redactions: z.array(Redaction) }),
  }),
  load: query({
    about: 'One redaction with its proof.',
    needs: 'read',
    input: z.object({ id: RedactionId }),
    output: z.object({
      redaction: Redaction,
      report: ProofReport.nullable(),
      certificate: Certificate.nullable(),
    }),
  }),
  saveCertificate: job({
    about: 'Writes the certificate to a chosen file, as JSON or as PDF.',
    needs: 'redact',
    touches: ['facts'],
    input: z.object({ id: RedactionId, file: TicketId, format: z.enum(['json', 'pdf']) }),
    output: z.object({ sizeBytes: z.number(), sha256: z.string() }),
  }),
  insert: command({
    about: 'Writes a proposed redaction.',
    internal: true,
    touches: ['redaction', 'facts'],
    input: z.object({
      accountIds: Accounts,
      scope: RedactionScope,
      basis: RedactionBasis,
      exportChoice: z.enum(['exported', 'not-wanted', 'not-asked']),
      mentions: z.array(z.string()),
      mentionsKept: z.int(),
      planHash: z.string(),
      stores: z.array(PlannedStore),
      origin: z.enum(['request', 'retention']),
    }),
    output: Redaction,
  }),
  begin: query({
    about:
      'Checks that a redaction may run now and collects what must be gone afterwards, sealed for the scan.',
    internal: true,
    input: z.object({ id: RedactionId, typed: z.string(), file: z.string(), key: z.string() }),
    output: z.object({ values: z.int() }),
  }),
  clear: command({
    about: 'Takes the data out of all tables, writes the tombstones and marks the redaction as cleared.',
    internal: true,
    touches: ['redaction', 'accounts', 'inquiries', 'documents', 'tags', 'imports', 'facts'],
    input: z.object({ id: RedactionId }),
    output: z.object({ blobs: z.array(z.string()) }),
  }),
  finish: command({
    about: 'Takes up the report of the scan: certifies, or says that it is incomplete.',
    internal: true,
    touches: ['redaction', 'facts'],
    input: z.object({ vaultId: z.string(), generation: z.int() }),
    output: z.object({ proven: z.int(), incomplete: z.int() }),
  }),
  saved: command({
    about: 'Records that a certificate was written to a file.',
    internal: true,
    touches: ['facts'],
    input: z.object({ id: RedactionId, format: z.enum(['json', 'pdf']), sha256: z.string() }),
    output: Nothing,
  }),
  policy: query({
    about: 'When a second person is asked for.',
    input: Nothing,
    output: z.object({ secondPerson: z.enum(['when-possible', 'always', 'never']) }),
  }),
  setPolicy: command({
    about: 'Changes when a second person is asked for.',
    needs: 'administer',
    touches: ['redaction', 'facts'],
    input: z.object({ secondPerson: z.enum(['when-possible', 'always', 'never']) }),
    output: Nothing,
  }),
});
