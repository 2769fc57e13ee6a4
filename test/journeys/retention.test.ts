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

const dialog = (name: string | RegExp) => desk.page.getByRole('dialog', { name });
const tab = (name: string) => desk.page.getByRole('tab', { name });

async function openAccount(reference: string): Promise<void> {
  const { page } = desk;
  await desk.go('/accounts');
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill(reference);
  await page.getByRole('row', { name: new RegExp(reference) }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Overview' }).waitFor();
}

async function choose(item: string): Promise<void> {
  await desk.page.getByRole('button', { name: 'More' }).click();
  await desk.page.getByRole('menuitem', { name: item }).click();
}

test('without a policy nothing is due, and the page leads to the first one', async () => {
  const { page } = desk;
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'No policy yet' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'New policy…' }).click();
  await page.keyboard.press('n');
  const form = dialog('New policy');
  await form.getByRole('combobox', { name: 'Start from' }).click();
  await page.getByRole('option', { name: /^EU: five years/ }).click();
  await eventually(() => form.getByLabel('Where it comes from').inputValue()).toContain('Article 40(1)');
  await picture(page, 'retention-policy');
  expect(await barriers(page)).toEqual([]);
  await form.getByRole('combobox', { name: 'Start from' }).click();
  await page.getByRole('option', { name: 'Your own' }).click();
  await form.getByLabel('Name').fill('Ten days after creation');
  await form.getByText('Creation').click();
  await form.getByRole('group', { name: 'Due after' }).getByLabel('Days').fill('10');
  await form.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('row', { name: /Ten days after creation/ }).waitFor();
  await picture(page, 'retention-policies');
});

test('what is due is found quietly and shown earliest first; another day shows what it would bring', async () => {
  const { page } = desk;
  await tab('Due').click();
  const grid = page.getByRole('grid', { name: 'Due' });
  await grid.waitFor();
  await eventually(() => page.getByRole('button', { name: /Propose redaction of [\d,]+…/ }).isEnabled()).toBe(
    true,
  );
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'retention-due');
  await page.getByText('In a year').click();
  await page.getByText(/If nothing happens until/).waitFor();
  await picture(page, 'retention-simulated');
  await page.getByText('Today', { exact: true }).click();
});

test('an account is left out of a batch, and the batch is brought up to its proposal', async () => {
  const { page } = desk;
  const propose = page.getByRole('button', { name: /Propose redaction of/ });
  const before = Number((await propose.innerText()).replace(/\D/g, ''));
  const grid = page.getByRole('grid', { name: 'Due' });
  await grid.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Leave out 1' }).click();
  await page.getByText('1 left out').waitFor();
  expect(Number((await propose.innerText()).replace(/\D/g, ''))).toBe(before - 1);
  await propose.click();
  const form = dialog('Propose a redaction');
  await form.getByLabel('At most').fill('3');
  await form.getByRole('button', { name: 'Make the dry run' }).click();
  await form.getByText(/^3 accounts, [\d,]+ more stay for the next batch$/).waitFor({ timeout: 60_000 });
  await picture(page, 'retention-batch');
  expect(await barriers(page)).toEqual([]);
  await form.getByRole('button', { name: 'Propose' }).click();
  await page.waitForURL(/#\/redactions\/rdc_/, { timeout: 60_000 });
});

test('a hold placed on an account says so on its page, and takes it out of what is due', async () => {
  const { page } = desk;
  await openAccount('usr_004308');
  await page.getByText(/Due for redaction since/).waitFor();
  await choose('Legal hold…');
  const form = dialog('Legal hold');
  await form.getByLabel('Name').fill('Matter 7');
  await form.getByLabel('Reason').fill('Court order');
  await form.getByLabel('Review on').fill('2031-02-30');
  await form.getByText('Write it year first').waitFor();
  await form.getByLabel('Review on').fill('2031-02-28');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'retention-hold');
  await form.getByRole('button', { name: 'Place hold' }).click();
  await page.getByText('Kept by the legal hold “Matter 7”').waitFor();
  await picture(page, 'retention-account');
  await desk.go('/retention');
  await tab('Legal holds').click();
  await page.getByRole('row', { name: /Matter 7/ }).click();
  const detail = dialog('Matter 7');
  await detail.getByText('Court order').waitFor();
  await detail.getByRole('link').first().waitFor();
  await picture(page, 'retention-hold-detail');
  await detail.getByRole('button', { name: 'Release…' }).click();
  await dialog('Release “Matter 7”?').getByLabel('Reason').fill('Withdrawn');
  await dialog('Release “Matter 7”?').getByRole('button', { name: 'Release' }).click();
  await page.getByRole('heading', { name: 'No legal holds' }).waitFor();
});
