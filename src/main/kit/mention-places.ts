/**
 * Where a text may stand that speaks of a person whose account it does not belong to. A redaction looks there and blacks out
 * what was ticked; a restore blacks it out again, since an older backup still holds the text.
 */
import type { Mention } from '#contracts/redaction.ts';
import type { ReadDb, WriteDb } from './sql.ts';

/** One column, and how its rows are named. A mention's id is the code of its place, a colon and the row's number. */
export interface MentionPlace {
  readonly place: Mention['place'];
  readonly table: string;
  /** SQL for the row's number. */
  readonly key: string;
  readonly column: string;
  /** SQL for the number of the account that the row belongs to; null: to none. */
  readonly account: string | null;
  /** SQL: the row only repeats what stands in another place, and is not shown a second time. */
  readonly repeats?: string;
  /** The place that repeats this one: its code, and SQL for the number of its row. */
  readonly repeatedBy?: { readonly code: string; readonly row: string };
}

/** All places by their code. A test holds them to the columns that are declared as mentions. */
export const mentionPlaces: Readonly<Record<string, MentionPlace>> = {
  in: { place: 'inquiry-note', table: 'inquiry', key: 'seq', column: 'note', account: 'account_seq' },
  dn: {
    place: 'decision-note',
    table: 'decision',
    key: 'seq',
    column: 'note',
    account: '(SELECT account_seq FROM inquiry WHERE inquiry.seq = decision.inquiry_seq)',
  },
  dr: {
    place: 'decision-note',
    table: 'decision',
    key: 'seq',
    column: 'resolutions',
    account: '(SELECT account_seq FROM inquiry WHERE inquiry.seq = decision.inquiry_seq)',
  },
  cr: {
    place: 'change-reason',
    table: 'change',
    key: 'seq',
    column: 'reason',
    account: 'account_seq',
    repeatedBy: { code: 'sr', row: '(SELECT source_id FROM change WHERE seq = ?)' },
  },
  sr: {
    place: 'change-reason',
    table: 'source',
    key: 'id',
    column: 'reason',
    account: '(SELECT account_seq FROM change WHERE change.source_id = source.id)',
    repeats:
      'EXISTS (SELECT 1 FROM change WHERE change.source_id = source.id AND change.reason = source.reason)',
  },
  tn: { place: 'tag-name', table: 'tag', key: 'seq', column: 'name', account: null },
  td: { place: 'tag-name', table: 'tag', key: 'seq', column: 'description', account: null },
  fi: { place: 'file-name', table: 'import', key: 'seq', column: 'file', account: null },
  hn: { place: 'hold', table: 'retention_hold', key: 'seq', column: 'name', account: null },
  hr: { place: 'hold', table: 'retention_hold', key: 'seq', column: 'reason', account: null },
  he: { place: 'hold', table: 'retention_hold', key: 'seq', column: 'release_reason', account: null },
  aw: {
    place: 'withdrawal-reason',
    table: 'account_withdrawn',
    // No number of its own: one of each kind at most for an account.
    key: "(account_seq * 2 + (how = 'restricted'))",
    column: 'reason',
    account: 'account_seq',
  },
  wn: {
    place: 'withdrawal-reason',
    table: 'withdrawal_note',
    key: 'seq',
    column: 'reason',
    account: 'account_seq',
  },
  fs: { place: 'file-name', table: 'source', key: 'id', column: 'file', account: null },
};

/** What stands where a mention was. */
export const BLACKED_OUT = '[redacted]';

/** The place and the number of the row that a mention's id names; null: an id of another form. */
export function mentionPlace(id: string): (MentionPlace & { readonly row: number }) | null {
  const [code = '', row = ''] = id.split(':');
  const place = mentionPlaces[code];
  return place && /^\d+$/.test(row) ? { ...place, row: Number(row) } : null;
}

/** A mention's id, and that of the place that repeats its text: who ticks the one means both. */
export function withRepeat(db: ReadDb, id: string): string[] {
  const place = mentionPlace(id);
  if (!place?.repeatedBy) return [id];
  const { row } = db.one<{ row: number | null }>(`SELECT ${place.repeatedBy.row} AS row`, place.row);
  return row === null ? [id] : [id, `${place.repeatedBy.code}:${String(row)}`];
}

/** The text at a mention's id is replaced by what `change` makes of it. Answers whether there was one and it changed. */
export function blackOutAt(db: WriteDb, id: string, change: (text: string) => string): boolean {
  const place = mentionPlace(id);
  if (!place) return false;
  const { table, key, column, row } = place;
  const held = db.maybe<{ text: string | null }>(
    `SELECT ${column} AS text FROM ${table} WHERE ${key} = ?`,
    row,
  );
  if (!held?.text) return false;
  const text = change(held.text);
  if (text === held.text) return false;
  db.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, text, row);
  if (table === 'tag' && column === 'name') renameFolded(db, row, text);
  return true;
}

/** Two tags may become the same: the number keeps their names apart. */
function renameFolded(db: WriteDb, seq: number, name: string): void {
  const told = `${name} ${String(seq)}`;
  db.run('UPDATE tag SET name = ?, folded = ? WHERE seq = ?', told, told.toLowerCase(), seq);
}
