import { colour, paint, type Canvas } from './canvas.ts';
import { printedDate, type IdentityFacts } from './identity-facts.ts';
import { maskOf, rounded } from './mask.ts';
import { mrzNumber, passportMrz } from './mrz.ts';
import { encodePng } from './png.ts';
import { drawPortrait } from './portrait.ts';
import { drawField, drawSignature, printedGround, stampSpecimen, themeOf } from './security-print.ts';
import { drawText, textWidth } from './text.ts';

const width = 600;
const height = 424;

function drawHead(canvas: Canvas, facts: IdentityFacts): void {
  const { ink } = themeOf(facts.countryCode);
  const title = facts.title === 'PASSPORT' ? 'PASSPORT' : `${facts.title} · PASSPORT`;
  drawText(canvas, title, 26, 37, { size: 12.5, pen: 19, spacing: 6, fill: ink, fit: 330 });
  const style = { size: 9.5, pen: 14, spacing: 4, fill: ink, fit: 200 };
  const name = facts.countryName.toUpperCase();
  drawText(canvas, name, width - 26 - textWidth(name, style), 36, style);
  paint(canvas, maskOf([rounded(26, 46, width - 52, 1)]), [ink[0], ink[1], ink[2], 0.35]);
}

function drawPhoto(canvas: Canvas, facts: IdentityFacts): void {
  const box = { x: 26, y: 62, width: 156, height: 200 };
  paint(canvas, maskOf([rounded(box.x, box.y, box.width, box.height, 5)]), colour('dfe4ea', 0.92));
  drawPortrait(canvas, box, facts.look);
  const ghost = { x: 498, y: 176, width: 76, height: 98 };
  drawPortrait(canvas, ghost, facts.look, 0.26);
}

function drawFacts(canvas: Canvas, facts: IdentityFacts): void {
  const { ink } = themeOf(facts.countryCode);
  const left = { x: 204, fit: 264, ink };
  const right = { x: 372, fit: 116, ink };
  drawField(canvas, 'Type', 'P', { ...left, y: 70, fit: 40 });
  drawField(canvas, 'Code', facts.mrzIssuer.replaceAll('<', ''), { ...left, x: 262, y: 70, fit: 60 });
  drawField(canvas, 'Passport No.', facts.number, { x: 372, fit: 200, ink, y: 70, size: 12 });
  drawField(canvas, 'Surname', facts.last.toUpperCase(), { ...left, y: 106, fit: 368, size: 11.5 });
  drawField(canvas, 'Given names', facts.first.toUpperCase(), { ...left, y: 142, fit: 368, size: 11.5 });
  drawField(canvas, 'Nationality', facts.nationality.toUpperCase(), { ...left, y: 178, fit: 158 });
  drawField(canvas, 'Date of birth', printedDate(facts.birthdate), { ...right, y: 178 });
  drawField(canvas, 'Sex', facts.sex === 'female' ? 'F' : 'M', { ...left, y: 212, fit: 40 });
  drawField(canvas, 'Place of birth', facts.birthplace.toUpperCase(), { ...left, x: 262, y: 212, fit: 100 });
  drawField(canvas, 'Date of issue', printedDate(facts.issued), { ...right, y: 212 });
  drawField(canvas, 'Authority', facts.authority.toUpperCase(), { ...left, y: 246, fit: 158 });
  drawField(canvas, 'Date of expiry', printedDate(facts.expires), { ...right, y: 246 });
  drawField(canvas, 'Signature of bearer', '', { ...left, y: 282, fit: 158 });
  drawSignature(canvas, 212, 311, 120, facts.next);
}

function drawMrz(canvas: Canvas, facts: IdentityFacts): void {
  paint(canvas, maskOf([rounded(0, 332, width, height - 332)]), colour('ffffff', 0.72));
  const lines = passportMrz({
    issuer: facts.mrzIssuer,
    nationality: facts.mrzNationality,
    last: facts.last,
    first: facts.first,
    number: mrzNumber(facts.number),
    birthdate: facts.birthdate,
    sex: facts.sex,
    expires: facts.expires,
  });
  const style = { size: 12.5, pen: 14, advance: 12.55, fill: colour('14161a') };
  lines.forEach((line, index) => {
    drawText(canvas, line, 24, 367 + index * 32, style);
  });
}

/** The picture page of a passport with its machine-readable zone, as a PNG of 600 × 424 pixels. */
export function drawPassport(facts: IdentityFacts): Uint8Array {
  const canvas = printedGround(facts.countryCode, width, height);
  drawHead(canvas, facts);
  drawPhoto(canvas, facts);
  drawFacts(canvas, facts);
  drawMrz(canvas, facts);
  stampSpecimen(canvas, 52, 330, 190);
  return encodePng(canvas, 80);
}
