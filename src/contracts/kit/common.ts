/** Shapes that several contracts share. */
import { z } from 'zod';

/** Fine-grained rights; a role is a set of them. */
export const Permission = z.enum(['read', 'reveal', 'edit', 'decide', 'redact', 'export', 'administer']);
export type Permission = z.infer<typeof Permission>;

/** The roles people have. Source: docs/people.md. */
export const Role = z.enum(['analyst', 'reviewer', 'administrator']);
export type Role = z.infer<typeof Role>;

/** What each role may do. Reviewers see masked identifiers and may release data; administrators may do all. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  analyst: ['read', 'reveal', 'edit', 'decide'],
  reviewer: ['read', 'reveal', 'edit', 'decide', 'redact', 'export'],
  administrator: ['read', 'reveal', 'edit', 'decide', 'redact', 'export', 'administer'],
};

/** Names of what can become stale in a window. */
export const Topic = z.enum([
  'vault',
  'people',
  'settings',
  'tags',
  'accounts',
  'inquiries',
  'duplicates',
  'documents',
  'imports',
  'facts',
  'redaction',
  'retention',
  'backup',
  'learning',
]);
export type Topic = z.infer<typeof Topic>;

/** An instant, ISO 8601 in UTC with milliseconds. */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/);

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[A-Za-z0-9]{8,64}$`));
/** Ids carry Persona's prefixes, so that ours and imported ones look alike. */
export const AccountId = id('act');
export const InquiryId = id('inq');
export const DocumentId = z.string().regex(/^(doc|self)_[A-Za-z0-9]{8,64}$/);
export const ImportId = id('imp');
export const PersonId = id('user');
export const TagId = id('tag');
export const ChangeId = id('chg');
export const DecisionId = id('dec');
export const RedactionId = id('rdc');
export const TicketId = id('tkt');

/** The organisation's own user id: any text without control characters, kept as it came. */
export const ReferenceId = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^\u0000-\u001f\u007f]+$/);

/** Rows of one page. */
export const PageSize = z.int().min(1).max(200).default(50);
/** Where a list goes on: opaque, from the previous answer's `next`. */
export const Cursor = z.string().max(200);

/** Names what went wrong in one place of somebody's input: a code, and values for its sentence. Never a person's data. */
export const Problem = z.object({
  code: z.string(),
  column: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Problem = z.infer<typeof Problem>;

/** How far a long operation is. `total` is null while unknown. */
export const Progress = z.object({ phase: z.string(), done: z.number(), total: z.number().nullable() });
export type Progress = z.infer<typeof Progress>;

/** A file that the person chose in a dialog; the path itself never reaches the page. */
export const FileTicket = z.object({ id: TicketId, name: z.string(), sizeBytes: z.number() });
export type FileTicket = z.infer<typeof FileTicket>;

/** Nothing to say. */
export const Nothing = z.object({});
