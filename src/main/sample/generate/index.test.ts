import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { cardMrz, mrzCheckDigit, passportMrz } from '../draw/mrz.ts';
import { castScenes } from './cast.ts';
import { fieldText } from './compare-scene.ts';
import { countryOf } from './countries/index.ts';
import { generateSample, sampleReasons } from './index.ts';
import { z } from 'zod';

const sample = generateSample();
const cast = castScenes({ seed: 1, now: '2026-11-20T09:00:00.000Z', accountCount: 500, inquiryCount: 80 });
const rows = z.array(z.record(z.string(), z.string())).parse(parse(sample.accountsCsv, { columns: true }));

const InquiryShape = z.object({
  data: z.object({
    type: z.literal('inquiry'),
    id: z.string().regex(/^inq_[1-9A-Za-z]{24}$/),
    attributes: z.looseObject({
      status: z.enum(['completed', 'needs_review', 'approved', 'declined']),
      'reference-id': z.string().nullable(),
      'created-at': z.iso.datetime(),
      'decisioned-at': z.iso.datetime().nullable(),
      fields: z.record(z.string(), z.object({ type: z.string(), value: z.json() })),
    }),
    relationships: z.record(z.string(), z.object({ data: z.json() })),
  }),
  included: z.array(
    z.looseObject({ type: z.string(), id: z.string(), attributes: z.record(z.string(), z.json()) }),
  ),
});
const inquiries = sample.inquiries.map((inquiry) => InquiryShape.parse(inquiry));

function sha(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

describe('the sample organisation', () => {
  it('comes out the same from the same seed, byte for byte, and otherwise from another', () => {
    const small = { accounts: 60, inquiries: 24 };
    const [one, two] = [generateSample({ ...small, seed: 7 }), generateSample({ ...small, seed: 7 })];
    expect(two.accountsCsv).toBe(one.accountsCsv);
    expect(JSON.stringify(two.inquiries)).toBe(JSON.stringify(one.inquiries));
    expect(two.documents.map((entry) => sha(entry.bytes))).toEqual(
      one.documents.map((entry) => sha(entry.bytes)),
    );
    expect(generateSample({ ...small, seed: 8 }).accountsCsv).not.toBe(one.accountsCsv);
  });

  it('has 500 accounts, 80 inquiries and 60 to 110 documents', () => {
    expect(rows.length).toBe(500);
    expect(inquiries.length).toBe(80);
    expect(sample.expectations.length).toBe(80);
    expect(sample.documents.length).toBeGreaterThanOrEqual(60);
    expect(sample.documents.length).toBeLessThanOrEqual(110);
  });

  it('makes larger ones without using an id twice', () => {
    const large = generateSample({ accounts: 400, inquiries: 200, seed: 3 });
    const ids = large.expectations.map((entry) => entry.inquiryPersonaId);
    expect(new Set(ids).size).toBe(200);
    expect(new Set(large.documents.map((entry) => entry.fileName)).size).toBe(large.documents.length);
  });

  it('refuses fewer accounts than its inquiries need', () => {
    expect(() => generateSample({ accounts: 20, inquiries: 80 })).toThrow(/too few/);
  });

  it('dates everything before the instant it is given', () => {
    const early = generateSample({ accounts: 60, inquiries: 20, now: '2020-02-03T04:05:06Z' });
    expect(JSON.stringify(early.inquiries)).not.toMatch(/"(created|decisioned|completed)-at":"202[1-9]/);
  });
});

describe('the accounts', () => {
  it('have unique reference ids and people of 18 to 90 years, wherever the file is not wrong on purpose', () => {
    expect(new Set(rows.map((row) => row['reference_id'])).size).toBe(500);
    const wrong = new Set(
      cast.filter(({ expected }) => expected.birthdate !== 'exact').map(({ referenceId }) => referenceId),
    );
    for (const row of rows.filter((entry) => !wrong.has(entry['reference_id'] ?? ''))) {
      const age = (Date.parse('2026-11-20') - Date.parse(row['birthdate'] ?? '')) / 31_557_600_000;
      expect(age).toBeGreaterThan(17.9);
      expect(age).toBeLessThan(91);
    }
  });

  it('write to nobody: every e-mail address lies in a domain kept for examples', () => {
    const addresses = rows.map((row) => row['email_address'] ?? '').filter((address) => address !== '');
    expect(addresses.length).toBeGreaterThan(400);
    for (const address of addresses) expect(address).toMatch(/^[a-z0-9.+]+@example\.(org|com|net)$/);
  });

  it('call nobody where numbers for fiction exist', () => {
    const numbers = rows.map((row) => row['phone_number'] ?? '');
    for (const number of numbers.filter((text) => text.startsWith('+1 ')))
      expect(number).toMatch(/ 555 01\d\d$/);
    for (const number of numbers.filter((text) => text.startsWith('+44 7')))
      expect(number).toMatch(/^\+44 7700 900\d{3}$/);
  });

  it('span many countries and scripts', () => {
    expect(new Set(rows.map((row) => row['nationality'])).size).toBeGreaterThanOrEqual(35);
    const natives = rows.map((row) => row['name_native'] ?? '').join('');
    for (const script of ['Cyrl', 'Grek', 'Arab', 'Hebr', 'Hani', 'Hang', 'Thai', 'Deva', 'Taml']) {
      expect(natives, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    }
  });

  it('carry the tags and statuses an analyst filters by', () => {
    const tags = new Set(rows.flatMap((row) => (row['tags'] ?? '').split('; ')));
    for (const tag of ['VIP', 'frozen', 'PEP', 'high-risk', 'watch', 'imported-2024'])
      expect(tags).toContain(tag);
    expect(new Set(rows.map((row) => row['account_status']))).toEqual(
      new Set(['active', 'pending', 'closed', 'frozen']),
    );
  });
});

describe('the inquiries', () => {
  const known = new Set(rows.map((row) => row['reference_id']));

  it('leave 45 to decide and show the others as decided in the past', () => {
    const waiting = inquiries.filter(({ data }) => /completed|needs_review/.test(data.attributes.status));
    expect(waiting.length).toBe(45);
    for (const { data } of inquiries) {
      const decided = /approved|declined/.test(data.attributes.status);
      expect(data.attributes['decisioned-at'] !== null).toBe(decided);
    }
  });

  it('come five times without reference id and five times with one that no account has', () => {
    const references = inquiries.map(({ data }) => data.attributes['reference-id']);
    expect(references.filter((reference) => reference === null).length).toBe(5);
    expect(references.filter((reference) => reference !== null && !known.has(reference)).length).toBe(5);
  });

  it('come twice for two of the accounts, the later one still waiting', () => {
    const references = inquiries.flatMap(({ data }) => data.attributes['reference-id'] ?? []);
    const twice = references.filter((reference, place) => references.indexOf(reference) !== place);
    expect(twice.length).toBe(2);
    for (const reference of twice) {
      const both = inquiries.filter(({ data }) => data.attributes['reference-id'] === reference);
      expect(both[0]?.data.attributes.status).toBe('approved');
      expect(both[1]?.data.attributes.status).toMatch(/completed|needs_review/);
    }
  });

  it('show every kind of agreement and failure the review screen is made for', () => {
    const shown = new Set(sample.expectations.map((entry) => entry.situation));
    const wanted =
      `everything-equal capitals-without-marks accents mrz-spelling transliteration romanisation-variant
      nickname initial middle-name-missing married-name compound-split spanish-double-surname patronymic-dropped
      name-order generational-suffix look-alike-letters name-typo names-swapped-on-file day-month-flipped-on-file
      birth-date-one-digit birth-date-transposed-digits birth-date-wrong-century birth-date-year-only
      birth-date-placeholder address-abbreviation address-unit-missing moved-house phone-changed email-changed
      email-typo document-renewed number-look-alike check-digit-wrong number-separators second-nationality
      number-on-another-account different-person relative-same-address twins senior-and-junior missing-on-file
      missing-incoming mixed no-reference-id no-reference-id-known-person unknown-reference-id first-inquiry
      second-inquiry-moved-house second-inquiry-document-renewed`.split(/\s+/);
    expect([...shown].toSorted()).toEqual(wanted.toSorted());
  });

  it('state every reason in words the levels are known of, exact if and only if the texts are equal', () => {
    for (const { scene, expected } of cast) {
      for (const [field, reason] of Object.entries(expected)) {
        expect(Object.keys(sampleReasons)).toContain(reason);
        const name = z
          .enum(['name', 'birthdate', 'identification', 'nationality', 'gender', 'address', 'phone', 'email'])
          .parse(field);
        const equal = fieldText(scene.onFile, name) === fieldText(scene.incoming, name);
        expect(reason === 'exact', `${scene.situation} ${field}`).toBe(equal);
      }
    }
  });

  it('use every reason the sample knows at least once', () => {
    const used = new Set(sample.expectations.flatMap((entry) => Object.values(entry.fields)));
    expect(Object.keys(sampleReasons).filter((reason) => !used.has(reason))).toEqual([]);
  });

  it('include every object they refer to', () => {
    for (const { data, included } of inquiries) {
      const ids = new Set(included.map((entry) => entry.id));
      for (const relation of ['verifications', 'sessions', 'documents', 'selfies']) {
        const list = z.array(z.object({ id: z.string() })).parse(data.relationships[relation]?.data);
        for (const { id } of list) expect(ids).toContain(id);
      }
    }
  });
});

describe('the documents', () => {
  it('stay under 40 kB, begin as what they are, and are named by the inquiry they belong to', () => {
    const texts = new Map(inquiries.map((inquiry) => [inquiry.data.id, JSON.stringify(inquiry.included)]));
    for (const document of sample.documents) {
      expect(document.bytes.length).toBeLessThan(40_000);
      const start = String.fromCharCode(...document.bytes.subarray(0, 4));
      expect(start).toBe(document.mediaType === 'image/png' ? '\u0089PNG' : '%PDF');
      if (document.inquiryPersonaId !== null) {
        expect(texts.get(document.inquiryPersonaId)).toContain(document.fileName);
      }
    }
  });

  it('have machine-readable zones whose check digits are right', () => {
    for (const { scene } of cast) {
      const person = scene.printed;
      const facts = {
        issuer: countryOf(person.idCountry).mrzCode,
        nationality: countryOf(person.nationality).mrzCode,
        last: person.last,
        first: person.first,
        number: person.idNumber,
        birthdate: person.birthdate,
        sex: person.sex,
        expires: '2031-05-06',
      };
      const [, lower] = passportMrz({ ...facts, number: facts.number.slice(0, 9) });
      const fields: readonly (readonly [number, number])[] = [
        [0, 9],
        [13, 19],
        [21, 27],
      ];
      for (const [from, to] of fields) expect(lower[to]).toBe(mrzCheckDigit(lower.slice(from, to)));
      expect(lower[43]).toBe(mrzCheckDigit(lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43)));
      const [first, second] = cardMrz(facts);
      const all = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
      expect(second[29]).toBe(mrzCheckDigit(all));
    }
  });
});
