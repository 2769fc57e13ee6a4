import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  barriers,
  eventually,
  makeSampleVault,
  openDesk,
  picture,
  type Desk,
  type SampleVault,
} from './desk.ts';

/** One decided inquiry, nothing that waits. */
const person = { reference: 'usr_006242', name: 'Annika Wallin' } as const;

let sample: SampleVault;
let desk: Desk;

beforeAll(async () => {
  sample = await makeSampleVault();
  desk = await openDesk(sample);
});
afterAll(async () => {
  expect(desk.refused()).toBe(0);
  await desk.close();
  sample.remove();
});

const dialog = (name: string) => desk.page.getByRole('dialog', { name });
const heading = (name: string) => desk.page.getByRole('heading', { name, exact: true });
const row = () => desk.page.getByRole('row', { name: new RegExp(person.reference) });
const timeline = () => desk.page.getByRole('list', { name: 'Timeline' });

async function searchFor(text: string): Promise<void> {
  await desk.go('/accounts');
  const search = desk.page.getByRole('searchbox', { name: 'Search accounts' });
  await search.fill('');
  await search.fill(text);
}

async function openAccount(): Promise<void> {
  await searchFor(person.reference);
  await row().waitFor();
  await desk.page.keyboard.press('Enter');
  await heading(person.name).waitFor();
}

/** Chooses from the menu of the account, gives a reason and confirms with the keys. */
async function withReason(item: string, title: string, reason: string): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await dialog(title).getByLabel('Reason').fill(reason);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog(title).waitFor({ state: 'detached' });
}

test('a question left by going elsewhere is not asked again on another page', async () => {
  const { page } = desk;
  await openAccount();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Restrict processing…' }).click();
  await dialog('Restrict the processing of this account?').waitFor();
  await desk.go('/retention');
  await heading('Retention').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await openAccount();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('a restricted account closes its dialog and its page, and is out of search and lists', async () => {
  const { page } = desk;
  await openAccount();
  await withReason('Restrict processing…', 'Restrict the processing of this account?', 'Accuracy contested');
  await heading('The processing of this account is restricted').waitFor();
  await page.getByText('Its processing is restricted.').waitFor();
  expect(await page.locator('.shell-main').innerText()).not.toContain('Wallin');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'withdrawn-gate');
  await searchFor(person.name);
  await page.getByText('1 restricted account not shown').waitFor();
  await eventually(() => row().count()).toBe(0);
  await picture(page, 'withdrawn-search');
  expect(await barriers(page)).toEqual([]);
});

test('it opens with a reason, and the access stands in its timeline', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: person.reference }).click();
  await heading('The processing of this account is restricted').waitFor();
  const open = page.getByRole('button', { name: 'Open with this reason' });
  expect(await open.isDisabled()).toBe(true);
  await page.getByLabel('Reason').fill('Answer to the person');
  await page.keyboard.press('Enter');
  await heading(person.name).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await eventually(() => timeline().innerText()).toContain('Opened while restricted');
  expect(await timeline().innerText()).toContain('Processing restricted');
  await page.getByText(/^Restricted by /).waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'withdrawn-opened');
});

test('the restriction is lifted, and everybody finds the account again', async () => {
  const { page } = desk;
  await withReason('Lift the restriction…', 'Lift the restriction?', 'Settled');
  await eventually(() => timeline().innerText()).toContain('Restriction lifted');
  expect(await page.getByText(/^Restricted by /).count()).toBe(0);
  await searchFor(person.name);
  await row().waitFor();
  expect(await page.getByText(/not shown$/).count()).toBe(0);
});

test('an archived account is out of the lists but opens, and comes back from its page', async () => {
  const { page } = desk;
  await openAccount();
  await withReason('Archive…', 'Archive this account?', 'Left us');
  await page.getByText(/^Archived by /).waitFor();
  await searchFor(person.name);
  await page
    .getByText(/^(Nobody|Similar)/)
    .first()
    .waitFor();
  await eventually(() => row().count()).toBe(0);
  await desk.go('/retention');
  await page.getByRole('tab', { name: 'Out of the lists' }).click();
  await row().waitFor();
  expect(await row().innerText()).toContain('Left us');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'withdrawn-list');
  await page.keyboard.press('Enter');
  await heading(person.name).waitFor();
  await withReason('Restore from the archive…', 'Restore this account?', 'Came back');
  await eventually(() => timeline().innerText()).toContain('Restored');
  expect(await page.getByText(/^Archived by /).count()).toBe(0);
  await searchFor(person.name);
  await row().waitFor();
});
