/** What was done to a chain at the place where it breaks. */
import type { FactsCheck } from '#contracts/facts.ts';
import type { ReadDb } from '../kit/sql.ts';
import { beginning, factColumns, follows, type FactRow } from './chain.ts';

/** Where and how the log was tampered with. */
export interface Break {
  readonly kind: NonNullable<FactsCheck['kind']>;
  readonly first: number;
  readonly through: number | null;
}

/** The first row that does not follow. */
export interface Broken {
  /** The hash that it should follow; null at a checkpoint, whose fact is taken as signed. */
  readonly before: Uint8Array | null;
  readonly expected: number;
  readonly row: FactRow;
}

/** Rows that are looked through for one that was moved. */
const farthest = 20_000;

/**
 * Names the break. A row that carries a hash made for another place tells what was moved, put in or taken out; where
 * nothing tells, its content was edited (or that of the row just before, together with its hash).
 */
export function kindOfBreak(db: ReadDb, broken: Broken): Break {
  const { before, expected, row } = broken;
  if (row.seq > expected) return { kind: 'deleted', first: expected, through: row.seq - 1 };
  if (row.seq < expected) return { kind: 'duplicated', first: row.seq, through: null };
  const at = (kind: Break['kind'], first = row.seq): Break => ({ kind, first, through: null });
  if (isRepeated(db, row)) return at('duplicated');
  const moved = before ? movedAround(db, before, row) : null;
  if (moved) return at(moved);
  const next = rowAt(db, row.seq + 1);
  // The row before was put in with a hash of its own; this one still follows what stood before that.
  const earlier = rowAt(db, row.seq - 2)?.hash ?? beginning;
  if (row.seq > 1 && follows(earlier, { ...row, seq: row.seq - 1 })) return at('inserted', row.seq - 1);
  // The row after was made for the place after its own: one was taken out, and the rest moved up.
  if (next && follows(row.hash, { ...next, seq: next.seq + 1 })) return at('deleted');
  return at('edited');
}

const rowAt = (db: ReadDb, seq: number): FactRow | undefined =>
  db.maybe<FactRow>(`SELECT ${factColumns} FROM fact WHERE seq = ?`, seq);

/** The same hash stands earlier, or the same fact just before. */
function isRepeated(db: ReadDb, row: FactRow): boolean {
  return (
    db.maybe('SELECT 1 AS found FROM fact WHERE hash = ? AND seq < ? LIMIT 1', row.hash, row.seq) !==
    undefined
  );
}

/**
 * Whether rows changed places here, or a row was put in: in both, a later row was made for this place; when this row was
 * made for a later place in its turn, they changed places. Hashes may have moved with their rows or have stayed.
 */
function movedAround(db: ReadDb, before: Uint8Array, row: FactRow): 'reordered' | 'inserted' | null {
  let madeHere = false;
  let previous: Uint8Array = row.hash;
  const later = db.all<FactRow>(
    `SELECT ${factColumns} FROM fact WHERE seq > ? ORDER BY seq LIMIT ${farthest}`,
    row.seq,
  );
  for (const one of later) {
    const here = { ...one, seq: row.seq };
    madeHere ||= follows(before, here);
    const exchanged = follows(before, { ...here, hash: row.hash });
    const belongsThere =
      follows(previous, { ...row, seq: one.seq }) || follows(one.hash, { ...row, seq: one.seq });
    const belongsAfter = follows(one.hash, { ...row, seq: one.seq + 1 });
    if (exchanged || belongsThere || belongsAfter) return 'reordered';
    previous = one.hash;
  }
  return madeHere ? 'inserted' : null;
}
