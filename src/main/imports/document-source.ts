/** Files of Persona documents as batches of records. */
import type { DocumentShape } from './readers/detect.ts';
import { readDocuments } from './readers/persona.ts';
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
  for await (const item of readDocuments(path, shape)) {
    const { record: line, offset } = item.position;
    if (line <= after) continue;
    const outcome = toRecord(item);
    if (outcome.ok) batch.records.push({ line, record: outcome.record });
    else batch.rejected.push({ line, problem: outcome.problem, text: '' });
    batch = { ...batch, through: line, bytesRead: offset };
    if (batch.records.length + batch.rejected.length >= recordsPerBatch) {
      yield batch;
      batch = { records: [], rejected: [], through: line, bytesRead: offset };
    }
  }
  if (batch.records.length + batch.rejected.length > 0) yield batch;
}
