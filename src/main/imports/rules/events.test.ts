import { describe, expect, it } from 'vitest';

import type { EventRecord, JsonObject, Outcome } from './records.ts';
import { toRecord } from './to-records.ts';

function fromEvent(event: JsonObject): Outcome {
  const position = { record: 3, offset: 0 };
  return toRecord({ ok: true, kind: 'event', eventId: null, name: '', createdAt: null, event, position });
}

describe('an event', () => {
  function event(payload: JsonObject): EventRecord {
    const attributes = {
      name: 'inquiry.completed',
      payload,
      'created-at': '2024-03-15T18:35:00.100Z',
      context: { a: 1 },
    };
    const content = { type: 'event', id: 'evt_1', attributes };
    const outcome = fromEvent(content);
    if (!outcome.ok || outcome.record.kind !== 'event') throw new Error('no event');
    return outcome.record;
  }

  it('tells its id, time and name, and what it is about, with and without what it included', () => {
    const about = { type: 'inquiry', id: 'inq_1', attributes: { status: 'completed' } };
    const included = [
      { type: 'account', id: 'act_1', attributes: { 'reference-id': 'r' } },
      { type: 'verification/selfie', id: 'ver_1', attributes: { status: 'passed' } },
    ];
    const full = event({ data: about, included });
    expect(full).toMatchObject({
      eventId: 'evt_1',
      name: 'inquiry.completed',
      createdAt: '2024-03-15T18:35:00.100Z',
      context: { a: 1 },
    });
    expect(full.records).toMatchObject([
      { kind: 'inquiry', personaId: 'inq_1', related: [{ personaId: 'ver_1' }] },
      { kind: 'account', personaId: 'act_1' },
    ]);
    expect(event({ data: about }).records).toMatchObject([{ kind: 'inquiry', related: [] }]);
  });

  it('about something else keeps everything as records of their own', () => {
    const records = event({
      data: { type: 'case', id: 'case_1', attributes: { status: 'Open' } },
      included: [{ type: 'inquiry', id: 'inq_1', attributes: { status: 'pending' } }],
    }).records;
    expect(records.map(({ kind }) => kind)).toEqual(['related', 'inquiry']);
  });

  it('about nothing is refused', () => {
    const content = { type: 'event', id: 'evt_1', attributes: { name: 'x', payload: {} } };
    expect(fromEvent(content)).toEqual({
      ok: false,
      line: 3,
      problem: { code: 'event-empty', column: 'payload', params: {} },
    });
  });
});
