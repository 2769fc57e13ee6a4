/** `match export-model`: the model learned from a file, and its normalised records, for Splink. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NormalRow } from '../link/columns.ts';
import { columns, listOf } from '../link/columns.ts';
import { signalTexts } from '../link/keys.ts';
import type { Signal } from '../link/keys.ts';
import type { LinkFiles } from '../link/link-files.ts';
import { linkFiles } from '../link/link-files.ts';
import type { LinkRecords } from '../link/link.ts';
import { blockingColumns, splinkSettings } from '../link/splink.ts';
import { nameLines } from '../tables/given-names.ts';
import { LineWriter, cell } from './csv.ts';
import { asCommand, readColumnMap } from './link.ts';
import type { CommandIo } from './options.ts';
import { exitCodes, guarded, readOptions, required } from './options.ts';

/** `match export-model --in people.csv [--in2 other.csv] --map map.json --out folder`. */
export async function matchExportModel(args: string[], io: CommandIo): Promise<number> {
  return guarded(io, async () => {
    const options = readOptions(args, ['in', 'in2', 'map', 'out']);
    const second = options.get('in2');
    const folder = required(options, 'out');
    const files: LinkFiles = {
      paths: [required(options, 'in'), ...(second === undefined ? [] : [second])],
      map: readColumnMap(await readFile(required(options, 'map'), 'utf8')),
      reject: (path, { line, why }) => void io.stderr.write(`${path}, line ${String(line)}: ${why}\n`),
    };
    await mkdir(folder, { recursive: true });
    return asCommand(
      linkFiles(
        files,
        () => ({}),
        async ({ records, counts }, { model }) => {
          const { known, names } = await writeRecords(folder, records);
          const settings = splinkSettings(model, { records: counts.read - counts.rejected, twoFiles: names.length > 1, known }); // prettier-ignore
          await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
          await writeFile(join(folder, 'README.txt'), readme(names, model.household !== null));
          io.stdout.write(
            `${String(counts.read)} rows read, ${String(counts.rejected)} rejected; settings.json, ${names.join(', ')} and README.txt written to ${folder}\n`,
          );
          return counts.read > 0 && counts.read === counts.rejected
            ? exitCodes.nothingUsable
            : exitCodes.done;
        },
      ),
    );
  });
}

/** Writes the normalised records, one file for each file read; answers which signals some record has. */
async function writeRecords(
  folder: string,
  { store, count, secondFrom }: LinkRecords,
): Promise<{ known: Set<Signal>; names: string[] }> {
  const known = new Set<Signal>();
  const ranges =
    secondFrom < count ? [[0, secondFrom] as const, [secondFrom, count] as const] : [[0, count] as const];
  const names = ranges.map((_, at) =>
    ranges.length === 1 ? 'records.csv' : `records-${String(at + 1)}.csv`,
  );
  const used = store.columns;
  const header = [
    'unique_id',
    ...used,
    'given_form',
    'family_form',
    ...blockingColumns.map(([, name]) => name),
  ];
  for (const [at, [from, to]] of ranges.entries()) {
    const writer = new LineWriter(join(folder, names[at] ?? ''), header.join(','));
    for (let record = from; record < to; record++) {
      const id = store.id(record);
      if (id === '') continue;
      const row = Object.fromEntries(columns.map((column) => [column, ''])) as Record<
        keyof NormalRow,
        string
      >; // every column is set
      used.forEach((column, place) => {
        row[column] = store.text(listOf(column), store.values[record * used.length + place] ?? 0);
      });
      const texts = signalTexts(row);
      for (const [signal] of blockingColumns) if (texts[signal] !== '') known.add(signal);
      await writer.write(
        [id, ...used.map((column) => row[column]), formOf(row.given), formOf(row.family), ...blockingColumns.map(([signal]) => texts[signal])].map(cell).join(','), // prettier-ignore
      );
    }
    await writer.close();
  }
  return { known, names };
}

/** Number of the group of forms (Bob, Robert) a name belongs to; empty when there is none or more than one. */
function formOf(name: string): string {
  const heads = nameLines(name);
  return heads.length === 1 ? String(heads[0]) : '';
}

function readme(names: readonly string[], homes: boolean): string {
  const tables = names.map((name) => `"${name}"`).join(', ');
  return `Comparison model of Casefold for Splink 4
=========================================

settings.json    comparisons with their levels as SQL conditions for DuckDB, m and u of each level, term frequencies,
                 blocking rules and the prior, learned from the records in this folder
${names.join(', ')}    the records, normalised; empty means not known. These are personal data.

With Splink 4 and DuckDB installed:

    import duckdb, json
    from splink import DuckDBAPI, Linker
    database = duckdb.connect()
    tables = [database.read_csv(name, all_varchar=True) for name in [${tables}]]
    linker = Linker(${names.length > 1 ? 'tables' : 'tables[0]'}, json.load(open("settings.json")), DuckDBAPI(connection=database))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9)

Nothing needs to be trained. What SQL cannot say, and what therefore differs from Casefold:

- Of words shared by two names, and of forms of a name with several origins, only the plain cases are conditions.
- Large groups of a blocking key are not split. On very large files leave out the rules that make most pairs.
${homes ? '- That two people of one home agree in address, telephone and family name is not set against a pair. Judge pairs that\n  differ in given name and birth date with care.\n' : ''}- Groups are connected components there; Casefold joins by the average over all pairs of two groups.
- Scores are not calibrated.
`;
}
