/**
 * Reads what is packed or cut up in pictures. In JPEG and WebP everything that people write into a picture (EXIF, XMP,
 * IPTC, comments) lies there as it is; in PNG it may be packed, in GIF it is cut into blocks.
 */
import { inflated, sinkText, spend, type Reading } from './piece.ts';

const MOST_PARTS = 100_000;

/**
 * The texts of a PNG, packed or not, and its colour profile.
 * @source Portable Network Graphics (W3C), 11.3 "Ancillary chunks"
 */
export function readPng(file: Buffer, reading: Reading): void {
  for (let [at, parts] = [8, 0]; at + 8 <= file.length && parts < MOST_PARTS; parts += 1) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt' || type === 'iCCP')
      readText(type, body, reading);
    at += 12 + length;
  }
}

function readText(type: string, body: Buffer, reading: Reading): void {
  const name = body.indexOf(0);
  if (name < 0) return;
  if (type === 'tEXt') {
    latinText(body.subarray(name + 1), reading);
    return;
  }
  const packed = type === 'iTXt' ? packedInternational(body, name) : body.subarray(name + 2);
  const bytes = packed && inflated(reading, packed);
  if (!bytes) return;
  reading.sink(bytes, 'unpacked');
  if (type === 'zTXt') latinText(bytes, reading);
}

/** Name, flag, method, language, name in that language, text: null when the text is not packed. */
function packedInternational(body: Buffer, name: number): Buffer | null {
  if (body[name + 1] !== 1) return null;
  const language = body.indexOf(0, name + 3);
  const translated = language < 0 ? -1 : body.indexOf(0, language + 1);
  return translated < 0 ? null : body.subarray(translated + 1);
}

/** Latin-1; some programs write EXIF, IPTC and XMP as digits into such a text, with a name and a length in front. */
function latinText(bytes: Buffer, reading: Reading): void {
  const text = bytes.toString('latin1');
  sinkText(reading, text);
  const head = /^\s{0,9}[a-z0-9]{1,16}\s{1,9}\d{1,10}\s/i.exec(text)?.[0];
  if (head === undefined || !spend(reading, text.length)) return;
  const digits = text.slice(head.length);
  if (!/[^0-9a-f\s]/i.test(digits))
    reading.sink(Buffer.from(digits.replaceAll(/\s/g, ''), 'hex'), 'unpacked');
}

/** Comments and what applications write, each put together from its blocks. @source GIF89a, 15 and 24 to 26 */
export function readGif(file: Buffer, reading: Reading): void {
  let at = 13 + colours(file[10] ?? 0);
  for (let parts = 0; at < file.length && parts < MOST_PARTS; parts += 1) {
    const kind = file[at];
    if (kind === 0x2c) at = blocksEnd(file, at + 11 + colours(file[at + 9] ?? 0)).next;
    else if (kind === 0x21) {
      const { content, next } = blocksEnd(file, at + 2);
      if (file[at + 1] !== 0xf9 && spend(reading, content.length)) {
        reading.sink(content, 'unpacked');
        sinkText(reading, content.toString('latin1'));
      }
      at = next;
    } else return;
  }
}

const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** The content of blocks of up to 255 bytes, each with its length in front, up to an empty one. */
function blocksEnd(file: Buffer, from: number): { content: Buffer; next: number } {
  const parts: Buffer[] = [];
  let at = from;
  for (let length = file[at] ?? 0; length > 0; length = file[at] ?? 0) {
    parts.push(file.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { content: Buffer.concat(parts), next: at + 1 };
}
