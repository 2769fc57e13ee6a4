/** Kills during rotations of the page key: the vault opens with exactly the key its header names, whole. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unlockVault } from '#main/vault/index.ts';
import { writePeople } from '../bench/people.ts';
import { inspect, openSoak, person, type Found, type Soak } from './parts/vault.ts';

const rows = 2000;

async function killRotation(soak: Soak, afterMs: number): Promise<string[]> {
  const script = fileURLToPath(new URL('./rotating.ts', import.meta.url));
  const child = spawn(process.execPath, [script, soak.vault, person, soak.passphrase], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return out.split('\n').slice(0, -1);
}

/** Rotates the key over and over, killed at any moment. */
export async function rotationKills(soak: Soak, kills: number): Promise<Found> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, rows);
  const { client, ticket, close } = await openSoak(soak);
  await client.imports.run({ file: ticket(table).id });
  await close();
  const losses: string[] = [];
  const counts = {
    kills,
    'rotations acknowledged': 0,
    'taken up at the next unlock': 0,
    'left half-built': 0,
  };
  let generation = 1;
  for (let kill = 0; kill < kills && losses.length === 0; kill += 1) {
    const said = await killRotation(soak, randomInt(0, 700));
    const acknowledged = said.filter((line) => line.startsWith('rotated ')).length;
    counts['rotations acknowledged'] += acknowledged;
    if (existsSync(join(soak.vault, 'tmp', 'rebuilt.db'))) counts['left half-built'] += 1;
    generation += acknowledged;
    const vault = await unlockVault(soak.vault, { person, passphrase: soak.passphrase }, { kdf: 'least' });
    const now = vault.pageKeyGeneration;
    vault.close();
    if (now !== generation && now !== generation + 1) {
      losses.push(`generation ${String(now)} after ${String(generation)} was acknowledged`);
    }
    if (now === generation + 1) counts['taken up at the next unlock'] += 1;
    generation = now;
    losses.push(
      ...(await inspect(soak, (db) => {
        const { n } = db.one<{ n: number }>('SELECT count(*) AS n FROM account');
        return n === rows ? [] : [`${String(n)} accounts of ${String(rows)}`];
      })),
    );
  }
  return { counts, losses };
}
