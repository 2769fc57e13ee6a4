/** The import as the command line does it, in a main process of its own that watches itself and the store process. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openUnlocked } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { peakMemory, threadTimes } from './parts/processes.ts';

const [csv = '', watched = ''] = process.argv.slice(2);
const { client, ticket, storePid, close } = await openUnlocked(readOptions([]));
const store = storePid() ?? 'self';

// Let the start settle: what is measured is the import.
await pause(500);
writeFileSync(`${watched}.reset`, '');
while (existsSync(`${watched}.reset`)) await pause(50);
const delays = monitorEventLoopDelay({ resolution: 2 });
delays.enable();
const before = { store: threadTimes(store), main: threadTimes('self') };

let running = true;
/** Calls again and again, a quarter of a second apart, and notes how long each answer took. */
async function meanwhile(call: (count: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let count = 0; running; count++) {
    const from = performance.now();
    await call(count);
    took.push(performance.now() - from);
    await pause(250);
  }
  return took;
}
const commands = meanwhile((count) =>
  client.accounts.create({ referenceId: `by-hand-${String(count)}`, fields: [] }),
);
const searches = meanwhile(() => client.accounts.search({ text: 'mar', limit: 50 }));

const from = performance.now();
const { counts } = await client.imports.run({ file: ticket(csv).id });
const wall = performance.now() - from;
running = false;
const [commandTimes, searchTimes] = await Promise.all([commands, searches]);

const since = (now: Record<string, number>, then: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - (then[name] ?? 0)]));
const result = {
  counts,
  wall,
  threads: since(threadTimes(store), before.store),
  mainThreads: since(threadTimes('self'), before.main),
  peak: { store: peakMemory(store), main: peakMemory('self') },
  delay: { worst: delays.max / 1e6, p99: delays.percentile(99) / 1e6 },
  // What the watch loaded into the store process wrote.
  storeDelay: JSON.parse(readFileSync(watched, 'utf8')) as { worst: number; p99: number },
  commands: commandTimes,
  searches: searchTimes,
};
await close();
process.stdout.write(JSON.stringify(result));
