import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { DocumentItem } from '../rules/documents.ts';
import { detectFile } from './detect.ts';
import { readItems, useFolder } from './made-files.ts';
import { readDocuments } from './persona.ts';
import { ReadProblem } from './read-problem.ts';

const { put } = useFolder();

async function read(content: unknown, name = 'file.json'): Promise<DocumentItem[]> {
  const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return readItems(await put(bytes, name));
}

const link = (type: string, ...ids: string[]) => ({ data: ids.map((id) => ({ type, id })) });
const inquiry = (id: string, relationships = {}) => ({
  type: 'inquiry',
  id,
  attributes: { status: 'created' },
  relationships,
});

describe('values', () => {
  it('keep numbers that a double cannot hold as the text of the file', async () => {
    const text = '[{"a":9007199254740993,"b":1e309,"c":-0,"d":1.50,"e":12345678901234,"f":0.1,"g":1e3}]';
    expect(await read(text)).toMatchObject([
      { object: { a: '9007199254740993', b: '1e309', c: '-0', d: 1.5, e: 12345678901234, f: 0.1, g: 1000 } },
    ]);
  });

  it('come out as they went in, for any JSON in any of the layouts', async () => {
    const value = fc.dictionary(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.jsonValue({ maxDepth: 3 }),
      { minKeys: 1, maxKeys: 4, noNullPrototype: true },
    );
    const plain = value.filter(
      (one) => !('data' in one || 'type' in one || 'errors' in one || JSON.stringify(one).includes('\\u')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(plain, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(0, 2),
        async (list, space) => {
          const wanted: unknown = JSON.parse(JSON.stringify(list).replace(/-0(?=[,}\]])/g, '0'));
          const lines = list.map((one) => JSON.stringify(one)).join('\n');
          for (const items of [await read(JSON.stringify(list, null, space)), await read(lines, 'x.jsonl')]) {
            expect(items.map((item) => (item.ok && item.kind === 'object' ? item.object : item))).toEqual(
              wanted,
            );
            expect(items.map(({ position }) => position.record)).toEqual(list.map((_, index) => index + 1));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('throw nothing but a ReadProblem, whatever the bytes behind an opening bracket', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('{"', '[{', '{"data":[', '[['),
        fc.uint8Array({ maxLength: 80 }),
        async (start, bytes) => {
          const path = await put(Buffer.concat([Buffer.from(start), bytes]), 'noise.json');
          for (const kind of ['json', 'json-lines'] as const) {
            await readItems(path, {
              kind,
              encoding: 'utf-8',
              encodingSure: true,
              bomBytes: 0,
              sizeBytes: 0,
            }).catch((thrown: unknown) => {
              expect(thrown).toBeInstanceOf(ReadProblem);
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('large files', () => {
  it('stream without being held: 60 MB of inquiries in a list', async () => {
    const filler = 'x'.repeat(2000);
    const one = (index: number) =>
      JSON.stringify({ ...inquiry(`inq_${index}`, { v: link('verification/x', `ver_${index}`) }), filler });
    const elements = Array.from({ length: 30_000 }, (_, index) => one(index)).join(',\n');
    const included = Array.from(
      { length: 30_000 },
      (_, index) => `{"type":"verification/x","id":"ver_${index}","attributes":{}}`,
    );
    const path = await put(`{"data":[${elements}],"included":[${included.join(',')}]}`, 'large.json');
    const shape = await detectFile(path);
    if (shape.kind !== 'json') throw new Error(shape.kind);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let records = 0;
    let related = 0;
    let highest = 0;
    for await (const item of readDocuments(path, shape)) {
      records++;
      if (item.ok && item.kind === 'resource') related += item.included.length;
      if (records % 500 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed);
    }
    expect([records, related]).toEqual([30_000, 30_000]);
    expect(highest - before).toBeLessThan(200 * 1024 ** 2);
  });
});
