/**
 * Reads tables of an SQLite file without SQLite: pages by number, the log laid over them, table b-trees with their
 * overflow pages.
 * @source the file format of SQLite 3, "B-tree Pages", "Record Format" and "The Write-Ahead Log"
 */
import { existsSync, statSync } from 'node:fs';
import { frameHeaders, PAGE_BYTES, pageOpener, readAt, saltOf, USABLE_BYTES } from './pages.ts';

/** A value of a column. Whole numbers beyond 2^53 are bigint. */
export type Cell = null | number | bigint | string | Buffer;
export type Row = Readonly<Record<string, Cell>>;

/** A database as it stands after the last whole commit. */
export interface Database {
  readonly pages: number;
  /** The 4,016 bytes of a page, a copy; null when its HMAC does not fit, or there is no such page. */
  intactPage(number: number): Buffer | null;
  /** Rows of a table in the order of their numbers. @throws Error when there is no such table */
  rows(table: string): Generator<Row>;
  has(table: string): boolean;
  /**
   * Finds single rows of a table by their number: a few pages each, so that looking up one row for each of a million
   * others takes no memory. @throws Error when there is no such table
   */
  finder(table: string): (number: number) => Row | null;
}

/**
 * Opens a database with what its log adds, or without. Reads only, and takes no lock: no program should have the vault
 * open meanwhile.
 */
export function openDatabase(file: string, pageKey: Buffer, withLog = true): Database {
  const salt = saltOf(file);
  if (!salt) throw new Error('The database is empty.');
  const opened = pageOpener(pageKey, salt);
  const wal = `${file}-wal`;
  const log = withLog && existsSync(wal) ? committedFrames(wal) : { at: new Map<number, number>(), pages: 0 };
  const intactPage = (number: number): Buffer | null => {
    const frame = log.at.get(number);
    const stored =
      frame === undefined
        ? readAt(file, (number - 1) * PAGE_BYTES, PAGE_BYTES)
        : readAt(wal, frame, PAGE_BYTES);
    return opened(stored, number);
  };
  const page = (number: number): Buffer => {
    const plain = intactPage(number);
    if (!plain) throw new Error(`Page ${number} is damaged, or the key is not its key.`);
    return plain;
  };
  const schema = (): readonly TableEntry[] => [...tableRows(page, 1, schemaColumns, null)].map(entryOf);
  const entry = (table: string): TableEntry | undefined =>
    schema().find(({ type, name }) => type === 'table' && name === table);
  return {
    pages: log.pages || Math.floor(statSync(file).size / PAGE_BYTES),
    intactPage,
    has: (table) => entry(table) !== undefined,
    *rows(table) {
      const found = entry(table);
      if (!found) throw new Error(`There is no table ${table}.`);
      const { columns, rowid } = columnsOf(found.sql);
      yield* tableRows(page, found.root, columns, rowid);
    },
    finder(table) {
      const found = entry(table);
      if (!found) throw new Error(`There is no table ${table}.`);
      const { columns, rowid } = columnsOf(found.sql);
      const kept = keptPages(page);
      return (number) => rowAt(kept, found.root, BigInt(number), columns, rowid);
    },
  };
}

/** Where the newest committed copy of each page lies in the log. */
function committedFrames(wal: string): { at: Map<number, number>; pages: number } {
  const at = new Map<number, number>();
  let pages = 0;
  let open: [page: number, at: number][] = [];
  for (const frame of frameHeaders(wal)) {
    open.push([frame.page, frame.contentAt]);
    if (frame.committed === 0) continue;
    for (const [page, place] of open) at.set(page, place);
    pages = frame.committed;
    open = [];
  }
  return { at, pages };
}

const schemaColumns = ['type', 'name', 'tbl_name', 'rootpage', 'sql'];

interface TableEntry {
  readonly type: Cell;
  readonly name: Cell;
  readonly root: number;
  readonly sql: string;
}

const entryOf = (row: Row): TableEntry => ({
  type: row['type'] ?? null,
  name: row['name'] ?? null,
  root: Number(row['rootpage'] ?? 0),
  sql: typeof row['sql'] === 'string' ? row['sql'] : '',
});

/** Names of columns in a CREATE TABLE, and the one that stands for the row's number. */
function columnsOf(sql: string): { columns: string[]; rowid: string | null } {
  const inside = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')')).replaceAll(/--[^\n]*/g, '');
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= inside.length; at += 1) {
    if (inside[at] === '(') depth += 1;
    if (inside[at] === ')') depth -= 1;
    if (at < inside.length && (inside[at] !== ',' || depth > 0)) continue;
    parts.push(inside.slice(from, at).trim());
    from = at + 1;
  }
  const columns = parts.filter((part) => !/^(PRIMARY|UNIQUE|CHECK|FOREIGN|CONSTRAINT)\b/i.test(part));
  const nameOf = (part: string): string => /^\w+/.exec(part)?.[0] ?? '';
  const rowid = columns.find((part) => /\bINTEGER\s+PRIMARY\s+KEY\b/i.test(part));
  return { columns: columns.map(nameOf), rowid: rowid === undefined ? null : nameOf(rowid) };
}

/** Walks a table b-tree: left before right, so in the order of row numbers. */
function* tableRows(
  page: (number: number) => Buffer,
  root: number,
  columns: readonly string[],
  rowid: string | null,
): Generator<Row> {
  const waiting = [root];
  const seen = new Set<number>();
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    // A damaged tree may lead back to a page: that must not walk for ever.
    if (seen.has(number)) throw new Error(`Page ${number} stands twice in its table.`);
    seen.add(number);
    const bytes = page(number);
    const at = number === 1 ? 100 : 0;
    const cells = bytes.readUInt16BE(at + 3);
    if (bytes[at] === 0x05) {
      const children = Array.from({ length: cells }, (_, cell) =>
        bytes.readUInt32BE(bytes.readUInt16BE(at + 12 + 2 * cell)),
      );
      waiting.push(bytes.readUInt32BE(at + 8), ...children.reverse());
    } else if (bytes[at] === 0x0d) {
      for (let cell = 0; cell < cells; cell += 1) {
        const { payload, id } = leafCell(bytes, bytes.readUInt16BE(at + 8 + 2 * cell), page);
        yield rowOf(payload, columns, rowid, id);
      }
    } else throw new Error(`Page ${number} is no page of a table.`);
  }
}

const mostKept = 256;

/** The pages that were asked for last: the upper ones of a tree are asked for again and again. */
function keptPages(page: (number: number) => Buffer): (number: number) => Buffer {
  const kept = new Map<number, Buffer>();
  return (number) => {
    const bytes = kept.get(number) ?? page(number);
    kept.delete(number);
    kept.set(number, bytes);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return bytes;
  };
}

/** More levels than any table has. */
const deepest = 30;

function rowAt(
  page: (number: number) => Buffer,
  root: number,
  wanted: bigint,
  columns: readonly string[],
  rowid: string | null,
): Row | null {
  let number = root;
  for (let level = 0; level < deepest; level += 1) {
    const bytes = page(number);
    const at = number === 1 ? 100 : 0;
    const cells = bytes.readUInt16BE(at + 3);
    if (bytes[at] !== 0x05 && bytes[at] !== 0x0d) throw new Error(`Page ${number} is no page of a table.`);
    const leaf = bytes[at] === 0x0d;
    const cellAt = (cell: number): number => bytes.readUInt16BE(at + (leaf ? 8 : 12) + 2 * cell);
    const numberOf = (cell: number): bigint =>
      varint(bytes, leaf ? varint(bytes, cellAt(cell)).next : cellAt(cell) + 4).value;
    let [low, high] = [0, cells];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numberOf(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    if (leaf) {
      if (low === cells || numberOf(low) !== wanted) return null;
      const { payload, id } = leafCell(bytes, cellAt(low), page);
      return rowOf(payload, columns, rowid, id);
    }
    // The number in an inner cell is the greatest of its child's.
    number = bytes.readUInt32BE(low === cells ? at + 8 : cellAt(low));
  }
  throw new Error('A table is deeper than any can be.');
}

/** Bytes of a payload that stand in the leaf itself. @source "B-tree Pages": X, M, K for tables */
function localBytes(size: number): number {
  const most = USABLE_BYTES - 35;
  if (size <= most) return size;
  const least = Math.floor(((USABLE_BYTES - 12) * 32) / 255) - 23;
  const local = least + ((size - least) % (USABLE_BYTES - 4));
  return local <= most ? local : least;
}

function leafCell(bytes: Buffer, at: number, page: (number: number) => Buffer) {
  const size = varint(bytes, at);
  const id = varint(bytes, size.next);
  const total = Number(size.value);
  const local = localBytes(total);
  const parts = [bytes.subarray(id.next, id.next + local)];
  let overflow = local < total ? bytes.readUInt32BE(id.next + local) : 0;
  for (let left = total - local; overflow !== 0 && left > 0; left -= USABLE_BYTES - 4) {
    const next = page(overflow);
    parts.push(next.subarray(4, 4 + Math.min(left, USABLE_BYTES - 4)));
    overflow = next.readUInt32BE(0);
  }
  const payload = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  if (payload.length !== total) throw new Error('A row is cut short.');
  return { payload, id: id.value };
}

function rowOf(payload: Buffer, columns: readonly string[], rowid: string | null, id: bigint): Row {
  const header = varint(payload, 0);
  const end = Number(header.value);
  let [type, at] = [header.next, end];
  const row: Record<string, Cell> = {};
  for (const column of columns) {
    // A column that was added later is missing in older rows.
    if (type >= end) {
      row[column] = null;
      continue;
    }
    const serial = varint(payload, type);
    type = serial.next;
    const { value, bytes } = cellOf(payload, at, Number(serial.value));
    at += bytes;
    row[column] = column === rowid ? plainNumber(id) : value;
  }
  return row;
}

const plainNumber = (value: bigint): number | bigint =>
  value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : value;

const integerBytes = [0, 1, 2, 3, 4, 6, 8];

function cellOf(payload: Buffer, at: number, serial: number): { value: Cell; bytes: number } {
  if (serial === 0) return { value: null, bytes: 0 };
  if (serial === 8 || serial === 9) return { value: serial - 8, bytes: 0 };
  if (serial === 7) return { value: payload.readDoubleBE(at), bytes: 8 };
  if (serial === 6) return { value: plainNumber(payload.readBigInt64BE(at)), bytes: 8 };
  if (serial < 6) {
    const bytes = integerBytes[serial] ?? 0;
    return { value: payload.readIntBE(at, bytes), bytes };
  }
  if (serial < 12) throw new Error('A column has a type that does not exist.');
  const bytes = (serial - (serial % 2 === 0 ? 12 : 13)) / 2;
  const content = payload.subarray(at, at + bytes);
  return { value: serial % 2 === 0 ? Buffer.from(content) : content.toString('utf8'), bytes };
}

function varint(bytes: Buffer, at: number): { value: bigint; next: number } {
  let value = 0;
  for (let byte = 0; byte < 8; byte += 1) {
    const one = bytes.readUInt8(at + byte);
    // Up to seven groups fit a number exactly.
    if (byte === 7) break;
    value = value * 128 + (one & 0x7f);
    if (one < 0x80) return { value: BigInt(value), next: at + byte + 1 };
  }
  const eighth = bytes.readUInt8(at + 7);
  const large = BigInt(value) * 128n + BigInt(eighth & 0x7f);
  if (eighth < 0x80) return { value: BigInt.asIntN(64, large), next: at + 8 };
  return { value: BigInt.asIntN(64, large * 256n + BigInt(bytes.readUInt8(at + 8))), next: at + 9 };
}
