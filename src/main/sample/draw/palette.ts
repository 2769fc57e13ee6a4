import type { Canvas } from './canvas.ts';

/** A picture in at most 256 colours: `colours` holds red, green, blue in turn, `indexes` one byte for each pixel. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint8Array;
  readonly indexes: Uint8Array;
}

/** Colours that fall together when each channel keeps six bits, with their count and the sum of their channels. */
interface Bin {
  readonly key: number;
  count: number;
  red: number;
  green: number;
  blue: number;
}

function binsOf(pixels: Uint8Array, keys: Uint32Array, places: Int32Array): Bin[] {
  const bins: Bin[] = [];
  let bin: Bin = { key: -1, count: 0, red: 0, green: 0, blue: 0 };
  for (let pixel = 0, at = 0; at < pixels.length; pixel++, at += 3) {
    const red = pixels[at] ?? 0;
    const green = pixels[at + 1] ?? 0;
    const blue = pixels[at + 2] ?? 0;
    const key = ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2);
    keys[pixel] = key;
    // Neighbours mostly share a colour, so the bin of the last pixel is tried first.
    if (key !== bin.key) {
      const known = bins[(places[key] ?? 0) - 1];
      bin = known ?? { key, count: 0, red: 0, green: 0, blue: 0 };
      if (!known) places[key] = bins.push(bin);
    }
    bin.count++;
    bin.red += red;
    bin.green += green;
    bin.blue += blue;
  }
  return bins;
}

function channel(bin: Bin, index: number): number {
  return (bin.key >> (12 - index * 6)) & 63;
}

interface ColourBox {
  readonly bins: Bin[];
  readonly pixels: number;
  readonly widest: number;
  /** How much is gained by splitting: extent of the widest channel, weighted by the root of the pixels inside. */
  readonly gain: number;
}

function extentOf(bins: readonly Bin[], index: number): number {
  let low = 63;
  let high = 0;
  for (const bin of bins) {
    const value = channel(bin, index);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

function boxOf(bins: Bin[]): ColourBox {
  const extents = [extentOf(bins, 0), extentOf(bins, 1), extentOf(bins, 2)];
  const extent = Math.max(...extents);
  const pixels = bins.reduce((sum, bin) => sum + bin.count, 0);
  return {
    bins,
    pixels,
    widest: extents.indexOf(extent),
    gain: bins.length > 1 ? extent * Math.sqrt(pixels) : 0,
  };
}

/** Splits a box where half of its pixels lie on either side, seen along its widest channel. */
function split(box: ColourBox): [ColourBox, ColourBox] {
  const shift = 12 - box.widest * 6;
  const sorted = box.bins.toSorted(
    (a, b) => ((a.key >> shift) & 63) - ((b.key >> shift) & 63) || a.key - b.key,
  );
  const half = box.pixels / 2;
  let sum = 0;
  let at = 0;
  while (at < sorted.length - 1 && sum + (sorted[at]?.count ?? 0) <= half) {
    sum += sorted[at]?.count ?? 0;
    at++;
  }
  const cut = Math.max(1, at);
  return [boxOf(sorted.slice(0, cut)), boxOf(sorted.slice(cut))];
}

/**
 * Reduces a picture to at most `limit` colours (1 to 256).
 *
 * @source median cut, Heckbert 1982
 */
export function indexPicture(canvas: Canvas, limit = 256): IndexedPicture {
  const keys = new Uint32Array(canvas.width * canvas.height);
  const places = new Int32Array(1 << 18);
  const boxes = [boxOf(binsOf(canvas.pixels, keys, places))];
  while (boxes.length < limit) {
    const best = boxes.reduce(
      (place, box, index) => (box.gain > (boxes[place]?.gain ?? 0) ? index : place),
      0,
    );
    const box = boxes[best];
    if (!box || box.gain === 0) break;
    boxes.splice(best, 1, ...split(box));
  }
  const colours = new Uint8Array(boxes.length * 3);
  boxes.forEach((box, index) => {
    const mean = (part: 'red' | 'green' | 'blue'): number =>
      Math.round(box.bins.reduce((sum, bin) => sum + bin[part], 0) / box.pixels);
    colours.set([mean('red'), mean('green'), mean('blue')], index * 3);
    for (const bin of box.bins) places[bin.key] = index;
  });
  const indexes = new Uint8Array(keys.length);
  for (let pixel = 0; pixel < keys.length; pixel++) indexes[pixel] = places[keys[pixel] ?? 0] ?? 0;
  return { width: canvas.width, height: canvas.height, colours, indexes };
}
