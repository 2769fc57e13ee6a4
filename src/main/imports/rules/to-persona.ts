import type { Person } from '#contracts/person.ts';

import { accountFrom } from './account-document.ts';
import { EXTENSION } from './extension.ts';
import { INSTANTS, RELATED_LINK, inquiryFrom } from './inquiry-document.ts';
import { isObject } from './key-casing.ts';
import { isPersonKey } from './person-reading.ts';
import {
  accountFields,
  flatPerson,
  inquiryFields,
  jsonObject,
  numbersByClass,
  ssnOf,
} from './persona-members.ts';
import type { AccountRecord, InquiryRecord, JsonObject, RelatedRecord } from './records.ts';

/** A JSON:API document in Persona's shape: one resource, and for an inquiry what belongs to it. */
export interface PersonaDocument {
  readonly data: JsonObject;
  readonly included?: JsonObject[];
}

/**
 * Writes a record as a document of Persona, in kebab case, with flat attributes and `fields`, such that reading it
 * gives the same record. What Persona's shape cannot hold stands in the attribute `casefold`: second and further
 * values of the person under `more`, and under `exact` whole members that the shape would alter.
 */
export function toPersona(record: AccountRecord | InquiryRecord): PersonaDocument {
  const bare = writeResource(record, {});
  const more = moreOf(record.person, readBack(record, bare).person);
  const filled = writeResource(record, withoutEmpty({ more }));
  const exact = differences(record, readBack(record, filled));
  const data = writeResource(record, withoutEmpty({ more: 'person' in exact ? {} : more, exact }));
  return record.kind === 'inquiry' ? { data, included: record.related.map(writeRelated) } : { data };
}

function withoutEmpty(extension: Record<string, object>): JsonObject {
  return jsonObject(Object.entries(extension).filter(([, value]) => Object.keys(value).length > 0));
}

function readBack(record: AccountRecord | InquiryRecord, data: JsonObject): AccountRecord | InquiryRecord {
  const made =
    record.kind === 'account' ? accountFrom(data) : inquiryFrom(data, record.related.map(writeRelated));
  // The reference id and the status decide whether a record can be read at all; ours come from records.
  if (!made.ok) throw new RangeError(`a record that cannot be written: ${made.problem.code}`);
  return made.record;
}

/** The values behind those that the shape gave back, per field. */
function moreOf(person: Person, read: Person): Partial<Person> {
  const more: Partial<Person> = {};
  for (const field of PERSON_FIELDS) addMore(more, field, person, read);
  return more;
}

const PERSON_FIELDS = [
  'name',
  'birthdate',
  'identification',
  'nationality',
  'gender',
  'address',
  'phone',
  'email',
] as const satisfies readonly (keyof Person)[];

function addMore<Field extends keyof Person>(
  more: Partial<Person>,
  field: Field,
  person: Person,
  read: Person,
): void {
  const held = read[field].length;
  const values = person[field].slice(held);
  if (values.length === 0 || !isSame(person[field].slice(0, held), read[field])) return;
  // Slicing keeps the type of the list, which the compiler does not follow through the field.
  more[field] = values as Person[Field];
}

/** The members of a record that reading gives back otherwise. */
function differences(record: AccountRecord | InquiryRecord, read: AccountRecord | InquiryRecord): JsonObject {
  const known = new Map<string, unknown>(Object.entries(read));
  return jsonObject(Object.entries(record).filter(([name, value]) => !isSame(value, known.get(name))));
}

function writeResource(record: AccountRecord | InquiryRecord, extension: JsonObject): JsonObject {
  const extras: JsonObject = Object.keys(extension).length === 0 ? {} : { [EXTENSION]: extension };
  return record.kind === 'account' ? writeAccount(record, extras) : writeInquiry(record, extras);
}

function writeAccount(record: AccountRecord, extras: JsonObject): JsonObject {
  const { person } = record;
  const custom = Object.entries(record.custom).filter(
    ([key]) => key !== 'account-type-id' && !isPersonKey(key),
  );
  const type = record.custom['account-type-id'];
  return jsonObject([
    ['type', 'account'],
    ['id', record.personaId],
    [
      'attributes',
      jsonObject([
        ['reference-id', record.referenceId],
        ['account-type-name', record.typeName],
        ['account-status', record.status],
        ['tags', record.tags],
        ['created-at', record.createdAt],
        ['updated-at', record.updatedAt],
        ['redacted-at', record.redactedAt],
        ...flatPerson(person),
        ['social-security-number', ssnOf(person)],
        ['identification-numbers', numbersByClass(person.identification)],
        ['fields', jsonObject([...accountFields(person), ...custom])],
        ...Object.entries(extras),
      ]),
    ],
    ['relationships', typeof type?.value === 'string' ? link('account-type', type.value) : undefined],
  ]);
}

function writeInquiry(record: InquiryRecord, extras: JsonObject): JsonObject {
  const { relationships, ...attributes } = record.attributes;
  const custom = Object.entries(record.custom).filter(([key]) => !isPersonKey(key));
  const related = record.related.filter(({ personaId }) => personaId !== undefined);
  const instants = INSTANTS.map(([name, key]) => [key, record[name]] as const);
  return jsonObject([
    ['type', 'inquiry'],
    ['id', record.personaId],
    [
      'attributes',
      jsonObject([
        ...Object.entries(attributes).filter(([key]) => key !== EXTENSION),
        ['status', record.status],
        ['reference-id', record.referenceId],
        ['note', record.note],
        ['reviewer-comment', record.reviewerComment],
        ['tags', record.tags],
        ...instants,
        ['redacted-at', record.redactedAt],
        ...flatPerson(record.person),
        ['fields', jsonObject([...inquiryFields(record.person), ...custom])],
        ...Object.entries(extras),
      ]),
    ],
    [
      'relationships',
      jsonObject([
        ...(isObject(relationships) ? Object.entries(relationships) : []),
        ...links(record),
        [RELATED_LINK, related.length === 0 ? undefined : { data: related.map(identifierOf) }],
      ]),
    ],
  ]);
}

function links({ accountPersonaId, template }: InquiryRecord): [string, unknown][] {
  return [
    ...Object.entries(accountPersonaId === undefined ? {} : link('account', accountPersonaId)),
    ...Object.entries(template === undefined ? {} : link('inquiry-template', template)),
  ];
}

function link(type: string, id: string): JsonObject {
  return { [type]: { data: { type, id } } };
}

function identifierOf({ type, personaId }: RelatedRecord): JsonObject {
  return jsonObject([
    ['type', type],
    ['id', personaId],
  ]);
}

function writeRelated(record: RelatedRecord): JsonObject {
  const { type, personaId, attributes, relationships } = record;
  return jsonObject([
    ['type', type],
    ['id', personaId],
    ['attributes', attributes],
    ['relationships', relationships],
  ]);
}

/** Equal as JSON, where an absent member and an undefined one are the same and order of keys does not count. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const members = new Map<string, unknown>(Object.entries(one).filter(([, value]) => value !== undefined));
  const others = Object.entries(other).filter(([, value]) => value !== undefined);
  return (
    members.size === others.length &&
    others.every(([key, value]) => members.has(key) && isSame(members.get(key), value))
  );
}
