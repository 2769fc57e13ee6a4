/** The state of a page while it is drawn: paths, and text with its matrices. @source ISO 32000-1, 8.4 and 9.3 */
import type { PdfFont } from './fonts.ts';
import { applyPlain, pathEnd, rgbText } from './path-operators.ts';
import { isKind, type PdfValue } from './values.ts';

type Matrix = readonly [number, number, number, number, number, number];
type Canvas = OffscreenCanvasRenderingContext2D;

interface TextState {
  readonly font: PdfFont | null;
  readonly size: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
}

const plainText: TextState = {
  font: null,
  size: 1,
  spacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};
const upright: Matrix = [1, 0, 0, 1, 0, 0];
const deepestSave = 200;

/** Text operators that set one number. */
const textSettings: Readonly<Record<string, (value: number) => Partial<TextState>>> = {
  Tc: (spacing) => ({ spacing }),
  Tw: (wordSpacing) => ({ wordSpacing }),
  Tz: (percent) => ({ stretch: percent / 100 }),
  TL: (leading) => ({ leading }),
  Ts: (rise) => ({ rise }),
  Tr: (mode) => ({ mode }),
};

function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** Where drawing stands. */
export class PageState {
  private readonly context: Canvas;
  private text = plainText;
  private readonly saved: TextState[] = [];
  private textMatrix = upright;
  private lineMatrix = upright;
  private clipping: CanvasFillRule | null = null;

  constructor(context: Canvas) {
    this.context = context;
  }

  setFont(font: PdfFont, size: number): void {
    this.text = { ...this.text, font, size };
  }

  setAlpha(alpha: number): void {
    this.context.globalAlpha = Math.min(1, Math.max(0, alpha));
  }

  /** The colour that fills now, as CSS. */
  ink(): string {
    const { fillStyle } = this.context;
    return typeof fillStyle === 'string' ? rgbText(fillStyle) : 'rgb(0, 0, 0)';
  }

  /** How many states are saved; `restoreTo` goes back to that many, however many a form left open. */
  depth(): number {
    return this.saved.length;
  }

  restoreTo(depth: number): void {
    while (this.saved.length > depth) this.restore();
  }

  save(): void {
    if (this.saved.length >= deepestSave) return;
    this.saved.push(this.text);
    this.context.save();
  }

  private restore(): void {
    const before = this.saved.pop();
    if (!before) return;
    this.text = before;
    this.context.restore();
  }

  /** Applies an operator; one it does not know changes nothing. */
  apply(name: string, operands: readonly PdfValue[]): void {
    const numbers = operands.filter((value) => typeof value === 'number');
    if (name === 'q') this.save();
    else if (name === 'Q') this.restore();
    else if (name === 'W' || name === 'W*') this.clipping = name === 'W' ? 'nonzero' : 'evenodd';
    else if (!applyPlain(this.context, name, numbers) && !this.endPath(name))
      this.applyText(name, operands, numbers);
  }

  private endPath(name: string): boolean {
    const end = pathEnd(name);
    if (!end) return false;
    const { context } = this;
    if (end.closes) context.closePath();
    if (end.fills) context.fill(end.fills);
    if (end.strokes) context.stroke();
    if (this.clipping) context.clip(this.clipping);
    this.clipping = null;
    context.beginPath();
    return true;
  }

  private applyText(name: string, operands: readonly PdfValue[], numbers: readonly number[]): void {
    const [a = 0, b = 0] = numbers;
    const setting = textSettings[name];
    if (setting) {
      this.text = { ...this.text, ...setting(a) };
      return;
    }
    switch (name) {
      case 'BT':
        this.textMatrix = this.lineMatrix = upright;
        return;
      case 'TD':
      case 'Td':
        if (name === 'TD') this.text = { ...this.text, leading: -b };
        this.nextLine(a, b);
        return;
      case 'Tm':
        this.setMatrix(numbers);
        return;
      case 'T*':
      case "'":
      case '"':
        if (name === '"') this.text = { ...this.text, wordSpacing: a, spacing: b };
        this.nextLine(0, -this.text.leading);
        if (name !== 'T*') this.show(operands.slice(-1));
        return;
      case 'Tj':
        this.show(operands);
        return;
      case 'TJ': {
        const [list = null] = operands;
        if (isKind(list, 'list')) this.show(list.items);
        return;
      }
      default:
    }
  }

  private setMatrix([a, b, c, d, e, f]: readonly number[]): void {
    if (
      a === undefined ||
      b === undefined ||
      c === undefined ||
      d === undefined ||
      e === undefined ||
      f === undefined
    )
      return;
    this.textMatrix = this.lineMatrix = [a, b, c, d, e, f];
  }

  private nextLine(x: number, y: number): void {
    this.lineMatrix = times([1, 0, 0, 1, x, y], this.lineMatrix);
    this.textMatrix = this.lineMatrix;
  }

  /** Draws strings; numbers between them move back by thousandths. */
  private show(pieces: readonly PdfValue[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'number') this.advance((-piece / 1000) * this.text.size * this.text.stretch);
      else if (isKind(piece, 'text')) this.showText(piece.bytes);
    }
  }

  private showText(bytes: Uint8Array): void {
    const { context, text } = this;
    if (!text.font) return;
    // Letters are set at a size of 100 and scaled, since tiny sizes of a canvas are rounded.
    context.font = `${text.font.style}100px ${text.font.families}`;
    for (const glyph of text.font.read(bytes)) {
      const natural = glyph.letter === '' ? 0 : context.measureText(glyph.letter).width / 100;
      const width = glyph.width === null ? natural : glyph.width / 1000;
      // Modes 3 and 7 draw nothing: the text under a scanned picture.
      if (glyph.letter.trim() !== '' && text.mode !== 3 && text.mode !== 7)
        this.drawLetter(glyph.letter, natural, width);
      const gap = text.spacing + (glyph.isSpace ? text.wordSpacing : 0);
      this.advance((width * text.size + gap) * text.stretch);
    }
  }

  private drawLetter(letter: string, natural: number, width: number): void {
    const { context, text } = this;
    context.save();
    context.transform(...times([text.size * text.stretch, 0, 0, text.size, 0, text.rise], this.textMatrix));
    // The letter takes the room the document gives it, so that lines end where they should.
    const fit = natural > 0 && width > 0 ? Math.min(1.3, Math.max(0.6, width / natural)) : 1;
    context.scale(fit / 100, -0.01);
    if (text.mode === 1) {
      context.lineWidth = 3;
      context.strokeText(letter, 0, 0);
    } else context.fillText(letter, 0, 0);
    context.restore();
  }

  private advance(x: number): void {
    this.textMatrix = times([1, 0, 0, 1, x, 0], this.textMatrix);
  }
}
