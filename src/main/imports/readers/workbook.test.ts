import { readFile } from 'node:fs/promises';

import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';

import { detectFile } from './detect.ts';
import { problemOf, readAll, useFolder } from './made-files.ts';

const { put, fresh } = useFolder();

describe('workbooks', () => {
  async function putWorkbook(): Promise<string> {
    const path = fresh('people.xlsx');
    const text = (value: string) => ({ value, type: String });
    await writeXlsxFile([
      {
        sheet: 'People',
        data: [
          [text('id'), text('name'), text('born'), text('number'), text('member')],
          [
            text('007'),
            text('Zoë <b> "x"'),
            { value: new Date(Date.UTC(1988, 6, 4)), type: Date, format: 'dd/mm/yyyy' },
            { value: 12345678901234, type: Number },
            { value: true, type: Boolean },
          ],
          [null, null, null, null, null],
          [
            text('008'),
            null,
            { value: new Date(Date.UTC(2001, 1, 3, 4, 5, 6)), type: Date, format: 'yyyy-mm-dd hh:mm' },
          ],
        ],
      },
      { sheet: 'Notes & more', data: [[text('a')], [text('b')]] },
    ]).toFile(path);
    return path;
  }

  it('reads dates as ISO dates, numbers by their digits, and rows by their number', async () => {
    const path = await putWorkbook();
    expect(await detectFile(path)).toMatchObject({
      kind: 'table-xlsx',
      sheets: [
        { name: 'People', hidden: false },
        { name: 'Notes & more', hidden: false },
      ],
    });
    const { rows, blankLines } = await readAll(path);
    expect(rows).toEqual([
      { line: 2, cells: ['007', 'Zoë <b> "x"', '1988-07-04', '12345678901234', 'TRUE'] },
      { line: 4, cells: ['008', '', '2001-02-03T04:05:06', '', ''] },
    ]);
    expect(blankLines).toBe(1);
    expect((await readAll(path, { sheet: 'Notes & more' })).rows).toEqual([{ line: 2, cells: ['b'] }]);
    expect(await problemOf(readAll(path, { sheet: 'gone' }))).toMatchObject({
      params: { reason: 'sheet-missing' },
    });
  });

  const BOOK = '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>';

  async function putArchive(entries: Record<string, string>): Promise<string> {
    const archive = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    for (const [name, text] of Object.entries(entries)) await archive.add(name, new TextReader(text));
    return put(await archive.close(), 'made.xlsx');
  }

  it.each([
    ['a bomb', { 'xl/workbook.xml': BOOK, 'xl/worksheets/sheet1.xml': ' '.repeat(5_000_000) }, 'too-large'],
    ['macros', { 'xl/workbook.xml': BOOK, 'xl/vbaProject.bin': 'x' }, 'unsupported'],
    ['another archive', { 'word/document.xml': 'x' }, 'unsupported'],
    ['paths that leave', { 'xl/workbook.xml': BOOK, '../../evil.xml': 'x' }, 'file-malformed'],
    [
      'a far cell',
      { 'xl/workbook.xml': BOOK, 'xl/worksheets/s.xml': '<row r="1"><c r="XFD1"/></row>' },
      'too-large',
    ],
    ['a far row', { 'xl/workbook.xml': BOOK, 'xl/worksheets/s.xml': '<row r="9999999"/>' }, 'too-large'],
    [
      'a sheet that is none',
      { 'xl/workbook.xml': BOOK, 'xl/worksheets/sheet1.xml': '<oops' },
      'file-malformed',
    ],
  ])('refuses a workbook with %s', async (_, entries, code) => {
    expect((await problemOf(readAll(await putArchive(entries)))).code).toBe(code);
  });

  it('refuses a workbook that states smaller sizes than it has', async () => {
    const path = await putArchive({
      'xl/workbook.xml': BOOK,
      'xl/worksheets/sheet1.xml': 'abcabc'.repeat(99),
    });
    const bytes = await readFile(path);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(594);
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 1)) bytes.writeUInt32LE(10, at);
    expect(['too-large', 'file-malformed']).toContain(
      (await problemOf(detectFile(await put(bytes, 'lies.xlsx')))).code,
    );
  });

  it('refuses a cut-off workbook with words', async () => {
    const bytes = await readFile(await putWorkbook());
    const work = detectFile(await put(bytes.subarray(0, bytes.length - 300), 'cut.xlsx'));
    expect(await problemOf(work)).toMatchObject({ code: 'file-malformed', params: { reason: 'archive' } });
  });
});
