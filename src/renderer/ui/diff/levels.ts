/** How far two values agree, as drawn: always a sign, a word and a colour together. */
export type DiffLevel = 'exact' | 'equivalent' | 'close' | 'conflict' | 'one-sided' | 'not-compared';

/** The levels from agreement to disagreement: the order of counts and of legends. */
export const diffLevels: readonly DiffLevel[] = [
  'exact',
  'equivalent',
  'close',
  'conflict',
  'one-sided',
  'not-compared',
];

/** The sign of each level; tells levels apart without colour. */
export const levelSign: Readonly<Record<DiffLevel, string>> = {
  exact: '●',
  equivalent: '≡',
  close: '≈',
  conflict: '≠',
  'one-sided': '○',
  'not-compared': '–',
};

/** The word of each level. */
export const levelWord: Readonly<Record<DiffLevel, string>> = {
  exact: 'exact',
  equivalent: 'equivalent',
  close: 'close',
  conflict: 'conflict',
  'one-sided': 'one-sided',
  'not-compared': 'not compared',
};

/** The word of a level with its count: `2 conflicts`, `1 close`. */
export function countWord(level: DiffLevel, count: number): string {
  return `${count} ${level === 'conflict' && count !== 1 ? 'conflicts' : levelWord[level]}`;
}

/** Levels that ask for somebody's judgement, most pressing first. */
export const pressing: readonly DiffLevel[] = ['conflict', 'close'];

/** Sorting weight: conflicts first, then close, one-sided, the rest. */
export function pressure(level: DiffLevel): number {
  const order: readonly DiffLevel[] = [
    'conflict',
    'close',
    'one-sided',
    'not-compared',
    'equivalent',
    'exact',
  ];
  return order.indexOf(level);
}
