/** Keys: how a chord is written, told apart and bound. */
import { useEffect, useRef, type KeyboardEvent as ReactKeyboardEvent } from 'react';

type AnyKeyEvent = KeyboardEvent | ReactKeyboardEvent;

/** What a chord does. Returning `false` says "not mine": the key goes on. */
export type KeyHandlers = Readonly<Record<string, (event: AnyKeyEvent) => unknown>>;

/** The chord of a key event as the tables write it: `Ctrl+K`, `Shift+J`, `?`, `ArrowDown`, `Ctrl+1`. */
export function chordOf(event: AnyKeyEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isLetter = /^[A-Z]$/.test(key);
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    // Shift is part of how signs such as `?` are typed, so it only counts with letters and named keys.
    event.shiftKey && (isLetter || key.length > 1) ? 'Shift' : '',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

/** Whether typing there enters text, so that single letters must stay letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
}

/** Whether a dialog lies over the page. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/**
 * Answers a key event from a table of chords. Single letters and signs are ignored while text is being typed.
 * @returns whether the key was used
 */
export function answerKey(event: AnyKeyEvent, handlers: KeyHandlers): boolean {
  if (event.defaultPrevented) return false;
  const chord = chordOf(event);
  const handler = handlers[chord];
  if (!handler) return false;
  if (isTyping(event.target) && !chord.startsWith('Ctrl+') && !chord.startsWith('Alt+') && chord !== 'Escape')
    return false;
  if (handler(event) === false) return false;
  event.preventDefault();
  return true;
}

/** Milliseconds within which the second key of `G A` must follow. */
const sequenceWait = 1200;

/**
 * Binds chords (`Ctrl+K`, `?`) and two-key sequences (`G A`) to the whole window while the component is shown.
 * `evenInDialogs` names the chords that also work while a dialog is open.
 */
export function useKeys(handlers: KeyHandlers, evenInDialogs: readonly string[] = []): void {
  const current = useRef({ handlers, evenInDialogs });
  useEffect(() => {
    current.current = { handlers, evenInDialogs };
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      const table = current.current.handlers;
      const chord = chordOf(event);
      if (isDialogOpen() && !current.current.evenInDialogs.includes(chord)) return;
      const sequence = first && performance.now() - first.at < sequenceWait ? `${first.key} ${chord}` : null;
      first = null;
      if (sequence && table[sequence] && !isTyping(event.target)) {
        event.preventDefault();
        table[sequence](event);
        return;
      }
      if (answerKey(event, table)) return;
      const opensSequence = Object.keys(table).some((keys) => keys.startsWith(`${chord} `));
      if (opensSequence && !isTyping(event.target) && !event.defaultPrevented) {
        first = { key: chord, at: performance.now() };
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
