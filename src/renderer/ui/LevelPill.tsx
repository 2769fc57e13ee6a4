import { LevelSign, type MatchLevel } from './LevelSign.tsx';

import './LevelPill.css';

export type { MatchLevel } from './LevelSign.tsx';

/** The word of each level. */
export const levelWords: Readonly<Record<MatchLevel, string>> = {
  exact: 'exact',
  equivalent: 'equivalent',
  close: 'close',
  conflict: 'conflict',
  'one-sided': 'one-sided',
  'not-compared': 'not compared',
};

/** The levels from agreement to disagreement, as they are counted out. */
export const levelsInOrder: readonly MatchLevel[] = [
  'exact',
  'equivalent',
  'close',
  'conflict',
  'one-sided',
  'not-compared',
];

/** A level as sign and word in its colour. `word` replaces the level's own, e.g. "names swapped". */
export function LevelPill({ level, word }: { level: MatchLevel; word?: string | undefined }) {
  return (
    <span className="level-pill" data-level={level}>
      <LevelSign level={level} />
      {word ? <span className="sr-only">{levelWords[level]}: </span> : null}
      <span className="clip">{word ?? levelWords[level]}</span>
    </span>
  );
}

/** How many fields stand at a level, as sign and number: `3 ≠`. */
export function LevelCount({ level, count }: { level: MatchLevel; count: number }) {
  return (
    <span className="level-count" data-level={level} title={`${count} ${levelWords[level]}`}>
      {count} <LevelSign level={level} />
      <span className="sr-only">{levelWords[level]}</span>
    </span>
  );
}
