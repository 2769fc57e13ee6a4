/** What duplicates ask and tell. */
import { useCommand, useJob, useRead, useReadPages, type OutputOf } from '../wire/index.ts';

export type Cluster = OutputOf<'duplicates', 'list'>['clusters'][number];
export type Pair = Cluster['pairs'][number];
export type Explained = OutputOf<'duplicates', 'explain'>;
export type AccountRow = Explained['account'];

export const useFind = () => useJob('duplicates', 'find');
export const useSettle = () => useCommand('duplicates', 'settle');
export const useExplanation = (accountId: string, otherId: string) =>
  useRead('duplicates', 'explain', { accountId, otherId });

/** Milliseconds until the answer is complete: names are being gathered after sign-in. */
const gatheringMs = 1500;

/** Possible duplicates of an account; asked again while the similar names are being gathered. */
export function usePossible(accountId: string) {
  const first = useRead('duplicates', 'of', { accountId });
  const waits = first.data?.prepared === false;
  const again = useRead(
    'duplicates',
    'of',
    { accountId },
    { enabled: waits, ...(waits ? { everyMs: gatheringMs } : {}) },
  );
  return again.data ?? first.data;
}

/** Clusters, page by page. */
export function useClusters() {
  const input = { limit: 30 };
  return useReadPages<'duplicates', 'list', string>(
    'duplicates',
    'list',
    input,
    (after) => (after === null ? input : { ...input, after }),
    (answer) => answer.next,
    { keepPrevious: true },
  );
}
