import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  barriers,
  eventually,
  makeSampleVault,
  openDesk,
  picture,
  type Desk,
  type SampleVault,
} from './desk.ts';

const person = { reference: 'usr_006242', email: 'annika.wallin32@example.net' } as const;

let sample: SampleVault;
let desk: Desk;
let redactionId: string;

beforeAll(async () => {
  sample = await makeSampleVault(async (client) => {
    const { id } = await client.accounts.load({ referenceId: person.reference });
    const what = { accountIds: [id], scope: { kind: 'account' as const } };
    const plan = await client.redaction.plan(what);
    const basis = { reason: 'erasure-request' as const };
    redactionId = (await client.redaction.propose({ ...what, basis, planHash: plan.hash })).id;
  });
  desk = await openDesk(sample);
});
afterAll(async () => {
  expect(desk.refused()).toBe(0);
  await desk.close();
  sample.remove();
});

const state = () => desk.page.locator('.page-facts .status-pill').innerText();
const left = () => join(desk.vaultFolder, 'notes.txt');
const button = (name: string) => desk.page.getByRole('button', { name });

test('what the search finds is shown in red with the file, and nobody is told that it is gone', async () => {
  const { page } = desk;
  writeFileSync(left(), `write to ${person.email} on Monday`);
  await desk.go(`/redactions/${redactionId}`);
  await page.getByRole('textbox', { name: /^Type .* to go on/ }).fill(person.reference);
  await button('Redact for good').focus();
  await page.keyboard.press('Space');
  const card = page.getByRole('alert').filter({ hasText: 'Redaction incomplete' });
  await card.waitFor({ timeout: 60_000 });
  await eventually(state).toBe('incomplete');
  const text = await card.innerText();
  expect(text).toContain('Files beside the database');
  expect(text).toContain('notes.txt');
  expect(text).not.toContain('allin');
  expect(await page.getByRole('article', { name: 'Certificate' }).count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-incomplete');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'redaction-incomplete-dark');
  await page.emulateMedia({ colorScheme: 'light' });
});

test('searching again while it is still there stays incomplete', async () => {
  await button('Rebuild and search again').click();
  await desk.page.getByRole('dialog', { name: 'Finishing a proof' }).waitFor();
  await desk.page.getByRole('dialog', { name: 'Finishing a proof' }).waitFor({ state: 'detached' });
  expect(await state()).toBe('incomplete');
  await desk.page.getByText('notes.txt').waitFor();
});

test('with the file removed the next search proves it, and the certificate names no file', async () => {
  const { page } = desk;
  rmSync(left());
  await button('Rebuild and search again').click();
  const certificate = page.getByRole('article', { name: 'Certificate' });
  await certificate.waitFor({ timeout: 60_000 });
  expect(await state()).toBe('proven');
  expect(await certificate.innerText()).not.toContain('notes.txt');
});
