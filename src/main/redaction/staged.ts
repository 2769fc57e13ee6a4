/** Rows that belong to no account yet: what a file could not deliver, and objects that came before their account. */
import type { ReadDb, WriteDb } from '../kit/sql.ts';

interface Staged {
  readonly table: 'import_reject' | 'related';
  readonly key: string;
  readonly keys: readonly (number | string)[];
}

const searched = [
  {
    table: 'import_reject',
    select: "SELECT import_seq, line, row_text AS text FROM import_reject WHERE row_text <> ''",
    key: 'import_seq = ? AND line = ?',
    keysOf: (row: { import_seq: number; line: number }) => [row.import_seq, row.line],
  },
  {
    table: 'related',
    select: "SELECT seq, attributes AS text FROM related WHERE account_seq IS NULL AND attributes <> '{}'",
    key: 'seq = ?',
    keysOf: (row: { seq: number }) => [row.seq],
  },
] as const;

/** Tables in which rows of no account are looked for. */
export const stagedTables: ReadonlySet<string> = new Set(searched.map(({ table }) => table));

/** Rows that hold one of these texts, whatever its case. */
export function findStaged(db: ReadDb, telltales: readonly string[]): Staged[] {
  if (telltales.length === 0) return [];
  const wanted = telltales.map((text) => text.toLowerCase());
  const found: Staged[] = [];
  for (const { table, select, key, keysOf } of searched) {
    for (const row of db.each<{ text: string; import_seq: number; line: number; seq: number }>(select)) {
      const text = row.text.toLowerCase();
      if (wanted.some((one) => text.includes(one))) found.push({ table, key, keys: keysOf(row) });
    }
  }
  return found;
}

/** Every text in those rows, for the proof. */
export function stagedTexts(db: ReadDb, staged: readonly Staged[]): string[] {
  return staged.map(({ table, key, keys }) => {
    const column = table === 'related' ? 'attributes' : 'row_text';
    return db.one<{ text: string }>(`SELECT ${column} AS text FROM ${table} WHERE ${key}`, ...keys).text;
  });
}

/** Empties them: the line stays, so that an import's counts still add up. */
export function clearStaged(db: WriteDb, staged: readonly Staged[]): void {
  for (const { table, key, keys } of staged) {
    if (table === 'import_reject') db.run(`UPDATE import_reject SET row_text = '' WHERE ${key}`, ...keys);
    else db.run(`UPDATE related SET attributes = '{}', relationships = '{}' WHERE ${key}`, ...keys);
  }
}
