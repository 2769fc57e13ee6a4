import { crc32, deflateSync } from 'node:zlib';
import type { Canvas } from './canvas.ts';
import { indexPicture, type IndexedPicture } from './palette.ts';

function chunk(name: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(body, 8);
  view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)));
  return bytes;
}

/** Rows of colour numbers, each after a filter byte of 0: drawn areas and repeated patterns pack best unchanged. */
function rowsOf(picture: IndexedPicture): Uint8Array {
  const { width, height, indexes } = picture;
  const bytes = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    bytes.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return bytes;
}

/**
 * A picture as a PNG file: a palette of at most 256 colours, not interlaced, with a line of text that says it is a specimen.
 *
 * @source PNG specification, third edition (W3C, 2025)
 */
export function encodePng(canvas: Canvas, colours = 128): Uint8Array {
  const picture = indexPicture(canvas, colours);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, canvas.width);
  view.setUint32(4, canvas.height);
  header.set([8, 3, 0, 0, 0], 8);
  const parts = [
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', new TextEncoder().encode('Comment\0SPECIMEN, drawn for Casefold, no real person')),
    chunk('PLTE', picture.colours),
    chunk('IDAT', deflateSync(rowsOf(picture), { level: 5 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  const file = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
