import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fields, set } from '#test/kit/make.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
const people = {
  'CUST-000417': {
    name: { first: 'José María', last: 'García-Núñez' },
    birthdate: '1988-07-04',
    phone: '+34 612 345 678',
    email: 'jose.garcia@correo.example',
    identification: { class: 'pp', country: 'ES', number: 'XDB123456' },
  },
  usr_0000042: {
    name: { first: 'Zoë', middle: 'Anne', last: "O'Brien" },
    birthdate: '1999-12-31',
    phone: '+44 7700 900123',
    email: 'zoe+work@example.org',
    identification: { class: 'dl', country: 'GB', number: 'OBRIE 912319 ZA9' },
  },
  'ref/3': { name: { full: '王小明', native: '王小明' }, birthdate: '1970', phone: '0086 138 0013 8000' },
  'ref/4': {
    name: { first: 'Łukasz', last: 'Müller-Straße' },
    birthdate: '2001-02',
    email: 'l.m@example.pl',
  },
  'ref/5': { name: { first: 'Maria', last: 'Garcia' }, birthdate: '1990-01-02' },
};
const [jose, zoe, wang, lukasz, maria] = Object.keys(people);

beforeAll(async () => {
  vault = await openTestVault();
  for (const [referenceId, given] of Object.entries(people)) {
    await vault.client.accounts.create({ referenceId, fields: fields(given) });
  }
  const { rows } = await vault.client.accounts.search({ text: 'maria garcia' });
  await vault.client.tags.apply({ accountIds: rows.map(({ id }) => id), add: ['Watch'] });
  await vault.client.tags.apply({ accountIds: [rows[0]!.id], add: ['Second'] });
});
afterAll(() => vault.close());

const found = async (text: string) =>
  (await vault.client.accounts.search({ text })).rows.map(({ referenceId }) => referenceId);

describe('finds', () => {
  test.each([
    ['first and last name', 'Zoë O’Brien', zoe],
    ['the other way round', "o'brien zoe", zoe],
    ['one part', 'ANNE', zoe],
    ['without marks and case', 'jose maria garcia nunez', jose],
    ['with other marks', 'Núñez', jose],
    ['letters that only look plain', 'lukasz', lukasz],
    ['sharp s as ss', 'strasse', lukasz],
    ['umlaut as typed abroad', 'mueller', lukasz],
    ['umlaut as plain vowel', 'muller', lukasz],
    ['the beginning of each part', 'gar nun jos', jose],
    ['two letters', 'zo', zoe],
    ['a native name', '王小明', wang],
    ['a part of a native name', '小明', wang],
    ['the reference id', 'CUST-000417', jose],
    ['the reference id in small letters', 'cust-000417', jose],
    ['its number', '417', jose],
    ['its number with zeros', '000417', jose],
    ['the beginning of a reference id', 'usr_0000', zoe],
    ['a reference id with a stroke', 'ref/4', lukasz],
    ['a birth date, ISO', '1988-07-04', jose],
    ['a birth date, German', '04.07.1988', jose],
    ['a birth date without zeros', '4.7.1988', jose],
    ['a birth date with strokes', '04/07/1988', jose],
    ['a birth date, American when only that can be', '12/31/1999', zoe],
    ['a birth date in words', '4 Jul 1988', jose],
    ['a birth date in long words', '4 July 1988', jose],
    ['a birth date, American in words', 'July 4, 1988', jose],
    ['a birth date as digits', '19880704', jose],
    ['a month of birth', '2001-02', lukasz],
    ['a month in words', 'Feb 2001', lukasz],
    ['a phone with country code', '+34 612 345 678', jose],
    ['a phone with 00', '0034 612345678', jose],
    ['a phone without country code', '612 345 678', jose],
    ['a national phone with its zero', '07700 900123', zoe],
    ['the last digits of a phone', '900123', zoe],
    ['a phone with strokes and brackets', '(07700) 900-123', zoe],
    ['an e-mail', 'jose.garcia@correo.example', jose],
    ['an e-mail in capitals', 'ZOE+WORK@EXAMPLE.ORG', zoe],
    ['the beginning of an e-mail', 'jose.gar', jose],
    ['the last digits of an ID number', '3456', jose],
    ['the end of an ID number with letters', '9ZA9', zoe],
    ['a whole ID number', 'XDB123456', jose],
    ['the given name of a native name in Latin letters', 'xiaoming', wang],
    ['reference id and the end of an ID number together', '417 3456', jose],
    ['name and birth date together', 'garcia 1990-01-02', maria],
    ['name and the end of a phone together', "o'brien 0123", zoe],
  ])('%s: %s', async (_what, text, expected) => {
    expect(await found(text)).toContain(expected);
  });

  test('a phone on file in its national form, by its international one', async () => {
    const { client } = vault;
    await client.accounts.create({
      referenceId: 'national',
      fields: fields({ name: { full: 'Nora Nation' }, phone: '030 5550 1234' }),
    });
    expect(await found('+49 30 5550 1234')).toEqual(['national']);
    expect(await found('0049 30 55501234')).toEqual(['national']);
    expect(await found('+49 30 5550 1235')).toEqual([]);
  });

  test('every word must fit: two people’s words find nobody', async () => {
    expect(await found('zoe garcia')).toEqual([]);
    expect(await found('garcia 1999-12-31')).toEqual([]);
  });

  test('the account with that reference id first, whole words before beginnings', async () => {
    expect((await found('ref/3'))[0]).toBe(wang);
    expect(await found('maria')).toEqual(expect.arrayContaining([jose, maria]));
  });

  test('a tag by its name, whole as it is or begun behind #', async () => {
    expect(new Set(await found('watch'))).toEqual(new Set([jose, maria]));
    expect(new Set(await found('#wat'))).toEqual(new Set([jose, maria]));
    expect(await found('#wat #seco')).toHaveLength(1);
    expect(await found('#watch maria garcia')).toHaveLength(2);
    expect(await found('#watch zoe')).toEqual([]);
    expect(await found('#nothing')).toEqual([]);
    const first = await vault.client.accounts.search({ text: 'watch', limit: 1 });
    const second = await vault.client.accounts.search({ text: 'watch', limit: 1, after: first.next! });
    expect(second.next).toBeNull();
    expect(second.rows[0]?.id).not.toBe(first.rows[0]?.id);
  });

  test('tags together with a text', async () => {
    const { client } = vault;
    const ask = async (text: string, tags: string[], tagMode: 'any' | 'all') =>
      (await client.accounts.search({ text, tags, tagMode })).rows.length;
    expect(await ask('garcia', ['Watch'], 'all')).toBe(2);
    expect(await ask('garcia', ['Watch', 'Second'], 'all')).toBe(1);
    expect(await ask('garcia', ['Watch', 'Second'], 'any')).toBe(2);
    expect(await ask('zoe', ['Watch'], 'any')).toBe(0);
  });

  test('nothing that was, once a value is changed', async () => {
    const { client } = vault;
    const account = await client.accounts.load({ referenceId: maria! });
    const name = account.fields.find((one) => one.field === 'name')!.entries[0]!;
    await client.accounts.update({
      id: account.id,
      version: account.version,
      changes: [set('name', name.id, { first: 'Quirina', last: 'Velasco' })],
      reason: 'married',
    });
    expect(await found('quirina')).toEqual([maria]);
    expect(await found('maria garcia')).toEqual([jose]);
  });
});

describe('what is typed is never syntax', () => {
  test.each([
    '"',
    '""',
    'a"b',
    "'",
    '*',
    'garcia*',
    'NOT',
    'garcia NOT jose',
    'garcia OR zoe',
    'AND',
    'NEAR(garcia jose)',
    'search:garcia',
    '{search}',
    '^garcia',
    '(',
    ')',
    '((((',
    '-',
    '--',
    ';',
    '%',
    '_',
    '\\',
    '\u0000',
    '\u202e',
    '😀',
    '+',
    '.',
    '@',
    '/',
    '0',
    '00',
    '1',
    'zqr',
    'zqd1988',
    'a',
    'é',
    ' ',
    '\t\n',
    '04.99.1988',
    '99/99/9999',
    'x'.repeat(500),
    '1'.repeat(500),
    'a b c d e f g h i j k l m n o p',
    '𝓙𝓸𝓼𝓮',
    '\ud800',
  ])('%j is answered', async (text) => {
    const { rows, total } = await vault.client.accounts.search({ text });
    expect(total).toBe(6);
    expect(rows.length).toBeLessThanOrEqual(6);
  });

  test('operators are words that nobody is called', async () => {
    expect(await found('garcia OR zoe')).toEqual([]);
    expect(await found('jose NOT garcia')).toEqual([]);
  });

  test('marks around a name do not keep it from being found', async () => {
    expect(await found('"josé" (garcía)*')).toEqual([jose]);
  });
});

describe('pages', () => {
  test('lists without text come newest change first, page by page without a gap or a repeat', async () => {
    const all: string[] = [];
    let after: string | undefined;
    do {
      const page = await vault.client.accounts.search({ limit: 2, ...(after ? { after } : {}) });
      all.push(...page.rows.map(({ referenceId }) => referenceId!));
      after = page.next ?? undefined;
    } while (after);
    expect(all[0]).toBe(maria);
    expect([...all].sort()).toEqual([...Object.keys(people), 'national'].sort());
  });

  test('so do found ones, whole words and beginnings alike', async () => {
    const { client } = vault;
    for (let at = 0; at < 7; at++) {
      const name = { first: at % 2 === 0 ? 'Tamsin' : 'Tamsinette', last: 'Page' };
      await client.accounts.create({ referenceId: `page-${String(at)}`, fields: fields({ name }) });
    }
    const all: string[] = [];
    let after: string | undefined;
    do {
      const page = await client.accounts.search({ text: 'tamsin', limit: 3, ...(after ? { after } : {}) });
      expect(page.rows.length).toBeLessThanOrEqual(3);
      all.push(...page.rows.map(({ referenceId }) => referenceId!));
      after = page.next ?? undefined;
    } while (after);
    expect(all).toEqual(['page-0', 'page-2', 'page-4', 'page-6', 'page-1', 'page-3', 'page-5']);
  });

  test('a cursor of another list does no harm', async () => {
    const { rows } = await vault.client.accounts.search({ text: 'tamsin', after: 'nonsense' });
    expect(rows.length).toBeGreaterThan(0);
  });

  test('the index built anew finds the same', async () => {
    const texts = ['tamsin', '1988-07-04', 'mueller', '612 345 678', '小明'];
    const before = await Promise.all(texts.map(found));
    expect((await vault.client.accounts.reindex({})).accounts).toBe(13);
    expect(await Promise.all(texts.map(found))).toEqual(before);
    expect(before.every((rows) => rows.length > 0)).toBe(true);
  });
});
