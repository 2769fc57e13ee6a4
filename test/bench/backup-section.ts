/** Section "backup": writing a backup, refreshing the keys and restoring, beside a plain copy of the database file. */
import { copyFileSync, mkdirSync, openSync, fsyncSync, closeSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { environment, openBench, passphrase, person, type Bench } from './parts/bench-vault.ts';
import { peakMemory } from './parts/processes.ts';
import { heading, line, megabytes, ms } from './parts/ruler.ts';

async function timed<T>(work: () => Promise<T> | T): Promise<{ took: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { took: performance.now() - from, value };
}

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
  const file = engine.ticket(place).id;
  const first = await timed(() => engine.client.backup.create({ file }));
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const second = await timed(() => engine.client.backup.create({ file }));
  const { keyrings } = await engine.client.backup.overview({});
  const id = keyrings[0]?.id ?? '';
  const refreshed = await timed(() => engine.client.backup.refreshKeyring({ id }));
  const writing = peakMemory(engine.storePid() ?? 'self');
  await engine.close();

  const restored = join(bench.folder, 'restored');
  rmSync(restored, { recursive: true, force: true });
  const other = await openEngine(readOptions([], { ...environment(bench), CASEFOLD_VAULT: restored }));
  const backup = other.ticket(join(place, second.value.file)).id;
  const checked = await timed(() => other.client.backup.check({ file: backup, person, passphrase }));
  const back = await timed(() => other.client.backup.restore({ file: backup, person, passphrase }));
  const reading = peakMemory(other.storePid() ?? 'self');
  await other.close();

  const { accounts, sizeBytes, keysBytes } = second.value;
  heading(`Backup of ${accounts.toLocaleString('en-GB')} accounts`);
  const database = statSync(join(bench.vault, 'vault.db')).size;
  line('a plain copy of the database, synced', ms(copied.took), megabytes(database));
  line('the first backup (makes a key for each account)', ms(first.took), megabytes(sizeBytes));
  line('a backup, with the copy of its keys', ms(second.took), `keys ${megabytes(keysBytes)}`);
  line('per account', `${((second.took / accounts) * 1000).toFixed(0)} µs`);
  line('the copy of the keys alone, anew', ms(refreshed.took), megabytes(refreshed.value.keysBytes));
  line('a check that reads every byte', ms(checked.took), `${String(checked.value.damaged.length)} damaged`);
  line(
    'a restore, with the search index',
    ms(back.took),
    `${back.value.accounts.toLocaleString('en-GB')} accounts`,
  );
  line('memory of the store at most, writing', writing === null ? 'unknown here' : megabytes(writing));
  line('memory of the store at most, restoring', reading === null ? 'unknown here' : megabytes(reading));
  rmSync(restored, { recursive: true, force: true });
}
