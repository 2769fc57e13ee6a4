import { addField, addMember } from './custom-values.ts';
import { applyExtension, takeExtension } from './extension.ts';
import { kebabKey, kebabType, memberOf } from './key-casing.ts';
import { readPerson } from './person-reading.ts';
import {
  TEXT_UNITS,
  personaIdOf,
  refuse,
  stated,
  takeRedactedAt,
  takeReferenceId,
  takeTags,
} from './record-parts.ts';
import type { Made } from './record-parts.ts';
import type { CustomValues, InquiryInstants, InquiryRecord, JsonObject, RelatedRecord } from './records.ts';
import {
  fieldsOf,
  isInflected,
  openResource,
  otherMembers,
  plainAttributes,
  plainRelationships,
} from './resource.ts';
import type { OpenResource } from './resource.ts';

const STATUS_UNITS = 60;

/**
 * An inquiry from a resource of Persona. Fields that are no part of a person are custom values; every other
 * attribute, the relationships, links and meta stay in `attributes`.
 *
 * @param included what the document holds about it besides accounts and inquiries
 * @source persona-domain.md 2.1
 */
export function inquiryFrom(
  resource: JsonObject,
  included: readonly JsonObject[],
  meta?: JsonObject,
): Made<InquiryRecord> {
  const open = openResource(resource);
  const extension = takeExtension(open, 'inquiry');
  const referenceId = takeReferenceId(open);
  if (referenceId === undefined) return refuse('reference-id-invalid', 'reference-id');
  const status = open.takeText('status', STATUS_UNITS);
  if (status === undefined) return refuse('status-missing', 'status');
  const head = {
    ...personaIdOf(resource),
    referenceId,
    ...stated('accountPersonaId', open.takeLink('account')),
    status,
    ...takeInstants(open),
    ...stated('note', open.takeText('note', TEXT_UNITS)),
    ...stated('reviewerComment', open.takeText('reviewer-comment', TEXT_UNITS)),
    tags: takeTags(open),
    ...stated('template', open.takeLink('inquiry-template') ?? open.takeLink('template')),
  };
  const { person, leftFields, leftAttributes } = readPerson(fieldsOf(resource), open.left());
  const custom: CustomValues = {};
  const inflected = isInflected(resource);
  for (const [key, node] of leftFields) addField(custom, inflected ? kebabKey(key) : key, node);
  const attributes: JsonObject = {};
  for (const [key, value] of leftAttributes) addMember(attributes, key, value);
  open.dropLink(RELATED_LINK);
  const relationships = open.leftRelationships();
  if (Object.keys(relationships).length > 0) addMember(attributes, 'relationships', relationships);
  for (const [key, value] of otherMembers(resource, meta)) addMember(attributes, key, value);
  const related = included.map(relatedFrom);
  return {
    ok: true,
    record: applyExtension({ kind: 'inquiry', ...head, person, custom, attributes, related }, extension),
  };
}

/** The link by which documents of our own say which included resources belong to an inquiry. */
export const RELATED_LINK = 'casefold-related';

/** The attributes that hold instants, by the member of the record. */
export const INSTANTS = [
  ['createdAt', 'created-at'],
  ['updatedAt', 'updated-at'],
  ['startedAt', 'started-at'],
  ['expiresAt', 'expires-at'],
  ['completedAt', 'completed-at'],
  ['failedAt', 'failed-at'],
  ['markedForReviewAt', 'marked-for-review-at'],
  ['decisionedAt', 'decisioned-at'],
  ['expiredAt', 'expired-at'],
] as const;

function takeInstants(open: OpenResource): InquiryInstants {
  const instants: { -readonly [Name in keyof InquiryInstants]: InquiryInstants[Name] } = {};
  for (const [name, key] of INSTANTS) {
    const instant = open.takeInstant(key);
    if (instant !== undefined) instants[name] = instant;
  }
  return { ...instants, ...takeRedactedAt(open) };
}

/** A resource of any other type, kept as it is but for the casing of its keys. */
export function relatedFrom(resource: JsonObject): RelatedRecord {
  const type = memberOf(resource, 'type');
  const attributes = plainAttributes(resource);
  for (const [key, value] of otherMembers(resource, undefined)) addMember(attributes, key, value);
  return {
    kind: 'related',
    type: typeof type === 'string' ? kebabType(type) : 'unknown',
    ...personaIdOf(resource),
    attributes,
    relationships: plainRelationships(resource),
  };
}
