/** The list of accounts: search, filters, selection, create. */
import type { Feature } from '../app/feature.ts';
import { AccountsIcon } from '../ui/index.ts';
import { AccountsPage } from './AccountsPage.tsx';
import { useSearch } from './state.ts';
import { words } from './words.ts';

export { statusTone } from './status.ts';

/** Sets the list to the accounts that carry one tag; the caller goes there. */
export function showAccountsWithTag(name: string): void {
  const search = useSearch.getState();
  search.clearFilters();
  search.setTags([name]);
}

export const feature: Feature = {
  name: 'search',
  routes: [{ path: '/accounts', page: AccountsPage }],
  rail: { label: words.title, path: '/accounts', icon: AccountsIcon, order: 20 },
  commands: [
    { id: 'go./accounts', label: words.goAccounts, keys: 'G A', run: (go) => go('/accounts') },
    {
      id: 'search.focus',
      label: words.search,
      keys: '/',
      needs: 'read',
      run: (go) => {
        go('/accounts');
        useSearch.getState().askFocus();
      },
    },
    {
      id: 'search.create',
      label: words.create,
      needs: 'edit',
      run: (go) => {
        go('/accounts');
        useSearch.getState().openDialog('create');
      },
    },
  ],
};
