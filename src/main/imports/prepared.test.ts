import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPerson } from '#contracts/person.ts';
import { newSalts } from './committed.ts';
import { prepare, restore, type PreparedRecord } from './prepared.ts';
import type { AccountRecord } from './rules/records.ts';

const text = fc.string({ minLength: 1, maxLength: 20 });
const record: fc.Arbitrary<AccountRecord> = fc.record({
  kind: fc.constant('account' as const),
  referenceId: text,
  tags: fc.array(text, { maxLength: 3 }),
  person: fc
    .record({
      name: fc.array(fc.record({ first: text, last: text }), { maxLength: 3 }),
      birthdate: fc.array(text, { maxLength: 2 }),
      phone: fc.array(text, { maxLength: 3 }),
      address: fc.array(fc.record({ city: text }), { maxLength: 2 }),
    })
    .map((some) => ({ ...emptyPerson(), ...some })),
  custom: fc.dictionary(text, fc.record({ type: fc.constant('string'), value: text })),
});

/** As it arrives at the writer. */
const sent = (value: unknown): PreparedRecord => JSON.parse(JSON.stringify(value)) as PreparedRecord;

describe('a prepared record', () => {
  it('gives back the record it was made from', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(JSON.parse(JSON.stringify(restore(sent(prepare(one, newSalts())))))).toEqual(
          JSON.parse(JSON.stringify(one)),
        );
      }),
    );
  });

  it('is made only of accounts known by their reference id alone', () => {
    const one: AccountRecord = {
      kind: 'account',
      referenceId: 'r-1',
      tags: [],
      person: emptyPerson(),
      custom: {},
    };
    expect(prepare(one, newSalts()).kind).toBe('prepared');
    expect(prepare({ ...one, personaId: 'act_1' }, newSalts()).kind).toBe('account');
    expect(prepare({ ...one, referenceId: null }, newSalts()).kind).toBe('account');
  });
});
