import { describe, expect, it } from 'vitest';

import { emptyPerson } from '#contracts/person.ts';

import type { JsonObject, Outcome } from './records.ts';
import { toRecord } from './to-records.ts';

describe('a flat object', () => {
  const read = (object: JsonObject): Outcome =>
    toRecord({ ok: true, kind: 'object', object, position: { record: 3, offset: 0 } });

  it('is read by its keys like a row, with nested members as Persona writes them', () => {
    expect(
      read({
        customerId: 17,
        firstName: 'Zoë',
        Nachname: 'Müller',
        dob: '1988-07-04',
        emails: null,
        phone: ['1', '2'],
        tags: ['vip', 'new'],
        address: { street_1: 'Domkloster 4', city: 'Köln' },
        score: 0.5,
        history: [{ a: 1 }],
      }),
    ).toEqual({
      ok: true,
      line: 3,
      record: {
        kind: 'account',
        referenceId: '17',
        tags: ['vip', 'new'],
        person: {
          ...emptyPerson(),
          name: [{ first: 'Zoë', last: 'Müller' }],
          birthdate: ['1988-07-04'],
          address: [{ street1: 'Domkloster 4', city: 'Köln' }],
          phone: ['1', '2'],
        },
        custom: { score: { type: 'number', value: 0.5 }, history: { type: 'json', value: [{ a: 1 }] } },
      },
    });
  });

  it('without any id is refused', () => {
    expect(read({ firstName: 'Zoë' })).toMatchObject({
      ok: false,
      problem: { code: 'reference-id-missing' },
    });
  });

  it('is taken for a resource when it has attributes', () => {
    expect(read({ id: 'inq_1', attributes: { status: 'created' } })).toMatchObject({
      record: { kind: 'inquiry' },
    });
  });
});
