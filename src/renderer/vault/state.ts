/** Where a person stands on the way into the vault. Holds no secret: those live in the component that shows them. */
import { create } from 'zustand';

interface EntryState {
  /**
   * A way in that must be walked to its end although the vault is open already: after first run and after recovery
   * a recovery key is still to be noted down, after a restore its report is still to be read.
   */
  readonly unfinished: 'first-run' | 'recovery' | 'restore' | null;
  readonly setUnfinished: (unfinished: EntryState['unfinished']) => void;
  /** The reminder of an unconfirmed recovery key was put off until the next sign-in, or a new key is in view. */
  readonly reminded: boolean;
  readonly setReminded: (reminded: boolean) => void;
}

export const useEntry = create<EntryState>((set) => ({
  unfinished: null,
  setUnfinished: (unfinished) => set({ unfinished }),
  reminded: false,
  setReminded: (reminded) => set({ reminded }),
}));
