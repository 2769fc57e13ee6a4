import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Batch } from './batch.ts';
import { openSource } from './source.ts';
import { suggestMapping } from './rules/suggest-mapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'casefold-source-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** 12,000 rows over several pieces of a file; every 97th has a cell too many, so has the last. */
function writeRows(): string {
  const path = join(folder, 'rows.csv');
  const lines = Array.from({ length: 12_000 }, (_, at) => {
    const padding = 'x'.repeat(40);
    return `r-${at},Ada,Lund,ada.${padding}${at}@example.org${at % 97 === 0 || at === 11_999 ? ',more' : ''}`;
  });
  writeFileSync(path, ['reference_id,name_first,name_last,email', ...lines].join('\n'));
  return path;
}

async function batchesOf(path: string, after: number): Promise<Batch[]> {
  const source = await openSource(path, {});
  const { headers, sample } = await source.head();
  const batches: Batch[] = [];
  for await (const batch of source.batches(suggestMapping(headers, sample).mapping, after))
    batches.push(batch);
  return batches;
}

const linesOf = (batch: Batch): number[] =>
  [...batch.records, ...batch.rejected].map(({ line }) => line).sort((a, b) => a - b);

describe('batches of a table', () => {
  it('hold every line up to where they reach, so that going on there misses none', async () => {
    const path = writeRows();
    const batches = await batchesOf(path, 0);
    const all = batches.flatMap(linesOf);
    expect(all).toEqual(Array.from({ length: 12_000 }, (_, at) => at + 2));
    for (const batch of batches) expect(batch.through).toBe(Math.max(...linesOf(batch)));
    for (const { through } of batches) {
      expect((await batchesOf(path, through)).flatMap(linesOf)).toEqual(all.filter((line) => line > through));
    }
  });

  it('are even in size, however the file is cut into pieces', async () => {
    const sizes = (await batchesOf(writeRows(), 0)).map((batch) => linesOf(batch).length);
    expect(new Set(sizes.slice(0, -1))).toEqual(new Set([2000]));
  });
});
