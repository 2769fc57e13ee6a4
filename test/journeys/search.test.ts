import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { faultsForReaders, firstRun, goTo, openWindow, type JourneyWindow } from './window.ts';

let window: JourneyWindow;
let page: Page;
let grid: Locator;
let box: Locator;

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  await firstRun(page, 'sample');
  grid = page.getByRole('grid', { name: 'Accounts' });
  box = page.getByRole('searchbox', { name: 'Search accounts' });
}, 180_000);
afterAll(async () => window.close());

/** The first account of the list whose name has at least two parts: its name and reference id. */
async function someAccount(): Promise<{ name: string; reference: string }> {
  await goTo(page, '/accounts');
  await box.fill('');
  const rows = grid.getByRole('row').filter({ hasText: 'usr_' });
  await rows.first().waitFor();
  const cells = rows.first().getByRole('gridcell');
  return { name: await cells.nth(1).innerText(), reference: await cells.nth(2).innerText() };
}

describe('searching', () => {
  it('the box has the focus, and finds by name parts in any order while typing', async () => {
    const { name, reference } = await someAccount();
    await goTo(page, '/tags');
    await page.keyboard.press('/');
    await expect.poll(() => box.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.type(name.split(' ').toReversed().join(' ').toLowerCase());
    await grid.getByText(reference, { exact: true }).waitFor();
    await page.getByText(/^\d+ of 5\d\d accounts$/).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
  });

  it('a reference id leads with Enter to its account, and the way back keeps the search', async () => {
    const { name, reference } = await someAccount();
    await box.fill(reference);
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
    await box.press('Enter');
    await page.waitForURL(/#\/accounts\/act_/);
    await page.getByRole('heading', { name }).first().waitFor();
    await page.goBack();
    await expect.poll(() => box.inputValue()).toBe(reference);
  });

  it('shows similar names under those that fit, with the reason, and the keys walk on through both', async () => {
    const { name, reference } = await someAccount();
    const [first = '', ...others] = name.split(' ');
    // One letter of the longest part left out.
    const longest = [first, ...others].toSorted((a, b) => b.length - a.length)[0] ?? '';
    const slipped = name.replace(longest, longest.slice(0, 2) + longest.slice(3));
    await box.fill(slipped);
    await grid.getByText(reference, { exact: true }).waitFor();
    await grid
      .getByText(/^similar name: /)
      .first()
      .waitFor();
    await page.getByText('Nobody is called exactly that. Similar names:').waitFor();
    await page.getByText(/^\d+ similar names?$/).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await box.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/accounts\/act_/);
    await page.goBack();
  });

  it('says that nobody fits and how to get out', async () => {
    await goTo(page, '/accounts');
    await box.fill('Zzyzx Qwertyuiop');
    await page.getByRole('heading', { name: 'Nobody fits' }).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await box.press('Escape');
    await grid.waitFor();
  });

  it('the arrow keys walk all accounts, page by page, and the count follows', async () => {
    await goTo(page, '/accounts');
    await box.fill('');
    await grid.waitFor();
    await page.getByText(/^100\+ of 5\d\d accounts$/).waitFor();
    await box.press('ArrowDown');
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('End');
      await page.waitForTimeout(50);
    }
    await expect.poll(() => page.getByText(/^5\d\d of 5\d\d accounts$/).count(), { timeout: 10_000 }).toBe(1);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await box.evaluate((node) => node === document.activeElement)).toBe(true);
  });
});

describe('selecting', () => {
  it('tags the rows that Space and Shift chose, and the filter finds them', async () => {
    await goTo(page, '/accounts');
    await box.fill('');
    await grid.waitFor();
    await box.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('3 selected').waitFor();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Tags of 3 accounts' });
    await dialog.getByLabel('Put on').fill('look again');
    await page.keyboard.press('Enter');
    expect(await faultsForReaders(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('3 tags put on').waitFor();

    await page.getByPlaceholder('Any tag').fill('look');
    await page.getByRole('option', { name: 'look again' }).click();
    await page.getByText(/^3 of 5\d\d accounts$/).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText(/^(100\+|5\d\d) of 5\d\d accounts$/).waitFor();
  });
});

describe('creating by hand', () => {
  it('needs only a reference id and opens the new account', async () => {
    await goTo(page, '/accounts');
    await page.getByRole('button', { name: 'Create account…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create account' });
    await dialog.getByLabel('Reference id').fill('journey-1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/accounts\/act_/);
    await page.getByText('journey-1').first().waitFor();
  });

  it('a reference id that exists offers to open that account', async () => {
    await goTo(page, '/accounts');
    await page.getByRole('button', { name: 'Create account…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create account' });
    await dialog.getByLabel('Reference id').fill('journey-1');
    await dialog.getByLabel('Birth date').fill('04/07/1988');
    await dialog.getByText('Write it year first').waitFor();
    await dialog.getByLabel('Birth date').fill('1988-07');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByRole('button', { name: 'Open it' }).click();
    await page.waitForURL(/#\/accounts\/act_/);
  });
});

describe('the palette', () => {
  it('goes to an account or does a command with the keyboard alone', async () => {
    const { name, reference } = await someAccount();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: 'Search accounts and commands' });
    await palette.fill(reference);
    await page.getByRole('option').filter({ hasText: reference }).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).first().waitFor();

    await page.keyboard.press('Control+k');
    await palette.fill('go to set');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  it('the key sheet lists what the keyboard can do', async () => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await sheet.getByText('Command palette').waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  });
});

describe('every page', () => {
  it('can be read by everybody, light and dark, dense and comfortable', async () => {
    for (const scheme of ['Dark', 'Light']) {
      await goTo(page, '/settings');
      await page.getByText(scheme, { exact: true }).click();
      await page.getByText(scheme === 'Dark' ? 'Comfortable' : 'Dense', { exact: true }).click();
      await page.locator(`html[data-mantine-color-scheme="${scheme.toLowerCase()}"]`).waitFor();
      for (const path of ['settings', 'accounts', 'imports', 'tags', 'people']) {
        await goTo(page, `/${path}`);
        await page
          .getByRole('heading', { level: 1, name: path, exact: false })
          .waitFor({ state: 'attached' });
        await page.waitForTimeout(200);
        expect(await faultsForReaders(page), `${path}, ${scheme}`).toEqual([]);
      }
    }
  });

  it('no request left the window and nothing complained', () => {
    window.expectNoFaults();
  });
});
