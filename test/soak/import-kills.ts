/** Kills during an import: what was acknowledged stays, the rest comes when the import goes on, nothing comes twice. */
import { basename, join } from 'node:path';
import type { WriteDb } from '#main/kit/sql.ts';
import { writePeople } from '../bench/people.ts';
import { newInstants } from './parts/instants.ts';
import { runAndKill } from './parts/killing.ts';
import { inspect, type Found, type Soak } from './parts/vault.ts';

const rows = 40_000;

interface ImportRow {
  state: string;
  rows_read: number;
  created: number;
}

/** Imports one file after another, killed again and again. */
export async function importKills(soak: Soak, kills: number): Promise<Found> {
  const losses: string[] = [];
  const counts = { kills: 0, files: 0, 'rows acknowledged before a kill': 0 };
  const instants = newInstants(2000, []);
  let file = '';
  let prefix = '';
  let finished = true;
  while (counts.kills < kills) {
    if (finished) {
      // Each file has reference ids of its own.
      prefix = `f${counts.files}_`;
      file = join(soak.folder, `people-${counts.files}.csv`);
      await writePeople(file, rows, 7 + counts.files, prefix);
      counts.files += 1;
    }
    const { lines, hung } = await runAndKill(soak, 'doing', ['import', file], instants);
    if (hung) losses.push('an import hung');
    finished = lines.some((line) => line.startsWith('finished'));
    const acknowledged = Math.max(0, ...lines.map((line) => Number(/^read (\d+)$/.exec(line)?.[1] ?? 0)));
    if (!finished) {
      counts.kills += 1;
      counts['rows acknowledged before a kill'] += acknowledged;
    }
    losses.push(
      ...(await inspect(soak, (db) => missing(db, basename(file), prefix, acknowledged, finished))),
    );
  }
  return { counts, losses };
}

/** What of the newest import is not as it was acknowledged. */
function missing(
  db: WriteDb,
  file: string,
  prefix: string,
  acknowledged: number,
  finished: boolean,
): string[] {
  const imported = db.maybe<ImportRow>('SELECT state, rows_read, created FROM import WHERE file = ?', file);
  const stored = db.one<{ n: number }>(
    'SELECT count(*) AS n FROM account WHERE reference_id >= ? AND reference_id < ?',
    prefix,
    `${prefix}~`,
  ).n;
  const wrong: string[] = [];
  const { rows_read = 0, created = 0, state = 'not begun' } = imported ?? {};
  if (rows_read < acknowledged) wrong.push(`${acknowledged} rows acknowledged, ${rows_read} known`);
  if (stored !== created) wrong.push(`${created} rows counted, ${stored} there`);
  if (finished && (stored !== rows || state !== 'done'))
    wrong.push(`${rows} in the file, ${stored} there, ${state}`);
  return wrong;
}
