/** What is typed, chosen and open on the list of accounts; kept while other pages are shown. */
import { create } from 'zustand';

interface SearchState {
  readonly text: string;
  readonly tags: readonly string[];
  readonly tagMode: 'any' | 'all';
  readonly status: string | null;
  /** Ids of selected accounts. */
  readonly selected: ReadonlySet<string>;
  readonly dialog: 'create' | 'tags' | null;
  /** Grows each time the search box is to take the focus. */
  readonly focusAsked: number;
  readonly setText: (text: string) => void;
  readonly setTags: (tags: readonly string[]) => void;
  readonly setTagMode: (tagMode: 'any' | 'all') => void;
  readonly setStatus: (status: string | null) => void;
  readonly clearFilters: () => void;
  readonly setSelected: (selected: ReadonlySet<string>) => void;
  readonly openDialog: (dialog: 'create' | 'tags' | null) => void;
  readonly askFocus: () => void;
}

export const useSearch = create<SearchState>((set) => ({
  text: '',
  tags: [],
  tagMode: 'all',
  status: null,
  selected: new Set(),
  dialog: null,
  focusAsked: 0,
  setText: (text) => set({ text, selected: new Set() }),
  setTags: (tags) => set({ tags, selected: new Set() }),
  setTagMode: (tagMode) => set({ tagMode }),
  setStatus: (status) => set({ status, selected: new Set() }),
  clearFilters: () => set({ text: '', tags: [], status: null, selected: new Set() }),
  setSelected: (selected) => set({ selected }),
  openDialog: (dialog) => set({ dialog }),
  askFocus: () => set((state) => ({ focusAsked: state.focusAsked + 1 })),
}));
