/** Tags: the words people sort accounts by. */
import type { Feature } from '../app/feature.ts';
import { TagsIcon } from '../ui/index.ts';
import { useTagsPage } from './state.ts';
import { TagsPage } from './TagsPage.tsx';
import { words } from './words.ts';

export const feature: Feature = {
  name: 'tags',
  routes: [{ path: '/tags', page: TagsPage }],
  rail: { label: words.title, path: '/tags', icon: TagsIcon, order: 40 },
  commands: [
    { id: 'go./tags', label: words.go, keys: 'G T', run: (go) => go('/tags') },
    {
      id: 'tags.create',
      label: words.create,
      needs: 'edit',
      run: (go) => {
        go('/tags');
        useTagsPage.getState().setOpen({ kind: 'create' });
      },
    },
  ],
};
