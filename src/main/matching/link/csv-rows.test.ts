import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { RowCutter, readBlock } from './csv-rows.ts';
import type { TextBlock } from './csv-rows.ts';

const map = { width: 3, fields: [['id', 0], ['first', 1], ['last', 2]] as const }; // prettier-ignore

/** All rows of a text that arrives in pieces of one size. */
function rowsOf(text: string, size: number): { rows: string[][]; rejected: string[] } {
  const cutter = new RowCutter(1);
  const rows: string[][] = [];
  const rejected: string[] = [];
  const read = (block: TextBlock | null): void => {
    if (block === null) return;
    readBlock(block, map, (row) => {
      if ('why' in row) rejected.push(`${String(row.line)}: ${row.why}`);
      else rows.push([row.id, row.first ?? '', row.last ?? '']);
    });
  };
  for (let at = 0; at < text.length; at += size) read(cutter.cut(text.slice(at, at + size), false));
  read(cutter.cut('', true));
  return { rows, rejected };
}

describe('rows of CSV text', () => {
  it('come back as they were written, however the text is cut', () => {
    const cells = fc.string({ maxLength: 6 }).map((text) => text.trim());
    const row = fc.tuple(cells.filter((text) => text !== ''), cells, cells); // prettier-ignore
    const awkward = fc.tuple(
      fc.constant('a"b\n"c'),
      fc.constantFrom(',', '"', '""', 'x\ny', ''),
      fc.constant('z'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(row, awkward), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (wanted, size) => {
          const text = stringify(wanted, { quoted: true });
          expect(rowsOf(text, size).rows).toEqual(wanted);
        },
      ),
    );
  });

  it('with too few or too many columns are rejected with their line, and the rest is read', () => {
    const { rows, rejected } = rowsOf('1,Ada,Lund\n2,Ada\n"3","O\n""X""",Lund\r\n\n4,a,b,c\n5,x,y', 7);
    expect(rows).toEqual([['1', 'Ada', 'Lund'], ['3', 'O\n"X"', 'Lund'], ['5', 'x', 'y']]); // prettier-ignore
    expect(rejected).toEqual([
      '2: has 2 columns where the header has 3',
      '6: has 4 columns where the header has 3',
    ]);
  });

  it('lose one line to a quotation that is never closed, not the rest of the file', () => {
    const { rows, rejected } = rowsOf('1,Ada,Lund\n2,"Ada,Lund\n3,Ben,Lund\n4,Cy,Lund\n', 1000);
    expect(rejected).toEqual(['2: a quotation mark is never closed']);
    expect(rows.map(([id]) => id)).toEqual(['1', '3', '4']);
  });

  it('take a quotation mark inside a field for itself', () => {
    expect(rowsOf('1,Ada "the" B,Lund\n', 100).rows).toEqual([['1', 'Ada "the" B', 'Lund']]);
  });
});
