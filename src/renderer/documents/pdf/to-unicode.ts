/** Reads the map from a font's codes to letters. @source ISO 32000-1, 9.10.3 */
import { Lexer } from './lexer.ts';
import { isKind, type PdfValue } from './values.ts';

/** Letters by code, and how many bytes a code has. */
export interface ToUnicode {
  readonly letters: ReadonlyMap<number, string>;
  readonly codeBytes: 1 | 2 | null;
}

const mostCodes = 70_000;

/** Reads a ToUnicode map; what is damaged is left out. */
export function readToUnicode(bytes: Uint8Array): ToUnicode {
  const lexer = new Lexer(bytes);
  const letters = new Map<number, string>();
  let codeBytes: ToUnicode['codeBytes'] = null;
  let held: PdfValue[] = [];
  while (!lexer.isAtEnd() && letters.size < mostCodes) {
    const value = lexer.next();
    if (!isKind(value, 'operator')) {
      held.push(value);
      continue;
    }
    if (value.name === 'endcodespacerange') codeBytes = widthOf(held) ?? codeBytes;
    if (value.name === 'endbfchar') addCharacters(held, letters);
    if (value.name === 'endbfrange') addRanges(held, letters);
    held = [];
  }
  return { letters, codeBytes };
}

function widthOf(held: readonly PdfValue[]): 1 | 2 | null {
  const [first = null] = held;
  if (!isKind(first, 'text')) return null;
  return first.bytes.length >= 2 ? 2 : 1;
}

function addCharacters(held: readonly PdfValue[], letters: Map<number, string>): void {
  for (let at = 0; at + 1 < held.length; at += 2) {
    const [code, letter] = [held[at] ?? null, held[at + 1] ?? null];
    if (isKind(code, 'text') && isKind(letter, 'text'))
      letters.set(numberOf(code.bytes), textOf(letter.bytes));
  }
}

function addRanges(held: readonly PdfValue[], letters: Map<number, string>): void {
  for (let at = 0; at + 2 < held.length; at += 3) {
    const [from, to, target] = [held[at] ?? null, held[at + 1] ?? null, held[at + 2] ?? null];
    if (!isKind(from, 'text') || !isKind(to, 'text')) continue;
    const [first, last] = [numberOf(from.bytes), numberOf(to.bytes)];
    for (let code = first; code <= last && letters.size < mostCodes; code++) {
      const letter = letterInRange(target, code - first);
      if (letter !== null) letters.set(code, letter);
    }
  }
}

function letterInRange(target: PdfValue, step: number): string | null {
  if (isKind(target, 'list')) {
    const item = target.items[step] ?? null;
    return isKind(item, 'text') ? textOf(item.bytes) : null;
  }
  if (!isKind(target, 'text')) return null;
  const bytes = Uint8Array.from(target.bytes);
  const last = bytes.length - 1;
  const low = (bytes[last] ?? 0) + step;
  bytes[last] = low & 255;
  if (last > 0) bytes[last - 1] = (bytes[last - 1] ?? 0) + (low >> 8);
  return textOf(bytes);
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-16be').decode(bytes);
}
