/** What is open on top of the pages. */
import { create } from 'zustand';

interface ShellState {
  readonly palette: boolean;
  readonly setPalette: (open: boolean) => void;
  readonly keySheet: boolean;
  readonly setKeySheet: (open: boolean) => void;
}

export const useShell = create<ShellState>((set) => ({
  palette: false,
  setPalette: (palette) => set({ palette }),
  keySheet: false,
  setKeySheet: (keySheet) => set({ keySheet }),
}));
