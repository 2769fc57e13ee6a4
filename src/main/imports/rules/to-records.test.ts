import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { emptyPerson } from '#contracts/person.ts';
import type { Person } from '#contracts/person.ts';

import { isObject, parseJson } from './key-casing.ts';
import type { AccountRecord, ContentRecord, InquiryRecord, Json, JsonObject } from './records.ts';
import { resourceToRecord } from './to-records.ts';

function account(attributes: JsonObject, others: JsonObject = {}): AccountRecord {
  const record = recordOf({ type: 'account', id: 'act_1', attributes, ...others });
  if (record.kind !== 'account') throw new Error(record.kind);
  return record;
}

function inquiry(
  attributes: JsonObject,
  others: JsonObject = {},
  included: JsonObject[] = [],
): InquiryRecord {
  const resource = {
    type: 'inquiry',
    id: 'inq_1',
    attributes: { status: 'pending', ...attributes },
    ...others,
  };
  const record = recordOf(resource, included);
  if (record.kind !== 'inquiry') throw new Error(record.kind);
  return record;
}

function recordOf(resource: JsonObject, included: JsonObject[] = []): ContentRecord {
  const made = resourceToRecord(resource, included);
  if (!made.ok) throw new Error(made.problem.code);
  return made.record;
}

const text = (value: string | null) => ({ type: 'string', value });

const FIELDS: JsonObject = {
  name: { type: 'hash', value: { first: text('Zoë'), middle: text(null), last: text('Müller') } },
  address: {
    type: 'hash',
    value: {
      street_1: text('Domkloster 4'),
      street_2: text(null),
      city: text('Köln'),
      country_code: text('de'),
    },
  },
  identification_numbers: {
    type: 'array',
    value: [
      {
        type: 'hash',
        value: {
          identification_class: text('pp'),
          identification_number: text('C01'),
          issuing_country: text('DE'),
        },
      },
    ],
  },
  birthdate: { type: 'date', value: '1988-07-04' },
  phone_number: text('+49 170 1'),
  email_address: text('zoe@example.org'),
};

const FLAT: JsonObject = {
  'name-first': 'Zoë',
  'name-middle': null,
  'name-last': 'Müller',
  'address-street-1': 'Domkloster 4',
  'address-city': 'Köln',
  'country-code': 'DE',
  'identification-numbers': {
    pp: [{ 'identification-class': 'pp', 'identification-number': 'C01', 'issuing-country': 'DE' }],
  },
  birthdate: '1988-07-04',
  'phone-number': '+49 170 1',
  'email-address': 'zoe@example.org',
};

const ZOE: Person = {
  ...emptyPerson(),
  name: [{ first: 'Zoë', last: 'Müller' }],
  birthdate: ['1988-07-04'],
  identification: [{ class: 'pp', number: 'C01', country: 'DE' }],
  address: [{ street1: 'Domkloster 4', city: 'Köln', countryCode: 'DE' }],
  phone: ['+49 170 1'],
  email: ['zoe@example.org'],
};

describe('a person in a document', () => {
  it('is read from the newest shape, from the oldest, and from both at once as one', () => {
    expect(account({ 'reference-id': 'r', fields: FIELDS }).person).toEqual(ZOE);
    expect(account({ 'reference-id': 'r', ...FLAT }).person).toEqual(ZOE);
    const both = account({ 'reference-id': 'r', ...FLAT, fields: FIELDS });
    expect(both.person).toEqual(ZOE);
    expect(both.custom).toEqual({});
  });

  it('keeps both values where fields and flat attributes differ, that of fields first', () => {
    const { person } = account({
      'name-first': 'Zoe',
      'phone-number': '2',
      fields: { name: { type: 'hash', value: { first: text('Zoë') } }, phone_number: text('1') },
    });
    expect(person.name).toEqual([{ first: 'Zoë' }, { first: 'Zoe' }]);
    expect(person.phone).toEqual(['1', '2']);
  });

  it('joins parts of a name that two places state without contradiction', () => {
    const { person } = account({ 'name-last': 'Müller', fields: { name_first: text('Zoë') } });
    expect(person.name).toEqual([{ first: 'Zoë', last: 'Müller' }]);
  });

  it.each([
    ['kebab', (key: string) => key],
    ['camel', (key: string) => key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())],
    [
      'camel with digits joined',
      (key: string) => key.replace(/-([a-z0-9])/g, (_, one: string) => one.toUpperCase()),
    ],
    ['snake', (key: string) => key.replaceAll('-', '_')],
  ])('is read alike from %s case, and so is everything else', (_, inflect) => {
    const plain = {
      type: 'inquiry',
      id: 'inq_1',
      attributes: {
        status: 'needs_review',
        'reference-id': 'r-1',
        'created-at': '2024-03-15T18:30:00.000Z',
        'marked-for-review-at': '2024-03-15T18:35:00.000Z',
        'reviewer-comment': 'look',
        'previous-step-name': 'start',
        behaviors: { 'bot-score': 3 },
        'name-first': 'Zoë',
        fields: {
          'address-street-1': text('Domkloster 4'),
          'selected-id-class': text('pp'),
          'my-choice': text('x'),
        },
      },
      relationships: {
        account: { data: { type: 'account', id: 'act_1' } },
        'inquiry-template': { data: { type: 'inquiry-template', id: 'itmpl_1' } },
        'inquiry-template-version': { data: { type: 'inquiry-template-version', id: 'itmplv_1' } },
      },
    };
    expect(recordOf(inflectKeys(plain, inflect))).toEqual(recordOf(plain));
    expect(recordOf(plain)).toMatchObject({ accountPersonaId: 'act_1', template: 'itmpl_1' });
  });

  it('takes the class of the only number from the document the person selected', () => {
    const fields = {
      'identification-number': text('C01'),
      'selected-id-class': text('pp'),
      'selected-country-code': text('DE'),
    };
    const record = inquiry({ 'reference-id': 'r', fields });
    expect(record.person.identification).toEqual([{ class: 'pp', number: 'C01', country: 'DE' }]);
    expect(record.custom).toEqual({ 'selected-id-class': text('pp'), 'selected-country-code': text('DE') });
  });

  it('does not guess a birth date: an ambiguous one is kept as a field', () => {
    const record = account({ birthdate: '04/07/1988' });
    expect(record.person.birthdate).toEqual([]);
    expect(record.custom).toEqual({ birthdate: { type: 'string', value: '04/07/1988' } });
  });
});

function inflectKeys(value: JsonObject, inflect: (key: string) => string): JsonObject {
  const turn = (inner: Json): Json => {
    if (Array.isArray(inner)) return inner.map(turn);
    return typeof inner === 'object' && inner !== null ? inflectKeys(inner, inflect) : inner;
  };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [inflect(key), turn(inner)]));
}

describe('nothing is dropped', () => {
  it('keeps unknown fields with their type, other attributes, relationships and meta of an account', () => {
    const resource = {
      type: 'account',
      id: 'act_1',
      attributes: {
        'reference-id': 'r',
        'shoe-size': 44,
        fields: {
          selfie_photo: { type: 'file', value: null },
          nested: { type: 'array', value: [{ type: 'hash', value: { a: text('b') } }] },
          name: { type: 'hash', value: { first: text('Zoë'), suffix: text('PhD') } },
        },
      },
      relationships: {
        'account-type': { data: { type: 'account-type', id: 'acttp_1' } },
        friends: { data: [{ type: 'account', id: 'act_2' }] },
      },
    };
    const made = resourceToRecord(resource, [], { 'workflow-run-id': 'wfr_1' });
    expect(made).toMatchObject({
      record: {
        person: { name: [{ first: 'Zoë' }] },
        custom: {
          selfie_photo: { type: 'file', value: null },
          nested: { type: 'array', value: [{ type: 'hash', value: { a: text('b') } }] },
          name: { type: 'hash', value: { first: text('Zoë'), suffix: text('PhD') } },
          'shoe-size': { type: 'number', value: 44 },
          'account-type-id': { type: 'string', value: 'acttp_1' },
          relationships: { type: 'json', value: { friends: { data: [{ type: 'account', id: 'act_2' }] } } },
          meta: { type: 'json', value: { 'workflow-run-id': 'wfr_1' } },
        },
      },
    });
  });

  it('finds every text of a document somewhere in its record', () => {
    const key = fc.oneof(
      fc.stringMatching(/^[a-z]{1,6}(-[a-z]{1,5})?$/),
      fc.constantFrom(
        'name',
        'address',
        'birthdate',
        'tags',
        'reference-id',
        '__proto__',
        'constructor',
        'identification-numbers',
        'created-at',
        'status',
        'fields',
        'casefold',
      ),
    );
    const marked = fc.integer({ min: 10_000, max: 99_999 }).map((mark) => `mark${mark}`);
    const { tree } = fc.letrec<{ tree: Json; node: Json }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        marked,
        fc.array(tie('tree'), { maxLength: 3 }),
        tie('node'),
        fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
      node: fc.record(
        { type: fc.constantFrom('string', 'hash', 'array'), value: tie('tree') },
        { noNullPrototype: true },
      ),
    }));
    const members = fc
      .array(fc.tuple(key, tree), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries));
    fc.assert(
      fc.property(
        fc.constantFrom('account', 'inquiry', 'case'),
        members,
        members,
        members,
        (type, attributes, fields, relationships) => {
          const resource: JsonObject = {
            type,
            id: 'x_1',
            attributes: { status: 'created', ...attributes, fields },
            relationships,
          };
          const made = resourceToRecord(resource);
          if (!made.ok) return;
          const kept = JSON.stringify(made.record);
          for (const mark of JSON.stringify(resource).match(/mark\d+/g) ?? []) expect(kept).toContain(mark);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keeps odd keys as data and leaves prototypes alone', () => {
    const resource = parseJson(
      '{"type":"account","id":"a","attributes":{"reference-id":"r","__proto__":{"isAdmin":true},"fields":{"__proto__":{"type":"string","value":"x"},"constructor":{"type":"string","value":"y"}}}}',
    );
    if (!isObject(resource)) throw new Error('no object');
    const made = recordOf(resource);
    const custom = made.kind === 'account' ? made.custom : {};
    expect(Object.keys(custom).sort()).toEqual(['__proto__', '__proto__ (2)', 'constructor']);
    expect(Object.getPrototypeOf(custom)).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('isAdmin' in {}).toBe(false);
  });

  it('keeps tags that no tag may be beside the others', () => {
    const long = 'x'.repeat(81);
    const record = account({ tags: ['vip', long] });
    expect(record.tags).toEqual(['vip']);
    expect(record.custom['tags']?.value).toEqual(['vip', long]);
  });
});

describe('an inquiry', () => {
  it('carries what its document included, but not accounts and other inquiries', () => {
    const verification = {
      type: 'verification/government-id',
      id: 'ver_1',
      attributes: { status: 'passed', checks: [{ name: 'id_tamper_detection', status: 'passed' }] },
      relationships: { inquiry: { data: { type: 'inquiry', id: 'inq_1' } } },
    };
    const record = inquiry({}, {}, [verification, { type: 'account', id: 'act_1', attributes: {} }]);
    expect(record.related).toEqual([
      {
        kind: 'related',
        type: verification.type,
        personaId: 'ver_1',
        attributes: verification.attributes,
        relationships: verification.relationships,
      },
    ]);
  });

  it('without a status is refused with words', () => {
    const made = resourceToRecord({ type: 'inquiry', id: 'inq_1', attributes: {} });
    expect(made).toEqual({ ok: false, problem: { code: 'status-missing', column: 'status', params: {} } });
  });
});
