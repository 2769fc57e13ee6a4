/** CSV in and out, row by row. */
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { CommandError } from './options.ts';

/** One row by column name, with the line it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** What became of the rows of one file. `read` is `used` plus `rejected`. */
export interface RowCounts {
  read: number;
  rejected: number;
}

/** A row that could not be used, and why. */
export type Reject = (line: number, why: string) => void;

/**
 * Rows of a CSV file with a header line. Rows with too few or too many columns or broken quotes are rejected and the
 * run goes on. Values are trimmed; an empty file has no rows.
 */
export async function* readRows(path: string, counts: RowCounts, reject: Reject): AsyncGenerator<CsvRow> {
  await access(path);
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    skip_records_with_error: true,
    max_record_size: 4_000_000,
  });
  parser.on('skip', (error: { message?: string; lines?: number } | undefined) => {
    counts.read++;
    counts.rejected++;
    reject(error?.lines ?? 0, error?.message ?? 'the row could not be read');
  });
  const source = createReadStream(path);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: string[] | null = null;
  let lastLine = 0;
  for await (const item of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    const { record, info } = item;
    const line = lastLine + 1;
    lastLine = info.lines;
    if (!header) {
      header = record.map((name) => name.trim());
      continue;
    }
    counts.read++;
    if (record.length !== header.length) {
      counts.rejected++;
      reject(
        Math.min(line, info.lines),
        `has ${String(record.length)} columns where the header has ${String(header.length)}`,
      );
      continue;
    }
    const values: Record<string, string> = {};
    header.forEach((name, at) => (values[name] = (record[at] ?? '').trim()));
    yield { line: info.lines, values };
  }
}

/** Writes rows to a CSV file, waiting when the disk is slower. */
export class CsvWriter {
  private readonly out: ReturnType<typeof createWriteStream>;
  written = 0;

  constructor(path: string, header: readonly string[]) {
    this.out = createWriteStream(path);
    this.out.on('error', () => undefined); // reported by close()
    this.out.write(stringify([[...header]]));
  }

  /** Writes one row. */
  async write(row: readonly (string | number | boolean)[]): Promise<void> {
    this.written++;
    if (!this.out.write(stringify([row.map((value) => String(value))])) && !this.out.errored)
      await once(this.out, 'drain');
  }

  /** Ends the file; throws when it could not be written. */
  async close(): Promise<void> {
    this.out.end();
    await finished(this.out);
  }
}

/** A value as it stands in a CSV file: in quotes when it would be misread without them. */
export function cell(value: string): string {
  return /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Writes lines that are ready, many at a time. */
export class LineWriter {
  private readonly out: ReturnType<typeof createWriteStream>;
  private block: string;
  written = 0;

  constructor(path: string, header: string) {
    this.out = createWriteStream(path);
    this.out.on('error', () => undefined); // reported by close()
    this.block = `${header}\n`;
  }

  /** Writes one line, waiting when the disk is slower. */
  write(line: string): Promise<void> | undefined {
    this.written++;
    this.block += `${line}\n`;
    return this.block.length > 1 << 17 ? this.flush() : undefined;
  }

  /** Ends the file; throws when it could not be written. */
  async close(): Promise<void> {
    await this.flush();
    this.out.end();
    await finished(this.out);
  }

  private async flush(): Promise<void> {
    const { block } = this;
    this.block = '';
    if (!this.out.write(block) && !this.out.errored) await once(this.out, 'drain');
  }
}

/** Throws unless a row has all the columns a command needs. */
export function needColumns(row: CsvRow, names: readonly string[]): void {
  const missing = names.filter((name) => !(name in row.values));
  if (missing.length > 0)
    throw new CommandError(
      `the file has no column ${missing.join(', ')}; it has ${Object.keys(row.values).join(', ')}`,
    );
}
