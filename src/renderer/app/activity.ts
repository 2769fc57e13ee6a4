/** Tells the host that somebody is at work, so that the idle lock waits. */
import { useEffect } from 'react';
import { tellActive } from './data.ts';

/** Milliseconds between two messages: often enough for a one-minute idle lock, too rare to matter. */
const every = 15_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Listens for keys and the pointer while the vault is open. */
export function useActivity(): void {
  useEffect(() => {
    let last = -every;
    const notice = () => {
      const now = performance.now();
      if (now - last < every) return;
      last = now;
      tellActive();
    };
    for (const sign of signs) window.addEventListener(sign, notice, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, notice, { capture: true });
    };
  }, []);
}
