/** Places outside an account that speak of its person: found, shown with a tick box each, blacked out when ticked. */
import type { Mention } from '#contracts/redaction.ts';
import { hideNumbers } from '../kit/masking.ts';
import {
  BLACKED_OUT,
  blackOutAt,
  mentionPlaces,
  withRepeat,
  type MentionPlace,
} from '../kit/mention-places.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { masked } from '../masked.ts';
import { numbersOf } from './values.ts';

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
  const numbers = [...accountSeqs].flatMap((seq) => numbersOf(db, seq));
  for (const [code, { place, table, key, column, account, repeats }] of Object.entries(mentionPlaces)) {
    const statement = `SELECT ${key} AS key, ${column} AS text, ${account ?? 'NULL'} AS account_seq
      FROM ${table} WHERE ${column} IS NOT NULL AND ${column} <> '' AND ${column} <> '[]'${repeats === undefined ? '' : ` AND NOT ${repeats}`}`;
    for (const row of db.each<Row>(statement)) {
      if (row.account_seq !== null && accountSeqs.has(row.account_seq)) continue;
      wanted.lastIndex = 0;
      const found = wanted.exec(row.text);
      if (!found) continue;
      if (mentions.length === mostShown) return { mentions, cut: true };
      mentions.push(
        mentionOf(
          db,
          `${code}:${String(row.key)}`,
          place,
          { ...row, text: shownText(code, row.text, numbers) },
          found,
        ),
      );
    }
  }
  return { mentions, cut: false };
}

/** The text with identification numbers hidden. A mask keeps the length: what was found stands where it stood. */
function shownText(code: string, text: string, numbers: readonly string[]): string {
  return hideNumbers(code === 'dr' ? masked('decision.resolutions', text) : text, numbers);
}

function mentionOf(
  db: ReadDb,
  id: string,
  place: MentionPlace['place'],
  row: Row,
  found: RegExpExecArray,
): Mention {
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

/**
 * Blacks out the mentions that were ticked; one that is not there any more is passed over. Which ones it did is kept under
 * the redaction's id, because older backups still hold them. Answers how many it did.
 */
export function blackOut(
  db: WriteDb,
  redactionId: string,
  ids: readonly string[],
  telltales: readonly string[],
): number {
  const wanted = finder(telltales);
  if (!wanted) return 0;
  let done = 0;
  for (const id of ids) {
    const changed = withRepeat(db, id).filter((one) =>
      blackOutAt(db, one, (text) => text.replace(wanted, BLACKED_OUT)),
    );
    for (const one of changed) {
      db.run('INSERT OR IGNORE INTO blacked_out (redaction_id, mention) VALUES (?, ?)', redactionId, one);
    }
    if (changed.length > 0) done += 1;
  }
  return done;
}
