/** Duplicates: accounts that may be one person, over the whole vault and beside one account. */
import type { Feature } from '../app/feature.ts';
import { DuplicatesIcon } from '../ui/index.ts';
import { DuplicatesPage } from './DuplicatesPage.tsx';
import { words } from './words.ts';

export const feature: Feature = {
  name: 'duplicates',
  routes: [{ path: '/duplicates', page: DuplicatesPage }],
  rail: { label: words.title, path: '/duplicates', icon: DuplicatesIcon, order: 25, needs: 'edit' },
  commands: [
    { id: 'go./duplicates', label: words.go, keys: 'G U', needs: 'edit', run: (go) => go('/duplicates') },
  ],
  keyGroups: [{ title: words.keys.title, keys: words.keys.list }],
};
