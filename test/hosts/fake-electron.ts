/**
 * Stands in for the `electron` module: remembers what it was told and lets a test play the page, the desktop and the
 * attacker. Only what the host uses is here; anything else is undefined and fails.
 */
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

export interface FakeFrame {
  readonly origin: string;
  readonly parent: unknown;
  readonly detached: boolean;
}

export class FakeSession extends EventEmitter {
  readonly webRequest = { onBeforeRequest: vi.fn() };
  readonly protocol = { handle: vi.fn() };
  readonly setPermissionRequestHandler = vi.fn();
  readonly setPermissionCheckHandler = vi.fn();
  readonly setDevicePermissionHandler = vi.fn();
  readonly setDisplayMediaRequestHandler = vi.fn();
  readonly setBluetoothPairingHandler = vi.fn();
  readonly setSpellCheckerEnabled = vi.fn();
  readonly setSpellCheckerDictionaryDownloadURL = vi.fn();
  readonly setProxy = vi.fn(() => Promise.resolve());
  readonly clearData = vi.fn(() => Promise.resolve());
}

export class FakeContents extends EventEmitter {
  readonly session: FakeSession;
  readonly send = vi.fn();
  readonly setWindowOpenHandler = vi.fn();
  readonly setWebRTCIPHandlingPolicy = vi.fn();
  readonly forcefullyCrashRenderer = vi.fn(() =>
    queueMicrotask(() => this.emit('render-process-gone', {}, {})),
  );

  constructor(session: FakeSession) {
    super();
    this.session = session;
    app.emit('web-contents-created', {}, this);
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: { readonly webPreferences: Record<string, unknown> & { readonly session: FakeSession } };
  readonly webContents: FakeContents;
  readonly loadURL = vi.fn(() => Promise.resolve());
  readonly setContentProtection = vi.fn();
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly isMinimized = vi.fn(() => false);
  readonly restore = vi.fn();
  readonly destroy = vi.fn(() => this.emit('closed'));

  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    this.webContents = new FakeContents(options.webPreferences.session);
    windows.push(this);
  }
}

export const windows: BrowserWindow[] = [];
export const sessions = new Map<string, FakeSession>();

class FakeApp extends EventEmitter {
  readonly commandLine = { appendSwitch: vi.fn<(name: string, value?: string) => void>() };
  readonly enableSandbox = vi.fn();
  readonly setPath = vi.fn();
  readonly requestSingleInstanceLock = vi.fn(() => true);
  readonly whenReady = vi.fn(() => Promise.resolve());
  readonly exit = vi.fn();
  readonly relaunch = vi.fn();
  readonly getVersion = vi.fn(() => '1.2.3');
  readonly getPath = vi.fn(() => '/downloads');
}

export const app = new FakeApp();
export const ipcMain = new EventEmitter();
export const powerMonitor = new EventEmitter();
export const protocol = { registerSchemesAsPrivileged: vi.fn() };
export const Menu = { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn(() => ({})) };
export const shell = { showItemInFolder: vi.fn() };
export const dialog = {
  showOpenDialog: vi.fn(() => Promise.resolve({ canceled: false, filePaths: ['/chosen/people.csv'] })),
  showSaveDialog: vi.fn(() => Promise.resolve({ canceled: true, filePath: '' })),
};
export const session = {
  defaultSession: new FakeSession(),
  fromPartition: vi.fn((name: string) => {
    const made = sessions.get(name) ?? new FakeSession();
    sessions.set(name, made);
    app.emit('session-created', made);
    return made;
  }),
};

export class FakeUtility extends EventEmitter {
  pid: number | undefined = undefined;
  readonly postMessage = vi.fn();
  readonly kill = vi.fn();
}
export const utilities: FakeUtility[] = [];
export const utilityProcess = {
  fork: vi.fn(() => {
    const made = new FakeUtility();
    utilities.push(made);
    return made;
  }),
};
