import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ElectronHost } from '#main/host/electron/index.ts';
import type { Answer, PageTable } from '#main/host/serve.ts';
import * as electron from './fake-electron.ts';

vi.mock('electron', () => electron);
const page: PageTable = new Map([['/', { type: 'text/html; charset=utf-8', body: new Uint8Array([60]) }]]);
vi.mock('#main/host/serve.ts', async (original) => ({
  ...(await original<typeof import('#main/host/serve.ts')>()),
  readPage: () => page,
}));

const origin = 'casefold-ui://app';
const ourFrame: electron.FakeFrame = { origin, parent: null, detached: false };
const folder = mkdtempSync(join(tmpdir(), 'casefold-electron-'));
const argv = process.argv;
let host: ElectronHost;

async function start(...given: string[]): Promise<ElectronHost | null> {
  const { electronHost } = await import('#main/host/electron/index.ts');
  process.argv = ['/program', ...given];
  try {
    return await electronHost();
  } finally {
    process.argv = argv;
  }
}

beforeAll(async () => {
  vi.stubEnv('XDG_DATA_HOME', folder);
  vi.stubEnv('APPDATA', folder);
  const started = await start('/project', '--vault', '/vaults/one');
  if (!started) throw new Error('The host did not start.');
  host = started;
  await host.window.open();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const theWindow = (): electron.BrowserWindow => electron.windows[0] ?? expect.fail('no window');
const pageSession = (): electron.FakeSession => electron.sessions.get('page') ?? expect.fail('no session');
/** What a handler given to `setter` answers. */
function handlerOf(setter: { mock: { calls: unknown[][] } }): (...given: unknown[]) => unknown {
  return setter.mock.calls[0]?.at(-1) as (...given: unknown[]) => unknown;
}

describe('before Electron is ready', () => {
  test('every renderer is sandboxed, and the switches that silence the browser are set', () => {
    expect(electron.app.enableSandbox).toHaveBeenCalled();
    const switches = new Map(
      electron.app.commandLine.appendSwitch.mock.calls.map(([name, value]) => [name, value]),
    );
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(switches.get('proxy-server')).toBe('http://127.0.0.1:9');
    expect(switches.get('force-webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp');
    for (const name of [
      'disable-background-networking',
      'disable-component-update',
      'no-pings',
      'disable-http-cache',
    ]) {
      expect(switches.has(name)).toBe(true);
    }
  });

  test('our scheme is standard and secure, and bypasses nothing', () => {
    const [schemes] = electron.protocol.registerSchemesAsPrivileged.mock.calls[0] as [
      { scheme: string; privileges: object }[],
    ];
    expect(schemes).toHaveLength(1);
    expect(schemes[0]).toMatchObject({
      scheme: 'casefold-ui',
      privileges: {
        standard: true,
        secure: true,
        bypassCSP: false,
        allowServiceWorkers: false,
        allowExtensions: false,
      },
    });
  });

  test.each([
    '--remote-debugging-port=9222',
    '--inspect',
    '--no-sandbox',
    '--disable-web-security',
    '--load-extension=/x',
    '--user-data-dir=/x',
    '--proxy-server=x',
    '--host-rules=x',
    '--log-net-log=/x',
    '--js-flags=--x',
    '--renderer-cmd-prefix=/x',
    '-r',
  ])('the argument %s ends the program', async (argument) => {
    electron.app.exit.mockClear();
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await start(argument)).toBeNull();
    expect(told.mock.calls.join()).toContain(argument);
    expect(electron.app.exit).toHaveBeenCalledWith(1);
    told.mockRestore();
  });

  test('a second instance ends and the first comes to the front', async () => {
    electron.app.exit.mockClear();
    electron.app.requestSingleInstanceLock.mockReturnValueOnce(false);
    expect(await start()).toBeNull();
    expect(electron.app.exit).toHaveBeenCalledWith(0);
    electron.app.emit('second-instance');
    expect(theWindow().focus).toHaveBeenCalled();
  });

  test('the vault folder is taken from the arguments', () => {
    expect(host.vaultFolder).toBe('/vaults/one');
  });
});

describe('the window', () => {
  test('has a sandboxed page without Node, devtools, plugins or dialogs of its own', () => {
    expect(theWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
      plugins: false,
      webgl: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
    });
    expect(theWindow().options.webPreferences['preload']).toMatch(/out[\\/]preload[\\/]index\.cjs$/);
    expect(theWindow().options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
  });

  test('loads our page only, from memory, with the policy, and keeps its title', async () => {
    expect(theWindow().loadURL.mock.calls).toEqual([[`${origin}/`]]);
    const answer = handlerOf(pageSession().protocol.handle);
    const first = (await answer({ method: 'GET', url: `${origin}/` })) as Response;
    expect(first.status).toBe(200);
    expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
    const other: Pick<Answer, 'status'> = (await answer({
      method: 'GET',
      url: `${origin}/etc/passwd`,
    })) as Response;
    expect(other.status).toBe(404);
    const renamed = { preventDefault: vi.fn() };
    theWindow().emit('page-title-updated', renamed);
    expect(renamed.preventDefault).toHaveBeenCalled();
  });

  test('keeps its session in memory without a cache, and is hidden from screen capture', () => {
    expect(electron.session.fromPartition).toHaveBeenCalledWith('page', { cache: false });
    expect(theWindow().setContentProtection).toHaveBeenCalledWith(true);
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'refuses %s',
    (event) => {
      const asked = { preventDefault: vi.fn(), url: `${origin}/` };
      theWindow().webContents.emit(event, asked);
      expect(asked.preventDefault).toHaveBeenCalled();
    },
  );

  test('opens no other window, and destroys one that appears all the same', () => {
    expect(handlerOf(theWindow().webContents.setWindowOpenHandler)({ url: 'https://example.com' })).toEqual({
      action: 'deny',
    });
    const other = { destroy: vi.fn() };
    theWindow().webContents.emit('did-create-window', other);
    expect(other.destroy).toHaveBeenCalled();
  });
});

describe.each([
  ['the session of the page', pageSession],
  ['the session that nothing uses', () => electron.session.defaultSession],
])('%s', (_name, theSession) => {
  test.each([
    ['https://example.com/', true],
    ['http://127.0.0.1:9/', true],
    ['wss://example.com/', true],
    ['file:///etc/hostname', true],
    ['chrome://version/', true],
    ['casefold-ui://other/', true],
    ['casefold-ui://app.example.com/', true],
    ['blob:https://example.com/1', true],
    [`${origin}/index.html`, false],
    [`blob:${origin}/1`, false],
  ])('cancels %s: %s', (url, cancel) => {
    const answer = vi.fn();
    handlerOf(theSession().webRequest.onBeforeRequest)({ url }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel });
  });

  test('grants no permission but writing to the clipboard, to our main frame', () => {
    const request = handlerOf(theSession().setPermissionRequestHandler);
    const check = handlerOf(theSession().setPermissionCheckHandler);
    const granted = (permission: string, url: string, isMainFrame: boolean): unknown[] => {
      const answer = vi.fn();
      request(null, permission, answer, { requestingUrl: url, isMainFrame });
      return [answer.mock.calls[0]?.[0], check(null, permission, url, { isMainFrame })];
    };
    expect(granted('clipboard-sanitized-write', `${origin}/`, true)).toEqual([true, true]);
    expect(granted('clipboard-sanitized-write', `${origin}/`, false)).toEqual([false, false]);
    expect(granted('clipboard-sanitized-write', 'https://example.com/', true)).toEqual([false, false]);
    for (const permission of [
      'clipboard-read',
      'media',
      'notifications',
      'geolocation',
      'usb',
      'fileSystem',
      'openExternal',
    ]) {
      expect(granted(permission, `${origin}/`, true)).toEqual([false, false]);
    }
  });

  test('hands out no device, no screen and no download', () => {
    expect(handlerOf(theSession().setDevicePermissionHandler)({})).toBe(false);
    const screen = vi.fn();
    handlerOf(theSession().setDisplayMediaRequestHandler)({}, screen);
    expect(screen).toHaveBeenCalledWith(null);
    const asked = { preventDefault: vi.fn() };
    const chosen = vi.fn();
    theSession().emit('select-hid-device', asked, {}, chosen);
    theSession().emit('select-usb-device', asked, {}, chosen);
    theSession().emit('select-serial-port', asked, [], null, chosen);
    theSession().emit('will-download', asked);
    expect(asked.preventDefault).toHaveBeenCalledTimes(4);
    expect(chosen.mock.calls).toEqual([[], [], ['']]);
  });

  test('checks no spelling and has no way out', () => {
    expect(theSession().setSpellCheckerEnabled).toHaveBeenCalledWith(false);
    expect(theSession().setProxy).toHaveBeenCalledWith(
      expect.objectContaining({ proxyRules: 'http://127.0.0.1:9' }),
    );
  });
});

describe('messages', () => {
  const heard: string[] = [];
  beforeAll(() => {
    host.window.onFrame((frame) => heard.push(frame));
  });
  beforeEach(() => {
    heard.length = 0;
  });
  const say = (
    senderFrame: unknown,
    frame: unknown = 'hello',
    sender: unknown = theWindow().webContents,
  ): void => {
    electron.ipcMain.emit('wire', { sender, senderFrame }, frame);
  };

  test('are heard from the main frame of our page', () => {
    say(ourFrame);
    expect(heard).toEqual(['hello']);
  });

  test.each([
    ['no frame', null],
    ['a frame that is gone', { ...ourFrame, detached: true }],
    ['a frame inside the page', { ...ourFrame, parent: ourFrame }],
    ['another origin', { ...ourFrame, origin: 'https://example.com' }],
    ['an origin that begins like ours', { ...ourFrame, origin: `${origin}.example.com` }],
    ['an opaque origin', { ...ourFrame, origin: 'null' }],
    ['an empty origin', { ...ourFrame, origin: '' }],
  ])('are refused from %s', (_name, frame) => {
    say(frame);
    expect(heard).toEqual([]);
  });

  test('are refused from another window, and when they are not text', () => {
    say(ourFrame, 'hello', new electron.FakeContents(pageSession()));
    say(ourFrame, { text: 'hello' });
    expect(heard).toEqual([]);
  });

  test('come on one channel', () => {
    expect(electron.ipcMain.eventNames()).toEqual(['wire']);
  });

  test('of a page that is being ended are dropped, in both ways, and the program starts anew', async () => {
    const { webContents, loadURL } = theWindow();
    webContents.send.mockClear();
    loadURL.mockClear();
    const restarted = host.window.restart();
    say(ourFrame);
    host.window.send('sealed x');
    expect(heard).toEqual([]);
    expect(webContents.send).not.toHaveBeenCalled();
    await restarted;
    expect(webContents.forcefullyCrashRenderer).toHaveBeenCalledTimes(1);
    expect(pageSession().clearData).toHaveBeenCalled();
    // The browser process is the program itself: it knew what was typed, so it ends as well.
    expect(loadURL).not.toHaveBeenCalled();
    expect(electron.app.relaunch).toHaveBeenCalledTimes(1);
    expect(electron.app.exit).toHaveBeenCalledWith(0);
    host.window.send('sealed y');
    expect(webContents.send).not.toHaveBeenCalled();
  });
});

describe('the desktop', () => {
  test('dialogs leave no trace among recent documents', async () => {
    expect(await host.dialogs.pickToOpen('csv')).toBe('/chosen/people.csv');
    expect(await host.dialogs.pickToSave('list.csv', 'csv')).toBeNull();
    await host.dialogs.pickFolder('vault');
    const asked = [
      ...electron.dialog.showOpenDialog.mock.calls,
      ...electron.dialog.showSaveDialog.mock.calls,
    ] as unknown[][];
    expect(asked).toHaveLength(3);
    for (const [options] of asked)
      expect(options).toMatchObject({ properties: expect.arrayContaining(['dontAddToRecent']) as unknown });
  });

  test('tells sleep, shutdown and the lock of the screen', () => {
    const told: string[] = [];
    host.power.onSuspend(() => told.push('sleep'));
    host.power.onScreenLock(() => told.push('lock'));
    for (const event of ['suspend', 'shutdown', 'lock-screen']) electron.powerMonitor.emit(event);
    expect(told).toEqual(['sleep', 'sleep', 'lock']);
  });

  test('the store is a process of its own that gets nothing of the environment', () => {
    vi.stubEnv('CASEFOLD_PASSPHRASE', 'secret');
    const store = host.startStore({
      vaultFolder: '/v',
      resources: '/r',
      logs: '/l',
      version: '1',
      place: 'electron',
      leastKdf: false,
    });
    const [entry, given, options] = electron.utilityProcess.fork.mock.calls[0] as unknown as [
      string,
      string[],
      { env: object },
    ];
    expect(entry).toMatch(/store\.(ts|js)$/);
    expect(JSON.parse(given[0] ?? '')).toMatchObject({ vaultFolder: '/v' });
    expect(options.env).not.toHaveProperty('CASEFOLD_PASSPHRASE');
    const heard: unknown[] = [];
    store.onMessage((message) => heard.push(message));
    electron.utilities[0]?.emit('message', { t: 'frame', frame: 'hello x' });
    expect(heard).toEqual([{ t: 'frame', frame: 'hello x' }]);
    store.kill();
    expect(electron.utilities[0]?.kill).toHaveBeenCalled();
  });

  test('quitting closes the window, and the window tells it', () => {
    let closed = 0;
    host.window.onClosed(() => closed++);
    const quit = { preventDefault: vi.fn() };
    electron.app.emit('before-quit', quit);
    expect(quit.preventDefault).toHaveBeenCalled();
    expect(closed).toBe(1);
  });
});
