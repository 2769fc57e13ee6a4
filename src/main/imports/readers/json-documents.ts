import type { DocumentContent } from '../rules/documents.ts';
import { isObject, objectFrom } from '../rules/key-casing.ts';
import type { Json, JsonObject } from '../rules/records.ts';
import type { DocumentShape } from './detect.ts';
import { contentsOf, isDocumentContent, leftContents, ownContents, refuse } from './document-items.ts';
import type { PlacedContent } from './document-items.ts';
import { createIncluded, textOf } from './included.ts';
import type { Included } from './included.ts';
import { createJsonCutter } from './json-cutter.ts';
import type { CutOptions, JsonPart } from './json-cutter.ts';
import { parseRecord } from './json-record.ts';
import type { ParsedRecord } from './json-record.ts';
import { LIMITS } from './limits.ts';
import { readNow } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { readUtf8 } from './utf8-pieces.ts';

/** Lists of a top-level object that hold records; `included` is treated apart. */
const RECORD_LISTS = new Set([
  'data',
  'accounts',
  'inquiries',
  'events',
  'records',
  'results',
  'items',
  'customers',
  'users',
  'people',
  'rows',
]);

function isList(key: string): boolean {
  return key === 'included' || RECORD_LISTS.has(key);
}

/** What the first pass found: for each top-level object the resources it includes, and those it could not read. */
type FirstPass = Map<number, { included: Included; faults: PlacedContent[] }>;

/**
 * The records of a JSON file. `included` stands behind `data`, so the file is read twice: the first time for what
 * is included, which stays in memory up to 64 MiB and is fetched from the file beyond that.
 */
export async function* readTopLevel(
  file: OpenedFile,
  shape: DocumentShape,
): AsyncGenerator<PlacedContent, void, undefined> {
  const firstPass = await readIncluded(file, shape);
  const reading: Reading = { firstPass, current: null };
  for await (const part of readParts(file, shape, SECOND_PASS)) {
    const place = { offset: part.offset + shape.bomBytes };
    for (const content of takePart(reading, part)) yield 'place' in content ? content : { content, place };
  }
}

async function* readParts(
  file: OpenedFile,
  shape: DocumentShape,
  options: CutOptions,
): AsyncGenerator<JsonPart, void, undefined> {
  const cutter = createJsonCutter(options);
  for await (const bytes of readUtf8(file, shape)) {
    cutter.push(bytes);
    yield* cutter.take();
  }
  cutter.end();
  yield* cutter.take();
}

const FIRST_PASS: CutOptions = {
  isList,
  limitFor: (place, key) => (place === 'list' && key === 'included' ? LIMITS.includedBytes : 0),
};

const SECOND_PASS: CutOptions = {
  isList,
  limitFor(place, key) {
    if (place === 'list') return key === 'included' ? 0 : LIMITS.documentBytes;
    return LIMITS.documentBytes;
  },
};

/** Included resources are kept as text up to this size, and read again from the file beyond it. */
const INCLUDED_IN_MEMORY_BYTES = 64 * 1024 ** 2;

async function readIncluded(file: OpenedFile, shape: DocumentShape): Promise<FirstPass> {
  const found: FirstPass = new Map();
  let inMemory = 0;
  for await (const part of readParts(file, shape, FIRST_PASS)) {
    if (part.place !== 'list' || part.key !== 'included') continue;
    const ofRoot = found.get(part.root) ?? { included: createIncluded(), faults: [] };
    found.set(part.root, ofRoot);
    const parsed = parsePart(part);
    const value = parsed.ok && isObject(parsed.value) ? parsed.value : null;
    if (value === null) {
      const problem = parsed.ok ? { code: 'not-a-record', params: {} } : parsed.problem;
      ofRoot.faults.push({
        content: { ok: false, problem },
        place: { offset: part.offset + shape.bomBytes },
      });
      continue;
    }
    const canFetch = shape.encoding === 'utf-8' && inMemory > INCLUDED_IN_MEMORY_BYTES;
    if (!canFetch) inMemory += part.length;
    const id = textOf(value, 'id') || `without id ${part.offset}`;
    ofRoot.included.add(textOf(value, 'type'), id, canFetch ? fetcher(file, shape, part) : keeper(part));
  }
  return found;
}

/** Holds the text, which takes a fraction of the memory of the parsed value. */
function keeper(part: JsonPart): () => JsonObject {
  const text = Buffer.from(part.bytes ?? Buffer.alloc(0));
  return () => objectOf(parseRecord(text, part.members));
}

function fetcher(file: OpenedFile, shape: DocumentShape, part: JsonPart): () => JsonObject {
  const { offset, length, members } = part;
  return () => objectOf(parseRecord(readNow(file, offset + shape.bomBytes, length), members));
}

function objectOf(parsed: ParsedRecord): JsonObject {
  return parsed.ok && isObject(parsed.value) ? parsed.value : {};
}

function parsePart(part: JsonPart): ParsedRecord {
  if (part.fault === 'too-deep')
    return { ok: false, problem: { code: 'too-deep', params: { limit: LIMITS.depth } } };
  if (part.fault !== null || part.bytes === null) {
    const code = part.fault ?? 'record-too-large';
    return { ok: false, problem: { code, params: { size: part.length } } };
  }
  return parseRecord(part.bytes, part.members);
}

interface Reading {
  readonly firstPass: FirstPass;
  /** The top-level object that is being read. */
  current: OpenObject | null;
}

interface OpenObject {
  readonly included: Included | null;
  readonly members: [string, Json][];
  membersBytes: number;
  hasList: boolean;
  /** The single record of the document, held until the members behind it are known. */
  data: { readonly value: Json; readonly length: number; readonly offset: number } | null;
}

function* takePart(
  reading: Reading,
  part: JsonPart,
): Generator<DocumentContent | PlacedContent, void, undefined> {
  switch (part.place) {
    case 'begin':
      yield* beginObject(reading, part);
      return;
    case 'end':
      yield* endObject(reading);
      return;
    case 'fault':
      if (part.fault === 'document-cut-off') yield* endObject(reading);
      yield refuse(part.fault ?? 'json-broken', { offset: part.offset });
      return;
    case 'list':
      if (reading.current) reading.current.hasList = true;
      if (part.key !== 'included') yield* takeRecord(part, reading.current?.included ?? null);
      return;
    case 'item':
      yield* takeRecord(part, null);
      return;
    case 'member':
      yield* takeMember(reading, part);
  }
}

function* takeRecord(part: JsonPart, included: Included | null): Generator<DocumentContent, void, undefined> {
  const parsed = parsePart(part);
  if (parsed.ok) yield* contentsOf(parsed.value, part.length, included);
  else yield { ok: false, problem: parsed.problem };
}

function* beginObject(
  reading: Reading,
  part: JsonPart,
): Generator<DocumentContent | PlacedContent, void, undefined> {
  const first = reading.firstPass.get(part.root);
  const included = first?.included ?? null;
  reading.current = { included, members: [], membersBytes: 0, hasList: false, data: null };
  if (!first) return;
  yield* first.faults;
  yield* ownContents(first.included);
}

function* takeMember(reading: Reading, part: JsonPart): Generator<DocumentContent, void, undefined> {
  const { current } = reading;
  const parsed = parsePart(part);
  if (!parsed.ok || !current) {
    yield { ok: false, problem: parsed.ok ? { code: 'json-broken', params: {} } : parsed.problem };
    return;
  }
  if (part.key === 'data' && isDocumentContent(parsed.value)) {
    current.data = { value: parsed.value, length: part.length, offset: part.offset };
    return;
  }
  current.membersBytes += part.length;
  if (current.membersBytes <= LIMITS.documentBytes) current.members.push([part.key, parsed.value]);
  else yield refuse('record-too-large', { limit: LIMITS.documentBytes });
}

function* endObject(reading: Reading): Generator<DocumentContent, void, undefined> {
  const { current } = reading;
  reading.current = null;
  if (!current) return;
  const members: JsonObject = objectFrom(current.members);
  const holdsDocument = current.data !== null || current.hasList || current.included !== null;
  if (current.data !== null) {
    const { value, length } = current.data;
    for (const content of contentsOf(value, length, current.included))
      yield withMeta(content, members['meta']);
  } else if (!holdsDocument) {
    yield* contentsOf(members, current.membersBytes);
  }
  if (current.included) yield* leftContents(current.included);
}

function withMeta(content: DocumentContent, meta: Json | undefined): DocumentContent {
  return isObject(meta) && content.ok && content.kind === 'resource' ? { ...content, meta } : content;
}
