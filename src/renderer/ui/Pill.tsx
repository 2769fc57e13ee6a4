import type { ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';
import './Pill.css';

/** What a status means for the work; level colours stay with levels, so a status carries only a small dot. */
export type Tone = 'neutral' | 'accent' | 'good' | 'attention' | 'bad';

/** A state in a word, e.g. of an account or an inquiry. */
export function StatusPill({ tone = 'neutral', children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span className="pill status-pill" data-tone={tone}>
      <span className="status-dot" aria-hidden="true" />
      {children}
    </span>
  );
}

/** A short remark beside a title, without any state. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className="pill badge">{children}</span>;
}

export type PillColour = 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'orange' | 'red' | 'violet';

interface TagPillProps {
  readonly name: string;
  readonly colour: PillColour;
  /** Shows a cross that takes the tag off. */
  readonly onRemove?: (() => void) | undefined;
}

/** A tag: its colour as a small square, its name in plain ink. */
export function TagPill({ name, colour, onRemove }: TagPillProps) {
  return (
    <span className="pill tag-pill" data-colour={colour}>
      <span className="tag-square" aria-hidden="true" />
      <span className="clip" title={name}>
        {name}
      </span>
      {onRemove ? (
        <button
          type="button"
          className="tag-remove"
          aria-label={`Take off the tag ${name}`}
          onClick={onRemove}
        >
          <CloseIcon />
        </button>
      ) : null}
    </span>
  );
}
