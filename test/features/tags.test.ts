import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
const ids: Record<string, string> = {};
beforeAll(async () => {
  vault = await openTestVault();
  for (const referenceId of ['a', 'b', 'c']) {
    ids[referenceId] = (await vault.client.accounts.create({ referenceId })).id;
  }
});
afterAll(() => vault.close());

const found = async (tags: string[], tagMode: 'any' | 'all') =>
  (await vault.client.accounts.search({ tags, tagMode })).rows.map(({ referenceId }) => referenceId).sort();
const tagNamed = async (name: string) =>
  (await vault.client.tags.list({ withInactive: true })).tags.find((tag) => tag.name === name)!;
const actionsOf = async (account: string) =>
  (await vault.client.accounts.timeline({ id: ids[account]! })).events.map(({ action, params }) =>
    `${action} ${String(params['tag'] ?? '')}`.trim(),
  );

test('a tag is made once, whatever the case of its name', async () => {
  const { client } = vault;
  const made = await client.tags.create({ name: 'Priority', colour: 'red', description: 'First of all' });
  expect(made).toMatchObject({
    name: 'Priority',
    colour: 'red',
    description: 'First of all',
    active: true,
    accounts: 0,
  });
  expect((await failureOf(client.tags.create({ name: ' PRIORITY ' }))).code).toBe('conflict');
});

test('tags go on and off several accounts at once; unknown names are made, repeats count once', async () => {
  const { client } = vault;
  const both = [ids['a']!, ids['b']!, ids['a']!];
  expect(await client.tags.apply({ accountIds: both, add: ['priority', 'New here'] })).toEqual({
    accounts: 2,
    added: 4,
    removed: 0,
  });
  expect(await client.tags.apply({ accountIds: both, add: ['Priority'] })).toEqual({
    accounts: 0,
    added: 0,
    removed: 0,
  });
  await client.tags.apply({ accountIds: [ids['c']!], add: ['New here'] });
  expect(await client.tags.apply({ accountIds: [ids['b']!], remove: ['new HERE', 'never was'] })).toEqual({
    accounts: 1,
    added: 0,
    removed: 1,
  });
  expect((await tagNamed('Priority')).accounts).toBe(2);
});

test('nothing is tagged when one of the accounts is not there', async () => {
  const failed = await failureOf(
    vault.client.tags.apply({ accountIds: [ids['c']!, 'act_00000000'], add: ['Half done'] }),
  );
  expect(failed).toMatchObject({ code: 'not-found', params: { what: 'account' } });
  expect((await vault.client.accounts.load({ id: ids['c']! })).tags.map(({ name }) => name)).toEqual([
    'New here',
  ]);
  expect(await tagNamed('Half done')).toBeUndefined();
});

test('the list filters by any or all tags', async () => {
  expect(await found(['Priority', 'New here'], 'all')).toEqual(['a']);
  expect(await found(['Priority', 'New here'], 'any')).toEqual(['a', 'b', 'c']);
  expect(await found(['priority'], 'all')).toEqual(['a', 'b']);
  expect(await found(['Priority', 'unknown'], 'all')).toEqual([]);
  expect(await found(['Priority', 'unknown'], 'any')).toEqual(['a', 'b']);
  expect(await found(['unknown'], 'any')).toEqual([]);
});

test('renaming and recolouring reach every account at once', async () => {
  const { client } = vault;
  const { id } = await tagNamed('Priority');
  const changed = await client.tags.change({ id, name: 'Urgent', colour: 'orange', description: 'Today' });
  expect(changed).toMatchObject({ id, name: 'Urgent', colour: 'orange', description: 'Today', accounts: 2 });
  const account = await client.accounts.load({ id: ids['a']! });
  expect(account.tags).toContainEqual({ name: 'Urgent', colour: 'orange' });
  expect(await found(['urgent'], 'all')).toEqual(['a', 'b']);
  const taken = client.tags.change({ id, name: 'new here' });
  expect((await failureOf(taken)).code).toBe('conflict');
  // A change of case alone is no conflict with itself.
  expect((await client.tags.change({ id, name: 'URGENT' })).name).toBe('URGENT');
});

test('a tag deleted from use leaves every account, stays on the timeline, and comes back by its name', async () => {
  const { client } = vault;
  const { id } = await tagNamed('New here');
  expect(await client.tags.remove({ id })).toEqual({ accounts: 2 });
  expect((await client.tags.list({})).tags.map(({ name }) => name)).not.toContain('New here');
  expect((await tagNamed('New here')).active).toBe(false);
  expect(await found(['New here'], 'any')).toEqual([]);
  expect(await actionsOf('c')).toEqual([
    'account.tag-removed New here',
    'account.tag-added New here',
    'account.created-by-created',
  ]);
  const again = await client.tags.create({ name: 'new here', colour: 'blue' });
  expect(again).toMatchObject({ id, active: true, accounts: 0 });
});

test('the timeline tells who put a tag on and who took it off, under the name it has now', async () => {
  const { events } = await vault.client.accounts.timeline({ id: ids['b']! });
  expect(events.every(({ by }) => by === vault.session.person)).toBe(true);
  expect(await actionsOf('b')).toContain('account.tag-added URGENT');
});

test('facts about tags hold no name: names are words about people', async () => {
  const { facts } = await vault.client.facts.list({ limit: 200 });
  expect(JSON.stringify(facts)).not.toMatch(/urgent|priority|new here/i);
});
