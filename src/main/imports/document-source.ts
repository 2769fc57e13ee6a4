/** Files of Persona documents as batches of records. */
import type { DocumentShape } from './readers/detect.ts';
import { readDocuments } from './readers/persona.ts';
import type { DocumentItem } from './rules/documents.ts';
import type { ImportRecord, JsonObject, RelatedRecord } from './rules/records.ts';
import { toRecord } from './rules/to-records.ts';
import type { Batch, Head } from './batch.ts';

const recordsPerBatch = 200;
const looksAt = 200;

/** What the first records of a file are. */
export async function documentHead(path: string, shape: DocumentShape): Promise<Head> {
  const kinds: Record<string, number> = {};
  const warnings: Head['warnings'] = [];
  let seen = 0;
  for await (const item of readDocuments(path, shape)) {
    const outcome = toRecord(item);
    if (outcome.ok) {
      const { record } = outcome;
      const kind = record.kind === 'related' ? record.type : record.kind;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    } else if (warnings.length < 20) warnings.push(outcome.problem);
    if (++seen >= looksAt) break;
  }
  return { headers: [], sample: [], kinds, warnings };
}

/** The records of a file from the one after `after` on; a record's number is the same in every reading. */
export async function* documentBatches(
  path: string,
  shape: DocumentShape,
  after: number,
): AsyncGenerator<Batch, void, undefined> {
  let batch: Batch = { records: [], rejected: [], through: after, bytesRead: 0 };
  const linked = linkLoose();
  for await (const item of readDocuments(path, shape)) {
    const { record: line, offset } = item.position;
    const only = linked(item);
    if (line <= after) continue;
    const outcome = toRecord(item);
    if (outcome.ok)
      batch.records.push({ line, record: only ? withLink(outcome.record, only) : outcome.record });
    else batch.rejected.push({ line, problem: outcome.problem, text: '' });
    batch = { ...batch, through: line, bytesRead: offset };
    if (batch.records.length + batch.rejected.length >= recordsPerBatch) {
      yield batch;
      batch = { records: [], rejected: [], through: line, bytesRead: offset };
    }
  }
  if (batch.records.length + batch.rejected.length > 0) yield batch;
}

/** Type and id of a resource. */
interface Named {
  readonly type: string;
  readonly id: string;
}

/**
 * What a document includes and nothing leads to belongs to its inquiry or account, when it has just one: otherwise
 * it would be kept where nobody ever sees it. Asked for every item in order, answers whom the item belongs to.
 */
function linkLoose(): (item: DocumentItem) => Named | null {
  let main: Named[] = [];
  let inLoose = false;
  let line: number | undefined;
  return (item) => {
    if (item.position.line !== line) main = [];
    line = item.position.line;
    if (!item.ok || item.kind !== 'resource') {
      main = [];
      return null;
    }
    const named = nameOf(item.resource);
    if (item.origin === 'included') {
      inLoose = named?.type !== 'inquiry' && named?.type !== 'account';
      return inLoose && main.length === 1 ? (main[0] ?? null) : null;
    }
    // The first one after loose ones is of another document.
    if (inLoose) main = [];
    inLoose = false;
    if (named) main.push(named);
    return null;
  };
}

function nameOf(resource: JsonObject): Named | null {
  const { type, id } = resource;
  return typeof type === 'string' && typeof id === 'string' ? { type, id } : null;
}

function withLink(record: ImportRecord, { type, id }: Named): ImportRecord {
  if (record.kind !== 'related' || (type !== 'inquiry' && type !== 'account')) return record;
  const { inquiry, account } = record.relationships;
  if (inquiry !== undefined || account !== undefined) return record;
  const relationships = { ...record.relationships, [type]: { data: { type, id } } };
  return { ...record, relationships } satisfies RelatedRecord;
}
