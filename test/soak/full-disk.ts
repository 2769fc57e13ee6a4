/** An import onto a disk that fills up: a clear failure, nothing lost, and it goes on once there is space. */
import { join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { failureSentence } from '#contracts/kit/words.ts';
import { writePeople } from '../bench/people.ts';
import { makeSpace, withSmallDisk } from './parts/full-disk.ts';
import { inspect, openSoak, withVault, type Found, type Soak } from './parts/vault.ts';

const rows = 60_000;

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
  makeSpace(disk);
  const kept = await accountsIn(soak, losses);
  const rest = await importInto(soak, file);
  if (rest.failure) losses.push(`with space again: ${rest.failure.code}`);
  const all = await accountsIn(soak, losses);
  if (all !== rows) losses.push(`${rows} in the file, ${all} there`);
  return { counts: { 'rows kept when the disk was full': kept, 'rows at the end': all }, losses };
}

/** Null where no small disk may be mounted. */
export const fullDisk = (): Promise<Found | null> =>
  withSmallDisk(24, (disk) => withVault((soak) => fillDisk(soak, disk), join(disk, 'vault')));
