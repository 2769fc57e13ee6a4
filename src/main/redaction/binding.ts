/** What a second person signs: one hash over everything that was proposed, written into the log with the approval. */
import { createHash } from 'node:crypto';
import { AppError } from '#contracts/kit/errors.ts';
import type { ReadDb } from '../kit/sql.ts';

/** Of a row of `redaction`, what is signed, and by whom it was. */
interface ProposedRow {
  readonly id: string;
  readonly plan_hash: string;
  readonly mentions: string;
  readonly reason: string;
  readonly reference: string;
  readonly note: string;
  readonly export_choice: string;
  readonly pass_over: number;
  readonly decided_by: string | null;
}

/**
 * The plan, the mentions that were ticked, the ground and the choices of a proposal, whatever the order of the mentions.
 * Ids and words that name nobody: the hash may stand in the log.
 */
export function bindingOf(row: ProposedRow): string {
  const bound = [
    row.plan_hash,
    [...tickedOf(row)].sort(),
    row.reason,
    row.reference,
    row.note,
    row.export_choice,
    row.pass_over,
  ];
  return createHash('sha256')
    .update(`casefold redaction binding 1\0${JSON.stringify(bound)}`)
    .digest('hex');
}

/** Ids of the mentions that were ticked to be blacked out. */
export function tickedOf(row: Pick<ProposedRow, 'mentions'>): string[] {
  // Written from checked ids.
  return JSON.parse(row.mentions) as string[];
}

/**
 * An approved redaction must be what was approved, to the mention.
 * @throws AppError `stale`
 */
export function refuseUnapproved(db: ReadDb, row: ProposedRow, accountId: string): void {
  if (row.decided_by === null) return;
  const approved = db
    .all<{ params: string }>(
      "SELECT params FROM fact WHERE subject = ? AND action = 'redaction.approved' ORDER BY seq DESC",
      accountId,
    )
    .map(({ params }) => JSON.parse(params) as Readonly<Record<string, unknown>>)
    .find((params) => params['redaction'] === row.id);
  if (approved?.['binding'] !== bindingOf(row)) throw new AppError('stale', { what: 'redaction-plan' });
}
