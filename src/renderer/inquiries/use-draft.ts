import { useEffect, useRef, useState } from 'react';
import type { Resolution } from '#contracts/inquiries.ts';
import { useSaveDraft } from './data.ts';
import { useDesk } from './state.ts';

/** Whether half-made resolutions are kept: nothing to keep, kept, or why not. */
export type DraftState = 'idle' | 'kept' | 'failed';

/** Half a second after the last change, so that fast keys are one write. */
const waitMs = 500;

interface Waiting {
  readonly id: string;
  readonly accountVersion: number;
  readonly resolutions: readonly Resolution[];
}

/**
 * Keeps the resolutions of an inquiry in the vault, half a second after the last change and when the screen is left
 * before that, so that a lock or a crash loses nothing.
 */
export function useDraft(id: string, accountVersion: number, enabled: boolean): DraftState {
  const changes = useDesk((desk) => (desk.about === id ? desk.changes : 0));
  const [state, setState] = useState<DraftState>('idle');
  const keep = useSaveDraft();
  const waiting = useRef<Waiting | null>(null);
  useEffect(() => {
    if (changes === 0 || !enabled) return;
    waiting.current = { id, accountVersion, resolutions: useDesk.getState().resolutions };
    const timer = setTimeout(() => {
      const draft = waiting.current;
      waiting.current = null;
      if (draft === null) return;
      keep(draft).then(
        () => setState('kept'),
        () => setState('failed'),
      );
    }, waitMs);
    return () => clearTimeout(timer);
  }, [changes, id, accountVersion, enabled, keep]);
  useEffect(
    () => () => {
      // Left within the half second: written now. A decided inquiry refuses it, and needs it no more.
      if (waiting.current !== null) keep(waiting.current).catch(() => undefined);
      waiting.current = null;
    },
    [keep],
  );
  return state;
}
