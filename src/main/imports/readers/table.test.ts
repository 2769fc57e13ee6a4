import { execFileSync } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { detectFile } from './detect.ts';
import type { TableShape } from './detect.ts';
import { asTable, problemOf, readAll, useFolder } from './made-files.ts';
import { ReadProblem } from './read-problem.ts';
import { readTable, readTableHead } from './table.ts';

const { put, fresh } = useFolder();

const UTF8: TableShape = {
  kind: 'table-csv',
  encoding: 'utf-8',
  encodingSure: true,
  bomBytes: 0,
  separator: ',',
  skipLines: 0,
  sizeBytes: 0,
};

const PEOPLE = 'id;name;city\n1;Zoë Müller;Köln\n2;José Ñandú;São Paulo\n';

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('encodings', () => {
  const mark = '\ufeff';
  it.each([
    ['UTF-8', Buffer.from(PEOPLE), 'utf-8', true],
    ['UTF-8 with a byte order mark', Buffer.from(mark + PEOPLE), 'utf-8', true],
    ['UTF-16LE with a mark', Buffer.from(mark + PEOPLE, 'utf16le'), 'utf-16le', true],
    ['UTF-16LE without', Buffer.from(PEOPLE, 'utf16le'), 'utf-16le', false],
    ['UTF-16BE with a mark', utf16be(mark + PEOPLE), 'utf-16be', true],
    ['UTF-16BE without', utf16be(PEOPLE), 'utf-16be', false],
    ['Windows-1252', Buffer.from(PEOPLE, 'latin1'), 'windows-1252', false],
  ])('reads %s', async (_, bytes, encoding, encodingSure) => {
    const path = await put(bytes);
    expect(await detectFile(path)).toMatchObject({
      kind: 'table-csv',
      encoding,
      encodingSure,
      separator: ';',
    });
    const { rows, rejected } = await readAll(path);
    expect(rows.map(({ cells }) => cells[1])).toEqual(['Zoë Müller', 'José Ñandú']);
    expect(rejected).toEqual([]);
    const head = await readTableHead(path, asTable(await detectFile(path)));
    expect(head.headers).toEqual(['id', 'name', 'city']);
  });

  it('reads the bytes 80 to 9F of Windows-1252 as their characters', async () => {
    const { rows } = await readAll(await put(Buffer.from('id,x\n1,\x80\x8a\x92\x9f\n', 'latin1')));
    expect(rows[0]?.cells[1]).toBe('€Š’Ÿ');
  });

  it('rejects the row with a byte that is not UTF-8 and shows the byte, never replacing it', async () => {
    const path = await put(
      Buffer.concat([Buffer.from('id,name\n1,Zoë\n2,Z'), Buffer.from([0xff]), Buffer.from('x\n3,Bo\n')]),
    );
    const { rows, rejected } = await readAll(path, {}, UTF8);
    expect(rejected).toEqual([
      { line: 3, problem: { code: 'encoding-broken', params: { column: 2 } }, text: '2,Z\\xffx' },
    ]);
    expect(rows.map(({ cells }) => cells[1])).toEqual(['Zoë', 'Bo']);
  });

  it('decodes the same whatever the pieces, for every encoding', async () => {
    const long = `id,name\n${Array.from({ length: 40_000 }, (_, index) => `${index},Zoë 漢字 😀`).join('\n')}\n`;
    for (const bytes of [
      Buffer.from(long),
      Buffer.from(`\ufeff${long}`, 'utf16le'),
      utf16be(`\ufeff${long}`),
    ]) {
      const { rows, rejected } = await readAll(await put(bytes));
      expect(rejected).toEqual([]);
      expect(rows).toHaveLength(40_000);
      expect(rows.every(({ cells }) => cells[1] === 'Zoë 漢字 😀')).toBe(true);
    }
  });

  it('finds Windows-1252 in the middle of a large file of plain ASCII', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},plain name`);
    lines[45_000] = '45000,Zo\xeb';
    const path = await put(Buffer.from(`id,name\n${lines.join('\n')}\n`, 'latin1'));
    expect(await detectFile(path)).toMatchObject({ encoding: 'windows-1252', encodingSure: false });
  });
});

describe('separators and headers', () => {
  it.each([
    [',', 'id,name,note\n1,"a;b;c;d","x"\n2,b,"y;z"\n'],
    [';', 'id;name;note\n1;"a,b";c\n2;b;"1,5"\n'],
    ['\t', 'id\tname\tnote\n1\ta, b\tc\n'],
    ['|', 'id|name|note\n1|a, b|c;d\n'],
    [',', 'only one column\nx\n'],
  ])('detects %j, not fooled by quoted cells', async (separator, text) => {
    expect(await detectFile(await put(text))).toMatchObject({ separator, skipLines: 0 });
  });

  it('takes the separator from a sep= line and does not read that line as a header', async () => {
    const path = await put('sep=;\nid;name\n1;a,b,c\n');
    const shape = asTable(await detectFile(path));
    expect(shape).toMatchObject({ separator: ';', skipLines: 1 });
    expect((await readTableHead(path, shape)).headers).toEqual(['id', 'name']);
    expect((await readAll(path)).rows).toEqual([{ line: 3, cells: ['1', 'a,b,c'] }]);
  });

  it('tells of duplicate and empty headers and a second byte order mark, and keeps every column', async () => {
    const path = await put('\ufeff\ufeffid,name,Name ,,__proto__\n1,2,3,4,5\n');
    const head = await readTableHead(path, asTable(await detectFile(path)));
    expect(head.headers).toEqual(['id', 'name', 'Name', '', '__proto__']);
    expect(head.notices).toEqual([
      { code: 'second-byte-order-mark', params: {} },
      { code: 'duplicate-header', params: { header: 'Name', column: 3, first: 2 } },
      { code: 'empty-header', params: { column: 4 } },
    ]);
    expect(head.sample).toEqual([{ line: 2, cells: ['1', '2', '3', '4', '5'] }]);
  });

  it('names the columns itself when the first row is no header', async () => {
    const path = await put('1,Ana\n2,Bo\n');
    const shape = asTable(await detectFile(path));
    expect((await readTableHead(path, shape, { noHeader: true })).headers).toEqual(['Column 1', 'Column 2']);
    expect((await readAll(path, { noHeader: true })).rows).toHaveLength(2);
  });

  it('refuses more than 500 columns', async () => {
    const work = readAll(await put(`${'a,'.repeat(600)}b\n`));
    expect(await problemOf(work)).toMatchObject({
      code: 'too-large',
      params: { what: 'columns', limit: 500 },
    });
  });

  it('refuses a header that cannot be read instead of taking the next row for it', async () => {
    const work = readAll(await put('id,na"me\n1,2\n'));
    expect(await problemOf(work)).toMatchObject({
      code: 'file-malformed',
      params: { reason: 'header', line: 1 },
    });
  });
});

describe('rows', () => {
  it('rejects ragged rows and never shifts their cells', async () => {
    const { rows, rejected } = await readAll(await put('a,b,c\n1,2\n1,2,3\n1,2,3,4\n'));
    expect(rows).toEqual([{ line: 3, cells: ['1', '2', '3'] }]);
    expect(rejected).toEqual([
      { line: 2, problem: { code: 'cell-count', params: { expected: 3, found: 2 } }, text: '1 | 2' },
      { line: 4, problem: { code: 'cell-count', params: { expected: 3, found: 4 } }, text: '1 | 2 | 3 | 4' },
    ]);
  });

  it('accounts for every line of any file: read = taken + rejected + blank', async () => {
    const line = fc.constantFrom('1,2,3', '1,2', '', ',,', 'a"b,c,d', '"x",y,z', '1,2,3,4', 'é,😀,z');
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const path = await put(`a,b,c\n${lines.map((text) => `${text}\n`).join('')}`);
        const { rows, rejected, blankLines } = await readAll(path, { rowsPerBatch: 7 });
        expect(rows.length + rejected.length + blankLines).toBe(lines.length);
        const seen = [...rows, ...rejected].map((row) => row.line);
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: 60 },
    );
  });

  it('accounts for a row with NUL like for any other', async () => {
    const path = await put(`a,b,c\n${'1,2,3\n'.repeat(40)}é,😀,\0\n4,5,6\n`);
    const { rows, rejected } = await readAll(path);
    expect(rows.length + rejected.length).toBe(42);
    expect(rows.at(-1)?.cells).toEqual(['4', '5', '6']);
  });

  it('never throws anything but a ReadProblem, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const path = await put(bytes, 'noise.bin');
        await detectFile(path)
          .then((shape) => (shape.kind.startsWith('table') ? readAll(path) : null))
          .catch((thrown: unknown) => {
            expect(thrown).toBeInstanceOf(ReadProblem);
          });
      }),
      { numRuns: 200 },
    );
  });

  it('goes on after a line that was done before', async () => {
    const path = await put('a,b\n1,1\n2\n3,3\n4\n5,5\n');
    const { rows, rejected } = await readAll(path, { afterLine: 3 });
    expect(rows.map(({ line }) => line)).toEqual([4, 6]);
    expect(rejected.map(({ line }) => line)).toEqual([5]);
  });

  it('streams 300,000 rows in batches without keeping them', async () => {
    const row = 'cust-1,Ana,Sørensen,1988-07-04,+45 12345678,ana@example.org,Ærø,DK\n';
    const path = await put(`id,first,last,born,phone,mail,city,country\n${row.repeat(300_000)}`);
    const shape = asTable(await detectFile(path));
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let rows = 0;
    let highest = 0;
    for await (const batch of readTable(path, shape)) {
      expect(batch.rows.length).toBeLessThanOrEqual(500);
      rows += batch.rows.length;
      highest = Math.max(highest, process.memoryUsage().heapUsed);
    }
    expect(rows).toBe(300_000);
    expect(highest - before).toBeLessThan(150 * 1024 ** 2);
  });
});

describe('files that are no files', () => {
  it.each([
    ['missing', () => Promise.resolve(fresh('nowhere.csv')), { reason: 'missing' }],
    ['a folder', () => Promise.resolve(dirname(fresh('x'))), { reason: 'not-a-file' }],
    ['a pipe', makePipe, { reason: 'not-a-file' }],
    ['a path with NUL', () => Promise.resolve(fresh('a\0b')), { reason: 'ERR_INVALID_ARG_VALUE' }],
  ])('refuses %s at once', async (_, make, params) => {
    expect(await problemOf(detectFile(await make()))).toEqual({ code: 'file-unreadable', params });
  });

  it('says that an empty file is empty and that a header alone has no rows', async () => {
    expect(await problemOf(detectFile(await put('')))).toMatchObject({ params: { reason: 'empty' } });
    expect((await readAll(await put('id,name\n'))).rows).toEqual([]);
    expect(await problemOf(readAll(await put('\n\n')))).toMatchObject({ params: { reason: 'no-rows' } });
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n...')],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['noise', Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7) % 31))],
  ])('refuses %s', async (_, bytes) => {
    expect((await problemOf(detectFile(await put(bytes)))).code).toBe('unsupported');
  });

  it('notices that the file was written to while it was read', async () => {
    const path = await put(`a,b\n${'1,2\n'.repeat(200_000)}`);
    const shape = asTable(await detectFile(path));
    const work = (async () => {
      let first = true;
      for await (const batch of readTable(path, shape)) {
        if (first && batch.rows.length > 0) await appendFile(path, '3,4\n');
        first = false;
      }
    })();
    expect(await problemOf(work)).toEqual({ code: 'file-unreadable', params: { reason: 'changed' } });
  });
});

function makePipe(): Promise<string> {
  const path = fresh('pipe');
  execFileSync('mkfifo', [path]);
  return Promise.resolve(path);
}
