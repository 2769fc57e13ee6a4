/** What retention asks and tells. */
import { useEffect } from 'react';
import { client, useCommand, useJob, useMay, useRead, useReadPages, type OutputOf } from '../wire/index.ts';

export type Policy = OutputOf<'retention', 'policies'>['policies'][number];
export type Hold = OutputOf<'retention', 'holds'>['holds'][number];
export type Keeping = OutputOf<'retention', 'account'>;
export type DueAccount = OutputOf<'retention', 'due'>['rows'][number];
export type ClockReason = NonNullable<OutputOf<'retention', 'clock'>['moves'][number]['settledWhy']>;
export type DueCount = OutputOf<'retention', 'due'>['counts'][number];
export type DueAction = DueAccount['action'];
export type WithdrawnAccount = OutputOf<'retention', 'withdrawn'>['rows'][number];

export const useKeeping = (id: string) => useRead('retention', 'account', { id });
export const usePolicies = () => useRead('retention', 'policies', {});
export const useSavePolicy = () => useCommand('retention', 'savePolicy');
export const useRemovePolicy = () => useCommand('retention', 'removePolicy');
export const useClock = () => useRead('retention', 'clock', {});
export const useSettleClock = () => useCommand('retention', 'settleClock');
export const useHolds = (released: boolean) =>
  useRead('retention', 'holds', { released }, { keepPrevious: true });
export const useHoldAccounts = (id: string) => useRead('retention', 'holdAccounts', { id, limit: 200 });
export const usePlaceHold = () => useCommand('retention', 'placeHold');
export const useAddToHold = () => useCommand('retention', 'addToHold');
export const useTakeFromHold = () => useCommand('retention', 'takeFromHold');
export const useReviewHold = () => useCommand('retention', 'reviewHold');
export const useReleaseHold = () => useCommand('retention', 'releaseHold');
export const useArchive = () => useCommand('retention', 'archive');
export const useRestore = () => useCommand('retention', 'restore');
export const useRestrict = () => useCommand('retention', 'restrict');
export const useLift = () => useCommand('retention', 'liftRestriction');
export const useOpenRestricted = () => useCommand('retention', 'openRestricted');
export const useSimulation = () => useJob('retention', 'simulate');
export const useEvaluation = () => useJob('retention', 'evaluate');

export const useStatuses = () =>
  useRead('accounts', 'statuses', {}).data?.statuses.map(({ status }) => status) ?? [];
export const useTags = () => useRead('tags', 'list', {}).data?.tags ?? [];
export const useStaff = () => useRead('people', 'list', {}).data?.people.filter(({ active }) => active) ?? [];

/** The dry run of a batch. */
export const usePlanRedaction = () => useJob('redaction', 'plan', 'retention');
export const useProposeRedaction = () => useJob('redaction', 'propose');

/** What is due, page by page. */
export function useDue(action: DueAction, enabled = true) {
  const input = { action, limit: 100 };
  return useReadPages<'retention', 'due', string>(
    'retention',
    'due',
    input,
    (after) => (after === null ? input : { ...input, after }),
    (answer) => answer.next,
    { enabled, keepPrevious: true },
  );
}

/** Archived or restricted accounts, page by page. */
export function useWithdrawn(how: 'archived' | 'restricted') {
  const input = { how, limit: 100 };
  return useReadPages<'retention', 'withdrawn', string>(
    'retention',
    'withdrawn',
    input,
    (after) => (after === null ? input : { ...input, after }),
    (answer) => answer.next,
    { keepPrevious: true },
  );
}

/** The accounts of a batch as they are now. */
export async function batchOf(action: DueAction, most: number, except: readonly string[]) {
  return client().retention.batch({ action, most, except: [...except] });
}

/** Milliseconds after sign-in before anything is looked for: people come first. */
const quietMs = 10_000;

/** Looks once after sign-in for what is due, quietly; answers how many accounts that is. */
export function useDueToday(): { redact: number; archive: number } | null {
  const mayRedact = useMay('redact');
  const { start, output } = useEvaluation();
  const policies = useRead('retention', 'policies', {}, { enabled: mayRedact });
  const isAsked = policies.data?.policies.some(({ active }) => active) ?? false;
  useEffect(() => {
    if (!isAsked) return;
    const timer = setTimeout(() => {
      // What went wrong is told on the page of retention; nobody asked for this run.
      start({}).catch(() => undefined);
    }, quietMs);
    return () => clearTimeout(timer);
  }, [isAsked, start]);
  return output;
}

/** Whether what is shown is of today; if not, has it looked for. */
export function useFreshDue(today: string | null | undefined): void {
  const mayRedact = useMay('redact');
  const { start } = useEvaluation();
  useEffect(() => {
    if (mayRedact && today === null) start({}).catch(() => undefined);
  }, [mayRedact, today, start]);
}
