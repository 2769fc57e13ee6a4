/** What journeys do again and again: open the window, make a vault in it, and look for faults while they walk. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openApp, type OpenAppOptions, type OpenedApp } from '#test/kit/browser.ts';

/** The person who makes the vault in every journey. */
export const founder = { person: 'Ada Kaya', passphrase: 'tin otter swims past 9 quiet bridges' } as const;

/** An open window that keeps account of everything that went wrong in it. */
export interface JourneyWindow extends OpenedApp {
  /** Locks with Ctrl+L and answers the page of the lock screen. */
  lock(): Promise<Page>;
  /** Fails when a request was refused, a script threw or the console complained. */
  expectNoFaults(): void;
}

/** Opens the window on an empty folder, or on the vault that the options name. */
export async function openWindow(options: OpenAppOptions = {}): Promise<JourneyWindow> {
  const opened = await openApp(options);
  const faults: string[] = [];
  const watch = (page: Page): Page => {
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    return page;
  };
  watch(opened.page);
  const nextPage = async (act: () => Promise<unknown>) => watch(await opened.nextPage(act));
  return {
    ...opened,
    // A spread would read the page once; it is another one after each lock.
    get page() {
      return opened.page;
    },
    nextPage,
    lock: () =>
      nextPage(() =>
        // The page ends while the key is still held down.
        opened.page.keyboard.press('Control+l').catch(() => undefined),
      ),
    expectNoFaults() {
      expect(faults).toEqual([]);
      expect(opened.refused()).toBe(0);
    },
  };
}

/** Fills in the first screen and answers the recovery key, which is then shown. */
export async function makeVault(page: Page): Promise<string> {
  await page.getByLabel('Name of the vault').fill('Reviews');
  await page.getByLabel('Your name').fill(founder.person);
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(founder.passphrase);
  await page.getByRole('textbox', { name: 'Passphrase once more' }).fill(founder.passphrase);
  await page.getByRole('button', { name: 'Make the vault' }).click();
  await page.getByRole('heading', { name: 'Your recovery key' }).waitFor();
  const groups = await page
    .getByRole('list', { name: 'Your recovery key' })
    .getByRole('listitem')
    .allInnerTexts();
  return groups.join('-');
}

/** Types the end of the recovery key, as somebody who noted it down. */
export async function confirmRecoveryKey(page: Page, recoveryKey: string): Promise<void> {
  await page.getByRole('button', { name: 'I have noted it down' }).click();
  await page.getByLabel('Type its last two groups to go on').fill(recoveryKey.split('-').slice(-2).join(' '));
  await page.getByRole('button', { name: 'Confirm' }).click();
}

/** Walks the whole first run. With the sample it ends in the queue, without in the list of accounts. */
export async function firstRun(page: Page, start: 'sample' | 'empty'): Promise<string> {
  const recoveryKey = await makeVault(page);
  await confirmRecoveryKey(page, recoveryKey);
  const choice = start === 'sample' ? 'Load the sample organisation' : 'Start empty';
  await page.getByRole('button', { name: new RegExp(choice) }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor({ timeout: 90_000 });
  return recoveryKey;
}

/** Signs in on the lock screen and waits for the answer. */
export async function signIn(page: Page, person: string, passphrase: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(person);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.locator('button[aria-busy]').waitFor({ state: 'detached' });
}

/** Goes to a page of the hash route. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);
}

/** Accessibility faults of what is shown now, each as rule and place. */
export async function faultsForReaders(page: Page): Promise<string[]> {
  // The other mode opens a page of its own, which this window refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
