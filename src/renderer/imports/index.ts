/** Imports: files of accounts and inquiries, every row accounted for. */
import type { Feature } from '../app/feature.ts';
import { ImportsIcon } from '../ui/index.ts';
import { ImportsPage } from './ImportsPage.tsx';
import { useImports } from './state.ts';
import { words } from './words.ts';

export const feature: Feature = {
  name: 'imports',
  routes: [{ path: '/imports', page: ImportsPage }],
  rail: { label: words.title, path: '/imports', icon: ImportsIcon, order: 30 },
  commands: [
    { id: 'go./imports', label: words.go, keys: 'G M', run: (go) => go('/imports') },
    {
      id: 'imports.choose',
      label: words.command,
      needs: 'edit',
      run: (go) => {
        go('/imports');
        useImports.getState().askToChoose();
      },
    },
  ],
};
