/** The head of the log, and heads that were kept outside. */
import type { FactAnchor } from '#contracts/facts.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { ReadDb } from '../kit/sql.ts';
import { anchorOf, isAnchor } from './anchors.ts';
import { lastFact } from './chain.ts';
import { staffNames } from './list.ts';

/** The anchor of the present head. */
export function headAnchor(db: ReadDb, vaultId: string): FactAnchor {
  const head = lastFact(db);
  if (!head) throw new AppError('not-found', { what: 'fact' });
  return { seq: head.seq, at: head.at, ...anchorOf(vaultId, head.seq, head.hash) };
}

/** Heads that somebody noted outside, newest first. */
export function keptAnchors(db: ReadDb): { seq: number; at: string; by: string }[] {
  const names = staffNames(db);
  return db
    .all<{ seq: number; at: string; by_id: string }>(
      'SELECT seq, at, by_id FROM fact_anchor ORDER BY number DESC LIMIT 50',
    )
    .map(({ seq, at, by_id }) => ({ seq, at, by: names.get(by_id) ?? by_id }));
}

/**
 * Whether the log contains a head: `missing` when it ends before it (cut off, or an older vault was put back),
 * `different` when another fact stands there, or the words are mistyped.
 */
export function checkAnchor(
  db: ReadDb,
  vaultId: string,
  { seq, words }: { seq: number; words: string },
): { result: 'holds' | 'missing' | 'different'; head: number } {
  const head = lastFact(db)?.seq ?? 0;
  const row = db.maybe<{ hash: Uint8Array }>('SELECT hash FROM fact WHERE seq = ?', seq);
  if (!row) return { result: 'missing', head };
  return { result: isAnchor(words, anchorOf(vaultId, seq, row.hash)) ? 'holds' : 'different', head };
}
