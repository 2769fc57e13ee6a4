import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fields } from '#test/kit/make.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
const people = {
  garcia: { name: { first: 'Maria', middle: 'Elena', last: 'Garcia' }, birthdate: '1988-07-04' },
  obrien: { name: { first: 'Zoë', last: "O'Brien" }, birthdate: '1999-12-31' },
  robert: { name: { first: 'Robert', last: 'Lindqvist' }, birthdate: '1970-02-01' },
  olga: { name: { full: 'Ольга Смирнова' }, birthdate: '1980-01-09' },
  mohammed: { name: { first: 'Mohammed', last: 'Haddad' }, birthdate: '1991-03-03' },
  mueller: { name: { first: 'Jürgen', last: 'Müller' }, birthdate: '1964-05-06' },
  fiona: { name: { first: 'Fiona', last: 'MacDonald' }, birthdate: '1990-11-11' },
};

beforeAll(async () => {
  vault = await openTestVault();
  for (const [referenceId, given] of Object.entries(people))
    await vault.client.accounts.create({ referenceId, fields: fields(given) });
});
afterAll(() => vault.close());

/** Similar accounts once the names are gathered. */
async function similar(text: string, more: { tags?: string[]; status?: string } = {}) {
  for (;;) {
    const answer = await vault.client.accounts.similar({ text, ...more });
    if (answer.prepared) return answer.rows;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const ids = async (text: string) => (await similar(text)).map(({ referenceId }) => referenceId);

describe('a similar name finds', () => {
  test.each([
    ['one letter left out', 'Mria Garcia', 'garcia'],
    ['one letter too many', 'Maria Garccia', 'garcia'],
    ['two neighbours exchanged', 'Maria Gacria', 'garcia'],
    ['two slips', 'Mariq Gracia', 'garcia'],
    ['slips in the other order of names', 'Gracia Maria', 'garcia'],
    ['a name too many', 'Maria Teresa Garcia', 'garcia'],
    ['a nickname', 'Bob Lindqvist', 'robert'],
    ['another spelling of the family name', 'Robert Lindquist', 'robert'],
    ['another romanisation', 'Muhamad Hadad', 'mohammed'],
    ['a slip in the Latin reading', 'Olga Smirnva', 'olga'],
    ['a slip in its own script', 'Ольга Смрнова', 'olga'],
    ['words written together', 'Mariaelena Garcia', 'garcia'],
    ['words written apart', 'Lind qvist', 'robert'],
    ['Mc for Mac', 'Fiona McDonald', 'fiona'],
    ['a slip in the umlaut spelled out', 'Jurgen Mueler', 'mueller'],
    ['an initial and a slip', 'R Lindqvst', 'robert'],
    ['a title beside the name', 'Dr Robert Lindqvst', 'robert'],
    ['the right birth date with half the name', 'Maria Sanchez 1988-07-04', 'garcia'],
  ])('%s: %s', async (_what, text, expected) => {
    expect((await ids(text))[0]).toBe(expected);
  });

  test('nobody whom the search finds by itself', async () => {
    expect(await ids('Maria Garcia')).toEqual([]);
    expect(await ids('Mar Gar')).toEqual([]);
  });

  test('nobody for what is no name', async () => {
    expect(await ids('usr_0001')).toEqual([]);
    expect(await ids('maria@example.org')).toEqual([]);
    expect(await ids('12345')).toEqual([]);
    expect(await ids('  ')).toEqual([]);
  });

  test('each with its reason in words', async () => {
    const [bob] = await similar('Bob Lindqvist');
    expect(bob?.reason).toBe('One side uses a short form of the given name');
    const [maria] = await similar('Maria Gacria 1988-04-07');
    expect(maria?.reason).toBe('Two neighbouring letters are exchanged; day and month are exchanged');
  });

  test('what came, changed and went since the names were gathered', async () => {
    await similar('Quentin Farquhar');
    const { client } = vault;
    const made = await client.accounts.create({
      referenceId: 'later',
      fields: fields({ name: { first: 'Quentin', last: 'Farquhar' } }),
    });
    expect(await ids('Quentin Farquar')).toEqual(['later']);
    const account = await client.accounts.load({ id: made.id });
    const entry = account.fields.find(({ field }) => field === 'name')?.entries[0];
    await client.accounts.update({
      id: made.id,
      version: account.version,
      reason: 'married',
      changes: [
        {
          action: 'set',
          field: 'name',
          entryId: entry?.id ?? '',
          value: { first: 'Quentin', last: 'Ravensworth' },
        },
      ],
    });
    expect(await ids('Quentin Ravensworh')).toEqual(['later']);
    // The given name alone is still near: that is said, and no more.
    expect(await ids('Farquar')).toEqual([]);
  });

  test('nobody who was redacted, by name or by a slip of it', async () => {
    const { client } = vault;
    const { id } = await client.accounts.create({
      referenceId: 'gone',
      fields: fields({ name: { first: 'Theodora', last: 'Blomqvist' } }),
    });
    expect(await ids('Theodora Blomqvst')).toEqual(['gone']);
    const what = { accountIds: [id], scope: { kind: 'account' as const } };
    const plan = await client.redaction.plan(what);
    const basis = { reason: 'erasure-request' as const };
    const proposed = await client.redaction.propose({ ...what, basis, planHash: plan.hash });
    expect((await client.redaction.run({ id: proposed.id, typed: 'gone' })).state).toBe('proven');
    expect(await ids('Theodora Blomqvst')).toEqual([]);
    expect(await ids('Theodora Blomqvist')).toEqual([]);
    // Everybody else is found as before.
    expect((await ids('Mria Garcia'))[0]).toBe('garcia');
  });

  test('those with the tags and the status asked for', async () => {
    const { client } = vault;
    const { rows } = await client.accounts.search({ text: 'robert lindqvist' });
    await client.tags.apply({ accountIds: rows.map(({ id }) => id), add: ['Watch'] });
    expect((await similar('Bob Lindqvist', { tags: ['Watch'] })).length).toBe(1);
    expect(await similar('Mria Garcia', { tags: ['Watch'] })).toEqual([]);
    expect(await similar('Bob Lindqvist', { status: 'closed' })).toEqual([]);
    expect((await ids('#watch Bob Lindqvist')).length).toBe(1);
  });
});
