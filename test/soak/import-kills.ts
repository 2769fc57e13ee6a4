/** Kills during an import: what was acknowledged stays, the rest comes when the import goes on, nothing comes twice. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { writePeople } from '../bench/people.ts';
import { inspect, runAndKill, type Found, type Soak } from './parts/vault.ts';

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
  let file = '';
  let before = 0;
  let finished = true;
  while (counts.kills < kills) {
    if (finished) {
      // Each file has reference ids of its own.
      file = join(soak.folder, `people-${counts.files}.csv`);
      await writePeople(file, rows, 7 + counts.files, `f${counts.files}_`);
      before = counts.files * rows;
      counts.files += 1;
    }
    const said = await runAndKill(soak, ['import', file], randomInt(20, 1500));
    finished = said.some((line) => line.startsWith('finished'));
    if (!finished) counts.kills += 1;
    const acknowledged = Math.max(0, ...said.map((line) => Number(/^read (\d+)$/.exec(line)?.[1] ?? 0)));
    if (!finished) counts['rows acknowledged before a kill'] += acknowledged;
    losses.push(
      ...(await inspect(soak, (db) => {
        const wrong: string[] = [];
        const imported = db.maybe<ImportRow>(
          'SELECT state, rows_read, created FROM import ORDER BY seq DESC LIMIT 1',
        );
        const stored = db.one<{ n: number }>('SELECT count(*) AS n FROM account').n - before;
        if (!imported) return ['the record of the import is gone'];
        if (imported.rows_read < acknowledged)
          wrong.push(`${acknowledged} rows acknowledged, ${imported.rows_read} known`);
        if (stored !== imported.created) wrong.push(`${imported.created} rows counted, ${stored} there`);
        if (finished && (stored !== rows || imported.state !== 'done'))
          wrong.push(`${rows} in the file, ${stored} there`);
        return wrong;
      })),
    );
  }
  return { counts, losses };
}
