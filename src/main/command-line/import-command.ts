/** `casefold import`. */
import { readFileSync } from 'node:fs';
import { Mapping, WriteMode, type TableOptions } from '#contracts/imports.ts';
import { signedIn, textOption, word, type ShortCommand } from './command.ts';
import type { Options } from './options.ts';
import { table } from './table.ts';

/** Imports a file; `--preview` shows the mapping, `--dry-run` what would happen. */
export const importFile: ShortCommand = {
  usage: 'FILE [--dry-run] [--mode upsert|create] [--map mapping.json]',
  about: 'imports accounts or inquiries from CSV, XLSX, JSON or JSON Lines',
  run: (options, output) =>
    signedIn(options, async ({ client, ticket }) => {
      const file = ticket(word(options, 0, 'FILE')).id;
      const tableOptions = tableOptionsOf(options);
      if (options.values['preview'] === true) {
        const preview = await client.imports.preview({ file, options: tableOptions });
        const columns = preview.mapping?.columns.map((column) => [column.header, column.target]) ?? [];
        return { data: preview, text: table([['column', 'goes to'], ...columns]) };
      }
      const mapFile = textOption(options, 'map');
      const input = {
        file,
        options: tableOptions,
        mode: WriteMode.parse(textOption(options, 'mode') ?? 'upsert'),
        ...(mapFile === undefined
          ? {}
          : { mapping: Mapping.parse(JSON.parse(readFileSync(mapFile, 'utf8'))) }),
      };
      const onProgress = ({ done, total }: { done: number; total: number | null }): void => {
        if (total) output.err(`\r${String(Math.floor((100 * done) / total))} % `);
      };
      const result = await (options.values['dry-run'] === true
        ? client.imports.dryRun(input, { onProgress })
        : client.imports.run(input, { onProgress }));
      output.err('\r');
      const { read, created, updated, unchanged, rejected } = result.counts;
      const lines = result.rejected.map(
        (row) =>
          `  line ${String(row.line)}: ${row.problem.code}${row.problem.column ? ` (${row.problem.column})` : ''}`,
      );
      return {
        data: result,
        text: [
          `${String(read)} read = ${String(created)} created + ${String(updated)} updated + ${String(unchanged)} unchanged + ${String(rejected)} rejected`,
          ...lines,
        ].join('\n'),
      };
    }),
};

function tableOptionsOf(options: Options): TableOptions {
  const encoding = textOption(options, 'encoding');
  const separator = textOption(options, 'separator');
  const sheet = textOption(options, 'sheet');
  const found: Record<string, string> = {};
  if (encoding !== undefined) found['encoding'] = encoding;
  if (separator !== undefined) found['separator'] = separator === 'tab' ? '\t' : separator;
  if (sheet !== undefined) found['sheet'] = sheet;
  // The store checks them against the contract and names what does not fit.
  return found;
}
