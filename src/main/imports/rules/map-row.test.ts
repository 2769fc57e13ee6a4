import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Mapping } from '#contracts/imports.ts';
import { Person } from '#contracts/person.ts';

import { compileMapping } from './map-row.ts';
import type { AccountRecord, Outcome } from './records.ts';

/** Maps one row given as target → cell, in this order. */
function map(cells: [target: string, cell: string][], rest: Partial<Mapping> = {}): Outcome<AccountRecord> {
  const columns = cells.map(([target], index) => ({ header: `column ${index}`, index, target }));
  const headers = columns.map(({ header }) => header);
  return compileMapping({ columns, ...rest }, headers)(
    cells.map(([, cell]) => cell),
    7,
  );
}

function accountOf(cells: [string, string][], rest: Partial<Mapping> = {}): AccountRecord {
  const outcome = map([['referenceId', 'r-1'], ...cells], rest);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.record;
}

function problemOf(cells: [string, string][], rest: Partial<Mapping> = {}): unknown {
  const outcome = map(cells, rest);
  return outcome.ok ? null : outcome.problem;
}

describe('a mapped row', () => {
  it('becomes an account with every value in its place', () => {
    expect(
      map([
        ['referenceId', ' r-1 '],
        ['name.first', 'Zoë'],
        ['name.last', 'Müller'],
        ['name.native', 'ゾーイ'],
        ['birthdate', '04.07.1988'],
        ['ssn', '078-05-1120'],
        ['tags', 'vip; new,  vip'],
        ['phone', '0170 1234567'],
        ['email', 'zoe@example.org'],
        ['address.street1', 'Domkloster 4'],
        ['address.city', 'Köln'],
        ['address.countryCode', 'Germany'],
        ['identification.class', 'Passport'],
        ['identification.number', 'C01X00T47'],
        ['nationality', 'DEU'],
        ['custom:__proto__', 'x'],
        ['custom:risk', 'None'],
        ['ignore', 'dropped on purpose'],
        ['createdAt', '2023-09-22'],
        ['status', 'active'],
      ]),
    ).toEqual({
      ok: true,
      line: 7,
      record: {
        kind: 'account',
        referenceId: 'r-1',
        status: 'active',
        tags: ['vip', 'new'],
        createdAt: '2023-09-22T00:00:00.000Z',
        person: {
          name: [{ first: 'Zoë', last: 'Müller', native: 'ゾーイ' }],
          birthdate: ['1988-07-04'],
          identification: [
            { class: 'pp', number: 'C01X00T47' },
            { class: 'ssn', number: '078-05-1120', country: 'US' },
          ],
          nationality: ['DE'],
          gender: [],
          address: [{ street1: 'Domkloster 4', city: 'Köln', countryCode: 'DE' }],
          phone: ['0170 1234567'],
          email: ['zoe@example.org'],
        },
        custom: Object.fromEntries([
          ['__proto__', { type: 'string', value: 'x' }],
          ['risk', { type: 'string', value: 'None' }],
        ]),
      },
    });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('keeps further phones, addresses and e-mails in the order of their columns', () => {
    const { person } = accountOf([
      ['phone', '1234567'],
      ['phone', ''],
      ['phone', '7654321; 1112223'],
      ['email', 'a@x.de, b@y.de'],
      ['address.city', 'Köln'],
      ['address.city', 'Bonn'],
      ['name.last', 'García'],
      ['name.last', 'López'],
    ]);
    expect(person.phone).toEqual(['1234567', '7654321', '1112223']);
    expect(person.email).toEqual(['a@x.de', 'b@y.de']);
    expect(person.address).toEqual([{ city: 'Köln' }, { city: 'Bonn' }]);
    expect(person.name).toEqual([{ last: 'García López' }]);
  });

  it('puts a part that only the second address has into the second address', () => {
    const { person } = accountOf([
      ['address.street1', 'Domkloster 4'],
      ['address.city', 'Köln'],
      ['address.street1', 'Rue 1'],
      ['address.city', 'Paris'],
      ['address.countryCode', 'FR'],
    ]);
    expect(person.address).toEqual([
      { street1: 'Domkloster 4', city: 'Köln' },
      { street1: 'Rue 1', city: 'Paris', countryCode: 'FR' },
    ]);
  });

  it('takes the class of a number from its header when no column states it', () => {
    const columns = [
      { header: 'id', index: 0, target: 'referenceId' },
      { header: 'Passport No.', index: 1, target: 'identification.number' },
      { header: 'DNI', index: 2, target: 'identification.number' },
      { header: 'some number', index: 3, target: 'identification.number' },
    ];
    const outcome = compileMapping({ columns }, ['id', 'Passport No.', 'DNI', 'some number'])(
      ['1', 'A', 'B', 'C'],
      2,
    );
    expect(outcome).toMatchObject({
      record: { person: { identification: [{ class: 'pp' }, { class: 'id' }, { class: 'unknown' }] } },
    });
  });

  it('keeps the class of a document whose number is missing', () => {
    const record = accountOf([
      ['identification.class', 'visa'],
      ['identification.number', ''],
      ['identification.country', 'France'],
    ]);
    expect(record.person.identification).toEqual([]);
    expect(record.custom).toEqual({
      'identification-class': { type: 'string', value: 'visa' },
      'identification-country': { type: 'string', value: 'FR' },
    });
  });

  it('uses the default country only where an address states none', () => {
    const { person } = accountOf(
      [
        ['address.city', 'Köln'],
        ['address.city', 'Paris'],
        ['address.countryCode', ''],
        ['address.countryCode', 'FR'],
      ],
      { defaultCountry: 'DE' },
    );
    expect(person.address.map(({ countryCode }) => countryCode)).toEqual(['DE', 'FR']);
    expect(accountOf([['address.city', '']], { defaultCountry: 'DE' }).person.address).toEqual([]);
  });

  it('takes fillers for missing, but leaves Ms Null, Mr Na and Namibia alone', () => {
    const record = accountOf([
      ['name.first', 'Null'],
      ['name.last', 'Na'],
      ['name.middle', 'N/A'],
      ['phone', '-'],
      ['email', 'NULL'],
      ['birthdate', 'n/a'],
      ['address.countryCode', 'NA'],
      ['custom:note', '\\N'],
    ]);
    expect(record.person).toMatchObject({
      name: [{ first: 'Null', last: 'Na' }],
      phone: [],
      email: [],
      birthdate: [],
    });
    expect(record.person.address).toEqual([{ countryCode: 'NA' }]);
    expect(Object.keys(record.custom)).toEqual([]);
  });

  it.each([
    ['reference-id-missing', 'referenceId', ''],
    ['reference-id-missing', 'referenceId', 'NULL'],
    ['value-too-long', 'referenceId', 'x'.repeat(256)],
    ['control-character', 'referenceId', 'a\tb'],
    ['value-too-long', 'custom:note', 'x'.repeat(4001)],
    ['value-too-long', 'tags', `ok,${'x'.repeat(81)}`],
    ['date-impossible', 'birthdate', '31.02.1988'],
    ['date-ambiguous', 'birthdate', '04/07/1988'],
    ['date-two-digit-year', 'birthdate', '04.07.88'],
    ['date-unreadable', 'birthdate', 'soon'],
    ['email-invalid', 'email', 'zoe at example.org'],
    ['email-invalid', 'email', 'zoe@localhost'],
    ['time-unreadable', 'createdAt', 'yesterday'],
  ])('is rejected with %s, naming the column %s and not the value', (code, target, cell) => {
    const others: [string, string][] = target === 'referenceId' ? [] : [['referenceId', 'r-1']];
    const column = `column ${others.length}`;
    expect(problemOf([...others, [target, cell]])).toEqual({ code, column, params: {} });
  });

  it('splits tags at the chosen separator only', () => {
    expect(accountOf([['tags', 'a,b/c']], { tagSeparator: '/' }).tags).toEqual(['a,b', 'c']);
  });

  it('answers any cells under any targets with a record that fits the contract, or a problem', () => {
    const targets = [
      'name.first',
      'name.full',
      'birthdate',
      'email',
      'phone',
      'tags',
      'nationality',
      'custom:k',
      'ssn',
    ];
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('NULL', '1988-07-04', 'a@b.co', '__proto__'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...targets), cell), { maxLength: 10 }),
        cell,
        (cells, id) => {
          const outcome = map([['referenceId', id], ...cells]);
          if (outcome.ok) expect(Person.parse(outcome.record.person)).toEqual(outcome.record.person);
          else expect(outcome.problem.code).toMatch(/^[a-z-]+$/);
        },
      ),
    );
  });
});

describe('a mapping that does not fit', () => {
  it.each([
    ['a column that is not there', [{ header: 'a', index: 3, target: 'referenceId' }]],
    ['an unknown target', [{ header: 'a', index: 0, target: 'shoe size' }]],
    ['no reference id', [{ header: 'a', index: 0, target: 'phone' }]],
  ])('is refused for %s', (_, columns) => {
    expect(() => compileMapping({ columns }, ['a', 'b'])).toThrow(RangeError);
  });
});
