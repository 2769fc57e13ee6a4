/** Walking and selecting in a list by keyboard and mouse. */
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { answerKey, type KeyHandlers } from './keys.ts';
import { usePreferences } from './preferences.ts';

/** Which rows are selected, by key. The page owns it. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

interface TableKeys {
  /** Keys of the loaded rows, in order. */
  readonly keys: readonly string[];
  readonly selection: Selection | undefined;
  readonly pageRows: number;
  readonly scrollTo: (index: number) => void;
  readonly open: (index: number) => void;
  readonly onLeaveTop: (() => void) | undefined;
}

/** The keys from `from` to `to`, both included, in either direction. */
export function rangeOf(keys: readonly string[], from: number, to: number): readonly string[] {
  return keys.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** Cursor, anchor and the handlers of a list. The cursor follows its row when rows come before it. */
export function useTableKeys({ keys, selection, pageRows, scrollTo, open, onLeaveTop }: TableKeys) {
  const { letterKeys } = usePreferences();
  const [cursorKey, setCursorKey] = useState<string | null>(null);
  const [anchorKey, setAnchorKey] = useState<string | null>(null);
  const found = cursorKey === null ? -1 : keys.indexOf(cursorKey);
  const cursor = found === -1 ? 0 : found;

  const setCursor = (index: number) => setCursorKey(keys[index] ?? null);
  const moveTo = (index: number, extend: boolean) => {
    const next = Math.min(Math.max(0, index), keys.length - 1);
    if (extend && selection) {
      const anchor = anchorKey === null ? cursor : Math.max(0, keys.indexOf(anchorKey));
      if (anchorKey === null) setAnchorKey(keys[cursor] ?? null);
      selection.onChange(new Set([...selection.selected, ...rangeOf(keys, anchor, next)]));
    } else setAnchorKey(null);
    setCursor(next);
    scrollTo(next);
  };
  const toggle = (index: number) => {
    const key = keys[index];
    if (!selection || key === undefined) return false;
    const next = new Set(selection.selected);
    if (!next.delete(key)) next.add(key);
    selection.onChange(next);
    setAnchorKey(key);
    return true;
  };

  const up = (extend: boolean) => {
    if (cursor === 0 && onLeaveTop && !extend) onLeaveTop();
    else moveTo(cursor - 1, extend);
  };
  const handlers: KeyHandlers = {
    ArrowDown: () => moveTo(cursor + 1, false),
    ArrowUp: () => up(false),
    'Shift+ArrowDown': () => moveTo(cursor + 1, true),
    'Shift+ArrowUp': () => up(true),
    Home: () => moveTo(0, false),
    End: () => moveTo(keys.length - 1, false),
    PageDown: () => moveTo(cursor + pageRows, false),
    PageUp: () => moveTo(cursor - pageRows, false),
    Enter: () => open(cursor),
    Space: () => toggle(cursor),
    'Ctrl+A': () => (selection ? selection.onChange(new Set(keys)) : false),
    Escape: () => (selection && selection.selected.size > 0 ? selection.onChange(new Set()) : false),
    ...(letterKeys ? { J: () => moveTo(cursor + 1, false), K: () => moveTo(cursor - 1, false) } : {}),
    ...(letterKeys && selection ? { X: () => toggle(cursor) } : {}),
  };

  const clickRow = (index: number, event: MouseEvent) => {
    setCursor(index);
    const onBox = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    if (selection && event.shiftKey) moveTo(index, true);
    else if (selection && (onBox || event.ctrlKey || event.metaKey)) toggle(index);
    else open(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A button or field inside a row keeps its own keys.
    if (event.target !== event.currentTarget) return;
    if (answerKey(event, handlers)) event.stopPropagation();
  };
  return { cursor, setCursor, onKeyDown, clickRow };
}
