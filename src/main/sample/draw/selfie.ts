import { between, colour, createCanvas, fillGradient, paint, type Colour } from './canvas.ts';
import { ellipse, maskOf, rounded } from './mask.ts';
import { encodePng } from './png.ts';
import { drawPortrait, type PortraitLook } from './portrait.ts';
import { stampSpecimen } from './security-print.ts';
import { drawText, textWidth } from './text.ts';

const width = 300;
const height = 400;

const rooms: readonly (readonly [Colour, Colour, Colour])[] = [
  [colour('e9e4da'), colour('d3cbbb'), colour('b9c6c9')],
  [colour('dde5ea'), colour('c3d0d8'), colour('d8cdb8')],
  [colour('e6ddd7'), colour('cdbdb3'), colour('a9b8ab')],
  [colour('dfe6dc'), colour('c4d0bf'), colour('c9b7a6')],
];

/**
 * A selfie without a face: the silhouette in a room, as a PNG of 300 × 400 pixels.
 *
 * @param caption shown at the lower edge, for example the day it was taken
 * @param room any whole number; chooses one of a few rooms
 */
export function drawSelfie(look: PortraitLook, caption: string, room: number): Uint8Array {
  const [top, bottom, thing] = rooms[room % rooms.length] ?? [
    colour('e9e4da'),
    colour('d3cbbb'),
    colour('b9c6c9'),
  ];
  const canvas = createCanvas(width, height, top);
  fillGradient(canvas, top, bottom);
  paint(canvas, maskOf([rounded(room % 2 === 0 ? 18 : 202, 36, 80, 128, 4)]), [
    thing[0],
    thing[1],
    thing[2],
    0.6,
  ]);
  paint(
    canvas,
    maskOf([rounded(room % 2 === 0 ? 26 : 210, 44, 64, 112, 2)]),
    between(top, colour('ffffff'), 0.5),
  );
  paint(canvas, maskOf([ellipse(room % 2 === 0 ? 262 : 38, 250, 42, 66)]), [
    thing[0],
    thing[1],
    thing[2],
    0.5,
  ]);
  drawPortrait(canvas, { x: 12, y: 62, width: 276, height: 338 }, look);
  stampSpecimen(canvas, 32, 150, 300);
  paint(canvas, maskOf([rounded(0, height - 26, width, 26)]), colour('101418', 0.5));
  const style = { size: 7.5, pen: 14, fill: colour('ffffff', 0.92) };
  drawText(canvas, caption, (width - textWidth(caption, style)) / 2, height - 9, style);
  return encodePng(canvas);
}
