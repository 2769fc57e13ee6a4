/**
 * Everything held about an account, table by table, by the rooms' own declarations: what is declared cannot be missed,
 * and what is left out stands on the list in `withheld.ts`.
 */
import type { PersonalTable } from '../kit/personal-data.ts';
import { mentionPlace } from '../kit/mention-places.ts';
import type { ReadDb, SqlValue } from '../kit/sql.ts';
import { personalTables } from '../personal-data.ts';
import { findMentions, findStaged, stagedTables, telltalesOf } from '../redaction/index.ts';
import { alsoLeftOut, givenColumns, isReached, withheld, withheldColumns } from './withheld.ts';

type Row = Record<string, unknown>;

/** Rows of one table, each as stored: JSON opened, nothing renamed. */
export interface HeldTable {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** One thing that was left out. `places`: how often it is there, where that was counted; `more`: at least so often. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
  readonly columns?: readonly string[];
  readonly places?: number;
  readonly more?: true;
}

/** The content of `records.json`. */
export interface Held {
  readonly tables: readonly HeldTable[];
  readonly leftOut: readonly LeftOut[];
}

/** @param tables another declaration than the one in force, for tests */
export function heldAbout(db: ReadDb, accountSeq: number, tables = personalTables): Held {
  const telltales = telltalesOf(db, accountSeq);
  const loose = looseRows(db, telltales);
  const held = tables.filter(isReached).flatMap((table): HeldTable[] => {
    if (givenColumns(table).length === 0) return [];
    const rows = [...ownRows(db, table, accountSeq), ...rowsAt(db, table, loose.get(table.table) ?? [])];
    return rows.length === 0 ? [] : [{ table: table.table, rows }];
  });
  return { tables: held, leftOut: [...withheld, ...foundElsewhere(db, accountSeq, telltales, held)] };
}

/** Every column but the withheld ones: dates, kinds and ids are what makes the others readable. */
function selectOf({ table, columns }: PersonalTable): string {
  const names = Object.keys(columns).filter((column) => !withheldColumns.has(`${table}.${column}`));
  return `SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM "${table}"`;
}

function ownRows(db: ReadDb, table: PersonalTable, accountSeq: number): Row[] {
  const where = table.concerns ?? table.ofAccount;
  if (where === undefined) return [];
  return db.all<Row>(`${selectOf(table)} WHERE ${where}`, accountSeq).map(readable);
}

interface At {
  readonly key: string;
  readonly keys: readonly SqlValue[];
}

/** Rows of no account that name the person: of files that were not taken, and objects that came before their account. */
function looseRows(db: ReadDb, telltales: readonly string[]): ReadonlyMap<string, At[]> {
  const found = new Map<string, At[]>();
  for (const { table, key, keys } of findStaged(db, telltales)) {
    found.set(table, [...(found.get(table) ?? []), { key, keys }]);
  }
  return found;
}

function rowsAt(db: ReadDb, table: PersonalTable, places: readonly At[]): Row[] {
  if (!stagedTables.has(table.table)) return [];
  return places.map(({ key, keys }) => readable(db.one<Row>(`${selectOf(table)} WHERE ${key}`, ...keys)));
}

/** The row with its JSON opened, so that nobody has to read quotes within quotes. */
function readable(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, opened(cell)]));
}

function opened(cell: unknown): unknown {
  if (typeof cell !== 'string' || !/^[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** What speaks of the person among other people's rows, counted. */
function foundElsewhere(
  db: ReadDb,
  accountSeq: number,
  telltales: readonly string[],
  held: readonly HeldTable[],
): LeftOut[] {
  const { mentions, cut } = findMentions(db, new Set([accountSeq]), telltales);
  const elsewhere = mentions.filter(({ id }) => !isHeld(held, id));
  const others = elsewhere.filter(({ accountId }) => accountId !== null).length;
  const pairs = db.one<{ n: number }>(
    'SELECT count(*) AS n FROM duplicate_pair WHERE account_seq = ? OR other_seq = ?',
    accountSeq,
    accountSeq,
  ).n;
  const more = cut ? ({ more: true } as const) : {};
  return [
    { ...alsoLeftOut.mentions, places: others, ...more },
    { ...alsoLeftOut.loose, places: elsewhere.length - others, ...more },
    { ...alsoLeftOut.duplicates, places: pairs },
  ];
}

/** A tag that the account carries is in the package: it is not left out. */
function isHeld(held: readonly HeldTable[], mention: string): boolean {
  const place = mentionPlace(mention);
  if (!place) return false;
  const rows = held.find(({ table }) => table === place.table)?.rows ?? [];
  return rows.some((row) => row[place.key] === place.row);
}
