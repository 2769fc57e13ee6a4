/**
 * Power cuts: what had been acknowledged must be on the disk of whoever pulls the plug now. The vault lies on a volume of
 * its own; the volume's image is copied while the program is stopped, so that what was not synced is missing there.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WriteDb } from '#main/kit/sql.ts';
import type { OpenVault } from '#main/vault/index.ts';
import { random } from './parts/instants.ts';
import { tracesIn } from './parts/journal.ts';
import { programFile } from './parts/program.ts';
import { environment, inspect, tally, type Found, type Soak } from './parts/vault.ts';
import { onVolume, run } from './parts/volume.ts';

/** Something that is done over and over while the power is cut. */
interface Doing {
  readonly args: readonly string[];
  /** Words that begin a line when something is acknowledged, and what they mean. */
  readonly told: Readonly<Record<string, string>>;
  /** What of it is not there. */
  readonly missing: (db: WriteDb, vault: OpenVault, said: readonly string[]) => string[];
}

const redacting: Doing = {
  args: ['redact', '1'],
  told: { 'made ': 'accounts acknowledged', 'proven ': 'proofs acknowledged' },
  missing: (db, _, said) =>
    said.flatMap((line) => {
      const [what, at = ''] = line.split(' ');
      if (what !== 'made' && what !== 'proven') return [];
      const row = db.maybe<{ state: string | null }>(
        `SELECT redaction.state FROM account LEFT JOIN redaction_account ON account_seq = account.seq
         LEFT JOIN redaction ON redaction.seq = redaction_seq WHERE reference_id = ?`,
        `redacted-${at}`,
      );
      if (!row) return [`${line}: the account is not there`];
      return what === 'proven' && row.state !== 'proven' ? [`${line}: ${row.state ?? 'nothing'}`] : [];
    }),
};

const renewing: Doing = {
  args: ['master', 'Second Keeper'],
  told: { 'renewed ': 'new master keys acknowledged' },
  missing: (_, vault, said) => {
    // Every new master key brings a new page key; the vault begins with the first.
    const least = 1 + said.filter((line) => line.startsWith('renewed ')).length;
    const { pageKeyGeneration: now } = vault;
    return now === least || now === least + 1
      ? []
      : [`key ${String(now)} after ${String(least)} was acknowledged`];
  },
};

async function cutPower(
  soak: Soak,
  { image, folder, cuts }: { readonly image: string; readonly folder: string; readonly cuts: number },
  doing: Doing,
): Promise<Found> {
  const child = spawn(process.execPath, [programFile('doing'), ...doing.args], {
    env: environment(soak),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const group = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  };
  const losses: string[] = [];
  const counts: Record<string, number> = { cuts: 0 };
  const [copy, disk] = [join(folder, 'cut'), join(folder, 'cut-disk')];
  mkdirSync(disk);
  try {
    while (!out.includes('begin')) await pause(50);
    for (let cut = 0; cut < cuts && losses.length === 0; cut += 1) {
      await pause(50 + random() * 750);
      group('SIGSTOP');
      const said = out.split('\n').slice(0, -1);
      cpSync(image, copy);
      group('SIGCONT');
      if (!run('mount', '-o', 'loop', copy, disk))
        throw new Error('the copy of the volume cannot be mounted');
      try {
        const vault = join(disk, 'vault');
        tally(counts, 'cuts');
        tally(counts, `at the cut: ${tracesIn(vault)}`);
        losses.push(...(await inspect({ ...soak, vault }, (db, open) => doing.missing(db, open, said))));
      } finally {
        run('umount', disk);
      }
      for (const [word, what] of Object.entries(doing.told))
        counts[what] = said.filter((line) => line.startsWith(word)).length;
    }
  } finally {
    group('SIGKILL');
  }
  await pause(500);
  return { counts, losses };
}

/** Stops the program at random moments, takes the volume as it is then, and opens the vault on the copy. */
const cutting =
  (doing: Doing) =>
  (cuts: number): Promise<Found | null> =>
    onVolume(96, (soak, image, folder) => cutPower(soak, { image, folder, cuts }, doing));

/** Power cuts while accounts are made and redacted. */
export const powerCuts = cutting(redacting);

/** Power cuts while new master keys are made. */
export const powerCutsOfKeys = cutting(renewing);
