import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '#contracts/settings.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

test('a new vault locks after five idle minutes', async () => {
  expect(await vault.client.settings.get({})).toEqual(defaultSettings);
  expect(defaultSettings.idleLockMinutes).toBe(5);
});

test('only what is given changes, and it is still so after the next unlock', async () => {
  const saved = await vault.client.settings.save({ scheme: 'dark', idleLockMinutes: 20 });
  expect(saved).toEqual({ ...defaultSettings, scheme: 'dark', idleLockMinutes: 20 });
  const client = await vault.signIn();
  expect(await client.settings.get({})).toEqual(saved);
});

test.each([{ idleLockMinutes: 0 }, { idleLockMinutes: 61 }, { idleLockMinutes: 2.5 }])(
  'an idle time of %o is refused and changes nothing',
  async (input) => {
    const before = await vault.client.settings.get({});
    const failed = await failureOf(vault.client.settings.save(input));
    expect(failed).toMatchObject({ code: 'invalid-input', params: { field: 'idleLockMinutes' } });
    expect(await vault.client.settings.get({})).toEqual(before);
  },
);

test('a change is a fact and tells windows which topic is stale', async () => {
  const topics: string[] = [];
  const stop = vault.client.onChanged((changed) => topics.push(...changed));
  await vault.client.settings.save({ density: 'comfortable' });
  await expect.poll(() => topics).toContain('settings');
  stop();
  const { facts } = await vault.client.facts.list({ action: 'setting.changed', limit: 1 });
  expect(facts[0]?.params).toEqual({ key: 'density', value: 'comfortable' });
});
