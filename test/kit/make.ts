/** Builders with a sensible rest: a test names only what it is about. All persons are made up. */
import type { accounts, FieldChange } from '#contracts/accounts.ts';
import type { Asked } from '#contracts/kit/contract.ts';

type CreateInput = Asked<(typeof accounts)['operations']['create']>;
type NewField = NonNullable<CreateInput['fields']>[number];

/** A field for `accounts.create`. */
export function field(name: NewField['field'], value: unknown, use: NewField['use'] = 'primary'): NewField {
  return { field: name, use, value };
}

/** The fields of a plain account, those given in place of the usual ones. */
export function fields(given: Readonly<Record<string, unknown>> = {}): NewField[] {
  const usual: Readonly<Record<string, unknown>> = {
    name: { first: 'Ana', last: 'Pereira' },
    birthdate: '1988-07-04',
  };
  return Object.entries({ ...usual, ...given })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => field(name, value));
}

/** One change that sets an entry. */
export function set(name: FieldChange['field'], entryId: string, value: unknown): FieldChange {
  return { action: 'set', field: name, entryId, value };
}

/** CSV text of a table; cells are quoted where they must be. */
export function csv(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  separator = ',',
): string {
  const cell = (text: string) =>
    /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  return [headers, ...rows].map((row) => `${row.map(cell).join(separator)}\r\n`).join('');
}

/** The headers of Persona's account import, as far as tests use them. */
export const accountHeaders = [
  'reference_id',
  'name_first',
  'name_last',
  'birthdate',
  'email_address',
  'phone_number',
] as const;

let made = 0;
/** A Persona id nobody else has in this test file. */
export function personaId(prefix: string): string {
  return `${prefix}_T${String(++made).padStart(7, '0')}abcdefghijklmnop`;
}

/** What an inquiry document says; everything has a sensible rest. */
export interface InquiryParts {
  readonly id?: string;
  readonly referenceId?: string | null;
  readonly status?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  /** Persona's flat attributes in kebab case: `name-first`, `birthdate` … */
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
  readonly included?: readonly unknown[];
  readonly relationships?: Readonly<Record<string, unknown>>;
}

const person = { 'name-first': 'Ana', 'name-last': 'Pereira', birthdate: '1988-07-04' };

/** The resource of an inquiry. */
export function inquiryResource(parts: InquiryParts = {}): Record<string, unknown> {
  const createdAt = parts.createdAt ?? '2026-11-20T09:00:00.000Z';
  return {
    type: 'inquiry',
    id: parts.id ?? personaId('inq'),
    attributes: {
      status: parts.status ?? 'completed',
      'reference-id': parts.referenceId ?? null,
      'created-at': createdAt,
      'completed-at': createdAt,
      'updated-at': parts.updatedAt ?? createdAt,
      ...(parts.tags === undefined ? {} : { tags: parts.tags }),
      ...(parts.fields === undefined ? {} : { fields: parts.fields }),
      ...person,
      ...parts.attributes,
    },
    relationships: parts.relationships ?? {},
  };
}

/** A Persona document with one inquiry. */
export function inquiryDocument(parts: InquiryParts = {}): Record<string, unknown> {
  return {
    data: inquiryResource(parts),
    ...(parts.included === undefined ? {} : { included: parts.included }),
  };
}

/** A resource of any type. */
export function resource(
  type: string,
  attributes: Readonly<Record<string, unknown>>,
  id: string = personaId(type.split('/')[0]!.slice(0, 3)),
): Record<string, unknown> {
  return { type, id, attributes };
}

/** A recorded webhook event about something. */
export function webhookEvent(
  name: string,
  createdAt: string,
  payload: unknown,
  id: string = personaId('evt'),
): Record<string, unknown> {
  return { data: { type: 'event', id, attributes: { name, 'created-at': createdAt, payload } } };
}

/** The smallest real PNG: one grey point. */
export const onePointPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** A PDF with one empty page. */
export const emptyPdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
