/** Which dialog of the page of people is open, by the person's id. */
import { create } from 'zustand';

interface PeopleState {
  readonly open: { readonly kind: 'add' } | { readonly kind: 'edit' | 'remove'; readonly id: string } | null;
  readonly setOpen: (open: PeopleState['open']) => void;
}

export const usePeoplePage = create<PeopleState>((set) => ({ open: null, setOpen: (open) => set({ open }) }));
