/** The decided inquiries with the comparisons they were decided on. */
import type { Comparison } from '#contracts/person.ts';
import type { ReadDb } from '../kit/sql.ts';

/** A decided inquiry that says whether both are one person. */
export interface Decided {
  readonly inquiryId: string;
  readonly same: boolean;
  readonly comparison: Comparison;
}

/** Declined for these reasons, an inquiry says nothing about who the person is. */
const silentReasons = ['poor-evidence', 'more-needed'] as const;

const wanted = `superseded = 0 AND outcome IN ('approve', 'decline')
  AND NOT (outcome = 'decline' AND reason IN (${silentReasons.map((reason) => `'${reason}'`).join(', ')}))`;

/** How many there are. */
export function countDecided(db: ReadDb): number {
  return db.one<{ n: number }>(`SELECT count(*) AS n FROM decision WHERE ${wanted}`).n;
}

/** All of them one by one, oldest first; superseded decisions are left out. */
export function* eachDecided(db: ReadDb): Generator<Decided> {
  let after = 0;
  for (;;) {
    // In parts, so that no statement stays open while others run.
    const rows = db.all<{ seq: number; inquiry: string; outcome: string; comparison: string }>(
      `SELECT decision.seq, inquiry.id AS inquiry, decision.outcome, decision.comparison FROM decision
       CROSS JOIN inquiry ON inquiry.seq = decision.inquiry_seq
       WHERE decision.seq > ? AND ${wanted.replaceAll('outcome', 'decision.outcome')} ORDER BY decision.seq LIMIT 200`,
      after,
    );
    for (const row of rows) {
      yield {
        inquiryId: row.inquiry,
        same: row.outcome === 'approve',
        comparison: JSON.parse(row.comparison) as Comparison,
      };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
