import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { faultsForReaders, firstRun, goTo, openWindow, type JourneyWindow } from './window.ts';

let window: JourneyWindow;
let page: Page;

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  await firstRun(page, 'sample');
}, 180_000);
afterAll(async () => window.close());

it('the policy of re-verification is edited by keyboard and saved as a new version', async () => {
  await goTo(page, '/settings');
  const table = page.getByRole('table').filter({ hasText: 'Counts as' });
  await table.waitFor();
  await page.getByText('As shipped', { exact: true }).first().waitFor();
  const birthDate = page.getByRole('combobox', { name: 'At least: Birth date' });
  await birthDate.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'the same' }).waitFor();
  // Where the keys begin is settled a moment after the list is shown.
  const at = page.locator('[data-combobox-selected]');
  do await page.keyboard.press('ArrowUp');
  while ((await at.innerText()) !== 'the same');
  await page.keyboard.press('Enter');
  await expect.poll(() => birthDate.inputValue()).toBe('the same');
  expect(await faultsForReaders(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save as new version' }).press('Enter');
  await page.getByText('The new policy is in force.').waitFor();
  await page
    .getByText(/, Ada Kaya$/)
    .first()
    .waitFor();
});

it('without a required field there is nothing to save', async () => {
  for (const field of ['Name', 'Birth date']) {
    await page.getByRole('combobox', { name: `Counts as: ${field}` }).click();
    await page.getByRole('option', { name: 'information' }).click();
  }
  await page.getByText('One field must be required.').waitFor();
  expect(await page.getByRole('button', { name: 'Save as new version' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(await page.getByRole('combobox', { name: 'Counts as: Name' }).inputValue()).toBe('required');
});

it('a model is learned on command, compared, made active and taken back', async () => {
  // With nothing decided there is nothing to learn from, and that is said.
  await page.getByRole('button', { name: 'Learn from decisions' }).click();
  await page.getByText(/No inquiry has been decided/).waitFor();
  await goTo(page, '/');
  await page.locator('.diff-row:focus, .centre:has(.first)').first().waitFor();
  await page.keyboard.press('Control+2');
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.waitFor();
  await note.fill('Somebody else, by the passport picture.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.last-decided').waitFor();
  await goTo(page, '/settings');
  await page.getByRole('button', { name: 'Learn from decisions' }).click();
  await page.getByText(/A new version was learned/).waitFor();
  await page.getByRole('button', { name: 'Compare with active' }).first().click();
  await page.getByText(/would come out/).waitFor();
  await page.getByRole('button', { name: 'Make active' }).first().click();
  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Roll back' }).count()).toBe(0);
  expect(await faultsForReaders(page)).toEqual([]);
});

it('the review shows what the policy makes of the comparison', async () => {
  await goTo(page, '/');
  await page.getByRole('tab', { name: /^Checks/ }).click();
  await page.getByRole('heading', { name: 'Re-verification' }).waitFor();
  await page.getByText('id account comparison').waitFor();
  expect(await faultsForReaders(page)).toEqual([]);
  window.expectNoFaults();
});
