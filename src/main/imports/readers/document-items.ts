import type { Problem } from '#contracts/kit/common.ts';

import { isObject, memberOf } from '../rules/key-casing.ts';
import type { DocumentContent, DocumentPosition } from '../rules/documents.ts';
import type { Json, JsonObject } from '../rules/records.ts';
import { includeAll, textOf } from './included.ts';
import type { Included } from './included.ts';
import { measureJson, parseRecord } from './json-record.ts';
import { LIMITS } from './limits.ts';

/** Content with the place it came from, not yet counted. */
export interface PlacedContent {
  readonly content: DocumentContent;
  readonly place: Omit<DocumentPosition, 'record'>;
}

/**
 * The records in one parsed value: a document, a page of a list, an event, a resource, a flat object, or an array
 * of these.
 *
 * @param included resources of the document around the value, for elements of a list
 * @param sizeBytes length of the text, against the limit for one record
 */
export function* contentsOf(
  value: Json,
  sizeBytes: number,
  included: Included | null = null,
): Generator<DocumentContent, void, undefined> {
  if (Array.isArray(value)) {
    for (const element of value) yield* contentsOf(element, 0, included);
  } else if (!isObject(value)) {
    yield refuse('not-a-record');
  } else if (isEvent(value)) {
    yield eventContent(value);
  } else if (isDocument(value)) {
    yield* documentContents(value, sizeBytes);
  } else if (holdsRequest(value)) {
    yield* contentsOf(requestBody(value), sizeBytes);
  } else if (sizeBytes > LIMITS.recordBytes) {
    yield refuse('record-too-large', { limit: LIMITS.recordBytes, size: sizeBytes });
  } else if (isResource(value)) {
    const related = included === null ? [] : included.relatedTo(value);
    yield { ok: true, kind: 'resource', origin: 'data', resource: value, included: related };
  } else {
    yield objectContent(value);
  }
}

function* documentContents(
  document: JsonObject,
  sizeBytes: number,
): Generator<DocumentContent, void, undefined> {
  const content = memberOf(document, 'data') ?? null;
  const included = includeAll(memberOf(document, 'included'));
  const meta = memberOf(document, 'meta');
  yield* ownContents(included);
  for (const found of contentsOf(content, Array.isArray(content) ? 0 : Math.min(sizeBytes, 1), included)) {
    yield isObject(meta) && !Array.isArray(content) && found.ok && found.kind === 'resource'
      ? { ...found, meta }
      : found;
  }
  yield* leftContents(included);
}

/** Included accounts and inquiries, which stand for themselves; they come before what mentions them. */
export function* ownContents(included: Included): Generator<DocumentContent, void, undefined> {
  for (const resource of included.own()) {
    yield {
      ok: true,
      kind: 'resource',
      origin: 'included',
      resource,
      included: included.relatedTo(resource),
    };
  }
}

/** Included resources that nothing led to. */
export function* leftContents(included: Included): Generator<DocumentContent, void, undefined> {
  for (const resource of included.left()) {
    yield { ok: true, kind: 'resource', origin: 'included', resource, included: [] };
  }
}

function isEvent(value: JsonObject): boolean {
  return textOf(value, 'type') === 'event' && isObject(value['attributes']);
}

function isResource(value: JsonObject): boolean {
  return typeof value['type'] === 'string' && isObject(value['attributes']);
}

/** `{ data: … }` around records; a flat object may have a member of that name as well, but not of that content. */
function isDocument(value: JsonObject): boolean {
  const content = value['data'];
  if (Array.isArray(content)) return content.length === 0 || isDocumentContent(content[0]);
  return isDocumentContent(content);
}

/** True for what `data` of a document holds: a resource, if only by type and id. */
export function isDocumentContent(content: Json | undefined): content is JsonObject {
  if (!isObject(content) || typeof content['type'] !== 'string') return false;
  return Object.hasOwn(content, 'attributes') || Object.hasOwn(content, 'id');
}

function holdsRequest(value: JsonObject): boolean {
  return requestBody(value) !== null;
}

/** The document within a recorded request (`{headers, body}`), where the body is an object or its text. */
function requestBody(value: JsonObject): JsonObject | null {
  const body = value['body'];
  const content = typeof body === 'string' && body.startsWith('{') ? parseBody(body) : body;
  return isObject(content) && (isDocument(content) || isEvent(content)) ? content : null;
}

function parseBody(body: string): Json {
  const bytes = Buffer.from(body);
  const { members, fault } = measureJson(bytes);
  const parsed = fault === null ? parseRecord(bytes, members) : null;
  return parsed?.ok === true ? parsed.value : null;
}

function eventContent(event: JsonObject): DocumentContent {
  const attributes = event['attributes'];
  const stated = isObject(attributes) ? attributes : {};
  return {
    ok: true,
    kind: 'event',
    eventId: textOf(event, 'id') || null,
    name: textOf(stated, 'name'),
    createdAt: textOf(stated, 'created-at') || null,
    event,
  };
}

function objectContent(object: JsonObject): DocumentContent {
  if (Array.isArray(object['errors'])) return refuse('error-document');
  return Object.keys(object).length === 0 ? refuse('not-a-record') : { ok: true, kind: 'object', object };
}

/** A place that could not be read. */
export function refuse(code: string, params: Problem['params'] = {}): DocumentContent {
  return { ok: false, problem: { code, params } };
}
