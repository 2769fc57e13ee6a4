/** The window of the Electron host: one sandboxed page, heard only when it is our own, in its main frame. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  ipcMain,
  session,
  type BrowserWindowConstructorOptions,
  type IpcMainEvent,
} from 'electron';
import type { Frame } from '#contracts/kit/wire.ts';
import type { WindowPort } from '../ports.ts';
import { answerFromPage, type PageTable } from '../serve.ts';
import { guardSession } from './guard.ts';
import { origin, scheme } from './settings.ts';

/** How long to wait for the end of a page's process before loading the next page anyway. */
const endingMs = 2_000;

function windowOptions(folder: string, pageSession: Electron.Session): BrowserWindowConstructorOptions {
  return {
    title: 'Casefold',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session: pageSession,
      preload: join(folder, 'out', 'preload', 'index.cjs'),
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
      autoplayPolicy: 'user-gesture-required',
    },
  };
}

/** The program's arguments without `--vault DIR`: a folder chosen meanwhile is remembered and goes before it. */
function withoutVault(words: readonly string[]): string[] {
  return words.filter((word, at) => !word.startsWith('--vault') && words[at - 1] !== '--vault');
}

/**
 * The window port.
 * @param folder the program's folder, with `out/preload`
 * @param table the built page
 */
export function electronWindow(folder: string, table: PageTable): WindowPort {
  const frameListeners: ((frame: Frame) => void)[] = [];
  const closedListeners: (() => void)[] = [];
  let window: BrowserWindow | null = null;
  let isEnding = false;

  /** Our own page in its main frame, and none that is on its way out. */
  const isOurPage = (event: IpcMainEvent): boolean => {
    const frame = event.senderFrame;
    if (!window || isEnding || event.sender !== window.webContents) return false;
    return frame !== null && !frame.detached && frame.parent === null && frame.origin === origin;
  };
  ipcMain.on('wire', (event, frame: unknown) => {
    if (typeof frame !== 'string' || !isOurPage(event)) return;
    for (const listen of frameListeners) listen(frame);
  });

  const open = async (): Promise<void> => {
    // Without "persist:" the session lives in memory only.
    const pageSession = session.fromPartition('page', { cache: false });
    guardSession(pageSession);
    pageSession.protocol.handle(scheme, ({ method, url }) => {
      const { status, headers, body } = answerFromPage(table, origin, { method, url });
      return new Response(body, { status, headers });
    });
    const opened = new BrowserWindow(windowOptions(folder, pageSession));
    window = opened;
    opened.setContentProtection(true);
    opened.on('page-title-updated', (event) => {
      event.preventDefault();
    });
    opened.once('ready-to-show', () => {
      opened.show();
    });
    opened.on('closed', () => {
      window = null;
      for (const listen of closedListeners) listen();
    });
    opened.webContents.on('render-process-gone', () => {
      // A page that crashed by itself starts anew; its hello ends the session it had.
      if (!isEnding && window) void window.loadURL(`${origin}/`);
    });
    await opened.loadURL(`${origin}/`);
  };

  const restart = async (): Promise<void> => {
    if (!window) return;
    const { webContents } = window;
    isEnding = true;
    await new Promise<void>((resolve) => {
      const impatient = setTimeout(resolve, endingMs);
      webContents.once('render-process-gone', () => {
        clearTimeout(impatient);
        resolve();
      });
      webContents.forcefullyCrashRenderer();
    });
    await webContents.session.clearData();
    // What a person typed passes through the browser process as well, and in Electron that process is ours: only a
    // new one is sure to remember nothing.
    app.relaunch({ args: withoutVault(process.argv.slice(1)) });
    app.exit(0);
  };

  return {
    open,
    restart,
    send(frame) {
      if (!isEnding) window?.webContents.send('wire', frame);
    },
    onFrame: (listen) => void frameListeners.push(listen),
    onClosed: (listen) => void closedListeners.push(listen),
    focus() {
      if (window?.isMinimized()) window.restore();
      window?.focus();
    },
    close() {
      window?.destroy();
      return Promise.resolve();
    },
  };
}
