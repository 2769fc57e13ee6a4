import { paint, type Canvas, type Colour } from './canvas.ts';
import { evenGlyphs, glyphs, lowMarks, marks } from './glyphs.ts';
import { arc, maskOf, stroke, type Mask, type Point } from './mask.ts';

/** How text is set. `size` is the height of capitals in pixels. */
export interface TextStyle {
  readonly size: number;
  readonly fill: Colour;
  /** Width of the pen in hundredths of the size; 13 when left out. */
  readonly pen?: number;
  /** Space between letters beyond the usual one, in hundredths of the size. */
  readonly spacing?: number;
  /** Every sign takes this many pixels, as in a machine-readable zone. */
  readonly advance?: number;
  /** Text is made narrower, and at last smaller, until it fits this many pixels. */
  readonly fit?: number;
}

interface Glyph {
  readonly width: number;
  readonly lines: readonly (readonly Point[])[];
}

/** Reads the drawing instructions of one sign. */
function readPath(path: string, dx: number, dy: number): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  for (const [, command = '', rest = ''] of path.matchAll(/([MLEe])([^MLEe]*)/g)) {
    const [a = 0, b = 0, rx = 0, ry = 0, from = 0, to = 0] = rest.trim().split(/\s+/).map(Number);
    if (command === 'M' || command === 'e') {
      line = [];
      lines.push(line);
    }
    if (command === 'M' || command === 'L') line.push([a + dx, b + dy]);
    else line.push(...arc(a + dx, b + dy, rx, ry, from, to));
  }
  return lines;
}

function markLines(letter: string, combining: readonly string[], width: number): Point[][] {
  const tall = letter === letter.toUpperCase() || 'bdfhkl'.includes(letter);
  let height = tall ? 10 : 7;
  return combining.flatMap((mark) => {
    const low = lowMarks[mark];
    if (low !== undefined) return readPath(low, width / 2, 0);
    if (mark === '\u031b') return readPath('M-0.6 -0.6 E-0.4 1 1.4 1.2 -60 60', width, height);
    const lines = readPath(marks[mark] ?? '', width / 2, height);
    height += 2.4;
    return lines;
  });
}

/** A letter with its marks; a sign the alphabet does not have becomes a small lozenge. */
function readGlyph(sign: string, even: boolean): Glyph {
  const [base = ' ', ...combining] = [...(glyphs[sign] === undefined ? sign.normalize('NFD') : sign)];
  const dotless = base === 'i' && combining.some((mark) => marks[mark] !== undefined) ? 'ı' : base;
  const text =
    (even ? evenGlyphs[dotless] : undefined) ?? glyphs[dotless] ?? '3|M0 4 L1.5 6 L3 4 L1.5 2 L0 4';
  const [widthText = '0', path = ''] = text.split('|');
  const width = Number(widthText);
  return { width, lines: [...readPath(path, 0, 0), ...markLines(base, combining, width)] };
}

const glyphCache = new Map<string, Glyph>();
const maskCache = new Map<string, Mask>();

function glyphOf(sign: string, even: boolean): Glyph {
  const key = `${even ? '=' : ''}${sign}`;
  const glyph = glyphCache.get(key) ?? readGlyph(sign, even);
  glyphCache.set(key, glyph);
  return glyph;
}

/** The mask of one sign with its baseline at 0, moved right by quarters of a pixel. */
function glyphMask(sign: string, style: TextStyle, size: number, stretch: number, quarter: number): Mask {
  const even = style.advance !== undefined;
  const pen = style.pen ?? 13;
  const key = [sign, even, size, stretch, pen, quarter].join('/');
  const known = maskCache.get(key);
  if (known) return known;
  const scale = size / 10;
  const lines = glyphOf(sign, even).lines.map((line) =>
    line.map(([x, y]): Point => [x * scale * stretch + quarter / 4, -y * scale]),
  );
  const mask = maskOf(lines.flatMap((line) => stroke(line, (pen * size) / 100)));
  // The cache only saves time; it is emptied now and then so that memory stays flat over many sizes.
  if (maskCache.size > 4000) maskCache.clear();
  maskCache.set(key, mask);
  return mask;
}

function naturalWidth(text: string, style: TextStyle): number {
  const signs = [...text.normalize('NFC')];
  if (style.advance !== undefined) return signs.length * style.advance;
  const space = 2.1 + (style.pen ?? 13) / 14 + (style.spacing ?? 0) / 10;
  return signs.reduce((sum, sign) => sum + ((glyphOf(sign, false).width + space) * style.size) / 10, 0);
}

/** Size and stretch that make a text fit: first up to a fifth narrower, then smaller. */
function fitting(text: string, style: TextStyle): { size: number; stretch: number } {
  const width = naturalWidth(text, style);
  if (style.fit === undefined || width <= style.fit) return { size: style.size, stretch: 1 };
  const share = style.fit / width;
  if (share >= 0.8) return { size: style.size, stretch: Math.floor(share * 50) / 50 };
  return { size: Math.floor((share / 0.8) * style.size * 4) / 4, stretch: 0.8 };
}

/** The width of a text in pixels. */
export function textWidth(text: string, style: TextStyle): number {
  const { size, stretch } = fitting(text, style);
  return naturalWidth(text, { ...style, size }) * stretch;
}

/** Draws one line of text with its baseline at `y`; returns where the next text would begin. */
export function drawText(canvas: Canvas, text: string, x: number, y: number, style: TextStyle): number {
  const { size, stretch } = fitting(text, style);
  const space = 2.1 + (style.pen ?? 13) / 14 + (style.spacing ?? 0) / 10;
  let at = x;
  for (const sign of text.normalize('NFC')) {
    const glyph = glyphOf(sign, style.advance !== undefined);
    const width = ((glyph.width * size) / 10) * stretch;
    const pad = style.advance === undefined ? 0 : (style.advance - width) / 2;
    const left = Math.floor((at + pad) * 4) / 4;
    const quarter = Math.round((left - Math.floor(left)) * 4);
    const mask = glyphMask(sign, style, size, stretch, quarter);
    paint(canvas, mask, style.fill, { x: Math.floor(left), y: Math.round(y) });
    at += style.advance ?? width + ((space * size) / 10) * stretch;
  }
  return at;
}

const turnedCache = new Map<string, Mask>();

/** The mask of a text turned by an angle in degrees, with the middle of the text at 0, 0. */
export function turnedText(text: string, size: number, pen: number, degrees: number): Mask {
  const key = [text, size, pen, degrees].join('/');
  const known = turnedCache.get(key);
  if (known) return known;
  const scale = size / 10;
  const angle = (degrees * Math.PI) / 180;
  const space = 2.1 + pen / 14 + 1.2;
  const width = [...text].reduce((sum, sign) => sum + glyphOf(sign, false).width + space, -space);
  let at = -width / 2;
  const outlines = [...text].flatMap((sign) => {
    const glyph = glyphOf(sign, false);
    const lines = glyph.lines.map((line) =>
      line.map(([x, y]): Point => {
        const [px, py] = [(x + at) * scale, (5 - y) * scale];
        return [px * Math.cos(angle) - py * Math.sin(angle), px * Math.sin(angle) + py * Math.cos(angle)];
      }),
    );
    at += glyph.width + space;
    return lines.flatMap((line) => stroke(line, (pen * size) / 100));
  });
  const mask = maskOf(outlines);
  turnedCache.set(key, mask);
  return mask;
}
