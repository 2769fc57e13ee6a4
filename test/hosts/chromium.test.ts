import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumHost, type ChromiumHost } from '#main/host/chromium/index.ts';
import { freePath } from '#main/host/chromium/dialogs.ts';
import { findBrowser } from '#main/host/chromium/find.ts';
import { canariesIn, canariesInMemory, filesBelow } from '#test/kit/canaries.ts';
import { descendantsOf, isOfBrowser, listeningPorts, profilesOf } from './processes.ts';

let folder = '';
let host: ChromiumHost;
const frames: string[] = [];

/** A page that greets, answers `ping`, and does nothing else. */
const pageScript = `
  wire.onFrame((frame) => { if (frame.startsWith('ping ')) wire.send('pong ' + frame.slice(5)); });
  wire.send('hello from the page');
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-host-'));
  const pageFolder = join(folder, 'page');
  mkdirSync(pageFolder);
  writeFileSync(
    join(pageFolder, 'index.html'),
    '<!doctype html><title>x</title><input id="field"><script src="/page.js"></script>',
  );
  writeFileSync(join(pageFolder, 'page.js'), pageScript);
  host = chromiumHost({ headless: true, pageFolder, appData: folder, downloads: join(folder, 'downloads') });
  host.window.onFrame((frame) => frames.push(frame));
  await host.window.open();
});
afterAll(async () => {
  await host.window.close();
  rmSync(folder, { recursive: true, force: true });
});

const inPage = (expression: string): Promise<unknown> => host.window.page().evaluate(expression);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the wire', () => {
  test('carries frames up from the page as soon as it runs', async () => {
    await expect.poll(() => frames).toContain('hello from the page');
  });

  test('carries frames down and up in order', async () => {
    frames.length = 0;
    const sent = Array.from({ length: 300 }, (_, at) => `ping ${String(at)}`);
    for (const frame of sent) host.window.send(frame);
    await expect.poll(() => frames.length).toBe(sent.length);
    expect(frames).toEqual(sent.map((frame) => frame.replace('ping', 'pong')));
  });

  test('carries a frame of a megabyte unharmed, with quotes, breaks and other scripts', async () => {
    frames.length = 0;
    const text = `"'\\\n\u2028 李 Ünï 🙂 `.repeat(50_000);
    host.window.send(`ping ${text}`);
    await expect.poll(() => frames[0] === `pong ${text}`, { timeout: 10_000 }).toBe(true);
  });

  test('exists in our own page only: a frame inside it has none', async () => {
    const inside = `(() => { const f = document.createElement('iframe'); document.body.append(f);
      const w = typeof f.contentWindow.wire; f.remove(); return w; })()`;
    expect(await inPage(inside)).toBe('undefined');
  });

  test('hands over nothing but text', async () => {
    frames.length = 0;
    await inPage('__casefoldUp({ a: 1 }).then(() => __casefoldUp(7))');
    await inPage("wire.send('after')");
    await expect.poll(() => frames).toEqual(['after']);
  });
});

describe('silence', () => {
  test('no process of the browser listens on a port', () => {
    expect(listeningPorts(descendantsOf(process.pid))).toEqual([]);
  });

  test('requests to anywhere else fail and are counted, whoever stopped them', async () => {
    const before = host.window.refusedRequests();
    await inPage("fetch('https://example.com/a').catch(() => 0)");
    await inPage(
      "new Promise((done) => { const i = new Image(); i.onerror = done; i.src = 'https://example.com/i.png'; })",
    );
    await expect.poll(() => host.window.refusedRequests()).toBeGreaterThanOrEqual(before + 2);
  });

  test('the page cannot be led away, and no second window opens', async () => {
    const before = host.window.refusedRequests();
    await inPage("void (location.href = 'https://example.com/')");
    await pause(300);
    expect(host.window.page().url()).toBe('https://casefold.invalid/');
    await inPage("void window.open('https://example.com/other')");
    await pause(300);
    expect(host.window.page().context().pages()).toHaveLength(1);
    expect(host.window.refusedRequests()).toBeGreaterThan(before);
  });

  test('text never becomes a script', async () => {
    await inPage(
      "{ const s = document.createElement('script'); try { s.textContent = 'window.ran = 1'; } catch {} document.head.append(s); }",
    );
    expect(await inPage('typeof window.ran')).toBe('undefined');
  });
});

describe('a restart', () => {
  test('ends every process of the old page, opens a new one, and delivers nothing of the old', async () => {
    const old = descendantsOf(process.pid).filter(isOfBrowser);
    const oldPage = host.window.page();
    frames.length = 0;
    host.window.send('ping lost');
    const next = host.window.nextPage();
    await host.window.restart();
    expect(old.length).toBeGreaterThan(1);
    expect(old.filter((pid) => existsSync(`/proc/${String(pid)}/exe`))).toEqual([]);
    expect(await next).toBe(host.window.page());
    expect(host.window.page()).not.toBe(oldPage);
    expect(frames.filter((frame) => frame === 'hello from the page')).toHaveLength(1);
  });

  test(
    'leaves no text of the old page in any process, nor anything of it on disk',
    { timeout: 120_000 },
    async () => {
      // Put together in the page, and typed key by key: otherwise the driver's own messages would hold it.
      const parts = ['zq7', 'Hw', '3kRv', 'mm9'];
      const [shown, typed] = [parts.join('-'), parts.join('.')];
      await inPage(`void document.body.append(${JSON.stringify(parts)}.join('-'))`);
      await host.window.page().locator('#field').click();
      for (const key of [...typed]) await host.window.page().keyboard.press(key);
      const inMemory = (text: string): number => {
        const counts = canariesInMemory(descendantsOf(process.pid).filter(isOfBrowser), [text]);
        return [...counts.values()].reduce((sum, count) => sum + count, 0);
      };
      const onDisk = (): string[] =>
        canariesIn(filesBelow(...profilesOf(process.pid).map((name) => join(tmpdir(), name))), [
          shown,
          typed,
        ]);
      expect(inMemory(shown)).toBeGreaterThan(0);
      expect(inMemory(typed)).toBeGreaterThan(0);
      expect(onDisk()).toEqual([]);
      await host.window.restart();
      expect(inMemory(shown)).toBe(0);
      expect(inMemory(typed)).toBe(0);
      expect(onDisk()).toEqual([]);
    },
  );

  test('is not taken for the person closing the window', async () => {
    let closed = 0;
    host.window.onClosed(() => closed++);
    await host.window.restart();
    expect(closed).toBe(0);
  });
});

describe('a page that ends by itself', () => {
  test('starts anew when it crashed', async () => {
    const next = host.window.nextPage();
    const old = host.window.page();
    frames.length = 0;
    old.goto('chrome://crash').catch(() => undefined);
    expect(await next).not.toBe(old);
    await expect.poll(() => frames).toContain('hello from the page');
  });

  test('is told once when the person closed it, and leaves no process and no profile', async () => {
    const browser = descendantsOf(process.pid).filter(isOfBrowser);
    let closed = 0;
    host.window.onClosed(() => closed++);
    await host.window.page().close();
    await host.window.close();
    expect(closed).toBe(1);
    expect(browser.filter((pid) => existsSync(`/proc/${pid}/exe`))).toEqual([]);
    expect(profilesOf(process.pid)).toEqual([]);
    await host.window.open();
  });
});

describe('dialogs', () => {
  test('tell the path of the file that the person picks, and null when they close the dialog', async () => {
    const file = join(folder, 'people.csv');
    writeFileSync(file, 'name\n');
    const chooser = host.window.page().waitForEvent('filechooser');
    const picked = host.dialogs.pickToOpen('csv');
    await (await chooser).setFiles(file);
    expect(await picked).toBe(file);
  });

  test('answer from the queue first', async () => {
    host.answers.toOpen.push('/a/b.csv', null);
    expect(await host.dialogs.pickToOpen('csv')).toBe('/a/b.csv');
    expect(await host.dialogs.pickToOpen('csv')).toBeNull();
  });

  test('ask for a folder in words, and take the words as a path', async () => {
    host.window.page().once('dialog', (dialog) => void dialog.accept(join(folder, 'vault')));
    expect(await host.dialogs.pickFolder('vault')).toBe(join(folder, 'vault'));
    host.window.page().once('dialog', (dialog) => void dialog.dismiss());
    expect(await host.dialogs.pickFolder('vault')).toBeNull();
  });

  test('save beside what is there, never over it, and never outside the folder', async () => {
    const first = (await host.dialogs.pickToSave('list.csv', 'csv')) ?? '';
    expect(first).toBe(join(folder, 'downloads', 'list.csv'));
    writeFileSync(first, '');
    expect(await host.dialogs.pickToSave('list.csv', 'csv')).toBe(join(folder, 'downloads', 'list (2).csv'));
    expect(freePath(folder, '../../up.csv')).toBe(join(folder, 'up.csv'));
    expect(freePath(folder, '..\\a<b>:c.csv')).toBe(join(folder, 'a_b__c.csv'));
    expect(freePath(folder, '..')).toBe(join(folder, 'casefold'));
  });
});

test('sleep is told, by signal as well', async () => {
  let told = 0;
  host.power.onSuspend(() => told++);
  host.suspend();
  process.kill(process.pid, 'SIGUSR2');
  await expect.poll(() => told).toBe(2);
});

test('a browser that is named wins, and one that is missing is not replaced by another', () => {
  expect(findBrowser('linux', { CASEFOLD_BROWSER: process.execPath, PATH: '/usr/bin' })).toBe(
    process.execPath,
  );
  expect(findBrowser('linux', { CASEFOLD_BROWSER: '/nowhere/browser', PATH: '/usr/bin' })).toBeNull();
  expect(findBrowser('linux', { PATH: folder })).toBeNull();
});
