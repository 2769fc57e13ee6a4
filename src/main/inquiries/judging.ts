/** What inquiries are judged by: the model in force with what it has learned, and the policy of re-verification. */
import type { LearnedModel } from '#contracts/learning.ts';
import type { Review } from '#contracts/inquiries.ts';
import type { Comparison } from '#contracts/person.ts';
import type { Reverification } from '#contracts/policy.ts';
import { bandAt, caseOf, personaCheck, scoreOf, shippedWeights, type Weights } from '../matching/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import { policyInForce } from '../settings/index.ts';

interface ModelInForce {
  readonly weights: Weights;
  readonly calibration: LearnedModel['calibration'] | null;
}

/** The model in force. Models are learned in the room "learning" from decisions of this one; here its table is only read. */
export function modelInForce(db: ReadDb): ModelInForce {
  const row = db.maybe<{ id: string; model: string }>(
    `SELECT model_version.id, model_version.model FROM model_version
     WHERE id = (SELECT model_id FROM model_activation WHERE taken_back = 0 ORDER BY seq DESC LIMIT 1)`,
  );
  if (!row) return { weights: shippedWeights, calibration: null };
  // Written by the room "learning" only, after the contract's check.
  const { points, calibration } = JSON.parse(row.model) as LearnedModel;
  return { weights: { id: row.id, points: points }, calibration };
}

/** What the policy in force makes of a comparison. */
export function reverify(db: ReadDb, comparison: Comparison): Reverification {
  return personaCheck(comparison, policyInForce(db));
}

/** Decided cases like this one; null where the points did not decide, and while too few are known. */
export function experienceOf(
  { weights, calibration }: ModelInForce,
  comparison: Comparison,
): Review['experience'] {
  const found = caseOf('', true, comparison);
  if (calibration === null || found === null || found.byRule) return null;
  const band = bandAt(calibration, scoreOf(found, weights.points));
  return band && { labels: band.labels, same: band.same };
}
