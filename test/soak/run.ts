/**
 * `npm run soak [-- section… --kills N --seed S]`: kills the program without warning while it imports, decides, changes a
 * passphrase, makes a new master key, redacts, backs up and restores; alters backups; cuts the power; searches the blocks
 * of a volume; fills the disk. Prints counts; ends with 1 when anything was lost. Sections: import, decision, passphrase,
 * redaction, master, rotation, backup, restore, flips, volume, power, power-keys, disk, disk-redaction, disk-backup,
 * disk-keys. The same seed draws the same instants; what is hit at them is up to the machine.
 */
import { parseArgs } from 'node:util';
import { backupFlips, backupKills, restoreKills } from './backup-kills.ts';
import { decisionKills } from './decision-kills.ts';
import { fullDisk } from './full-disk.ts';
import { fullDiskBackup } from './full-disk-backup.ts';
import { fullDiskKeys } from './full-disk-keys.ts';
import { fullDiskRedaction } from './full-disk-redaction.ts';
import { importKills } from './import-kills.ts';
import { masterKills } from './master-kills.ts';
import { seedRandom } from './parts/instants.ts';
import { bundleProgram } from './parts/program.ts';
import { withVault, type Found } from './parts/vault.ts';
import { passphraseKills } from './passphrase-kills.ts';
import { powerCuts, powerCutsOfKeys } from './power.ts';
import { redactionKills } from './redaction-kills.ts';
import { rotationKills } from './rotation-kills.ts';
import { volumeRemains } from './volume.ts';

const sections: Readonly<Record<string, (kills: number) => Promise<Found | null>>> = {
  import: (kills) => withVault((soak) => importKills(soak, kills)),
  decision: (kills) => withVault((soak) => decisionKills(soak, kills)),
  passphrase: (kills) => withVault((soak) => passphraseKills(soak, kills)),
  redaction: (kills) => withVault((soak) => redactionKills(soak, kills)),
  master: (kills) => withVault((soak) => masterKills(soak, kills)),
  rotation: (kills) => withVault((soak) => rotationKills(soak, kills)),
  backup: (kills) => withVault((soak) => backupKills(soak, kills)),
  restore: (kills) => withVault((soak) => restoreKills(soak, kills)),
  // A hundred for every kill asked for, in each of both files.
  flips: (kills) => withVault((soak) => backupFlips(soak, kills * 100)),
  volume: volumeRemains,
  power: powerCuts,
  'power-keys': powerCutsOfKeys,
  disk: fullDisk,
  'disk-redaction': fullDiskRedaction,
  'disk-backup': fullDiskBackup,
  'disk-keys': fullDiskKeys,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kills: { type: 'string' }, seed: { type: 'string' } },
  });
  const kills = Number(values.kills ?? 50);
  if (!Number.isInteger(kills) || kills < 1 || positionals.some((name) => !(name in sections))) {
    process.stderr.write(`usage: npm run soak [-- ${Object.keys(sections).join('|')}… --kills N --seed S]\n`);
    return 2;
  }
  const seed = seedRandom(values.seed === undefined ? undefined : Number(values.seed));
  process.stdout.write(`seed ${String(seed)}\n`);
  await bundleProgram();
  let lost = 0;
  for (const [name, soak] of Object.entries(sections)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    process.stdout.write(`\n${name}\n`);
    const from = performance.now();
    const found = await soak(kills);
    if (!found) {
      process.stdout.write('  skipped: filling a disk needs Linux and the right to mount one (root)\n');
      continue;
    }
    for (const [what, count] of Object.entries(found.counts)) process.stdout.write(`  ${what}: ${count}\n`);
    process.stdout.write(
      `  losses: ${found.losses.length}   (${((performance.now() - from) / 1000).toFixed(0)} s)\n`,
    );
    for (const loss of found.losses.slice(0, 20)) process.stdout.write(`    ${loss}\n`);
    lost += found.losses.length;
  }
  process.stdout.write(lost === 0 ? '\nNothing was lost.\n' : `\n${lost} losses.\n`);
  return lost === 0 ? 0 : 1;
}

process.exitCode = await main();
