/** Reads a document of any kind: its bytes, and what is packed in it. */
import { readGif, readPng } from './pictures.ts';
import { readPdf } from './pdf.ts';
import { sinkText, type Reading } from './piece.ts';

/** What a document is by its first bytes; null for a kind that nothing here reads, which is searched as bytes alone. */
export type Kind = 'pdf' | 'png' | 'gif' | 'jpeg' | 'webp';

const DEEPEST = 2;
const MOST_XMP = 4 * 1024 * 1024;

export function kindOf(begin: Uint8Array): Kind | null {
  const text = Buffer.from(begin.subarray(0, 1_024)).toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  // Readers take a PDF whose mark stands anywhere in the first kilobyte.
  return text.includes('%PDF-') ? 'pdf' : null;
}

/** Reads a whole document. Never throws and always ends; what is not read is counted in `reading`. */
export function readContent(file: Buffer, reading: Reading, depth = 0): void {
  reading.sink(file, depth === 0 ? 'bytes' : 'unpacked');
  readDescription(file, reading);
  const kind = kindOf(file);
  if (kind === 'png') readPng(file, reading);
  else if (kind === 'gif') readGif(file, reading);
  else if (kind === 'pdf') {
    readPdf(file, reading, (bytes) => {
      readDescription(bytes, reading);
      const inner = kindOf(bytes.subarray(0, 8));
      if (inner === null || inner === 'jpeg') return;
      // A document attached to a document, attached to a document: that is enough.
      if (depth < DEEPEST) readContent(bytes, reading, depth + 1);
      else reading.unread.limit += 1;
    });
  }
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** XMP is XML: what stands in it as a reference to a sign is read as the sign. */
function readDescription(bytes: Buffer, reading: Reading): void {
  const begin = bytes.indexOf('<x:xmpmeta');
  if (begin < 0) return;
  const end = bytes.indexOf('</x:xmpmeta>', begin);
  const text = bytes.toString('utf8', begin, Math.min(end < 0 ? bytes.length : end, begin + MOST_XMP));
  if (!text.includes('&')) return;
  const plain = text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
    (all, decimal, hex, name) => signOf(all, decimal, hex, name),
  );
  sinkText(reading, plain);
}

function signOf(all: string, decimal: unknown, hex: unknown, name: unknown): string {
  if (typeof name === 'string') return entities.get(name) ?? all;
  const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : all;
}
