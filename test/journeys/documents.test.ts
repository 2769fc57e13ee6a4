import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  barriers,
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

const widthOfPicture = () =>
  desk.page
    .locator('.stage-picture')
    .first()
    .evaluate((image) => image.clientWidth);

test('evidence is seen beside the grid, and zoomed, turned and stepped through by keys', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Ágnes Orosz');
  const shown = page.locator('.stage-picture');
  await eventually(() =>
    shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
  ).toBeGreaterThan(100);
  const fitted = await widthOfPicture();
  await page.keyboard.press('+');
  await eventually(widthOfPicture).toBeGreaterThan(fitted);
  await page.keyboard.press('0');
  await eventually(widthOfPicture).toBe(fitted);
  await page.keyboard.press('.');
  await eventually(() => shown.evaluate((image) => image.style.transform)).toContain('rotate(90deg)');
  const first = await page.locator('.reader-bar').innerText();
  await page.keyboard.press(']');
  await eventually(() => page.locator('.reader-bar').innerText()).not.toBe(first);
  await page.keyboard.press('[');
  await eventually(() => page.locator('.reader-bar').innerText()).toBe(first);
});

test('the large view opens where the pane is, has no barrier, and Esc goes back to the grid', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Ágnes Orosz');
  await page.getByRole('button', { name: 'Open large' }).click();
  const large = page.getByRole('dialog', { name: 'Documents' });
  await large.locator('.stage-picture').waitFor();
  await page.keyboard.press(']');
  await picture(page, 'document-large');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
});

test('a PDF is drawn as a picture inside the window', async () => {
  desk = await openDesk(sample);
  const { page } = desk;
  await openInquiry(page, 'Bill Fitzgerald');
  // The key turns to the next document once there are documents to turn.
  await page.locator('.stage-picture').first().waitFor();
  await page.keyboard.press(']');
  const drawn = page.locator('.pdf-stage .stage-picture');
  await eventually(() =>
    drawn.evaluate((image) => image instanceof HTMLImageElement && image.naturalHeight),
  ).toBe(2600);
  const dark = await drawn.evaluate((image) => {
    if (!(image instanceof HTMLImageElement)) return 0;
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) count++;
    return count;
  });
  // Letters and the bar on top: the page is not blank.
  expect(dark).toBeGreaterThan(5000);
  await picture(page, 'document-pdf');
});
