/** Dialogs, power and the store process of the Electron host. */
import { join } from 'node:path';
import { app, dialog, powerMonitor, utilityProcess, type FileFilter } from 'electron';
import type { FileKind } from '#contracts/host.ts';
import { storeEntry, storeEnvironment } from '#main/engine/spawn.ts';
import type { DialogPort, FromStoreProcess, PowerPort, StoreProcess, StoreStart } from '../ports.ts';

const filters: Readonly<Record<FileKind, FileFilter[]>> = {
  'table-or-json': [
    { name: 'Tables and JSON', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'jsonl', 'ndjson'] },
    { name: 'All files', extensions: ['*'] },
  ],
  document: [{ name: 'Pictures and PDF', extensions: ['png', 'jpg', 'jpeg', 'webp', 'heic', 'pdf'] }],
  zip: [{ name: 'Zip', extensions: ['zip'] }],
  csv: [{ name: 'CSV', extensions: ['csv'] }],
  any: [],
};

/** The desktop's dialogs; none of them notes the file among the recent documents. */
export const electronDialogs: DialogPort = {
  async pickToOpen(kind) {
    const picked = await dialog.showOpenDialog({
      filters: filters[kind],
      properties: ['openFile', 'dontAddToRecent'],
    });
    return picked.filePaths[0] ?? null;
  },
  async pickToSave(suggestedName, kind) {
    const picked = await dialog.showSaveDialog({
      defaultPath: join(app.getPath('downloads'), suggestedName),
      filters: filters[kind],
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
    return picked.canceled || picked.filePath === '' ? null : picked.filePath;
  },
  async pickFolder() {
    const picked = await dialog.showOpenDialog({
      properties: ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
    });
    return picked.filePaths[0] ?? null;
  },
};

/** Sleep, shutdown and the lock of the screen (macOS and Windows tell it; elsewhere the idle lock stands in). */
export const electronPower: PowerPort = {
  onSuspend(listen) {
    powerMonitor.on('suspend', listen);
    powerMonitor.on('shutdown', listen);
  },
  onScreenLock(listen) {
    powerMonitor.on('lock-screen', listen);
    powerMonitor.on('user-did-resign-active', listen);
  },
};

/** Starts the store as a utility process, which shares no memory with main and none with the page. */
export function startStoreElectron(start: StoreStart): StoreProcess {
  const child = utilityProcess.fork(storeEntry(), [JSON.stringify(start)], {
    serviceName: 'Casefold store',
    env: storeEnvironment(),
    stdio: 'ignore',
  });
  return {
    get pid() {
      return child.pid;
    },
    post(message) {
      child.postMessage(message);
    },
    onMessage: (listen) =>
      void child.on('message', (message: FromStoreProcess) => {
        listen(message);
      }),
    onExit: (listen) =>
      void child.once('exit', () => {
        listen();
      }),
    kill() {
      // Electron's own way asks politely where signals exist; keys must be gone now.
      if (process.platform !== 'win32' && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
  };
}
