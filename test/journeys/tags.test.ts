import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { faultsForReaders, firstRun, goTo, openWindow, type JourneyWindow } from './window.ts';

let window: JourneyWindow;
let page: Page;

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  await firstRun(page, 'empty');
}, 180_000);
afterAll(async () => window.close());

const row = (name: string) =>
  page.getByRole('grid', { name: 'Tags' }).getByRole('row').filter({ hasText: name });

describe('tags', () => {
  it('are made, renamed, recoloured and refused a name that is taken', async () => {
    await goTo(page, '/tags');
    await page.getByRole('heading', { name: 'No tags yet' }).waitFor();
    await page.keyboard.press('n');
    let dialog = page.getByRole('dialog', { name: 'New tag' });
    await dialog.getByLabel('Name').fill('VIP');
    await dialog.getByText('Violet').click();
    expect(await faultsForReaders(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await row('VIP').waitFor();

    await page.keyboard.press('n');
    dialog = page.getByRole('dialog', { name: 'New tag' });
    await dialog.getByLabel('Name').fill('vip');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('A tag with this name is there already.').waitFor();
    await page.keyboard.press('Escape');

    await row('VIP').click();
    dialog = page.getByRole('dialog', { name: 'Edit tag' });
    expect(await dialog.getByRole('radio', { name: 'Violet' }).isChecked()).toBe(true);
    await dialog.getByLabel('Name').fill('Very important');
    await dialog.getByText('Orange').click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row('Very important').waitFor();
    expect(await page.locator('.tag-pill[data-colour="orange"]').count()).toBe(1);
  });

  it('lead to the accounts that carry them, and deleting says how many that are', async () => {
    for (const reference of ['one', 'two']) {
      await goTo(page, '/accounts');
      await page.getByRole('button', { name: 'Create account…' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Create account' });
      await dialog.getByLabel('Reference id').fill(reference);
      await dialog.getByLabel('Tags').fill('Very important');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await page.waitForURL(/#\/accounts\/act_/);
    }
    await goTo(page, '/tags');
    await page.getByRole('button', { name: 'Show accounts: Very important, 2' }).click();
    await page.getByText('2 of 2 accounts').waitFor();

    await goTo(page, '/tags');
    await row('Very important').click();
    await page.getByRole('button', { name: 'Delete from use…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete “Very important” from use?' });
    await dialog.getByText('It is taken off 2 accounts').waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete from use' }).click();
    await page.getByRole('heading', { name: 'No tags yet' }).waitFor();
    window.expectNoFaults();
  });
});
