import { isUtf8 } from 'node:buffer';

/** The encodings of text files that are understood. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Turns pieces of bytes into text without ever replacing anything silently: a byte that the encoding does not
 * allow becomes the lone surrogate U+DC00 + byte, so that `isWellFormed()` finds it in the row it damaged.
 */
export interface Decoder {
  /** Text of the next piece; an unfinished character at its end waits for the next one. */
  write(piece: Buffer): string;
  /** What is left at the end of the file. */
  end(): string;
}

/** Code points of the bytes 0x80–0x9F. @source WHATWG Encoding Standard, index-windows-1252 */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** A decoder for one pass over a file. The byte order mark is for the caller to skip. */
export function createDecoder(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'utf-8':
      return createUtf8Decoder();
    case 'utf-16le':
      return createUtf16Decoder(false);
    case 'utf-16be':
      return createUtf16Decoder(true);
    case 'windows-1252':
      return { write: decodeWindows1252, end: () => '' };
  }
}

/** Shows bytes that could not be decoded as `\xNN`, for a person to read. */
export function showBrokenText(text: string): string {
  return text.isWellFormed()
    ? text
    : text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (unit) => {
        const code = unit.charCodeAt(0);
        return code >= 0xdc80 && code <= 0xdcff
          ? `\\x${(code - 0xdc00).toString(16)}`
          : `\\u${code.toString(16)}`;
      });
}

/** How many bytes at the end of `bytes` begin a UTF-8 character that is not finished there: 0 to 3. */
export function unfinishedUtf8Bytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

function createUtf8Decoder(): Decoder {
  let rest = Buffer.alloc(0);
  return {
    write(piece) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
      const whole = bytes.length - unfinishedUtf8Bytes(bytes);
      // Copied, because the caller uses the piece's memory again.
      rest = Buffer.from(bytes.subarray(whole));
      return decodeUtf8(bytes.subarray(0, whole));
    },
    end: () => decodeUtf8(rest),
  };
}

function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  // A line feed is never part of a longer character, so the damage stays within its line.
  let text = '';
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(0x0a, from);
    const to = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(from, to);
    text += isUtf8(line) ? line.toString('utf8') : escapeBytes(line);
    from = to;
  }
  return text;
}

function escapeBytes(line: Buffer): string {
  return line
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
}

function createUtf16Decoder(bigEndian: boolean): Decoder {
  let rest = Buffer.alloc(0);
  return {
    write(piece) {
      const bytes = Buffer.concat([rest, piece]);
      const whole = bytes.length - (bytes.length % 2);
      rest = bytes.subarray(whole);
      const units = bytes.subarray(0, whole);
      return (bigEndian ? units.swap16() : units).toString('utf16le');
    },
    end: () => (rest.length > 0 ? String.fromCharCode(0xdc00 + (rest[0] ?? 0)) : ''),
  };
}

function decodeWindows1252(piece: Buffer): string {
  return piece
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
}
