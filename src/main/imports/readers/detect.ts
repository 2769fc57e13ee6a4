import { isUtf8 } from 'node:buffer';

import { createCsvScanner } from './csv-scanner.ts';
import { createDecoder, unfinishedUtf8Bytes } from './decode.ts';
import type { Encoding } from './decode.ts';
import { asReadProblem, openFile, readAt } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { ReadProblem } from './read-problem.ts';
import { inspectWorkbook } from './workbook.ts';
import type { SheetInfo } from './workbook.ts';

/** How the text of a file is written. */
export interface TextShape {
  readonly encoding: Encoding;
  /** False when no byte order mark and no strict check decides: the person should see a preview and confirm. */
  readonly encodingSure: boolean;
  /** Bytes of the byte order mark at the start: 0, 2 or 3. */
  readonly bomBytes: number;
}

/** What kind of file it is and how to read it. Everything in it may be changed by the person before reading. */
export type FileShape = { readonly sizeBytes: number } & (
  | ({
      readonly kind: 'table-csv';
      readonly separator: string;
      /** 1 when the first line only names the separator (`sep=;`). */
      readonly skipLines: number;
    } & TextShape)
  | { readonly kind: 'table-xlsx'; readonly sheets: SheetInfo[] }
  | ({ readonly kind: 'json' } & TextShape)
  | ({ readonly kind: 'json-lines' } & TextShape)
);

/** A shape that `readTable` reads. */
export type TableShape = Extract<FileShape, { kind: 'table-csv' | 'table-xlsx' }>;
/** A shape that `readDocuments` reads. */
export type DocumentShape = Extract<FileShape, { kind: 'json' | 'json-lines' }>;

const SAMPLE_BYTES = 256 * 1024;
/** Up to this size every byte is checked for strict UTF-8, beyond it windows spread over the file. */
const FULL_CHECK_BYTES = 64 * 1024 ** 2;
const CHECK_WINDOWS = 64;

/**
 * Finds out what a file is from its content; the name only decides between JSON and JSON lines when there is a
 * single line.
 *
 * @throws ReadProblem 'file-unreadable', 'file-malformed' (empty, not a whole archive), 'too-large',
 *   'unsupported' (binary, old Excel, macros, encrypted)
 */
export async function detectFile(path: string): Promise<FileShape> {
  const file = await openFile(path);
  try {
    if (file.sizeBytes === 0) throw new ReadProblem('file-malformed', { reason: 'empty' });
    const sample = await readAt(file, 0, SAMPLE_BYTES);
    refuseOtherKinds(sample);
    if (sample.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
      return { kind: 'table-xlsx', sheets: await inspectWorkbook(file), sizeBytes: file.sizeBytes };
    }
    const shape = await detectEncoding(file, sample);
    const text = createDecoder(shape.encoding).write(sample.subarray(shape.bomBytes));
    return {
      ...detectText(text, path, sample.length === file.sizeBytes),
      ...shape,
      sizeBytes: file.sizeBytes,
    };
  } catch (thrown) {
    throw asReadProblem(thrown);
  } finally {
    await file.close();
  }
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['\xd0\xcf\x11\xe0', 'old-excel-or-encrypted'],
  ['%PDF', 'binary'],
  ['\x89PNG', 'binary'],
  ['\xff\xd8\xff', 'binary'],
  ['\x1f\x8b', 'compressed'],
  ['SQLite format 3\0', 'binary'],
];

function refuseOtherKinds(sample: Buffer): void {
  for (const [magic, reason] of MAGIC) {
    if (sample.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'))) {
      throw new ReadProblem('unsupported', { reason });
    }
  }
}

async function detectEncoding(file: OpenedFile, sample: Buffer): Promise<TextShape> {
  const mark = detectMark(sample);
  if (mark) return { ...mark, encodingSure: true };
  const wide = detectWide(sample);
  if (wide) return { encoding: wide, encodingSure: false, bomBytes: 0 };
  refuseBinary(sample);
  if (await isStrictUtf8(file)) return { encoding: 'utf-8', encodingSure: true, bomBytes: 0 };
  return { encoding: 'windows-1252', encodingSure: false, bomBytes: 0 };
}

function detectMark(sample: Buffer): { encoding: Encoding; bomBytes: number } | null {
  const start = sample.subarray(0, 4).toString('latin1');
  if (start === '\xff\xfe\0\0' || start === '\0\0\xfe\xff') {
    throw new ReadProblem('unsupported', { reason: 'utf-32' });
  }
  if (start.startsWith('\xef\xbb\xbf')) return { encoding: 'utf-8', bomBytes: 3 };
  if (start.startsWith('\xff\xfe')) return { encoding: 'utf-16le', bomBytes: 2 };
  if (start.startsWith('\xfe\xff')) return { encoding: 'utf-16be', bomBytes: 2 };
  return null;
}

/** UTF-16 without a mark shows as zeros on every other byte, since separators and line ends are ASCII. */
function detectWide(sample: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = Math.max(4, sample.length / 2 / 10);
  if (odd > enough && even < odd / 20) return 'utf-16le';
  if (even > enough && odd < even / 20) return 'utf-16be';
  return null;
}

function refuseBinary(sample: Buffer): void {
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  if (controls > sample.length / 20 + 1) throw new ReadProblem('unsupported', { reason: 'binary' });
}

async function isStrictUtf8(file: OpenedFile): Promise<boolean> {
  const whole = file.sizeBytes <= FULL_CHECK_BYTES;
  const windowBytes = FULL_CHECK_BYTES / CHECK_WINDOWS;
  const step = whole ? windowBytes : (file.sizeBytes - windowBytes) / (CHECK_WINDOWS - 1);
  for (let start = 0; start < file.sizeBytes; start += step) {
    const window = await readAt(file, Math.floor(start), windowBytes);
    // A window may begin and end inside a character; only the end of the file may not.
    const isEnd = Math.floor(start) + window.length >= file.sizeBytes;
    const from = start === 0 ? 0 : leadingContinuationBytes(window);
    const to = window.length - (isEnd ? 0 : unfinishedUtf8Bytes(window));
    if (!isUtf8(window.subarray(from, to))) return false;
  }
  return true;
}

function leadingContinuationBytes(window: Buffer): number {
  let count = 0;
  while (count < 3 && ((window[count] ?? 0) & 0xc0) === 0x80) count++;
  return count;
}

type DetectedText =
  { kind: 'table-csv'; separator: string; skipLines: number } | { kind: 'json' } | { kind: 'json-lines' };

function detectText(text: string, path: string, isWhole: boolean): DetectedText {
  if (/^[\s\ufeff]*(\{\s*["}]|\[\s*([[{"\]]|-?\d|true|false|null))/.test(text)) {
    return { kind: isJsonLines(text, path, isWhole) ? 'json-lines' : 'json' };
  }
  const named = /^\ufeff?sep=([,;\t|])\r?\n?/i.exec(text);
  if (named?.[1]) return { kind: 'table-csv', separator: named[1], skipLines: 1 };
  return { kind: 'table-csv', separator: detectSeparator(text, isWhole), skipLines: 0 };
}

function isJsonLines(text: string, path: string, isWhole: boolean): boolean {
  if (/\.(jsonl|ndjson)$/i.test(path)) return true;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  // The last line of a sample is usually cut off.
  const first = lines[0] ?? '';
  const second = lines[1]?.trim() ?? '';
  if (lines.length === 1 && !isWhole) return false;
  return /^[{[]/.test(second) && isCompleteJson(first);
}

function isCompleteJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

const SEPARATORS = [',', ';', '\t', '|'];

/**
 * The separator under which most rows have as many cells as the first one; among equals the one with more
 * columns. A file with one column has none, and the comma is as good as any.
 */
export function detectSeparator(text: string, isWhole: boolean): string {
  let best = { separator: ',', agreement: 0, columns: 1 };
  for (const separator of SEPARATORS) {
    const scanner = createCsvScanner(separator);
    scanner.push(text, isWhole);
    const rows = scanner.take().rows.slice(0, 200);
    const columns = rows[0]?.cells.length ?? 0;
    if (columns < 2) continue;
    const agreement = rows.filter((row) => row.cells.length === columns).length / rows.length;
    const better = agreement > best.agreement + 0.05;
    const asGood = agreement > best.agreement - 0.05 && columns > best.columns;
    if (better || asGood) best = { separator, agreement, columns };
  }
  return best.separator;
}
