/** Reading a table of a damaged database: every row that can be read, and which could not. */
import type { ReadDb, SqlValue } from '../kit/sql.ts';
import type { Row } from './gather.ts';

/** A connection that can be had anew: after one failed page a connection believes that all of them are damaged. */
export interface DamagedSource {
  readonly db: ReadDb;
  renew(): void;
}

/** Rows of a table that could not be read, by their number; both null where rows have none. */
export interface Loss {
  readonly table: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** Rows handed over at once. */
const BATCH = 500;
/** A gap is looked over in steps that double, so this is far beyond any number of rows. */
const WIDEST_STEP = 2 ** 40;

/** How the rows of a table are walked. */
interface Walk {
  readonly table: string;
  /** Name or `rowid` of the number that rows are ordered by; null when they are ordered by text. */
  readonly key: string | null;
  readonly columns: string;
}

function walkOf(db: ReadDb, table: string): Walk {
  const columns = db.all<{ name: string; type: string; pk: number }>(
    'SELECT name, type, pk FROM pragma_table_info(?)',
    table,
  );
  const { sql } = db.one<{ sql: string }>(
    "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?",
    table,
  );
  const first = columns.find(({ pk }) => pk === 1);
  const key = !/WITHOUT ROWID/i.test(sql) ? 'rowid' : first?.type === 'INTEGER' ? `"${first.name}"` : null;
  return { table, key, columns: columns.map(({ name }) => `"${name}"`).join(', ') };
}

/**
 * Walks one table.
 *
 * @param shape the same table in a sound database, which says how its rows are ordered
 * @param take gets rows, some at a time; rows may come twice where a walk begins again
 */
export function readDamagedTable(
  source: DamagedSource,
  shape: ReadDb,
  table: string,
  take: (rows: readonly Row[]) => void,
): Loss[] {
  const walk = walkOf(shape, table);
  return walk.key === null ? fromBothEnds(source, walk, take) : alongNumbers(source, walk, walk.key, take);
}

/** Rows from a number on; answers the last number read, and whether the end was reached. */
function run(
  source: DamagedSource,
  sql: string,
  parameters: readonly SqlValue[],
  take: (rows: readonly Row[]) => void,
): { readonly last: number | null; readonly whole: boolean } {
  let rows: Row[] = [];
  let last: number | null = null;
  try {
    for (const { damaged_key: key, ...row } of source.db.each<Row>(sql, ...parameters)) {
      rows.push(row);
      last = Number(key);
      if (rows.length < BATCH) continue;
      take(rows);
      rows = [];
    }
    take(rows);
    return { last, whole: true };
  } catch {
    take(rows);
    source.renew();
    return { last, whole: false };
  }
}

function alongNumbers(
  source: DamagedSource,
  { table, columns }: Walk,
  key: string,
  take: (rows: readonly Row[]) => void,
): Loss[] {
  const sql = `SELECT ${key} AS damaged_key, ${columns} FROM "${table}" WHERE ${key} >= ? ORDER BY ${key}`;
  const readable = (at: number): 'yes' | 'no' | 'end' => {
    try {
      return source.db.maybe(`${sql} LIMIT 1`, at) === undefined ? 'end' : 'yes';
    } catch {
      source.renew();
      return 'no';
    }
  };
  const losses: Loss[] = [];
  let from = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { last, whole } = run(source, sql, [from], take);
    if (whole) return losses;
    const lostFrom = (last ?? Math.max(0, from)) + 1;
    const next = nextReadable(lostFrom, readable);
    losses.push({ table, from: lostFrom, to: next === null ? null : next - 1 });
    if (next === null) return losses;
    from = next;
  }
}

/** The smallest number from which on something can be read, found in doubling steps and then by halves. */
function nextReadable(from: number, readable: (at: number) => 'yes' | 'no' | 'end'): number | null {
  let bad = from - 1;
  for (let step = 1; step <= WIDEST_STEP; step *= 2) {
    const at = from - 1 + step;
    if (readable(at) === 'no') {
      bad = at;
      continue;
    }
    let good = at;
    while (good - bad > 1) {
      const middle = Math.floor((good + bad) / 2);
      if (readable(middle) === 'no') bad = middle;
      else good = middle;
    }
    return good;
  }
  return null;
}

function fromBothEnds(
  source: DamagedSource,
  { table, columns }: Walk,
  take: (rows: readonly Row[]) => void,
): Loss[] {
  const sql = `SELECT 0 AS damaged_key, ${columns} FROM "${table}"`;
  if (run(source, sql, [], take).whole) return [];
  const order = columns.split(', ')[0] ?? '1';
  run(source, `${sql} ORDER BY ${order} DESC`, [], take);
  return [{ table, from: null, to: null }];
}
