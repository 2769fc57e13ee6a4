/**
 * `npm run bench [-- section… --rows N --keep FOLDER]`: figures, each beside an anchor measured in the same run. Sections:
 * import, search, pages, unlock, backup; all of them when none is named. Those after the import use its vault, or the one
 * that a run before left in FOLDER. `matching [data folder]` measures the comparison on data outside the project, without a
 * vault.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { backupSection } from './backup-section.ts';
import { importSection, insertBare } from './import-section.ts';
import { createVault, makeBench, openBench, type Bench } from './parts/bench-vault.ts';
import { matchingSection } from './matching/matching-section.ts';
import { pagesSection } from './pages-section.ts';
import { redactionSection } from './redaction-section.ts';
import { searchSection } from './search-section.ts';
import { unlockSection } from './unlock-section.ts';

const sections: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  import: importSection,
  search: searchSection,
  pages: pagesSection,
  unlock: unlockSection,
  backup: backupSection,
  redaction: redactionSection,
};

/** The vault and the bare table, quickly, when the import itself is not to be measured. */
async function fillVault(bench: Bench): Promise<void> {
  if (existsSync(bench.vault) && existsSync(bench.bare)) return;
  await createVault(bench);
  const { client, ticket, close } = await openBench(bench);
  await client.imports.run({ file: ticket(bench.csv).id });
  await close();
  await insertBare(bench);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string' }, keep: { type: 'string' } },
  });
  if (positionals[0] === 'matching') return ((await matchingSection(positionals[1])) ?? 0) > 0 ? 1 : 0;
  const unknown = positionals.find((name) => !(name in sections));
  const rows = Number(values.rows ?? 200_000);
  if (unknown !== undefined || !Number.isInteger(rows) || rows < 1000) {
    process.stderr.write(
      `usage: npm run bench [-- ${Object.keys(sections).join('|')}… --rows N (1000 or more) --keep FOLDER]\n`,
    );
    return 2;
  }
  const named = positionals.length === 0 ? Object.keys(sections) : positionals;
  process.stdout.write(
    `${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}\n`,
  );
  const bench = await makeBench(rows, values.keep);
  try {
    if (!named.includes('import')) await fillVault(bench);
    for (const [name, section] of Object.entries(sections)) if (named.includes(name)) await section(bench);
  } finally {
    bench.remove();
  }
  return 0;
}

process.exitCode = await main();
