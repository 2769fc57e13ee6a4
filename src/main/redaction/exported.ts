/** Whether what goes was handed out before: the last export of an account, and what came after it. */
import type { LastExport } from '#contracts/redaction.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { staffNames } from '../facts/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import { reached } from './values.ts';

/** The newest export of an account that the log knows; null: there is none. */
export function lastExport(db: ReadDb, accountSeq: number): LastExport | null {
  const fact = exportFact(db, accountSeq, '9999');
  if (!fact) return null;
  const by = fact.by_id === null ? null : (staffNames(db).get(fact.by_id) ?? fact.by_id);
  return { at: fact.at, by, outdated: hasChangedSince(db, accountSeq, fact.at) };
}

function exportFact(db: ReadDb, accountSeq: number, until: string) {
  return db.maybe<{ at: string; by_id: string | null }>(
    `SELECT at, by_id FROM fact WHERE subject = (SELECT id FROM account WHERE seq = ?)
       AND action = 'account.exported' AND at <= ? ORDER BY seq DESC LIMIT 1`,
    accountSeq,
    until,
  );
}

/** Whether anything of an account is younger than an instant: an export made then does not hold it. */
function hasChangedSince(db: ReadDb, accountSeq: number, at: string): boolean {
  const dated = reached({ kind: 'account' }).flatMap(({ table, where }) =>
    table.at === undefined ? [] : [`SELECT 1 FROM ${table.table} WHERE ${where} AND ${table.at} > ?`],
  );
  return [
    'SELECT 1 FROM account WHERE seq = ? AND updated_at > ?',
    // An inquiry is dated by when it was received, which may be long before it came here.
    'SELECT 1 FROM inquiry WHERE account_seq = ? AND updated_at > ?',
    ...dated,
  ].some((statement) => db.maybe(statement, accountSeq, at) !== undefined);
}

/**
 * "Exported" must be true of every account.
 * @throws AppError `conflict` with `what` `redaction-not-exported` or `redaction-export-outdated`, and the account
 */
export function refuseUnexported(db: ReadDb, accountSeqs: readonly number[]): void {
  for (const seq of accountSeqs) {
    const last = lastExport(db, seq);
    if (last && !last.outdated) continue;
    const { id } = db.one<{ id: string }>('SELECT id FROM account WHERE seq = ?', seq);
    const what = last ? 'redaction-export-outdated' : 'redaction-not-exported';
    throw new AppError('conflict', { what, account: id, ...(last ? { at: last.at } : {}) });
  }
}

/** When what a redaction takes away was exported; of several accounts the earliest; null: not of all. */
export function exportedAt(db: ReadDb, accountSeqs: readonly number[], proposedAt: string): string | null {
  const instants = accountSeqs.map((seq) => exportFact(db, seq, proposedAt)?.at ?? null);
  return instants.reduce((first, at) => (first === null || at === null ? null : at < first ? at : first));
}
