import { useLocation } from 'wouter';
import { readerKeys } from '#renderer/documents/index.ts';
import { useKeys, usePreferences, type KeyHandlers } from '#renderer/ui/index.ts';
import type { PlaceInQueue } from './place.ts';
import { useDesk } from './state.ts';

/** The regions that F6 goes through, in reading order. */
const regions = ['queue', 'grid', 'bar', 'side'] as const;

/** Moves the focus to the next or previous region of the screen. */
function toRegion(step: 1 | -1): void {
  const here = document.activeElement?.closest('[data-region]')?.getAttribute('data-region');
  const present = regions.filter((region) => document.querySelector(`[data-region="${region}"]`) !== null);
  const at = present.findIndex((region) => region === here);
  const next = present[(at + step + present.length) % present.length];
  if (next === 'grid') useDesk.getState().callFocus();
  else focusFirst(document.querySelector(`[data-region="${next ?? ''}"]`));
}

function focusFirst(region: Element | null): void {
  const target = region?.querySelector<HTMLElement>(
    '[aria-current], [aria-selected="true"], button:not([tabindex="-1"]), [tabindex="0"]',
  );
  target?.focus();
}

/** Keys of the review page that belong to no field: panes, pictures, regions, neighbours in the queue. */
export function usePageKeys({ nextId, previousId }: PlaceInQueue): void {
  const [, go] = useLocation();
  const { letterKeys } = usePreferences();
  const toGrid = (): void => useDesk.getState().callFocus();
  const letters: KeyHandlers = {
    ...readerKeys(),
    W: () => {
      const desk = useDesk.getState();
      desk.setWaterfall(desk.pane !== 'evidence' || !desk.waterfall);
      desk.setPane('evidence');
    },
    O: () => {
      const desk = useDesk.getState();
      desk.setFixedOrder(!desk.fixedOrder);
    },
    Q: () => {
      const desk = useDesk.getState();
      desk.setQueueShown(!desk.queueShown);
    },
    D: () => {
      useDesk.getState().setPane('evidence');
      document.getElementById('side-panel')?.focus();
    },
    J: toGrid,
    K: toGrid,
  };
  useKeys({
    F6: () => toRegion(1),
    'Shift+F6': () => toRegion(-1),
    'Alt+ArrowDown': () => {
      if (nextId !== null) go(`/inquiries/${nextId}`);
    },
    'Alt+ArrowUp': () => {
      if (previousId !== null) go(`/inquiries/${previousId}`);
    },
    ...(letterKeys ? letters : {}),
  });
}
