/** Backups: making them, where they lie, restoring, and saving what can be read of a damaged vault. */
import type { Feature } from '../app/feature.ts';
import { BackupIcon } from '../ui/index.ts';
import { BackupPage } from './BackupPage.tsx';
import { words } from './words.ts';

export { RestoreForm } from './RestoreForm.tsx';
export { SalvageForm } from './SalvageForm.tsx';
export { ScheduledBackup } from './ScheduledBackup.tsx';
/** What other ways into the vault say about these. */
export const { restore: restoreWord, salvage: salvageWord } = words;

export const feature: Feature = {
  name: 'backup',
  routes: [{ path: '/backups', page: BackupPage }],
  rail: { label: words.title, path: '/backups', icon: BackupIcon, order: 57, needs: 'administer' },
  commands: [{ id: 'go./backups', label: words.go, keys: 'G B', run: (go) => go('/backups') }],
};
