import { addCustom, addField, typeOfJson } from './custom-values.ts';
import { applyExtension, takeExtension } from './extension.ts';
import { readPerson } from './person-reading.ts';
import {
  WORD_UNITS,
  personaIdOf,
  refuse,
  stated,
  takeRedactedAt,
  takeReferenceId,
  takeTags,
} from './record-parts.ts';
import type { Made } from './record-parts.ts';
import type { AccountRecord, CustomValues, JsonObject } from './records.ts';
import { fieldsOf, openResource, otherMembers } from './resource.ts';

/**
 * An account from a resource of Persona. What has no place becomes a custom value: unknown fields with the type
 * they state, other attributes, relationships, links and meta as JSON.
 *
 * @source persona-domain.md 1.1: both the flat attributes of older payloads and the `fields` of newer ones
 */
export function accountFrom(resource: JsonObject, meta?: JsonObject): Made<AccountRecord> {
  const open = openResource(resource);
  const extension = takeExtension(open, 'account');
  const referenceId = takeReferenceId(open);
  if (referenceId === undefined) return refuse('reference-id-invalid', 'reference-id');
  const head = {
    ...personaIdOf(resource),
    referenceId,
    ...stated('typeName', open.takeText('account-type-name', WORD_UNITS)),
    ...stated('status', open.takeText('account-status', WORD_UNITS)),
    tags: takeTags(open),
    ...stated('createdAt', open.takeInstant('created-at')),
    ...stated('updatedAt', open.takeInstant('updated-at')),
    ...takeRedactedAt(open),
  };
  const accountTypeId = open.takeLink('account-type');
  const { person, leftFields, leftAttributes } = readPerson(fieldsOf(resource), open.left());
  const custom: CustomValues = {};
  for (const [key, node] of leftFields) addField(custom, key, node);
  for (const [key, value] of leftAttributes) addCustom(custom, key, typeOfJson(value), value);
  if (accountTypeId !== undefined) addCustom(custom, 'account-type-id', 'string', accountTypeId);
  const relationships = open.leftRelationships();
  if (Object.keys(relationships).length > 0) addCustom(custom, 'relationships', 'json', relationships);
  for (const [key, value] of otherMembers(resource, meta)) addCustom(custom, key, 'json', value);
  return { ok: true, record: applyExtension({ kind: 'account', ...head, person, custom }, extension) };
}
