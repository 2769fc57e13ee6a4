/** The audit log: read, narrowed, checked, exported, its head kept outside; and tampering told at sign-in. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../kit/vault.ts';
import {
  barriers,
  eventually,
  makeSampleVault,
  openDesk,
  picture,
  type Desk,
  type SampleVault,
} from './desk.ts';

let sample: SampleVault;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  sample = await makeSampleVault();
  desk = await openDesk(sample);
  page = desk.page;
}, 240_000);
afterAll(async () => {
  await desk.close();
  sample.remove();
});

const log = () => page.getByRole('grid', { name: 'Audit log' });
const side = () => page.getByRole('complementary', { name: 'Integrity' });

describe('the audit log', () => {
  it('is opened by key and tells in sentences who did what, to whom, from where', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await log().getByText('Signed in', { exact: true }).first().waitFor();
    await log().getByText(admin.person).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'audit-light');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await picture(page, 'audit-large');
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('is narrowed by kind, person, day and reference id, and leads to the account', async () => {
    await page.getByRole('combobox', { name: 'What' }).click();
    await page.getByRole('option', { name: 'People and sign-ins' }).click();
    await eventually(() => log().getByText('Attached a document').count()).toBe(0);
    await log().getByText('Signed in', { exact: true }).first().waitFor();
    await page.getByRole('textbox', { name: 'To (YYYY-MM-DD)' }).fill('2000-01-01');
    await page.getByText('Nothing in the log fits.').waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await log().getByText('Attached a document').first().waitFor();
    const link = log().getByRole('link').filter({ hasText: /^usr_/ }).first();
    const reference = await link.innerText();
    await page.getByRole('textbox', { name: 'Reference id or id' }).fill(reference);
    await eventually(() => log().getByText('Signed in', { exact: true }).count()).toBe(0);
    await eventually(async () => new Set(await log().getByRole('link').allInnerTexts())).toEqual(
      new Set([reference]),
    );
    await link.click();
    await page.waitForURL(/#\/accounts\/act_/);
    await desk.go('/audit');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
  });

  it('is checked whole by key, and the result is said in words', async () => {
    await log().focus();
    await page.keyboard.press('v');
    await side()
      .getByText(/^All \d+ facts follow each other\./)
      .waitFor();
    await side().getByText('Checked whole').waitFor();
  });

  it('shows its head in eight words, notes that it was kept, and compares it later', async () => {
    const words = await side()
      .getByRole('list', { name: 'Outside anchor' })
      .getByRole('listitem')
      .allInnerTexts();
    expect(words).toHaveLength(8);
    const seq = /Fact ([\d,]+)/.exec(await side().innerText())?.[1] ?? '';
    await side().getByText('No head was ever kept outside.').waitFor();
    await side().getByRole('button', { name: 'I have written it down' }).click();
    await side()
      .getByText(/^Last outside anchor: /)
      .waitFor();
    await side().getByRole('button', { name: 'Compare with a kept one…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare with a head that was kept' });
    await dialog.getByLabel('Number of the fact').fill(seq);
    await dialog.getByLabel('Words or digits').fill(words.join(' ').toUpperCase());
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByText('The log still contains this head.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'audit-compare');
    await dialog.getByLabel('Number of the fact').fill('999999');
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByText(/^The log ends at fact/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('prints its head as a sheet of paper that says what it is for and how to check it', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'asked');
    });
    await log().focus();
    await page.keyboard.press('p');
    await eventually(() => page.locator('body').getAttribute('data-printed')).toBe('asked');
    const sheet = page.locator('.anchor-sheet');
    expect(await sheet.isVisible()).toBe(false);
    const words = await side()
      .getByRole('list', { name: 'Outside anchor' })
      .getByRole('listitem')
      .allInnerTexts();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.anchor-sheet-words li').allInnerTexts()).toEqual(words);
    const said = await sheet.innerText();
    for (const part of ['Sample', 'What this is for', 'Compare with a kept one', 'casefold-verify chain']) {
      expect(said).toContain(part);
    }
    expect(await log().isVisible()).toBe(false);
    await picture(page, 'audit-sheet');
    const paper = await page.pdf({ format: 'A4' });
    writeFileSync(join('out', 'journeys', 'audit-sheet.pdf'), paper);
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: null, colorScheme: null });
    await sheet.waitFor({ state: 'hidden' });
  });

  it('is exported to a file, and that is a fact', async () => {
    await log().focus();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Export the log' });
    await dialog.getByText('JSON Lines').click();
    await picture(page, 'audit-export');
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await log()
      .getByText(/^Exported \d+ facts of this log/)
      .waitFor();
    const [file = ''] = readdirSync(desk.downloads).filter((name) => name.endsWith('.jsonl'));
    const lines = readFileSync(join(desk.downloads, file), 'utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(JSON.parse(lines[0]!)).toHaveProperty('head.words');
  });

  it('whose end was changed behind the program is told at the next sign-in', async () => {
    page = await desk.nextPage(() => page.keyboard.press('Control+l').catch(() => undefined));
    const cut = join(import.meta.dirname, '../kit/cut-log.ts');
    execFileSync(process.execPath, [cut, desk.vaultFolder, admin.person], { input: admin.passphrase });
    await page.getByRole('textbox', { name: 'Name' }).fill(admin.person);
    await page.getByLabel('Passphrase', { exact: true }).fill(admin.passphrase);
    await page.keyboard.press('Enter');
    const alarm = () => page.getByRole('dialog', { name: 'The audit log was tampered with' });
    await alarm().waitFor();
    await page.waitForURL(/#\/inquiries\/inq_/);
    await picture(page, 'audit-alarm');
    await alarm().getByRole('button', { name: 'Look at the log' }).click();
    await side().getByText('The log was tampered with').waitFor();
    // The lock has signed the end anew since: the whole log is looked at as well.
    page = await desk.nextPage(() => page.keyboard.press('Control+l').catch(() => undefined));
    await page.getByRole('textbox', { name: 'Name' }).fill(admin.person);
    await page.getByLabel('Passphrase', { exact: true }).fill(admin.passphrase);
    await page.keyboard.press('Enter');
    await alarm().waitFor();
    await page.waitForURL(/#\/inquiries\/inq_/);
    await alarm().getByRole('button', { name: 'Look at the log' }).click();
    await side().getByText('The log was tampered with').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'audit-dark');
    expect(await barriers(page)).toEqual([]);
    expect(desk.refused()).toBe(0);
  });
});
