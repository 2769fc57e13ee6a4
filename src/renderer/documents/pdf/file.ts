/** Opens a PDF: finds its objects and its pages. Reads what is there instead of trusting the file's own table. */
import { Lexer } from './lexer.ts';
import { unpack } from './filters.ts';
import { isKind, nameOf, type PdfDictionary, type PdfStream, type PdfValue } from './values.ts';

/** Why a PDF cannot be drawn. */
export class PdfProblem extends Error {
  readonly problem: 'locked' | 'damaged';

  constructor(problem: 'locked' | 'damaged') {
    super(problem);
    this.name = 'PdfProblem';
    this.problem = problem;
  }
}

/** A page: what it draws, with what, and how large it is in points. */
export interface PdfPage {
  readonly contents: PdfValue;
  readonly resources: PdfValue;
  /** Left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  /** Quarter turns clockwise. */
  readonly turns: number;
}

/** An opened PDF. */
export interface PdfFile {
  /** Follows a pointer; a missing object is null. */
  readonly resolve: (value: PdfValue) => PdfValue;
  readonly pages: readonly PdfPage[];
}

const mostObjects = 400_000;
const mostPages = 2000;

/**
 * Opens a PDF.
 * @throws PdfProblem `locked` when it is encrypted, `damaged` when it has no page
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  // One byte, one character: places in the text are places in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const objects = new Map<number, PdfValue>();
  const resolve = resolver(objects);
  const trailers = findObjects(bytes, text, objects);
  await openObjectStreams(objects, resolve);
  const all = [...trailers, ...[...objects.values()].filter((value) => typeOf(value) === 'XRef')];
  if (all.some((value) => entriesOf(value)?.has('Encrypt'))) throw new PdfProblem('locked');
  const roots = all.map((value) => resolve(entriesOf(value)?.get('Root') ?? null));
  const catalog =
    roots.reverse().find((value) => entriesOf(value)?.has('Pages')) ??
    [...objects.values()].find((value) => typeOf(value) === 'Catalog') ??
    null;
  const pages = pagesOf(resolve(entriesOf(catalog)?.get('Pages') ?? null), resolve);
  if (pages.length === 0) throw new PdfProblem('damaged');
  return { resolve, pages };
}

/** The entries of a dictionary or stream. */
export function entriesOf(value: PdfValue): ReadonlyMap<string, PdfValue> | null {
  return isKind(value, 'dictionary') || isKind(value, 'stream') ? value.entries : null;
}

function typeOf(value: PdfValue): string | null {
  return nameOf(entriesOf(value)?.get('Type') ?? null);
}

function resolver(objects: ReadonlyMap<number, PdfValue>): (value: PdfValue) => PdfValue {
  return (value) => {
    let found = value;
    // Pointers to pointers end somewhere, or they are a trap.
    for (let step = 0; step < 20 && isKind(found, 'pointer'); step++)
      found = objects.get(found.number) ?? null;
    return isKind(found, 'pointer') ? null : found;
  };
}

/** Reads all objects in the order of the file, so that later versions of one replace earlier ones. */
function findObjects(bytes: Uint8Array, text: string, objects: Map<number, PdfValue>): PdfDictionary[] {
  const trailers: PdfDictionary[] = [];
  const heads = /(?:(\d{1,9})[\s\0]+\d{1,5}[\s\0]+obj\b)|\btrailer\b/g;
  for (let head = heads.exec(text); head && objects.size < mostObjects; head = heads.exec(text)) {
    const lexer = new Lexer(bytes, head.index + head[0].length);
    const value = lexer.next();
    if (head[1] === undefined) {
      if (isKind(value, 'dictionary')) trailers.push(value);
      continue;
    }
    const stream = isKind(value, 'dictionary') ? streamAfter(bytes, text, lexer.at, value) : null;
    objects.set(Number(head[1]), stream?.value ?? value);
    heads.lastIndex = Math.max(heads.lastIndex, stream?.end ?? lexer.at);
  }
  return trailers;
}

function streamAfter(
  bytes: Uint8Array,
  text: string,
  at: number,
  dictionary: PdfDictionary,
): { readonly value: PdfStream; readonly end: number } | null {
  const start = /^[\s\0]*stream(\r\n|\n|\r)?/.exec(text.slice(at, at + 40));
  if (!start) return null;
  const from = at + start[0].length;
  const length = dictionary.entries.get('Length') ?? null;
  const stated =
    typeof length === 'number' && /^\s*endstream/.test(text.slice(from + length, from + length + 20))
      ? length
      : null;
  const found = stated ?? text.indexOf('endstream', from) - from;
  const end = found < 0 ? bytes.length : from + found;
  return { value: { kind: 'stream', entries: dictionary.entries, bytes: bytes.subarray(from, end) }, end };
}

/** Objects may lie packed inside other objects. @source ISO 32000-1, 7.5.7 */
async function openObjectStreams(
  objects: Map<number, PdfValue>,
  resolve: (value: PdfValue) => PdfValue,
): Promise<void> {
  for (const value of [...objects.values()]) {
    if (!isKind(value, 'stream') || typeOf(value) !== 'ObjStm') continue;
    const { bytes, rest } = await unpack(value, resolve);
    const [count, first] = [value.entries.get('N'), value.entries.get('First')];
    if (rest !== null || typeof count !== 'number' || typeof first !== 'number') continue;
    const head = new Lexer(bytes);
    for (let at = 0; at < count && objects.size < mostObjects; at++) {
      const [number, offset] = [head.next(-1), head.next(-1)];
      if (typeof number !== 'number' || typeof offset !== 'number') break;
      if (!objects.has(number)) objects.set(number, new Lexer(bytes, first + offset).next());
    }
  }
}

type Inherited = Pick<PdfPage, 'resources' | 'box' | 'turns'>;

function pagesOf(root: PdfValue, resolve: (value: PdfValue) => PdfValue): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PdfValue>();
  const walk = (node: PdfValue, above: Inherited): void => {
    const entries = entriesOf(node);
    if (!entries || seen.has(node) || pages.length >= mostPages) return;
    seen.add(node);
    const here = inherit(entries, above, resolve);
    const kids = resolve(entries.get('Kids') ?? null);
    if (isKind(kids, 'list')) for (const kid of kids.items) walk(resolve(kid), here);
    else pages.push({ ...here, contents: entries.get('Contents') ?? null });
  };
  walk(root, { resources: null, box: [0, 0, 595, 842], turns: 0 });
  return pages;
}

function inherit(
  entries: ReadonlyMap<string, PdfValue>,
  above: Inherited,
  resolve: (value: PdfValue) => PdfValue,
): Inherited {
  const rotate = resolve(entries.get('Rotate') ?? null);
  const turns = typeof rotate === 'number' ? ((Math.round(rotate / 90) % 4) + 4) % 4 : above.turns;
  const box = boxOf(resolve(entries.get('CropBox') ?? entries.get('MediaBox') ?? null), resolve) ?? above.box;
  return { resources: resolve(entries.get('Resources') ?? null) ?? above.resources, box, turns };
}

function boxOf(value: PdfValue, resolve: (value: PdfValue) => PdfValue): PdfPage['box'] | null {
  if (!isKind(value, 'list')) return null;
  const [a, b, c, d] = value.items.map(resolve);
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
    return null;
  const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const;
  return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 ? box : null;
}
