/** People who work in the vault, and what they may do. */
import type { Feature } from '../app/feature.ts';
import { PeopleIcon } from '../ui/index.ts';
import { PeoplePage } from './PeoplePage.tsx';
import { usePeoplePage } from './state.ts';
import { words } from './words.ts';

/** The roles in words. */
export const roleWords = words.roles;

export const feature: Feature = {
  name: 'people',
  routes: [{ path: '/people', page: PeoplePage }],
  rail: { label: words.title, path: '/people', icon: PeopleIcon, order: 50 },
  commands: [
    { id: 'go./people', label: words.go, keys: 'G P', run: (go) => go('/people') },
    {
      id: 'people.add',
      label: words.add,
      needs: 'administer',
      run: (go) => {
        go('/people');
        usePeoplePage.getState().setOpen({ kind: 'add' });
      },
    },
  ],
};
