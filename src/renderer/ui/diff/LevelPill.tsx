import { levelSign, levelWord, type DiffLevel } from './levels.ts';

/** A level as sign, word and colour. `word` says why in one or two words; without it the level's own word stands. */
export function LevelPill({
  level,
  word = levelWord[level],
  settled = false,
}: {
  readonly level: DiffLevel;
  readonly word?: string;
  /** The difference has been dealt with: the pill keeps its colour and loses its weight. */
  readonly settled?: boolean;
}) {
  const named = word === levelWord[level] || level === 'exact' ? '' : `${levelWord[level]}: `;
  return (
    <span className={`level-pill level-${level}`} data-settled={settled || undefined}>
      <span className="level-sign" aria-hidden="true">
        {levelSign[level]}
      </span>
      <span className="clip">
        {named !== '' && <span className="sr-only">{named}</span>}
        {word}
      </span>
    </span>
  );
}

/** Signs with counts, e.g. `3 ≠ 1 ≈`, for a row of a list. Only counts above zero of the levels given are shown. */
export function LevelSigns({
  counts,
  levels,
}: {
  readonly counts: Readonly<Record<DiffLevel, number>>;
  readonly levels: readonly DiffLevel[];
}) {
  const shown = levels.filter((level) => counts[level] > 0);
  return (
    <span className="level-signs">
      {shown.map((level) => (
        <span key={level} className={`level-count level-ink-${level}`}>
          <span aria-hidden="true">
            {counts[level]} {levelSign[level]}
          </span>
          <span className="sr-only">
            {counts[level]} {levelWord[level]},{' '}
          </span>
        </span>
      ))}
    </span>
  );
}
