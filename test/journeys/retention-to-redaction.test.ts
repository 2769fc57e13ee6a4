import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#main/kit/sql.ts';
import { openConnection, unlockVault } from '#main/vault/index.ts';
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

const held = { reference: 'usr_006242' } as const;

let sample: SampleVault;
let desk: Desk;
let heldId: string;

/** The vault has a policy, a hold, and was last looked at years ago. */
beforeAll(async () => {
  sample = await makeSampleVault(async (client) => {
    heldId = (await client.accounts.load({ referenceId: held.reference })).id;
    await client.retention.placeHold({ name: 'Matter 7', reason: 'Court order', accountIds: [heldId] });
    const rule = { countedFrom: 'creation' as const, dueAfter: { days: 10 } };
    await client.retention.savePolicy({ name: 'Ten days', rule });
  });
  const opened = await unlockVault(sample.folder, admin, { kdf: 'least' });
  const connection = openConnection(join(sample.folder, 'vault.db'), opened.pageKey(), 'writer');
  opened.close();
  openDb(connection).run("INSERT INTO retention_clock (id, trusted) VALUES (1, '2020-01-01T09:00:00.000Z')");
  connection.close();
  desk = await openDesk(sample);
});
afterAll(async () => {
  expect(desk.refused()).toBe(0);
  await desk.close();
  sample.remove();
});

const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const heading = (name: string) => desk.page.getByRole('heading', { name, exact: true });

test('a clock that leapt ahead is followed only when somebody says why it is right', async () => {
  const { page } = desk;
  await desk.go('/retention');
  await page.getByText(/^This machine’s clock is [\d,]+ days later/).waitFor();
  await button('The clock is right…').click();
  const form = page.getByRole('dialog', { name: 'Is this machine’s clock right?' });
  const confirm = form.getByRole('button', { name: 'It is right' });
  expect(await confirm.isDisabled()).toBe(true);
  await form.getByRole('radio', { name: 'Nobody opened the vault for that long' }).check();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'retention-clock');
  await confirm.click();
  await form.waitFor({ state: 'detached' });
  await eventually(() => page.getByText(/^This machine’s clock is/).count()).toBe(0);
});

test('a batch of what is due goes by its typed number up to the certificate', async () => {
  const { page } = desk;
  const propose = button(/^Propose redaction of [\d,]+…/);
  await eventually(() => propose.isEnabled()).toBe(true);
  await propose.click();
  const form = page.getByRole('dialog', { name: 'Propose a redaction' });
  await form.getByLabel('At most').fill('3');
  await form.getByRole('button', { name: 'Make the dry run' }).click();
  await form.getByText(/^3 accounts, /).waitFor({ timeout: 60_000 });
  await form.getByRole('button', { name: 'Propose' }).click();
  await heading('Remove it for good').waitFor({ timeout: 60_000 });
  const typed = page.getByRole('textbox', { name: 'Type the number of accounts to go on' });
  const run = button('Redact for good');
  await typed.fill('2');
  expect(await run.isDisabled()).toBe(true);
  await typed.fill('3');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-batch');
  await run.focus();
  await page.keyboard.press('Space');
  const certificate = page.getByRole('article', { name: 'Certificate' });
  await certificate.waitFor({ timeout: 60_000 });
  expect(await certificate.innerText()).toContain('End of the retention period');
  expect(await page.locator('.page-facts .status-pill').innerText()).toBe('proven');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-batch-certificate');
});

test('a hold forbids redaction, and the page offers to restrict the account meanwhile', async () => {
  const { page } = desk;
  await desk.go(`/accounts/${heldId}/redact`);
  await heading('May it be redacted?').waitFor();
  await page.getByText('It cannot be redacted now.').waitFor();
  await page.getByText(/Matter 7/).waitFor();
  expect(await button('Go on').isDisabled()).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-held');
  await button('Restrict processing…').click();
  const form = page.getByRole('dialog', { name: 'Restrict the processing of this account?' });
  await form.getByLabel('Reason').fill('Erasure asked for, must wait for Matter 7');
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await heading('The processing of this account is restricted').waitFor();
  await page.getByText('Its processing is restricted.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});
