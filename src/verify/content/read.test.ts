import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellingJpeg, tellingPdf, tellingPng } from '#test/kit/telling-documents.ts';
import { newMatcher, windowsOf } from '../index.ts';
import { newReading, type Reading } from './piece.ts';
import { readContent } from './read.ts';

/** Reads a document; which of the values are found in what comes out, and the reading. */
function found(
  file: Uint8Array,
  values: readonly string[],
  most?: number,
): { ids: number[]; reading: Reading } {
  const { search, idsOf } = newMatcher(
    values.flatMap((value, id) => windowsOf(value).map((bytes) => ({ id, bytes }))),
  );
  const ids = new Set<number>();
  const reading = newReading((bytes) => {
    search(bytes, (kind) => {
      for (const id of idsOf(kind)) ids.add(id);
    });
  }, most);
  readContent(Buffer.from(file), reading);
  return { ids: [...ids].sort((one, other) => one - other), reading };
}

const all = (values: readonly string[]): number[] => values.map((_, at) => at);
const nothingUnread = { encrypted: 0, filter: 0, damaged: 0, limit: 0 };

const jpegWords = {
  artist: 'Wilhelmina Petrel',
  userComment: 'Sigismund Heron',
  author: 'Theodora Bittern',
  xmp: 'Ottilie O&apos;Kestrel &#xE9;',
  comment: 'Балдуин Цапля',
};
const pngWords = { plain: 'Zoë Sandpiper', packed: 'René Oystercatcher', packedXmp: 'Ingeborg Turnstone' };
const pdfWords = {
  title: 'Bartholomew (Plover) \\ Dunlin',
  subject: 'Владислав Кречет',
  standard: 'AVATAR WAVERLEY, Töllkirsch Straße',
  embedded: 'Гиацинт Yaffle AVAWATA',
  attached: 'Hieronymus Avocet',
};

describe('is found', () => {
  test('what a JPEG says in EXIF, XMP and its comment, in each encoding', () => {
    const { ids, reading } = found(tellingJpeg(jpegWords), [
      ...Object.values({ ...jpegWords, xmp: 'Ottilie O’Kestrel'.replace('’', "'") }),
      'Kestrel é',
    ]);
    expect(ids).toEqual([0, 1, 2, 3, 4, 5]);
    expect(reading.unread).toEqual(nothingUnread);
  });

  test('what a PNG says in texts, packed or not', () => {
    const values = Object.values(pngWords);
    expect(found(tellingPng(pngWords), values).ids).toEqual(all(values));
  });

  test('what a PDF shows in standard and embedded fonts, says of itself, and has attached', async () => {
    const { ids, reading } = found(await tellingPdf(pdfWords), Object.values(pdfWords));
    expect(ids).toEqual(all(Object.values(pdfWords)));
    expect(reading.unread).toEqual(nothingUnread);
  });
});

/** A PDF of objects as they are given. */
const pdfOf = (...objects: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects.map((one) => Buffer.from(one))]);
const streamOf = (dictionary: string, bytes: Uint8Array | string): Buffer =>
  Buffer.concat([
    Buffer.from(`\n1 0 obj\n<< ${dictionary} >>\nstream\r\n`),
    Buffer.from(bytes),
    Buffer.from('\nendstream\nendobj\n'),
  ]);

describe('in a PDF', () => {
  const value = 'Wilhelmina Petrel';
  const finds = (file: Buffer, ...values: string[]) => found(file, values.length > 0 ? values : [value]).ids;

  test('text is put together from parts of a list, from single letters, and across lines', () => {
    const list = 'BT [(Wil) 20.5 (hel) -3 (mina) -278 (Pe) (trel)] TJ ET';
    const letters = [...value].map((letter, at) => `1 0 0 1 ${at * 6} 700 Tm (${letter}) Tj`).join('\n');
    const lines = '(of Wilhelmina) Tj 0 -14 Td (Petrel, and others) Tj';
    const hex = '[<57696c68> 12 <656c6D 69 6e61> -300 <50657472656c>] TJ';
    for (const content of [list, letters, lines, hex]) {
      expect(finds(pdfOf(streamOf('/Length 5', content)))).toEqual([0]);
      expect(finds(pdfOf(streamOf('/Filter /FlateDecode', deflateSync(content))))).toEqual([0]);
    }
  });

  test('escapes, line ends and numbers of letters in strings are read', () => {
    const literal = '(Wil\\\nhel\\155ina \\120etrel \\(the \\\\ elder\\)) Tj';
    expect(finds(pdfOf(streamOf('', literal)), `${value} (the \\ elder)`)).toEqual([0]);
  });

  test('a picture among the operators does not hide what follows it', () => {
    const content = `q BI /W 2 /H 2 ID ((<\x00\xff EI Q BT [(Wilhelmina) -250 (Petrel)] TJ ET`;
    expect(finds(pdfOf(streamOf('', Buffer.from(content, 'latin1'))))).toEqual([0]);
  });

  test('objects in packed streams are read, and a document information in each encoding', () => {
    const utf16 = Buffer.from(`\uFEFF${value}`, 'utf16le').swap16().toString('hex');
    expect(
      finds(
        pdfOf(streamOf('/Type /ObjStm /Filter [/FlateDecode]', deflateSync(`1 0 << /Author <${utf16}> >>`))),
      ),
    ).toEqual([0]);
    expect(finds(pdfOf(`1 0 obj << /Author <${utf16}> >> endobj`))).toEqual([0]);
    const marked = Buffer.concat([
      Buffer.from('<< /Title ('),
      Buffer.from(`\uFEFFŻółć Gżegżółka`),
      Buffer.from(') >>'),
    ]);
    expect(finds(pdfOf(marked), 'Żółć Gżegżółka')).toEqual([0]);
    const own = Buffer.concat([
      Buffer.from('<< /Title (Mi'),
      Buffer.from([0x97]),
      Buffer.from('ek Pta'),
      Buffer.from([0x9d]),
      Buffer.from('ek) >>'),
    ]);
    expect(finds(pdfOf(own), 'MiŠek Ptašek'), 'PDFDocEncoding').toEqual([0]);
  });

  test('base 85, digits and runs are undone, also one within the other', () => {
    const base85 = (bytes: Buffer): string => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 4) {
        const part = Buffer.alloc(4);
        const count = bytes.copy(part, 0, at, at + 4);
        let rest = part.readUInt32BE();
        const signs: string[] = [];
        for (let sign = 0; sign < 5; sign += 1) {
          signs.unshift(String.fromCharCode(33 + (rest % 85)));
          rest = Math.floor(rest / 85);
        }
        text +=
          rest === 0 && count === 4 && part.readUInt32BE() === 0 ? 'z' : signs.slice(0, count + 1).join('');
      }
      return `${text}~>`;
    };
    const content = Buffer.from(`(${value}) Tj`);
    const packed = deflateSync(content);
    expect(finds(pdfOf(streamOf('/Filter [/ASCII85Decode /FlateDecode]', base85(packed))))).toEqual([0]);
    expect(finds(pdfOf(streamOf('/Filter [ /AHx /Fl ]', `${packed.toString('hex')}>`)))).toEqual([0]);
    const run = Buffer.concat([Buffer.from([content.length - 1]), content, Buffer.from([250, 65, 128])]);
    expect(finds(pdfOf(streamOf('/Filter /RunLengthDecode', run)))).toEqual([0]);
  });

  test('a damaged stream is read up to the damage, and counted', () => {
    const packed = deflateSync(
      Buffer.from(`(${value}) Tj ${Array.from({ length: 4_000 }, (_, at) => at * 7919).join(' ')}`),
    );
    packed.fill(0, packed.length / 2);
    const { ids, reading } = found(pdfOf(streamOf('/Filter /FlateDecode', packed)), [value]);
    expect(ids).toEqual([0]);
    expect(reading.unread.damaged).toBe(1);
  });

  test('what is encrypted or packed in another way is counted as not read', () => {
    expect(found(pdfOf('trailer << /Encrypt 5 0 R >>'), [value]).reading.unread.encrypted).toBe(1);
    expect(found(pdfOf(streamOf('/Filter /LZWDecode', 'abc')), [value]).reading.unread.filter).toBe(1);
  });

  test('a stream that unpacks to far more than it is ends at the bounds, and is counted', () => {
    const bomb = deflateSync(Buffer.concat([Buffer.from(`(${value}) Tj `), Buffer.alloc(64 * 1024 * 1024)]));
    const file = pdfOf(streamOf('/Filter /FlateDecode', bomb), streamOf('/Filter /FlateDecode', bomb));
    let most = 0;
    const reading = newReading((bytes) => {
      most = Math.max(most, bytes.length);
    });
    readContent(file, reading);
    expect(most).toBeLessThanOrEqual(32 * 1024 * 1024);
    expect(reading.unread.limit).toBeGreaterThanOrEqual(2);
    expect(reading.left).toBeGreaterThanOrEqual(0);
  }, 60_000);
});

test('damaged and hostile documents throw nothing, end, and give no more than their bounds', async () => {
  const most = 4 * 1024 * 1024;
  const whole = [tellingJpeg(jpegWords), tellingPng(pngWords), await tellingPdf(pdfWords)];
  const read = (file: Uint8Array): void => {
    let given = 0;
    const reading = newReading((bytes) => {
      given += bytes.length;
    }, most);
    readContent(Buffer.from(file), reading);
    // A text comes twice, and a sign has up to three bytes.
    expect(given).toBeLessThan(8 * most + 8 * file.length);
  };
  const cut = fc.record({
    file: fc.constantFrom(...whole),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    edits: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 30 }),
  });
  fc.assert(
    fc.property(cut, ({ file, from, to, edits }) => {
      const changed = Buffer.from(file);
      for (const [at, byte] of edits) changed[at % changed.length] = byte;
      // The first bytes tell the kind: they stay.
      const [begin, end] = [Math.min(from, to), Math.max(from, to)].map((part) =>
        Math.floor(part * file.length),
      );
      read(Buffer.concat([changed.subarray(0, 8), changed.subarray(Math.max(8, begin!), end)]));
    }),
    { numRuns: 300 },
  );
  const words = [
    'stream\n',
    '>>stream\r\n',
    'endstream',
    'obj',
    '<<',
    '>>',
    '(',
    ')',
    '\\',
    '<',
    '>',
    '[',
    ']',
    ' BI ',
    ' ID ',
    ' EI ',
  ];
  const more = [
    '/Filter',
    '/FlateDecode',
    '/Length 9999999999',
    '/Encrypt 1 0 R',
    'beginbfrange',
    'beginbfchar',
    'endbf',
    '<0000> <ffff> <0041>',
    '<x:xmpmeta',
    '&#x10ffff;',
    '&#9999999;',
  ];
  const hostile = fc.tuple(
    fc.constantFrom('%PDF-1.4\n', '\x89PNG\r\n\x1a\n', 'GIF89a', '\xff\xd8\xff', 'RIFF1234WEBP'),
    fc.array(fc.oneof(fc.constantFrom(...words, ...more), fc.string({ unit: 'binary', maxLength: 20 })), {
      maxLength: 200,
    }),
    fc.integer({ min: 1, max: 500 }),
  );
  fc.assert(
    fc.property(hostile, ([mark, parts, times]) => {
      read(Buffer.from(mark + parts.join('').repeat(times), 'latin1').subarray(0, 200_000));
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('long rows of one sign take no longer than they are long', () => {
  const signs = [
    '(',
    '<',
    '[',
    'stream\n',
    '>>stream\n',
    ' BI ID ',
    ' BI ID EI',
    '<<',
    '\\(',
    '(a)',
    '<x:xmpmeta',
    'beginbf',
    'beginbfchar<',
    '>>stream\nendstream',
  ];
  for (const sign of signs) {
    const file = Buffer.from(`%PDF-1.4\n${sign.repeat(1_000_000 / sign.length)}`, 'latin1');
    const reading = newReading(() => undefined);
    readContent(file, reading);
    expect(reading.left).toBeGreaterThanOrEqual(0);
  }
  const blank = Buffer.alloc(2_000_000, ' ');
  const text = Buffer.concat([Buffer.from('\x00\x1e\x84\x80tEXtexif\0\nexif 1', 'latin1'), blank]);
  readContent(
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), text]),
    newReading(() => undefined),
  );
}, 60_000);
