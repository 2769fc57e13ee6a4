import { LIMITS } from './limits.ts';

/** A line of a text, without its end. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  /** Byte at which it begins. */
  readonly offset: number;
  /** Valid until the next line is asked for; null when the line is longer than the limit. */
  readonly bytes: Buffer | null;
  readonly length: number;
}

const FEED = 0x0a;

/** Cuts pieces of UTF-8 into lines, never holding more than one of at most 16 MiB. */
export async function* readLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<TextLine, void, undefined> {
  let line = 1;
  let offset = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const take = (tail: Buffer): TextLine => {
    const length = heldBytes + tail.length;
    const fits = length <= LIMITS.documentBytes;
    const bytes = fits ? (held.length === 0 ? tail : Buffer.concat([...held, tail])) : null;
    const taken = { line, offset, bytes, length };
    line++;
    offset += length + 1;
    held = [];
    heldBytes = 0;
    return taken;
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let feed = piece.indexOf(FEED); feed >= 0; feed = piece.indexOf(FEED, from)) {
      yield take(piece.subarray(from, feed));
      from = feed + 1;
    }
    if (from === piece.length) continue;
    heldBytes += piece.length - from;
    // Copied, because the memory of the piece is used again; a line beyond the limit is only measured.
    if (heldBytes <= LIMITS.documentBytes) held.push(Buffer.from(piece.subarray(from)));
    else held = [];
  }
  if (heldBytes > 0) yield take(Buffer.alloc(0));
}
