import { readSheet } from 'read-excel-file/node';

import type { ScannedRow } from './csv-scanner.ts';
import type { OpenedFile } from './open-file.ts';
import { ReadProblem } from './read-problem.ts';
import { inspectWorkbook, messageOf } from './workbook.ts';

const ROWS_AT_ONCE = 5000;

/**
 * The rows of one sheet as text, some thousand at a time; `line` is the row number of the sheet. Dates become
 * ISO dates, numbers keep the digits of the file, formulas give their last result.
 *
 * @throws ReadProblem as `inspectWorkbook`, and 'file-malformed' when the sheet cannot be read or is not there
 */
export async function* readSheetRows(
  file: OpenedFile,
  path: string,
  sheet: string,
): AsyncGenerator<ScannedRow[], void, undefined> {
  // Looked through again, because between the preview and the import the file may have been replaced.
  const sheets = await inspectWorkbook(file);
  if (!sheets.some(({ name }) => name === sheet)) {
    throw new ReadProblem('file-malformed', { reason: 'sheet-missing', sheet });
  }
  const rows = await unpackSheet(path, sheet);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    yield rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((cells, index) => ({ line: from + index + 1, cells: cells.map(cellText) }));
  }
}

async function unpackSheet(path: string, sheet: string): Promise<readonly (readonly unknown[])[]> {
  try {
    return await readSheet(path, sheet, { parseNumber: plainDigits, trim: false });
  } catch (thrown) {
    throw new ReadProblem('file-malformed', { reason: 'sheet', detail: messageOf(thrown) });
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Sheets know no time zone: the wall clock stands in the UTC parts of the date. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -14) : text.slice(0, -5);
}

/** `1.2345678901234E+13` is how a file may hold the account number 12345678901234. */
function plainDigits(text: string): string {
  const parts = /^(-?)(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(text);
  if (!parts) return text;
  const [, sign = '', lead = '', fraction = '', exponent = '0'] = parts;
  const zeros = Number(exponent) - fraction.length;
  return zeros < 0 ? text : `${sign}${lead}${fraction}${'0'.repeat(zeros)}`;
}
