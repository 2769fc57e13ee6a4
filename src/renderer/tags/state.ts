/** Which dialog of the page of tags is open, by the tag's id. */
import { create } from 'zustand';

interface TagsState {
  readonly open:
    { readonly kind: 'create' } | { readonly kind: 'edit' | 'remove'; readonly id: string } | null;
  readonly setOpen: (open: TagsState['open']) => void;
}

export const useTagsPage = create<TagsState>((set) => ({ open: null, setOpen: (open) => set({ open }) }));
