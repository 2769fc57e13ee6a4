/** Which part of the page and which dialog of retention is open. */
import { create } from 'zustand';

export type Tab = 'due' | 'policies' | 'holds' | 'withdrawn';

/** What is asked about accounts from outside the page. */
export interface AccountDialog {
  readonly kind: 'hold' | 'archive' | 'restore' | 'restrict' | 'lift';
  readonly accountIds: readonly string[];
  /** How the account is called where it is shown. */
  readonly who: string;
}

interface RetentionState {
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
  readonly dialog: AccountDialog | null;
  readonly setDialog: (dialog: AccountDialog | null) => void;
  /** What is due was put off until the next sign-in. */
  readonly putOff: boolean;
  readonly setPutOff: () => void;
}

export const useRetention = create<RetentionState>((set) => ({
  tab: 'due',
  setTab: (tab) => set({ tab }),
  dialog: null,
  setDialog: (dialog) => set({ dialog }),
  putOff: false,
  setPutOff: () => set({ putOff: true }),
}));
