/** What the way into the vault asks of the store and the host. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { client, markStale, useCommand, useJob, useRead } from '../wire/index.ts';

export const useCreateVault = () => useCommand('vault', 'create');
export const useUnlock = () => useCommand('vault', 'unlock');
export const useRecover = () => useCommand('vault', 'recover');
export const useConfirmRecovery = () => useCommand('vault', 'confirmRecovery');
export const useNewRecoveryKey = () => useCommand('vault', 'newRecoveryKey');
export const useNewMasterKey = () => useCommand('vault', 'newMasterKey');
export const useChangePassphrase = () => useCommand('vault', 'changePassphrase');
export const useSuggestPassphrase = () => useCommand('vault', 'suggestPassphrase');
export const usePickVaultFolder = () => useCommand('host', 'pickVaultFolder');
export const useSample = () => useJob('sample', 'load');
export const useVaultCheck = () => useJob('vault', 'check');

/** Where the vault lies and which program this is. */
export const useAbout = () => useRead('host', 'about', {}).data;

/** Size and counts of the open vault. */
export const useVaultInfo = (enabled = true) => useRead('vault', 'info', {}, { enabled });

/** Has the facts about the vault asked again: whether its recovery key is confirmed changes outside every topic. */
export function useRefreshVault(): () => void {
  const queries = useQueryClient();
  return () => void markStale(queries, ['vault']);
}

/** Asks how many seconds the store takes no further attempt. */
export const askWait = async (): Promise<number> => (await client().vault.status({})).waitSeconds;

/** Milliseconds of rest before a passphrase is estimated. */
const strengthRest = 150;

/** A passphrase once typing has paused. */
export function useRested(passphrase: string): string {
  const [rested] = useDebouncedValue(passphrase, strengthRest);
  return rested;
}

/** How hard a passphrase is to guess. A command, not a read: a passphrase must not become a key of the cache. */
export const useEstimateStrength = () => useCommand('vault', 'passphraseStrength');
