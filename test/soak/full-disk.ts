/** An import onto a disk that fills up: a clear failure, nothing lost, and it goes on once there is space. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { failureSentence } from '#contracts/kit/words.ts';
import { writePeople } from '../bench/people.ts';
import { inspect, openSoak, withVault, type Found, type Soak } from './parts/vault.ts';

const rows = 60_000;

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

async function importInto(soak: Soak, file: string): Promise<{ created: number; failure: AppError | null }> {
  const { client, ticket, close } = await openSoak(soak);
  try {
    const { counts } = await client.imports.run({ file: ticket(file).id });
    return { created: counts.created, failure: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { created: 0, failure: error };
  } finally {
    await close();
  }
}

const accountsIn = async (soak: Soak, losses: string[]): Promise<number> => {
  let accounts = 0;
  const wrong = await inspect(soak, (db) => {
    accounts = db.one<{ n: number }>('SELECT count(*) AS n FROM account').n;
    const { created } = db.one<{ created: number }>('SELECT sum(created) AS created FROM import');
    return created === accounts ? [] : [`${created} rows counted, ${accounts} there`];
  });
  losses.push(...wrong);
  return accounts;
};

async function fillDisk(soak: Soak, disk: string): Promise<Found> {
  const losses: string[] = [];
  const file = join(soak.folder, 'people.csv');
  await writePeople(file, rows);
  const cut = await importInto(soak, file);
  if (cut.failure?.code !== 'disk-full')
    losses.push(`told ${cut.failure?.code ?? 'nothing'} instead of disk-full`);
  if (cut.failure)
    process.stdout.write(`  what the person reads: ${failureSentence(cut.failure.toFailure())}\n`);
  if (!run('mount', '-o', 'remount,size=400m', disk)) throw new Error('the disk could not be made larger');
  const kept = await accountsIn(soak, losses);
  const rest = await importInto(soak, file);
  if (rest.failure) losses.push(`with space again: ${rest.failure.code}`);
  const all = await accountsIn(soak, losses);
  if (all !== rows) losses.push(`${rows} in the file, ${all} there`);
  return { counts: { 'rows kept when the disk was full': kept, 'rows at the end': all }, losses };
}

/** Needs the right to mount a small disk in memory; null when there is none. */
export async function fullDisk(): Promise<Found | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const disk = mkdtempSync(join(tmpdir(), 'casefold-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk)) {
    rmSync(disk, { recursive: true, force: true });
    return null;
  }
  try {
    return await withVault((soak) => fillDisk(soak, disk), join(disk, 'vault'));
  } finally {
    run('umount', disk);
    rmSync(disk, { recursive: true, force: true });
  }
}
