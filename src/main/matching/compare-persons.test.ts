import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '#contracts/person.ts';
import { Comparison, PersonField, emptyPerson } from '#contracts/person.ts';
import { comparePersons } from './compare-persons.ts';
import { sumPoints } from './suggestion.ts';

const maria: Person = {
  ...emptyPerson(),
  name: [{ first: 'Maria', last: 'Santos' }],
  birthdate: ['1988-07-04'],
  identification: [{ class: 'pp', number: 'X4417882', country: 'US' }],
  address: [
    {
      street1: '12 Elm St',
      street2: 'Apt 4',
      city: 'Austin',
      subdivision: 'TX',
      postalCode: '78701',
      countryCode: 'US',
    },
  ],
  phone: ['+447700900123'],
  email: ['m.santos@example.org'],
};

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\ud800',
    '\u0000\u0001\u202e',
    '',
    ' ',
    'X*X*',
    '<<',
    '@@',
    '2024-02-30',
    'د',
    '王小明',
    '김민준',
    'O’Connor',
    '--',
    "Ünal d'Árc",
  ),
  fc.constantFrom(
    'Maria Santos',
    'Santos, Maria',
    '1988-04-07',
    '+44 20 7946 0018',
    'a@b.example',
    '12 Elm Street',
    'DE',
  ),
);
const persons: fc.Arbitrary<Person> = fc.record({
  name: fc.array(fc.record({ first: texts, last: texts, full: texts }, { requiredKeys: [] }), {
    maxLength: 2,
  }),
  birthdate: fc.array(texts, { maxLength: 2 }),
  identification: fc.array(fc.record({ class: texts, number: texts, country: texts }), { maxLength: 2 }),
  nationality: fc.array(texts, { maxLength: 1 }),
  gender: fc.array(texts, { maxLength: 1 }),
  address: fc.array(fc.record({ street1: texts, city: texts, postalCode: texts }, { requiredKeys: [] }), {
    maxLength: 1,
  }),
  phone: fc.array(texts, { maxLength: 1 }),
  email: fc.array(texts, { maxLength: 1 }),
});

describe('comparing two persons', () => {
  it('answers any input with a valid comparison whose spans lie inside the shown text', () => {
    fc.assert(
      fc.property(persons, persons, (onFile, incoming) => {
        const comparison = comparePersons(onFile, incoming);
        expect(Comparison.safeParse(comparison).error).toBeUndefined();
        for (const field of comparison.fields) {
          for (const reason of field.reasons) {
            for (const [from, to] of reason.onFile)
              expect(from < to && to <= (field.onFile?.text.length ?? 0)).toBe(true);
            for (const [from, to] of reason.incoming)
              expect(from < to && to <= (field.incoming?.text.length ?? 0)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives every field the same level with sides exchanged', () => {
    fc.assert(
      fc.property(persons, persons, (a, b) => {
        const one = comparePersons(a, b).fields.map((field) => [field.field, field.level]);
        const other = comparePersons(b, a).fields.map((field) => [field.field, field.level]);
        expect(other).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  it('takes the reading of another script’s word for no abbreviation, whichever side it stands on', () => {
    const named = (last: string) => ({ ...emptyPerson(), name: [{ last }] });
    for (const [a, b] of [
      ['Maria Santos', '罵'],
      ['罵', 'Maria Santos'],
    ] as const) {
      expect(comparePersons(named(a), named(b)).fields[0]?.level).toBe('conflict');
    }
  });

  it('gives the same bytes for the same input', () => {
    fc.assert(
      fc.property(
        persons,
        persons,
        (a, b) => JSON.stringify(comparePersons(a, b)) === JSON.stringify(comparePersons(a, b)),
      ),
      { numRuns: 60 },
    );
  });

  it('lists fields in the fixed order and only those somebody knows', () => {
    const found = comparePersons(maria, {
      ...emptyPerson(),
      email: ['m.santos@example.org'],
      gender: ['f'],
    }).fields.map((field) => field.field);
    expect(found).toEqual(PersonField.options.filter((field) => found.includes(field)));
    expect(found).not.toContain('nationality');
  });

  it('never adds points for a conflict nor takes any for agreement', () => {
    fc.assert(
      fc.property(persons, persons, (a, b) => {
        for (const field of comparePersons(a, b).fields) {
          if (field.level === 'exact' || field.level === 'equivalent')
            expect(field.points).toBeGreaterThan(0);
          if (field.level === 'conflict') expect(field.points).toBeLessThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never scores lower when evidence that agrees is added, whoever the two are', () => {
    const bare = (person: Person, field: PersonField): Person => ({ ...person, [field]: [] });
    fc.assert(
      fc.property(persons, persons, fc.constantFrom(...PersonField.options), (a, b, field) => {
        const [left, right] = [bare(a, field), bare(b, field)];
        const without = sumPoints(comparePersons(left, right).fields);
        const shared = { [field]: maria[field].length > 0 ? maria[field] : ['f'] };
        const withIt = sumPoints(comparePersons({ ...left, ...shared }, { ...right, ...shared }).fields);
        expect(withIt).toBeGreaterThanOrEqual(without);
      }),
      { numRuns: 300 },
    );
  });

  it('adds up the same points with sides exchanged', () => {
    fc.assert(
      fc.property(persons, persons, (a, b) => {
        const [one, other] = [comparePersons(a, b), comparePersons(b, a)];
        expect(sumPoints(other.fields)).toBeCloseTo(sumPoints(one.fields), 9);
        expect(other.suggestion.verdict).toBe(one.suggestion.verdict);
      }),
      { numRuns: 300 },
    );
  });

  it('scores higher for more that agrees', () => {
    const without = { ...maria, email: [], phone: [] };
    expect(sumPoints(comparePersons(maria, maria).fields)).toBeGreaterThan(
      sumPoints(comparePersons(without, without).fields),
    );
  });

  it('finishes on a megabyte of text within a second', () => {
    const started = performance.now();
    for (const text of [
      'a'.repeat(1e6),
      'X*'.repeat(5e5),
      '1 2 '.repeat(2e5),
      '王'.repeat(1e5),
      '<'.repeat(1e6),
    ]) {
      const huge: Person = {
        ...emptyPerson(),
        name: [{ full: text }],
        birthdate: [text],
        identification: [{ class: 'pp', number: text }],
        address: [{ street1: text }],
        phone: [text],
        email: [text],
      };
      comparePersons(huge, maria);
      comparePersons(huge, huge);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('does not call values equal that agree only as far as they were read', () => {
    const [one, other] = ['a', 'b'].map((end) => ({
      ...emptyPerson(),
      name: [{ full: 'Ann '.repeat(300) + end }],
    }));
    expect(one && other && comparePersons(one, other).fields[0]?.level).toBe('close');
  });
});

describe('the suggestion', () => {
  it('offers swapped names and flipped dates as repairs and says what they would change', () => {
    const incoming: Person = {
      ...maria,
      name: [{ first: 'Santos', last: 'Maria' }],
      birthdate: ['1988-04-07'],
      email: ['someone@else.example'],
      phone: [],
    };
    const comparison = comparePersons(maria, incoming);
    expect(comparison.fields[0]?.fixes.map((fix) => fix.code)).toContain('swap-names');
    expect(comparison.fields[0]?.fixes[0]?.value).toMatchObject({ first: 'Santos', last: 'Maria' });
    expect(comparison.fields[1]?.fixes).toContainEqual(
      expect.objectContaining({ code: 'swap-day-month', value: '1988-04-07' }),
    );
    expect(comparison.suggestion.verdict).toBe('probably-same');
    expect(comparison.suggestion.counterfactual).toBe('With the name and birth date corrected: same person');
  });

  it('names a document that agrees under another name instead of adding up points', () => {
    const other = comparePersons(maria, { ...maria, name: [{ first: 'Petra', last: 'Klein' }] });
    expect(other.suggestion.verdict).toBe('unclear');
    expect(other.suggestion.sentence).toContain('somebody else');
  });

  it('says same when everything agrees and different when name and birth date conflict', () => {
    expect(comparePersons(maria, maria).suggestion.verdict).toBe('same');
    const stranger: Person = {
      ...emptyPerson(),
      name: [{ first: 'Tom', last: 'Reed' }],
      birthdate: ['1951-09-27'],
    };
    expect(comparePersons(maria, stranger).suggestion.verdict).toBe('different');
  });
});
