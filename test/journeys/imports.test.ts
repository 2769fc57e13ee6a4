import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { faultsForReaders, firstRun, goTo, openWindow, type JourneyWindow } from './window.ts';

let window: JourneyWindow;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-import-'));
  window = await openWindow();
  page = window.page;
  await firstRun(page, 'empty');
}, 180_000);
afterAll(async () => {
  await window.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file and has the next dialog choose it. */
function choose(name: string, text: string): void {
  const path = join(folder, name);
  writeFileSync(path, text);
  window.host.answers.toOpen.push(path);
}

const customers = `Customer no;Surname;Given name;Date of birth;E-mail;Tags;Loyalty tier
K-1001;Müller;Anna;04.07.1988;anna@example.org;VIP,newsletter;gold
K-1002;O'Brien;Seán;17.03.1979;sean@example.org;;silver
K-1003;Nguyễn;Thị Mai;31.02.1990;mai@example.org;VIP;gold
;Nobody;Without Id;01.01.1980;;;
`;

/** What the equation on the page says, as one line. */
const equation = () =>
  page
    .locator('.equation')
    .innerText()
    .then((text) => text.replaceAll(/\s+/g, ' '));

describe('a table of a customer system', () => {
  it('is previewed, tried and imported by keyboard alone, every row accounted for', async () => {
    choose('customers.csv', customers);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('import file');
    await page.keyboard.press('Enter');
    await page.getByText('The mapping is proposed').waitFor();
    const target = (column: string) =>
      page.getByRole('combobox', { name: `Where the column ${column} goes` });
    expect(await target('Customer no').inputValue()).toBe('Reference id');
    expect(await target('Loyalty tier').inputValue()).toBe('Keep as “Loyalty tier”');
    expect(await faultsForReaders(page)).toEqual([]);

    await page.keyboard.press('Control+d');
    await page.getByRole('heading', { name: 'What would happen' }).waitFor();
    expect(await equation()).toBe('4 read = 2 created + 0 updated + 0 unchanged + 2 rejected');
    await page.getByText('Nothing was written yet.').waitFor();
    await page.getByText('Date of birth: no such day in the calendar.').waitFor();
    expect(await faultsForReaders(page)).toEqual([]);

    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    expect(await equation()).toBe('4 read = 2 created + 0 updated + 0 unchanged + 2 rejected');
    await page.getByRole('button', { name: 'Show accounts' }).click();
    await page.getByRole('grid', { name: 'Accounts' }).getByText('K-1002').waitFor();
    await page.getByText('2 of 2 accounts').waitFor();
  });

  it('read a second time changes nothing, and its mapping is remembered', async () => {
    await goTo(page, '/imports');
    choose('customers.csv', customers);
    await page.keyboard.press('o');
    await page.getByText('The mapping is remembered').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    expect(await equation()).toBe('4 read = 0 created + 0 updated + 2 unchanged + 2 rejected');
    await page.keyboard.press('Escape');
    const list = page.getByRole('grid', { name: 'Earlier imports' });
    await expect.poll(() => list.getByRole('row').count()).toBe(3);
  });

  it('gives its rejected rows back as a file with line and reason', async () => {
    await goTo(page, '/imports');
    await page.getByRole('grid', { name: 'Earlier imports' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'customers.csv' });
    await dialog.getByText('Customer no: no reference id.').waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    const saved = join(folder, 'rejected.csv');
    window.host.answers.toSave.push(saved);
    await dialog.getByRole('button', { name: 'Save rejected rows…' }).click();
    await page.getByText('2 rejected rows saved.').waitFor();
    const text = readFileSync(saved, 'utf8');
    expect(text).toContain('Nobody');
    expect(text).toContain('31.02.1990');
    expect(text.trim().split('\n')).toHaveLength(3);
    await page.keyboard.press('Escape');
  });

  it('cannot be imported before one column says whose row it is', async () => {
    await goTo(page, '/imports');
    choose('names.csv', 'First;Last\nAnna;Müller\nSeán;O’Brien\n');
    await page.keyboard.press('o');
    await page.getByText('One column must go to the reference id').waitFor();
    expect(await page.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: 'Where the column First goes' }).click();
    await page.getByRole('option', { name: 'Reference id' }).click();
    await page.getByText('Mapping as you set it.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Import' }).isEnabled()).toBe(true);
    await page.keyboard.press('Escape');
  });
});

describe('documents with a structure of their own', () => {
  it('say what they hold and need no mapping', async () => {
    await goTo(page, '/imports');
    const account = (reference: string) => ({
      type: 'account',
      id: `act_${reference.padEnd(12, '0')}`,
      attributes: {
        'reference-id': reference,
        'name-first': 'Maria',
        'name-last': 'Santos',
        birthdate: '1988-07-04',
      },
    });
    choose('accounts.json', JSON.stringify({ data: [account('doc1'), account('doc2')] }));
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'What the file holds' }).waitFor();
    await page.getByText('2 accounts').first().waitFor();
    expect(await faultsForReaders(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    expect(await equation()).toBe('2 read = 2 created + 0 updated + 0 unchanged + 0 rejected');
    await page.keyboard.press('Escape');
  });

  it('a broken file says so in words and leaves everything as it was', async () => {
    choose('broken.json', '{"data": [ {"type": "acc');
    await page.keyboard.press('o');
    await page
      .getByRole('alert')
      .or(page.getByText('Rejected rows'))
      .or(page.getByText('What the file holds'))
      .first()
      .waitFor();
    const shown = await page.locator('main').innerText();
    expect(shown).not.toMatch(/undefined|TypeError|\[object/);
    await page.keyboard.press('Escape');
  });
});

describe('a long import', () => {
  it('can be stopped, counts what it took, and goes on where it was', async () => {
    await goTo(page, '/imports');
    const rows = 40_000;
    const lines = Array.from(
      { length: rows },
      (_, index) => `L-${index},Given${index},Family${index},1980-01-01`,
    );
    const text = `reference id,first name,last name,birth date\n${lines.join('\n')}\n`;
    choose('long.csv', text);
    await page.keyboard.press('o');
    await page.getByText('The mapping is proposed').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('progressbar', { name: 'Importing long.csv' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('heading', { name: 'Stopped; what was done until then' }).waitFor();
    const took = Number(((await equation()).split(' ')[0] ?? '').replaceAll(',', ''));
    expect(took).toBeLessThan(rows);
    await page.keyboard.press('Escape');

    const list = page.getByRole('grid', { name: 'Earlier imports' });
    await list.getByText('stopped').waitFor();
    await list.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'long.csv' });
    window.host.answers.toOpen.push(join(folder, 'long.csv'));
    await dialog.getByRole('button', { name: 'Go on…' }).click();
    await expect
      .poll(async () => (await dialog.locator('.equation').innerText()).includes('40,000'), {
        timeout: 90_000,
      })
      .toBe(true);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => list.getByRole('row').filter({ hasText: 'long.csv' }).getByText('done').count())
      .toBe(1);
  });

  it('no request left the window and nothing complained', () => {
    window.expectNoFaults();
  });
});
