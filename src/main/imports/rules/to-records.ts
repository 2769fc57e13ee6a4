import { accountFrom } from './account-document.ts';
import { readInstant } from './calendar-dates.ts';
import type { DocumentItem } from './documents.ts';
import { objectToAccount } from './flat-objects.ts';
import type { DocumentOptions } from './flat-objects.ts';
import { inquiryFrom, relatedFrom } from './inquiry-document.ts';
import { isObject, kebabType, memberOf, objectFrom } from './key-casing.ts';
import { personaIdOf, refuse, stated } from './record-parts.ts';
import type { Made } from './record-parts.ts';
import type { ContentRecord, EventRecord, ImportRecord, Json, JsonObject, Outcome } from './records.ts';
import { objectMember, plainAttributes } from './resource.ts';

/**
 * Turns what the reader hands out into a record; `line` of the outcome is the number of the record. Nothing that a
 * Persona document says is dropped: what has no place of its own is in `custom` or `attributes`.
 *
 * @param options for flat objects, which do not say how they write dates
 */
export function toRecord(item: DocumentItem, options: DocumentOptions = {}): Outcome {
  const line = item.position.record;
  const made = item.ok ? makeRecord(item, options) : item;
  return made.ok ? { ok: true, line, record: made.record } : { ok: false, line, problem: made.problem };
}

function makeRecord(item: Extract<DocumentItem, { ok: true }>, options: DocumentOptions): Made<ImportRecord> {
  switch (item.kind) {
    case 'resource':
      return resourceToRecord(item.resource, item.included, item.meta);
    case 'event':
      return eventToRecord(item.event);
    case 'object':
      return isObject(item.object['attributes'])
        ? resourceToRecord({ ...item.object, type: typeById(item.object) })
        : objectToAccount(item.object, options);
  }
}

/** A resource without its type shows it by its id. @source persona-domain.md 0 (id prefixes) */
function typeById(resource: JsonObject): string {
  return personaIdOf(resource).personaId?.startsWith('inq_') === true ? 'inquiry' : 'account';
}

/**
 * Turns one JSON:API resource of Persona into a record, whatever its casing and age.
 *
 * @param included resources that belong to it; for an inquiry they become `related`
 * @returns problems `reference-id-invalid`, `status-missing`
 */
export function resourceToRecord(
  resource: JsonObject,
  included: readonly JsonObject[] = [],
  meta?: JsonObject,
): Made<ContentRecord> {
  switch (typeOf(resource)) {
    case 'account':
      return accountFrom(resource, meta);
    case 'inquiry':
      return inquiryFrom(resource, included.filter(isContext), meta);
    default:
      return { ok: true, record: relatedFrom(resource) };
  }
}

function typeOf(resource: JsonObject): string {
  const type = memberOf(resource, 'type');
  return typeof type === 'string' ? kebabType(type) : '';
}

/** Accounts and inquiries stand for themselves; everything else is said about the inquiry it came with. */
function isContext(resource: JsonObject): boolean {
  const type = typeOf(resource);
  return type !== 'account' && type !== 'inquiry';
}

/** Turns a webhook event into its records: what it is about first, then what it included. */
function eventToRecord(event: JsonObject): Made<EventRecord> {
  // Taken before keys are turned to kebab case, because the resources within tell their casing by their keys.
  const content = objectMember(objectMember(event, 'attributes'), 'payload');
  const about = content['data'];
  const subjects = (Array.isArray(about) ? about : [about]).filter(isObject);
  if (subjects.length === 0) return refuse('event-empty', 'payload');
  const listed = Array.isArray(content['included']) ? content['included'] : [];
  const records: ContentRecord[] = [];
  for (const [resource, included] of distribute(subjects, listed.filter(isObject))) {
    const made = resourceToRecord(resource, included);
    if (!made.ok) return made;
    records.push(made.record);
  }
  return { ok: true, record: describeEvent(event, records) };
}

/** One inquiry gets what came with it as its own; otherwise everything included is a record of its own. */
function distribute(subjects: JsonObject[], included: JsonObject[]): [JsonObject, JsonObject[]][] {
  const [subject] = subjects;
  if (subjects.length === 1 && subject && typeOf(subject) === 'inquiry') {
    const others = included.filter((resource) => !isContext(resource));
    return [
      [subject, included.filter(isContext)],
      ...others.map((one): [JsonObject, JsonObject[]] => [one, []]),
    ];
  }
  return [...subjects, ...included].map((resource) => [resource, []]);
}

function describeEvent(event: JsonObject, records: readonly ContentRecord[]): EventRecord {
  const attributes = plainAttributes(event);
  const {
    name,
    payload: _,
    'created-at': createdAt,
    'redacted-at': redactedAt,
    context,
    ...others
  } = attributes;
  const instant = (value: Json | undefined) => (typeof value === 'string' ? readInstant(value) : null);
  return {
    kind: 'event',
    eventId: personaIdOf(event).personaId ?? null,
    name: typeof name === 'string' ? name : '',
    createdAt: instant(createdAt),
    ...(redactedAt === undefined ? {} : { redactedAt: instant(redactedAt) }),
    ...stated('context', context),
    ...(Object.keys(others).length === 0 ? {} : { attributes: objectFrom(Object.entries(others)) }),
    records,
  };
}
