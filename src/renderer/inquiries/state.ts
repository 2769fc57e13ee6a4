/** Where the analyst stands in one review: choices, cursor, open panels. No records. */
import { create } from 'zustand';
import type { DecisionReason, Outcome, Resolution } from '#contracts/inquiries.ts';
import type { PersonField } from '#contracts/person.ts';
import type { QueueState } from './data.ts';

/** The tabs of the right pane. */
export type Pane = 'evidence' | 'timeline' | 'checks' | 'said';

/** A decision that is being made but not yet committed. */
export interface Choosing {
  readonly outcome: Outcome;
  readonly reason: DecisionReason;
}

/** Where a review begins: the row under the cursor, and the one that is open. */
export interface Start {
  readonly cursor: PersonField | null;
  readonly open: PersonField | null;
}

interface DeskValues {
  /** What all of this belongs to: an inquiry, or one of its past decisions. */
  readonly about: string | null;
  readonly resolutions: readonly Resolution[];
  /** Earlier states of the resolutions, for undo. */
  readonly past: readonly (readonly Resolution[])[];
  /** Counts changes since the draft was loaded; 0: nothing to keep. */
  readonly changes: number;
  readonly cursor: PersonField | null;
  readonly open: PersonField | null;
  /** The open row shows the history of its field. */
  readonly historyShown: boolean;
  /** The open row asks for the word why it is left undecided. */
  readonly askingWhy: boolean;
  readonly choosing: Choosing | null;
  readonly note: string;
  /** Grows when the focus should come to the row under the cursor. */
  readonly focusCalls: number;
}

interface Desk extends DeskValues {
  /** Preferences of the sitting, kept from inquiry to inquiry. */
  readonly fixedOrder: boolean;
  readonly pane: Pane;
  readonly waterfall: boolean;
  /** The inquiry decided before this one, for the way back. */
  readonly decidedLast: { readonly id: string; readonly outcome: Outcome } | null;
  readonly queueShown: boolean;
  readonly queueState: QueueState;
  /** How far the queue is scrolled, in pixels. */
  readonly queueOffset: number;
  readonly begin: (about: string, resolutions: readonly Resolution[], start: Start) => void;
  readonly put: (resolutions: readonly Resolution[]) => void;
  readonly takeBack: () => boolean;
  /** Replaces the resolutions after a reload; there is no way back past it. */
  readonly keepOnly: (resolutions: readonly Resolution[]) => void;
  readonly setCursor: (cursor: PersonField | null) => void;
  readonly setOpen: (open: PersonField | null) => void;
  readonly callFocus: () => void;
  readonly setHistoryShown: (shown: boolean) => void;
  readonly setAskingWhy: (asking: boolean) => void;
  readonly setDecidedLast: (last: { readonly id: string; readonly outcome: Outcome }) => void;
  readonly choose: (choosing: Choosing | null) => void;
  readonly setNote: (note: string) => void;
  readonly setFixedOrder: (fixed: boolean) => void;
  readonly setPane: (pane: Pane) => void;
  readonly setWaterfall: (shown: boolean) => void;
  readonly setQueueShown: (shown: boolean) => void;
  readonly setQueueState: (state: QueueState) => void;
  readonly setQueueOffset: (offset: number) => void;
}

const fresh: DeskValues = {
  about: null,
  resolutions: [],
  past: [],
  changes: 0,
  cursor: null,
  open: null,
  historyShown: false,
  askingWhy: false,
  choosing: null,
  note: '',
  focusCalls: 0,
};

/** The state of the review screen. One inquiry is under review at a time. */
export const useDesk = create<Desk>((set, get) => ({
  ...fresh,
  fixedOrder: false,
  pane: 'evidence',
  waterfall: true,
  decidedLast: null,
  queueShown: true,
  queueState: 'waiting',
  queueOffset: 0,
  begin: (about, resolutions, start) =>
    set((desk) => ({ ...fresh, about, resolutions, ...start, focusCalls: desk.focusCalls + 1 })),
  put: (resolutions) =>
    set((desk) => ({
      resolutions,
      past: [...desk.past, desk.resolutions],
      changes: desk.changes + 1,
      askingWhy: false,
    })),
  takeBack: () => {
    const { past, resolutions } = get();
    const before = past.at(-1);
    if (before === undefined) return false;
    const touched = differingField(before, resolutions);
    set((desk) => ({
      resolutions: before,
      past: past.slice(0, -1),
      changes: desk.changes + 1,
      cursor: touched ?? desk.cursor,
      focusCalls: desk.focusCalls + 1,
    }));
    return true;
  },
  keepOnly: (resolutions) => set((desk) => ({ resolutions, past: [], changes: desk.changes + 1 })),
  setCursor: (cursor) => set({ cursor }),
  setOpen: (open) => set({ open, historyShown: false, askingWhy: false }),
  callFocus: () => set((desk) => ({ focusCalls: desk.focusCalls + 1 })),
  setHistoryShown: (historyShown) => set({ historyShown }),
  setAskingWhy: (askingWhy) => set({ askingWhy }),
  setDecidedLast: (decidedLast) => set({ decidedLast }),
  choose: (choosing) => set({ choosing }),
  setNote: (note) => set({ note }),
  setFixedOrder: (fixedOrder) => set({ fixedOrder }),
  setPane: (pane) => set({ pane }),
  setWaterfall: (waterfall) => set({ waterfall }),
  setQueueShown: (queueShown) => set({ queueShown }),
  setQueueState: (queueState) => set({ queueState, queueOffset: 0 }),
  setQueueOffset: (queueOffset) => set({ queueOffset }),
}));

/** The field whose resolution is not the same in both lists. */
function differingField(one: readonly Resolution[], other: readonly Resolution[]): PersonField | null {
  const of = (list: readonly Resolution[], field: PersonField) => list.find((entry) => entry.field === field);
  const fields = [...one, ...other].map((entry) => entry.field);
  return fields.find((field) => of(one, field) !== of(other, field)) ?? null;
}
