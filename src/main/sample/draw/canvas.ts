import type { Mask } from './mask.ts';

/** A colour: red, green and blue 0 to 255, opacity 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** A picture being drawn: `pixels` holds red, green, blue for each pixel, row by row, always opaque. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A colour from its six-digit hexadecimal form, for example `1f4a7a`. */
export function colour(hex: string, opacity = 1): Colour {
  const value = Number.parseInt(hex, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, opacity];
}

/** A colour between two others; `share` 0 gives the first, 1 the second. */
export function between(first: Colour, second: Colour, share: number): Colour {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return [
    mix(first[0], second[0]),
    mix(first[1], second[1]),
    mix(first[2], second[2]),
    mix(first[3], second[3]),
  ];
}

/** An empty picture in one colour. */
export function createCanvas(width: number, height: number, ground: Colour): Canvas {
  const canvas = { width, height, pixels: new Uint8Array(width * height * 3) };
  fillGradient(canvas, ground, ground, 'across');
  return canvas;
}

/** Fills the whole picture with a gradient, from top to bottom or from left to right. */
export function fillGradient(
  canvas: Canvas,
  first: Colour,
  last: Colour,
  direction: 'down' | 'across' = 'down',
): void {
  const { width, height, pixels } = canvas;
  const row = width * 3;
  const span = Math.max(1, (direction === 'down' ? height : width) - 1);
  if (direction === 'down') {
    for (let y = 0; y < height; y++) {
      const shade = between(first, last, y / span);
      fillRow(pixels, y * row, row, () => shade);
    }
    return;
  }
  fillRow(pixels, 0, row, (x) => between(first, last, x / span));
  for (let y = 1; y < height; y++) pixels.copyWithin(y * row, 0, row);
}

function fillRow(pixels: Uint8Array, start: number, length: number, shade: (x: number) => Colour): void {
  for (let at = 0; at < length; at += 3) {
    const [red, green, blue] = shade(at / 3);
    pixels[start + at] = red;
    pixels[start + at + 1] = green;
    pixels[start + at + 2] = blue;
  }
}

/** Where a mask is painted: an offset in whole pixels, and the pixels it may reach. */
export interface Placement {
  readonly x?: number;
  readonly y?: number;
  readonly clip?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Paints a colour through a mask. What lies outside the picture or the clip is left out. */
export function paint(canvas: Canvas, mask: Mask, fill: Colour, placement: Placement = {}): void {
  const left = mask.x + (placement.x ?? 0);
  const top = mask.y + (placement.y ?? 0);
  const clip = placement.clip ?? { x: 0, y: 0, width: canvas.width, height: canvas.height };
  const fromX = Math.max(left, clip.x, 0);
  const toX = Math.min(left + mask.width, clip.x + clip.width, canvas.width);
  const fromY = Math.max(top, clip.y, 0);
  const toY = Math.min(top + mask.height, clip.y + clip.height, canvas.height);
  const { pixels } = canvas;
  const [red, green, blue, opacity] = fill;
  for (let y = fromY; y < toY; y++) {
    let from = (y - top) * mask.width + (fromX - left);
    let at = (y * canvas.width + fromX) * 3;
    for (let x = fromX; x < toX; x++, from++, at += 3) {
      const cover = (mask.coverage[from] ?? 0) * (opacity / 255);
      if (cover === 0) continue;
      pixels[at] = (pixels[at] ?? 0) + (red - (pixels[at] ?? 0)) * cover + 0.5;
      pixels[at + 1] = (pixels[at + 1] ?? 0) + (green - (pixels[at + 1] ?? 0)) * cover + 0.5;
      pixels[at + 2] = (pixels[at + 2] ?? 0) + (blue - (pixels[at + 2] ?? 0)) * cover + 0.5;
    }
  }
}
