/** When what was found no longer tells everything that is due. */
import type { WriteDb } from '../kit/sql.ts';

/** The next evaluation looks at all accounts again, though it be the same day: a policy or a hold has changed. */
export function outdateEvaluation(db: WriteDb): void {
  db.run("UPDATE retention_evaluation SET today = ''");
}
