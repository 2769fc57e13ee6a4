import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  barriers,
  fieldRow,
  makeSampleVault,
  openDesk,
  openInquiry,
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

const name = () => desk.page.getByRole('heading', { level: 1 }).innerText();
const waiting = async () => Number(await desk.page.locator('.queue-states .faint').innerText());

test('ten inquiries are decided by keyboard alone, and each next one is there at once', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await page.locator('.diff-row[data-cursor]').waitFor();
  const before = await waiting();
  const waits: number[] = [];
  for (let count = 0; count < 10; count++) {
    const person = await name();
    await page.locator('.diff-row:focus, .centre:has(.first)').first().waitFor();
    await page.keyboard.press(count % 3 === 2 ? 'Control+2' : 'Control+1');
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.waitFor();
    if ((await note.getAttribute('aria-required')) === 'true') {
      await eventually(() => note.evaluate((field) => field === document.activeElement)).toBe(true);
      await page.keyboard.type('Seen and compared with the passport picture.');
    }
    const started = performance.now();
    await page.keyboard.press('Control+Enter');
    await page.locator('.choosing').waitFor({ state: 'detached' });
    await eventually(name).not.toBe(person);
    waits.push(performance.now() - started);
  }
  await eventually(waiting).toBe(before - 10);
  const median = waits.toSorted((one, other) => one - other)[5] ?? Infinity;
  // The aim is 100 ms; browser, test and store share two cores here.
  expect(median).toBeLessThan(600);
});

test('swapped names and a flipped date are mended by one key each, and approving corrects the account', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Assunção Teresa');
  await eventually(() => fieldRow(page, 'name').getAttribute('data-cursor')).toBe('true');
  await page.keyboard.press('s');
  await eventually(() => fieldRow(page, 'name').innerText()).toContain('corrected');
  await eventually(() => fieldRow(page, 'name').locator('.level-pill').innerText()).toContain('exact');
  await page.keyboard.press('s');
  await eventually(() => fieldRow(page, 'birthdate').innerText()).toContain('1975-05-01');
  await page.keyboard.press('Control+1');
  await eventually(() => page.locator('.choosing-effect').innerText()).toBe(
    '2 account fields change (name and birth date).',
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await page.locator('.last-decided').getByText('same person').waitFor();
  await desk.go('/accounts');
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('usr_004308');
  await eventually(() => page.getByRole('row', { name: /Teresa Assunção/ }).count()).toBe(1);
});

test('a resolution can be undone, and both values can be kept', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Bill Fitzgerald');
  await page.keyboard.press('b');
  await eventually(() => fieldRow(page, 'name').innerText()).toContain('kept as alias');
  await page.keyboard.press('b');
  await eventually(() => fieldRow(page, 'name').innerText()).toContain('kept as previous');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await eventually(() => fieldRow(page, 'name').innerText()).not.toContain('both true');
});

test('leaving a difference open asks for a word, and approving over it asks for a sentence', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Samuel Ingram');
  await page.keyboard.press('u');
  await page.keyboard.type('asks the issuer');
  await page.keyboard.press('Enter');
  await eventually(() => fieldRow(page, 'identification').innerText()).toContain('left open');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+Enter');
  await page.getByText('At least one sentence, please.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Same person Ctrl/ }).waitFor();
});

test('a resolution waits for the way back, and a change of the account meanwhile is shown before it counts', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Assunção Teresa');
  await page.keyboard.press('s');
  await page.getByText('draft kept').waitFor();
  await page.getByRole('link', { name: 'Assunção Teresa' }).click();
  await page.getByRole('heading', { name: 'Identity' }).waitFor();
  await page.keyboard.press('e');
  const panel = page.getByRole('dialog', { name: 'Update account' });
  await panel.getByLabel('Born', { exact: true }).fill('1 May 1975');
  await panel.getByRole('button', { name: 'birth date mistyped' }).click();
  await page.keyboard.press('Control+Enter');
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press('i');
  const bar = page.locator('.stale-bar');
  await eventually(() => bar.innerText()).toContain('Changed: birth date. What you resolved still stands.');
  await eventually(() => fieldRow(page, 'birthdate').innerText()).toContain('changed since');
  expect(await page.getByRole('button', { name: /^Same person Ctrl/ }).isDisabled()).toBe(true);
  await picture(page, 'review-stale');
  await bar.getByRole('button', { name: /Reload/ }).click();
  await bar.waitFor({ state: 'detached' });
  await eventually(() => fieldRow(page, 'name').innerText()).toContain('corrected');
  await eventually(() => fieldRow(page, 'birthdate').locator('.level-pill').innerText()).toContain('exact');
});

test('a decided inquiry says who, when and why, shows what was compared, and opens again with a reason', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Ágnes Orosz');
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+Enter');
  await page.locator('.last-decided').getByText('Ágnes Orosz').waitFor();
  await page.getByRole('button', { name: 'Decided', exact: true }).click();
  await page.getByRole('button', { name: /^Ágnes Orosz / }).click();
  const bar = page.getByRole('region', { name: 'Decision' });
  await eventually(() => bar.innerText()).toContain('another person · Ada Lindqvist');
  await eventually(() => fieldRow(page, 'name').innerText()).toContain('Gergő');
  await picture(page, 'review-decided');
  await page.getByRole('button', { name: 'Re-open…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('decided too fast');
  await page.getByRole('button', { name: 'Re-open', exact: true }).click();
  await page.getByRole('button', { name: /^Same person Ctrl/ }).waitFor();
});

test('the open inquiry stays in view in the queue when the window becomes smaller', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await page.setViewportSize({ width: 1920, height: 1080 });
  const queue = page.getByRole('navigation', { name: 'Inquiries', exact: true });
  await queue.locator('[data-index="0"]').waitFor();
  await queue.locator('.queue-scroll').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  const last = queue.locator('.queue-row').last();
  await eventually(() => last.innerText()).toContain('usr_');
  await last.click();
  const open = queue.locator('.queue-row[aria-current="true"]');
  await open.waitFor();
  await page.setViewportSize({ width: 1366, height: 768 });
  await eventually(async () => {
    const box = await open.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 768;
  }).toBe(true);
});

test.each(['light', 'dark'] as const)(
  'the review has no barrier in the %s scheme, open row and decision included',
  async (scheme) => {
    desk = await openDesk(sample, { colorScheme: scheme });
    const { page } = desk;
    await openInquiry(page, 'Bill Fitzgerald');
    await page.locator('.diff-detail').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('a');
    await page.keyboard.press('Control+1');
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, `review-${scheme}`);
  },
);
