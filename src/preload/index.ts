/** The wire between our page and main: two functions, no feature. It runs in its own world, sandboxed. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Frame, WirePort } from '#contracts/kit/wire.ts';

const wire: WirePort = {
  send(frame: Frame) {
    ipcRenderer.send('wire', frame);
  },
  onFrame(listen) {
    // Only the text is passed on: the event object would hand the page a way back into Electron.
    ipcRenderer.on('wire', (_event, frame: unknown) => {
      if (typeof frame === 'string') listen(frame);
    });
  },
};

contextBridge.exposeInMainWorld('wire', wire);
