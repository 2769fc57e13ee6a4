import { createDecoder } from './decode.ts';
import type { TextShape } from './detect.ts';
import { readPieces } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';

/** The bytes of a file as UTF-8. Units that were no text stay visible as lone surrogates, written as escapes. */
export async function* readUtf8(file: OpenedFile, shape: TextShape): AsyncGenerator<Buffer, void, undefined> {
  if (shape.encoding === 'utf-8') {
    yield* readPieces(file, shape.bomBytes);
    return;
  }
  const decoder = createDecoder(shape.encoding);
  let rest = '';
  for await (const piece of readPieces(file, shape.bomBytes)) {
    const text = rest + decoder.write(piece);
    // The second half of a pair may be in the next piece.
    rest = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
    yield Buffer.from(escapeLone(text.slice(0, text.length - rest.length)));
  }
  yield Buffer.from(escapeLone(rest + decoder.end()));
}

function escapeLone(text: string): string {
  return text.isWellFormed()
    ? text
    : text.replace(
        /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
      );
}
