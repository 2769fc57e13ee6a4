import type { MatchLevel } from '../LevelPill.tsx';

/** How much a level asks for somebody's eye: conflicts first, agreement last. */
const byPressure: readonly MatchLevel[] = [
  'conflict',
  'close',
  'one-sided',
  'not-compared',
  'equivalent',
  'exact',
];

/** Sorting weight of a level; smaller comes first. */
export function pressure(level: MatchLevel): number {
  return byPressure.indexOf(level);
}
