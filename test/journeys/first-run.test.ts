import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  confirmRecoveryKey,
  faultsForReaders,
  founder,
  makeVault,
  openWindow,
  signIn,
  type JourneyWindow,
} from './window.ts';

describe('first run, from nothing to the first inquiry', () => {
  let window: JourneyWindow;
  let page: Page;
  beforeAll(async () => {
    window = await openWindow();
    page = window.page;
  });
  afterAll(async () => window.close());

  it('takes no passphrase that is easy to guess or was repeated wrongly', async () => {
    await page.getByRole('heading', { name: 'Make a vault' }).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    const passphrase = page.getByRole('textbox', { name: 'Passphrase', exact: true });
    const again = page.getByRole('textbox', { name: 'Passphrase once more' });
    const make = page.getByRole('button', { name: 'Make the vault' });
    await page.getByLabel('Name of the vault').fill('Reviews');
    await page.getByLabel('Your name').fill(founder.person);

    await passphrase.fill('password1234567');
    await again.fill('password1234567');
    await page.getByText('Too easy to guess').waitFor();
    expect(await make.isDisabled()).toBe(true);

    await passphrase.fill(founder.passphrase);
    await again.fill(`${founder.passphrase.slice(0, -1)}x`);
    await page.getByText('Strong enough').waitFor();
    await page.getByText('The two passphrases differ.').waitFor();
    expect(await make.isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Suggest random words' }).click();
    await expect.poll(() => make.isEnabled()).toBe(true);
    expect((await passphrase.inputValue()).split(' ').length).toBeGreaterThanOrEqual(6);
    await page.getByRole('button', { name: 'Show or hide the passphrase' }).click();
  });

  it('goes on only after the recovery key was typed from the note', async () => {
    const recoveryKey = await makeVault(page);
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await faultsForReaders(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have noted it down' }).click();
    await page.getByLabel('Type its last two groups to go on').fill('0000 0000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('These are not the last two groups.').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await faultsForReaders(page)).toEqual([]);

    await page.getByRole('button', { name: 'Show the key again' }).click();
    await confirmRecoveryKey(page, recoveryKey);
    await page.getByRole('heading', { name: 'What shall it hold at first?' }).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
  });

  it('loads the sample organisation and opens its oldest waiting inquiry', async () => {
    await page.getByRole('button', { name: /Load the sample organisation/ }).click();
    await page.getByRole('progressbar').waitFor();
    await page.waitForURL(/#\/inquiries/, { timeout: 90_000 });
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.getByText(/of 51\d accounts/).waitFor();
    window.expectNoFaults();
  });
});

describe('first run, cut off', () => {
  let window: JourneyWindow;
  beforeAll(async () => {
    window = await openWindow();
  });
  afterAll(async () => window.close());

  it('reminds at sign-in of a recovery key that nobody confirmed, until it is typed', async () => {
    const recoveryKey = await makeVault(window.page);
    let page = await window.nextPage(() => window.app.lock());
    await signIn(page, founder.person, founder.passphrase);
    const reminder = page.getByRole('dialog', { name: 'The recovery key is not confirmed' });
    await reminder.getByLabel('Recovery key').fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
    expect(await faultsForReaders(page)).toEqual([]);
    await reminder.getByRole('button', { name: 'Confirm' }).click();
    await reminder.waitFor({ state: 'hidden' });

    page = await window.lock();
    await signIn(page, founder.person, founder.passphrase);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('an empty vault says how accounts come into it', async () => {
    const { page } = window;
    await page.getByRole('heading', { name: 'No accounts yet' }).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import a file…' }).click();
    await page.getByRole('heading', { name: 'Nothing imported yet' }).waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    window.expectNoFaults();
  });
});
