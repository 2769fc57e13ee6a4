/** Draws one page of a PDF onto a canvas. Works through the page's operators; what it does not know it leaves out. */
import { entriesOf, type PdfFile, type PdfPage } from './file.ts';
import { unpack } from './filters.ts';
import { readFont, type PdfFont } from './fonts.ts';
import { readImage } from './images.ts';
import { Lexer } from './lexer.ts';
import { PageState } from './page-state.ts';
import { isKind, nameOf, type PdfStream, type PdfValue } from './values.ts';

/** A drawn page. `missing`: some picture was in a format that is not understood. */
export interface DrawnPage {
  readonly blob: Blob;
  readonly missing: boolean;
}

/** Operators of one page; a page with more is no page for reading. */
const mostOperators = 3_000_000;
const deepestForm = 12;
/** Longest side of the drawn page in pixels: letters of 6 points can be read when it is seen near. */
const longestSide = 2600;

type Canvas = OffscreenCanvasRenderingContext2D;

/** Draws a page; stops between operators when `signal` fires. */
export async function drawPage(file: PdfFile, page: PdfPage, signal: AbortSignal): Promise<DrawnPage> {
  const [left, bottom, right, top] = page.box;
  const [width, height] = [right - left, top - bottom];
  const scale = longestSide / Math.max(width, height);
  const isLying = page.turns % 2 === 1;
  const canvas = new OffscreenCanvas(
    Math.ceil((isLying ? height : width) * scale),
    Math.ceil((isLying ? width : height) * scale),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas to draw on.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((page.turns * Math.PI) / 2);
  context.scale(scale, -scale);
  context.translate(-(left + right) / 2, -(bottom + top) / 2);
  const work = new Work(file, context, signal);
  await work.run(await work.contentsOf(page.contents), page.resources, 0);
  return { blob: await canvas.convertToBlob({ type: 'image/png' }), missing: work.missing };
}

/** The drawing of one page: the operators, and what they need between them. */
class Work {
  missing = false;
  private readonly file: PdfFile;
  private readonly context: Canvas;
  private readonly signal: AbortSignal;
  private readonly state: PageState;
  private readonly fonts = new Map<PdfValue, PdfFont>();
  private operators = 0;

  constructor(file: PdfFile, context: Canvas, signal: AbortSignal) {
    this.file = file;
    this.context = context;
    this.signal = signal;
    this.state = new PageState(context);
  }

  /** The bytes of a page's contents; several streams are one. */
  async contentsOf(value: PdfValue): Promise<Uint8Array> {
    const found = this.file.resolve(value);
    const streams = isKind(found, 'list') ? found.items.map(this.file.resolve) : [found];
    const parts: Uint8Array[] = [];
    for (const stream of streams) {
      if (isKind(stream, 'stream'))
        parts.push((await unpack(stream, this.file.resolve)).bytes, Uint8Array.of(10));
    }
    return new Uint8Array(await new Blob(parts.map((part) => Uint8Array.from(part))).arrayBuffer());
  }

  async run(bytes: Uint8Array, resources: PdfValue, depth: number): Promise<void> {
    const lexer = new Lexer(bytes);
    let operands: PdfValue[] = [];
    while (!lexer.isAtEnd()) {
      const value = lexer.next();
      if (!isKind(value, 'operator')) {
        if (operands.length < 64) operands.push(value);
        continue;
      }
      if (++this.operators > mostOperators) return;
      if (this.operators % 2000 === 0) {
        // Lets the window answer keys while a long page is drawn.
        await new Promise((resume) => setTimeout(resume));
        this.signal.throwIfAborted();
      }
      if (value.name === 'BI') await this.inlineImage(lexer, resources);
      else if (!(await this.withResources(value.name, operands, resources, depth)))
        this.state.apply(value.name, operands);
      operands = [];
    }
  }

  /** Operators that need something looked up; answers whether it was one. */
  private async withResources(
    name: string,
    operands: readonly PdfValue[],
    resources: PdfValue,
    depth: number,
  ): Promise<boolean> {
    const [first = null, second = null] = operands;
    if (name === 'Tf') {
      const font = this.lookUp(resources, 'Font', first);
      this.state.setFont(await this.fontOf(font), typeof second === 'number' ? second : 1);
      return true;
    }
    if (name === 'Do') {
      const thing = this.lookUp(resources, 'XObject', first);
      if (isKind(thing, 'stream')) await this.drawThing(thing, resources, depth);
      return true;
    }
    if (name === 'gs') {
      const alpha = this.file.resolve(
        entriesOf(this.lookUp(resources, 'ExtGState', first))?.get('ca') ?? null,
      );
      if (typeof alpha === 'number') this.state.setAlpha(alpha);
      return true;
    }
    return false;
  }

  private lookUp(resources: PdfValue, group: string, name: PdfValue): PdfValue {
    const { resolve } = this.file;
    const found = entriesOf(resolve(entriesOf(resolve(resources))?.get(group) ?? null));
    return resolve(found?.get(nameOf(name) ?? '') ?? null);
  }

  private async fontOf(value: PdfValue): Promise<PdfFont> {
    const known = this.fonts.get(value);
    if (known) return known;
    const font = await readFont(value, this.file.resolve);
    this.fonts.set(value, font);
    return font;
  }

  private async drawThing(thing: PdfStream, resources: PdfValue, levels: number): Promise<void> {
    const { resolve } = this.file;
    const kind = nameOf(resolve(thing.entries.get('Subtype') ?? null));
    if (kind === 'Image') {
      this.drawImage(await readImage(thing, resolve, this.state.ink()));
      return;
    }
    if (kind !== 'Form' || levels >= deepestForm) return;
    const depth = this.state.depth();
    this.state.save();
    const matrix = resolve(thing.entries.get('Matrix') ?? null);
    if (isKind(matrix, 'list')) this.state.apply('cm', matrix.items.map(resolve));
    const own = resolve(thing.entries.get('Resources') ?? null);
    await this.run((await unpack(thing, resolve)).bytes, own ?? resources, levels + 1);
    this.state.restoreTo(depth);
  }

  private drawImage(image: ImageBitmap | null): void {
    if (image === null) {
      this.missing = true;
      return;
    }
    // A picture fills the unit square, its first row on top.
    this.context.save();
    this.context.scale(1, -1);
    this.context.drawImage(image, 0, -1, 1, 1);
    this.context.restore();
    image.close();
  }

  private async inlineImage(lexer: Lexer, resources: PdfValue): Promise<void> {
    const entries = new Map<string, PdfValue>();
    for (let key = lexer.next(); isKind(key, 'name'); key = lexer.next()) entries.set(key.name, lexer.next());
    const from = lexer.at + 1;
    const end = endOfInline(lexer.bytes, from);
    lexer.at = end + 2;
    const space = entries.get('CS') ?? entries.get('ColorSpace') ?? null;
    const named = this.lookUp(resources, 'ColorSpace', space);
    if (named !== null) entries.set('CS', named);
    const stream: PdfStream = { kind: 'stream', entries, bytes: lexer.bytes.subarray(from, end) };
    this.drawImage(await readImage(stream, this.file.resolve, this.state.ink()));
  }
}

/** Where `EI` ends an inline picture: after a space and before one. */
function endOfInline(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const isEnd =
      bytes[at] === 69 && bytes[at + 1] === 73 && (bytes[at - 1] ?? 0) <= 32 && (bytes[at + 2] ?? 32) <= 32;
    if (isEnd) return at;
  }
  return bytes.length;
}
