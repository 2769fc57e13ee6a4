import { between, colour, createCanvas, fillGradient, paint, type Canvas, type Colour } from './canvas.ts';
import { arc, maskOf, stroke, type Mask, type Point } from './mask.ts';
import { drawText, turnedText } from './text.ts';

/** The colours of one country's documents. */
export interface Theme {
  readonly top: Colour;
  readonly bottom: Colour;
  readonly line: Colour;
  readonly second: Colour;
  readonly ink: Colour;
}

function theme(top: string, bottom: string, line: string, second: string, ink: string): Theme {
  return {
    top: colour(top),
    bottom: colour(bottom),
    line: colour(line),
    second: colour(second),
    ink: colour(ink),
  };
}

const themes: readonly Theme[] = [
  theme('e4ebf6', 'cdd9ee', '5f82bd', 'b59ac4', '1d3157'),
  theme('eef3e8', 'd8e6cf', '6d9a5b', 'c3ae62', '24401f'),
  theme('f6ece4', 'eed9c6', 'bd8258', '7d9cba', '55301b'),
  theme('f3e8ee', 'e6cfdb', 'b0648b', '7f93bd', '4f1f39'),
  theme('e5f2f1', 'c9e3e1', '4f9a97', 'bb9c63', '163f40'),
  theme('f0ecf7', 'dcd4ee', '8470b8', '64a3a3', '33265c'),
  theme('f6f2e0', 'ebe2bd', 'b39a45', '6f9a86', '4a3d12'),
];

/** The theme of a country, always the same for the same code. */
export function themeOf(countryCode: string): Theme {
  const place = (countryCode.charCodeAt(0) * 7 + countryCode.charCodeAt(1) * 3) % themes.length;
  return themes[place] ?? themes[0] ?? theme('ffffff', 'eeeeee', '999999', '999999', '222222');
}

/** Rows after which the waves repeat. It keeps the files small: a row then equals one that was packed before. */
const waveStep = 16;

/** Fine waves across the page, all alike, each `waveStep` below the one above. */
function waves(width: number, height: number, share: number): Mask {
  const lines = Array.from({ length: Math.ceil(height / waveStep) + 3 }, (_, index) => {
    const base = (index - 1) * waveStep;
    const points: Point[] = [];
    for (let x = -6; x <= width + 6; x += 6) {
      const swing = Math.sin(x / (46 + share * 20)) * 9 + Math.sin(x / (23 - share * 4)) * 4;
      points.push([x, base + swing]);
    }
    return points;
  });
  return maskOf(lines.flatMap((line) => stroke(line, 0.9)));
}

/** A rosette of loops around a point, as security printers draw it. */
function rosette(x: number, y: number, radius: number, petals: number): Mask {
  const rings = [0.62, 1].flatMap((share, ring) =>
    [0, 0.5].map((offset) =>
      Array.from({ length: 145 }, (_, step): Point => {
        const angle = (step / 144) * Math.PI * 2;
        const wave = 1 + 0.16 * Math.cos(angle * petals + offset * Math.PI * 2 + ring);
        return [x + Math.cos(angle) * radius * share * wave, y + Math.sin(angle) * radius * share * wave];
      }),
    ),
  );
  return maskOf(rings.flatMap((ring) => stroke(ring, 0.9)));
}

function faded(ink: Colour, opacity: number): Colour {
  return [ink[0], ink[1], ink[2], opacity];
}

/** The patterns drawn so far: a handful, as countries share them. */
const patterns = new Map<string, Mask>();

function cached(key: string, draw: () => Mask): Mask {
  const mask = patterns.get(key) ?? draw();
  patterns.set(key, mask);
  return mask;
}

/** The printed ground of a document: gradient, waves and a rosette in the country's colours. */
export function printedGround(countryCode: string, width: number, height: number): Canvas {
  const look = themeOf(countryCode);
  const canvas = createCanvas(width, height, look.top);
  fillGradient(canvas, look.top, look.bottom, 'across');
  const share = (countryCode.charCodeAt(1) % 3) / 3;
  const petals = 9 + (countryCode.charCodeAt(0) % 3) * 2;
  const size = `${String(width)}/${String(height)}`;
  const lines = cached(`waves/${size}/${String(share)}`, () => waves(width, height, share));
  paint(canvas, lines, faded(look.line, 0.2));
  const loops = cached(`rosette/${size}/${String(petals)}`, () =>
    rosette(width * 0.72, height * 0.4, height * 0.3, petals),
  );
  paint(canvas, loops, faded(look.second, 0.34));
  return canvas;
}

/** SPECIMEN across the page, pale enough to read what is under it. */
export function stampSpecimen(canvas: Canvas, size: number, x: number, y: number): void {
  const mask = turnedText('SPECIMEN', size, 15, -22);
  paint(canvas, mask, colour('a3202c', 0.2), { x: Math.round(x), y: Math.round(y) });
}

/** A signature: a pen line of loops that belongs to nobody. */
export function drawSignature(canvas: Canvas, x: number, y: number, width: number, next: () => number): void {
  const points: Point[] = [];
  const loops = 5 + Math.floor(next() * 4);
  for (let loop = 0; loop < loops; loop++) {
    const centre = x + (width * (loop + 0.5)) / loops;
    const height = loop === 0 ? 11 : 3 + next() * 6;
    const lean = 3 + next() * 4;
    points.push(
      ...arc(centre, y - height / 2, width / loops / 2 + lean, height, 150, 150 + 300).map(
        ([px, py]): Point => [px + (y - py) * 0.35, py],
      ),
    );
  }
  points.push([x + width + 10, y - 2 - next() * 6]);
  paint(canvas, maskOf(stroke(points, 1.5)), colour('1b2a6b', 0.85));
}

/** A label in small letters and its value under it; returns the y of the next pair. */
export function drawField(
  canvas: Canvas,
  label: string,
  value: string,
  place: {
    readonly x: number;
    readonly y: number;
    readonly fit: number;
    readonly ink: Colour;
    readonly size?: number;
  },
): number {
  const size = place.size ?? 10;
  drawText(canvas, label, place.x, place.y, {
    size: 6.2,
    pen: 12,
    fill: between(place.ink, colour('ffffff'), 0.3),
    fit: place.fit,
  });
  drawText(canvas, value, place.x, place.y + size + 7, {
    size,
    pen: 16,
    fill: colour('16181d'),
    fit: place.fit,
  });
  return place.y + size + 24;
}
