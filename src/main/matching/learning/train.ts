/** Learns a model from decided cases. Pure: the same cases, in whatever order, give the same bytes. */
import type { LearnedModel } from '#contracts/learning.ts';
import { PersonField } from '#contracts/person.ts';
import type { Judged } from '../link/calibration.ts';
import { engineVersion, points as shippedPoints, type Points } from '../model.ts';
import { fitCalibration, qualityOf, rounded } from './calibration.ts';
import { scoreOf, type Case } from './evidence.ts';
import { byStrength, shipped, strengths } from './tables.ts';

/** The shipped tables weigh as much as so many decided pairs. */
const priorPairs = 200;
/** One case in so many is set aside to check. */
const heldOutOneIn = 5;

/** The model of decided cases. */
export function trainModel(cases: readonly Case[]): LearnedModel {
  const sorted = [...cases].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const heldOut = sorted.filter(({ id }) => isHeldOut(id));
  const learned = sorted.filter(({ id }) => !isHeldOut(id));
  const points = learnPoints(learned.filter(({ same }) => same));
  const calibration = fitCalibration(judgedBy(points, learned));
  return {
    format: 1,
    engine: engineVersion,
    labels: {
      same: learned.filter(({ same }) => same).length,
      different: learned.filter(({ same }) => !same).length,
      heldOut: heldOut.length,
    },
    points: points,
    calibration,
    quality: qualityOf(calibration, judgedBy(points, heldOut)),
  };
}

/** The model that Casefold comes with: nothing learned. */
export function shippedModel(): LearnedModel {
  const calibration = fitCalibration([]);
  return {
    format: 1,
    engine: engineVersion,
    labels: { same: 0, different: 0, heldOut: 0 },
    points: shippedPoints,
    calibration,
    quality: qualityOf(calibration, []),
  };
}

/** Scores with what was decided, of the cases that scores speak of. */
export function judgedBy(points: Points, cases: readonly Case[]): Judged[] {
  return cases
    .filter(({ byRule }) => !byRule)
    .map((one) => ({ score: scoreOf(one, points), same: one.same ? 1 : 0 }));
}

/** Whether a case is set aside: by its id alone, so that more cases leave the others where they were. */
export function isHeldOut(id: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % heldOutOneIn === 0;
}

/** m from the cases of one person over the shipped m as a Dirichlet prior; u stays. */
function learnPoints(same: readonly Case[]): Points {
  const entries = PersonField.options.map((field) => {
    const counts = strengths.map(
      (strength) => same.filter((one) => one.strengths[field] === strength).length,
    );
    const weights = strengths.map(
      (strength, at) => priorPairs * shipped.m[field][strength] + (counts[at] ?? 0),
    );
    const total = weights.reduce((sum, one) => sum + one, 0);
    const raw = weights.map((one, at) =>
      Math.log2(one / total / shipped.u[field][strengths[at] ?? 'against']),
    );
    return [field, { ...byStrength(falling(raw, weights).map(rounded)), none: 0 }] as const;
  });
  return Object.fromEntries(entries) as Points; // one entry for each field
}

/** Values made to fall, or stay level, along the order of strengths: neighbours that rise are pooled by their weight. */
export function falling(values: readonly number[], weights: readonly number[]): number[] {
  const pools: { value: number; weight: number; size: number }[] = [];
  values.forEach((value, at) => {
    let next = { value, weight: weights[at] ?? 0, size: 1 };
    for (let before = pools.at(-1); before && before.value < next.value; before = pools.at(-1)) {
      pools.pop();
      const weight = before.weight + next.weight;
      const mean = (before.value * before.weight + next.value * next.weight) / weight;
      next = { value: mean, weight, size: before.size + next.size };
    }
    pools.push(next);
  });
  return pools.flatMap(({ value, size }) => new Array<number>(size).fill(value));
}
