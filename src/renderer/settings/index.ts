/** Settings of the vault and of the window. */
import type { Feature } from '../app/feature.ts';
import { SettingsIcon } from '../ui/index.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { words } from './words.ts';

export const feature: Feature = {
  name: 'settings',
  routes: [{ path: '/settings', page: SettingsPage }],
  rail: { label: words.title, path: '/settings', icon: SettingsIcon, order: 60 },
  commands: [{ id: 'go./settings', label: words.go, keys: 'G S', run: (go) => go('/settings') }],
};
