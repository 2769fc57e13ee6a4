/** What the pages of backups ask of the store and the host. */
import { useCommand, useJob, useMay, useRead, type OutputOf } from '../wire/index.ts';

export type Overview = OutputOf<'backup', 'overview'>;
export type KeyringCopy = Overview['keyrings'][number];
export type BackupCopy = Overview['backups'][number];
export type RestoreReport = OutputOf<'backup', 'restore'>;
export type SalvageReport = OutputOf<'backup', 'salvage'>;

/** The register; asked only of those who may see it. */
export function useOverview() {
  const may = useMay('administer');
  return useRead('backup', 'overview', {}, { enabled: may });
}
export const usePickFolder = () => useCommand('host', 'pickFolder');
export const usePickFile = () => useCommand('host', 'pickToOpen');
export const useCreateBackup = () => useJob('backup', 'create');
export const useScheduledBackup = () => useJob('backup', 'runScheduled');
export const useRefreshKeyring = () => useJob('backup', 'refreshKeyring');
export const useSetSchedule = () => useJob('backup', 'setSchedule');
export const useDeclareDestroyed = () => useCommand('backup', 'declareDestroyed');
export const useInspect = () => useJob('backup', 'inspect');
export const useRestore = () => useJob('backup', 'restore');
export const useSalvage = () => useJob('backup', 'salvage');
