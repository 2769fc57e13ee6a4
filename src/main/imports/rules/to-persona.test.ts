import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { emptyPerson } from '#contracts/person.ts';
import type { Person } from '#contracts/person.ts';

import { isObject, parseJson } from './key-casing.ts';
import type {
  AccountRecord,
  CustomValues,
  InquiryRecord,
  Json,
  JsonObject,
  RelatedRecord,
} from './records.ts';
import { toPersona } from './to-persona.ts';
import { resourceToRecord } from './to-records.ts';

function throughText(objects: JsonObject[]): JsonObject[] {
  return objects.map((object) => parseJson(JSON.stringify(object))).filter(isObject);
}

/** Writes a record, sends it through JSON text as a file would, and reads it again. */
function roundTrip(record: AccountRecord | InquiryRecord): unknown {
  const document = toPersona(record);
  const [data, ...included] = throughText([document.data, ...(document.included ?? [])]);
  const made = resourceToRecord(data ?? {}, included);
  return made.ok ? made.record : made.problem;
}

function attributesOf(record: AccountRecord | InquiryRecord): JsonObject {
  const { attributes } = toPersona(record).data;
  return typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)
    ? attributes
    : {};
}

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'Zoë',
    'Müller',
    ' padded ',
    '',
    'Germany',
    'DE',
    '__proto__',
    'ssn',
    '0170 1',
    'x'.repeat(300),
  ),
);
const maybe = fc.option(word, { nil: undefined });

/** Leaves absent members out, as records do. */
function present<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
}

const person: fc.Arbitrary<Person> = fc.record({
  name: fc.array(
    fc.record({ first: maybe, middle: maybe, last: maybe, full: maybe, native: maybe }).map(present),
    { maxLength: 3 },
  ),
  birthdate: fc.array(fc.constantFrom('1988', '1988-07', '1988-07-04', '2001-02-29', 'soon'), {
    maxLength: 2,
  }),
  identification: fc.array(
    fc
      .record({
        class: fc.constantFrom('pp', 'ssn', 'dl', ' x'),
        number: word,
        country: fc.option(fc.constantFrom('US', 'DE', 'germany'), { nil: undefined }),
      })
      .map(present),
    { maxLength: 3 },
  ),
  nationality: fc.array(word, { maxLength: 2 }),
  gender: fc.array(word, { maxLength: 2 }),
  address: fc.array(
    fc
      .record({
        street1: maybe,
        street2: maybe,
        city: maybe,
        subdivision: maybe,
        postalCode: maybe,
        countryCode: maybe,
      })
      .map(present),
    { maxLength: 3 },
  ),
  phone: fc.array(word, { maxLength: 3 }),
  email: fc.array(word, { maxLength: 3 }),
});

const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => parseJson(JSON.stringify(value)));
const keys = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}(_[a-z]{1,5})?$/),
  fc.constantFrom(
    'name',
    'name_first',
    'sex',
    '__proto__',
    'constructor',
    'account-type-id',
    'type',
    'value',
    'x'.repeat(200),
    'a b',
    'meta',
    'casefold',
    'relationships',
    'fields',
  ),
);
const custom: fc.Arbitrary<CustomValues> = fc
  .array(
    fc.tuple(
      keys,
      fc.record({ type: fc.constantFrom('string', 'hash', 'json', 'null', 'file'), value: json }),
    ),
    { maxLength: 4 },
  )
  .map((entries) => Object.fromEntries(entries));
const instant = fc.option(fc.constantFrom('2024-03-15T18:30:00.000Z', '2024-03-15T18:30:00.123456Z'), {
  nil: undefined,
});
const tags = fc.uniqueArray(fc.constantFrom('vip', 'a, b', 'Zoë', '__proto__'), { maxLength: 3 });
const referenceId = fc.option(fc.constantFrom('r-1', 'Zoë 7', '__proto__'), { nil: null });
const redactedAt = fc.option(fc.option(fc.constant('2024-03-15T18:30:00.000Z'), { nil: null }), {
  nil: undefined,
});
const shortText = fc.option(fc.constantFrom('active', 'Approved', 'x'), { nil: undefined });

const accounts: fc.Arbitrary<AccountRecord> = fc
  .record({
    kind: fc.constant('account' as const),
    personaId: shortText,
    referenceId,
    typeName: shortText,
    status: shortText,
    tags,
    createdAt: instant,
    updatedAt: instant,
    redactedAt,
    person,
    custom,
  })
  .map((record): AccountRecord => present(record) as AccountRecord);

const objects: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(keys, json), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));
const related: fc.Arbitrary<RelatedRecord> = fc
  .record({
    kind: fc.constant('related' as const),
    type: fc.constantFrom('verification/selfie', 'report/watchlist'),
    personaId: fc.option(fc.constantFrom('ver_1', 'rep_1'), { nil: undefined }),
    attributes: objects,
    relationships: objects,
  })
  .map((record): RelatedRecord => present(record) as RelatedRecord);
const inquiries: fc.Arbitrary<InquiryRecord> = fc
  .record({
    kind: fc.constant('inquiry' as const),
    personaId: shortText,
    referenceId,
    accountPersonaId: shortText,
    status: fc.constantFrom('created', 'needs_review'),
    createdAt: instant,
    completedAt: instant,
    redactedAt,
    note: shortText,
    reviewerComment: shortText,
    tags,
    template: shortText,
    person,
    custom,
    attributes: objects,
    related: fc.array(related, { maxLength: 3 }),
  })
  .map((record): InquiryRecord => present(record) as InquiryRecord);

describe('a record written for Persona', () => {
  it('gives the same account when it is read again, whatever it holds', () => {
    fc.assert(
      fc.property(accounts, (record) => {
        expect(roundTrip(record)).toEqual(record);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same inquiry when it is read again, whatever it holds', () => {
    fc.assert(
      fc.property(inquiries, (record) => {
        expect(roundTrip(record)).toEqual(record);
      }),
      { numRuns: 200 },
    );
  });

  const zoe: AccountRecord = {
    kind: 'account',
    personaId: 'act_1',
    referenceId: 'r-1',
    tags: ['vip'],
    person: {
      ...emptyPerson(),
      name: [{ first: 'Zoë', last: 'Müller', native: 'ゾーイ' }, { full: 'Zoe Miller' }],
      birthdate: ['1988-07-04'],
      identification: [
        { class: 'pp', number: 'C01', country: 'DE' },
        { class: 'ssn', number: '078-05-1120', country: 'US' },
      ],
      address: [
        { street1: 'Domkloster 4', city: 'Köln', countryCode: 'DE' },
        { city: 'Paris', countryCode: 'FR' },
      ],
      phone: ['+49 170 1', '+49 170 2'],
    },
    custom: { risk: { type: 'string', value: 'low' } },
  };

  it('has Persona’s flat attributes and its fields, so that others can read it', () => {
    expect(attributesOf(zoe)).toMatchObject({
      'reference-id': 'r-1',
      'name-first': 'Zoë',
      'name-last': 'Müller',
      'address-street-1': 'Domkloster 4',
      'country-code': 'DE',
      'phone-number': '+49 170 1',
      'social-security-number': '078-05-1120',
      'identification-numbers': { pp: [{ 'identification-number': 'C01' }] },
      fields: {
        name: { type: 'hash', value: { first: { type: 'string', value: 'Zoë' } } },
        phone_number: { type: 'string', value: '+49 170 1' },
        risk: { type: 'string', value: 'low' },
      },
    });
  });

  it('names further values as such, and repeats nothing in its extension', () => {
    expect(attributesOf(zoe)['casefold']).toEqual({
      more: {
        name: [{ full: 'Zoe Miller' }],
        address: [{ city: 'Paris', countryCode: 'FR' }],
        phone: ['+49 170 2'],
      },
    });
    const plain = { ...zoe, person: { ...zoe.person, name: [{ first: 'Zoë' }], address: [], phone: ['1'] } };
    expect(attributesOf(plain)).not.toHaveProperty('casefold');
  });

  it('takes a value that somebody edited in the exported file', () => {
    const { data } = toPersona(zoe);
    const edited = parseJson(JSON.stringify(data).replaceAll('+49 170 1', '+49 170 9'));
    const made = resourceToRecord(isObject(edited) ? edited : {});
    expect(made).toMatchObject({ record: { person: { phone: ['+49 170 9', '+49 170 2'] } } });
  });

  it('passes over an extension that somebody damaged, and keeps it as a field', () => {
    const made = resourceToRecord({
      type: 'account',
      attributes: { 'reference-id': 'r', casefold: { more: { phone: 7 } } },
    });
    expect(made).toMatchObject({
      record: { custom: { casefold: { type: 'json', value: { more: { phone: 7 } } } } },
    });
    for (const exact of [
      { person: 'x' },
      { tags: [1] },
      { status: 7 },
      { kind: 'inquiry' },
      { note: 'of inquiries' },
    ]) {
      const attributes = { 'reference-id': 'r', casefold: { exact } };
      expect(resourceToRecord({ type: 'account', attributes })).toEqual({
        ok: true,
        record: {
          kind: 'account',
          referenceId: 'r',
          tags: [],
          person: emptyPerson(),
          custom: { casefold: { type: 'json', value: { exact } } },
        },
      });
    }
  });
});
