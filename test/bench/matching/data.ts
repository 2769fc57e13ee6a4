/** Development data for measuring, read from a folder outside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Rows by column name. */
export type Row = Readonly<Record<string, string>>;

/** Rows of one file below the data folder; null when it is not there. */
export function rowsOf(folder: string, file: string): Row[] | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  return parse(readFileSync(path), { columns: true, trim: true, bom: true, relax_quotes: true });
}
