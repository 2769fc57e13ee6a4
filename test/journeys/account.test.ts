import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  barriers,
  makeSampleVault,
  openDesk,
  picture,
  type Desk,
  type SampleVault,
  eventually,
} from './desk.ts';

let sample: SampleVault;
let desk: Desk;

beforeAll(async () => {
  sample = await makeSampleVault();
});
afterAll(() => sample.remove());
afterEach(async () => {
  const refused = desk.refused();
  await desk.close();
  expect(refused).toBe(0);
});

/** Opens the account of a reference id through the search. */
async function openAccount(reference: string): Promise<void> {
  const { page } = desk;
  await desk.go('/accounts');
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill(reference);
  await page.getByRole('row', { name: new RegExp(reference) }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Identity' }).waitFor();
}

const heading = () => desk.page.getByRole('heading', { level: 1 }).innerText();
const timeline = () => desk.page.getByRole('list', { name: 'Timeline' });

test('swapped names are mended on the account, with a reason, and the change is taken back from the notice', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openAccount('usr_004308');
  expect(await heading()).toBe('Assunção Teresa');
  await page.keyboard.press('e');
  const panel = page.getByRole('dialog', { name: 'Update account' });
  const first = panel.getByLabel('Name: First');
  await eventually(() => first.evaluate((field) => field === document.activeElement)).toBe(true);
  await first.fill('Teresa');
  await panel.getByLabel('Name: Last').fill('Assunção');
  await eventually(() => panel.locator('.update-summary').innerText()).toContain('Teresa Assunção');
  await page.keyboard.press('Control+Enter');
  await panel.getByText('Say why, in a few words.').waitFor();
  await page.keyboard.type('names swapped at import');
  await page.keyboard.press('Control+Enter');
  await eventually(heading).toBe('Teresa Assunção');
  await eventually(() => timeline().innerText()).toContain('“names swapped at import”');
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await eventually(heading).toBe('Assunção Teresa');
  await eventually(() => timeline().innerText()).toContain('taken back');
});

test('a change is taken back from the timeline', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openAccount('usr_004308');
  await page.keyboard.press('e');
  const panel = page.getByRole('dialog', { name: 'Update account' });
  await panel.getByRole('button', { name: 'Add phone' }).click();
  await panel.getByLabel('Phone', { exact: true }).last().fill('+55 11 5550 0199');
  await panel.getByRole('button', { name: 'customer reported a change' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('+55 11 5550 0199').first().waitFor();
  await timeline().getByRole('button', { name: 'Undo' }).click();
  await eventually(() => page.locator('.account-pair').getByText('+55 11 5550 0199').count()).toBe(0);
});

test('what was typed survives closing the panel, and a value that cannot be is refused beside it', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openAccount('usr_004308');
  await page.keyboard.press('e');
  const panel = page.getByRole('dialog', { name: 'Update account' });
  await panel.getByLabel('Born', { exact: true }).fill('4/7/1975');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press('e');
  expect(await panel.getByLabel('Born', { exact: true }).inputValue()).toBe('4/7/1975');
  await page.keyboard.press('Control+Enter');
  await panel.getByText('Write a day, a month or a year').waitFor();
});

test('a masked number is shown while R is held, hidden after, and the showing is on the timeline', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openAccount('usr_004308');
  const number = page.locator('[data-masked] .masked-text');
  expect(await number.innerText()).toBe('•••••••7');
  await page.keyboard.down('r');
  await eventually(() => number.innerText()).toBe('FK695507');
  await page.keyboard.up('r');
  await eventually(() => number.innerText()).toBe('•••••••7');
  await eventually(() => timeline().innerText()).toContain('ID number shown in full');
});

test('a tag is put on by keyboard and taken off again', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openAccount('usr_004308');
  await page.keyboard.press('t');
  await page.locator('.tag-picker input:focus').waitFor();
  await page.keyboard.type('frozen');
  await page.keyboard.press('Enter');
  await page.locator('.account-tags').getByText('frozen').waitFor();
  await eventually(() => timeline().innerText()).toContain('Tag “frozen” put on');
  await page.getByRole('button', { name: 'Take off the tag frozen' }).click();
  await eventually(() => page.locator('.account-tags').getByText('frozen').count()).toBe(0);
});

test.each(['light', 'dark'] as const)(
  'account page and its panel have no barrier in the %s scheme',
  async (scheme) => {
    desk = await openDesk(sample, { colorScheme: scheme });
    const { page } = desk;
    await openAccount('usr_004308');
    await picture(page, `account-${scheme}`);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Update account' }).getByLabel('Name: First').waitFor();
    await picture(page, `account-update-${scheme}`);
    expect(await barriers(page)).toEqual([]);
  },
);
