/** A disk that fills up while keys are replaced: told in words, the keys of before still open, and it works with space again. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine, type Engine } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { writePeople } from '../bench/people.ts';
import { codeOf, fill, withSmallDisk } from './parts/full-disk.ts';
import { environment, inspect, openSoak, person, withVault, type Found, type Soak } from './parts/vault.ts';

const rows = 4000;

/** What is looked at after each step. */
interface Round {
  readonly soak: Soak;
  readonly ballast: string;
  readonly losses: string[];
  engine: Engine;
  recoveryKey: string;
}

/** Does something that must fail on the full disk, and signs in anew with the keys of before, once there is space. */
async function onFullDisk(round: Round, what: string, work: () => Promise<unknown>): Promise<void> {
  const { soak, ballast, losses } = round;
  const code = await codeOf(work());
  if (code !== 'disk-full') losses.push(`${what} on a full disk told ${code}`);
  const meanwhile = await codeOf(round.engine.client.accounts.search({ limit: 1 }));
  if (meanwhile !== 'nothing' && meanwhile !== 'disk-full')
    losses.push(`${what}: the open vault told ${meanwhile} on the full disk`);
  rmSync(ballast, { force: true });
  const { rows: found } = await round.engine.client.accounts.search({ limit: 1 });
  if (found.length !== 1) losses.push(`${what}: the open vault answers no more`);
  await round.engine.close();
  losses.push(
    ...(await inspect(soak, (db) => {
      const { n } = db.one<{ n: number }>('SELECT count(*) AS n FROM account');
      return n === rows ? [] : [`${what}: ${String(n)} accounts of ${String(rows)}`];
    })),
  );
  round.engine = await openSoak(soak);
  const { confirmed } = await round.engine.client.vault.confirmRecovery({ recoveryKey: round.recoveryKey });
  if (!confirmed) losses.push(`${what}: the recovery key of before opens nothing any more`);
}

/** Fills the disk as soon as a file is there. */
function fillWhen(file: string, ballast: string): () => void {
  const watch = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(watch);
    fill(ballast);
  }, 1);
  return () => {
    clearInterval(watch);
  };
}

async function replaceKeys(round: Round): Promise<number> {
  const { soak, ballast } = round;
  const { passphrase } = soak;
  const vault = () => round.engine.client.vault;
  const next = `${passphrase} next`;
  fill(ballast);
  await onFullDisk(round, 'a new passphrase', () => vault().changePassphrase({ current: passphrase, next }));
  fill(ballast);
  await onFullDisk(round, 'a new recovery key', () => vault().newRecoveryKey({ passphrase }));
  fill(ballast);
  await onFullDisk(round, 'a new master key', () => vault().newMasterKey({ passphrase }));
  for (const file of ['vault.hdr.next', join('tmp', 'rebuilt.db'), join('tmp', 'rebuilt.db-wal')]) {
    const stop = fillWhen(join(soak.vault, file), ballast);
    await onFullDisk(round, `a new master key, ${file} written`, () => vault().newMasterKey({ passphrase }));
    stop();
  }
  await recoverOnFullDisk(round);
  // With space again all of it works.
  await vault().newMasterKey({ passphrase });
  round.recoveryKey = (await vault().newRecoveryKey({ passphrase })).recoveryKey;
  await vault().changePassphrase({ current: passphrase, next });
  soak.passphrase = next;
  await round.engine.close();
  round.losses.push(...(await inspect(soak, () => [])));
  return 7;
}

/** Somebody who is told that it failed still has the recovery key that they typed, and no new passphrase. */
async function recoverOnFullDisk(round: Round): Promise<void> {
  const { soak, ballast, losses, recoveryKey } = round;
  await round.engine.close();
  const { client, close } = await openEngine(readOptions([], environment(soak)));
  fill(ballast);
  const wanted = { person, passphrase: `${soak.passphrase} recovered`, recoveryKey };
  const code = await codeOf(client.vault.recover(wanted));
  if (code !== 'disk-full') losses.push(`the recovery key on a full disk told ${code}`);
  rmSync(ballast, { force: true });
  await close();
  round.engine = await openSoak(soak);
  const { confirmed } = await round.engine.client.vault.confirmRecovery({ recoveryKey });
  if (!confirmed) losses.push('the recovery key that was typed on a full disk is spent');
}

async function fillDisk(soak: Soak, disk: string): Promise<Found> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, rows);
  const first = await openSoak(soak);
  await first.client.imports.run({ file: first.ticket(table).id });
  const { recoveryKey } = await first.client.vault.newRecoveryKey({ passphrase: soak.passphrase });
  const round: Round = {
    soak,
    ballast: join(disk, 'ballast'),
    losses: [],
    engine: first,
    recoveryKey,
  };
  const filled = await replaceKeys(round);
  // The recovery key of the end opens the vault.
  const { client, close } = await openEngine(readOptions([], environment(soak)));
  await client.vault.recover({ person, passphrase: soak.passphrase, recoveryKey: round.recoveryKey });
  await close();
  return { counts: { 'disks filled': filled }, losses: round.losses };
}

/** Null where no small disk may be mounted. */
export const fullDiskKeys = (): Promise<Found | null> =>
  withSmallDisk(64, (disk) => withVault((soak) => fillDisk(soak, disk), join(disk, 'vault')));
