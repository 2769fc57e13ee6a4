/** Retention: how long accounts are kept, legal holds, the archive, restriction of processing. */
import type { Feature } from '../app/feature.ts';
import { RetentionIcon } from '../ui/index.ts';
import { RetentionPage } from './RetentionPage.tsx';
import { useRetention } from './state.ts';
import { words } from './words.ts';

export { DueBanner } from './DueBanner.tsx';
export { HoldSelected } from './HoldSelected.tsx';
export { KeepingLine } from './KeepingLine.tsx';
export { NotShown } from './NotShown.tsx';
export { RestrictButton } from './RestrictButton.tsx';
export { RestrictedGate } from './RestrictedGate.tsx';
export { RetentionItems } from './RetentionItems.tsx';

export const feature: Feature = {
  name: 'retention',
  routes: [{ path: '/retention', page: RetentionPage }],
  rail: { label: words.title, path: '/retention', icon: RetentionIcon, order: 46 },
  commands: [
    { id: 'go./retention', label: words.go, keys: 'G R', run: (go) => go('/retention') },
    {
      id: 'retention.hold',
      label: words.tabs.holds,
      run: (go) => {
        useRetention.getState().setTab('holds');
        go('/retention');
      },
    },
  ],
  keyGroups: [{ title: words.keys.title, keys: words.keys.list }],
};
