import { afterAll, beforeAll, expect, test } from 'vitest';
import { fields } from '#test/kit/make.ts';
import { barriers, makeSampleVault, openDesk, picture, type Desk, type SampleVault } from './desk.ts';

let sample: SampleVault;
let desk: Desk;

const home = { street1: '17 Oak Road', city: 'York', countryCode: 'GB' };
const planted = {
  typo_a: { name: { first: 'Benedikt', last: 'Oberhauser' }, birthdate: '1977-11-23', phone: '+44 7700 900222', address: home }, // prettier-ignore
  typo_b: { name: { first: 'Benedikt', last: 'Oberhausr' }, birthdate: '1977-11-23', phone: '+44 7700 900222', address: home }, // prettier-ignore
  swap_a: { name: { first: 'Marisol', last: 'Quintanilla' }, birthdate: '1984-03-09', phone: '+44 7700 900111', address: home }, // prettier-ignore
  swap_b: { name: { first: 'Quintanilla', last: 'Marisol' }, birthdate: '1984-03-09', phone: '+44 7700 900111', address: home }, // prettier-ignore
};

beforeAll(async () => {
  sample = await makeSampleVault(async (client) => {
    for (const [referenceId, given] of Object.entries(planted))
      await client.accounts.create({ referenceId, fields: fields(given) });
  });
  desk = await openDesk(sample);
}, 150_000);
afterAll(async () => {
  expect(desk.refused()).toBe(0);
  await desk.close();
  sample.remove();
});

test('before the first look the page says what would happen', async () => {
  const { page } = desk;
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.getByRole('heading', { name: 'Nobody has looked yet' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'duplicates-empty');
});

test('F looks through the vault, and the groups that were found are listed', async () => {
  const { page } = desk;
  await page.keyboard.press('f');
  await page.getByText(/Last looked through on/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Compare typo_a and typo_b' }).waitFor();
  expect(await page.getByText('typo_a and swap_a').count()).toBe(0);
  await picture(page, 'duplicates');
  expect(await barriers(page)).toEqual([]);
});

test('Enter opens the comparison of a pair in place, with the level of each field', async () => {
  const { page } = desk;
  const button = page.getByRole('button', { name: 'Compare swap_a and swap_b' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: 'Birth date' }).waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await picture(page, 'duplicates-open');
  expect(await barriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'duplicates-open-dark');
  expect(await barriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
});

test('the account page shows its possible duplicate, and different people do not come back', async () => {
  const { page } = desk;
  const line = page.getByRole('listitem').filter({ hasText: 'typo_a' }).first();
  await line.getByRole('link', { name: 'Benedikt Oberhauser' }).click();
  await page.getByRole('heading', { name: 'Possible duplicates (1)' }).waitFor({ timeout: 20_000 });
  await picture(page, 'duplicates-account');
  expect(await barriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'duplicates-account-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Different people…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Different people' });
  await dialog.getByText('Family, or people of one household').click();
  await picture(page, 'duplicates-different');
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Different people' }).click();
  await page.getByRole('heading', { name: 'Possible duplicates (1)' }).waitFor({ state: 'detached' });
  await desk.go('/duplicates');
  await page.getByText(/different people, says Ada Lindqvist/).waitFor();
});
