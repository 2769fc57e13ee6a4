import type { DocumentContent, DocumentItem } from '../rules/documents.ts';
import type { DocumentShape } from './detect.ts';
import { contentsOf, refuse } from './document-items.ts';
import type { PlacedContent } from './document-items.ts';
import { readTopLevel } from './json-documents.ts';
import { readLines } from './json-lines.ts';
import { measureJson, parseRecord } from './json-record.ts';
import { LIMITS } from './limits.ts';
import { asReadProblem, openFile } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { readUtf8 } from './utf8-pieces.ts';

/**
 * Streams the records of a JSON or JSON-lines file of any size: documents and lists of Persona's API in every
 * casing and shape, recorded webhook events, arrays and lines of these, and flat objects. Included accounts and
 * inquiries come before the records of their document, other included resources with the records that lead to
 * them, or alone when none does. A damaged record is handed out as such and does not stop the reading.
 *
 * @returns items whose `position.record` counts 1, 2, 3 … the same way in every reading of the same file
 * @throws ReadProblem 'file-unreadable', 'too-large' for the file as a whole
 */
export async function* readDocuments(
  path: string,
  shape: DocumentShape,
): AsyncGenerator<DocumentItem, void, undefined> {
  const file = await openFile(path);
  try {
    const placed = shape.kind === 'json-lines' ? readLineRecords(file, shape) : readTopLevel(file, shape);
    let record = 0;
    for await (const { content, place } of placed)
      yield { ...content, position: { record: ++record, ...place } };
    await file.assertUnchanged();
  } catch (thrown) {
    throw asReadProblem(thrown);
  } finally {
    await file.close();
  }
}

async function* readLineRecords(
  file: OpenedFile,
  shape: DocumentShape,
): AsyncGenerator<PlacedContent, void, undefined> {
  for await (const { line, offset, bytes, length } of readLines(readUtf8(file, shape))) {
    const place = { offset: offset + shape.bomBytes, line };
    if (bytes === null) {
      yield { content: refuse('record-too-large', { limit: LIMITS.documentBytes, size: length }), place };
    } else if (bytes.some((byte) => byte > 0x20)) {
      for (const content of readRecord(bytes)) yield { content, place };
    }
  }
}

function* readRecord(bytes: Buffer): Generator<DocumentContent, void, undefined> {
  const { members, fault } = measureJson(bytes);
  const parsed = fault === 'too-deep' ? null : parseRecord(bytes, members);
  if (parsed === null) yield refuse('too-deep', { limit: LIMITS.depth });
  else if (!parsed.ok) yield { ok: false, problem: parsed.problem };
  else yield* contentsOf(parsed.value, bytes.length);
}
