/**
 * Loaded ahead of the program (`--import …/loop-watch.ts?file=…`): in the first thread of the store process it writes the
 * worst delay of the event loop into the file, and begins anew when a file `….reset` appears.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = new URL(import.meta.url).searchParams.get('file');
if (isMainThread && file !== null && /store\.[jt]s$/.test(process.argv[1] ?? '')) {
  const delays = monitorEventLoopDelay({ resolution: 2 });
  delays.enable();
  setInterval(() => {
    if (existsSync(`${file}.reset`)) {
      delays.reset();
      rmSync(`${file}.reset`, { force: true });
    }
    writeFileSync(file, JSON.stringify({ worst: delays.max / 1e6, p99: delays.percentile(99) / 1e6 }));
  }, 100).unref();
}
