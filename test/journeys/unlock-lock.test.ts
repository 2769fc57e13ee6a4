import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** What the passphrase is changed to. */
const changed = 'nine grey tugboats hum below the harbour';

describe('locking', () => {
  let window: JourneyWindow;
  let recoveryKey: string;
  beforeAll(async () => {
    window = await openWindow();
    recoveryKey = await firstRun(window.page, 'sample');
  }, 180_000);
  afterAll(async () => window.close());

  it('leaves nothing of the vault on the page, and a name and passphrase typed blindly open it again', async () => {
    await goTo(window.page, '/accounts');
    await window.page.getByRole('grid', { name: 'Accounts' }).waitFor();

    const page = await window.lock();
    await page.getByRole('heading', { name: 'Unlock' }).waitFor();
    const shown = await page.locator('body').innerText();
    expect(shown).not.toMatch(/Reviews|usr_|Ada|account|inquir/i);
    expect(await page.title()).not.toMatch(/Reviews|Ada/);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await faultsForReaders(page)).toEqual([]);

    await page.keyboard.type(founder.person);
    await page.keyboard.press('Tab');
    await page.keyboard.type(founder.passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  });

  it('a page asked for while the start still looks where to go is where the window stays', async () => {
    const page = await window.lock();
    // As soon as the frame stands, before any answer can have come, the address is already another one,
    // of which the window hears only later.
    await page.evaluate(() => {
      const early = new MutationObserver(() => {
        if (!document.querySelector('nav')) return;
        early.disconnect();
        history.replaceState(null, '', '#/tags');
        setTimeout(() => dispatchEvent(new HashChangeEvent('hashchange')), 1000);
      });
      early.observe(document.body, { childList: true, subtree: true });
    });
    await signIn(page, founder.person, founder.passphrase);
    await page.getByRole('heading', { name: 'Tags', exact: true }).waitFor({ timeout: 5000 });
  });

  it('a changed passphrase opens the vault from then on; the old one does not', async () => {
    await goTo(window.page, '/settings');
    await window.page.getByRole('button', { name: 'Change…' }).click();
    const dialog = window.page.getByRole('dialog', { name: 'Change your passphrase' });
    await dialog.getByRole('textbox', { name: 'Current passphrase' }).fill(founder.passphrase);
    await dialog.getByRole('textbox', { name: 'New passphrase' }).fill(changed);
    await dialog.getByRole('textbox', { name: 'Passphrase once more' }).fill(changed);
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await window.page.getByText('Your passphrase is changed.').waitFor();
    const page = await window.lock();
    await signIn(page, founder.person, founder.passphrase);
    await page.getByText('Name or passphrase is not right').waitFor();
    await signIn(page, founder.person, changed);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  });

  it('a wrong passphrase says the same as a wrong name, and more of them have to wait', async () => {
    const page = await window.lock();
    const notice = page.getByRole('alert');
    await signIn(page, founder.person, 'not the passphrase');
    const aboutPassphrase = await notice.innerText();
    await signIn(page, 'Nobody Here', changed);
    expect(await notice.innerText()).toBe(aboutPassphrase);
    expect(aboutPassphrase).toContain('Name or passphrase is not right');
    await signIn(page, founder.person, 'still wrong');
    await page.getByText(/Next attempt in \d+ s/).waitFor();
  });

  it('the recovery key sets a new passphrase and is replaced by a new key', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Use the recovery key' }).click();
    const next = 'seven pale herons count the evening tide';
    await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey);
    await page.getByLabel('Name', { exact: true }).fill(founder.person);
    await page.getByRole('textbox', { name: 'New passphrase' }).fill(next);
    await page.getByRole('textbox', { name: 'Passphrase once more' }).fill(next);
    await page.getByText('Strong enough').waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open and set the passphrase' }).click();

    const shown = page.getByRole('list', { name: 'Your recovery key' }).getByRole('listitem');
    await shown.first().waitFor();
    const newKey = (await shown.allInnerTexts()).join('-');
    expect(newKey).not.toBe(recoveryKey);
    await confirmRecoveryKey(page, newKey);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();

    const locked = await window.lock();
    await signIn(locked, founder.person, next);
    await locked.getByRole('navigation', { name: 'Main menu' }).waitFor();
    window.expectNoFaults();
  });
});

describe('a vault that cannot be opened', () => {
  let folder: string;
  let vaultFolder: string;
  let first: JourneyWindow;
  const others: JourneyWindow[] = [];
  const openOther = async (): Promise<JourneyWindow> => {
    const window = await openWindow({ vaultFolder });
    others.push(window);
    return window;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casefold-unlock-'));
    vaultFolder = join(folder, 'vault');
    first = await openWindow({ vaultFolder });
    await firstRun(first.page, 'empty');
  }, 180_000);
  afterAll(async () => {
    for (const window of [first, ...others]) await window.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('open in another window: the second one says so and opens once the first has locked', async () => {
    const second = await openOther();
    await signIn(second.page, founder.person, founder.passphrase);
    await second.page.getByText('The vault is open in another window').waitFor();
    await first.close();
    await signIn(second.page, founder.person, founder.passphrase);
    await second.page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    second.expectNoFaults();
    await second.close();
  });

  it('cut off: the window says that it is damaged, what that means and what to do', async () => {
    const files = readdirSync(vaultFolder).map((name) => join(vaultFolder, name));
    for (const file of files.filter((path) => statSync(path).isFile())) truncateSync(file, 100);
    const third = await openOther();
    await third.page.getByRole('heading', { name: 'The vault file is damaged' }).waitFor();
    expect(await third.page.locator('body').innerText()).toContain('put back the newest backup');
    expect(await faultsForReaders(third.page)).toEqual([]);
    third.expectNoFaults();
  });
});
