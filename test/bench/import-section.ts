/** Section "import": the whole file through the command line's engine, beside a bare insert of the same rows. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVault, environment, runScript, type Bench } from './parts/bench-vault.ts';
import { against, heading, line, megabytes, ms, percentile, seconds, spread } from './parts/ruler.ts';

interface Delay {
  worst: number;
  p99: number;
}

interface Imported {
  counts: { read: number; created: number };
  wall: number;
  threads: Record<string, number>;
  mainThreads: Record<string, number>;
  peak: { store: number | null; main: number | null };
  delay: Delay;
  storeDelay: Delay;
  commands: number[];
  searches: number[];
}

interface Bare {
  rows: number;
  wall: number;
  processor: number;
  peak: number | null;
}

/** The bare insert alone: also makes the database that the search's anchor looks through. */
export function insertBare(bench: Bench): Promise<Bare> {
  return runScript<Bare>('bare-insert.ts', [bench.csv, bench.bare], bench);
}

/** A process that does nothing; the answer ends it and tells its worst delay. */
function startIdle(bench: Bench): () => Promise<Delay> {
  const script = fileURLToPath(new URL('idle.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: environment(bench),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return () =>
    new Promise((resolve) => {
      child.once('close', () => {
        // What `idle.ts` prints.
        resolve(JSON.parse(out) as Delay);
      });
      child.stdin.end();
    });
}

/** Makes a new vault and imports the file. */
export async function importSection(bench: Bench): Promise<void> {
  heading(
    `Import of ${bench.rows.toLocaleString('en-GB')} accounts from CSV (${megabytes(statSync(bench.csv).size)})`,
  );
  const bareBefore = await insertBare(bench);
  await createVault(bench);
  const watched = join(bench.folder, 'store-delay.json');
  const watch = new URL('parts/loop-watch.ts', import.meta.url);
  watch.searchParams.set('file', watched);
  const endIdle = startIdle(bench);
  const done = await runScript<Imported>('import-main.ts', [bench.csv, watched], bench, [
    '--import',
    watch.href,
  ]);
  const idle = await endIdle();
  const bareAfter = await insertBare(bench);
  if (done.counts.created !== bench.rows) throw new Error(`only ${done.counts.created} accounts were made`);

  const bareWall = (bareBefore.wall + bareAfter.wall) / 2;
  const bareTime = (bareBefore.processor + bareAfter.processor) / 2;
  const ratio = done.wall / bareWall;
  const perSecond = (wall: number): string =>
    `${Math.round((bench.rows / wall) * 1000).toLocaleString('en-GB')} rows/s`;
  line('casefold import', `${seconds(done.wall)}, ${perSecond(done.wall)}`);
  line(
    'bare insert (before and after)',
    `${seconds(bareWall)}, ${perSecond(bareWall)}`,
    `${seconds(bareBefore.wall)} and ${seconds(bareAfter.wall)}`,
  );
  line('ratio of time', `${ratio.toFixed(2)} ×`, against(ratio, 3, '3 ×'));
  const times = {
    ...done.threads,
    main: Object.values(done.mainThreads).reduce((sum, time) => sum + time, 0),
  };
  const total = Object.values(times).reduce((sum, time) => sum + time, 0);
  line('processor time', seconds(total), `bare insert ${seconds(bareTime)}`);
  for (const [name, time] of Object.entries(times).sort(([, a], [, b]) => b - a)) {
    if (time > total / 100)
      line(`  ${name}`, `${seconds(time)}, ${((time * 1000) / bench.rows).toFixed(1)} µs a row`);
  }
  line(
    'vault size',
    megabytes(statSync(join(bench.vault, 'vault.db')).size),
    `bare ${megabytes(statSync(bench.bare).size)}, unencrypted`,
  );
  line(
    'peak memory of the store process',
    megabytes(done.peak.store ?? 0),
    `bare insert ${megabytes(bareAfter.peak ?? 0)}`,
  );
  line('peak memory of the main process', megabytes(done.peak.main ?? 0));
  line(
    'main: worst event loop delay',
    `${ms(done.delay.worst)} (p99 ${ms(done.delay.p99)})`,
    `${against(done.delay.worst, 50, '50 ms')}; an idle process beside it ${ms(idle.worst)}`,
  );
  line('store, first thread: worst delay', `${ms(done.storeDelay.worst)} (p99 ${ms(done.storeDelay.p99)})`);
  line(
    'a command meanwhile (create an account)',
    spread(done.commands),
    against(percentile(done.commands, 0.95), 150, '150 ms at p95'),
  );
  line('a search meanwhile ("mar")', spread(done.searches));
}
