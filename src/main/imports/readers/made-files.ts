import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from 'vitest';

import type { DocumentItem } from '../rules/documents.ts';
import { detectFile } from './detect.ts';
import type { DocumentShape, FileShape, TableShape } from './detect.ts';
import { readDocuments } from './persona.ts';
import { ReadProblem } from './read-problem.ts';
import { readTable } from './table.ts';
import type { RejectedRow, TableOptions, TableRow } from './table.ts';

/** A folder for the files of one test file, removed at its end. */
export function useFolder(): {
  /** A path in it that nothing has yet. */
  fresh(name: string): string;
  put(bytes: string | Uint8Array, name?: string): Promise<string>;
} {
  let folder = '';
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'casefold-readers-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const fresh = (name: string) => join(folder, `${++count}-${name}`);
  return {
    fresh,
    async put(bytes, name = 'people.csv') {
      const path = fresh(name);
      await writeFile(path, bytes);
      return path;
    },
  };
}

/** A shape as that of a table; a test that gets another one has failed. */
export function asTable(shape: FileShape): TableShape {
  if (shape.kind === 'table-csv' || shape.kind === 'table-xlsx') return shape;
  throw new Error(`detected as ${shape.kind}`);
}

/** Everything `readTable` hands out, of the shape that was detected unless another one is given. */
export async function readAll(
  path: string,
  options: TableOptions = {},
  shape?: TableShape,
): Promise<{ rows: TableRow[]; rejected: RejectedRow[]; blankLines: number }> {
  const all = { rows: new Array<TableRow>(), rejected: new Array<RejectedRow>(), blankLines: 0 };
  for await (const batch of readTable(path, shape ?? asTable(await detectFile(path)), options)) {
    all.rows.push(...batch.rows);
    all.rejected.push(...batch.rejected);
    all.blankLines += batch.blankLines;
  }
  return all;
}

/** Everything `readDocuments` hands out, of the shape that was detected unless another one is given. */
export async function readItems(path: string, given?: DocumentShape): Promise<DocumentItem[]> {
  const shape = given ?? (await detectFile(path));
  if (shape.kind !== 'json' && shape.kind !== 'json-lines') throw new Error(`detected as ${shape.kind}`);
  const items: DocumentItem[] = [];
  for await (const item of readDocuments(path, shape)) items.push(item);
  return items;
}

/** The problem with which something fails; anything else that is thrown is thrown on. */
export async function problemOf(work: Promise<unknown>): Promise<Pick<ReadProblem, 'code' | 'params'>> {
  const thrown: unknown = await work.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  );
  if (thrown instanceof ReadProblem) return { code: thrown.code, params: thrown.params };
  throw thrown;
}
