import { between, colour, paint, type Canvas, type Colour } from './canvas.ts';
import { arc, ellipse, maskOf, rounded, smooth, stroke, type Point } from './mask.ts';

/** What an abstract portrait looks like. Nobody is shown: there is a silhouette in flat colours, no face. */
export interface PortraitLook {
  readonly skin: Colour;
  readonly hair: Colour;
  readonly cloth: Colour;
  readonly style: 'short' | 'crop' | 'long' | 'bun' | 'bob' | 'curls' | 'bald';
  readonly beard: boolean;
  readonly glasses: boolean;
}

/** Where a portrait stands. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const skins = ['f3d3bd', 'e8bd9c', 'd9a27c', 'c0825c', '9a6344', '74482f', '5a3725'];
const darkHair = ['221c1b', '3a2a22', '57402f', '1a1a20', '4a2f26'];
const lightHair = ['8a6a45', 'b48a52', '94512f', 'c9a66b'];
const grayHair = ['a9a7a5', 'c9c8c6', '87878a'];
const cloths = ['31466b', '6b3140', '2f5b52', '4a4a55', '7a5b33', '54406e', '2d3a3f', '8a8f98'];

/** Chooses a look. `pick` gives one of some values; from sixty years on hair is grey. */
export function portraitLook(
  pick: <T>(values: readonly T[]) => T,
  sex: 'male' | 'female',
  age: number,
): PortraitLook {
  const styles =
    sex === 'female'
      ? (['long', 'long', 'bun', 'bob', 'curls', 'crop'] as const)
      : (['short', 'short', 'crop', 'curls', 'bald'] as const);
  const skin = pick(skins);
  const hairs = age >= 60 ? grayHair : skins.indexOf(skin) < 2 ? [...darkHair, ...lightHair] : darkHair;
  return {
    skin: colour(skin),
    hair: colour(pick(hairs)),
    cloth: colour(pick(cloths)),
    style: pick(styles),
    beard: sex === 'male' && pick([true, false, false]),
    glasses: pick([true, false, false, false]),
  };
}

/** Points around a shape, as shares of the width of the box. */
type Outline = readonly (readonly [number, number])[];

interface Brush {
  readonly fill: (outlines: readonly (readonly Point[])[], ink: Colour) => void;
  /** A point from shares of the box to pixels. */
  readonly at: (x: number, y: number) => Point;
  readonly unit: number;
}

function brush(canvas: Canvas, box: Box, opacity: number): Brush {
  return {
    unit: box.width,
    at: (x, y) => [box.x + x * box.width, box.y + y * box.width],
    fill: (outlines, ink) => {
      paint(canvas, maskOf(outlines), [ink[0], ink[1], ink[2], ink[3] * opacity], { clip: box });
    },
  };
}

function oval(to: Brush, x: number, y: number, rx: number, ry: number): Point[] {
  const [left, top] = to.at(x, y);
  return ellipse(left, top, rx * to.unit, ry * to.unit);
}

function shape(to: Brush, points: Outline): Point[] {
  return smooth(points.map(([x, y]) => to.at(x, y)));
}

const longHair: Outline = [
  [0.5, 0.17],
  [0.71, 0.26],
  [0.755, 0.5],
  [0.79, 0.86],
  [0.68, 1.0],
  [0.32, 1.0],
  [0.21, 0.86],
  [0.245, 0.5],
  [0.29, 0.26],
];
const bobHair: Outline = [
  [0.5, 0.17],
  [0.7, 0.25],
  [0.77, 0.48],
  [0.755, 0.7],
  [0.62, 0.74],
  [0.38, 0.74],
  [0.245, 0.7],
  [0.23, 0.48],
  [0.3, 0.25],
];

function hairBehind(to: Brush, look: PortraitLook): void {
  if (look.style === 'long') {
    to.fill([shape(to, longHair)], look.hair);
  }
  if (look.style === 'bob') {
    to.fill([shape(to, bobHair)], look.hair);
  }
  if (look.style === 'bun') to.fill([oval(to, 0.5, 0.15, 0.115, 0.105)], look.hair);
  if (look.style === 'curls') {
    const curls = Array.from({ length: 11 }, (_, index) => {
      const angle = ((200 + index * 14) * Math.PI) / 180;
      return oval(to, 0.5 + Math.cos(angle) * 0.2, 0.41 + Math.sin(angle) * 0.215, 0.085, 0.085);
    });
    to.fill(curls, look.hair);
  }
}

function body(to: Brush, look: PortraitLook): void {
  const shade = between(look.skin, colour('3a2218'), 0.2);
  to.fill([rounded(...to.at(0.41, 0.58), 0.18 * to.unit, 0.28 * to.unit, 0.06 * to.unit)], shade);
  to.fill(
    [
      shape(to, [
        [0.5, 0.86],
        [0.64, 0.8],
        [0.84, 0.87],
        [0.96, 1.05],
        [1.0, 1.5],
        [0.0, 1.5],
        [0.04, 1.05],
        [0.16, 0.87],
        [0.36, 0.8],
      ]),
    ],
    look.cloth,
  );
  const [x, y] = to.at(0.5, 0.79);
  to.fill([arc(x, y, 0.1 * to.unit, 0.085 * to.unit, 0, 180)], shade);
  const line = stroke(arc(x, y, 0.118 * to.unit, 0.1 * to.unit, 8, 172), 0.022 * to.unit);
  to.fill(line, between(look.cloth, colour('ffffff'), 0.22));
}

const faceOutline: Outline = [
  [0.5, 0.2],
  [0.645, 0.25],
  [0.695, 0.41],
  [0.675, 0.56],
  [0.6, 0.68],
  [0.5, 0.715],
  [0.4, 0.68],
  [0.325, 0.56],
  [0.305, 0.41],
  [0.355, 0.25],
];
const beardOutline: Outline = [
  [0.312, 0.47],
  [0.36, 0.57],
  [0.43, 0.6],
  [0.5, 0.595],
  [0.57, 0.6],
  [0.64, 0.57],
  [0.688, 0.47],
  [0.68, 0.6],
  [0.61, 0.71],
  [0.5, 0.75],
  [0.39, 0.71],
  [0.32, 0.6],
];

function head(to: Brush, look: PortraitLook): void {
  const shade = between(look.skin, colour('3a2218'), 0.12);
  to.fill([oval(to, 0.305, 0.475, 0.036, 0.058), oval(to, 0.695, 0.475, 0.036, 0.058)], shade);
  to.fill([shape(to, faceOutline)], look.skin);
  if (look.beard) {
    to.fill([shape(to, beardOutline)], between(look.hair, look.skin, 0.12));
  }
}

function hairInFront(to: Brush, look: PortraitLook): void {
  if (look.style === 'bald') return;
  const parting = look.style === 'short' || look.style === 'crop';
  const low = look.style === 'crop' ? 0.33 : parting ? 0.38 : 0.47;
  to.fill(
    [
      parting
        ? shape(to, [
            [0.5, 0.16],
            [0.66, 0.2],
            [0.722, 0.36],
            [0.7, low + 0.08],
            [0.662, low],
            [0.6, 0.3],
            [0.42, 0.315],
            [0.345, low],
            [0.3, low + 0.08],
            [0.278, 0.36],
            [0.34, 0.2],
          ])
        : shape(to, [
            [0.5, 0.165],
            [0.65, 0.205],
            [0.725, 0.36],
            [0.712, low + 0.05],
            [0.672, 0.41],
            [0.57, 0.285],
            [0.45, 0.32],
            [0.345, 0.4],
            [0.288, low + 0.05],
            [0.275, 0.36],
            [0.35, 0.205],
          ]),
    ],
    look.hair,
  );
}

function glasses(to: Brush): void {
  const ink = colour('2a2d33', 0.85);
  const width = 0.014 * to.unit;
  const lens = (x: number): Point[][] => {
    const [left, top] = to.at(x, 0.462);
    return stroke(ellipse(left, top, 0.072 * to.unit, 0.055 * to.unit), width);
  };
  to.fill(
    [...lens(0.412), ...lens(0.588), ...stroke([to.at(0.484, 0.455), to.at(0.516, 0.455)], width)],
    ink,
  );
}

/** Draws a portrait into a box; what would reach out of the box is cut. `opacity` makes it a ghost image. */
export function drawPortrait(canvas: Canvas, box: Box, look: PortraitLook, opacity = 1): void {
  const to = brush(canvas, box, opacity);
  hairBehind(to, look);
  body(to, look);
  head(to, look);
  hairInFront(to, look);
  if (look.glasses) glasses(to);
}
