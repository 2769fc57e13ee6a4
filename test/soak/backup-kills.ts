/** Kills during backups and restores: a backup is whole or not there, a restored vault is whole or counts as not there. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDb } from '#main/kit/sql.ts';
import { openConnection, readVaultState, ringKeys, unlockVault } from '#main/vault/index.ts';
import { onePointPng } from '#test/kit/make.ts';
import { damagedParts } from '#test/kit/backup-parts.ts';
import { writePeople } from '../bench/people.ts';
import { environment, inspect, openSoak, person, runAndKill, type Found, type Soak } from './parts/vault.ts';

const rows = 3000;

/** Accounts, two of them with documents. */
async function fill(soak: Soak, accounts: number): Promise<void> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, accounts);
  const { client, ticket, close } = await openSoak(soak);
  await client.imports.run({ file: ticket(table).id });
  const picture = join(soak.folder, 'picture.png');
  writeFileSync(picture, onePointPng);
  const { rows: found } = await client.accounts.search({ limit: 2 });
  for (const { id } of found) await client.documents.attach({ accountId: id, file: ticket(picture).id });
  await close();
}

interface Opened {
  readonly ring: ReturnType<typeof ringKeys>;
  readonly wrapped: Map<string, Uint8Array>;
}

/** The keys of every account, as the vault has them now. */
async function keysOf(soak: Soak): Promise<Opened> {
  const vault = await unlockVault(soak.vault, { person, passphrase: soak.passphrase }, { kdf: 'least' });
  const ring = ringKeys(vault.ringKey());
  const connection = openConnection(join(soak.vault, 'vault.db'), vault.pageKey(), 'reader');
  vault.close();
  const db = openDb(connection);
  const wrapped = new Map<string, Uint8Array>(
    db
      .all<{ id: string; wrapped: Uint8Array }>(
        `SELECT account.id, wrapped FROM account_key JOIN account ON account.seq = account_seq
         UNION ALL SELECT 'unclaimed', wrapped FROM unclaimed_key`,
      )
      .map((row) => [row.id, row.wrapped]),
  );
  connection.close();
  return { ring, wrapped };
}

/** What is wrong with the files of a folder: each must be whole. */
function faultsIn(place: string, { ring, wrapped }: Opened): string[] {
  return readdirSync(place).flatMap((name) => {
    if (name.endsWith('.vbk'))
      return damagedParts(join(place, name), 'backup', ring, wrapped).map((part) => `${name}: ${part}`);
    if (name.endsWith('.vkr'))
      return damagedParts(join(place, name), 'keys', ring, wrapped).map((part) => `${name}: ${part}`);
    return [];
  });
}

/** Writes backups, killed again and again; the backup that follows sweeps away what was left. */
export async function backupKills(soak: Soak, kills: number): Promise<Found> {
  await fill(soak, rows);
  const place = join(soak.folder, 'copies');
  mkdirSync(place);
  const losses: string[] = [];
  const counts = { kills: 0, 'backups acknowledged': 0, 'copies of the keys unregistered': 0 };
  for (let kill = 0; kill < kills; kill++) {
    const said = await runAndKill(soak, ['backup', place], randomInt(0, 1200));
    const acknowledged = said.flatMap((line) => (line.startsWith('written ') ? [line.slice(8)] : []));
    counts.kills += 1;
    counts['backups acknowledged'] += acknowledged.length;
    losses.push(...faultsIn(place, await keysOf(soak)));
    const keyrings = readdirSync(place).filter((name) => /\.vkr(\.part|\.old)?$/.test(name));
    if (acknowledged.length > 0 && keyrings.length === 0) losses.push('no copy of the keys is left');
    losses.push(
      ...(await inspect(soak, (db) => {
        const gone = acknowledged.filter(
          (file) =>
            !existsSync(join(place, file)) ||
            !db.maybe('SELECT 1 AS found FROM backup_copy WHERE file = ?', file),
        );
        const known = db.one<{ n: number }>(
          "SELECT count(*) AS n FROM keyring_copy WHERE state <> 'destroyed'",
        ).n;
        if (keyrings.length > 0 && known === 0) counts['copies of the keys unregistered'] += 1;
        return gone.map((file) => `${file} was acknowledged and is gone`);
      })),
    );
    for (const name of readdirSync(place)) if (name.endsWith('.vbk')) rmSync(join(place, name));
  }
  if (counts['copies of the keys unregistered'] > 0) losses.push('a copy of the keys is not in the register');
  return { counts, losses };
}

/** Restores one backup into a folder, killed again and again; each time there is a whole vault, or none. */
export async function restoreKills(soak: Soak, kills: number): Promise<Found> {
  await fill(soak, rows);
  const place = join(soak.folder, 'copies');
  mkdirSync(place);
  const writer = await openSoak(soak);
  const { file, accounts } = await writer.client.backup.create({ file: writer.ticket(place).id });
  await writer.close();
  const losses: string[] = [];
  const counts = { kills: 0, 'vaults that were whole': 0, 'folders without a vault': 0 };
  const target: Soak = { ...soak, vault: join(soak.folder, 'restored') };
  // Once to its end, so that kills fall into every part of it, and some after it, on a fast machine as on a busy one.
  const from = performance.now();
  await restoreAndKill(target, join(place, file), null);
  const whole = performance.now() - from;
  rmSync(target.vault, { recursive: true, force: true });
  for (let kill = 0; kill < kills; kill++) {
    await restoreAndKill(target, join(place, file), Math.round(whole * (0.2 + Math.random())));
    counts.kills += 1;
    const state = readVaultState(target.vault);
    if (state === 'none') counts['folders without a vault'] += 1;
    else if (state === 'locked') {
      counts['vaults that were whole'] += 1;
      losses.push(
        ...(await inspect(target, (db) => {
          const { n } = db.one<{ n: number }>('SELECT count(*) AS n FROM account');
          return n === accounts ? [] : [`${accounts} accounts in the backup, ${n} in a vault that counts`];
        })),
      );
      rmSync(target.vault, { recursive: true, force: true });
    } else losses.push(`the folder is ${state}`);
  }
  return { counts, losses };
}

/** The command line restoring, as a group of processes that is killed as one. */
function restoreAndKill(target: Soak, backup: string, afterMs: number | null): Promise<void> {
  const script = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
  const child = spawn(process.execPath, [script, 'restore', backup], {
    env: environment(target),
    // Pipes that the store process holds too: they close when both have ended and the folder is free.
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.resume();
  child.stderr.resume();
  const kill = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  const timer = afterMs === null ? undefined : setTimeout(kill, afterMs);
  return new Promise((resolve) =>
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    }),
  );
}

/** Turns over random bytes of a backup and of a copy of its keys: each must be found. */
export async function backupFlips(soak: Soak, flips: number): Promise<Found> {
  await fill(soak, 20);
  const place = join(soak.folder, 'copies');
  mkdirSync(place);
  const writer = await openSoak(soak);
  await writer.client.backup.create({ file: writer.ticket(place).id });
  await writer.close();
  const keys = await keysOf(soak);
  const losses: string[] = [];
  const counts: Record<string, number> = { flips: 0 };
  const altered = join(soak.folder, 'altered');
  for (const name of readdirSync(place)) {
    const kind = name.endsWith('.vbk') ? 'backup' : name.endsWith('.vkr') ? 'keys' : null;
    if (kind === null) continue;
    const sound = readFileSync(join(place, name));
    cpSync(join(place, name), altered);
    if (damagedParts(altered, kind, keys.ring, keys.wrapped).length > 0)
      losses.push(`${name} does not read as it is`);
    for (let flip = 0; flip < flips; flip++) {
      const at = randomInt(sound.length);
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ randomInt(1, 256);
      writeFileSync(altered, bytes);
      const [found] = damagedParts(altered, kind, keys.ring, keys.wrapped);
      counts['flips'] = (counts['flips'] ?? 0) + 1;
      if (found === undefined) losses.push(`byte ${at} of ${name} was changed and nobody noticed`);
      else counts[found.replace(/ \d+$/, '')] = (counts[found.replace(/ \d+$/, '')] ?? 0) + 1;
    }
  }
  return { counts, losses };
}
