/** Reads PDF values from bytes. Whatever is damaged reads as null and never as an endless loop. */
import type { PdfValue } from './values.ts';

const white = new Set([0, 9, 10, 12, 13, 32]);
/** ( ) < > [ ] { } / % */
const delimiters = new Set([40, 41, 60, 62, 91, 93, 123, 125, 47, 37]);
/** Nesting deeper than this is an attack or damage, not a document. */
const deepest = 60;

const escapes: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

/** A place in bytes that reads one value after another. */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Whether nothing but space is left. */
  isAtEnd(): boolean {
    this.skipSpace();
    return this.at >= this.bytes.length;
  }

  /** The next value; operators come as such. At the end null. */
  next(depth = 0): PdfValue {
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === undefined) return null;
    if (depth > deepest) {
      this.at++;
      return null;
    }
    switch (byte) {
      case 47:
        return { kind: 'name', name: this.readName() };
      case 40:
        return { kind: 'text', bytes: this.readLiteral() };
      case 60:
        return this.bytes[this.at + 1] === 60
          ? this.readDictionary(depth)
          : { kind: 'text', bytes: this.readHex() };
      case 91:
        return this.readList(depth);
      case 41:
      case 62:
      case 93:
      case 123:
      case 125:
        this.at++;
        return null;
      default:
        return this.readWord(depth);
    }
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 37) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
          this.at++;
      } else if (byte !== undefined && white.has(byte)) this.at++;
      else return;
    }
  }

  private readName(): string {
    this.at++;
    let name = '';
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || white.has(byte) || delimiters.has(byte)) return name;
      this.at++;
      const code =
        byte === 35
          ? Number.parseInt(String.fromCharCode(this.bytes[this.at] ?? 0, this.bytes[this.at + 1] ?? 0), 16)
          : Number.NaN;
      if (Number.isNaN(code)) name += String.fromCharCode(byte);
      else {
        name += String.fromCharCode(code);
        this.at += 2;
      }
    }
  }

  private readLiteral(): Uint8Array {
    const out: number[] = [];
    let open = 1;
    this.at++;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at++] ?? 0;
      if (byte === 92) this.readEscape(out);
      else {
        if (byte === 40) open++;
        if (byte === 41 && --open === 0) break;
        out.push(byte);
      }
    }
    return Uint8Array.from(out);
  }

  private readEscape(out: number[]): void {
    const byte = this.bytes[this.at++] ?? 0;
    if (byte >= 48 && byte <= 55) {
      let code = byte - 48;
      for (let count = 0; count < 2; count++) {
        const digit = this.bytes[this.at] ?? 0;
        if (digit < 48 || digit > 55) break;
        code = code * 8 + digit - 48;
        this.at++;
      }
      out.push(code & 255);
    } else if (byte === 13) {
      if (this.bytes[this.at] === 10) this.at++;
    } else if (byte !== 10) out.push(escapes[byte] ?? byte);
  }

  private readHex(): Uint8Array {
    this.at++;
    let digits = '';
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at++] ?? 0;
      if (byte === 62) break;
      const digit = String.fromCharCode(byte);
      if (/[\da-f]/i.test(digit)) digits += digit;
    }
    if (digits.length % 2 === 1) digits += '0';
    return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }

  private readList(depth: number): PdfValue {
    this.at++;
    const items: PdfValue[] = [];
    while (!this.isAtEnd()) {
      if (this.bytes[this.at] === 93) {
        this.at++;
        break;
      }
      items.push(this.next(depth + 1));
    }
    return { kind: 'list', items };
  }

  private readDictionary(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    while (!this.isAtEnd()) {
      if (this.bytes[this.at] === 62) {
        this.at += this.bytes[this.at + 1] === 62 ? 2 : 1;
        break;
      }
      if (this.bytes[this.at] !== 47) {
        this.next(depth + 1);
        continue;
      }
      const key = this.readName();
      entries.set(key, this.next(depth + 1));
    }
    return { kind: 'dictionary', entries };
  }

  private readWord(depth: number): PdfValue {
    const from = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at] ?? 0;
      if (white.has(byte) || delimiters.has(byte)) break;
      this.at++;
    }
    const word = String.fromCharCode(...this.bytes.subarray(from, Math.min(this.at, from + 64)));
    if (/^[+-]*\d*\.?\d*$/.test(word) && /\d/.test(word)) return this.numberOrPointer(word, depth);
    if (word === 'true') return true;
    if (word === 'false') return false;
    return word === 'null' ? null : { kind: 'operator', name: word };
  }

  /** `12 0 R` is a pointer; `12` alone is a number. */
  private numberOrPointer(word: string, depth: number): PdfValue {
    const number = Number(word.replace(/^[+-]*(?=[+-])/, ''));
    if (depth < 0 || !/^\d+$/.test(word)) return number;
    const back = this.at;
    this.skipSpace();
    const rest = String.fromCharCode(...this.bytes.subarray(this.at, this.at + 12));
    const pointer = /^\d{1,5}[\s\0]+R(?![A-Za-z0-9])/.exec(rest);
    if (pointer) {
      this.at += pointer[0].length;
      return { kind: 'pointer', number };
    }
    this.at = back;
    return number;
  }
}
