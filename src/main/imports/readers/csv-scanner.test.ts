import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createCsvScanner } from './csv-scanner.ts';
import type { FaultyRow, ScannedRow } from './csv-scanner.ts';
import { LIMITS } from './limits.ts';

interface Scanned {
  rows: ScannedRow[];
  faults: FaultyRow[];
  blankLines: number;
}

/** Scans text in pieces of the given size, so that every cut between pieces is met. */
function scan(text: string, separator = ',', pieceUnits = Number.POSITIVE_INFINITY): Scanned {
  const scanner = createCsvScanner(separator);
  for (let from = 0; from < text.length; from += pieceUnits) {
    scanner.push(text.slice(from, from + pieceUnits), false);
  }
  scanner.push('', true);
  return scanner.take();
}

function cellsOf({ rows }: Scanned): string[][] {
  return rows.map(({ cells }) => cells);
}

/** What csv-parse reads, without blank rows, or null when it refuses the text. */
function readWithCsvParse(text: string, separator: string): string[][] | null {
  try {
    const rows = parse(text, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
    return rows.filter((row) => row.some((cell) => cell !== ''));
  } catch (thrown) {
    if (thrown instanceof CsvError) return null;
    throw thrown;
  }
}

const noise = fc
  .array(fc.constantFrom('a', '"', '""', ',', ';', '\n', '\r', '\r\n', ' ', 'é', '漢', '😀', '\t'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('csv scanner', () => {
  it('reads whatever csv-parse accepts exactly as csv-parse does', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(',', ';', '\t'), (text, separator) => {
        const expected = readWithCsvParse(text, separator);
        fc.pre(expected !== null);
        const scanned = scan(text, separator);
        expect(scanned.faults).toEqual([]);
        expect(cellsOf(scanned)).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back what csv-stringify wrote, for any text and any separator', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, delimiter, record_delimiter) => {
          const filled = rows.map((row) => ['x', ...row]);
          const text = stringify(filled, { delimiter, record_delimiter, quoted: true });
          expect(cellsOf(scan(text, delimiter))).toEqual(filled);
        },
      ),
    );
  });

  it('reads the same however the text is cut into pieces', () => {
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 7 }), (text, pieceUnits) => {
        expect(scan(text, ',', pieceUnits)).toEqual(scan(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('accounts for every line: each is in a row, a fault or blank', () => {
    const line = fc.constantFrom('a,b', '"a",b', 'a"b', '"a"b,c', '', ',', ' "a" , b');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const { rows, faults, blankLines } = scan(lines.map((text) => `${text}\n`).join(''));
        expect(rows.length + faults.length + blankLines).toBe(lines.length);
        for (const { line: number, cells } of rows) expect(lines[number - 1]).toContain(cells[0]);
      }),
    );
  });

  it.each([
    ['LF', 'a,b\nc,d\n'],
    ['CRLF', 'a,b\r\nc,d\r\n'],
    ['CR', 'a,b\rc,d\r'],
    ['mixed, no end', 'a,b\rc,d'],
  ])('understands line ends %s', (_, text) => {
    expect(scan(text).rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['c', 'd'] },
    ]);
  });

  it('counts lines inside quoted cells, so that the next row has its true line', () => {
    expect(scan('"a\r\nb",c\nd,e\n').rows).toEqual([
      { line: 1, cells: ['a\r\nb', 'c'] },
      { line: 3, cells: ['d', 'e'] },
    ]);
  });

  it('rejects a quote in the middle of a cell and goes on with the next row', () => {
    const { rows, faults } = scan('a,b"c\nd,e\n');
    expect(faults).toEqual([{ line: 1, code: 'quote-in-cell', params: { column: 2 }, text: 'a,b"c' }]);
    expect(rows).toEqual([{ line: 2, cells: ['d', 'e'] }]);
  });

  it('loses one row, not the file, to an unclosed quote', () => {
    const good = Array.from({ length: 50_000 }, (_, index) => `row ${index},some more text to fill it`);
    const { rows, faults } = scan(`a,"b\n${good.join('\n')}\n`, ',', 65_536);
    expect(faults).toMatchObject([{ line: 1, code: 'quote-unclosed' }]);
    expect(rows).toHaveLength(good.length);
    expect(rows[0]).toEqual({ line: 2, cells: ['row 0', 'some more text to fill it'] });
  });

  it('throws a line without end away at the row limit and takes the row after it', () => {
    const { rows, faults } = scan(`a,b\n${'x'.repeat(LIMITS.rowUnits * 3)}\nc,d\n`, ',', 100_000);
    expect(faults).toMatchObject([{ line: 2, code: 'row-too-long' }]);
    expect(faults[0]?.text.length).toBeLessThanOrEqual(2000);
    expect(rows.map(({ line }) => line)).toEqual([1, 3]);
  });

  it.each([
    ['cell-too-long', `a,${'x'.repeat(LIMITS.cellUnits + 1)}\nc,d\n`],
    ['nul-character', 'a,b\0c\nc,d\n'],
    ['encoding-broken', 'a,b\udc80\nc,d\n'],
  ])('rejects a row for %s and takes the next', (code, text) => {
    const { rows, faults } = scan(text);
    expect(faults).toMatchObject([{ line: 1, code, params: { column: 2 } }]);
    expect(rows).toEqual([{ line: 2, cells: ['c', 'd'] }]);
  });

  it('keeps formula-like cells, markup and odd header names as the text they are', () => {
    const cells = ['=HYPERLINK("x")', '+1', '@SUM', '<script>', '__proto__', 'constructor'];
    expect(cellsOf(scan(stringify([cells])))).toEqual([cells]);
    expect(Object.keys({})).toEqual([]);
  });
});
