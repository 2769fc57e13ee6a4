/**
 * Rows of CSV text for linking: a file is cut into blocks of whole rows in one thread and taken apart in others. Quotes
 * are understood where a field begins with one; elsewhere they stand for themselves.
 */
import type { LinkRow } from './columns.ts';

/** Where our fields stand in a file: the number of its columns, and the column of each field. */
export interface CsvMap {
  readonly width: number;
  readonly fields: readonly (readonly [keyof LinkRow, number])[];
}

/** A row that could not be read. */
export interface Rejected {
  readonly line: number;
  readonly why: string;
}

/** Whole rows of a file. `ends` holds where each row ends, for text with quotes; without quotes a row is a line. */
export interface TextBlock {
  readonly text: string;
  readonly rows: number;
  /** Number of the first line in the file, from 1. */
  readonly line: number;
  readonly ends: Uint32Array | null;
}

/** A quotation mark that is not closed within so many characters is no quotation. */
const longestRow = 4_000_000;
const quote = 34;
const comma = 44;
const lineBreak = 10;

/** Where the row from `from` ends, after its line break: -1 when the text ends first, -2 when a quotation is never closed. */
function endOfRow(text: string, from: number): number {
  let at = from;
  for (;;) {
    if (text.charCodeAt(at) === quote) {
      at = text.indexOf('"', at + 1);
      while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
      if (at < 0) return -2;
      at++;
    }
    for (let code = text.charCodeAt(at); code !== comma; code = text.charCodeAt(++at)) {
      if (code === lineBreak) return at + 1;
      if (at >= text.length) return -1;
    }
    at++;
  }
}

/** Cuts text that arrives in pieces into blocks of whole rows. */
export class RowCutter {
  private rest = '';
  private line: number;

  constructor(firstLine: number) {
    this.line = firstLine;
  }

  /** The whole rows up to here; with `last` all that is left. Null when there is none yet. */
  cut(piece: string, last: boolean): TextBlock | null {
    const joined = this.rest + piece;
    const text = last && joined !== '' && !joined.endsWith('\n') ? `${joined}\n` : joined;
    const block = text.includes('"') ? this.cutQuoted(text, last) : this.cutPlain(text);
    if (block === null) {
      this.rest = text;
      return null;
    }
    this.rest = text.slice(block.text.length);
    return block;
  }

  private cutPlain(text: string): TextBlock | null {
    const end = text.lastIndexOf('\n') + 1;
    if (end === 0) return null;
    const whole = text.slice(0, end);
    let rows = 0;
    for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) rows++;
    const line = this.line;
    this.line += rows;
    return { text: whole, rows, line, ends: null };
  }

  private cutQuoted(text: string, last: boolean): TextBlock | null {
    const ends: number[] = [];
    let from = 0;
    while (from < text.length) {
      let end = endOfRow(text, from);
      if (end === -2 && (last || text.length - from > longestRow)) end = text.indexOf('\n', from) + 1;
      if (end <= 0) break;
      ends.push((from = end));
    }
    if (ends.length === 0) return null;
    const whole = text.slice(0, from);
    const line = this.line;
    for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) this.line++;
    return { text: whole, rows: ends.length, line, ends: Uint32Array.from(ends) };
  }
}

/** The fields of one row, trimmed; null when a quotation is not closed. */
export function fieldsOf(text: string, from: number, end: number, quoted: boolean): string[] | null {
  let to = end;
  while (to > from && (text.charCodeAt(to - 1) === lineBreak || text.charCodeAt(to - 1) === 13)) to--;
  const fields: string[] = [];
  if (quoted && text.slice(from, to).includes('"')) return quotedFields(text.slice(from, to));
  for (let at = from; ;) {
    const next = text.indexOf(',', at);
    if (next < 0 || next >= to) {
      fields.push(text.slice(at, to).trim());
      return fields;
    }
    fields.push(text.slice(at, next).trim());
    at = next + 1;
  }
}

function quotedFields(row: string): string[] | null {
  const fields: string[] = [];
  for (let at = 0; ;) {
    let field = '';
    if (row.charCodeAt(at) === quote) {
      const from = at + 1;
      at = row.indexOf('"', from);
      while (at >= 0 && row.charCodeAt(at + 1) === quote) at = row.indexOf('"', at + 2);
      if (at < 0) return null;
      field = row.slice(from, at).replaceAll('""', '"');
      at++;
    }
    const next = row.indexOf(',', at);
    fields.push((field + row.slice(at, next < 0 ? row.length : next)).trim());
    if (next < 0) return fields;
    at = next + 1;
  }
}

/** Takes a block apart. `each` gets every row that is not empty, as record or as rejection, with its number in the block. */
export function readBlock(
  block: TextBlock,
  map: CsvMap,
  each: (row: LinkRow | Rejected, at: number) => void,
): void {
  const { text, ends } = block;
  let { line } = block;
  let from = 0;
  for (let at = 0; at < block.rows; at++) {
    const end = ends?.[at] ?? text.indexOf('\n', from) + 1;
    const fields = fieldsOf(text, from, end, ends !== null);
    if (fields === null) each({ line, why: 'a quotation mark is never closed' }, at);
    else if (fields.length > 1 || fields[0] !== '' || map.width === 1) {
      if (fields.length === map.width) {
        const row: Record<string, string> = { id: '' };
        for (const [field, column] of map.fields) row[field] = fields[column] ?? '';
        each(row as unknown as LinkRow, at); // the keys are those of the map
      } else
        each(
          { line, why: `has ${String(fields.length)} columns where the header has ${String(map.width)}` },
          at,
        );
    }
    line++;
    if (ends) for (let next = text.indexOf('\n', from); next >= 0 && next < end - 1; next = text.indexOf('\n', next + 1)) line++; // prettier-ignore
    from = end;
  }
}
