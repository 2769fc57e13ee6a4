/**
 * `npm run demo`: the main job without a window, in a temporary folder: a vault is made, the sample organisation comes
 * in, a few re-verifications are compared in words and decided, one account is redacted with its certificate, and every
 * main screen is drawn into `demo/`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { connect, type Client } from '#client/client.ts';
import type { Review, Resolution } from '#contracts/inquiries.ts';
import { startApp } from '#main/app.ts';
import { comparisonText } from '#main/command-line/commands.ts';
import { commandLineHost } from '#main/command-line/engine.ts';
import { chromiumHost } from '#main/host/chromium/index.ts';
import { ensureBrowser } from './parts/browser.ts';
import { redactOne, type Redacted } from './parts/demo-redaction.ts';
import { ensureBuilt } from './parts/built.ts';
import { runScript, say } from './parts/say.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'demo');
const person = 'Ada Lund';
/** Of this demo alone: its vault is removed at the end. */
const passphrase = 'a-demo-passphrase-that-nobody-else-uses-2026';
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

await runScript(async () => {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'casefold-demo-'));
  process.env['CASEFOLD_HOME'] = join(folder, 'home');
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  try {
    await ensureBuilt();
    ensureBrowser();
    const vaultFolder = join(folder, 'vault');
    const shown = await doTheWork(vaultFolder);
    const count = await drawScreens(folder, vaultFolder, shown);
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`\n${String(count)} pictures of the screens are in demo/. All of it took ${String(seconds)} s.`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

interface Shown {
  readonly accountId: string;
  readonly inquiryId: string;
  readonly redacted: Redacted;
}

async function doTheWork(vaultFolder: string): Promise<Shown> {
  const app = await startApp(commandLineHost(), { vaultFolder, leastKdf: true });
  try {
    const client = await connect(app.port);
    say(`Making an encrypted vault; ${person} is its administrator.`);
    const { recoveryKey } = await client.vault.create({ name: 'Demo', person, passphrase });
    await client.vault.confirmRecovery({ recoveryKey });
    const loaded = await client.sample.load({});
    say(
      `The sample organisation came in through the importers: ${String(loaded.accounts)} accounts, ` +
        `${String(loaded.inquiries)} inquiries, ${String(loaded.documents)} documents.\n`,
    );
    const reviews = await waitingReviews(client);
    for (const review of examples(reviews)) await compareAndDecide(client, review);
    const open = reviews.findLast((review) => review.comparison.counts.conflict > 0) ?? reviews.at(-1);
    if (!open) throw new Error('the sample has no waiting inquiry');
    const redacted = await redactOne(client, open.account.id);
    return { accountId: open.account.id, inquiryId: open.inquiry.id, redacted };
  } finally {
    await app.quit();
  }
}

async function waitingReviews(client: Client): Promise<Review[]> {
  const { rows } = await client.inquiries.list({ state: 'waiting', limit: 200 });
  const reviews: Review[] = [];
  for (const row of rows) if (!row.first) reviews.push(await client.inquiries.review({ id: row.id }));
  return reviews;
}

/** One that only needs a fix on file, one where a difference is true on both sides, one that is somebody else. */
function examples(reviews: readonly Review[]): Review[] {
  const hasFix = (code: string) => (review: Review) =>
    review.comparison.fields.some((row) => row.fixes.some((fix) => fix.code === code));
  const verdict = (wanted: Review['comparison']['suggestion']['verdict']) => (review: Review) =>
    review.comparison.suggestion.verdict === wanted;
  const wanted = [hasFix('swap-names'), hasFix('swap-day-month'), verdict('same'), verdict('different')];
  const found: Review[] = [];
  for (const test of wanted) {
    const review = reviews.find((candidate) => test(candidate) && !found.includes(candidate));
    if (review) found.push(review);
  }
  return found;
}

async function compareAndDecide(client: Client, review: Review): Promise<void> {
  say(comparisonText(review));
  const resolutions = review.comparison.fields.flatMap((row): Resolution[] => {
    const fix = row.fixes.find(({ code }) => code === 'swap-names' || code === 'swap-day-month');
    const seen = { onFileText: row.onFile?.text ?? null, incomingText: row.incoming?.text ?? null };
    return fix ? [{ field: row.field, choice: 'account-wrong', fix: fix.code, ...seen }] : [];
  });
  const different = review.comparison.suggestion.verdict === 'different';
  const decided = await client.inquiries.decide({
    id: review.inquiry.id,
    version: review.inquiry.version,
    accountVersion: review.account.version,
    resolutions,
    outcome: different ? 'decline' : 'approve',
    reason: different
      ? 'different-person'
      : resolutions.length > 0
        ? 'account-was-wrong'
        : 'everything-agrees',
    note: 'Decided by the demo after comparing every field.',
  });
  const changed =
    decided.changedFields.length > 0
      ? `changed on the account: ${decided.changedFields.join(', ')}`
      : 'the account stays as it is';
  say(`→ ${different ? 'not the same person' : 'same person'}; ${changed}`);
  const { events } = await client.accounts.timeline({ id: review.account.id });
  for (const change of events.find((event) => event.changes.length > 0)?.changes ?? []) {
    say(`   ${change.field}: ${change.before ?? 'nothing'} → ${change.after ?? 'nothing'}`);
  }
  say('');
}

async function drawScreens(folder: string, vaultFolder: string, shown: Shown): Promise<number> {
  let count = 0;
  const draw = async (page: Page, name: string, scheme: string): Promise<void> => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(pictures, `${name}-${scheme}-${String(size.width)}.png`) });
      count += 1;
    }
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    const open = async (vault: string, work: (page: Page) => Promise<void>): Promise<void> => {
      const host = chromiumHost({
        headless: true,
        appData: join(folder, 'app'),
        downloads: folder,
        size: sizes[0],
        colorScheme,
      });
      const app = await startApp(host, { vaultFolder: vault, leastKdf: true });
      try {
        await work(host.window.page());
      } finally {
        await app.quit();
      }
    };
    await open(join(folder, 'none'), async (page) => {
      await page.getByLabel('Your name').waitFor();
      await draw(page, '01-first-run', colorScheme);
    });
    await open(vaultFolder, async (page) => {
      await page.getByLabel('Name', { exact: true }).waitFor();
      await draw(page, '02-locked', colorScheme);
      await signIn(page);
      for (const [name, path] of screens(shown)) {
        await page.evaluate(`location.hash = ${JSON.stringify(path)}`);
        await page.waitForTimeout(600);
        await draw(page, name, colorScheme);
      }
    });
  }
  return count;
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(person);
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(500);
}

function screens({ accountId, inquiryId, redacted }: Shown): [name: string, path: string][] {
  return [
    ['03-review', `/inquiries/${inquiryId}`],
    ['04-accounts', '/accounts'],
    ['05-account', `/accounts/${accountId}`],
    ['06-imports', '/imports'],
    ['07-tags', '/tags'],
    ['08-people', '/people'],
    ['09-settings', '/settings'],
    ['10-redact', `/accounts/${accountId}/redact`],
    ['11-redacted-account', `/accounts/${redacted.accountId}`],
    ['12-certificate', `/redactions/${redacted.redactionId}`],
    ['13-retention', '/retention'],
    ['14-audit-log', '/audit'],
    ['15-backups', '/backups'],
  ];
}
