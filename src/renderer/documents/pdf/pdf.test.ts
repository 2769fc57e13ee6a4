import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPdf, PdfProblem } from './file.ts';
import { unpack } from './filters.ts';
import { readFont } from './fonts.ts';
import { letterOf } from './glyph-names.ts';
import { Lexer } from './lexer.ts';
import { readToUnicode } from './to-unicode.ts';
import { isKind, type PdfStream, type PdfValue } from './values.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const same = (value: PdfValue): PdfValue => value;
const read = (text: string): PdfValue => new Lexer(bytes(text)).next();

function stream(
  contents: Uint8Array,
  filter: string,
  more: readonly (readonly [string, PdfValue])[] = [],
): PdfStream {
  return {
    kind: 'stream',
    entries: new Map([['Filter', { kind: 'name', name: filter }], ...more]),
    bytes: contents,
  };
}

describe('values', () => {
  test('are read as the format writes them', () => {
    expect(read('/Na#6de')).toEqual({ kind: 'name', name: 'Name' });
    expect(read('(a\\(b\\)\\101\\n(c))')).toEqual({ kind: 'text', bytes: bytes('a(b)A\n(c)') });
    expect(read('<4a 4B4>')).toEqual({ kind: 'text', bytes: bytes('JK@') });
    expect(read('-.5')).toBe(-0.5);
    expect(read('12 0 R')).toEqual({ kind: 'pointer', number: 12 });
    expect(read('[1 2 /A]')).toEqual({ kind: 'list', items: [1, 2, { kind: 'name', name: 'A' }] });
    expect(read('% note\n<< /A 1 /B << /C true >> >>')).toMatchObject({ kind: 'dictionary' });
  });

  test('of any bytes at all are read to an end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
        const lexer = new Lexer(given);
        let steps = 0;
        while (!lexer.isAtEnd()) {
          lexer.next();
          expect(++steps).toBeLessThanOrEqual(given.length);
        }
      }),
    );
  });

  test('nested without end are cut off instead of ending the window', () => {
    expect(isKind(read('['.repeat(100_000)), 'list')).toBe(true);
  });
});

describe('filters', () => {
  test('inflate, and of a damaged stream give what could be read', async () => {
    const packed = deflateSync(bytes('evidence '.repeat(1000)));
    expect((await unpack(stream(packed, 'FlateDecode'), same)).bytes).toEqual(
      bytes('evidence '.repeat(1000)),
    );
    const cut = await unpack(stream(packed.subarray(0, packed.length - 8), 'FlateDecode'), same);
    expect(new TextDecoder().decode(cut.bytes).slice(0, 9)).toBe('evidence ');
  });

  test('take back the prediction of rows', async () => {
    const rows = Uint8Array.of(0, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1);
    const parameters = new Lexer(bytes('<< /Predictor 15 /Columns 3 >>')).next();
    const packed = stream(deflateSync(rows), 'FlateDecode', [['DecodeParms', parameters]]);
    expect((await unpack(packed, same)).bytes).toEqual(Uint8Array.of(1, 2, 3, 2, 3, 4, 5, 6, 7));
  });

  test('read text encodings and runs', async () => {
    expect((await unpack(stream(bytes('87cURD]i,"Ebo80~>'), 'ASCII85Decode'), same)).bytes).toEqual(
      bytes('Hello World!'),
    );
    expect((await unpack(stream(bytes('48656C6c6F>'), 'ASCIIHexDecode'), same)).bytes).toEqual(
      bytes('Hello'),
    );
    expect(
      (await unpack(stream(Uint8Array.of(1, 65, 66, 254, 67, 128), 'RunLengthDecode'), same)).bytes,
    ).toEqual(bytes('ABCCC'));
    const lzw = Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01);
    expect((await unpack(stream(lzw, 'LZWDecode'), same)).bytes).toEqual(bytes('-----A---B'));
  });

  test('say which codec comes next when they do not know it', async () => {
    expect((await unpack(stream(bytes('x'), 'JBIG2Decode'), same)).rest).toBe('JBIG2Decode');
    expect((await unpack(stream(bytes('x'), 'DCTDecode'), same)).rest).toBe('jpeg');
  });
});

const page = (more: string): string =>
  `%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /MediaBox [0 0 200 100] >> endobj\n` +
  `3 0 obj << /Type /Page /Parent 2 0 R /Rotate 90 ${more} >> endobj\n`;

describe('files', () => {
  test('give their pages with what is inherited, without trusting a table of places', async () => {
    const file = await openPdf(bytes(`${page('')}trailer << /Root 1 0 R >>`));
    expect(file.pages).toHaveLength(1);
    expect(file.pages[0]).toMatchObject({ box: [0, 0, 200, 100], turns: 1 });
  });

  test('let a later version of an object replace an earlier one', async () => {
    const file = await openPdf(
      bytes(
        `${page('')}trailer << /Root 1 0 R >>\n2 0 obj << /Type /Pages /Kids [3 0 R 3 0 R] /MediaBox [0 0 50 50] >> endobj`,
      ),
    );
    expect(file.pages[0]?.box).toEqual([0, 0, 50, 50]);
  });

  test('packed into object streams are opened', async () => {
    const inner = '1 0 2 40 << /Type /Catalog /Pages 2 0 R >>       << /Type /Pages /Kids [3 0 R] >>';
    const first = inner.indexOf('<<');
    const second = inner.indexOf('<<', first + 1) - first;
    const packed = deflateSync(bytes(inner.replace('40', String(second))));
    const head = `%PDF-1.5\n9 0 obj << /Type /ObjStm /N 2 /First ${first} /Filter /FlateDecode /Length ${packed.length} >> stream\n`;
    const tail = '\nendstream endobj\n3 0 obj << /Type /Page >> endobj';
    const whole = Uint8Array.from([...bytes(head), ...packed, ...bytes(tail)]);
    expect((await openPdf(whole)).pages).toHaveLength(1);
  });

  test('that are locked or none say so', async () => {
    const locked = openPdf(bytes(`${page('')}trailer << /Root 1 0 R /Encrypt 8 0 R >>`));
    await expect(locked).rejects.toEqual(new PdfProblem('locked'));
    await expect(openPdf(bytes('not a pdf'))).rejects.toEqual(new PdfProblem('damaged'));
  });

  test('whose pages hold each other end', async () => {
    const file = await openPdf(
      bytes(
        '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [2 0 R 3 0 R] >> endobj 3 0 obj << /Type /Page >> endobj',
      ),
    );
    expect(file.pages).toHaveLength(1);
  });

  test('of any bytes are opened or refused, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const whole = Uint8Array.from([
          ...bytes(page('/Contents 4 0 R')),
          ...noise,
          ...bytes(' 4 0 obj << /Length 3 >> stream\n'),
          ...noise,
        ]);
        const opened = await openPdf(whole).catch((error: unknown) => error);
        expect(
          opened instanceof PdfProblem ||
            (typeof opened === 'object' && opened !== null && 'pages' in opened),
        ).toBe(true);
      }),
    );
  });
});

describe('letters', () => {
  test('are found by the names of their glyphs', () => {
    expect(['eacute', 'Lslash', 'uni0142', 'ccaron', 'fi', 'a.alt', 'g123'].map(letterOf)).toEqual([
      'é',
      'Ł',
      'ł',
      'č',
      'fi',
      'a',
      null,
    ]);
  });

  test('of a font follow its map, its differences and its widths', async () => {
    const simple = read(
      '<< /Subtype /Type1 /BaseFont /Arial-BoldMT /FirstChar 65 /Widths [722 600] /Encoding << /Differences [66 /eacute] >> >>',
    );
    const font = await readFont(simple, same);
    expect(font.style).toBe('bold ');
    expect(font.read(bytes('AB'))).toEqual([
      { letter: 'A', width: 722, isSpace: false },
      { letter: 'é', width: 600, isSpace: false },
    ]);
  });

  test('of a wide font take two bytes each', async () => {
    const map = bytes(
      '1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0003> <0004> <00410042> endbfrange 1 beginbfchar <0009> <738B> endbfchar',
    );
    expect([...readToUnicode(map).letters]).toEqual([
      [3, 'AB'],
      [4, 'AC'],
      [9, '王'],
    ]);
    const font = await readFont(
      {
        kind: 'dictionary',
        entries: new Map<string, PdfValue>([
          ['Subtype', { kind: 'name', name: 'Type0' }],
          ['ToUnicode', { kind: 'stream', entries: new Map(), bytes: map }],
          ['DescendantFonts', { kind: 'list', items: [read('<< /DW 500 /W [9 [1000]] >>')] }],
        ]),
      },
      same,
    );
    expect(font.read(Uint8Array.of(0, 9, 0, 3)).map((glyph) => [glyph.letter, glyph.width])).toEqual([
      ['王', 1000],
      ['AB', 500],
    ]);
  });
});
