/**
 * Fonts of a PDF as far as its text can be read and its letters put where they belong. The shapes come from the
 * typefaces of this machine: a document's own are not loaded, since they are programs of a stranger.
 */
import { unpack } from './filters.ts';
import { entriesOf } from './file.ts';
import { letterOf } from './glyph-names.ts';
import { readToUnicode, type ToUnicode } from './to-unicode.ts';
import { isKind, nameOf, type PdfValue } from './values.ts';

/** One letter of a string: what to draw and how far to go on, in thousandths of the size. */
export interface PdfGlyph {
  readonly letter: string;
  /** Null: as wide as the typeface of this machine draws it. */
  readonly width: number | null;
  /** A single byte 32, to which word spacing applies. */
  readonly isSpace: boolean;
}

/** A font: how its strings are read, and which typeface is nearest. */
export interface PdfFont {
  readonly read: (bytes: Uint8Array) => readonly PdfGlyph[];
  /** CSS: style, weight and families, without a size. */
  readonly style: string;
  readonly families: string;
}

type Resolve = (value: PdfValue) => PdfValue;

/** Makes a font ready for use. Never fails: an unknown one is read as Windows Latin. */
export async function readFont(value: PdfValue, resolve: Resolve): Promise<PdfFont> {
  const entries = entriesOf(value) ?? new Map<string, PdfValue>();
  const at = (name: string): PdfValue => resolve(entries.get(name) ?? null);
  const map = at('ToUnicode');
  const toUnicode = isKind(map, 'stream') ? readToUnicode((await unpack(map, resolve)).bytes) : null;
  const name = nameOf(at('BaseFont')) ?? '';
  const typeface = typefaceOf(name);
  if (nameOf(at('Subtype')) === 'Type0') {
    const descendants = at('DescendantFonts');
    const first = isKind(descendants, 'list') ? resolve(descendants.items[0] ?? null) : null;
    return { ...typeface, read: compositeReader(first, toUnicode, resolve) };
  }
  return { ...typeface, read: simpleReader(entries, toUnicode, resolve) };
}

function typefaceOf(name: string): Pick<PdfFont, 'style' | 'families'> {
  const style = `${/italic|oblique/i.test(name) ? 'italic ' : ''}${/bold|black|heavy|semibold|demi/i.test(name) ? 'bold ' : ''}`;
  if (/courier|mono|typewriter|consol/i.test(name))
    return { style, families: '"Liberation Mono", "Courier New", "JetBrains Mono Variable", monospace' };
  if (/times|serif|roman|georgia|garamond|minion|book|cambria/i.test(name) && !/sans/i.test(name)) {
    return { style, families: '"Liberation Serif", "Times New Roman", serif' };
  }
  return { style, families: '"Liberation Sans", Arial, Helvetica, "Inter Variable", sans-serif' };
}

function simpleReader(
  entries: ReadonlyMap<string, PdfValue>,
  toUnicode: ToUnicode | null,
  resolve: Resolve,
): PdfFont['read'] {
  const letters = encodingOf(resolve(entries.get('Encoding') ?? null), resolve);
  const first = resolve(entries.get('FirstChar') ?? null);
  const widths = resolve(entries.get('Widths') ?? null);
  const list = isKind(widths, 'list') ? widths.items.map(resolve) : null;
  const widthOf = (code: number): number | null => {
    const width = list?.[code - (typeof first === 'number' ? first : 0)];
    return typeof width === 'number' ? width : null;
  };
  return (bytes) =>
    Array.from(bytes, (code) => ({
      letter: toUnicode?.letters.get(code) ?? letters[code] ?? '',
      width: widthOf(code),
      isSpace: code === 32,
    }));
}

const windows = letterTable('windows-1252');

function letterTable(label: string): readonly string[] {
  const decoder = new TextDecoder(label);
  return Array.from({ length: 256 }, (_, code) => decoder.decode(Uint8Array.of(code)));
}

/** The letters of a simple font's codes. @source ISO 32000-1, 9.6.6 and annex D */
function encodingOf(value: PdfValue, resolve: Resolve): readonly string[] {
  const entries = entriesOf(value);
  const base = nameOf(value) ?? nameOf(resolve(entries?.get('BaseEncoding') ?? null));
  const letters = [...(base === 'MacRomanEncoding' ? letterTable('macintosh') : windows)];
  const differences = resolve(entries?.get('Differences') ?? null);
  if (!isKind(differences, 'list')) return letters;
  let code = 0;
  for (const item of differences.items.map(resolve)) {
    if (typeof item === 'number') code = item;
    else if (isKind(item, 'name') && code < 256) letters[code++] = letterOf(item.name) ?? '';
  }
  return letters;
}

function compositeReader(
  descendant: PdfValue,
  toUnicode: ToUnicode | null,
  resolve: Resolve,
): PdfFont['read'] {
  const entries = entriesOf(descendant);
  const usual = resolve(entries?.get('DW') ?? null);
  const widths = compositeWidths(resolve(entries?.get('W') ?? null), resolve);
  const size = toUnicode?.codeBytes ?? 2;
  return (bytes) => {
    const glyphs: PdfGlyph[] = [];
    for (let at = 0; at + size <= bytes.length; at += size) {
      const code = size === 1 ? (bytes[at] ?? 0) : (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
      glyphs.push({
        letter: toUnicode?.letters.get(code) ?? '',
        width: widths.get(code) ?? (typeof usual === 'number' ? usual : 1000),
        isSpace: size === 1 && code === 32,
      });
    }
    return glyphs;
  };
}

/** `[ first [w w w] ]` and `[ first last w ]`. @source ISO 32000-1, 9.7.4.3 */
function compositeWidths(value: PdfValue, resolve: Resolve): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  if (!isKind(value, 'list')) return widths;
  const items = value.items.map(resolve);
  for (let at = 0; at < items.length;) {
    const [first, second] = [items[at], items[at + 1] ?? null];
    if (typeof first !== 'number') break;
    if (isKind(second, 'list')) {
      for (const [step, width] of second.items.map(resolve).entries())
        if (typeof width === 'number') widths.set(first + step, width);
      at += 2;
      continue;
    }
    const width = items[at + 2];
    if (typeof second !== 'number' || typeof width !== 'number') break;
    for (let code = first; code <= second && code - first < 70_000; code++) widths.set(code, width);
    at += 3;
  }
  return widths;
}
