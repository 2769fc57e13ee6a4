/** Links records that are read row by row from anywhere: normalised by threads, kept as compactly as those of files. */
import type { Column, LinkRow } from './columns.ts';
import { columns, mostRecords } from './columns.ts';
import type { Crew } from './crew.ts';
import { startCrew, usefulThreads } from './crew.ts';
import { LinkInputError } from './link-files.ts';
import type { LinkRecords, LinkResult, LinkSettings } from './link.ts';
import { linkRecords } from './link.ts';
import { RecordStore, StoreFull, makeStore } from './store.ts';

/** Where rows come from. */
export interface LinkStream {
  /** About how many rows there are. */
  readonly count: number;
  /** The rows in portions, from the first one each time it is called. */
  readonly portions: () => AsyncIterable<readonly LinkRow[]> | Iterable<readonly LinkRow[]>;
}

/** Fewer rows are linked in the thread of the caller: starting threads would take longer. */
const fewRows = 5000;
/** Bytes of text that a record may have on average; room that stays empty costs nothing. */
const bytesEach = 300;
/** Columns that records of a vault can fill. */
const filled: readonly Column[] = columns.filter(
  (column) => column !== 'birthplace' && column !== 'occupation',
);

/**
 * Reads all rows, links them, and hands the records and the result to `use` before the threads end.
 * @throws LinkInputError when there are more rows than one run can hold
 */
export async function linkStream<T>(
  stream: LinkStream,
  settings: LinkSettings,
  use: (records: LinkRecords, result: LinkResult) => Promise<T>,
): Promise<T> {
  const crew = startCrew(stream.count < fewRows ? 1 : usefulThreads());
  try {
    let records: LinkRecords | null = null;
    for (let room = 1; records === null; room *= 2) records = await readRows(crew, stream, room);
    settings.stage?.('read');
    return await use(records, await linkRecords(crew, records, settings));
  } finally {
    await crew.close();
  }
}

/** One try; null when there was not enough room. */
async function readRows(
  crew: Crew,
  { count, portions }: LinkStream,
  room: number,
): Promise<LinkRecords | null> {
  const most = Math.min(mostRecords, room * (count + 1000));
  const buffers = makeStore({
    records: most,
    textBytes: room * (bytesEach * count + (1 << 20)),
    columns: filled,
  });
  await Promise.all(crew.members.map((member) => member.do('open', buffers)));
  let record = 0;
  let turn = 0;
  const running: Promise<unknown>[] = [];
  try {
    for await (const rows of portions()) {
      if (record + rows.length > most) {
        if (most < mostRecords) throw new StoreFull();
        throw new LinkInputError(`more than ${String(mostRecords)} records`);
      }
      // No thread is further behind than one portion.
      await running[turn];
      running[turn] = crew.members[turn]?.do('normal', { rows, record }) ?? Promise.resolve();
      running[turn]?.catch(() => undefined);
      record += rows.length;
      turn = (turn + 1) % crew.members.length;
    }
    await Promise.all(running);
  } catch (error) {
    await Promise.allSettled(running);
    if (error instanceof StoreFull) return null;
    throw error;
  }
  return { store: new RecordStore(buffers), count: record, secondFrom: record };
}
