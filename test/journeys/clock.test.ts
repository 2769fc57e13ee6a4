/** A machine's clock that leapt: confirmed with a reason, which the log lists and the retention page leads to. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openConnection, unlockVault } from '#main/vault/index.ts';
import { admin } from '../kit/vault.ts';
import { barriers, makeSampleVault, openDesk, picture, type Desk, type SampleVault } from './desk.ts';

let sample: SampleVault;
let desk: Desk;
beforeAll(async () => {
  sample = await makeSampleVault();
  const opened = await unlockVault(sample.folder, admin, { kdf: 'least' });
  const connection = openConnection(join(sample.folder, 'vault.db'), opened.pageKey(), 'writer');
  connection.exec(`INSERT INTO retention_clock (id, trusted) VALUES (1, '2025-11-22T09:00:00.000Z')
    ON CONFLICT (id) DO UPDATE SET trusted = excluded.trusted`);
  connection.close();
  opened.close();
  desk = await openDesk(sample);
}, 240_000);
afterAll(async () => {
  await desk.close();
  sample.remove();
});

it('a leap of the clock that somebody settled is one quiet line, and that line leads to who said why', async () => {
  const { page } = desk;
  await desk.go('/retention');
  await page.getByRole('button', { name: 'The clock is right…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is this machine’s clock right?' });
  await dialog.getByText('Nobody opened the vault for that long').click();
  await dialog.getByRole('button', { name: 'It is right' }).click();
  const line = page.getByRole('button', { name: 'Clock moves settled: 1' });
  await line.waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'retention-settled-clock');
  await line.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/audit$/);
  const log = page.getByRole('grid', { name: 'Audit log' });
  await log.getByText(/^Clock settled, \d+ days? ahead: vault not opened so long$/).waitFor();
  expect(await log.getByRole('row').count()).toBe(2);
  await picture(page, 'audit-settled-clock');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await log.getByText('Signed in', { exact: true }).first().waitFor();
});
