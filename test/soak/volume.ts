/**
 * A volume of its own: what a redaction leaves in the disk's blocks, and what a power cut leaves of what was
 * acknowledged. Linux, with the right to mount.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { unlockVault } from '#main/vault/index.ts';
import { searchFolder } from '../../src/verify/index.ts';
import { needlesOf } from '../kit/redacting.ts';
import { writePeople } from '../bench/people.ts';
import { random } from './parts/instants.ts';
import { programFile } from './parts/program.ts';
import { environment, inspect, openSoak, person, withVault, type Found, type Soak } from './parts/vault.ts';

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Runs `work` on a vault that lies on a small volume in an image; null where none can be mounted. */
async function onVolume(
  megabytes: number,
  work: (soak: Soak, image: string, folder: string) => Promise<Found>,
): Promise<Found | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'casefold-volume-'));
  const [image, disk] = [join(folder, 'image'), join(folder, 'disk')];
  mkdirSync(disk);
  try {
    const made =
      run('truncate', '-s', `${megabytes}M`, image) &&
      run('mkfs.ext4', '-q', image) &&
      run('mount', '-o', 'loop', image, disk);
    if (!made) return null;
    return await withVault((soak) => work(soak, image, folder), join(disk, 'vault'));
  } finally {
    run('umount', disk);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pageKeyOf(soak: Soak): Promise<Buffer> {
  const vault = await unlockVault(soak.vault, { person, passphrase: soak.passphrase }, { kdf: 'least' });
  const key = vault.pageKey();
  vault.close();
  return key;
}

const redacted = 40;
const wordOf = (at: number): string => `Blockword${String(at).padStart(6, '0')}x`;

async function leaveRemains(soak: Soak, image: string): Promise<Found> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, 2000);
  const before = await openSoak(soak);
  await before.client.imports.run({ file: before.ticket(table).id });
  const accountIds: string[] = [];
  for (let at = 0; at < redacted; at += 1) {
    const { id } = await before.client.accounts.create({
      referenceId: `volume-${String(at)}`,
      fields: [{ field: 'name', value: { first: wordOf(at), last: 'Block' } }],
    });
    accountIds.push(id);
  }
  await before.close();
  const needles = needlesOf(Array.from({ length: redacted }, (_, at) => wordOf(at)));
  const hitsWith = (pageKey: Buffer): number => {
    run('sync');
    const { hits } = searchFolder({ folder: soak.vault, pageKey, needles, volume: image });
    return new Set(hits.filter(({ place }) => place === 'volume').map(({ needleId }) => needleId)).size;
  };
  const oldKey = await pageKeyOf(soak);
  const found = hitsWith(oldKey);
  const { client, close } = await openSoak(soak);
  const asked = { accountIds, scope: { kind: 'account' as const } };
  const { hash } = await client.redaction.plan(asked);
  const basis = { reason: 'retention-end' as const };
  const { id } = await client.redaction.propose({ ...asked, basis, planHash: hash });
  const { state } = await client.redaction.run({ id, typed: String(redacted) });
  await close();
  const [withNew, withOld] = [hitsWith(await pageKeyOf(soak)), hitsWith(oldKey)];
  const losses: string[] = [];
  if (state !== 'proven') losses.push(`the redaction is ${state}`);
  if (found < redacted)
    losses.push(`the search saw ${String(found)} of ${String(redacted)} before: it is blind`);
  if (withNew > 0)
    losses.push(`${String(withNew)} persons readable in blocks of the volume with the key of today`);
  // Without this the first figure would prove nothing: the blocks do hold what was, for whoever kept the old key.
  if (withOld === 0) losses.push('nothing found with the old key either: the search is blind');
  return {
    counts: {
      'persons redacted': redacted,
      'found in blocks before, with the key of then': found,
      'found in blocks afterwards, with the key of today': withNew,
      'found in blocks afterwards, with the destroyed key (as if it had not been rotated)': withOld,
    },
    losses,
  };
}

/** Redacts, and searches every block of the volume with the present and with the destroyed page key. */
export function volumeRemains(): Promise<Found | null> {
  return onVolume(192, leaveRemains);
}

/** What had been acknowledged must be on the disk of whoever pulls the plug now. */
async function cutPower(soak: Soak, image: string, folder: string, cuts: number): Promise<Found> {
  const child = spawn(process.execPath, [programFile('doing'), 'redact', '1'], {
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
  const counts = { cuts: 0, 'accounts acknowledged': 0, 'proofs acknowledged': 0 };
  const [copy, disk] = [join(folder, 'cut'), join(folder, 'cut-disk')];
  mkdirSync(disk);
  try {
    while (!out.includes('made ')) await pause(50);
    for (; counts.cuts < cuts && losses.length === 0; counts.cuts += 1) {
      await pause(50 + random() * 750);
      group('SIGSTOP');
      const said = out.split('\n').slice(0, -1);
      cpSync(image, copy);
      group('SIGCONT');
      if (!run('mount', '-o', 'loop', copy, disk))
        throw new Error('the copy of the volume cannot be mounted');
      try {
        losses.push(...(await lookInto({ ...soak, vault: join(disk, 'vault') }, said)));
      } finally {
        run('umount', disk);
      }
      const told = (word: string): number => said.filter((line) => line.startsWith(word)).length;
      counts['accounts acknowledged'] = told('made ');
      counts['proofs acknowledged'] = told('proven ');
    }
  } finally {
    group('SIGKILL');
  }
  await pause(500);
  return { counts, losses };
}

async function lookInto(soak: Soak, said: readonly string[]): Promise<string[]> {
  return inspect(soak, (db) =>
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
  );
}

/** Stops the program at random moments, takes the volume as it is then, and opens the vault on the copy. */
export function powerCuts(cuts: number): Promise<Found | null> {
  return onVolume(96, (soak, image, folder) => cutPower(soak, image, folder, cuts));
}
