/**
 * Reads what a PDF says: strings of its objects, and its streams unpacked, with the text that its pages show. It does not
 * follow the document's structure, which may lie: whatever stands between `stream` and `endstream` is read, in use or
 * not, so that earlier versions of a document are read as well.
 * @source ISO 32000-1
 */
import { packedImage, unpacked } from './pdf-filters.ts';
import { stringsOf, type Strings } from './pdf-strings.ts';
import { codeTable, textsOf, type CodeTable } from './pdf-text.ts';
import { sinkText, spend, type Reading } from './piece.ts';

const MOST_STREAMS = 100_000;
const MOST_TABLES = 64;
/** Bytes of strings that wait for the tables of fonts, which may stand behind them. */
const MOST_WAITING = 32 * 1024 * 1024;
/** The most of one stream in which strings are looked for. */
const MOST_SCANNED = 16 * 1024 * 1024;
const MOST_DICTIONARY = 16 * 1024;

interface Stream {
  readonly dictionary: string;
  readonly packed: Buffer;
  /** Where the object before the stream begins, and where what follows it goes on. */
  readonly from: number;
  readonly next: number;
}

/** Finds every stream, in the order of the file. */
function* streamsOf(file: Buffer): Generator<Stream> {
  let [at, before, last] = [0, 0, false];
  for (let found = 0; found < MOST_STREAMS && !last;) {
    const keyword = file.indexOf('stream', at);
    if (keyword < 0) return;
    const begin = contentBegin(file, keyword);
    if (begin < 0) {
      at = keyword + 6;
      continue;
    }
    const head = file.subarray(Math.max(before, keyword - MOST_DICTIONARY), keyword);
    const object = head.lastIndexOf('obj');
    const dictionary = head.subarray(Math.max(0, object)).toString('latin1');
    let end = statedEnd(file, begin, dictionary);
    if (end < 0) end = file.indexOf('endstream', begin);
    last = end < 0;
    if (last) end = file.length;
    yield { dictionary, packed: file.subarray(begin, end), from: keyword, next: end };
    found += 1;
    [at, before] = [end, end];
  }
}

/** Where the bytes of a stream begin; -1 when the word is none. */
function contentBegin(file: Buffer, keyword: number): number {
  let ahead = keyword - 1;
  while (ahead >= 0 && (file[ahead] ?? 0) <= 0x20 && keyword - ahead < 16) ahead -= 1;
  if (file[ahead] !== 0x3e) return -1;
  if (file[keyword + 6] === 0x0a) return keyword + 7;
  if (file[keyword + 6] !== 0x0d) return -1;
  return file[keyword + 7] === 0x0a ? keyword + 8 : keyword + 7;
}

/** The end that the dictionary states, when it is the right one: packed bytes may hold any word by chance. */
function statedEnd(file: Buffer, begin: number, dictionary: string): number {
  const stated = /\/Length\s+(\d{1,10})(?!\d|\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (stated === undefined) return -1;
  const end = begin + Number(stated);
  return file.subarray(end, end + 12).includes('endstream') ? end : -1;
}

/** Reads a PDF. Never throws; what is not read is counted. `within` is given what may be a document itself. */
export function readPdf(file: Buffer, reading: Reading, within: (bytes: Buffer) => void): void {
  const waiting: Strings[] = [];
  const tables: CodeTable[] = [];
  let [waitingBytes, before] = [0, 0];
  const read = (bytes: Buffer): void => {
    const strings = scan(bytes, reading);
    if (strings.ends.length === 0) return;
    for (const text of textsOf(strings, null)) sinkText(reading, text);
    waitingBytes += strings.codes.length + 4 * strings.ends.length;
    if (waitingBytes > MOST_WAITING) reading.unread.limit += 1;
    else waiting.push({ codes: Buffer.from(strings.codes), ends: strings.ends.slice() });
  };
  if (isEncrypted(file)) reading.unread.encrypted += 1;
  for (const { dictionary, packed, from, next } of streamsOf(file)) {
    read(file.subarray(before, from));
    before = next;
    const bytes = packedImage(dictionary) ? null : unpacked(dictionary, packed, reading);
    if (!bytes) continue;
    if (bytes !== packed) reading.sink(bytes, 'unpacked');
    within(bytes);
    const table = tables.length < MOST_TABLES ? codeTable(bytes) : null;
    if (table) tables.push(table);
    else if (!isFont(dictionary)) read(bytes);
  }
  read(file.subarray(before));
  for (const table of tables) {
    for (const strings of waiting) {
      if (!spend(reading, strings.codes.length)) return;
      for (const text of textsOf(strings, table)) sinkText(reading, text);
    }
  }
}

/** Named by the trailer, which may be a stream: its dictionary is not packed either. */
const isEncrypted = (file: Buffer): boolean => /\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(tail(file));

/** Where trailers stand: at the end, and in a linearised document at the beginning. */
const tail = (file: Buffer): string =>
  file.toString('latin1', 0, 4_096) + file.toString('latin1', Math.max(0, file.length - 65_536));

const isFont = (dictionary: string): boolean =>
  /\/Length1\b|\/Subtype\s*\/(Type1C|CIDFontType0C|OpenType)\b|\/Type\s*\/XRef\b/.test(dictionary);

function scan(bytes: Buffer, reading: Reading): Strings {
  if (bytes.length > MOST_SCANNED) reading.unread.limit += 1;
  return stringsOf(bytes.subarray(0, MOST_SCANNED));
}
