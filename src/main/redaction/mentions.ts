/** Places outside an account that speak of its person: found, shown with a tick box each, blacked out when ticked. */
import type { Mention } from '#contracts/redaction.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';

type Place = Mention['place'];

/** Where mentions are looked for, as table and column. A test holds it to the columns that are declared as mentions. */
export function mentionedColumns(): { readonly table: string; readonly column: string }[] {
  return Object.values(places).map(({ table, column }) => ({ table, column }));
}

/** Where free text may stand: its table, key and column, and the account it belongs to. */
const places: Readonly<
  Record<string, { place: Place; table: string; key: string; column: string; account: string | null }>
> = {
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
  cr: { place: 'change-reason', table: 'change', key: 'seq', column: 'reason', account: 'account_seq' },
  sr: {
    place: 'change-reason',
    table: 'source',
    key: 'id',
    column: 'reason',
    account: '(SELECT account_seq FROM change WHERE change.source_id = source.id)',
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

/** Mentions shown at most; more are counted as cut. */
const mostShown = 500;
const around = 40;

/** Finds what was typed of a person, without regard to case. */
function finder(telltales: readonly string[]): RegExp | null {
  if (telltales.length === 0) return null;
  const escaped = [...telltales]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  // Each telltale is escaped: the expression has no part that could be slow.
  return new RegExp(escaped.join('|'), 'giu');
}

interface Row {
  key: number;
  text: string;
  account_seq: number | null;
}

/** Mentions of the persons of these accounts outside these accounts. */
export function findMentions(
  db: ReadDb,
  accountSeqs: ReadonlySet<number>,
  telltales: readonly string[],
): { mentions: Mention[]; cut: boolean } {
  const wanted = finder(telltales);
  const mentions: Mention[] = [];
  if (!wanted) return { mentions, cut: false };
  for (const [code, { place, table, key, column, account }] of Object.entries(places)) {
    const statement = `SELECT ${key} AS key, ${column} AS text, ${account ?? 'NULL'} AS account_seq
      FROM ${table} WHERE ${column} IS NOT NULL AND ${column} <> '' AND ${column} <> '[]'`;
    for (const row of db.each<Row>(statement)) {
      if (row.account_seq !== null && accountSeqs.has(row.account_seq)) continue;
      wanted.lastIndex = 0;
      const found = wanted.exec(row.text);
      if (!found) continue;
      if (mentions.length === mostShown) return { mentions, cut: true };
      mentions.push(mentionOf(db, `${code}:${String(row.key)}`, place, row, found));
    }
  }
  return { mentions, cut: false };
}

function mentionOf(db: ReadDb, id: string, place: Place, row: Row, found: RegExpExecArray): Mention {
  const account =
    row.account_seq === null
      ? undefined
      : db.maybe<{ id: string; reference_id: string | null }>(
          'SELECT id, reference_id FROM account WHERE seq = ?',
          row.account_seq,
        );
  const from = Math.max(0, found.index - around);
  const to = Math.min(row.text.length, found.index + found[0].length + around);
  return {
    id,
    place,
    accountId: account?.id ?? null,
    referenceId: account?.reference_id ?? null,
    excerpt: `${from > 0 ? '…' : ''}${row.text.slice(from, to)}${to < row.text.length ? '…' : ''}`,
  };
}

/** What stands where a mention was. */
const blackedOut = '[redacted]';

/** Blacks out the mentions that were ticked; one that is not there any more is passed over. Answers how many it did. */
export function blackOut(db: WriteDb, ids: readonly string[], telltales: readonly string[]): number {
  const wanted = finder(telltales);
  if (!wanted) return 0;
  let done = 0;
  for (const id of ids) {
    const [code = '', key = ''] = id.split(':');
    const where = places[code];
    if (!where || !/^\d+$/.test(key)) continue;
    const { table, key: keyColumn, column } = where;
    const row = db.maybe<{ text: string | null }>(
      `SELECT ${column} AS text FROM ${table} WHERE ${keyColumn} = ?`,
      Number(key),
    );
    if (!row?.text) continue;
    const text = row.text.replace(wanted, blackedOut);
    if (text === row.text) continue;
    db.run(`UPDATE ${table} SET ${column} = ? WHERE ${keyColumn} = ?`, text, Number(key));
    if (code === 'tn') renameFolded(db, Number(key), text);
    done += 1;
  }
  return done;
}

/** The row in which a mention stands. */
export function rowOfMention(id: string): { table: string; key: string; number: number } {
  const [code = '', number = ''] = id.split(':');
  const place = places[code];
  return { table: place?.table ?? '', key: place?.key ?? '', number: Number(number) };
}

/** Two tags may become the same: the number keeps their names apart. */
function renameFolded(db: WriteDb, seq: number, name: string): void {
  const told = `${name} ${String(seq)}`;
  db.run('UPDATE tag SET name = ?, folded = ? WHERE seq = ?', told, told.toLowerCase(), seq);
}
