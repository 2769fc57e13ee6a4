/** The Electron host. As thin as it can be: every decision is a setting in this folder, each of them tested. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, Menu, protocol, session, shell, type MenuItemConstructorOptions } from 'electron';
import { programFolder, userFolders } from '../folders.ts';
import type { Host, WindowPort } from '../ports.ts';
import { readPage } from '../serve.ts';
import { electronDialogs, electronPower, startStoreElectron } from './desktop.ts';
import { guardContents, guardSession } from './guard.ts';
import { prepare, refusedArgument, vaultArgument } from './settings.ts';
import { electronWindow } from './window.ts';

/** The host and what was asked for at the start. */
export interface ElectronHost extends Host {
  readonly window: WindowPort;
  readonly vaultFolder: string | undefined;
  /** Ends the program. */
  exit(): void;
}

/**
 * Prepares Electron and answers the host once it is ready; null when this start is refused or another instance runs.
 * It must not be awaited by the entry: Electron becomes ready only after the entry has run to its end.
 */
export async function electronHost(): Promise<ElectronHost | null> {
  const refused = refusedArgument(process.argv);
  if (refused !== null) {
    process.stderr.write(
      `Casefold does not start with the argument ${refused}. It takes only --vault <folder>.\n`,
    );
    app.exit(1);
    return null;
  }
  const { appData, logs } = userFolders();
  keepFilesTogether(appData);
  prepare(app, protocol);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return null;
  }
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
  app.on('select-client-certificate', (event) => {
    event.preventDefault();
  });
  await app.whenReady();
  guardSession(session.defaultSession);
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(macMenu) : null);

  const folder = programFolder();
  const window = electronWindow(folder, readPage(join(folder, 'out', 'renderer')));
  app.on('second-instance', () => {
    window.focus();
  });
  // The program ends when the store has: closing the window starts that, quitting closes the window.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    event.preventDefault();
    void window.close();
  });
  return {
    kind: 'electron',
    version: app.getVersion(),
    paths: { appData, logs, resources: join(folder, 'resources') },
    window,
    dialogs: electronDialogs,
    power: electronPower,
    showInFolder: (path) => {
      shell.showItemInFolder(path);
    },
    startStore: startStoreElectron,
    vaultFolder: vaultArgument(process.argv),
    exit: () => {
      app.exit(0);
    },
  };
}

/** What Chromium writes by itself lies in one folder of ours. */
function keepFilesTogether(appData: string): void {
  const folder = join(appData, 'window');
  mkdirSync(folder, { recursive: true });
  for (const name of ['userData', 'sessionData', 'crashDumps'] as const) app.setPath(name, folder);
}

/** macOS has the keys for copying and pasting in the menu; the other systems have them in the page. */
const macMenu: MenuItemConstructorOptions[] = [
  { role: 'appMenu' },
  { role: 'editMenu' },
  { role: 'windowMenu' },
];
