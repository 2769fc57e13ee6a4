/** Accounts: found, read, made, mended. */
import { z } from 'zod';
import { command, contract, query } from './kit/contract.ts';
import {
  AccountId,
  ChangeId,
  Cursor,
  InquiryId,
  ImportId,
  Instant,
  PageSize,
  ReferenceId,
} from './kit/common.ts';
import {
  Address,
  CustomValue,
  IdentificationNumber,
  PartialDate,
  PersonField,
  PersonName,
} from './person.ts';
import { TagColour, TagName } from './tags.ts';

/** A field of an account: one of the person's fields, the display name, or a custom one (`custom:<key>`). */
export const AccountField = z.union([
  PersonField,
  z.literal('display-name'),
  z.string().regex(/^custom:[^\u0000-\u001f]{1,200}$/),
]);
export type AccountField = z.infer<typeof AccountField>;

/** What a value is used for. Comparison looks at all; screens show `primary` first. */
export const Use = z.enum(['primary', 'alias', 'previous', 'additional']);
export type Use = z.infer<typeof Use>;

/** Where a value came from. `line` is a file's line, from 1. */
export const Provenance = z.object({
  kind: z.enum(['import', 'inquiry', 'edit', 'created', 'sample']),
  at: Instant,
  /** Who did it; null for what a file or an inquiry said by itself. */
  by: z.string().nullable(),
  /** File name of an import. */
  file: z.string().optional(),
  line: z.int().optional(),
  importId: ImportId.optional(),
  inquiryId: InquiryId.optional(),
  reason: z.string().optional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** A value of any field. Which shape belongs to which field: `valueSchemaOf`. */
export const FieldValue = z.union([PersonName, z.string(), Address, IdentificationNumber, CustomValue]);
export type FieldValue = PersonName | string | Address | IdentificationNumber | CustomValue;

const Line = z.string().trim().min(1).max(4000);

/** The schema of one value of a field, as people may enter it. */
export function valueSchemaOf(field: AccountField): z.ZodType<FieldValue> {
  switch (field) {
    case 'name':
      return PersonName;
    case 'birthdate':
      return PartialDate;
    case 'address':
      return Address;
    case 'identification':
      return IdentificationNumber;
    case 'nationality':
      return z.string().trim().min(1).max(100);
    case 'phone':
    case 'email':
    case 'gender':
    case 'display-name':
      return Line;
    default:
      return CustomValue;
  }
}

/** One value on file. `masked`: the shown `value` and `text` hide all but the last digits; `accounts.reveal` gives it. */
export const FieldEntry = z.object({
  id: z.string(),
  use: Use,
  value: z.unknown(),
  text: z.string(),
  masked: z.boolean(),
  source: Provenance,
  /** How many earlier values this one replaced. */
  predecessors: z.int(),
});
export type FieldEntry = z.infer<typeof FieldEntry>;

export const AccountFieldValues = z.object({ field: AccountField, entries: z.array(FieldEntry) });
export type AccountFieldValues = z.infer<typeof AccountFieldValues>;

export const TagOnAccount = z.object({ name: z.string(), colour: TagColour });

/** One row of a list. */
export const AccountRow = z.object({
  id: AccountId,
  referenceId: z.string().nullable(),
  name: z.string(),
  status: z.string(),
  type: z.string(),
  birthdate: z.string().nullable(),
  city: z.string().nullable(),
  countryCode: z.string().nullable(),
  tags: z.array(TagOnAccount),
  inquiries: z.int(),
  /** Inquiries that wait for a decision. */
  waiting: z.int(),
  updatedAt: Instant,
});
export type AccountRow = z.infer<typeof AccountRow>;

export const Account = z.object({
  id: AccountId,
  referenceId: z.string().nullable(),
  personaId: z.string().nullable(),
  name: z.string(),
  type: z.string(),
  status: z.string(),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  redactedAt: Instant.nullable(),
  origin: Provenance,
  tags: z.array(TagOnAccount),
  fields: z.array(AccountFieldValues),
  counts: z.object({ inquiries: z.int(), waiting: z.int(), documents: z.int(), reports: z.int() }),
});
export type Account = z.infer<typeof Account>;

/** One change of one field. Ids of entries come from the loaded account. */
export const FieldChange = z.discriminatedUnion('action', [
  z.object({ action: z.literal('set'), field: AccountField, entryId: z.string(), value: z.unknown() }),
  z.object({
    action: z.literal('add'),
    field: AccountField,
    use: Use.default('primary'),
    value: z.unknown(),
  }),
  z.object({ action: z.literal('remove'), field: AccountField, entryId: z.string() }),
  z.object({ action: z.literal('use'), field: AccountField, entryId: z.string(), use: Use }),
]);
export type FieldChange = z.infer<typeof FieldChange>;

/** Changes of what is not a personal value. */
export const HeaderChange = z.object({
  referenceId: ReferenceId.optional(),
  status: z.string().trim().min(1).max(100).optional(),
  type: z.string().trim().min(1).max(100).optional(),
});

/** A value that was, and what took its place. Texts are masked like the values themselves. */
export const PastValue = z.object({
  changeId: ChangeId,
  at: Instant,
  by: z.string().nullable(),
  reason: z.string(),
  source: Provenance,
  before: z.string().nullable(),
  after: z.string().nullable(),
  undone: z.boolean(),
});
export type PastValue = z.infer<typeof PastValue>;

/** One thing that happened, for the timeline. `action` and `params` become a sentence in `words.ts`. */
export const TimelineEvent = z.object({
  id: z.string(),
  at: Instant,
  by: z.string().nullable(),
  action: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Field changes, old and new text, where there are any. */
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  changeId: ChangeId.optional(),
  /** This change is the newest of its fields and can be undone. */
  undoable: z.boolean(),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

export const accounts = contract('accounts', {
  search: query({
    about:
      'Finds accounts by name parts in any order, reference id, birth date, phone, e-mail, last digits of an ID ' +
      'number and tags; without text all accounts, newest change first.',
    needs: 'read',
    input: z.object({
      text: z.string().max(500).default(''),
      tags: z.array(TagName).max(50).default([]),
      tagMode: z.enum(['any', 'all']).default('all'),
      status: z.string().max(100).optional(),
      limit: PageSize,
      after: Cursor.optional(),
    }),
    output: z.object({
      rows: z.array(AccountRow),
      next: Cursor.nullable(),
      /** All accounts in the vault, for "x of y". */
      total: z.int(),
      /** Restricted accounts that fit the text and are not among the rows; ids only for those who may open them. */
      restricted: z.object({
        count: z.int(),
        accounts: z.array(z.object({ id: AccountId, referenceId: z.string().nullable() })),
      }),
    }),
  }),
  similar: query({
    about:
      'Accounts with a similar name that `search` does not find: slips, other spellings and languages, nicknames, exchanged ' +
      'and missing parts; a birth date or year beside the name narrows. Best first, each with its reason.',
    needs: 'read',
    input: z.object({
      text: z.string().max(500),
      tags: z.array(TagName).max(50).default([]),
      tagMode: z.enum(['any', 'all']).default('all'),
      status: z.string().max(100).optional(),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.object({
      rows: z.array(AccountRow.extend({ reason: z.string() })),
      /** False while the names are still being gathered, which the first call begins: ask again soon. */
      prepared: z.boolean(),
    }),
  }),
  load: query({
    about: 'One account by id or reference id: current values with provenance, tags, counts.',
    needs: 'read',
    input: z.union([z.object({ id: AccountId }), z.object({ referenceId: ReferenceId })]),
    output: Account,
  }),
  history: query({
    about: 'Everything one field ever held, newest first.',
    needs: 'read',
    input: z.object({ id: AccountId, field: AccountField }),
    output: z.object({ past: z.array(PastValue) }),
  }),
  timeline: query({
    about: 'Everything that ever happened to an account, newest first.',
    needs: 'read',
    input: z.object({ id: AccountId, after: Cursor.optional(), limit: PageSize }),
    output: z.object({ events: z.array(TimelineEvent), next: Cursor.nullable() }),
  }),
  create: command({
    about: 'Makes an account by hand; only the reference id is required.',
    needs: 'edit',
    touches: ['accounts', 'tags', 'facts'],
    input: z.object({
      referenceId: ReferenceId,
      type: z.string().trim().min(1).max(100).default('User'),
      status: z.string().trim().min(1).max(100).default('active'),
      fields: z
        .array(z.object({ field: AccountField, use: Use.default('primary'), value: z.unknown() }))
        .default([]),
      tags: z.array(TagName).max(50).default([]),
    }),
    output: z.object({ id: AccountId, version: z.int() }),
  }),
  update: command({
    about: 'Changes values of an account, with a reason; recorded with old and new, can be undone.',
    needs: 'edit',
    touches: ['accounts', 'inquiries', 'facts'],
    input: z.object({
      id: AccountId,
      version: z.int(),
      changes: z.array(FieldChange).max(200).default([]),
      header: HeaderChange.default({}),
      reason: z.string().trim().min(1).max(500),
    }),
    output: z.object({ version: z.int(), changeId: ChangeId.nullable() }),
  }),
  undo: command({
    about: 'Takes a change back, if none of its values has changed since.',
    needs: 'edit',
    touches: ['accounts', 'inquiries', 'facts'],
    input: z.object({ changeId: ChangeId }),
    output: z.object({ version: z.int(), changeId: ChangeId }),
  }),
  reveal: command({
    about: 'The whole of a masked value; recorded.',
    needs: 'reveal',
    touches: ['facts'],
    input: z.object({ id: AccountId, field: AccountField, entryId: z.string() }),
    output: z.object({ value: z.unknown(), text: z.string() }),
  }),
  statuses: query({
    about: 'The account statuses in use, with counts.',
    needs: 'read',
    input: z.object({}),
    output: z.object({ statuses: z.array(z.object({ status: z.string(), accounts: z.int() })) }),
  }),
  reindex: command({
    about: 'Builds the search index anew.',
    needs: 'administer',
    input: z.object({}),
    output: z.object({ accounts: z.int() }),
  }),
});
