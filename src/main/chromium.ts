/** Second entry: the same program in a browser that is on the machine. `--vault DIR` opens another vault. */
import { parseArgs } from 'node:util';
import { startApp } from './app.ts';
import { chromiumHost } from './host/chromium/index.ts';

const { values } = parseArgs({ options: { vault: { type: 'string' } } });
const app = await startApp(chromiumHost(), { vaultFolder: values.vault });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void app.quit());
await app.done;
process.exit();
