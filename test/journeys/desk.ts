/** An analyst's desk for journeys: a vault with the sample organisation, opened in a browser, signed in. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Client } from '#client/client.ts';
import { openApp, type OpenAppOptions, type OpenedApp } from '../kit/browser.ts';
import { admin, openProgram } from '../kit/vault.ts';

/** A desk: the running program, and the vault it works in. */
export interface Desk extends OpenedApp {
  /** Goes to a place of the window, e.g. `/inquiries`. */
  go(path: string): Promise<void>;
}

/** A vault with the sample organisation, made once and copied for every desk. */
export interface SampleVault {
  readonly folder: string;
  remove(): void;
}

/**
 * Makes a vault and fills it with the sample organisation.
 * @param prepare what else a journey needs in it
 */
export async function makeSampleVault(prepare?: (client: Client) => Promise<unknown>): Promise<SampleVault> {
  const folder = mkdtempSync(join(tmpdir(), 'casefold-sample-'));
  const program = await openProgram({ vaultFolder: join(folder, 'vault') });
  try {
    const client = await program.newClient();
    const { recoveryKey } = await client.vault.create({ name: 'Sample', ...admin });
    await client.vault.confirmRecovery({ recoveryKey });
    await client.sample.load({});
    await prepare?.(client);
  } finally {
    await program.close();
  }
  return { folder: join(folder, 'vault'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens a copy of the sample vault and signs in. */
export async function openDesk(sample: SampleVault, options: OpenAppOptions = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'casefold-desk-'));
  const vaultFolder = join(folder, 'vault');
  cpSync(sample.folder, vaultFolder, { recursive: true });
  const opened = await openApp({ ...options, vaultFolder });
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Name' }).fill(admin.person);
  await page.getByLabel('Passphrase', { exact: true }).fill(admin.passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  // Journeys begin at the oldest waiting inquiry, to which the start page leads.
  await page.waitForURL(/#\/inquiries\/inq_/);
  return Object.assign(opened, {
    go: async (path: string) => {
      await page.evaluate((to) => {
        window.location.hash = to;
      }, path);
    },
    close: closing(opened, folder),
  });
}

function closing(opened: OpenedApp, folder: string): () => Promise<void> {
  const close = opened.close.bind(opened);
  return async () => {
    await close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Where pictures of the screens are kept, outside the sources. */
const pictures = join(process.cwd(), 'out', 'journeys');

/** Keeps a picture of the screen. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** What axe finds wrong with the screen as it stands, one line each. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  );
}

/** The row of a field in the review grid. */
export function fieldRow(page: Page, field: string): Locator {
  return page.locator(`.diff-row[data-row="${field}"]`);
}

/** Opens the waiting inquiry of somebody from the queue. */
export async function openInquiry(page: Page, name: string): Promise<void> {
  const queue = page.getByRole('navigation', { name: 'Inquiries', exact: true });
  await page.getByRole('link', { name: 'Inquiries' }).click();
  await queue.waitFor();
  for (let screen = 0; screen < 40; screen++) {
    const row = queue.getByRole('button', { name: new RegExp(`^${name} `) });
    if ((await row.count()) > 0) {
      await row.first().click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      return;
    }
    await queue.locator('.queue-scroll').evaluate((list) => list.scrollBy(0, 400));
    await page.waitForTimeout(50);
  }
  throw new Error(`${name} is not in the queue.`);
}

/** Waits until what is read fits, as long as a busy machine may need. */
export const eventually = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 15_000, interval: 25 });
