import { afterAll, beforeAll, expect, it } from 'vitest';
import { picture } from './desk.ts';
import {
  confirmRecoveryKey,
  faultsForReaders,
  firstRun,
  founder,
  goTo,
  openWindow,
  signIn,
  type JourneyWindow,
} from './window.ts';

/** Not the founder's. */
const other = 'glacier Noon velvet 31 harbour thimble';
let window: JourneyWindow;
let oldRecoveryKey: string;
let newRecoveryKey: string;

beforeAll(async () => {
  window = await openWindow({ size: { width: 1366, height: 768 } });
  oldRecoveryKey = await firstRun(window.page, 'sample');
}, 180_000);
afterAll(async () => window.close());

const dialog = (name: string) => window.page.getByRole('dialog', { name });
/** A picture in both schemes. */
async function pictures(name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme });
    await picture(window.page, `${name}-${colorScheme}`);
  }
}

it('a wrong passphrase replaces nothing, and Enter alone never does', async () => {
  const { page } = window;
  await goTo(page, '/settings');
  await page.getByRole('button', { name: 'New master key…' }).click();
  const form = dialog('New master key');
  const passphrase = form.getByRole('textbox', { name: 'Current passphrase' });
  const replace = form.getByRole('button', { name: 'Replace all keys' });
  expect(await replace.isDisabled()).toBe(true);
  await passphrase.fill(other);
  await passphrase.press('Enter');
  expect(await replace.getAttribute('aria-busy')).toBe(null);
  await pictures('master-key-asked');
  expect(await faultsForReaders(page)).toEqual([]);
  await replace.click();
  await form.getByText('This is not your passphrase. Nothing was changed.').waitFor();
  await pictures('master-key-wrong');
  expect(await faultsForReaders(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
});

it('the new recovery key is shown once and asked for, and the vault goes on as it was', async () => {
  const { page } = window;
  await page.getByRole('button', { name: 'New master key…' }).click();
  const form = dialog('New master key');
  await form.getByRole('textbox', { name: 'Current passphrase' }).fill(founder.passphrase);
  await form.getByRole('button', { name: 'Replace all keys' }).click();
  await form.getByRole('button', { name: 'Cancel', disabled: true }).waitFor();
  const shown = dialog('Your recovery key');
  await shown.waitFor({ timeout: 60_000 });
  const groups = await shown.getByRole('listitem').allInnerTexts();
  newRecoveryKey = groups.join('-');
  expect(newRecoveryKey).not.toBe(oldRecoveryKey);
  await pictures('master-key-shown');
  expect(await faultsForReaders(page)).toEqual([]);
  await confirmRecoveryKey(page, newRecoveryKey);
  await page.getByText('The new recovery key is confirmed.').waitFor();
  await goTo(page, '/accounts');
  await page.getByRole('grid', { name: 'Accounts' }).getByRole('row').nth(3).waitFor();
  await goTo(page, '/settings');
  await pictures('master-key-done');
});

it('locked, the vault opens with the same passphrase; the old recovery key opens it no more, the new one does', async () => {
  let page = await window.lock();
  await signIn(page, founder.person, founder.passphrase);
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  await goTo(page, '/accounts');
  await page.getByRole('grid', { name: 'Accounts' }).getByRole('row').nth(3).waitFor();
  page = await window.lock();
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(oldRecoveryKey);
  await page.getByLabel('Name', { exact: true }).fill(founder.person);
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(other);
  await page.getByRole('textbox', { name: 'Passphrase once more' }).fill(other);
  const open = page.getByRole('button', { name: 'Open and set the passphrase' });
  await open.click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(newRecoveryKey);
  await open.click();
  await page.getByRole('list', { name: 'Your recovery key' }).waitFor({ timeout: 60_000 });
  window.expectNoFaults();
});
