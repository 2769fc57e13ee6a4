import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../generate/random.ts';
import { colour, createCanvas, fillGradient, paint } from './canvas.ts';
import { drawCardBack, drawCardFront, drawLicence } from './identity-card.ts';
import type { IdentityFacts } from './identity-facts.ts';
import { ellipse, maskOf, rounded } from './mask.ts';
import { indexPicture } from './palette.ts';
import { drawPassport } from './passport.ts';
import { encodePng } from './png.ts';
import { portraitLook } from './portrait.ts';
import { drawSelfie } from './selfie.ts';

/** CRC-32 bit by bit, apart from the library the encoder uses. */
function slowCrc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

interface Chunk {
  readonly name: string;
  readonly body: Uint8Array;
}

/** Reads a PNG file chunk by chunk and refuses what the format does not allow. */
function chunksOf(file: Uint8Array): Chunk[] {
  expect([...file.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length;) {
    const length = view.getUint32(at);
    const covered = file.subarray(at + 4, at + 8 + length);
    expect(view.getUint32(at + 8 + length)).toBe(slowCrc(covered));
    chunks.push({ name: new TextDecoder().decode(covered.subarray(0, 4)), body: covered.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

describe('PNG files', () => {
  const canvas = createCanvas(37, 21, colour('ffffff'));
  fillGradient(canvas, colour('203040'), colour('f0e0d0'));
  paint(canvas, maskOf([ellipse(18, 10, 9, 7)]), colour('c02030', 0.5));
  const chunks = chunksOf(encodePng(canvas, 64));
  const body = (name: string): Uint8Array =>
    chunks.find((chunk) => chunk.name === name)?.body ?? new Uint8Array(0);

  it('have the chunks of a palette picture in their order, each with its right CRC', () => {
    expect(chunks.map((chunk) => chunk.name)).toEqual(['IHDR', 'tEXt', 'PLTE', 'IDAT', 'IEND']);
    expect([...body('IHDR')]).toEqual([0, 0, 0, 37, 0, 0, 0, 21, 8, 3, 0, 0, 0]);
  });

  it('say that they are specimens', () => {
    expect(new TextDecoder().decode(body('tEXt'))).toContain('SPECIMEN');
  });

  it('hold for every pixel a palette colour close to the one drawn', () => {
    const rows = inflateSync(body('IDAT'));
    const palette = body('PLTE');
    expect(rows.length).toBe(38 * 21);
    for (let y = 0; y < 21; y++) {
      expect(rows[y * 38]).toBe(0);
      for (let x = 0; x < 37; x++) {
        const place = (rows[y * 38 + 1 + x] ?? 255) * 3;
        for (const part of [0, 1, 2]) {
          const drawn = canvas.pixels[(y * 37 + x) * 3 + part] ?? -99;
          expect(Math.abs((palette[place + part] ?? 999) - drawn)).toBeLessThanOrEqual(16);
        }
      }
    }
  });

  it('never use more colours than asked for', () => {
    expect(indexPicture(canvas, 8).colours.length).toBe(24);
    expect(indexPicture(createCanvas(5, 5, colour('123456')), 256).colours.length).toBe(3);
  });
});

describe('drawn documents', () => {
  const next = (): number => 0.4;
  const random = createRandom(1, 'look');
  const look = portraitLook(random.pick, 'female', 40);
  const facts: IdentityFacts = {
    countryCode: 'PT',
    countryName: 'Portugal',
    title: 'PASSAPORTE',
    mrzIssuer: 'PRT',
    mrzNationality: 'PRT',
    nationality: 'Portugal',
    last: 'Gonçalves',
    first: 'Inês',
    birthdate: '1988-04-07',
    birthplace: 'Évora',
    sex: 'female',
    number: 'CA441798',
    issued: '2021-03-04',
    expires: '2031-03-04',
    authority: 'Lisboa',
    address: ['Rua da Conceição, 12', '1100-123 Lisboa'],
    look,
    next,
  };

  it.each([
    ['passport', drawPassport(facts), 600, 424],
    ['card front', drawCardFront(facts), 560, 353],
    ['card back', drawCardBack(facts), 560, 353],
    ['licence', drawLicence(facts), 560, 353],
    ['selfie', drawSelfie(look, 'SPECIMEN', 1), 300, 400],
  ])('are whole PNG files: %s', (_, file, width, height) => {
    const chunks = chunksOf(file);
    const packed = chunks.find((chunk) => chunk.name === 'IDAT')?.body ?? new Uint8Array(0);
    expect(inflateSync(packed).length).toBe((width + 1) * height);
  });

  it('differ where the names differ', () => {
    expect(drawPassport({ ...facts, first: 'Ines' })).not.toEqual(drawPassport(facts));
    expect(drawPassport({ ...facts })).toEqual(drawPassport(facts));
  });
});

describe('masks', () => {
  const covered = (outline: readonly (readonly [number, number])[]): number =>
    maskOf([outline]).coverage.reduce((sum, value) => sum + value / 255, 0);

  it('cover exactly the area of a shape, also between pixels', () => {
    expect(covered(rounded(2.25, 3.5, 10.5, 4.25))).toBeCloseTo(10.5 * 4.25, 0);
    expect(covered(ellipse(40, 40, 20, 12))).toBeCloseTo(Math.PI * 240, -1);
  });

  it('join shapes that overlap, whichever way their outlines turn', () => {
    const square = rounded(0, 0, 10, 10);
    const other = rounded(5, 0, 10, 10).toReversed();
    const sum = maskOf([square, other]).coverage.reduce((total, value) => total + value / 255, 0);
    expect(sum).toBeCloseTo(150, 0);
  });
});
