/** Unpacks the streams of a PDF. */
import { nameOf, isKind, type PdfStream, type PdfValue } from './values.ts';

/** More than this out of one stream is a bomb, not a page. Bytes. */
const mostBytes = 120_000_000;

/** What is left when an image codec of its own comes next: a JPEG that the browser decodes itself. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  /** `jpeg`: the bytes are a JPEG file. Otherwise the name of a filter that is not understood, or null. */
  readonly rest: 'jpeg' | (string & {}) | null;
}

/** Applies the filters of a stream one after another. `resolve` follows pointers. */
export async function unpack(stream: PdfStream, resolve: (value: PdfValue) => PdfValue): Promise<Unpacked> {
  const filters = listOf(resolve(stream.entries.get('Filter') ?? stream.entries.get('F') ?? null), resolve);
  const parameters = listOf(
    resolve(stream.entries.get('DecodeParms') ?? stream.entries.get('DP') ?? null),
    resolve,
  );
  let { bytes } = stream;
  for (const [at, filter] of filters.entries()) {
    const name = nameOf(filter) ?? '';
    switch (name) {
      case 'FlateDecode':
      case 'Fl':
        bytes = unpredict(await inflate(bytes), parameters[at] ?? null, resolve);
        break;
      case 'LZWDecode':
      case 'LZW':
        bytes = unpredict(unlzw(bytes), parameters[at] ?? null, resolve);
        break;
      case 'ASCIIHexDecode':
      case 'AHx':
        bytes = unhex(bytes);
        break;
      case 'ASCII85Decode':
      case 'A85':
        bytes = unascii85(bytes);
        break;
      case 'RunLengthDecode':
      case 'RL':
        bytes = unrun(bytes);
        break;
      case 'DCTDecode':
      case 'DCT':
        return { bytes, rest: 'jpeg' };
      default:
        return { bytes, rest: name };
    }
  }
  return { bytes, rest: null };
}

function listOf(value: PdfValue, resolve: (value: PdfValue) => PdfValue): readonly PdfValue[] {
  if (value === null) return [];
  return isKind(value, 'list') ? value.items.map(resolve) : [value];
}

/** Inflates; of a damaged stream what could be read. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const whole = await inflateAs('deflate', bytes);
  // Some writers leave out or spoil the two bytes in front.
  return whole.length > 0 ? whole : inflateAs('deflate-raw', bytes.subarray(2));
}

async function inflateAs(format: CompressionFormat, bytes: Uint8Array): Promise<Uint8Array> {
  const unpacking = new DecompressionStream(format);
  const writer = unpacking.writable.getWriter();
  // A copy: the stream takes only bytes of a plain buffer. Failures show up on the reading side.
  writer.write(Uint8Array.from(bytes)).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = unpacking.readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
      if (size > mostBytes) throw new RangeError('A stream of this document is too large.');
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
  return joined(parts, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Takes back PNG's prediction of rows. @source ISO 32000-1, 7.4.4.4; PNG specification, 9 */
function unpredict(bytes: Uint8Array, given: PdfValue, resolve: (value: PdfValue) => PdfValue): Uint8Array {
  if (!isKind(given, 'dictionary')) return bytes;
  const number = (name: string, usual: number): number => {
    const value = resolve(given.entries.get(name) ?? null);
    return typeof value === 'number' ? value : usual;
  };
  if (number('Predictor', 1) < 10) return bytes;
  const pixel = Math.max(1, Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8)) / 8));
  const row = Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8);
  const rows = Math.floor(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let line = 0; line < rows; line++) unpredictRow(bytes, out, line, row, pixel);
  return out;
}

function unpredictRow(bytes: Uint8Array, out: Uint8Array, line: number, row: number, pixel: number): void {
  const method = bytes[line * (row + 1)] ?? 0;
  const from = line * (row + 1) + 1;
  const to = line * row;
  for (let at = 0; at < row; at++) {
    const left = at >= pixel ? (out[to + at - pixel] ?? 0) : 0;
    const up = line > 0 ? (out[to + at - row] ?? 0) : 0;
    const corner = at >= pixel && line > 0 ? (out[to + at - row - pixel] ?? 0) : 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][method] ?? 0;
    out[to + at] = (bytes[from + at] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function unhex(bytes: Uint8Array): Uint8Array {
  const digits =
    new TextDecoder('latin1')
      .decode(bytes)
      .split('>')[0]
      ?.replaceAll(/[^\da-f]/gi, '') ?? '';
  return Uint8Array.from((digits.length % 2 ? `${digits}0` : digits).match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
}

/** @source ISO 32000-1, 7.4.3 */
function unascii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  for (const byte of bytes) {
    if (byte === 126) break;
    if (byte === 122 && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 33 && byte <= 117) group.push(byte - 33);
    if (group.length === 5) {
      out.push(...fourBytes(group));
      group = [];
    }
  }
  if (group.length > 1) {
    const kept = group.length - 1;
    while (group.length < 5) group.push(84);
    out.push(...fourBytes(group).slice(0, kept));
  }
  return Uint8Array.from(out);
}

function fourBytes(group: readonly number[]): number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** @source ISO 32000-1, 7.4.5 */
function unrun(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length && size <= mostBytes;) {
    const length = bytes[at++] ?? 128;
    if (length === 128) break;
    const part =
      length < 128 ? bytes.subarray(at, at + length + 1) : new Uint8Array(257 - length).fill(bytes[at] ?? 0);
    at += length < 128 ? length + 1 : 1;
    parts.push(part);
    size += part.length;
  }
  return joined(parts, size);
}

/** @source ISO 32000-1, 7.4.4.2, with the early change that is the rule */
function unlzw(bytes: Uint8Array): Uint8Array {
  const out: Uint8Array[] = [];
  let size = 0;
  let table: Uint8Array[] = [];
  let previous: Uint8Array | null = null;
  let [bits, width] = [0, 9];
  const reset = (): void => {
    table = Array.from({ length: 258 }, (_, byte) => Uint8Array.of(byte & 255));
    width = 9;
    previous = null;
  };
  reset();
  for (;;) {
    if (bits + width > bytes.length * 8 || size > mostBytes) break;
    const code = bitsAt(bytes, bits, width);
    bits += width;
    if (code === 257) break;
    if (code === 256) {
      reset();
      continue;
    }
    const before: Uint8Array | null = previous;
    const known = table[code];
    if (known === undefined && before === null) break;
    const entry: Uint8Array =
      known ??
      joined(
        [before ?? Uint8Array.of(), (before ?? Uint8Array.of()).subarray(0, 1)],
        (before?.length ?? 0) + 1,
      );
    out.push(entry);
    size += entry.length;
    if (before !== null) table.push(joined([before, entry.subarray(0, 1)], before.length + 1));
    previous = entry;
    width = table.length >= 2047 ? 12 : table.length >= 1023 ? 11 : table.length >= 511 ? 10 : 9;
  }
  return joined(out, size);
}

function bitsAt(bytes: Uint8Array, from: number, width: number): number {
  let value = 0;
  for (let bit = from; bit < from + width; bit++) {
    value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  }
  return value;
}
