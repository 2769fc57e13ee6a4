import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { admin, otherPassphrase } from '../kit/vault.ts';
import {
  barriers,
  eventually,
  makeSampleVault,
  openDesk,
  picture,
  type Desk,
  type SampleVault,
} from './desk.ts';

/** Three documents, one decided inquiry, nothing that waits. */
const person = { reference: 'usr_006242', name: 'Annika Wallin' } as const;
/** An inquiry of hers waits. */
const busy = { reference: 'usr_004308', name: 'Assunção Teresa' } as const;
const second = 'Bo Reviewer';

let sample: SampleVault;
let desk: Desk;

beforeAll(async () => {
  sample = await makeSampleVault(async (client) => {
    // A tag of nobody in particular that speaks of her.
    await client.tags.create({ name: 'asks for Annika Wallin', colour: 'red', description: '' });
  });
});
afterAll(() => sample.remove());
afterEach(async () => {
  const refused = desk.refused();
  await desk.close();
  expect(refused).toBe(0);
});

const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const heading = (name: string) => desk.page.getByRole('heading', { name, exact: true });
const state = () => desk.page.locator('.page-facts .status-pill').innerText();

/** Opens an account by the search and its redaction by the menu, with the keys alone. */
async function begin(reference: string): Promise<void> {
  const { page } = desk;
  await desk.go('/accounts');
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill(reference);
  await page.getByRole('row', { name: new RegExp(reference) }).waitFor();
  await page.keyboard.press('Enter');
  await heading('Identity').waitFor();
  await button('More').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Redact personal data…' }).waitFor();
  // The menu takes the focus a moment after it is drawn.
  await eventually(async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    return page.evaluate(() => document.activeElement?.textContent);
  }).toBe('Redact personal data…');
  await page.keyboard.press('Enter');
  await heading('May it be redacted?').waitFor();
}

/** Goes on to the next step as soon as it is settled. */
async function goOn(to: string): Promise<void> {
  await eventually(() => button(/^(Go on|Propose)/).isEnabled()).toBe(true);
  await desk.page.keyboard.press('Control+Enter');
  await heading(to).waitFor();
}

/** From the first step to a proposal, with the keys alone. */
async function propose(): Promise<void> {
  const { page } = desk;
  await goOn('What is redacted');
  await goOn('Dry run');
  const looked = page.getByRole('checkbox', { name: /I have looked at/ });
  await page.getByRole('checkbox', { name: /asks for Annika Wallin/ }).focus();
  await page.keyboard.press('Space');
  await eventually(() => looked.isEnabled()).toBe(true);
  await looked.focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: 'I have read what goes and what stays' }).focus();
  await page.keyboard.press('Space');
  await goOn('Ground');
  await page.getByRole('radio', { name: /Request for erasure/ }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Reference of the request or order').focus();
  await page.keyboard.type('DSR-2026-0142');
  await goOn('Export before it is gone?');
  expect(await button('Propose the redaction').isDisabled()).toBe(true);
  await page.getByRole('radio', { name: /No export wanted/ }).focus();
  await page.keyboard.press('Space');
  await button('Propose the redaction').focus();
  await page.keyboard.press('Enter');
}

/** Types the reference id and runs it, with the keys alone. */
async function carryOut(): Promise<void> {
  const { page } = desk;
  const run = button('Redact for good');
  const typed = page.getByRole('textbox', { name: /^Type .* to go on/ });
  await typed.focus();
  await page.keyboard.type('usr_00624');
  await page.keyboard.press('Enter');
  expect(await run.isDisabled()).toBe(true);
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  expect(await state()).toBe('may be run');
  await run.focus();
  await page.keyboard.press('Enter');
  expect(await state()).toBe('may be run');
  await page.keyboard.press('Space');
  const progress = page.getByRole('dialog', { name: 'Redacting' });
  await page.keyboard.press('Escape');
  await page.getByRole('article', { name: 'Certificate' }).waitFor({ timeout: 60_000 });
  expect(await progress.count()).toBe(0);
}

test('one person goes all the way with the keys alone: certificate, tombstone, and nothing to be found', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await begin(person.reference);
  expect(await barriers(page)).toEqual([]);
  await page.getByText('Nothing stands against it.').waitFor();
  await propose();
  await heading('Remove it for good').waitFor();
  expect(await barriers(page)).toEqual([]);
  await carryOut();
  expect(await state()).toBe('proven');
  const certificate = page.getByRole('article', { name: 'Certificate' });
  const text = await certificate.innerText();
  expect(text).toContain('Values on file\n8\n');
  expect(text).toContain('Request for erasure');
  expect(text).toContain('DSR-2026-0142');
  expect(text).toContain('1 blacked out, 0 left on purpose');
  expect(text).not.toContain('Wallin');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-certificate');

  await button('Save as PDF…').click();
  await page.getByText('The certificate is written').waitFor();
  const [file = ''] = readdirSync(desk.downloads).filter((name) => name.endsWith('.pdf'));
  expect(readFileSync(join(desk.downloads, file)).subarray(0, 8).toString()).toBe('%PDF-1.7');

  await page.getByRole('link', { name: person.reference }).click();
  await page.getByText(/^Personal data redacted on /).waitFor();
  await page.getByText('Nothing was collected since.').waitFor();
  expect(await page.locator('.shell-main').innerText()).not.toContain('Wallin');
  const timeline = page.getByRole('list', { name: 'Timeline' });
  await eventually(() => timeline.innerText()).toContain('Redaction proven, certificate issued');
  expect(await timeline.innerText()).toContain('Personal data taken out, proof outstanding');
  expect(await timeline.innerText()).toContain('Redaction proposed');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-tombstone');

  await desk.go('/accounts');
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('Annika Wallin');
  await page
    .getByText(/^(Nobody|Similar)/)
    .first()
    .waitFor();
  await eventually(() => page.getByRole('row', { name: new RegExp(person.reference) }).count()).toBe(0);
});

test('with two people it waits for the other one, who sees everything and approves', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await page.evaluate(() => undefined);
  await addReviewer();
  await begin(person.reference);
  await page.getByText('A second person will have to approve before anything is removed.').waitFor();
  await propose();
  await heading('A second person must look at this and approve it.').waitFor();
  expect(await state()).toBe('waits for a second person');
  expect(await button('Approve').count()).toBe(0);
  expect(await button('Redact for good').count()).toBe(0);

  const next = await desk.nextPage(() => page.keyboard.press('Control+l').catch(() => undefined));
  await next.getByRole('textbox', { name: 'Name' }).fill(second);
  await next.getByLabel('Passphrase', { exact: true }).fill(otherPassphrase);
  await next.keyboard.press('Enter');
  await next.getByRole('link', { name: 'Redactions, 1 waiting' }).click();
  await next.getByRole('row', { name: /usr_006242/ }).waitFor();
  // Away from the rail, whose tooltip lies outside the page.
  await next.mouse.move(700, 500);
  await next.locator('.tip').waitFor({ state: 'detached' });
  expect(await barriers(next)).toEqual([]);
  await next.keyboard.press('Enter');
  await heading('You are the second person').waitFor();
  const mention = next.getByRole('listitem').filter({ hasText: 'asks for Annika Wallin' });
  await mention.getByText('will be blacked out').waitFor();
  expect(await barriers(next)).toEqual([]);
  await picture(next, 'redaction-second-person');
  await button('Approve').click();
  await heading('Remove it for good').waitFor();
  await carryOut();
  expect(await next.getByRole('article', { name: 'Certificate' }).innerText()).toContain(
    `Approved by\n${second}`,
  );
});

test('a lock in the middle leaves it unproven, and the next sign-in finishes the proof before the work goes on', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await begin(person.reference);
  await propose();
  await page.getByRole('textbox', { name: /^Type .* to go on/ }).fill(person.reference);
  await button('Redact for good').focus();
  await page.keyboard.press('Space');
  // The data is out of the tables from here on. Looked at in every frame: on a quick machine a phase is a blink.
  await page.waitForFunction(
    () =>
      /Tidy|Write|Change|Search/.test(document.querySelector('.phase[data-state="now"]')?.textContent ?? ''),
    undefined,
    { polling: 'raf' },
  );
  const next = await desk.nextPage(() => page.keyboard.press('Control+l').catch(() => undefined));
  await next.getByRole('textbox', { name: 'Name' }).fill(admin.person);
  await next.getByLabel('Passphrase', { exact: true }).fill(admin.passphrase);
  await next.keyboard.press('Enter');
  // Either the proof is being finished and no page is there, or, on a quick machine, it is finished already.
  const seen = await next.waitForFunction(
    () => {
      const titles = [...document.querySelectorAll('h1, h2')].map((title) => title.textContent);
      const finishing = titles.includes('Finishing a proof');
      const menu = document.querySelector('nav') !== null;
      return finishing || menu ? { finishing, menu } : null;
    },
    undefined,
    { polling: 'raf' },
  );
  const { finishing, menu } = (await seen.jsonValue()) ?? { finishing: true, menu: true };
  expect(finishing && menu).toBe(false);
  await next.getByRole('link', { name: 'Redactions' }).click({ timeout: 60_000 });
  await next
    .getByRole('row', { name: /usr_006242/ })
    .getByText('proven', { exact: true })
    .waitFor();
  await next.keyboard.press('Enter');
  await next.getByRole('article', { name: 'Certificate' }).waitFor();
});

test('open work stands against it until it is passed over on purpose; declining leaves everything as it is', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await begin(busy.reference);
  await page.getByText('1 inquiry waits').waitFor();
  expect(await button('Go on').isDisabled()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await heading('May it be redacted?').waitFor();
  await page.getByRole('checkbox', { name: 'Redact although this work is open' }).check();
  await goOn('What is redacted');
  await page.getByRole('radio', { name: /Chosen fields/ }).check();
  expect(await button('Go on').isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /^Phone/ }).check();
  await goOn('Dry run');
  await page.getByText(/are looked through only when everything/).waitFor();
  await page.getByRole('checkbox', { name: 'I have read what goes and what stays' }).check();
  await goOn('Ground');
  await page.getByRole('radio', { name: /Consent withdrawn/ }).check();
  await page.getByLabel('Note').fill('Teresa rang and withdrew it');
  await page.getByText('This says who the person is.').waitFor();
  expect(await button('Go on').isDisabled()).toBe(true);
  await page.getByLabel('Note').fill('Withdrawn by phone');
  await goOn('Export before it is gone?');
  await page.getByRole('radio', { name: /Exported first/ }).check();
  await page.getByText('No export of this account is on record.').waitFor();
  expect(await button('Propose the redaction').isDisabled()).toBe(true);
  await button('Export now…').click();
  await button('Choose where to save…').click();
  await page.getByRole('checkbox', { name: 'I have noted the passphrase' }).check();
  await button('Close').last().click();
  await page.getByText(/^Last exported .* by Ada Lindqvist, and unchanged since\.$/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-exported-first');
  await button('Propose the redaction').click();
  await heading('Remove it for good').waitFor();
  await page.getByText(/^Exported before, /).waitFor();
  await button('Take it back').click();
  await eventually(state).toBe('withdrawn');
  expect(await button('Redact for good').count()).toBe(0);
});

/** Lets somebody else in who may redact, through the window. */
async function addReviewer(): Promise<void> {
  const { page } = desk;
  await desk.go('/people');
  await page.getByRole('grid', { name: 'People' }).waitFor();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill(second);
  await dialog.getByRole('radio', { name: /Reviewer/ }).check();
  await dialog.getByRole('textbox', { name: 'First passphrase' }).fill(otherPassphrase);
  await dialog.getByRole('textbox', { name: 'Passphrase once more' }).fill(otherPassphrase);
  await eventually(() => dialog.getByRole('button', { name: 'Add' }).isEnabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.waitFor({ state: 'detached' });
}
