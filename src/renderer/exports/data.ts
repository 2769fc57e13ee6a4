/** What the window asks about exports. */
import { useCommand, useJob } from '#renderer/wire/index.ts';

export const usePickToSave = () => useCommand('host', 'pickToSave');
export const useShowInFolder = () => useCommand('host', 'showInFolder');

/** Writing everything held about a person as an encrypted archive. One run at a time for each account. */
export function useExportAccount(accountId: string) {
  return useJob('exports', 'account', accountId);
}
