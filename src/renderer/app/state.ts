/** What is open on top of the pages. */
import { create } from 'zustand';

interface ShellState {
  readonly keySheet: boolean;
  readonly setKeySheet: (open: boolean) => void;
}

export const useShell = create<ShellState>((set) => ({
  keySheet: false,
  setKeySheet: (keySheet) => set({ keySheet }),
}));
