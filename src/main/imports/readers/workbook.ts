import { Reader, TextWriter, ZipReader } from '@zip.js/zip.js';
import type { Entry, FileEntry } from '@zip.js/zip.js';

import { LIMITS } from './limits.ts';
import { readAt } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { ReadProblem } from './read-problem.ts';

/** A sheet of a workbook, in the order of its tabs. Hidden ones are read only when chosen. */
export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/**
 * Looks a workbook through before anything unpacks it: number and true size of its entries (by unpacking into
 * nothing and counting, because the sizes an archive states may lie), overlaps, macros, encryption, and how far
 * the cells of its sheets reach.
 *
 * @returns the sheets by tab
 * @throws ReadProblem 'too-large', 'unsupported' (macros, encrypted, not a workbook), 'file-malformed'
 * @source security.md 4.9 (archives) and 5.2 J08–J12
 */
export async function inspectWorkbook(file: OpenedFile): Promise<SheetInfo[]> {
  const archive = new ZipReader(new OpenedFileReader(file), { useWebWorkers: false });
  try {
    const entries = await listEntries(archive);
    refuseByList(entries);
    const files = entries.filter((entry) => !entry.directory);
    const book = files.find((entry) => entry.filename === 'xl/workbook.xml');
    if (!book) throw new ReadProblem('unsupported', { reason: 'not-a-workbook' });
    for (const entry of files) await measureEntry(entry);
    return readSheetList(await book.getData(new TextWriter()));
  } catch (thrown) {
    if (thrown instanceof ReadProblem) throw thrown;
    throw new ReadProblem('file-malformed', { reason: 'archive', detail: messageOf(thrown) });
  } finally {
    await archive.close();
  }
}

class OpenedFileReader extends Reader<OpenedFile> {
  readonly #file: OpenedFile;

  constructor(file: OpenedFile) {
    super(file);
    this.#file = file;
    this.size = file.sizeBytes;
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return readAt(this.#file, index, length);
  }
}

async function listEntries(archive: ZipReader<unknown>): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of archive.getEntriesGenerator()) {
    entries.push(entry);
    if (entries.length > LIMITS.archiveEntries) {
      throw new ReadProblem('too-large', { what: 'archive-entries', limit: LIMITS.archiveEntries });
    }
  }
  return entries;
}

function refuseByList(entries: Entry[]): void {
  let total = 0;
  for (const { filename, encrypted, uncompressedSize, compressedSize } of entries) {
    if (encrypted) throw new ReadProblem('unsupported', { reason: 'encrypted' });
    if (/vbaProject\.bin$/i.test(filename)) throw new ReadProblem('unsupported', { reason: 'macros' });
    if (/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(filename)) {
      throw new ReadProblem('file-malformed', { reason: 'archive-path' });
    }
    total += uncompressedSize;
    const ratio = uncompressedSize / Math.max(1, compressedSize);
    if (uncompressedSize > LIMITS.archiveRatioFromBytes && ratio > LIMITS.archiveRatio) {
      throw new ReadProblem('too-large', { what: 'archive-ratio', limit: LIMITS.archiveRatio });
    }
    if (/^xl\/worksheets\//.test(filename) && uncompressedSize > LIMITS.sheetBytes) {
      throw new ReadProblem('too-large', { what: 'sheet', limit: LIMITS.sheetBytes, size: uncompressedSize });
    }
  }
  if (total > LIMITS.archiveBytes) {
    throw new ReadProblem('too-large', { what: 'archive', limit: LIMITS.archiveBytes, size: total });
  }
}

async function measureEntry(entry: FileEntry): Promise<void> {
  const isSheet = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.filename);
  const checkReach = isSheet ? createReachCheck() : null;
  let size = 0;
  let refusal: unknown;
  const counter = new WritableStream<Uint8Array>({
    write(piece) {
      try {
        size += piece.length;
        if (size > entry.uncompressedSize) throw new ReadProblem('too-large', { what: 'archive-lies' });
        checkReach?.(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1'));
      } catch (thrown) {
        refusal = thrown;
        throw thrown;
      }
    },
  });
  try {
    await entry.getData(counter, { useWebWorkers: false, checkOverlappingEntry: true });
  } catch (thrown) {
    // The archive library reports a refusal of ours as an error of its own.
    throw refusal ?? thrown;
  }
}

const CELL_PLACE = /<(?:\w+:)?(?:row|c)\s(?:[^>]*?\s)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Refuses sheets whose cells lie so far apart that filling the gaps would take all memory.
 *
 * @source ECMA-376: a sheet has at most 1,048,576 rows; the columns and cells are our bounds
 */
function createReachCheck(): (xml: string) => void {
  let rest = '';
  let lastRow = 1;
  let lastColumn = 1;
  return (xml) => {
    const text = rest + xml;
    const open = text.lastIndexOf('<');
    rest = open < 0 ? '' : text.slice(open, open + LIMITS.cellUnits);
    for (const [, double, single] of text.matchAll(CELL_PLACE)) {
      const place = /^([A-Z]{0,3})([0-9]{1,7})$/.exec(double ?? single ?? '');
      if (!place) throw new ReadProblem('file-malformed', { reason: 'sheet-place' });
      lastColumn = Math.max(lastColumn, columnNumber(place[1] ?? ''));
      lastRow = Math.max(lastRow, Number(place[2]));
    }
    if (lastRow > 1_048_576) throw new ReadProblem('too-large', { what: 'rows', limit: 1_048_576 });
    if (lastColumn > LIMITS.columns)
      throw new ReadProblem('too-large', { what: 'columns', limit: LIMITS.columns });
    if (lastRow * lastColumn > LIMITS.sheetCells) {
      throw new ReadProblem('too-large', { what: 'cells', limit: LIMITS.sheetCells });
    }
  };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function readSheetList(xml: string): SheetInfo[] {
  const sheets: SheetInfo[] = [];
  for (const [tag] of xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const name = /\sname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag);
    const hidden = /\sstate\s*=\s*["'](?:hidden|veryHidden)["']/.test(tag);
    sheets.push({ name: unescapeXml(name?.[1] ?? name?.[2] ?? ''), hidden });
  }
  if (sheets.length === 0) throw new ReadProblem('file-malformed', { reason: 'no-sheets' });
  return sheets;
}

const XML_NAMES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return XML_NAMES.get(String(name)) ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** What somebody else's error says, cut to one line. */
export function messageOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).split('\n', 1).join('').slice(0, 200);
}
