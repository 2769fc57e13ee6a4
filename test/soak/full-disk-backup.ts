/** Disks that fill up under a backup and under a restore: told in words, nothing half-made is left, and it works later. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { readVaultState } from '#main/vault/index.ts';
import { writePeople } from '../bench/people.ts';
import { codeOf, fill, makeSpace, withSmallDisk } from './parts/full-disk.ts';
import { environment, openSoak, person, withVault, type Found, type Soak } from './parts/vault.ts';

const rows = 20_000;

async function backupOnto(soak: Soak, disk: string, losses: string[]): Promise<string> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, rows);
  const { client, ticket, close } = await openSoak(soak);
  await client.imports.run({ file: ticket(table).id });
  const place = join(disk, 'copies');
  mkdirSync(place);
  const filler = join(disk, 'filler');
  let filled = false;
  const onProgress = ({ phase }: { phase: string }): void => {
    if (filled || phase !== 'accounts') return;
    filled = true;
    fill(filler);
  };
  const code = await codeOf(client.backup.create({ file: ticket(place).id }, { onProgress }));
  if (code !== 'disk-full') losses.push(`a backup onto a full disk told ${code}`);
  const left = readdirSync(place);
  if (left.length > 0) losses.push(`left behind: ${left.join(', ')}`);
  const { backups, keyrings } = await client.backup.overview({});
  if (backups.length + keyrings.length > 0) losses.push('the register names what is not there');
  rmSync(filler);
  const { file } = await client.backup.create({ file: ticket(place).id });
  await close();
  return join(place, file);
}

async function restoreOnto(soak: Soak, disk: string, backup: string, losses: string[]): Promise<void> {
  const vault = join(disk, 'restored');
  const { client, ticket, close } = await openEngine(readOptions([], environment({ ...soak, vault })));
  const input = { file: ticket(backup).id, person, passphrase: soak.passphrase };
  const filler = join(disk, 'filler');
  let filled = false;
  const onProgress = ({ phase }: { phase: string }): void => {
    if (filled || phase !== 'accounts') return;
    filled = true;
    fill(filler);
  };
  const code = await codeOf(client.backup.restore(input, { onProgress }));
  if (code !== 'disk-full') losses.push(`a restore onto a full disk told ${code}`);
  if (readVaultState(vault) !== 'none') losses.push(`the folder is ${readVaultState(vault)}`);
  rmSync(filler);
  makeSpace(disk);
  const report = await client.backup.restore(input);
  if (report.accounts !== rows) losses.push(`${rows} accounts in the backup, ${report.accounts} came back`);
  await close();
}

/** Null where no small disk may be mounted. */
export const fullDiskBackup = (): Promise<Found | null> =>
  withSmallDisk(60, (disk) =>
    withVault(async (soak) => {
      const losses: string[] = [];
      const backup = await backupOnto(soak, disk, losses);
      await restoreOnto(soak, disk, backup, losses);
      return { counts: { 'disks filled': 2 }, losses };
    }),
  );
