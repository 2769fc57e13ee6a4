/** Section "backup": writing a backup, refreshing the keys and restoring, beside a plain copy of the database file. */
import { copyFileSync, mkdirSync, openSync, fsyncSync, closeSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { environment, openBench, passphrase, person, type Bench } from './parts/bench-vault.ts';
import { peakMemory, processTime } from './parts/processes.ts';
import { heading, line, megabytes, ms } from './parts/ruler.ts';

interface Timed<T> {
  /** Milliseconds by the clock, and of processor time of the process that was asked. */
  readonly took: number;
  readonly used: number;
  readonly value: T;
}

async function timed<T>(work: () => Promise<T> | T, pid: number | 'self' = 'self'): Promise<Timed<T>> {
  const [from, before] = [performance.now(), processTime(pid)];
  const value = await work();
  return { took: performance.now() - from, used: processTime(pid) - before, value };
}

/** A busy machine stretches the clock; processor time stays. */
const figures = ({ took, used }: Timed<unknown>): string => `${ms(took)}, processor ${ms(used)}`;

/** The anchor: the database copied byte by byte and synced. */
function plainCopy(bench: Bench): void {
  const target = join(bench.folder, 'plain-copy.db');
  copyFileSync(join(bench.vault, 'vault.db'), target);
  const file = openSync(target, 'r+');
  fsyncSync(file);
  closeSync(file);
  rmSync(target);
}

/** Measures the whole way out and back. */
export async function backupSection(bench: Bench): Promise<void> {
  const place = join(bench.folder, 'copies');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  const copied = await timed(() => {
    plainCopy(bench);
  });
  const engine = await openBench(bench);
  const store = engine.storePid() ?? 'self';
  const unlocked = peakMemory(store);
  const file = engine.ticket(place).id;
  const first = await timed(() => engine.client.backup.create({ file }), store);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const second = await timed(() => engine.client.backup.create({ file }), store);
  const { keyrings } = await engine.client.backup.overview({});
  const id = keyrings[0]?.id ?? '';
  const refreshed = await timed(() => engine.client.backup.refreshKeyring({ id }), store);
  const writing = peakMemory(store);
  await engine.close();

  const restored = join(bench.folder, 'restored');
  rmSync(restored, { recursive: true, force: true });
  const other = await openEngine(readOptions([], { ...environment(bench), CASEFOLD_VAULT: restored }));
  const backup = other.ticket(join(place, second.value.file)).id;
  const reader = other.storePid() ?? 'self';
  const wrong = (): Promise<unknown> =>
    other.client.backup
      .check({ file: backup, person, passphrase: 'not these words 7 at all' })
      .catch(() => null);
  // The first loads the code that a locked store has not loaded yet.
  await wrong();
  const refused = await timed(wrong, reader);
  const opened = peakMemory(reader);
  const checked = await timed(() => other.client.backup.check({ file: backup, person, passphrase }), reader);
  const checking = peakMemory(reader);
  const back = await timed(() => other.client.backup.restore({ file: backup, person, passphrase }), reader);
  const reading = peakMemory(reader);
  await other.close();

  const { accounts, sizeBytes, keysBytes } = second.value;
  heading(`Backup of ${accounts.toLocaleString('en-GB')} accounts`);
  const database = statSync(join(bench.vault, 'vault.db')).size;
  line('a plain copy of the database, synced', figures(copied), megabytes(database));
  line('the first backup (makes a key for each account)', figures(first), megabytes(sizeBytes));
  line('a backup, with the copy of its keys', figures(second), `keys ${megabytes(keysBytes)}`);
  line('per account', `${((second.used / accounts) * 1000).toFixed(0)} µs of processor time`);
  line('the copy of the keys alone, anew', figures(refreshed), megabytes(refreshed.value.keysBytes));
  line('the passphrase alone, before a check or restore', figures(refused));
  line('a check that reads every byte', figures(checked), `${String(checked.value.damaged.length)} damaged`);
  line(
    'a restore, with the search index',
    figures(back),
    `${back.value.accounts.toLocaleString('en-GB')} accounts`,
  );
  const megabytesOf = (bytes: number | null): string => (bytes === null ? 'unknown here' : megabytes(bytes));
  line('memory of the store at most, writing', megabytesOf(writing), `unlocked ${megabytesOf(unlocked)}`);
  line('memory of the store at most, checking', megabytesOf(checking), `before ${megabytesOf(opened)}`);
  line('memory of the store at most, restoring', megabytesOf(reading));
  rmSync(restored, { recursive: true, force: true });
}
