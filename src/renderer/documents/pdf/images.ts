/** Pictures inside a PDF: JPEG files, and plain rows of samples. */
import { entriesOf } from './file.ts';
import { unpack } from './filters.ts';
import { isKind, nameOf, type PdfStream, type PdfValue } from './values.ts';

type Resolve = (value: PdfValue) => PdfValue;

/** Larger pictures are not drawn. Pixels. */
const mostPixels = 60_000_000;

/** A picture ready to be drawn, or null when its format is not understood. `ink` colours a stencil. */
export async function readImage(
  stream: PdfStream,
  resolve: Resolve,
  ink: string,
): Promise<ImageBitmap | null> {
  const at = (name: string, short: string): PdfValue =>
    resolve(stream.entries.get(name) ?? stream.entries.get(short) ?? null);
  const [width, height] = [at('Width', 'W'), at('Height', 'H')];
  if (
    typeof width !== 'number' ||
    typeof height !== 'number' ||
    width * height > mostPixels ||
    width < 1 ||
    height < 1
  )
    return null;
  const { bytes, rest } = await unpack(stream, resolve);
  if (rest === 'jpeg')
    return createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' })).catch(() => null);
  if (rest !== null) return null;
  const bits = at('BitsPerComponent', 'BPC');
  const size = { width, height, bits: typeof bits === 'number' ? bits : 1 };
  if (at('ImageMask', 'IM') === true) return stencil(bytes, size, at('Decode', 'D'), ink);
  const colours = await coloursOf(at('ColorSpace', 'CS'), resolve);
  if (colours === null) return null;
  const pixels = new ImageData(width, height);
  paint(pixels, bytes, size, colours, isInverted(at('Decode', 'D')));
  await applyMask(pixels, at('SMask', 'SMask'), resolve);
  return createImageBitmap(pixels);
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
}

function isInverted(decode: PdfValue): boolean {
  return isKind(decode, 'list') && decode.items[0] === 1;
}

async function stencil(bytes: Uint8Array, size: Size, decode: PdfValue, ink: string): Promise<ImageBitmap> {
  const pixels = new ImageData(size.width, size.height);
  const [red, green, blue] = (ink.match(/\d+/g) ?? []).map(Number);
  const paintOn = isInverted(decode) ? 1 : 0;
  const row = Math.ceil(size.width / 8);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const bit = ((bytes[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      if (bit === paintOn) pixels.data.set([red ?? 0, green ?? 0, blue ?? 0, 255], (y * size.width + x) * 4);
    }
  }
  return createImageBitmap(pixels);
}

/** How samples become colours: how many make a pixel, and a table where there is one. */
interface Colours {
  readonly samples: 1 | 3 | 4;
  readonly table: Uint8Array | null;
}

async function coloursOf(value: PdfValue, resolve: Resolve): Promise<Colours | null> {
  const name = nameOf(value) ?? (isKind(value, 'list') ? nameOf(resolve(value.items[0] ?? null)) : null);
  const items = isKind(value, 'list') ? value.items.map(resolve) : [];
  switch (name) {
    case 'DeviceGray':
    case 'G':
    case 'CalGray':
      return { samples: 1, table: null };
    case 'DeviceRGB':
    case 'RGB':
    case 'CalRGB':
      return { samples: 3, table: null };
    case 'DeviceCMYK':
    case 'CMYK':
      return { samples: 4, table: null };
    case 'ICCBased': {
      const samples = resolve(entriesOf(items[1] ?? null)?.get('N') ?? null);
      return samples === 1 || samples === 3 || samples === 4 ? { samples, table: null } : null;
    }
    case 'Indexed':
    case 'I': {
      const base = await coloursOf(items[1] ?? null, resolve);
      const table = await bytesOf(items[3] ?? null, resolve);
      if (!base || base.table || table === null) return null;
      return { samples: 1, table: rgbTable(table, base.samples) };
    }
    default:
      return null;
  }
}

async function bytesOf(value: PdfValue, resolve: Resolve): Promise<Uint8Array | null> {
  if (isKind(value, 'text')) return value.bytes;
  return isKind(value, 'stream') ? (await unpack(value, resolve)).bytes : null;
}

function rgbTable(table: Uint8Array, samples: number): Uint8Array {
  const count = Math.floor(table.length / samples);
  const out = new Uint8Array(count * 3);
  for (let at = 0; at < count; at++)
    out.set(toRgb(Array.from(table.subarray(at * samples, (at + 1) * samples))), at * 3);
  return out;
}

/** Samples of 0–255 as red, green, blue. */
function toRgb(samples: readonly number[]): readonly [number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = samples;
  if (samples.length === 1) return [a, a, a];
  if (samples.length === 3) return [a, b, c];
  const light = (255 - d) / 255;
  return [(255 - a) * light, (255 - b) * light, (255 - c) * light];
}

function paint(pixels: ImageData, bytes: Uint8Array, size: Size, colours: Colours, inverted: boolean): void {
  const { data } = pixels;
  const { samples, table } = colours;
  const sampleAt = sampler(bytes, size, samples);
  const most = 2 ** size.bits - 1;
  const light = (sample: number): number => (inverted ? most - sample : sample) * (255 / most);
  let to = 0;
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, to += 4) {
      const first = sampleAt(y, x * samples);
      data[to + 3] = 255;
      if (table) {
        data[to] = table[first * 3] ?? 0;
        data[to + 1] = table[first * 3 + 1] ?? 0;
        data[to + 2] = table[first * 3 + 2] ?? 0;
        continue;
      }
      const a = light(first);
      const b = samples === 1 ? a : light(sampleAt(y, x * samples + 1));
      const c = samples === 1 ? a : light(sampleAt(y, x * samples + 2));
      // Four samples are inks: what they take away from white.
      const share = samples === 4 ? (255 - light(sampleAt(y, x * samples + 3))) / 255 : 1;
      data[to] = samples === 4 ? (255 - a) * share : a;
      data[to + 1] = samples === 4 ? (255 - b) * share : b;
      data[to + 2] = samples === 4 ? (255 - c) * share : c;
    }
  }
}

/** Reads one sample of a row, however many bits it has. */
function sampler(
  bytes: Uint8Array,
  { width, bits }: Size,
  samples: number,
): (row: number, index: number) => number {
  const rowBytes = Math.ceil((width * samples * bits) / 8);
  if (bits === 8) return (row, index) => bytes[row * rowBytes + index] ?? 0;
  if (bits === 16) return (row, index) => (bytes[row * rowBytes + index * 2] ?? 0) * 257;
  const most = 2 ** bits - 1;
  return (row, index) => {
    const bit = index * bits;
    return ((bytes[row * rowBytes + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & most;
  };
}

/** A soft mask of the same size as the picture makes it see-through; others are left out. */
async function applyMask(pixels: ImageData, mask: PdfValue, resolve: Resolve): Promise<void> {
  if (!isKind(mask, 'stream')) return;
  const [width, height, bits] = ['Width', 'Height', 'BitsPerComponent'].map((name) =>
    resolve(mask.entries.get(name) ?? null),
  );
  if (width !== pixels.width || height !== pixels.height || bits !== 8) return;
  const { bytes, rest } = await unpack(mask, resolve);
  if (rest !== null) return;
  for (let at = 0; at < bytes.length && at * 4 + 3 < pixels.data.length; at++)
    pixels.data[at * 4 + 3] = bytes[at] ?? 255;
}
