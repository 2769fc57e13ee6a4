import { colour, paint, type Canvas } from './canvas.ts';
import { printedDate, type IdentityFacts } from './identity-facts.ts';
import { maskOf, rounded, stroke, type Point } from './mask.ts';
import { cardMrz } from './mrz.ts';
import { encodePng } from './png.ts';
import { drawPortrait } from './portrait.ts';
import { drawField, drawSignature, printedGround, stampSpecimen, themeOf } from './security-print.ts';
import { drawText, textWidth } from './text.ts';

const width = 560;
const height = 353;

function drawBand(canvas: Canvas, facts: IdentityFacts, english: string): void {
  const { ink } = themeOf(facts.countryCode);
  paint(canvas, maskOf([rounded(0, 0, width, 46)]), [ink[0], ink[1], ink[2], 0.92]);
  drawText(canvas, facts.countryName.toUpperCase(), 24, 21, {
    size: 8,
    pen: 14,
    spacing: 8,
    fill: colour('ffffff', 0.78),
    fit: 280,
  });
  drawText(canvas, facts.title, 24, 38, { size: 11, pen: 18, spacing: 4, fill: colour('ffffff'), fit: 350 });
  const style = { size: 8.5, pen: 14, spacing: 4, fill: colour('ffffff', 0.85), fit: 150 };
  drawText(canvas, english, width - 24 - textWidth(english, style), 37, style);
}

/** The contact plate of a chip card. */
function drawChip(canvas: Canvas, x: number, y: number): void {
  paint(canvas, maskOf([rounded(x, y, 54, 42, 7)]), colour('d8b65c'));
  const line = (points: Point[]): Point[][] => stroke(points, 1.2);
  const lines = [
    line([
      [x, y + 14],
      [x + 18, y + 14],
      [x + 18, y + 28],
      [x, y + 28],
    ]),
    line([
      [x + 54, y + 14],
      [x + 36, y + 14],
      [x + 36, y + 28],
      [x + 54, y + 28],
    ]),
    line([
      [x + 18, y + 14],
      [x + 27, y],
      [x + 36, y + 14],
    ]),
    line([
      [x + 18, y + 28],
      [x + 27, y + 42],
      [x + 36, y + 28],
    ]),
  ];
  paint(canvas, maskOf(lines.flat()), colour('7a6126', 0.75));
}

function drawPhoto(canvas: Canvas, facts: IdentityFacts): void {
  const box = { x: 24, y: 64, width: 148, height: 190 };
  paint(canvas, maskOf([rounded(box.x, box.y, box.width, box.height, 5)]), colour('dfe4ea', 0.92));
  drawPortrait(canvas, box, facts.look);
  drawSignature(canvas, 38, 300, 96, facts.next);
  paint(canvas, maskOf([rounded(24, 312, 148, 1)]), colour('16181d', 0.3));
}

/** The front of an identity card, as a PNG of 560 × 353 pixels. */
export function drawCardFront(facts: IdentityFacts): Uint8Array {
  const canvas = printedGround(facts.countryCode, width, height);
  const { ink } = themeOf(facts.countryCode);
  drawBand(canvas, facts, 'IDENTITY CARD');
  drawPhoto(canvas, facts);
  drawPortrait(canvas, { x: 462, y: 196, width: 76, height: 96 }, facts.look, 0.24);
  const left = { x: 194, fit: 250, ink };
  drawField(canvas, 'Surname', facts.last.toUpperCase(), { ...left, y: 74, size: 12 });
  drawField(canvas, 'Given names', facts.first.toUpperCase(), { ...left, y: 112, size: 12 });
  drawField(canvas, 'Sex', facts.sex === 'female' ? 'F' : 'M', { ...left, y: 152, fit: 40 });
  drawField(canvas, 'Nationality', facts.nationality.toUpperCase(), { ...left, x: 252, y: 152, fit: 180 });
  drawField(canvas, 'Date of birth', printedDate(facts.birthdate), { ...left, y: 188, fit: 116 });
  drawField(canvas, 'Place of birth', facts.birthplace.toUpperCase(), { ...left, x: 330, y: 188, fit: 120 });
  drawField(canvas, 'Document No.', facts.number, { ...left, y: 226, size: 13 });
  drawField(canvas, 'Date of issue', printedDate(facts.issued), { ...left, y: 266, fit: 116 });
  drawField(canvas, 'Date of expiry', printedDate(facts.expires), { ...left, x: 330, y: 266, fit: 120 });
  drawChip(canvas, 482, 66);
  stampSpecimen(canvas, 46, 300, 190);
  return encodePng(canvas);
}

/** The back of an identity card with address, authority and the machine-readable zone. */
export function drawCardBack(facts: IdentityFacts): Uint8Array {
  const canvas = printedGround(facts.countryCode, width, height);
  const { ink } = themeOf(facts.countryCode);
  const left = { x: 24, fit: 330, ink };
  drawField(canvas, 'Address', facts.address[0] ?? '', { ...left, y: 34 });
  facts.address.slice(1, 4).forEach((line, index) => {
    drawText(canvas, line, 24, 70 + index * 17, { size: 10, pen: 16, fill: colour('16181d'), fit: 330 });
  });
  drawField(canvas, 'Issuing authority', facts.authority.toUpperCase(), { ...left, y: 140 });
  drawField(canvas, 'Date of issue', printedDate(facts.issued), { ...left, y: 180 });
  drawPortrait(canvas, { x: 446, y: 30, width: 90, height: 116 }, facts.look, 0.2);
  paint(canvas, maskOf([rounded(0, 226, width, height - 226)]), colour('ffffff', 0.72));
  const lines = cardMrz({
    issuer: facts.mrzIssuer,
    nationality: facts.mrzNationality,
    last: facts.last,
    first: facts.first,
    number: facts.number,
    birthdate: facts.birthdate,
    sex: facts.sex,
    expires: facts.expires,
  });
  lines.forEach((line, index) => {
    drawText(canvas, line, 22, 264 + index * 32, {
      size: 14,
      pen: 14,
      advance: 17.2,
      fill: colour('14161a'),
    });
  });
  stampSpecimen(canvas, 46, 300, 130);
  return encodePng(canvas);
}

/** The front of a driving licence: number above the name, address below it. */
export function drawLicence(facts: IdentityFacts): Uint8Array {
  const canvas = printedGround(facts.countryCode, width, height);
  const { ink } = themeOf(facts.countryCode);
  drawBand(canvas, facts, '');
  drawPhoto(canvas, facts);
  const left = { x: 194, fit: 250, ink };
  drawField(canvas, '4d  Licence No.', facts.number, { ...left, y: 72, size: 14, fit: 330 });
  drawField(canvas, '1  Surname', facts.last.toUpperCase(), { ...left, y: 114, size: 12, fit: 330 });
  drawField(canvas, '2  Given names', facts.first.toUpperCase(), { ...left, y: 152, size: 12, fit: 330 });
  drawField(canvas, '8  Address', facts.address[0] ?? '', { ...left, y: 192, fit: 330 });
  drawText(canvas, facts.address.slice(1).join(', '), 194, 226, {
    size: 10,
    pen: 16,
    fill: colour('16181d'),
    fit: 330,
  });
  drawField(canvas, '3  Date of birth', printedDate(facts.birthdate), { ...left, y: 244, fit: 110 });
  drawField(canvas, '15  Sex', facts.sex === 'female' ? 'F' : 'M', { ...left, x: 330, y: 244, fit: 40 });
  drawField(canvas, '9  Class', 'B', { ...left, x: 400, y: 244, fit: 40 });
  drawField(canvas, '4a  Issued', printedDate(facts.issued), { ...left, y: 282, fit: 110 });
  drawField(canvas, '4b  Expires', printedDate(facts.expires), { ...left, x: 330, y: 282, fit: 110 });
  drawPortrait(canvas, { x: 470, y: 236, width: 70, height: 90 }, facts.look, 0.24);
  stampSpecimen(canvas, 46, 300, 200);
  return encodePng(canvas);
}
