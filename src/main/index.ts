/** Electron's entry. */
import { startApp } from './app.ts';
import { electronHost } from './host/electron/index.ts';

// Not awaited: Electron becomes ready only after this file has run to its end.
void electronHost().then(async (host) => {
  if (!host) return;
  const app = await startApp(host, { vaultFolder: host.vaultFolder });
  await app.done;
  host.exit();
});
