import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  barriers,
  makeSampleVault,
  openDesk,
  picture,
  type Desk,
  type SampleVault,
  eventually,
} from './desk.ts';

let sample: SampleVault;
let desk: Desk;

beforeAll(async () => {
  sample = await makeSampleVault();
});
afterAll(() => sample.remove());
afterEach(async () => {
  const refused = desk.refused();
  await desk.close();
  expect(refused).toBe(0);
});

test('an export shows its passphrase once, is not closed before it was noted, and is on the timeline', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await desk.go('/accounts');
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('usr_004308');
  await page.getByRole('row', { name: /usr_004308/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Identity' }).waitFor();
  await page.keyboard.press('x');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Choose where to save…' }).click();
  const result = page.getByRole('dialog', { name: 'The archive is written' });
  await result.waitFor();
  const passphrase = await result.locator('.export-words').innerText();
  expect(passphrase.length).toBeGreaterThan(20);
  const [file = ''] = readdirSync(desk.downloads).filter((name) => name.endsWith('.zip'));
  const hash = createHash('sha256')
    .update(readFileSync(join(desk.downloads, file)))
    .digest('hex');
  expect(await result.innerText()).toContain(hash);
  const close = result.getByRole('button', { name: 'Close' }).last();
  expect(await close.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await result.isVisible()).toBe(true);
  await picture(page, 'export-result');
  await result.getByRole('checkbox', { name: 'I have noted the passphrase' }).check();
  await close.click();
  await result.waitFor({ state: 'detached' });
  expect(await page.getByText(passphrase).count()).toBe(0);
  await eventually(() => page.getByRole('list', { name: 'Timeline' }).innerText()).toContain('Exported');
});
