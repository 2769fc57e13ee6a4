/** What the comparison of one pair of values says, before it is weighed. */
import type { Fix, Level, Reason, Strength } from '#contracts/person.ts';

export type { Strength };

/** One pair of values of one field, compared. `normal` holds both values as the rule saw them. */
export interface Outcome {
  readonly level: Level;
  readonly strength: Strength;
  /** The main reason first. */
  readonly reasons: readonly Reason[];
  readonly rule: string;
  readonly normal: readonly [onFile: string, incoming: string];
  /** 0 to 1, for ordering pairs inside one field only. */
  readonly score: number;
  readonly fixes: readonly Fix[];
}

/** Half-open stretch of UTF-16 units. */
export type Stretch = [number, number];

/** A reason with the characters it rests on. */
export function reason(
  code: string,
  spans: { onFile?: Stretch[]; incoming?: Stretch[]; mark?: Reason['mark']; detail?: string } = {},
): Reason {
  return {
    code,
    onFile: spans.onFile ?? [],
    incoming: spans.incoming ?? [],
    mark: spans.mark ?? 'differs',
    ...(spans.detail === undefined ? {} : { detail: spans.detail }),
  };
}

const levelOfStrength: Readonly<Record<Strength, Level>> = {
  exact: 'exact',
  equal: 'equivalent',
  strong: 'close',
  fair: 'close',
  weak: 'close',
  against: 'conflict',
  none: 'not-compared',
};
const scoreOfStrength: Readonly<Record<Strength, number>> = {
  exact: 1,
  equal: 0.97,
  strong: 0.88,
  fair: 0.78,
  weak: 0.65,
  against: 0.1,
  none: 0,
};

/** An outcome whose level follows from its strength. */
export function outcome(
  rule: string,
  strength: Strength,
  reasons: readonly Reason[],
  normal: readonly [string, string],
  more: { fixes?: readonly Fix[]; score?: number } = {},
): Outcome {
  return {
    level: levelOfStrength[strength],
    strength,
    reasons,
    rule,
    normal,
    score: more.score ?? scoreOfStrength[strength],
    fixes: more.fixes ?? [],
  };
}

/** The stretch in which two texts differ, each side, after their common beginning and end. */
export function differingStretch(left: string, right: string): { left: Stretch[]; right: Stretch[] } {
  let start = 0;
  const shorter = Math.min(left.length, right.length);
  while (start < shorter && left.charCodeAt(start) === right.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    left.charCodeAt(left.length - 1 - end) === right.charCodeAt(right.length - 1 - end)
  )
    end++;
  const span = (text: string): Stretch[] => (text.length - end > start ? [[start, text.length - end]] : []);
  return { left: span(left), right: span(right) };
}
