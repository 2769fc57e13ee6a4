/** Links CSV files of any size: read as a stream, cut into blocks of rows, taken apart and compared by threads. */
import { open, stat } from 'node:fs/promises';
import type { Column, LinkRow } from './columns.ts';
import { columns, mostRecords } from './columns.ts';
import type { Crew } from './crew.ts';
import { startCrew, usefulThreads } from './crew.ts';
import type { ReadOutcome, Source } from './block-reader.ts';
import { readBlocks, withBreaks } from './block-reader.ts';
import type { CsvMap, Rejected } from './csv-rows.ts';
import { RowCutter, fieldsOf } from './csv-rows.ts';
import type { LinkRecords, LinkResult, LinkSettings } from './link.ts';
import { linkRecords } from './link.ts';
import { RecordStore, makeStore } from './store.ts';

/** Columns of a file by our fields. */
export type ColumnMap = ReadonlyMap<keyof LinkRow, string>;

/** A mistake in what was given; the text is for people. */
export class LinkInputError extends Error {}

/** What to link. */
export interface LinkFiles {
  readonly paths: readonly string[];
  readonly map: ColumnMap;
  /** Told of every row that could not be used. */
  readonly reject: (path: string, row: Rejected) => void;
  /** Threads; one works in the thread of the caller. Without it as many as help. */
  readonly threads?: number;
}

/** What was read. */
export interface ReadCounts {
  read: number;
  rejected: number;
}

/** Records in memory, with the threads that hold them. */
export interface LinkSession {
  readonly crew: Crew;
  readonly records: LinkRecords;
  readonly counts: Readonly<ReadCounts>;
  close(): Promise<void>;
}

/** Files below this size are linked in the caller's thread: starting threads would take longer. */
const smallBytes = 2_000_000;

/** Which columns of ours a map can fill. */
const filledBy: Readonly<Record<keyof LinkRow, readonly Column[]>> = {
  id: [], first: ['given', 'middle'], middle: ['middle'], last: ['family'], full: ['given', 'family', 'middle'], birthdate: ['date'], gender: ['gender'],
  nationality: ['nationality'], house: ['house'], street1: ['house', 'street'], street2: ['street2'], city: ['city'], subdivision: ['subdivision'], postalCode: ['postcode'],
  phone: ['phone'], email: ['email'], identification: ['identification'], birthplace: ['birthplace'], occupation: ['occupation'],
}; // prettier-ignore

/** Reads files into memory. @throws LinkInputError for files that do not fit the map or are too large */
export async function readFiles(files: LinkFiles): Promise<LinkSession> {
  const sources = await Promise.all(files.paths.map((path) => inspect(path, files.map)));
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const crew = startCrew(files.threads ?? (bytes < smallBytes ? 1 : usefulThreads()));
  try {
    const used = new Set([...files.map.keys()].flatMap((field) => filledBy[field]));
    for (let room = 1; ; room *= 2) {
      const session = await attempt(crew, sources, files, { used, room });
      if (session) return session;
    }
  } catch (error) {
    await crew.close();
    throw error;
  }
}

/** Reads, links, and hands the records and the result to `use` before the threads end. */
export async function linkFiles<T>(
  files: LinkFiles,
  settings: (records: LinkRecords) => LinkSettings,
  use: (session: LinkSession, result: LinkResult) => Promise<T>,
): Promise<T> {
  const session = await readFiles(files);
  try {
    return await use(session, await linkRecords(session.crew, session.records, settings(session.records)));
  } finally {
    await session.close();
  }
}

/** Looks at the beginning of a file: its header, and how long rows are. */
async function inspect(path: string, map: ColumnMap): Promise<Source> {
  const { size } = await stat(path);
  const handle = await open(path);
  let head: Buffer;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, 1 << 18) || 1), 0);
    head = buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
  const mark = head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const returnsOnly = !head.includes(10) && head.includes(13);
  const text = withBreaks(head.subarray(mark).toString('utf8'), returnsOnly);
  const block = new RowCutter(1).cut(text, head.length === size);
  const whole = block?.text ?? '';
  const end = block?.ends?.[0] ?? whole.indexOf('\n') + 1;
  const names = fieldsOf(whole, 0, end, true) ?? [];
  const lines = whole.slice(0, end).split('\n').length - 1;
  const start = mark + Buffer.byteLength(whole.slice(0, end));
  const rows = Math.max(1, (block?.rows ?? 1) - 1);
  return {
    path,
    bytes: size,
    map: size === 0 ? { width: 0, fields: [] } : mapColumns(map, names),
    line: 1 + lines,
    start: Math.min(start, size),
    rowBytes: Math.max(1, (head.length - start) / rows),
    returnsOnly,
  };
}

function mapColumns(map: ColumnMap, names: readonly string[]): CsvMap {
  const fields = [...map].map(([field, column]) => {
    const at = names.indexOf(column);
    if (at < 0)
      throw new LinkInputError(`the file has no column "${column}" that the map names for ${field}`);
    return [field, at] as const;
  });
  return { width: names.length, fields };
}

interface Room {
  readonly used: ReadonlySet<Column>;
  /** How often the first estimate is to be doubled. */
  readonly room: number;
}

/** One try to read everything; null when there was not enough room. */
async function attempt(
  crew: Crew,
  sources: readonly Source[],
  files: LinkFiles,
  { used, room }: Room,
): Promise<LinkSession | null> {
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const expected = sources.reduce((sum, source) => sum + source.bytes / source.rowBytes, 0);
  const shape = {
    records: Math.min(mostRecords, Math.ceil(room * (1.1 * expected + 1000))),
    textBytes: Math.ceil(room * (bytes + (1 << 19))),
    columns: columns.filter((column) => used.has(column)),
  };
  const buffers = makeStore(shape);
  await Promise.all(crew.members.map((member) => member.do('open', buffers)));
  const outcomes: ReadOutcome[] = [];
  let next = 0;
  let secondFrom = -1;
  for (const source of sources) {
    if (source !== sources[0]) secondFrom = next;
    const outcome = await readBlocks(crew, source, next, shape.records);
    if (outcome === null) {
      if (shape.records < mostRecords || room < 64) return null;
      throw new LinkInputError(
        `more than ${String(mostRecords)} records; export the model for a distributed engine instead`,
      );
    }
    next = outcome.next;
    outcomes.push(outcome);
  }
  outcomes.forEach(({ rejected }, at) => {
    for (const row of rejected) files.reject(sources[at]?.path ?? '', row);
  });
  const rejected = outcomes.reduce((sum, outcome) => sum + outcome.rejected.length, 0);
  const read = outcomes.reduce((sum, outcome) => sum + outcome.used, rejected);
  return {
    crew,
    records: { store: new RecordStore(buffers), count: next, secondFrom: secondFrom < 0 ? next : secondFrom },
    counts: { read, rejected },
    close: () => crew.close(),
  };
}
