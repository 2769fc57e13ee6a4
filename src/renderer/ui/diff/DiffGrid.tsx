import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { DiffRowView, type DiffRow } from './DiffRow.tsx';
import './diff.css';

/** Rows under one heading. */
export interface DiffGroup {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly DiffRow[];
}

/** The words of the grid's heading. */
export interface DiffGridWords {
  readonly label: string;
  readonly field: string;
  readonly onFile: string;
  readonly level: string;
  readonly incoming: string;
}

interface Props {
  readonly groups: readonly DiffGroup[];
  readonly words: DiffGridWords;
  /** The row under the cursor; it alone is in the tab order. */
  readonly cursor: string | null;
  /** The row that is open, if any. */
  readonly open: string | null;
  readonly onCursor: (id: string) => void;
  readonly onOpen: (id: string | null) => void;
  /** What an open row shows below itself. */
  readonly detail: (id: string) => ReactNode;
  /** Keys the grid does not know itself; they act only while it has the focus. */
  readonly onKey?: (event: KeyboardEvent) => void;
  /** J and K move like the arrow keys. */
  readonly letters: boolean;
  /** Changes when the focus should come to the row under the cursor. */
  readonly focusOn?: unknown;
}

/**
 * Two records beside each other, one row a field: on file left, incoming right, the level between them. Arrow keys
 * and J/K move, Enter or → opens a row in place, ← closes it. Nothing else on the screen moves.
 */
export function DiffGrid(props: Props) {
  const { groups, words, cursor, open, onCursor, onOpen, detail } = props;
  const body = useRef<HTMLDivElement>(null);
  const ids = groups.flatMap((group) => group.rows.map((row) => row.id));
  const tabStop = cursor !== null && ids.includes(cursor) ? cursor : ids[0];

  useEffect(() => {
    if (props.focusOn === undefined || cursor === null) return;
    focusRow(body.current, cursor);
    // Only a new request moves the focus; moving the cursor by mouse or key does it itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [props.focusOn]);

  const moveTo = (id: string | undefined): void => {
    if (id === undefined) return;
    onCursor(id);
    focusRow(body.current, id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest('input, textarea, select, [contenteditable]')) return;
    const onRow = target?.getAttribute('role') === 'row';
    if (
      handleMove(event, {
        ids,
        cursor: tabStop ?? null,
        open,
        moveTo,
        onOpen,
        onRow,
        letters: props.letters,
      })
    ) {
      event.preventDefault();
      return;
    }
    props.onKey?.(event);
  };

  return (
    <div className="diff" role="treegrid" aria-label={words.label} ref={body} onKeyDown={onKeyDown}>
      <div role="rowgroup" className="diff-head">
        <div role="row" className="diff-columns">
          <span role="columnheader">{words.field}</span>
          <span role="columnheader">{words.onFile}</span>
          <span role="columnheader" className="diff-level">
            {words.level}
          </span>
          <span role="columnheader">{words.incoming}</span>
        </div>
      </div>
      {groups.map((group) => (
        <div role="rowgroup" key={group.id} className="diff-group" aria-label={group.label}>
          <div role="row" className="diff-group-name">
            <span role="gridcell">{group.label}</span>
          </div>
          {group.rows.map((row) => (
            <DiffRowView
              key={row.id}
              row={row}
              focusable={row.id === tabStop}
              atCursor={row.id === cursor}
              open={row.id === open}
              onToggle={() => {
                onCursor(row.id);
                onOpen(row.id === open ? null : row.id);
              }}
            >
              {row.id === open ? detail(row.id) : null}
            </DiffRowView>
          ))}
        </div>
      ))}
    </div>
  );
}

interface Moving {
  readonly ids: readonly string[];
  readonly cursor: string | null;
  readonly open: string | null;
  readonly moveTo: (id: string | undefined) => void;
  readonly onOpen: (id: string | null) => void;
  readonly onRow: boolean;
  readonly letters: boolean;
}

/** Moves and opens by key; answers whether the key was one of the grid's own. */
function handleMove(event: KeyboardEvent, moving: Moving): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const at = moving.cursor === null ? -1 : moving.ids.indexOf(moving.cursor);
  const isLetter = event.key.length === 1;
  if (isLetter && !moving.letters) return false;
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      moving.moveTo(moving.ids[Math.min(at + 1, moving.ids.length - 1)]);
      return true;
    case 'ArrowUp':
    case 'k':
      moving.moveTo(moving.ids[Math.max(at - 1, 0)]);
      return true;
    case 'Home':
      moving.moveTo(moving.ids[0]);
      return true;
    case 'End':
      moving.moveTo(moving.ids.at(-1));
      return true;
    case 'Enter':
      if (!moving.onRow || moving.cursor === null) return false;
      moving.onOpen(moving.cursor === moving.open ? null : moving.cursor);
      return true;
    case 'ArrowRight':
      if (moving.cursor === null) return false;
      moving.onOpen(moving.cursor);
      return true;
    case 'ArrowLeft':
      if (moving.open === null) return false;
      moving.onOpen(null);
      if (moving.cursor !== null) moving.moveTo(moving.cursor);
      return true;
    default:
      return false;
  }
}

function focusRow(body: HTMLElement | null, id: string): void {
  const row = body?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}
