import type { ReactNode } from 'react';

/** How far two values agree, in the words of the comparison. */
export type MatchLevel = 'exact' | 'equivalent' | 'close' | 'conflict' | 'one-sided' | 'not-compared';

const strokes: Readonly<Record<MatchLevel, ReactNode>> = {
  exact: <circle cx="6" cy="6" r="4" fill="currentColor" stroke="none" />,
  equivalent: <path d="M1.5 3h9M1.5 6h9M1.5 9h9" />,
  close: <path d="M1.5 4.7c1.5-1.5 3-1.5 4.5-.3s3 1.2 4.5-.3M1.5 8.4c1.5-1.5 3-1.5 4.5-.3s3 1.2 4.5-.3" />,
  conflict: <path d="M1.5 4.3h9M1.5 7.7h9M8 1.5l-4 9" />,
  'one-sided': <circle cx="6" cy="6" r="3.8" />,
  'not-compared': <path d="M2 6h8" />,
};

/** The sign of a level, drawn, so that it looks the same whatever fonts a machine has. Its word stands beside it. */
export function LevelSign({ level }: { level: MatchLevel }) {
  return (
    <svg
      className="level-sign"
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      {strokes[level]}
    </svg>
  );
}
