/** Kills during rotations of the page key: the vault opens with exactly the key its header names, whole. */
import { join } from 'node:path';
import { writePeople } from '../bench/people.ts';
import { newInstants } from './parts/instants.ts';
import { tracesIn } from './parts/journal.ts';
import { runAndKill } from './parts/killing.ts';
import { inspect, openSoak, tally, type Found, type Soak } from './parts/vault.ts';

const rows = 600;

/** Rotates the key over and over, killed at any moment. */
export async function rotationKills(soak: Soak, kills: number): Promise<Found> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, rows);
  const { client, ticket, close } = await openSoak(soak);
  await client.imports.run({ file: ticket(table).id });
  await close();
  const losses: string[] = [];
  const counts: Record<string, number> = {
    kills: 0,
    'rotations acknowledged': 0,
    'taken up at the next unlock': 0,
  };
  const instants = newInstants(300, [
    { folder: soak.vault, name: /^vault\.hdr$/, changes: 4 },
    { folder: soak.vault, name: /^vault\.db$/, changes: 2 },
    { folder: join(soak.vault, 'tmp'), name: /^rebuilt\.db/, changes: 60 },
  ]);
  let generation = 1;
  for (let kill = 0; kill < kills && losses.length === 0; kill += 1) {
    const { lines, hung } = await runAndKill(soak, 'vault-doing', ['rotate'], instants);
    tally(counts, 'kills');
    if (hung) losses.push('a rotation hung');
    const acknowledged = lines.filter((line) => line.startsWith('rotated ')).length;
    counts['rotations acknowledged']! += acknowledged;
    generation += acknowledged;
    const traces = tracesIn(soak.vault);
    const wrong = await inspect(soak, (db, vault) => {
      const now = vault.pageKeyGeneration;
      const taken = now === generation + 1;
      tally(counts, `at the kill: ${traces}${taken ? ', new database in place' : ''}`);
      if (taken) tally(counts, 'taken up at the next unlock');
      const known = taken || now === generation;
      const before = generation;
      generation = now;
      const { n } = db.one<{ n: number }>('SELECT count(*) AS n FROM account');
      return [
        ...(known ? [] : [`generation ${String(now)} after ${String(before)} was acknowledged`]),
        ...(n === rows ? [] : [`${String(n)} accounts of ${String(rows)}`]),
      ];
    });
    losses.push(...wrong);
  }
  return { counts: { ...counts, ...instants.drawn }, losses };
}
