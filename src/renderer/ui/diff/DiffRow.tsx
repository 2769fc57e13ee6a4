import type { ReactNode } from 'react';
import { CheckIcon } from '../icons.tsx';
import { LevelPill, type MatchLevel } from '../LevelPill.tsx';
import { MarkedText } from './MarkedText.tsx';
import type { Mark } from './segments.ts';

/** One side of a row. */
export interface DiffValue {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Compared character by character: drawn in the fixed-width face. */
  readonly code?: boolean;
  /** What stands on file in its place after a correction; the text itself is then drawn struck. */
  readonly corrected?: string;
  /** This side was found wrong: drawn struck. */
  readonly struck?: boolean;
  /** A word after the value, e.g. "+2 more" or "kept as alias". */
  readonly after?: string;
}

/** One field of both records. */
export interface DiffRow {
  readonly id: string;
  readonly label: string;
  readonly level: MatchLevel;
  /** The reason in one or two words. */
  readonly word: string;
  readonly onFile: DiffValue | null;
  readonly incoming: DiffValue | null;
  /** What is said where a side has no value. */
  readonly absentOnFile: string;
  readonly absentIncoming: string;
  /** What somebody made of it, e.g. "corrected"; null while nobody did. */
  readonly resolved: { readonly word: string; readonly settled: boolean } | null;
  /** The value on file changed after it was drawn. */
  readonly changedSince?: string | undefined;
}

interface Props {
  readonly row: DiffRow;
  readonly focusable: boolean;
  readonly atCursor: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A row and, while it is open, what it shows below itself. */
export function DiffRowView({ row, focusable, atCursor, open, onToggle, children }: Props) {
  return (
    <>
      <div
        role="row"
        aria-expanded={open}
        aria-level={1}
        tabIndex={focusable ? 0 : -1}
        data-row={row.id}
        data-cursor={atCursor || undefined}
        data-open={open || undefined}
        data-changed={row.changedSince !== undefined || undefined}
        className="diff-row diff-columns"
        onClick={onToggle}
      >
        <span role="rowheader" className="diff-field">
          <span>{row.label}</span>
          <RowState row={row} />
        </span>
        <span role="gridcell" className="diff-value">
          <Value value={row.onFile} absent={row.absentOnFile} />
        </span>
        <span role="gridcell" className="diff-level" data-settled={row.resolved?.settled || undefined}>
          <LevelPill level={row.level} word={row.word} />
        </span>
        <span role="gridcell" className="diff-value">
          <Value value={row.incoming} absent={row.absentIncoming} />
        </span>
      </div>
      {open && (
        <div role="row" aria-level={2} className="diff-detail-row">
          <div role="gridcell" className="diff-detail">
            {children}
          </div>
        </div>
      )}
    </>
  );
}

function RowState({ row }: { readonly row: DiffRow }) {
  if (row.changedSince !== undefined) return <span className="diff-changed">{row.changedSince}</span>;
  if (row.resolved === null) return null;
  return (
    <span className="diff-resolved">
      {row.resolved.settled ? <CheckIcon /> : null}
      {row.resolved.word}
    </span>
  );
}

function Value({ value, absent }: { readonly value: DiffValue | null; readonly absent: string }) {
  if (value === null) return <span className="diff-absent">{absent}</span>;
  const face = value.code ? 'diff-text code' : 'diff-text';
  if (value.corrected !== undefined) {
    return (
      <span className={face}>
        {value.text !== '' && (
          <>
            <del>
              <bdi>{value.text}</bdi>
            </del>
            <span className="diff-arrow" aria-hidden="true">
              →
            </span>
          </>
        )}
        <ins>
          <span className="sr-only">now </span>
          <bdi>{value.corrected}</bdi>
        </ins>
      </span>
    );
  }
  const text = <MarkedText text={value.text} marks={value.struck ? [] : value.marks} />;
  return (
    <>
      <span className={face}>{value.struck ? <del>{text}</del> : text}</span>
      {value.after !== undefined && <span className="diff-after">{value.after}</span>}
    </>
  );
}
