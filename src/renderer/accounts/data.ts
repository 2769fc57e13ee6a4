/** What the window asks and tells about one account. */
import type { AccountField } from '#contracts/accounts.ts';
import { client, useCommand, useRead, useReadPages } from '#renderer/wire/index.ts';

/** One account by its id. */
export function useAccount(id: string) {
  return useRead('accounts', 'load', { id });
}

/** Everything that happened to an account, newest first, page by page. */
export function useTimeline(id: string) {
  const page = (after: string | null) => ({ id, limit: 60, ...(after === null ? {} : { after }) });
  return useReadPages('accounts', 'timeline', page(null), page, (answer) => answer.next, {
    keepPrevious: true,
  });
}

/** The inquiries of an account, newest first. */
export function useAccountInquiries(accountId: string) {
  return useRead('inquiries', 'list', { state: 'all', accountId, limit: 200 });
}

export const useUpdateAccount = () => useCommand('accounts', 'update');
export const useUndo = () => useCommand('accounts', 'undo');
export const useApplyTags = () => useCommand('tags', 'apply');

/** All tags that can be put on. */
export function useTags(enabled: boolean) {
  return useRead('tags', 'list', {}, { enabled }).data?.tags ?? [];
}

/** The statuses in use, for suggestions. */
export function useStatuses(): readonly string[] {
  return useRead('accounts', 'statuses', {}).data?.statuses.map((entry) => entry.status) ?? [];
}

/** The whole of a masked value; the store records that it was shown. */
export async function revealValue(id: string, field: AccountField, entryId: string) {
  return client().accounts.reveal({ id, field, entryId });
}

/** Takes a change back. */
export async function undoChange(changeId: string): Promise<void> {
  await client().accounts.undo({ changeId });
}
