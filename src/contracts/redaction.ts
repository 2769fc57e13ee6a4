/**
 * Redaction: personal data removed for good, and the proof that it is gone. An account is never deleted: it keeps its
 * reference id, ids, dates and counts, and can collect new data at once.
 */
import { z } from 'zod';
import { command, contract, job, query, vaultLane } from './kit/contract.ts';
import { AccountField } from './accounts.ts';
import {
  Blocker,
  Certificate,
  LastExport,
  PlannedStore,
  ProofReport,
  Redaction,
  RedactionBasis,
  RedactionPlan,
  RedactionScope,
  RedactionState,
  Rekeyed,
} from './redaction-shapes.ts';
import { AccountId, DocumentId, Instant, Nothing, RedactionId, TicketId } from './kit/common.ts';

export * from './redaction-shapes.ts';

/** One run holds at most this many: what is looked for afterwards must fit into memory. */
export const mostAccounts = 5_000;
const Accounts = z.array(AccountId).min(1).max(mostAccounts);

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
      lastExport: LastExport.nullable(),
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
      /** `exported`: refused unless the log knows an export of each account after its last change. */
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
    about:
      'Signs a proposed redaction as the second person. `binding` as it was shown: it is what is signed.',
    needs: 'redact',
    touches: ['redaction', 'facts'],
    input: z.object({ id: RedactionId, binding: z.string() }),
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
  pending: vaultLane({
    about: 'How many redactions are cleared and not proven; answered at once, also while a proof runs.',
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
      /** Ids of the mentions that were ticked to be blacked out; all others stay. */
      ticked: z.array(z.string()),
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
      passOverOpenWork: z.boolean(),
    }),
    output: Redaction,
  }),
  unproven: query({
    about: 'How many redactions are cleared and not proven, counted in the tables.',
    internal: true,
    input: Nothing,
    output: z.object({ unproven: z.int() }),
  }),
  begin: query({
    about: 'Checks that a redaction may run now, and seals under a key what the proof will look for.',
    internal: true,
    input: z.object({ id: RedactionId, typed: z.string(), key: z.string() }),
    output: z.object({ values: z.int(), rekeyed: z.array(Rekeyed) }),
  }),
  clear: command({
    about: 'Takes the data out of all tables, lays the tombstones and marks the redaction as cleared.',
    internal: true,
    touches: ['redaction', 'accounts', 'inquiries', 'documents', 'tags', 'imports', 'facts'],
    input: z.object({ id: RedactionId, rekeyed: z.array(Rekeyed) }),
    output: Redaction,
  }),
  finish: command({
    about: 'Takes up what the scan found: certifies what is proven, and says what is incomplete.',
    internal: true,
    touches: ['redaction', 'facts'],
    input: z.object({
      vaultId: z.string(),
      generation: z.int(),
      /** Reports of a scan after which the database was not taken up. Empty: they lie in the rows. */
      incomplete: z.array(z.object({ id: RedactionId, report: ProofReport })),
    }),
    output: z.object({ proven: z.int(), incomplete: z.int(), done: z.array(RedactionId) }),
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
    needs: 'read',
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
