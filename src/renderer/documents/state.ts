/** Where the reader of documents stands: which one, how near, turned how. Choices only, no documents. */
import { create } from 'zustand';

interface Viewing {
  /** Place in the list of documents. */
  readonly at: number;
  /** How many there are. */
  readonly count: number;
  /** Page of the document, from 0. */
  readonly page: number;
  /** Pages it has; 1 for a picture. */
  readonly pages: number;
  /** 1 fits the frame. */
  readonly zoom: number;
  /** Quarter turns to the right. */
  readonly turns: number;
  readonly start: () => void;
  readonly setCount: (count: number) => void;
  readonly setPages: (pages: number) => void;
  readonly turnPage: (by: 1 | -1) => void;
  readonly show: (at: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly nearer: () => void;
  readonly farther: () => void;
  readonly fit: () => void;
  readonly turn: () => void;
}

const zoomStep = 1.35;
const zoomMost = 12;
const straight = { zoom: 1, turns: 0 };
const fromTheTop = { page: 0, pages: 1, ...straight };

/** One reader is open at a time, so one state serves the pane and the large view. */
export const useViewing = create<Viewing>((set) => ({
  at: 0,
  count: 0,
  ...fromTheTop,
  start: () => set({ at: 0, ...fromTheTop }),
  show: (at) => set({ at, ...fromTheTop }),
  setCount: (count) => set({ count }),
  step: (by) =>
    set((state) => {
      const at = Math.min(Math.max(state.at + by, 0), Math.max(state.count - 1, 0));
      return at === state.at ? state : { at, ...fromTheTop };
    }),
  setPages: (pages) => set({ pages }),
  turnPage: (by) => set((state) => ({ page: Math.min(Math.max(state.page + by, 0), state.pages - 1) })),
  nearer: () => set((state) => ({ zoom: Math.min(state.zoom * zoomStep, zoomMost) })),
  farther: () => set((state) => ({ zoom: Math.max(state.zoom / zoomStep, 1) })),
  fit: () => set(straight),
  turn: () => set((state) => ({ turns: (state.turns + 1) % 4 })),
}));
