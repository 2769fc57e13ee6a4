/** What the window asks and tells about inquiries. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AccountField } from '#contracts/accounts.ts';
import type { Resolution, Review } from '#contracts/inquiries.ts';
import type { PersonField } from '#contracts/person.ts';
import {
  client,
  useCommand,
  useRead,
  useReadPages,
  type InputOf,
  type OutputOf,
} from '#renderer/wire/index.ts';

/** Which inquiries a queue lists. */
export type QueueState = 'waiting' | 'decided';

/** The queue, page by page: oldest waiting first, or newest decided first. */
export function useQueue(state: QueueState) {
  const page = (after: string | null) => ({ state, limit: 100, ...(after === null ? {} : { after }) });
  return useReadPages('inquiries', 'list', page(null), page, (answer) => answer.next, { keepPrevious: true });
}

/** The review of an inquiry as it stands. */
export function useReview(id: string) {
  return useRead('inquiries', 'review', { id });
}

/** The review as it would stand after the resolutions; asked only when there are any. */
export function useProjection(id: string, resolutions: readonly Resolution[]) {
  return useRead(
    'inquiries',
    'review',
    { id, resolutions: [...resolutions] },
    { enabled: resolutions.length > 0, keepPrevious: true },
  );
}

/** Reads a review before it is opened, so that the next inquiry is there at once. */
export function usePrefetchReview(): (id: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (id) => {
      // Whatever goes wrong is told when the review is opened.
      queries
        .query({
          queryKey: ['inquiries', 'review', { id }],
          queryFn: ({ signal }) => client().inquiries.review({ id }, { signal }),
        })
        .catch(() => undefined);
    },
    [queries],
  );
}

/**
 * Decides an inquiry. It answers as soon as the store has; lists follow when the store says that they changed. What was
 * known of the inquiry is forgotten, so that going back never shows it as waiting.
 */
export function useDecide() {
  const queries = useQueryClient();
  return useCallback(
    async (input: InputOf<'inquiries', 'decide'>): Promise<OutputOf<'inquiries', 'decide'>> => {
      const answer = await client().inquiries.decide(input);
      queries.removeQueries({ queryKey: ['inquiries', 'review', { id: input.id }] });
      return answer;
    },
    [queries],
  );
}

/** Keeps half-made resolutions. The answer in memory learns of it, so that coming back finds them. */
export function useSaveDraft() {
  const queries = useQueryClient();
  return useCallback(
    async (input: {
      readonly id: string;
      readonly accountVersion: number;
      readonly resolutions: readonly Resolution[];
    }) => {
      const draft = { accountVersion: input.accountVersion, resolutions: [...input.resolutions] };
      const { savedAt } = await client().inquiries.saveDraft({ id: input.id, ...draft });
      queries.setQueryData<Review>(['inquiries', 'review', { id: input.id }], (review) =>
        review === undefined ? undefined : { ...review, draft: { ...draft, savedAt } },
      );
    },
    [queries],
  );
}

/** Opens a decided inquiry again. */
export function useReopen() {
  return useCommand('inquiries', 'reopen');
}

/** All decisions of an inquiry with the comparisons they were made on. */
export function useDecisions(id: string, enabled: boolean) {
  return useRead('inquiries', 'decisions', { id }, { enabled });
}

/** Everything a field of an account ever held. */
export function useFieldHistory(accountId: string, field: AccountField) {
  return useRead('accounts', 'history', { id: accountId, field });
}

/** The other inquiries of an account. */
export function useInquiriesOf(accountId: string) {
  return useRead('inquiries', 'list', { state: 'all', accountId, limit: 50 });
}

/** What is needed to show both whole values of a masked row. */
export interface RevealInput {
  readonly inquiryId: string;
  readonly accountId: string;
  readonly field: PersonField;
  readonly entryId: string | null;
  readonly incomingIndex: number | null;
}

/** The whole values of both sides; each reveal is recorded by the store. */
export async function revealBoth(
  input: RevealInput,
): Promise<{ readonly onFile: string | null; readonly incoming: string | null }> {
  const { inquiryId, accountId, field, entryId, incomingIndex } = input;
  const [onFile, incoming] = await Promise.all([
    entryId === null ? null : client().accounts.reveal({ id: accountId, field, entryId }),
    incomingIndex === null ? null : client().inquiries.reveal({ id: inquiryId, field, index: incomingIndex }),
  ]);
  return { onFile: onFile?.text ?? null, incoming: incoming?.text ?? null };
}
