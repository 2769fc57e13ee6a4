import { LIMITS, REJECTED_TEXT_UNITS } from './limits.ts';

/** A row as it stands in the file. `line` is the line on which it begins, counted from 1. */
export interface ScannedRow {
  readonly line: number;
  readonly cells: string[];
}

/** Why a row cannot be taken as it stands. */
export type RowFaultCode =
  | 'quote-in-cell'
  | 'quote-unclosed'
  | 'text-after-quote'
  | 'row-too-long'
  | 'cell-too-long'
  | 'nul-character'
  | 'encoding-broken'
  | 'cell-count';

/** A row that was read but cannot be taken. `text` is its beginning, as far as it is known. */
export interface FaultyRow {
  readonly line: number;
  readonly code: RowFaultCode;
  readonly params: Record<string, string | number>;
  readonly text: string;
}

/** Cuts separated text into rows. Hold it for one file; `take` empties what was found so far. */
export interface CsvScanner {
  /** Adds the next piece of text; `last` says that nothing follows. */
  push(piece: string, last: boolean): void;
  take(): { rows: ScannedRow[]; faults: FaultyRow[]; blankLines: number };
}

const QUOTE = 34;
const FEED = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;

/** How reading a cell ended. `MORE`: the text ends inside it; `OPEN_QUOTE`: the same, within quotes. */
const NEXT_CELL = 0;
const ROW_END = 1;
const MORE = 2;
const OPEN_QUOTE = 3;
const FAULT = 4;

interface Scan {
  readonly separator: number;
  text: string;
  /** Where reading goes on in `text`. */
  at: number;
  last: boolean;
  /** Line on which the current row begins. */
  line: number;
  /** Line breaks met inside quoted cells of the current row. */
  innerBreaks: number;
  /** An overlong line is being thrown away up to its end. */
  skipping: boolean;
  fault: { code: RowFaultCode; column: number };
  rows: ScannedRow[];
  faults: FaultyRow[];
  blankLines: number;
}

/**
 * A scanner for comma-, semicolon-, tab- or pipe-separated text with double quotes. Line ends may be LF, CRLF or
 * CR, mixed. After a broken row it goes on with the line after the one on which that row began, so an unclosed
 * quote costs one row and not the rest of the file; memory stays bounded by the row limit.
 *
 * @param separator one character
 * @source RFC 4180; blanks around a quoted cell are allowed, as spreadsheets write them. Own code because it is
 *   measured three times as fast as csv-parse and csv-parse cannot go on after an unclosed quote; the tests hold
 *   it to csv-parse's answers.
 */
export function createCsvScanner(separator: string, firstLine = 1): CsvScanner {
  const scan: Scan = {
    separator: separator.charCodeAt(0),
    text: '',
    at: 0,
    last: false,
    line: firstLine,
    innerBreaks: 0,
    skipping: false,
    fault: { code: 'quote-in-cell', column: 0 },
    rows: [],
    faults: [],
    blankLines: 0,
  };
  return {
    push(piece, last) {
      scan.text = scan.at < scan.text.length ? scan.text.slice(scan.at) + piece : piece;
      scan.at = 0;
      scan.last = last;
      scanText(scan);
    },
    take() {
      const { rows, faults, blankLines } = scan;
      scan.rows = [];
      scan.faults = [];
      scan.blankLines = 0;
      return { rows, faults, blankLines };
    },
  };
}

function scanText(scan: Scan): void {
  const { text } = scan;
  const suspicious = text.includes('\0') || !text.isWellFormed();
  while (scan.at < text.length) {
    if (scan.skipping && !skipLine(scan)) return;
    const rowStart = scan.at;
    if (rowStart >= text.length) return;
    const cells: string[] = [];
    scan.innerBreaks = 0;
    let state = NEXT_CELL;
    while (state === NEXT_CELL) state = readCell(scan, cells);
    if (state === ROW_END) {
      finishRow(scan, rowStart, cells, suspicious);
    } else if (!recover(scan, rowStart, state)) {
      scan.at = rowStart;
      return;
    }
  }
}

function readCell(scan: Scan, cells: string[]): number {
  const { text, separator } = scan;
  const start = scan.at;
  const length = text.length;
  let at = start;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === separator) {
      cells.push(text.slice(start, at));
      scan.at = at + 1;
      return NEXT_CELL;
    }
    if (unit === FEED || unit === RETURN) {
      if (!passLineBreak(scan, at, unit)) return MORE;
      cells.push(text.slice(start, at));
      return ROW_END;
    }
    if (unit === QUOTE) {
      if (at === start || text.slice(start, at).trim() === '') return readQuoted(scan, at, cells);
      return faultAt(scan, 'quote-in-cell', cells);
    }
  }
  if (!scan.last) return MORE;
  cells.push(text.slice(start));
  scan.at = length;
  return ROW_END;
}

function readQuoted(scan: Scan, quoteAt: number, cells: string[]): number {
  const { text } = scan;
  let close = text.indexOf('"', quoteAt + 1);
  let doubled = false;
  while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
    doubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close < 0) return scan.last ? faultAt(scan, 'quote-unclosed', cells) : OPEN_QUOTE;
  if (close + 1 >= text.length && !scan.last) return OPEN_QUOTE;
  const inner = text.slice(quoteAt + 1, close);
  if (inner.includes('\n') || inner.includes('\r')) scan.innerBreaks += countBreaks(inner);
  const value = doubled ? inner.replaceAll('""', '"') : inner;
  return afterQuote(scan, close + 1, value, cells);
}

function afterQuote(scan: Scan, from: number, value: string, cells: string[]): number {
  const { text, separator } = scan;
  let at = from;
  let unit = text.charCodeAt(at);
  while (unit !== separator && (unit === SPACE || unit === TAB)) unit = text.charCodeAt(++at);
  if (at >= text.length) {
    if (!scan.last) return MORE;
    cells.push(value);
    scan.at = at;
    return ROW_END;
  }
  if (unit === separator) {
    cells.push(value);
    scan.at = at + 1;
    return NEXT_CELL;
  }
  if (unit !== FEED && unit !== RETURN) return faultAt(scan, 'text-after-quote', cells);
  if (!passLineBreak(scan, at, unit)) return MORE;
  cells.push(value);
  return ROW_END;
}

/** Moves behind the line break at `at`; false when CR ends the text and LF may follow. */
function passLineBreak(scan: Scan, at: number, unit: number): boolean {
  if (unit === FEED) {
    scan.at = at + 1;
    return true;
  }
  if (at + 1 >= scan.text.length && !scan.last) return false;
  scan.at = scan.text.charCodeAt(at + 1) === FEED ? at + 2 : at + 1;
  return true;
}

function faultAt(scan: Scan, code: RowFaultCode, cells: string[]): number {
  scan.fault = { code, column: cells.length + 1 };
  return FAULT;
}

function finishRow(scan: Scan, rowStart: number, cells: string[], suspicious: boolean): void {
  const line = scan.line;
  scan.line += 1 + scan.innerBreaks;
  if (cells[0] === '' && cells.every((cell) => cell === '')) {
    scan.blankLines++;
    return;
  }
  const units = scan.at - rowStart;
  if (suspicious || units > LIMITS.cellUnits) {
    const fault = units > LIMITS.rowUnits ? tooLong() : findCellFault(cells);
    if (fault) {
      scan.faults.push({ line, ...fault, text: beginningOf(scan.text, rowStart, scan.at) });
      return;
    }
  }
  scan.rows.push({ line, cells });
}

function tooLong(): Pick<FaultyRow, 'code' | 'params'> {
  return { code: 'row-too-long', params: { limit: LIMITS.rowUnits } };
}

/** The first reason why cells cannot be taken, or null. Also used for sheets. */
export function findCellFault(cells: readonly string[]): Pick<FaultyRow, 'code' | 'params'> | null {
  for (const [index, cell] of cells.entries()) {
    const column = index + 1;
    if (cell.length > LIMITS.cellUnits) {
      return { code: 'cell-too-long', params: { column, limit: LIMITS.cellUnits, length: cell.length } };
    }
    if (cell.includes('\0')) return { code: 'nul-character', params: { column } };
    if (!cell.isWellFormed()) return { code: 'encoding-broken', params: { column } };
  }
  return null;
}

/** Notes a broken row and moves to the next line; false when more text is needed to do so. */
function recover(scan: Scan, rowStart: number, state: number): boolean {
  const overlong = scan.text.length - rowStart > LIMITS.rowUnits;
  if (state !== FAULT && !overlong) return false;
  const lineEnd = findBreak(scan.text, rowStart);
  const found = lineEnd >= 0 && passLineBreak(scan, lineEnd, scan.text.charCodeAt(lineEnd));
  if (!found && !overlong && !scan.last) return false;
  const text = beginningOf(scan.text, rowStart, found ? lineEnd : scan.text.length);
  scan.faults.push({ line: scan.line, ...describeFault(scan, state, found), text });
  if (found) {
    scan.line++;
  } else {
    scan.at = scan.text.length;
    scan.skipping = true;
  }
  return true;
}

function describeFault(scan: Scan, state: number, hasLineEnd: boolean): Pick<FaultyRow, 'code' | 'params'> {
  if (state === FAULT) return { code: scan.fault.code, params: { column: scan.fault.column } };
  if (state === OPEN_QUOTE && hasLineEnd)
    return { code: 'quote-unclosed', params: { limit: LIMITS.rowUnits } };
  return tooLong();
}

/** Throws the rest of an overlong line away; false when its end is not in sight yet. */
function skipLine(scan: Scan): boolean {
  const lineEnd = findBreak(scan.text, scan.at);
  if (lineEnd < 0) {
    scan.at = scan.text.length;
    return false;
  }
  if (!passLineBreak(scan, lineEnd, scan.text.charCodeAt(lineEnd))) {
    scan.at = lineEnd;
    return false;
  }
  scan.skipping = false;
  scan.line++;
  return true;
}

function findBreak(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === RETURN) return at;
  return feed;
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function beginningOf(text: string, from: number, to: number): string {
  return text.slice(from, Math.min(to, from + REJECTED_TEXT_UNITS)).replace(/[\r\n]+$/, '');
}
