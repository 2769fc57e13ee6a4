/** The log of what people did: read, checked, exported, and its head kept outside. */
import type { Feature } from '../app/feature.ts';
import { AuditPage } from './AuditPage.tsx';
import { AuditIcon } from './icons.tsx';
import { words } from './words.ts';

export { LogAlarm } from './LogAlarm.tsx';
export { showSettledClock } from './state.ts';

export const feature: Feature = {
  name: 'audit',
  routes: [{ path: '/audit', page: AuditPage }],
  rail: { label: words.title, path: '/audit', icon: AuditIcon, order: 55, needs: 'export' },
  commands: [{ id: 'go./audit', label: words.go, keys: 'G L', needs: 'export', run: (go) => go('/audit') }],
  keyGroups: [
    {
      title: words.title,
      keys: [
        { keys: 'V', label: words.check },
        { keys: 'E', label: words.save },
        { keys: 'P', label: words.printAnchor },
      ],
    },
  ],
};
