/** The reading half of imports: files become batches of records; the writer takes them in. */
import { basename } from 'node:path';
import { imports, type Mapping, type RejectedRow, type TableOptions } from '#contracts/imports.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { JobContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { masked } from '../masked.ts';
import { loadImport } from './commands.ts';
import { newSalts } from './committed.ts';
import { hashOfFile, stretchEarlier } from './file-hash.ts';
import { prepare } from './prepared.ts';
import { openSource, type Source } from './source.ts';
import { headerKey, suggestMapping } from './rules/suggest-mapping.ts';
import type { ImportRecord } from './rules/records.ts';
import { checkMapping } from './rules/mapping.ts';

type Ops = (typeof imports)['operations'];
type Outcome = Output<Ops['run']>;

/** How many batches may wait at the writer while the next ones are read. */
const batchesInFlight = 3;
/** How many rejected rows an outcome shows. */
export const rejectedShown = 50;

/** What is in a file and where its columns would go. */
export async function preview(
  input: Input<Ops['preview']>,
  context: JobContext,
): Promise<Output<Ops['preview']>> {
  const path = context.path(input.file);
  const source = await openSource(path, input.options);
  const head = await source.head();
  const remembered = head.headers.length > 0 ? rememberedMapping(context.db, head.headers) : null;
  const proposed = head.headers.length > 0 ? suggestMapping(head.headers, head.sample) : null;
  return {
    file: basename(path),
    sizeBytes: source.sizeBytes,
    format: source.format,
    encoding: source.encoding,
    separator: source.separator,
    sheets: source.sheets,
    headers: head.headers,
    // Whole: the file is with the person who chose it and not in the vault, and columns are told by what is in them.
    sample: head.sample.slice(0, 50),
    mapping: remembered ?? proposed?.mapping ?? null,
    remembered: remembered !== null,
    kinds: head.kinds,
    warnings: [
      ...head.warnings,
      ...(proposed?.askDateOrder && !remembered?.dateOrder
        ? [{ code: 'date-order-unclear', params: {} }]
        : []),
    ],
  };
}

function rememberedMapping(db: ReadDb, headers: readonly string[]): Mapping | null {
  const row = db.maybe<{ mapping: string }>(
    'SELECT mapping FROM mapping WHERE header_key = ?',
    headerKey(headers),
  );
  const mapping = row ? (JSON.parse(row.mapping) as Mapping) : null;
  return mapping && checkMapping(mapping, headers) === null ? mapping : null;
}

/**
 * The mapping asked for, else the remembered or proposed one; null for files without columns.
 * @throws AppError `invalid-input` for one that does not fit the file: it must be neither used nor remembered
 */
export async function mappingFor(
  source: Source,
  asked: Mapping | undefined,
  db: ReadDb,
): Promise<Mapping | null> {
  const { headers, sample } = await source.head();
  if (headers.length === 0) return null;
  const mapping = asked ?? rememberedMapping(db, headers) ?? suggestMapping(headers, sample).mapping;
  const problem = checkMapping(mapping, headers);
  if (problem) throw new AppError('invalid-input', { field: 'mapping', rule: problem.code });
  return mapping;
}

/** Imports the chosen file. */
export function run(input: Input<Ops['run']>, context: JobContext): Promise<Outcome> {
  return importFile(context.path(input.file), input, context);
}

/** Imports the file at a path: for the operation, and for what brings files of its own. */
export async function importFile(
  path: string,
  input: Omit<Input<Ops['run']>, 'file'>,
  context: JobContext,
): Promise<Outcome> {
  const source = await openSource(path, input.options);
  const mapping = await mappingFor(source, input.mapping, context.db);
  const { headers } = await source.head();
  await stretchEarlier(context);
  const begun = await context.commit(imports.operations.begin, 'imports.begin', {
    file: basename(path),
    fileHash: await hashOfFile(path, context),
    sizeBytes: source.sizeBytes,
    format: source.format,
    mode: input.mode,
    options: input.options,
    mapping,
    headerKey: input.rememberMapping && headers.length > 0 ? headerKey(headers) : null,
  });
  return apply(source, mapping, input.mode, begun, context);
}

/** Goes on where an import ended. */
export async function resume(input: Input<Ops['resume']>, context: JobContext): Promise<Outcome> {
  await stretchEarlier(context);
  const row = loadImport(context.db, input.importId);
  if (row.state === 'done') throw new AppError('conflict', { what: 'import-done' });
  const path = context.path(input.file);
  const options = JSON.parse(row.options) as TableOptions;
  const mapping = row.mapping === null ? null : (JSON.parse(row.mapping) as Mapping);
  const source = await openSource(path, options);
  const fileHash = await hashOfFile(path, context);
  if (fileHash !== row.file_hash) throw new AppError('file-changed');
  const begun = await context.commit(imports.operations.begin, 'imports.begin', {
    file: row.file,
    fileHash,
    sizeBytes: row.size_bytes,
    format: row.format,
    mode: row.mode,
    options,
    mapping,
    headerKey: null,
    resumeId: row.id,
  });
  return apply(source, mapping, row.mode, begun, context);
}

async function apply(
  source: Source,
  mapping: Mapping | null,
  mode: Input<Ops['run']>['mode'],
  begun: Output<Ops['begin']>,
  context: JobContext,
): Promise<Outcome> {
  const { importId, sourceId } = begun;
  const newSalt = newSalts();
  let counts = begun.counts;
  const kinds = new Map<string, number>();
  const rejected: RejectedRow[] = [];
  const waiting: Promise<unknown>[] = [];
  const close = (state: 'done' | 'stopped' | 'failed') =>
    context.commit(imports.operations.finish, 'imports.finish', { importId, state });
  try {
    for await (const batch of source.batches(mapping, begun.doneThrough)) {
      if (context.isCancelled()) {
        await Promise.all(waiting);
        await close('stopped');
        return { importId, counts, kinds: Object.fromEntries(kinds), rejected, finished: false };
      }
      for (const { record } of batch.records) count(kinds, kindOf(record));
      rejected.push(...shownRows(batch.rejected.slice(0, rejectedShown - rejected.length), mapping));
      const { through, records } = batch;
      const done = context
        .commit(imports.operations.applyBatch, 'imports.applyBatch', {
          importId,
          sourceId,
          mode,
          through,
          records: records.map(({ line, record }) => ({ line, record: prepare(record, newSalt) })),
          rejected: batch.rejected,
        })
        .then((answer) => {
          counts = answer;
          context.progress({ phase: 'importing', done: batch.bytesRead, total: source.sizeBytes });
        });
      // A failure is told below, where the batch is awaited; until then it must not count as unhandled.
      done.catch(() => undefined);
      waiting.push(done);
      if (waiting.length >= batchesInFlight) await waiting.shift();
    }
    await Promise.all(waiting);
  } catch (error) {
    await Promise.allSettled(waiting);
    await close('failed').catch(() => undefined);
    throw error;
  }
  await close('done');
  return { importId, counts, kinds: Object.fromEntries(kinds), rejected, finished: true };
}

/** Rejected rows as an answer may have them: `imports.saveRejected` writes them whole, to be mended. */
export function shownRows(rows: readonly RejectedRow[], mapping: Mapping | null): RejectedRow[] {
  return rows.map((row) => ({ ...row, text: masked('import_reject.row_text', row.text, { mapping }) }));
}

/** What a record is called in counts of kinds. */
export function kindOf(record: ImportRecord): string {
  return record.kind === 'related' ? record.type : record.kind;
}

/** Counts one more of a kind. */
export function count(kinds: Map<string, number>, kind: string): void {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}
