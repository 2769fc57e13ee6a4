/** From the bytes of a PDF's strings to letters: simple encodings, Unicode with its mark, and a font's own table. */
import type { Strings } from './pdf-strings.ts';

/** What the codes of one font stand for. @source ISO 32000-1, 9.10.3 "ToUnicode CMaps" */
export interface CodeTable {
  /** Bytes of a code. */
  readonly width: 1 | 2;
  readonly letters: ReadonlyMap<number, string>;
}

const MOST_CODES = 65_536;
const MOST_SECTION = 1024 * 1024;

/** The table in a stream that has one; null in any other. Never throws. */
export function codeTable(stream: Buffer): CodeTable | null {
  const letters = new Map<number, string>();
  let width: 1 | 2 | null = null;
  for (let at = stream.indexOf('beginbf'); at >= 0; at = stream.indexOf('beginbf', at + 7)) {
    const end = stream.indexOf('endbf', at);
    const section = stream.toString('latin1', at, Math.min(end < 0 ? stream.length : end, at + MOST_SECTION));
    const tokens = section.match(/<[^<>]*>|\[[^[\]]*\]/g) ?? [];
    if (tokens[0]) width ??= digitsOf(tokens[0]).length > 2 ? 2 : 1;
    const step = section.startsWith('beginbfchar') ? 2 : 3;
    for (let token = 0; token + step <= tokens.length && letters.size < MOST_CODES; token += step) {
      const first = codeOf(tokens[token]);
      const last = step === 2 ? first : codeOf(tokens[token + 1]);
      addRange(letters, first, last, tokens[token + step - 1] ?? '');
    }
  }
  return width === null ? null : { width, letters };
}

const digitsOf = (token: string): string => token.replaceAll(/[^0-9a-f]/gi, '');
const codeOf = (token = ''): number => Number.parseInt(digitsOf(token).slice(-4) || '0', 16);
const utf16 = (token: string): Buffer => Buffer.from(digitsOf(token).slice(0, 128), 'hex');

function addRange(letters: Map<number, string>, first: number, last: number, target: string): void {
  if (target.startsWith('[')) {
    const targets = target.match(/<[^<>]*>/g) ?? [];
    for (let at = 0; at < targets.length && first + at <= last; at += 1) {
      letters.set(first + at, highFirst(utf16(targets[at] ?? '')));
    }
    return;
  }
  const units = utf16(target);
  const low = units.length - 2;
  for (let code = first; code <= last && letters.size < MOST_CODES; code += 1) {
    letters.set(code, highFirst(units));
    // The next code stands for the next sign: the last two bytes count up.
    if (low >= 0) units.writeUInt16BE((units.readUInt16BE(low) + 1) & 0xffff, low);
  }
}

/** UTF-16 with the high byte first. */
function highFirst(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}

const windows = new TextDecoder('windows-1252');
const MOST_AT_ONCE = 20_000;
/** A text may go on from one block of strings to the next. */
const OVERLAP = 64;

/**
 * What strings say, as texts to be searched. The letters under one table, or without one as Windows-1252, which Latin
 * text has in nearly all simple encodings: once with spaces in the gaps, and once without anything between, because
 * single letters may be placed. Without a table also what carries a mark of Unicode, and PDFDocEncoding.
 */
export function* textsOf(strings: Strings, table: CodeTable | null): Generator<string> {
  const { codes, ends } = strings;
  for (let first = 0; first < ends.length; first += MOST_AT_ONCE) {
    const marks = ends.subarray(Math.max(0, first - OVERLAP), first + MOST_AT_ONCE);
    const from = first <= OVERLAP ? 0 : (ends[first - OVERLAP - 1] ?? 0) >>> 1;
    yield* blockTexts(codes, from, marks, table);
  }
}

function* blockTexts(
  codes: Buffer,
  from: number,
  marks: Uint32Array,
  table: CodeTable | null,
): Generator<string> {
  const [spaced, joined, marked]: [string[], string[], string[]] = [[], [], []];
  const letters = table ? tableReader(codes, table) : latinReader(codes, from, marks);
  let begin = from;
  for (const mark of marks) {
    const end = mark >>> 1;
    const text = letters(begin, end);
    joined.push(text);
    spaced.push(text, (mark & 1) === 1 ? ' ' : '');
    if (!table) marked.push(markedText(codes, begin, end));
    begin = end;
  }
  yield spaced.join('');
  yield joined.join('');
  if (table) return;
  yield marked.filter(Boolean).join('\n');
  yield documentText(codes.subarray(from, begin));
}

function latinReader(codes: Buffer, from: number, marks: Uint32Array) {
  const all = windows.decode(codes.subarray(from, (marks.at(-1) ?? 0) >>> 1));
  return (begin: number, end: number): string => all.slice(begin - from, end - from);
}

function tableReader(codes: Buffer, { width, letters }: CodeTable) {
  return (begin: number, end: number): string => {
    let text = '';
    for (let at = begin; at + width <= end; at += width) {
      const code = width === 2 ? codes.readUInt16BE(at) : (codes[at] ?? 0);
      text += letters.get(code) ?? '';
    }
    return text;
  };
}

/** A string that begins with the mark of an encoding of Unicode; empty for any other. */
function markedText(codes: Buffer, begin: number, end: number): string {
  const [one, two, three] = [codes[begin], codes[begin + 1], codes[begin + 2]];
  if (end - begin < 3) return '';
  if (one === 0xfe && two === 0xff) return highFirst(codes.subarray(begin + 2, end));
  if (one === 0xff && two === 0xfe) return codes.toString('utf16le', begin + 2, end);
  if (one === 0xef && two === 0xbb && three === 0xbf) return codes.toString('utf8', begin + 3, end);
  return '';
}

/** Signs of PDFDocEncoding where Windows-1252 has others. @source ISO 32000-1, D.2 */
const documentSigns = [...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'];

/** Strings of dictionaries, when a sign stands in them that PDFDocEncoding has otherwise; else empty. */
function documentText(codes: Buffer): string {
  if (!codes.some((byte) => byte >= 0x80 && byte <= 0x9e)) return '';
  return codes
    .toString('latin1')
    .replaceAll(/[\x80-\x9e]/g, (sign) => documentSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}
