/** Kills during backups and restores: a backup is whole or not there, a restored vault is whole or counts as not there. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '#main/kit/sql.ts';
import { readVaultState, ringKeys } from '#main/vault/index.ts';
import { onePointPng } from '#test/kit/make.ts';
import { damagedParts } from '#test/kit/backup-parts.ts';
import { writePeople } from '../bench/people.ts';
import { newInstants, random } from './parts/instants.ts';
import { runAndKill } from './parts/killing.ts';
import { inspect, openSoak, tally, type Found, type Soak } from './parts/vault.ts';

const rows = 800;

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

/** The wrapped keys of every account, as the vault has them now. */
const wrappedKeys = (db: ReadDb): Opened['wrapped'] =>
  new Map(
    db
      .all<{ id: string; wrapped: Uint8Array }>(
        `SELECT account.id, wrapped FROM account_key JOIN account ON account.seq = account_seq
         UNION ALL SELECT 'unclaimed', wrapped FROM unclaimed_key`,
      )
      .map((row) => [row.id, row.wrapped]),
  );

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

/** What a kill left of a backup, read from its folder. */
function tracesOf(place: string): string {
  const names = readdirSync(place);
  const ending = (text: string): string | null => (names.some((name) => name.endsWith(text)) ? text : null);
  const traces = ['.vbk', '.vbk.part', '.vkr', '.vkr.part', '.vkr.old'].map(ending);
  return traces.filter((trace) => trace !== null).join(' ') || 'no file';
}

/** Writes backups, killed again and again; the backup that follows sweeps away what was left. */
export async function backupKills(soak: Soak, kills: number): Promise<Found> {
  await fill(soak, rows);
  const place = join(soak.folder, 'copies');
  mkdirSync(place);
  const losses: string[] = [];
  const counts: Record<string, number> = { kills: 0, 'backups acknowledged': 0 };
  const instants = newInstants(600, [
    { folder: place, name: /\.vkr/, changes: 12 },
    { folder: place, name: /\.vbk/, changes: 12 },
    { folder: place, name: /\.vkr\.old$/, changes: 2 },
  ]);
  let acknowledgedOnce = false;
  for (let kill = 0; kill < kills && losses.length === 0; kill++) {
    const { lines, hung } = await runAndKill(soak, 'doing', ['backup', place], instants);
    const acknowledged = lines.flatMap((line) => (line.startsWith('written ') ? [line.slice(8)] : []));
    tally(counts, 'kills');
    tally(counts, `at the kill: ${tracesOf(place)}`);
    if (hung) losses.push('a backup hung');
    counts['backups acknowledged']! += acknowledged.length;
    acknowledgedOnce ||= acknowledged.length > 0;
    losses.push(
      ...(await inspect(soak, (db, vault) => {
        const opened = { ring: ringKeys(vault.ringKey()), wrapped: wrappedKeys(db) };
        const gone = acknowledged.filter((file) => !registered(db, place, file));
        return [
          ...keyringLosses(db, place, opened, acknowledgedOnce),
          ...faultsIn(place, opened),
          ...gone.map((file) => `${file} was acknowledged and is gone`),
        ];
      })),
    );
    for (const name of readdirSync(place)) if (name.endsWith('.vbk')) rmSync(join(place, name));
  }
  return { counts: { ...counts, ...instants.drawn }, losses };
}

const registered = (db: ReadDb, place: string, file: string): boolean =>
  existsSync(join(place, file)) &&
  db.maybe('SELECT 1 AS found FROM backup_copy WHERE file = ?', file) !== undefined;

/** Once there was a copy of the keys there always is a whole one, and the register knows of it. */
function keyringLosses(db: ReadDb, place: string, { ring, wrapped }: Opened, expected: boolean): string[] {
  const keyrings = readdirSync(place).filter((name) => /\.vkr(\.part|\.old)?$/.test(name));
  const { n } = db.one<{ n: number }>("SELECT count(*) AS n FROM keyring_copy WHERE state <> 'destroyed'");
  const isWhole = (name: string): boolean =>
    damagedParts(join(place, name), 'keys', ring, wrapped).length === 0;
  return [
    ...(keyrings.length > 0 && n === 0 ? ['a copy of the keys is not in the register'] : []),
    ...(expected && !keyrings.some(isWhole) ? ['no whole copy of the keys is left'] : []),
  ];
}

/** What a kill left of a restore, read from its folder. */
function tracesOfRestore(vault: string): string {
  const there = ['unfinished.mark', 'vault.hdr', 'vault.db', 'documents'].filter((name) =>
    existsSync(join(vault, name)),
  );
  return `${readVaultState(vault)}, ${there.join(' ') || 'no file'}`;
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
  const counts: Record<string, number> = { kills: 0, 'restores that came to their end': 0 };
  const target: Soak = { ...soak, vault: join(soak.folder, 'restored') };
  const instants = newInstants(1500, [
    { folder: target.vault, name: /^unfinished\.mark$/, changes: 3 },
    { folder: target.vault, name: /^vault\.hdr/, changes: 8 },
    { folder: target.vault, name: /^vault\.db/, changes: 40 },
  ]);
  while ((counts['kills'] ?? 0) < kills && losses.length === 0) {
    mkdirSync(target.vault, { recursive: true });
    const { lines, hung } = await runAndKill(target, 'doing', ['restore', join(place, file)], instants);
    if (hung) losses.push('a restore hung');
    const ended = lines.includes('restored');
    tally(counts, ended ? 'restores that came to their end' : 'kills');
    const traces = ended ? '' : `at the kill: ${tracesOfRestore(target.vault)}`;
    if (!ended) tally(counts, traces);
    const state = readVaultState(target.vault);
    if (ended && state !== 'locked') losses.push(`restored, and the folder is ${state}`);
    if (state === 'locked') {
      losses.push(...(await inspect(target, (db) => wholeCopy(db, accounts))));
      rmSync(target.vault, { recursive: true, force: true });
    } else if (state !== 'none') losses.push(`the folder is ${state}`);
  }
  return { counts: { ...counts, ...instants.drawn }, losses };
}

function wholeCopy(db: ReadDb, accounts: number): string[] {
  const { n } = db.one<{ n: number }>('SELECT count(*) AS n FROM account');
  return n === accounts ? [] : [`${accounts} accounts in the backup, ${n} in a vault that counts`];
}

/** Turns over random bytes of a backup and of a copy of its keys: each must be found. */
export async function backupFlips(soak: Soak, flips: number): Promise<Found> {
  await fill(soak, 20);
  const place = join(soak.folder, 'copies');
  mkdirSync(place);
  const writer = await openSoak(soak);
  await writer.client.backup.create({ file: writer.ticket(place).id });
  await writer.close();
  const losses: string[] = [];
  const opened: Opened[] = [];
  losses.push(
    ...(await inspect(soak, (db, vault) => {
      opened.push({ ring: ringKeys(vault.ringKey()), wrapped: wrappedKeys(db) });
      return [];
    })),
  );
  const [keys] = opened;
  if (!keys) return { counts: {}, losses: [...losses, 'the vault does not open'] };
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
      const at = Math.floor(random() * sound.length);
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      writeFileSync(altered, bytes);
      const [found] = damagedParts(altered, kind, keys.ring, keys.wrapped);
      counts['flips'] = (counts['flips'] ?? 0) + 1;
      if (found === undefined) losses.push(`byte ${at} of ${name} was changed and nobody noticed`);
      else counts[found.replace(/ \d+$/, '')] = (counts[found.replace(/ \d+$/, '')] ?? 0) + 1;
    }
  }
  return { counts, losses };
}
