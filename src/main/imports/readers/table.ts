import { createCsvScanner, findCellFault } from './csv-scanner.ts';
import type { FaultyRow, RowFaultCode, ScannedRow } from './csv-scanner.ts';
import { createDecoder, showBrokenText } from './decode.ts';
import type { TableShape } from './detect.ts';
import { LIMITS, REJECTED_TEXT_UNITS } from './limits.ts';
import { asReadProblem, openFile, readPieces } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { ReadProblem } from './read-problem.ts';
import { readSheetRows } from './sheet.ts';

/** A row of a table. `line` is the line (or sheet row) on which it begins, from 1; cells as the file has them. */
export type TableRow = ScannedRow;

/** A row that was read but not taken. `text` is its beginning, for the list of rejects. */
export interface RejectedRow {
  readonly line: number;
  readonly problem: {
    readonly code: RowFaultCode;
    readonly params: Record<string, string | number>;
  };
  readonly text: string;
}

/** Some hundred rows at once. Every line of the file is in exactly one of `rows`, `rejected` and `blankLines`. */
export interface TableBatch {
  /** In file order. Cells may share memory with the text around them: copy what is kept for long. */
  readonly rows: TableRow[];
  readonly rejected: RejectedRow[];
  /** Lines without anything but separators. */
  readonly blankLines: number;
  /** For progress: bytes of the file read so far. */
  readonly bytesRead: number;
}

/** What a person should know about the header before mapping it. Columns count from 1. */
export interface HeaderNotice {
  readonly code: 'duplicate-header' | 'empty-header' | 'second-byte-order-mark';
  readonly params: Record<string, string | number>;
}

/** Header and first rows of a table, for preview and mapping. Headers are values: any text may occur. */
export interface TableHead {
  readonly headers: string[];
  readonly sample: TableRow[];
  readonly rejected: RejectedRow[];
  readonly notices: HeaderNotice[];
}

/** How a table is read. */
export interface TableOptions {
  /** Name of the sheet of a workbook; without it the first one that is not hidden. */
  readonly sheet?: string;
  /** The first row is not a header; columns are then called `Column 1` and so on. */
  readonly noHeader?: boolean;
  /** Rows up to and including this line were done before and are not handed out again. */
  readonly afterLine?: number;
  readonly rowsPerBatch?: number;
}

/** Rows of a file in file order, not yet held against the header. */
interface Portion {
  rows: ScannedRow[];
  faults: FaultyRow[];
  blankLines: number;
  bytesRead: number;
}

/**
 * Streams the rows of a table below its header, about 500 at a time, with flat memory for CSV (a sheet is held
 * whole). A row whose number of cells differs from the header is rejected, never shifted.
 *
 * @throws ReadProblem 'file-unreadable' (also when the file changes meanwhile), 'file-malformed' (no rows, broken
 *   header), 'too-large' (columns, rows), 'unsupported'
 */
export async function* readTable(
  path: string,
  shape: TableShape,
  options: TableOptions = {},
): AsyncGenerator<TableBatch, void, undefined> {
  const { rowsPerBatch = 500, afterLine = 0 } = options;
  const file = await openFile(path);
  try {
    const check = createRowCheck(options.noHeader ?? false);
    for await (const portion of readPortions(file, path, shape, options)) {
      const { rows, rejected } = check.sort(portion);
      const fresh = { rows: after(rows, afterLine), rejected: after(rejected, afterLine) };
      yield* cutBatches(fresh.rows, fresh.rejected, portion, rowsPerBatch);
    }
    await file.assertUnchanged();
    check.requireHeader();
  } catch (thrown) {
    throw asReadProblem(thrown);
  } finally {
    await file.close();
  }
}

/**
 * Header and first rows, reading no more of the file than they need.
 *
 * @throws ReadProblem as `readTable`
 */
export async function readTableHead(
  path: string,
  shape: TableShape,
  options: TableOptions & { readonly sampleRows?: number } = {},
): Promise<TableHead> {
  const { sampleRows = 50 } = options;
  const file = await openFile(path);
  try {
    const check = createRowCheck(options.noHeader ?? false);
    const sample: TableRow[] = [];
    const rejected: RejectedRow[] = [];
    for await (const portion of readPortions(file, path, shape, options)) {
      const sorted = check.sort(portion);
      sample.push(...sorted.rows.slice(0, sampleRows - sample.length));
      rejected.push(...sorted.rejected.slice(0, sampleRows - rejected.length));
      if (sample.length >= sampleRows) break;
    }
    const headers = check.requireHeader();
    return { headers: cleanHeaders(headers), sample, rejected, notices: noticeHeaders(headers) };
  } catch (thrown) {
    throw asReadProblem(thrown);
  } finally {
    await file.close();
  }
}

async function* readPortions(
  file: OpenedFile,
  path: string,
  shape: TableShape,
  options: TableOptions,
): AsyncGenerator<Portion, void, undefined> {
  if (shape.kind === 'table-csv') {
    yield* readCsvPortions(file, shape);
    return;
  }
  const sheet = options.sheet ?? shape.sheets.find(({ hidden }) => !hidden)?.name ?? shape.sheets[0]?.name;
  for await (const rows of readSheetRows(file, path, sheet ?? '')) {
    const portion: Portion = { rows: [], faults: [], blankLines: 0, bytesRead: file.sizeBytes };
    for (const row of rows) {
      const fault = findCellFault(row.cells);
      if (row.cells.every((cell) => cell === '')) portion.blankLines++;
      else if (fault) portion.faults.push({ line: row.line, ...fault, text: textOf(row) });
      else portion.rows.push(row);
    }
    yield portion;
  }
}

async function* readCsvPortions(
  file: OpenedFile,
  shape: Extract<TableShape, { kind: 'table-csv' }>,
): AsyncGenerator<Portion, void, undefined> {
  const decoder = createDecoder(shape.encoding);
  const scanner = createCsvScanner(shape.separator);
  let bytesRead = shape.bomBytes;
  let skipLines = shape.skipLines;
  for await (const piece of readPieces(file, shape.bomBytes)) {
    bytesRead += piece.length;
    scanner.push(decoder.write(piece), false);
    const found = scanner.take();
    if (skipLines > 0 && found.rows.length > 0)
      found.rows = found.rows.filter(({ line }) => line > skipLines);
    yield { ...found, bytesRead };
    if (found.rows.length > 0) skipLines = 0;
  }
  scanner.push(decoder.end(), true);
  const found = scanner.take();
  yield { ...found, rows: found.rows.filter(({ line }) => line > skipLines), bytesRead };
}

interface RowCheck {
  sort(portion: Portion): { rows: TableRow[]; rejected: RejectedRow[] };
  /** The header as the file has it. @throws ReadProblem 'file-malformed' when there was none */
  requireHeader(): string[];
}

function createRowCheck(noHeader: boolean): RowCheck {
  let header: string[] | null = null;
  let beforeHeader: FaultyRow | undefined;
  let count = 0;
  return {
    sort(portion) {
      const rows: TableRow[] = [];
      if (header === null) beforeHeader ??= portion.faults[0];
      const rejected = portion.faults.map(rejectFault);
      for (const row of portion.rows) {
        if (header === null) {
          header = takeHeader(row, beforeHeader, noHeader);
          if (!noHeader) continue;
        }
        if (row.cells.length === header.length) rows.push(row);
        else rejected.push(rejectCount(row, header.length));
      }
      count += rows.length + rejected.length;
      if (count > LIMITS.rows) throw new ReadProblem('too-large', { what: 'rows', limit: LIMITS.rows });
      rejected.sort((one, other) => one.line - other.line);
      return { rows, rejected };
    },
    requireHeader() {
      if (header !== null) return header;
      if (!beforeHeader) throw new ReadProblem('file-malformed', { reason: 'no-rows' });
      const { line, code } = beforeHeader;
      throw new ReadProblem('file-malformed', { reason: 'header', line, code });
    },
  };
}

function takeHeader(row: ScannedRow, fault: FaultyRow | undefined, noHeader: boolean): string[] {
  if (fault && fault.line < row.line) {
    throw new ReadProblem('file-malformed', { reason: 'header', line: fault.line, code: fault.code });
  }
  if (row.cells.length > LIMITS.columns) {
    throw new ReadProblem('too-large', { what: 'columns', limit: LIMITS.columns, size: row.cells.length });
  }
  return noHeader ? row.cells.map((_, index) => `Column ${index + 1}`) : row.cells;
}

function rejectFault({ line, code, params, text }: FaultyRow): RejectedRow {
  return { line, problem: { code, params }, text: showBrokenText(text) };
}

function rejectCount(row: ScannedRow, expected: number): RejectedRow {
  const params = { expected, found: row.cells.length };
  return { line: row.line, problem: { code: 'cell-count', params }, text: textOf(row) };
}

function textOf(row: ScannedRow): string {
  return showBrokenText(row.cells.join(' | ').slice(0, REJECTED_TEXT_UNITS));
}

function after<Row extends { readonly line: number }>(rows: Row[], line: number): Row[] {
  return line === 0 ? rows : rows.filter((row) => row.line > line);
}

function* cutBatches(
  rows: TableRow[],
  rejected: RejectedRow[],
  { blankLines, bytesRead }: Portion,
  size: number,
): Generator<TableBatch, void, undefined> {
  for (let from = 0; from === 0 || from < rows.length; from += size) {
    const isFirst = from === 0;
    const batch = { rows: rows.slice(from, from + size), rejected: isFirst ? rejected : [], bytesRead };
    if (batch.rows.length + batch.rejected.length + blankLines === 0) return;
    yield { ...batch, blankLines: isFirst ? blankLines : 0 };
  }
}

function cleanHeaders(headers: readonly string[]): string[] {
  return headers.map((header) => header.replace(/^\ufeff+/, '').trim());
}

function noticeHeaders(raw: readonly string[]): HeaderNotice[] {
  const notices: HeaderNotice[] = [];
  if (raw[0]?.startsWith('\ufeff')) notices.push({ code: 'second-byte-order-mark', params: {} });
  const seen = new Map<string, number>();
  for (const [index, header] of cleanHeaders(raw).entries()) {
    const column = index + 1;
    const first = seen.get(header.toLowerCase());
    if (header === '') notices.push({ code: 'empty-header', params: { column } });
    else if (first === undefined) seen.set(header.toLowerCase(), column);
    else notices.push({ code: 'duplicate-header', params: { header, column, first } });
  }
  return notices;
}
