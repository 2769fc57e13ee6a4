/** A vault is backed up, its register looked after, and made again on another computer. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../kit/vault.ts';
import { barriers, makeSampleVault, openDesk, picture, type Desk, type SampleVault } from './desk.ts';
import { openWindow, signIn, type JourneyWindow } from './window.ts';

let sample: SampleVault;
let desk: Desk;
let folder: string;
let copies: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-backup-journey-'));
  copies = join(folder, 'shelf');
  mkdirSync(copies);
  sample = await makeSampleVault();
  desk = await openDesk(sample);
}, 180_000);
afterAll(async () => {
  await desk.close();
  sample.remove();
  rmSync(folder, { recursive: true, force: true });
});

const backupFile = (): string =>
  join(copies, readdirSync(copies).find((name) => name.endsWith('.vbk')) ?? '');

describe('backups', () => {
  it('are made from the page of backups, which then lists what lies where', async () => {
    const { page, host } = desk;
    await desk.go('/backups');
    await page.getByText('No backup yet.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'backups-none');
    host.answers.folders.push(copies);
    await page.getByRole('button', { name: 'Back up now…' }).click();
    await page.getByText('Backed up: 51').waitFor({ timeout: 60_000 });
    await page.getByText('up to date').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'backups');
    expect(readdirSync(copies).filter((name) => name.endsWith('.vkr'))).toHaveLength(1);
  });

  it('are made by themselves once a folder and a number of days are set', async () => {
    const { page, host } = desk;
    host.answers.folders.push(copies);
    await page.getByRole('combobox', { name: 'Every' }).click();
    await page.getByRole('option', { name: 'Week', exact: true }).click();
    await page.getByText('last one').waitFor();
    await picture(page, 'backups-schedule');
  });

  it('a copy of the keys is declared destroyed only after a question that Enter does not answer', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Declare destroyed…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('cannot be taken back').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'backups-declare');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('up to date').waitFor();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('number 2').waitFor();
  });
});

describe('restoring', () => {
  let window: JourneyWindow;
  beforeAll(async () => {
    window = await openWindow({ vaultFolder: join(folder, 'restored') });
  });
  afterAll(async () => window.close());

  it('begins on the first screen, says what it found, and ends at the lock screen', async () => {
    const { page, host } = window;
    await page.getByRole('button', { name: 'Restore from a backup…' }).click();
    await picture(page, 'restore-choose');
    expect(await barriers(page)).toEqual([]);
    host.answers.toOpen.push(backupFile());
    await page.getByRole('button', { name: 'Choose the backup…' }).click();
    await page.getByText('beside it').waitFor();
    await page.getByLabel('Name', { exact: true }).fill(admin.person);
    await page.getByRole('textbox', { name: 'Passphrase' }).fill(admin.passphrase);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'restore-entry');
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('Every byte was verified').waitFor({ timeout: 60_000 });
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'restore-done');
    await page.getByRole('button', { name: 'Go on to unlock' }).click();
    await signIn(page, admin.person, admin.passphrase);
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    window.expectNoFaults();
  });
});

describe('a damaged vault', () => {
  it('offers to save what can be read of it', async () => {
    const vaultFolder = join(folder, 'restored');
    const database = join(vaultFolder, 'vault.db');
    const bytes = readFileSync(database);
    // The header is gone in both copies: the vault cannot be opened, and the page says what can be done.
    const header = readFileSync(join(vaultFolder, 'vault.hdr'));
    header.fill(0, 0, 65_536);
    writeFileSync(join(vaultFolder, 'vault.hdr'), header);
    const window = await openWindow({ vaultFolder });
    try {
      const { page, host } = window;
      await page.getByRole('button', { name: 'Save what can be read…' }).click();
      await page.getByLabel('Name', { exact: true }).fill(admin.person);
      await page.getByRole('textbox', { name: 'Passphrase' }).fill(admin.passphrase);
      host.answers.folders.push(join(folder, 'saved'));
      await picture(page, 'salvage');
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Choose a folder and begin…' }).click();
      await page.getByRole('alert').waitFor();
      await picture(page, 'salvage-refused');
      expect(readFileSync(database).equals(bytes)).toBe(true);
    } finally {
      await window.close();
    }
  });
});
