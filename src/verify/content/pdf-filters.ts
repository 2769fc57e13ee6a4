/** Unpacks the streams of a PDF. @source ISO 32000-1, 7.4 "Filters" */
import { inflated, spend, type Reading } from './piece.ts';

const pictures = /^(DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)$/;
const MOST_FILTERS = 8;

/** Whether the stream is a picture: what its points show is no text. One in JPEG has been searched as it lies there. */
export const packedImage = (dictionary: string): boolean => /\/Subtype\s*\/Image\b/.test(dictionary);

/** The names of the filters, the first to be undone first; null when they stand in another object. */
function filtersOf(dictionary: string): string[] | null {
  const stated = /\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9]+|\d+\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (stated === undefined) return [];
  if (/^\d/.test(stated)) return null;
  return (stated.match(/[A-Za-z0-9]+/g) ?? []).slice(0, MOST_FILTERS);
}

/** The bytes of a stream; null when they cannot be had. Never throws; what is not read is counted. */
export function unpacked(dictionary: string, packed: Buffer, reading: Reading): Buffer | null {
  const filters = filtersOf(dictionary) ?? (looksDeflated(packed) ? ['FlateDecode'] : []);
  let bytes: Buffer | null = packed;
  for (const filter of filters) {
    if (pictures.test(filter)) return bytes === packed ? null : bytes;
    bytes = undone(filter, bytes, reading);
    if (!bytes) return null;
  }
  // Only rows of numbers and of points are packed with a predictor.
  if (/\/Predictor\s+([2-9]|1\d)/.test(dictionary) && !/\/Type\s*\/XRef\b/.test(dictionary)) {
    reading.unread.filter += 1;
  }
  return bytes;
}

const looksDeflated = (bytes: Buffer): boolean =>
  bytes.length > 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;

function undone(filter: string, bytes: Buffer, reading: Reading): Buffer | null {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return inflated(reading, bytes);
    case 'ASCIIHexDecode':
    case 'AHx':
      return spend(reading, bytes.length) ? fromHex(bytes) : null;
    case 'ASCII85Decode':
    case 'A85':
      return spend(reading, bytes.length) ? fromBase85(bytes) : null;
    case 'RunLengthDecode':
    case 'RL':
      return spend(reading, bytes.length) ? fromRuns(bytes, reading) : null;
    case 'Crypt':
      return bytes;
    default:
      reading.unread.filter += 1;
      return null;
  }
}

function fromHex(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const end = text.indexOf('>');
  return Buffer.from((end < 0 ? text : text.slice(0, end)).replaceAll(/[^0-9a-f]/gi, ''), 'hex');
}

function fromBase85(bytes: Buffer): Buffer {
  // A `z` alone stands for four zero bytes.
  const out = Buffer.alloc(4 * bytes.length + 4);
  let [length, value, digits] = [0, 0, 0];
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && digits === 0) length += 4;
    if (byte < 0x21 || byte > 0x75) continue;
    value = value * 85 + byte - 0x21;
    digits += 1;
    if (digits < 5) continue;
    out.writeUInt32BE(value % 2 ** 32, length);
    [length, value, digits] = [length + 4, 0, 0];
  }
  if (digits > 1) {
    for (let missing = digits; missing < 5; missing += 1) value = value * 85 + 84;
    out.writeUInt32BE(value % 2 ** 32, length);
    length += digits - 1;
  }
  return out.subarray(0, length);
}

function fromRuns(bytes: Buffer, reading: Reading): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const run = bytes[at] ?? 128;
    if (run === 128) break;
    const part =
      run < 128 ? bytes.subarray(at + 1, at + run + 2) : Buffer.alloc(257 - run, bytes[at + 1] ?? 0);
    if (!spend(reading, part.length + 64)) return null;
    parts.push(part);
    at += run < 128 ? run + 2 : 2;
  }
  return Buffer.concat(parts);
}
