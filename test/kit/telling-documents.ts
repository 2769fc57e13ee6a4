/** Documents that say something in every place in which documents do: pictures with descriptions, and a PDF with text. */
import { crc32, deflateSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** UTF-16 with the high byte first. */
const highFirst = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const segment = (marker: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** Tag, type (2 is text, 1 are bytes, 7 is anything) and content of entries of an EXIF directory. */
type Entry = readonly [tag: number, type: number, content: Buffer];

/** A TIFF block, low byte first, with one directory. @source Exif 2.3, 4.5 */
function exifOf(entries: readonly Entry[]): Buffer {
  const directory = Buffer.alloc(2 + 12 * entries.length + 4);
  directory.writeUInt16LE(entries.length);
  let at = 8 + directory.length;
  entries.forEach(([tag, type, content], index) => {
    const entry = 2 + 12 * index;
    directory.writeUInt16LE(tag, entry);
    directory.writeUInt16LE(type, entry + 2);
    directory.writeUInt32LE(content.length, entry + 4);
    directory.writeUInt32LE(at, entry + 8);
    at += content.length;
  });
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  return Buffer.concat([head, directory, ...entries.map(([, , content]) => content)]);
}

const xmpOf = (said: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ` +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${said}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** What a JPEG says where. */
export interface JpegWords {
  readonly artist: string;
  /** In UTF-16 with the high byte first, as cameras write it. */
  readonly userComment: string;
  /** In UTF-16 with the low byte first, as Windows writes it. */
  readonly author: string;
  readonly xmp: string;
  readonly comment: string;
}

/** A picture of eight by eight grey points with EXIF, XMP and a comment. @source ITU-T T.81, annex B */
export function tellingJpeg(words: JpegWords): Buffer {
  const exif = exifOf([
    [0x013b, 2, Buffer.from(`${words.artist}\0`)],
    [0x9286, 7, Buffer.concat([Buffer.from('UNICODE\0'), highFirst(words.userComment)])],
    [0x9c9d, 1, Buffer.from(`${words.author}\0`, 'utf16le')],
  ]);
  // One code of one bit for "no difference" and one for "nothing more" is all that a grey field needs.
  const table = (kind: number) => Buffer.from([kind, 1, ...Array<number>(15).fill(0), 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.from('Exif\0\0'), exif),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmpOf(words.xmp))),
    segment(0xfe, Buffer.from(words.comment)),
    segment(0xdb, Buffer.from([0]), Buffer.alloc(64, 1)),
    segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
    segment(0xc4, table(0x00)),
    segment(0xc4, table(0x10)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
}

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** What a PNG says where. */
export interface PngWords {
  readonly plain: string;
  readonly packed: string;
  readonly packedXmp: string;
}

/** A picture of one point with texts, two of them packed. @source Portable Network Graphics (W3C), 11.3 */
export function tellingPng(words: PngWords): Buffer {
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', Buffer.from(`Author\0${words.plain}`, 'latin1')),
    chunk(
      'zTXt',
      Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(words.packed, 'latin1'))]),
    ),
    chunk(
      'iTXt',
      Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0'), deflateSync(xmpOf(words.packedXmp))]),
    ),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What a PDF says where. */
export interface PdfWords {
  /** In the document information; a text beyond Latin-1 is written as UTF-16. */
  readonly title: string;
  readonly subject: string;
  /** In one of the fonts that every reader has: the codes are letters. */
  readonly standard: string;
  /** In an embedded font: the codes are numbers of shapes, and the font's table tells the letters. */
  readonly embedded: string;
  /** In a picture's packed text, in a picture attached to the document. */
  readonly attached: string;
}

/** A page of text, packed as programs pack it, with a document information and an attachment. */
export async function tellingPdf(words: PdfWords): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', info: { Title: words.title, Subject: words.subject } });
  const parts: Uint8Array[] = [];
  document.on('data', (part: Uint8Array) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  const face = import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
  document.registerFont('embedded', await readFile(fileURLToPath(face)));
  document.font('Helvetica').fontSize(12).text(words.standard, 72, 72);
  document.font('embedded').fontSize(12).text(words.embedded, 72, 120);
  document.file(tellingPng({ plain: '-', packed: words.attached, packedXmp: '-' }), {
    name: 'attached.png',
    type: 'image/png',
    description: 'A picture',
    creationDate: new Date(0),
    modifiedDate: new Date(0),
    relationship: 'Source',
  });
  document.end();
  await ended;
  return Buffer.concat(parts);
}
