/** Hands the rows of a file to threads, block by block, no faster than they take them. */
import { createReadStream } from 'node:fs';
import type { Crew, Member } from './crew.ts';
import { RowCutter } from './csv-rows.ts';
import type { CsvMap, Rejected } from './csv-rows.ts';
import { StoreFull } from './store.ts';

/** A file whose header was read. */
export interface Source {
  readonly path: string;
  readonly bytes: number;
  readonly map: CsvMap;
  /** Number of the line after the header, and the byte where it begins. */
  readonly line: number;
  readonly start: number;
  /** Mean length of the first rows. */
  readonly rowBytes: number;
  /** Lines end with a carriage return alone, as on old systems. */
  readonly returnsOnly: boolean;
}

/** What became of the rows of a file. */
export interface ReadOutcome {
  /** Number of the record after the last. */
  readonly next: number;
  readonly used: number;
  readonly rejected: readonly Rejected[];
}

const pieceBytes = 1 << 20;
const mostWaiting = 2;

/** Text whose lines end with line breaks. */
export function withBreaks(text: string, returnsOnly: boolean): string {
  return returnsOnly ? text.replaceAll('\r', '\n') : text;
}

/** Reads all rows into the store; null when there is no room for them. */
export async function readBlocks(
  crew: Crew,
  source: Source,
  first: number,
  room: number,
): Promise<ReadOutcome | null> {
  const cutter = new RowCutter(source.line);
  const desk = new Desk(crew);
  let record = first;
  const hand = async (piece: string, last: boolean): Promise<boolean> => {
    const block = cutter.cut(piece, last);
    if (block === null) return true;
    if (record + block.rows > room) return false;
    await desk.hand((member) => member.do('rows', { block, record, map: source.map }));
    record += block.rows;
    return true;
  };
  try {
    const stream = createReadStream(source.path, { start: source.start, highWaterMark: pieceBytes, encoding: 'utf8' }); // prettier-ignore
    for await (const piece of stream as AsyncIterable<string>)
      if (!(await hand(withBreaks(piece, source.returnsOnly), false))) return null;
    if (!(await hand('', true))) return null;
    const { used, rejected } = await desk.done();
    return { next: record, used, rejected: rejected.sort((x, y) => x.line - y.line) };
  } catch (error) {
    await desk.done().catch(() => undefined);
    if (error instanceof StoreFull) return null;
    throw error;
  }
}

type RowsDone = { used: number; rejected: Rejected[] };

/** Gives each block to the thread with the least to do. */
class Desk {
  private readonly waiting: { member: Member; count: number }[];
  private readonly running = new Set<Promise<unknown>>();
  private readonly total: RowsDone = { used: 0, rejected: [] };
  private failure: unknown = null;

  constructor(crew: Crew) {
    this.waiting = crew.members.map((member) => ({ member, count: 0 }));
  }

  async hand(task: (member: Member) => Promise<RowsDone>): Promise<void> {
    const pick = (): { member: Member; count: number } | undefined =>
      this.waiting.reduce((least, one) => (one.count < least.count ? one : least));
    let free = pick();
    while (free && free.count >= mostWaiting) {
      await Promise.race(this.running);
      free = pick();
    }
    if (this.failure !== null)
      throw this.failure instanceof Error ? this.failure : new Error('reading failed');
    if (!free) return;
    const desk = free;
    desk.count++;
    const run = task(desk.member)
      .then(({ used, rejected }) => {
        this.total.used += used;
        this.total.rejected.push(...rejected);
      })
      .catch((error: unknown) => void (this.failure ??= error))
      .finally(() => {
        desk.count--;
        this.running.delete(run);
      });
    this.running.add(run);
  }

  async done(): Promise<RowsDone> {
    await Promise.all(this.running);
    if (this.failure !== null)
      throw this.failure instanceof Error ? this.failure : new Error('reading failed');
    return this.total;
  }
}
