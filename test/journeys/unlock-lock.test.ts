import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
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

const opened: JourneyWindow[] = [];
const open = async (...options: Parameters<typeof openWindow>) => {
  const window = await openWindow(...options);
  opened.push(window);
  return window;
};
afterEach(async () => {
  for (const window of opened.splice(0).toReversed()) await window.close();
});

describe('locking', () => {
  it('leaves nothing of the vault on the page, and a name and passphrase typed blindly open it again', async () => {
    const window = await open();
    await firstRun(window.page, 'sample');
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
    window.expectNoFaults();
  });

  it('a wrong passphrase says the same as a wrong name, and more of them have to wait', async () => {
    const window = await open();
    await firstRun(window.page, 'empty');
    const page = await window.lock();
    const notice = page.getByRole('alert');
    await signIn(page, founder.person, 'not the passphrase');
    const aboutPassphrase = await notice.innerText();
    await signIn(page, 'Nobody Here', founder.passphrase);
    expect(await notice.innerText()).toBe(aboutPassphrase);
    expect(aboutPassphrase).toContain('Name or passphrase is not right');

    for (let attempt = 0; attempt < 3; attempt++) {
      await signIn(page, founder.person, 'still wrong');
    }
    await page.getByText(/Next attempt in \d+ s/).waitFor();
    await signIn(page, founder.person, founder.passphrase);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    window.expectNoFaults();
  });

  it('the recovery key sets a new passphrase and is replaced by a new key', async () => {
    const window = await open();
    const recoveryKey = await firstRun(window.page, 'empty');
    let page = await window.lock();
    await page.getByRole('button', { name: 'Use the recovery key' }).click();
    const next = 'seven pale herons count the evening tide';
    await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey);
    await page.getByLabel('Name', { exact: true }).fill(founder.person);
    await page.getByRole('textbox', { name: 'New passphrase' }).fill(next);
    await page.getByRole('textbox', { name: 'Passphrase once more' }).fill(next);
    expect(await faultsForReaders(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open and set the passphrase' }).click();

    await page.getByRole('heading', { name: 'Your recovery key' }).waitFor();
    const groups = await page
      .getByRole('list', { name: 'Your recovery key' })
      .getByRole('listitem')
      .allInnerTexts();
    expect(groups.join('-')).not.toBe(recoveryKey);
    await confirmRecoveryKey(page, groups.join('-'));
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();

    page = await window.lock();
    await signIn(page, founder.person, founder.passphrase);
    await page.getByText('Name or passphrase is not right').waitFor();
    await signIn(page, founder.person, next);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    window.expectNoFaults();
  });

  it('a changed passphrase opens the vault from then on', async () => {
    const window = await open();
    await firstRun(window.page, 'empty');
    await goTo(window.page, '/settings');
    const next = 'nine grey tugboats hum below the harbour';
    await window.page.getByRole('button', { name: 'Change…' }).click();
    const dialog = window.page.getByRole('dialog', { name: 'Change your passphrase' });
    await dialog.getByRole('textbox', { name: 'Current passphrase' }).fill(founder.passphrase);
    await dialog.getByRole('textbox', { name: 'New passphrase' }).fill(next);
    await dialog.getByRole('textbox', { name: 'Passphrase once more' }).fill(next);
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await window.page.getByText('Your passphrase is changed.').waitFor();
    const page = await window.lock();
    await signIn(page, founder.person, next);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    window.expectNoFaults();
  });
});

describe('a vault that cannot be opened', () => {
  it('open in another window: the second one says so and opens once the first has locked', async () => {
    const first = await open();
    await firstRun(first.page, 'empty');
    const second = await open({ vaultFolder: first.vaultFolder });
    await signIn(second.page, founder.person, founder.passphrase);
    await second.page.getByText('The vault is open in another window').waitFor();
    await first.lock();
    await signIn(second.page, founder.person, founder.passphrase);
    await second.page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    second.expectNoFaults();
  });

  it('cut off: the window says that it is damaged, what that means and what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casefold-damaged-'));
    const vaultFolder = join(folder, 'vault');
    const before = await open({ vaultFolder });
    await firstRun(before.page, 'empty');
    await before.close();
    const files = readdirSync(vaultFolder).map((name) => join(vaultFolder, name));
    for (const file of files.filter((path) => statSync(path).isFile())) truncateSync(file, 100);

    const after = await open({ vaultFolder });
    const { page } = after;
    await page.getByRole('heading', { name: 'The vault file is damaged' }).waitFor();
    expect(await page.locator('body').innerText()).toContain('put back the newest backup');
    expect(await faultsForReaders(page)).toEqual([]);
    after.expectNoFaults();
    rmSync(folder, { recursive: true });
  });
});
