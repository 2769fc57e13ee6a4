import { z } from 'zod';

import { Use } from '#contracts/accounts.ts';
import { Person } from '#contracts/person.ts';

import { isObject } from './key-casing.ts';
import type {
  AccountRecord,
  CustomValues,
  InquiryRecord,
  Json,
  JsonObject,
  RelatedRecord,
} from './records.ts';
import type { OpenResource } from './resource.ts';

/** The attribute in which documents of our own hold what Persona's shape has no room for. */
export const EXTENSION = 'casefold';

/**
 * What a resource says beyond Persona's shape. `more`: further values of the person, behind the ones that the shape
 * holds, so that a value somebody edits in the exported file is taken. `exact`: members of the record that replace
 * what was read, for values that Persona's shape would alter.
 */
export interface Extension {
  readonly more: Partial<Person>;
  readonly exact: object;
}

/** Uses of values by field; accounts only. */
const Uses = z.partialRecord(Person.keyof(), z.array(Use));
const PersonPart = z.strictObject(Person.partial().shape);

/** Takes the extension out of a resource. One with anything that does not fit stays an attribute like any other. */
export function takeExtension(open: OpenResource, kind: 'account' | 'inquiry'): Extension | null {
  const value = open.look(EXTENSION);
  if (!isObject(value)) return null;
  const { more: statedMore, exact: statedExact, ...others } = value;
  const more = PersonPart.safeParse(statedMore ?? {});
  const exact = checkMembers(kind, statedExact ?? {});
  if (!more.success || exact === null || Object.keys(others).length > 0) return null;
  open.drop(EXTENSION);
  return { more: withoutAbsent(more.data), exact };
}

function withoutAbsent(more: { [Field in keyof Person]?: Person[Field] | undefined }): Partial<Person> {
  const found: Partial<Person> = {};
  for (const field of Person.keyof().options) copyField(found, more, field);
  return found;
}

function copyField<Field extends keyof Person>(
  to: Partial<Person>,
  from: { [Name in keyof Person]?: Person[Name] | undefined },
  field: Field,
): void {
  const values = from[field];
  if (values !== undefined) to[field] = values;
}

/** A record with what the extension adds and replaces. */
export function applyExtension<Kind extends AccountRecord | InquiryRecord>(
  record: Kind,
  extension: Extension | null,
): Kind {
  if (extension === null) return record;
  const person = addMore(record.person, extension.more);
  return { ...record, person, ...extension.exact };
}

function addMore(person: Person, more: Partial<Person>): Person {
  return {
    name: [...person.name, ...(more.name ?? [])],
    birthdate: [...person.birthdate, ...(more.birthdate ?? [])],
    identification: [...person.identification, ...(more.identification ?? [])],
    nationality: [...person.nationality, ...(more.nationality ?? [])],
    gender: [...person.gender, ...(more.gender ?? [])],
    address: [...person.address, ...(more.address ?? [])],
    phone: [...person.phone, ...(more.phone ?? [])],
    email: [...person.email, ...(more.email ?? [])],
  };
}

/** Longest text of a member of a record. @source contracts/person.ts; the shorter ones are our choice */
const LIMITS = new Map([
  ['personaId', 100],
  ['typeName', 100],
  ['status', 100],
  ['accountPersonaId', 100],
  ['template', 100],
  ['note', 4000],
  ['reviewerComment', 4000],
]);

const INSTANT_NAMES =
  /^(?:created|updated|redacted|started|expires|completed|failed|markedForReview|decisioned|expired)At$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
/** Members that only inquiries have. */
const OF_INQUIRIES =
  /^(?:accountPersonaId|template|note|reviewerComment|attributes|related)$|^(?!created|updated|redacted)\w+At$/;

function checkMembers(kind: string, exact: Json): object | null {
  if (!isObject(exact)) return null;
  const found: [string, unknown][] = [];
  for (const [name, value] of Object.entries(exact)) {
    const checked = kind === 'account' && OF_INQUIRIES.test(name) ? undefined : checkMember(name, value);
    if (checked === undefined) return null;
    found.push([name, checked]);
  }
  return Object.fromEntries(found);
}

function checkMember(name: string, value: Json): unknown {
  const limit = LIMITS.get(name);
  if (limit !== undefined) return typeof value === 'string' && value.length <= limit ? value : undefined;
  if (INSTANT_NAMES.test(name)) return typeof value === 'string' && INSTANT.test(value) ? value : undefined;
  switch (name) {
    case 'tags':
      return Array.isArray(value) && value.every(isTag) ? value : undefined;
    case 'person':
      return Person.safeParse(value).data;
    case 'uses':
      return Uses.safeParse(value).data;
    case 'custom':
      return isCustom(value) ? value : undefined;
    case 'attributes':
      return isObject(value) ? value : undefined;
    case 'related':
      return Array.isArray(value) && value.every(isRelated) ? value : undefined;
    default:
      return undefined;
  }
}

function isTag(value: Json): boolean {
  return typeof value === 'string' && value !== '' && value.length <= 80 && !/\p{Cc}/u.test(value);
}

function isCustom(value: Json): value is JsonObject & CustomValues {
  return (
    isObject(value) &&
    Object.values(value).every(
      (one) => isObject(one) && typeof one['type'] === 'string' && Object.hasOwn(one, 'value'),
    )
  );
}

function isRelated(value: Json): value is JsonObject & RelatedRecord {
  return (
    isObject(value) &&
    value['kind'] === 'related' &&
    typeof value['type'] === 'string' &&
    isObject(value['attributes']) &&
    isObject(value['relationships'])
  );
}
