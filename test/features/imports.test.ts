import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import writeExcelFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mapping } from '#contracts/imports.ts';
import { accountHeaders, csv, set } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

let files = 0;
/** Writes a file and answers its ticket. */
function file(contents: string | Uint8Array, ending = 'csv'): string {
  return vault.ticket(vault.file(`file-${String(++files)}.${ending}`, contents));
}

const row = (reference: string, first = 'Ana', last = 'Pereira', born = '1988-07-04') => [
  reference,
  first,
  last,
  born,
  `${reference}@example.org`,
  '+351 912 345 678',
];
const table = (...rows: string[][]) => csv(accountHeaders, rows);
const load = (referenceId: string) => vault.client.accounts.load({ referenceId });
const valueOf = async (referenceId: string, field: string) =>
  (await load(referenceId)).fields.find((one) => one.field === field)?.entries[0]?.value;

describe('a table of accounts', () => {
  test('is read, counted and searchable; each value knows its file and line', async () => {
    const ticket = file(table(row('t-1'), row('t-2', 'Bo', 'Ek')));
    const outcome = await vault.client.imports.run({ file: ticket });
    expect(outcome).toMatchObject({
      counts: { read: 2, created: 2, updated: 0, unchanged: 0, rejected: 0 },
      kinds: { account: 2 },
      finished: true,
    });
    const account = await load('t-2');
    expect(account).toMatchObject({
      name: 'Bo Ek',
      origin: { kind: 'import', line: 3, importId: outcome.importId },
    });
    expect(account.fields[0]?.entries[0]?.source).toMatchObject({
      file: `file-${String(files)}.csv`,
      line: 3,
    });
    const { rows } = await vault.client.accounts.search({ text: 'ek bo' });
    expect(rows.map(({ referenceId }) => referenceId)).toEqual(['t-2']);
    const { imports } = await vault.client.imports.list({ limit: 1 });
    expect(imports[0]).toMatchObject({
      id: outcome.importId,
      state: 'done',
      by: vault.session.person,
      counts: outcome.counts,
    });
  });

  test('the same file twice changes nothing', async () => {
    const text = table(row('same-1'), row('same-2'));
    await vault.client.imports.run({ file: file(text) });
    const before = [await load('same-1'), await load('same-2')];
    const again = await vault.client.imports.run({ file: file(text) });
    expect(again.counts).toEqual({ read: 2, created: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect([await load('same-1'), await load('same-2')]).toEqual(before);
  });

  test('upsert brings a known account up to date, with old and new; create leaves it alone', async () => {
    await vault.client.imports.run({ file: file(table(row('mode-1'))) });
    const changed = table(row('mode-1', 'Anna'), row('mode-2'));
    const created = await vault.client.imports.run({ file: file(changed), mode: 'create' });
    expect(created.counts).toEqual({ read: 2, created: 1, updated: 0, unchanged: 1, rejected: 0 });
    expect((await load('mode-1')).name).toBe('Ana Pereira');
    const upserted = await vault.client.imports.run({ file: file(changed) });
    expect(upserted.counts).toEqual({ read: 2, created: 0, updated: 1, unchanged: 1, rejected: 0 });
    const account = await load('mode-1');
    expect(account.name).toBe('Anna Pereira');
    const { past } = await vault.client.accounts.history({ id: account.id, field: 'name' });
    expect(past).toMatchObject([
      { before: 'Ana Pereira', after: 'Anna Pereira', source: { kind: 'import', line: 2 } },
    ]);
  });

  test('a correction by an analyst is not undone by the old file; a new value of the file is taken', async () => {
    const old = table(row('fixed-1', 'Ana'));
    await vault.client.imports.run({ file: file(old) });
    const account = await load('fixed-1');
    const name = account.fields.find(({ field }) => field === 'name')!.entries[0]!;
    await vault.client.accounts.update({
      id: account.id,
      version: 1,
      changes: [set('name', name.id, { first: 'Anna', last: 'Pereira' })],
      reason: 'as on the passport',
    });
    // With a line more, so that it is not simply the same file.
    const again = await vault.client.imports.run({ file: file(old + csv(row('fixed-2'), [])) });
    expect(again.counts).toMatchObject({ created: 1, unchanged: 1 });
    expect((await load('fixed-1')).name).toBe('Anna Pereira');
    await vault.client.imports.run({ file: file(table(row('fixed-1', 'Anne'))) });
    expect((await load('fixed-1')).name).toBe('Anne Pereira');
  });

  test('an empty cell takes nothing away', async () => {
    await vault.client.imports.run({ file: file(table(row('empty-1'))) });
    await vault.client.imports.run({ file: file(table(['empty-1', '', '', '', '', ''])) });
    expect(await load('empty-1')).toMatchObject({ name: 'Ana Pereira', version: 1 });
  });

  test('columns nobody knows become custom fields; tags come along', async () => {
    const text = csv(['reference_id', 'Shoe size', 'tags'], [['custom-1', '42½', 'vip, new']]);
    await vault.client.imports.run({ file: file(text) });
    expect(await valueOf('custom-1', 'custom:Shoe size')).toMatchObject({ value: '42½' });
    expect((await load('custom-1')).tags.map(({ name }) => name).sort()).toEqual(['new', 'vip']);
  });
});

describe('what is wrong with a row', () => {
  const text = `${table(row('good-1'), ['', 'No', 'Reference', '', '', ''], row('good-2'))}"unclosed,x\r\n`;

  test('every row is accounted for: read is created, updated, unchanged and rejected together', async () => {
    const ticket = file(text);
    const dry = await vault.client.imports.dryRun({ file: ticket });
    const { counts, rejected, importId } = await vault.client.imports.run({ file: ticket });
    expect(dry.counts).toEqual(counts);
    expect(counts.read).toBe(counts.created + counts.updated + counts.unchanged + counts.rejected);
    expect(counts).toMatchObject({ created: 2, rejected: 2 });
    expect(rejected.map(({ line }) => line)).toEqual([3, 5]);
    expect(dry.rejected.map(({ line, problem }) => [line, problem.code])).toEqual(
      rejected.map(({ line, problem }) => [line, problem.code]),
    );
    const kept = await vault.client.imports.rejected({ importId: importId! });
    expect(kept.rows.map(({ line, problem }) => [line, problem.code])).toEqual(
      rejected.map(({ line, problem }) => [line, problem.code]),
    );
  });

  test('rejected rows are written as CSV with line and reason, safe for spreadsheets', async () => {
    const formulas = csv(
      ['name_first', 'reference_id'],
      [
        ['Ana', 'f-1'],
        ['=HYPERLINK("http://x")', ''],
      ],
    );
    const { importId } = await vault.client.imports.run({ file: file(formulas) });
    const path = join(vault.folder, 'files', 'rejected.csv');
    const { rows } = await vault.client.imports.saveRejected({
      importId: importId!,
      file: vault.ticket(path),
    });
    expect(rows).toBe(1);
    const [head, first] = parse(readFileSync(path, 'utf8'), { bom: true });
    expect(head).toEqual(['line', 'reason', 'column', 'row']);
    expect(first?.slice(0, 3)).toEqual(['3', 'reference id missing', 'reference_id']);
    expect(first?.[3]).toMatch(/^'=HYPERLINK/);
  });

  test('rejected rows are read page by page', async () => {
    const lines = Array.from({ length: 7 }, () => ['', 'x', '', '', '', '']);
    const { importId } = await vault.client.imports.run({ file: file(table(row('p-1'), ...lines)) });
    const seen: number[] = [];
    let after = 0;
    for (;;) {
      const page = await vault.client.imports.rejected({ importId: importId!, after, limit: 3 });
      seen.push(...page.rows.map(({ line }) => line));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('preview and mapping', () => {
  test('shows format, columns, rows and a mapping; nothing is kept', async () => {
    const { total } = await vault.client.accounts.search({});
    const text = csv(
      ['Kundennummer', 'Vorname', 'Nachname', 'Geburtsdatum'],
      [['k-1', 'Jörg', 'Weiß', '24.12.1970']],
      ';',
    );
    const preview = await vault.client.imports.preview({ file: file(text) });
    expect(preview).toMatchObject({
      format: 'table-csv',
      encoding: 'utf-8',
      separator: ';',
      remembered: false,
    });
    expect(preview.sample).toEqual([['k-1', 'Jörg', 'Weiß', '24.12.1970']]);
    const targets = preview.mapping!.columns.map(({ target }) => target);
    expect(targets).toEqual(['referenceId', 'name.first', 'name.last', 'birthdate']);
    expect((await vault.client.accounts.search({})).total).toBe(total);
  });

  test('a mapping that was used is remembered by the header, whatever its case', async () => {
    const text = (headers: string[]) => csv(headers, [['m-1', 'Weiß', 'Jörg']]);
    const ticket = file(text(['Nr', 'A', 'B']));
    const { mapping } = await vault.client.imports.preview({ file: ticket });
    const mine: Mapping = {
      ...mapping!,
      columns: [
        { header: 'Nr', index: 0, target: 'referenceId' },
        { header: 'A', index: 1, target: 'name.last' },
        { header: 'B', index: 2, target: 'name.first' },
      ],
    };
    await vault.client.imports.run({ file: ticket, mapping: mine });
    expect((await load('m-1')).name).toBe('Jörg Weiß');
    const again = await vault.client.imports.preview({ file: file(text(['NR', 'a', 'b'])) });
    expect(again).toMatchObject({ remembered: true });
    expect(again.mapping?.columns.map(({ target }) => target)).toEqual(
      mine.columns.map(({ target }) => target),
    );
  });

  test('a mapping that does not fit the file is refused before anything is written', async () => {
    const mapping: Mapping = { columns: [{ header: 'x', index: 9, target: 'referenceId' }] };
    const failed = await failureOf(vault.client.imports.run({ file: file(table(row('never'))), mapping }));
    expect(failed).toMatchObject({ code: 'invalid-input', params: { field: 'mapping' } });
    expect((await failureOf(load('never'))).code).toBe('not-found');
    // Nor is it remembered: the next file with these columns goes in as before.
    expect((await vault.client.imports.run({ file: file(table(row('after-it'))) })).counts.created).toBe(1);
    const { imports } = await vault.client.imports.list({});
    expect(imports.every(({ state }) => state !== 'running')).toBe(true);
  });

  test('a dry run counts what the import then does, also with repeats in the file, and changes nothing', async () => {
    await vault.client.imports.run({ file: file(table(row('dry-1'), row('dry-2'))) });
    const text = table(
      row('dry-1'),
      row('dry-2', 'Bea'),
      row('dry-3'),
      row('dry-3'),
      row('dry-4'),
      row('dry-4', 'Cleo'),
      row('dry-4'),
      row('dry-2', 'Bea'),
      row('dry-1', 'Dana'),
      row('dry-1'),
      ['dry-3', '', '', '', '', ''],
      ['', 'x', '', '', '', ''],
    );
    const { total } = await vault.client.accounts.search({});
    for (const mode of ['create', 'upsert'] as const) {
      const ticket = file(text);
      const dry = await vault.client.imports.dryRun({ file: ticket, mode });
      expect(dry.importId).toBeNull();
      if (mode === 'create') expect((await vault.client.accounts.search({})).total).toBe(total);
      const real = await vault.client.imports.run({ file: ticket, mode });
      expect(dry.counts, mode).toEqual(real.counts);
    }
  });
});

describe('encodings and formats', () => {
  const people = table(row('enc', 'Zoë', 'Müller-Łoś'));
  const utf16 = (bom: number[], swap: boolean) => {
    const bytes = Buffer.from(people, 'utf16le');
    return Buffer.concat([Buffer.from(bom), swap ? bytes.swap16() : bytes]);
  };

  test.each([
    ['UTF-8', Buffer.from(people), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${people}`), 'utf-8'],
    ['UTF-16 little end first', utf16([0xff, 0xfe], false), 'utf-16le'],
    ['UTF-16 big end first', utf16([0xfe, 0xff], true), 'utf-16be'],
    ['tabs', Buffer.from(csv(accountHeaders, [row('enc', 'Zoë', 'Müller-Łoś')], '\t')), 'utf-8'],
    ['semicolons', Buffer.from(csv(accountHeaders, [row('enc', 'Zoë', 'Müller-Łoś')], ';')), 'utf-8'],
  ])('%s end to end', async (_what, bytes, encoding) => {
    const ticket = file(bytes);
    expect((await vault.client.imports.preview({ file: ticket })).encoding).toBe(encoding);
    const outcome = await vault.client.imports.run({ file: ticket });
    expect(outcome.counts.rejected).toBe(0);
    expect((await load('enc')).name).toBe('Zoë Müller-Łoś');
  });

  test('Windows-1252 end to end', async () => {
    const bytes = Buffer.from(table(row('enc-1252', 'Zoë', 'Müller')), 'latin1');
    const ticket = file(bytes);
    expect((await vault.client.imports.preview({ file: ticket })).encoding).toBe('windows-1252');
    await vault.client.imports.run({ file: ticket });
    expect((await load('enc-1252')).name).toBe('Zoë Müller');
  });

  test('XLSX with dates and numbers as such', async () => {
    const path = join(vault.folder, 'files', 'people.xlsx');
    const cells = [
      [...accountHeaders].map((value) => ({ value })),
      [
        { value: 'xlsx-1' },
        { value: 'Zoë' },
        { value: 'Müller' },
        { value: new Date(Date.UTC(1988, 6, 4)), type: Date, format: 'yyyy-mm-dd' },
        { value: 'z@example.org' },
        { value: 447700900123, type: Number },
      ],
    ];
    writeFileSync(path, await writeExcelFile(cells).toBuffer());
    const ticket = vault.ticket(path);
    expect(await vault.client.imports.preview({ file: ticket })).toMatchObject({ format: 'table-xlsx' });
    const outcome = await vault.client.imports.run({ file: ticket });
    expect(outcome.counts).toMatchObject({ read: 1, created: 1 });
    expect(await valueOf('xlsx-1', 'birthdate')).toBe('1988-07-04');
    expect(await valueOf('xlsx-1', 'phone')).toBe('447700900123');
  });

  test.each([
    ['nothing', new Uint8Array(0), 'csv'],
    ['a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAA', 'base64'), 'csv'],
  ])('%s is refused in words and leaves no import running', async (_what, bytes, ending) => {
    const failed = await failureOf(vault.client.imports.run({ file: file(bytes, ending) }));
    expect(['file-malformed', 'unsupported', 'file-unreadable', 'invalid-input']).toContain(failed.code);
    const { imports } = await vault.client.imports.list({ limit: 5 });
    expect(imports.some(({ state }) => state === 'running')).toBe(false);
  });

  test('half a document is rejected with its reason and place, and makes nothing', async () => {
    const { total } = await vault.client.accounts.search({});
    const outcome = await vault.client.imports.run({ file: file('{"data": [{"type":', 'json') });
    expect(outcome.counts).toMatchObject({ created: 0, updated: 0 });
    expect(outcome.rejected.map(({ problem }) => problem.code)).toContain('document-cut-off');
    expect((await vault.client.accounts.search({})).total).toBe(total);
  });

  test('a file that is not there (any more) is told', async () => {
    const failed = await failureOf(
      vault.client.imports.run({ file: vault.ticket(join(vault.folder, 'gone.csv')) }),
    );
    expect(failed.code).toBe('file-unreadable');
    expect((await failureOf(vault.client.imports.run({ file: 'tkt_00000000' }))).code).toBe('not-found');
  });
});

describe('stopping', () => {
  const many = (count: number, prefix: string) =>
    table(...Array.from({ length: count }, (_, at) => row(`${prefix}-${String(at)}`)));

  test('a stopped import keeps what was applied and goes on where it was; the sum is the whole file', async () => {
    const ticket = file(many(9000, 'stop'));
    const stop = new AbortController();
    const outcome = await vault.client.imports.run(
      { file: ticket },
      {
        signal: stop.signal,
        onProgress: () => {
          stop.abort();
        },
      },
    );
    expect(outcome.finished).toBe(false);
    expect(outcome.counts.created).toBeGreaterThan(0);
    expect(outcome.counts.created).toBeLessThan(9000);
    const { imports } = await vault.client.imports.list({ limit: 1 });
    expect(imports[0]).toMatchObject({ state: 'stopped', counts: outcome.counts });
    expect((await load('stop-0')).name).toBe('Ana Pereira');
    const other = file(many(3, 'other'));
    const wrong = vault.client.imports.resume({ importId: outcome.importId!, file: other });
    expect((await failureOf(wrong)).code).toBe('file-changed');
    const rest = await vault.client.imports.resume({ importId: outcome.importId!, file: ticket });
    expect(rest).toMatchObject({
      finished: true,
      counts: { read: 9000, created: 9000, unchanged: 0, rejected: 0 },
    });
    await load('stop-8999');
    const done = vault.client.imports.resume({ importId: outcome.importId!, file: ticket });
    expect((await failureOf(done)).code).toBe('conflict');
  });

  test('a file begun again goes on by itself', async () => {
    const ticket = file(many(9000, 'again'));
    const stop = new AbortController();
    const first = await vault.client.imports.run(
      { file: ticket },
      {
        signal: stop.signal,
        onProgress: () => {
          stop.abort();
        },
      },
    );
    const second = await vault.client.imports.run({ file: ticket });
    expect(first.finished).toBe(false);
    expect(second).toMatchObject({ importId: first.importId, counts: { read: 9000, created: 9000 } });
  });
});
