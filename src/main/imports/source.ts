/** One way to read every kind of file: a head to look at, and batches of records with the place each reaches. */
import { AppError } from '#contracts/kit/errors.ts';
import type { FileFormat, Mapping, TableOptions } from '#contracts/imports.ts';
import { detectFile, type FileShape, type TableShape } from './readers/detect.ts';
import { ReadProblem } from './readers/read-problem.ts';
import {
  readTable,
  readTableHead,
  type RejectedRow as TableReject,
  type TableBatch,
  type TableRow,
} from './readers/table.ts';
import { compileMapping, type RowMapper } from './rules/map-row.ts';
import { checkMapping } from './rules/mapping.ts';
import type { Batch, Head } from './batch.ts';
import { documentBatches, documentHead } from './document-source.ts';
import type { z } from 'zod';

/** A file that was opened for reading. */
export interface Source {
  readonly format: z.infer<typeof FileFormat>;
  readonly sizeBytes: number;
  readonly encoding: string;
  readonly separator: string | null;
  readonly sheets: string[];
  head(): Promise<Head>;
  batches(mapping: Mapping | null, after: number): AsyncGenerator<Batch, void, undefined>;
}

/** Large enough that the search index is flushed seldom, small enough that another command waits a tenth of a second. */
const rowsPerBatch = 2000;

/**
 * Opens a file for reading.
 * @throws AppError `file-unreadable`, `file-malformed`, `too-large`, `unsupported`
 */
export async function openSource(path: string, options: TableOptions): Promise<Source> {
  const shape = await asAppError(() => detectFile(path));
  if (shape.kind === 'json' || shape.kind === 'json-lines') {
    return {
      format: shape.kind,
      sizeBytes: shape.sizeBytes,
      encoding: shape.encoding,
      separator: null,
      sheets: [],
      head: () => asAppError(() => documentHead(path, shape)),
      batches: (_mapping, after) => guarded(documentBatches(path, shape, after)),
    };
  }
  return tableSource(path, withOptions(shape, options), options);
}

function withOptions(shape: TableShape, options: TableOptions): TableShape {
  if (shape.kind !== 'table-csv') return shape;
  return {
    ...shape,
    separator: options.separator ?? shape.separator,
    encoding: options.encoding ?? shape.encoding,
  };
}

function tableSource(path: string, shape: TableShape, options: TableOptions): Source {
  const sheet = options.sheet === undefined ? {} : { sheet: options.sheet };
  let head: ReturnType<typeof readTableHead> | null = null;
  const readHead = () =>
    asAppError(() => (head ??= readTableHead(path, shape, { ...sheet, sampleRows: 200 })));
  return {
    format: shape.kind,
    sizeBytes: shape.sizeBytes,
    encoding: shape.kind === 'table-csv' ? shape.encoding : 'xlsx',
    separator: shape.kind === 'table-csv' ? shape.separator : null,
    sheets: sheetsOf(shape),
    head: async () => {
      const found = await readHead();
      const unsure = shape.kind === 'table-csv' && !shape.encodingSure && options.encoding === undefined;
      return {
        headers: found.headers,
        sample: found.sample.map((row) => [...row.cells]),
        kinds: {},
        warnings: [
          ...found.notices.map(({ code, params }) => ({ code, params })),
          ...(unsure ? [{ code: 'encoding-unsure', params: {} }] : []),
        ],
      };
    },
    batches: async function* (mapping, after) {
      const { headers } = await readHead();
      if (!mapping) throw new AppError('invalid-input', { field: 'mapping', rule: 'required' });
      const problem = checkMapping(mapping, headers);
      if (problem) throw new AppError('invalid-input', { field: 'mapping', rule: problem.code });
      const mapRow = compileMapping(mapping, headers);
      const rows = readTable(path, shape, { ...sheet, afterLine: after, rowsPerBatch: Infinity });
      let batch = newBatch(after);
      for await (const portion of guarded(rows)) {
        for (const row of inFileOrder(portion)) {
          addRow(batch, row, mapRow);
          batch.bytesRead = portion.bytesRead;
          if (batch.records.length + batch.rejected.length < rowsPerBatch) continue;
          yield batch;
          batch = newBatch(batch.through);
        }
      }
      if (batch.records.length + batch.rejected.length > 0) yield batch;
    },
  };
}

function newBatch(after: number): { -readonly [K in keyof Batch]: Batch[K] } {
  return { records: [], rejected: [], through: after, bytesRead: 0 };
}

/**
 * Rows and rejected rows of a portion as they stand in the file: everything up to a batch's last line must be in it or
 * before it, or an import that goes on there would miss rows.
 */
function* inFileOrder({ rows, rejected }: TableBatch): Generator<TableRow | TableReject, void, undefined> {
  let next = 0;
  for (const row of rows) {
    for (let reject = rejected[next]; reject && reject.line < row.line; reject = rejected[++next])
      yield reject;
    yield row;
  }
  yield* rejected.slice(next);
}

function addRow(batch: ReturnType<typeof newBatch>, row: TableRow | TableReject, mapRow: RowMapper): void {
  const { line } = row;
  batch.through = line;
  if ('problem' in row) {
    const { code, params } = row.problem;
    batch.rejected.push({ line, problem: { code, params }, text: row.text });
    return;
  }
  const outcome = mapRow(row.cells, line);
  if (outcome.ok) batch.records.push({ line, record: outcome.record });
  else batch.rejected.push({ line, problem: outcome.problem, text: row.cells.join(',').slice(0, 500) });
}

function sheetsOf(shape: FileShape): string[] {
  return shape.kind === 'table-xlsx'
    ? shape.sheets.map((sheet) => (typeof sheet === 'string' ? sheet : sheet.name))
    : [];
}

async function asAppError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(error);
  }
}

async function* guarded<T>(items: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  try {
    yield* items;
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  return error instanceof ReadProblem ? new AppError(error.code, error.params) : error;
}
