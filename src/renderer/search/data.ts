/** What the list of accounts asks of the store. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, markStale, useCommand, useRead, useReadPages, type OutputOf } from '../wire/index.ts';

/** What the list is narrowed by. */
export interface AccountFilter {
  readonly text: string;
  readonly tags: readonly string[];
  readonly tagMode: 'any' | 'all';
  readonly status: string | null;
}

/** One account of the list; with `reason`, one whose name is only similar to what was typed. */
export type AccountRow = OutputOf<'accounts', 'search'>['rows'][number] & { readonly reason?: string };

/** Rows asked for at a time. */
const pageRows = 100;
/** Accounts that one call of `tags.apply` takes. */
const applyLimit = 1000;

/** The accounts that fit, page by page; the rows of the question before stay until the new ones are there. */
export function useAccountRows({ text, tags, tagMode, status }: AccountFilter) {
  const input = {
    text: text.trim(),
    tags: [...tags],
    tagMode,
    limit: pageRows,
    ...(status === null ? {} : { status }),
  };
  return useReadPages<'accounts', 'search', string>(
    'accounts',
    'search',
    input,
    (after) => (after === null ? input : { ...input, after }),
    (answer) => answer.next,
    { keepPrevious: true },
  );
}

/** Milliseconds between questions while the words of names are being gathered. */
const askedAgain = 300;

/** Accounts with similar names, once `enabled`: the page asks when all that fit are shown. */
export function useSimilarRows({ text, tags, tagMode, status }: AccountFilter, enabled: boolean) {
  const [isGathering, setGathering] = useState(false);
  const input = { text: text.trim(), tags: [...tags], tagMode, ...(status === null ? {} : { status }) };
  const read = useRead('accounts', 'similar', input, {
    enabled,
    ...(isGathering ? { everyMs: askedAgain } : {}),
  });
  const gathering = enabled && read.data?.prepared === false;
  if (gathering !== isGathering) setGathering(gathering);
  const rows: readonly AccountRow[] = enabled ? (read.data?.rows ?? []) : [];
  return { rows, isGathering: gathering, isAsking: enabled && read.isPending };
}

export const useStatuses = () => useRead('accounts', 'statuses', {}).data?.statuses ?? [];
export const useTags = () => useRead('tags', 'list', {}).data?.tags ?? [];
export const useCreateAccount = () => useCommand('accounts', 'create');

/** The id of the account with a reference id. */
export async function findByReference(referenceId: string): Promise<string> {
  return (await client().accounts.load({ referenceId })).id;
}

/** Puts tags on and takes tags off any number of accounts, in as many calls as that needs. */
export function useApplyTags() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: {
      readonly accountIds: readonly string[];
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }) => {
      const sum = { added: 0, removed: 0 };
      for (let at = 0; at < change.accountIds.length; at += applyLimit) {
        const answer = await client().tags.apply({
          accountIds: change.accountIds.slice(at, at + applyLimit),
          add: [...change.add],
          remove: [...change.remove],
        });
        sum.added += answer.added;
        sum.removed += answer.removed;
      }
      return sum;
    },
    onSettled: () => markStale(queries, ['tags', 'accounts', 'facts']),
  });
}
