/**
 * The records of one run in memory that threads share: every distinct value once as bytes, records as numbers of values.
 * Any thread may add values at the same time; equal texts always get the same number.
 */
import type { Column, ListName } from './columns.ts';
import { byList, columns, listOf, lists } from './columns.ts';

/** Thrown when a file turned out larger than the room made for it; the run begins again with more. */
export class StoreFull extends Error {}

/** What a store must hold. */
export interface StoreShape {
  /** Most records. */
  readonly records: number;
  /** Most bytes of distinct values and record ids. */
  readonly textBytes: number;
  readonly columns: readonly Column[];
}

interface ListBuffers {
  readonly slots: SharedArrayBuffer;
  readonly starts: SharedArrayBuffer;
  readonly lengths: SharedArrayBuffer;
}

/** The memory of a store, as it is handed to a thread. */
export interface StoreBuffers {
  readonly shape: StoreShape;
  readonly texts: SharedArrayBuffer;
  /** First bytes used, then how many values each list has. */
  readonly counters: SharedArrayBuffer;
  readonly lists: Readonly<Record<ListName, ListBuffers>>;
  /** Numbers of values, one row for each record. */
  readonly values: SharedArrayBuffer;
  readonly ids: { readonly starts: SharedArrayBuffer; readonly lengths: SharedArrayBuffer };
}

/** Longest text of a value; what is longer agrees or differs by its beginning. */
const longestText = 255;
const longestId = 65_535;
const chunk = 1 << 16;

function powerAbove(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, count)));
}

/** Makes the memory of a store; pages that stay empty cost nothing. */
export function makeStore(shape: StoreShape): StoreBuffers {
  const rows = shape.records + 1;
  const used = new Set<Column>(shape.columns);
  const most = byList(
    (list) => 1 + rows * columns.filter((column) => used.has(column) && listOf(column) === list).length,
  );
  const ints = (count: number): SharedArrayBuffer => new SharedArrayBuffer(4 * count);
  return {
    shape,
    texts: new SharedArrayBuffer(shape.textBytes + chunk * 4),
    counters: ints(1 + lists.length),
    lists: byList((list) => ({
      slots: ints(powerAbove(most[list] * 1.25)),
      starts: ints(most[list] + 64),
      lengths: new SharedArrayBuffer(most[list] + 64),
    })),
    values: ints(rows * used.size),
    ids: { starts: ints(rows), lengths: new SharedArrayBuffer(2 * rows) },
  };
}

/** FNV-1a over the units of a text, stirred; never 0. The keys of records are made of it as well. */
export function hashText(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0 || 1;
}

interface List {
  readonly number: number;
  readonly slots: Int32Array;
  readonly mask: number;
  readonly starts: Uint32Array;
  readonly lengths: Uint8Array;
}

/** One thread's view of a store. */
export class RecordStore {
  readonly buffers: StoreBuffers;
  readonly columns: readonly Column[];
  /** Numbers of values: record times the number of columns, plus the place of the column. */
  readonly values: Int32Array;
  private readonly listsByColumn: readonly List[];
  private readonly bytes: Buffer;
  private readonly counters: Int32Array;
  private readonly used: Int32Array;
  private readonly lists: Readonly<Record<ListName, List>>;
  private readonly idStarts: Uint32Array;
  private readonly idLengths: Uint16Array;
  private next = 0;
  private end = 0;

  constructor(buffers: StoreBuffers) {
    this.buffers = buffers;
    this.columns = columns.filter((column) => buffers.shape.columns.includes(column));
    this.values = new Int32Array(buffers.values);
    this.bytes = Buffer.from(buffers.texts);
    this.counters = new Int32Array(buffers.counters);
    this.used = this.counters.subarray(0, 1);
    this.lists = byList((list) => {
      const { slots, starts, lengths } = buffers.lists[list];
      return {
        number: 1 + lists.indexOf(list),
        slots: new Int32Array(slots),
        mask: slots.byteLength / 4 - 1,
        starts: new Uint32Array(starts),
        lengths: new Uint8Array(lengths),
      };
    });
    this.listsByColumn = this.columns.map((column) => this.lists[listOf(column)]);
    this.idStarts = new Uint32Array(buffers.ids.starts);
    this.idLengths = new Uint16Array(buffers.ids.lengths);
  }

  /** Values of a list, 0 ("missing") included. */
  size(list: ListName): number {
    return 1 + Atomics.load(this.counters, this.lists[list].number);
  }

  /** Text of a value. */
  text(list: ListName, value: number): string {
    const { starts, lengths } = this.lists[list];
    const start = starts[value] ?? 0;
    return this.bytes.toString('latin1', start, start + (lengths[value] ?? 0));
  }

  /** Writes one record. Texts are ASCII; @throws StoreFull */
  put(record: number, id: string, row: Readonly<Record<Column, string>>): void {
    if (record >= this.buffers.shape.records) throw new StoreFull();
    const first = record * this.columns.length;
    this.listsByColumn.forEach((list, at) => {
      this.values[first + at] = this.valueOf(list, row[this.columns[at] ?? 'given']);
    });
    const length = Math.min(longestId, Buffer.byteLength(id));
    const start = this.room(length);
    this.bytes.write(id, start, length, 'utf8');
    this.idStarts[record] = start;
    this.idLengths[record] = length;
  }

  /** The id of a record as its file has it; empty for a row that could not be read. */
  id(record: number): string {
    const start = this.idStarts[record] ?? 0;
    return this.bytes.toString('utf8', start, start + (this.idLengths[record] ?? 0));
  }

  /** Number of a text in a list, new or known. */
  private valueOf(list: List, full: string): number {
    if (full === '') return 0;
    const text = full.length > longestText ? full.slice(0, longestText) : full;
    const { slots, mask } = list;
    let mine = 0;
    for (let at = hashText(text) & mask; ; at = (at + 1) & mask) {
      let found = Atomics.load(slots, at);
      if (found === 0) {
        // Written out before it is shown, so that no thread sees a number without its text.
        if (mine === 0) mine = this.write(list, text);
        found = Atomics.compareExchange(slots, at, 0, mine);
        if (found === 0) return mine;
      }
      if (this.holds(list, found, text)) return found;
    }
  }

  private holds({ starts, lengths }: List, value: number, text: string): boolean {
    if (lengths[value] !== text.length) return false;
    const start = starts[value] ?? 0;
    for (let at = 0; at < text.length; at++) if (this.bytes[start + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  private write(list: List, text: string): number {
    const value = Atomics.add(this.counters, list.number, 1) + 1;
    if (value >= list.lengths.length) throw new StoreFull();
    const start = this.room(text.length);
    for (let at = 0; at < text.length; at++) this.bytes[start + at] = text.charCodeAt(at);
    list.starts[value] = start;
    list.lengths[value] = text.length;
    return value;
  }

  /** Bytes for this thread alone. */
  private room(length: number): number {
    if (this.next + length > this.end) {
      const size = Math.max(chunk, length);
      this.next = Atomics.add(this.used, 0, size);
      this.end = this.next + size;
      if (this.next < 0 || this.end > this.bytes.length) throw new StoreFull();
    }
    const start = this.next;
    this.next += length;
    return start;
  }
}
