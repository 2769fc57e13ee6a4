/** Documents: evidence files, sealed at rest. */
import { z } from 'zod';
import { command, contract, job, query } from './kit/contract.ts';
import { AccountId, DocumentId, InquiryId, Instant, TicketId } from './kit/common.ts';

export const DocumentRow = z.object({
  id: DocumentId,
  accountId: AccountId,
  inquiryId: InquiryId.nullable(),
  kind: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  addedAt: Instant,
  addedBy: z.string().nullable(),
  /** False when a Persona document named a file that did not come with it. */
  present: z.boolean(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

export const documents = contract('documents', {
  list: query({
    about: 'Documents of an account, or of one of its inquiries first.',
    needs: 'read',
    input: z.object({ accountId: AccountId, inquiryId: InquiryId.optional() }),
    output: z.object({ documents: z.array(DocumentRow) }),
  }),
  read: query({
    about: 'A part of a document, at most 384 KiB, as base64.',
    needs: 'read',
    records: 'documents.opened',
    input: z.object({ id: DocumentId, offset: z.int().nonnegative().default(0) }),
    output: z.object({ base64: z.string(), offset: z.int(), sizeBytes: z.int(), mediaType: z.string() }),
  }),
  opened: command({
    about: 'Records that a document was opened: with its first part.',
    internal: true,
    touches: ['facts'],
    input: z.object({ id: DocumentId, offset: z.int().nonnegative() }),
    output: z.object({}),
  }),
  attach: job({
    about: 'Seals a chosen file (image or PDF, up to 50 MB) into the vault as a document of an account.',
    needs: 'edit',
    touches: ['documents', 'accounts', 'facts'],
    input: z.object({
      accountId: AccountId,
      inquiryId: InquiryId.optional(),
      file: TicketId,
      kind: z.string().trim().min(1).max(60).default('document'),
    }),
    output: DocumentRow,
  }),
  ensureKey: command({
    about: 'Makes the key of an account if it has none.',
    internal: true,
    input: z.object({ accountId: AccountId }),
    output: z.object({}),
  }),
  insert: command({
    about: 'Writes the row of a sealed document.',
    internal: true,
    touches: ['documents', 'accounts', 'facts'],
    input: z.object({
      id: DocumentId,
      accountId: AccountId,
      inquiryId: InquiryId.nullable(),
      kind: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
      sizeBytes: z.int(),
      sha256: z.string(),
      blob: z.string(),
    }),
    output: DocumentRow,
  }),
});
