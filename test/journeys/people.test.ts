import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  faultsForReaders,
  firstRun,
  founder,
  goTo,
  openWindow,
  signIn,
  type JourneyWindow,
} from './window.ts';

const second = { person: 'Bo Lund', passphrase: 'green kettle wanders under 4 slow moons' } as const;
let window: JourneyWindow;
let page: Page;

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  await firstRun(page, 'empty');
}, 180_000);
afterAll(async () => window.close());

const row = (name: string) =>
  page.getByRole('grid', { name: 'People' }).getByRole('row').filter({ hasText: name });

describe('people', () => {
  it('are added with a role and a passphrase by an administrator', async () => {
    await goTo(page, '/people');
    await row(founder.person).getByText('Administrator').waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('Name').fill(second.person);
    await dialog.getByRole('textbox', { name: 'First passphrase' }).fill(second.passphrase);
    await dialog.getByRole('textbox', { name: 'Passphrase once more' }).fill(second.passphrase);
    await expect.poll(() => dialog.getByRole('button', { name: 'Add' }).isEnabled()).toBe(true);
    expect(await faultsForReaders(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await row(second.person).getByText('Analyst').waitFor();
  });

  it('the last administrator cannot be turned into something else', async () => {
    await row(founder.person).click();
    const dialog = page.getByRole('dialog', { name: founder.person });
    await dialog.getByText('Reads, reveals, edits and decides.').click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This is the last administrator').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('an analyst signs in and is not offered what analysts may not do', async () => {
    page = await window.lock();
    await signIn(page, second.person, second.passphrase);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    await goTo(page, '/people');
    await row(second.person).getByText('you').waitFor();
    await page.getByText('Only administrators add and remove people.').waitFor();
    await page.keyboard.press('n');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await goTo(page, '/settings');
    await page.getByText('Signed in as').waitFor();
    expect(await page.getByText('Recovery key').count()).toBe(0);
  });

  it('a person without access cannot sign in any more, and their name stays', async () => {
    page = await window.lock();
    await signIn(page, founder.person, founder.passphrase);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    await goTo(page, '/people');
    await row(second.person).click();
    await page.getByRole('button', { name: 'Take access away…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take access away' }).click();
    await row(second.person).getByText('no access any more').waitFor();
    page = await window.lock();
    await signIn(page, second.person, second.passphrase);
    await page.getByText('Name or passphrase is not right').waitFor();
    window.expectNoFaults();
  });
});
