import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumHost, type ChromiumHost } from '#main/host/chromium/index.ts';

let folder = '';
let host: ChromiumHost;
let screen: ChildProcess | null = null;
const displayBefore = process.env['DISPLAY'];

/** A screen of its own where there is X; elsewhere the desktop's. */
async function beginScreen(): Promise<void> {
  if (process.platform !== 'linux') return;
  const started = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  screen = started;
  const told = started.stdio[3];
  if (!told || !('read' in told)) throw new Error('Xvfb does not tell its number.');
  const [number] = (await once(createInterface(told), 'line')) as [string];
  process.env['DISPLAY'] = `:${number}`;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-screen-'));
  const pageFolder = join(folder, 'page');
  mkdirSync(pageFolder);
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Our page</title><input id="field">');
  await beginScreen();
  host = chromiumHost({ pageFolder, appData: folder, size: { width: 1000, height: 700 } });
});
afterAll(async () => {
  await host.window.close();
  if (screen && screen.exitCode === null) {
    screen.kill();
    await once(screen, 'exit');
  }
  if (displayBefore === undefined) delete process.env['DISPLAY'];
  else process.env['DISPLAY'] = displayBefore;
  rmSync(folder, { recursive: true, force: true });
});

test('a window on a screen shows our page each time it opens, alone, without the bars of a browser', async () => {
  for (let opening = 0; opening < 4; opening++) {
    await (opening === 0 ? host.window.open() : host.window.restart());
    const page = host.window.page();
    await page.locator('#field').waitFor();
    expect(page.context().pages()).toHaveLength(1);
    // An address bar alone would take more than this.
    expect(await page.evaluate<number>('outerHeight - innerHeight')).toBeLessThan(45);
    // Our page is asked for once something answers it: a browser that draws its error page may never answer the driver.
    const session = await page.context().newCDPSession(page);
    const { entries } = await session.send('Page.getNavigationHistory');
    expect(entries.map(({ url }) => url.slice(0, 22))).toEqual([
      'data:text/html,<title>',
      'https://casefold.inval',
    ]);
  }
}, 240_000);
