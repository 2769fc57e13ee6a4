import { describe, expect, it } from 'vitest';

import type { DocumentItem } from '../rules/documents.ts';
import type { DocumentShape } from './detect.ts';
import { textOf } from './included.ts';
import { LIMITS } from './limits.ts';
import { readItems, useFolder } from './made-files.ts';

const { put } = useFolder();

async function read(content: unknown, name = 'file.json'): Promise<DocumentItem[]> {
  const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return readItems(await put(bytes, name));
}

/** Each item in one word: what it is, or what is wrong with it. */
function words(items: DocumentItem[]): string[] {
  return items.map((item) => {
    if (!item.ok) return item.problem.code;
    if (item.kind === 'event') return `event ${item.eventId}`;
    if (item.kind === 'object') return `object ${Object.keys(item.object).join()}`;
    const ids = item.included.map((resource) => textOf(resource, 'id'));
    return [textOf(item.resource, 'id'), item.origin, ...ids].join(' ');
  });
}

const link = (type: string, ...ids: string[]) => ({ data: ids.map((id) => ({ type, id })) });
const account = (id: string) => ({ type: 'account', id, attributes: { 'reference-id': `r-${id}` } });
const inquiry = (id: string, relationships = {}) => ({
  type: 'inquiry',
  id,
  attributes: { status: 'created' },
  relationships,
});
const event = (id: string, payload: object) => ({
  data: {
    type: 'event',
    id,
    attributes: { name: 'inquiry.created', payload, 'created-at': '2024-03-15T18:30:00.000Z' },
  },
});

describe('documents', () => {
  it('are one resource, with meta, or a list with what each element leads to', async () => {
    const single = await read({ data: account('act_1'), meta: { 'workflow-run-id': 'wfr_1' } });
    expect(single).toMatchObject([
      { kind: 'resource', meta: { 'workflow-run-id': 'wfr_1' }, position: { record: 1 } },
    ]);
    const list = {
      data: [
        inquiry('inq_1', {
          account: { data: { type: 'account', id: 'act_1' } },
          verifications: link('verification/selfie', 'ver_1'),
        }),
        inquiry('inq_2', { sessions: link('inquiry-session', 'iqse_1', 'iqse_gone') }),
      ],
      included: [
        {
          type: 'verification/selfie',
          id: 'ver_1',
          attributes: {},
          relationships: { document: link('document/generic', 'doc_1') },
        },
        {
          type: 'document/generic',
          id: 'doc_1',
          attributes: {},
          relationships: { inquiry: link('inquiry', 'inq_1') },
        },
        account('act_1'),
        { type: 'inquiry-session', id: 'iqse_1', attributes: {} },
        { type: 'report/watchlist', id: 'rep_1', attributes: {} },
      ],
      links: { next: null },
    };
    const expected = ['act_1 included', 'inq_1 data ver_1 doc_1', 'inq_2 data iqse_1', 'rep_1 included'];
    expect(words(await read(list))).toEqual(expected);
    expect(words(await read(JSON.stringify(list, null, 2)))).toEqual(expected);
    expect(words(await read([list, { data: account('act_9') }]))).toEqual([...expected, 'act_9 data']);
    expect(words(await read(`${JSON.stringify(list)}\n${JSON.stringify(list)}\n`, 'pages.jsonl'))).toEqual([
      ...expected,
      ...expected,
    ]);
    expect(words(await read(`${JSON.stringify(list, null, 1)}\n${JSON.stringify(list, null, 1)}`))).toEqual([
      ...expected,
      ...expected,
    ]);
  });

  it('are found in each encoding that a program may write', async () => {
    const text = JSON.stringify({ data: [{ ...account('act_1'), note: 'Zoë 漢字 😀' }] }, null, 1);
    const swapped = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      swapped,
    ]) {
      expect(await read(bytes)).toMatchObject([{ ok: true, resource: { note: 'Zoë 漢字 😀' } }]);
    }
  });

  it('tell of the resources that included nothing leads to, and keep those without id', async () => {
    const items = await read({
      data: [],
      included: [
        { type: 'device', attributes: { a: 1 } },
        { type: 'device', attributes: { a: 2 } },
      ],
    });
    expect(items).toMatchObject([
      { resource: { attributes: { a: 1 } } },
      { resource: { attributes: { a: 2 } } },
    ]);
  });
});

describe('events', () => {
  it('are read from lines and lists, with id and time, with and without what they included', async () => {
    const lines = [
      event('evt_2', { data: inquiry('inq_1') }),
      event('evt_1', { data: inquiry('inq_1'), included: [account('act_1')] }),
    ];
    const items = await read(lines.map((line) => JSON.stringify(line)).join('\r\n'), 'events.jsonl');
    expect(items).toMatchObject([
      {
        kind: 'event',
        eventId: 'evt_2',
        createdAt: '2024-03-15T18:30:00.000Z',
        position: { record: 1, line: 1, offset: 0 },
      },
      { kind: 'event', eventId: 'evt_1', name: 'inquiry.created', position: { record: 2, line: 2 } },
    ]);
    const wanted = ['event evt_2', 'event evt_1'];
    expect(words(await read(lines))).toEqual(wanted);
    expect(words(await read({ data: lines.map(({ data }) => data) }))).toEqual(wanted);
    expect(words(await read({ events: lines }))).toEqual(wanted);
    expect(words(await read(lines[0]))).toEqual(['event evt_2']);
    expect(words(await read(lines[0]?.data))).toEqual(['event evt_2']);
    const requests = lines.map((body, index) => ({
      headers: {},
      body: index === 0 ? body : JSON.stringify(body),
    }));
    expect(words(await read(requests))).toEqual(wanted);
  });
});

describe('flat objects', () => {
  it('are read from arrays, lines, wrapped lists and alone', async () => {
    const people = [{ reference_id: '1', data: 'x' }, { reference_id: '2' }];
    const wanted = ['object reference_id,data', 'object reference_id'];
    expect(words(await read(people))).toEqual(wanted);
    expect(words(await read(people.map((one) => JSON.stringify(one)).join('\n')))).toEqual(wanted);
    expect(words(await read({ accounts: people, total: 2 }))).toEqual(wanted);
    expect(words(await read(people[0]))).toEqual(['object reference_id,data']);
  });
});

describe('damaged records', () => {
  const good = (id: string) => JSON.stringify(account(id));

  it.each([
    ['json-broken', '{"type":"account","id":NaN}'],
    ['json-broken', '{"type":"account" /* a comment */}'],
    ['duplicate-keys', '{"type":"account","id":"a","id":"b","attributes":{}}'],
    ['too-deep', `{"type":"account","a":${'['.repeat(40)}${']'.repeat(40)}}`],
    ['nul-character', '{"type":"account","attributes":{"a":"x\\u0000"}}'],
    ['text-broken', '{"type":"account","attributes":{"a":"\\ud800"}}'],
    ['record-too-large', `{"type":"account","attributes":{"a":"${'x'.repeat(LIMITS.recordBytes)}"}}`],
    ['not-a-record', '"text"'],
    ['error-document', '{"errors":[{"title":"Record not found"}]}'],
  ])('are reported as %s and cost only themselves', async (code, bad) => {
    const wanted = ['act_1 data', code, 'act_2 data'];
    expect(words(await read(`{"data":[${good('act_1')},${bad},${good('act_2')}]}`))).toEqual(wanted);
    expect(words(await read(`[${good('act_1')},\n${bad},\n${good('act_2')}]`))).toEqual(wanted);
    const lines = await read(`${good('act_1')}\n${bad}\n\n${good('act_2')}\n`, 'lines.jsonl');
    expect(words(lines)).toEqual(wanted);
    expect(lines.map(({ position }) => position.line)).toEqual([1, 2, 4]);
  });

  it('with bytes that are no UTF-8 are reported, not repaired', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${good('act_1')}\n{"type":"account","id":"`),
      Buffer.from([0xff]),
      Buffer.from(`"}\n${good('act_2')}`),
    ]);
    const path = await put(bytes, 'lines.jsonl');
    const shape: DocumentShape = {
      kind: 'json-lines',
      encoding: 'utf-8',
      encodingSure: true,
      bomBytes: 0,
      sizeBytes: 0,
    };
    expect(words(await readItems(path, shape))).toEqual(['act_1 data', 'encoding-broken', 'act_2 data']);
  });

  it('in included are reported and the rest is used', async () => {
    const text = `{"data":[${good('act_1')}],"included":[{"type":"x","id":NaN},${good('act_2')}]}`;
    expect(words(await read(text))).toEqual(['json-broken', 'act_2 included', 'act_1 data']);
  });

  it('at the end of a file that was cut off do not take the others with them', async () => {
    const text = `{"data":[${good('act_1')},${good('act_2')}`;
    expect(words(await read(text.slice(0, -5)))).toEqual(['act_1 data', 'document-cut-off']);
    expect(words(await read(`{"data":${good('act_1')},"meta":{"a`))).toEqual([
      'act_1 data',
      'document-cut-off',
    ]);
  });

  it('never reach a prototype', async () => {
    const items = await read('[{"__proto__":{"isAdmin":true},"reference_id":"1"}]');
    expect(words(items)).toEqual(['object __proto__,reference_id']);
    expect('isAdmin' in {}).toBe(false);
  });
});
