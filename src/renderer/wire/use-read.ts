/** Reading and telling: typed hooks over the client. Only a feature's `data.ts` uses them. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { client } from './client.ts';
import type { CommandLane, FeatureName, InputOf, OperationName, OutputOf, ReadLane } from './operations.ts';
import { markStale, touchedBy } from './staleness.ts';

export interface ReadOptions {
  /** Asks only while true. */
  readonly enabled?: boolean | undefined;
  /** Shows the previous answer while the next one is on its way, so that nothing jumps. */
  readonly keepPrevious?: boolean | undefined;
  /** Asks again every so many milliseconds while shown. */
  readonly everyMs?: number | undefined;
}

/** Calls an operation by name. The typed hooks below are the only callers, so name, input and answer belong together. */
function ask<F extends FeatureName, K extends string>(
  feature: F,
  operation: K,
  input: InputOf<F, K>,
  signal?: AbortSignal,
): Promise<OutputOf<F, K>> {
  // `call` is untyped by nature; the hooks' generics bind operation, input and output to the contract.
  return client().call(`${feature}.${operation}`, input, { signal }) as Promise<OutputOf<F, K>>;
}

/** The answer of a reading operation, asked again whenever a topic it shows has changed. */
export function useRead<F extends FeatureName, K extends OperationName<F, ReadLane>>(
  feature: F,
  operation: K,
  input: InputOf<F, K>,
  { enabled = true, keepPrevious = false, everyMs }: ReadOptions = {},
): UseQueryResult<OutputOf<F, K>> {
  return useQuery<OutputOf<F, K>>({
    queryKey: [feature, operation, input],
    queryFn: ({ signal }) => ask(feature, operation, input, signal),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}

/**
 * A list that is read page by page. `pageOf` puts the place where a page starts (from the answer before, null for
 * the first) into the input; `next` reads it from an answer.
 */
export function useReadPages<F extends FeatureName, K extends OperationName<F, 'query'>, Place>(
  feature: F,
  operation: K,
  input: InputOf<F, K>,
  pageOf: (place: Place | null) => InputOf<F, K>,
  next: (answer: OutputOf<F, K>) => Place | null,
  options: Pick<ReadOptions, 'enabled' | 'keepPrevious'> = {},
) {
  return useInfiniteQuery({
    queryKey: [feature, operation, input, 'pages'],
    // The library cannot tell the type of a place while `Place` is open; it is what `next` answered, or null.
    queryFn: ({ signal, pageParam }) => ask(feature, operation, pageOf(pageParam as Place | null), signal),
    initialPageParam: null as Place | null,
    getNextPageParam: next,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Tells the store or the host to do something. After success the topics it touches are asked again. */
export function useCommand<F extends FeatureName, K extends OperationName<F, CommandLane>>(
  feature: F,
  operation: K,
): UseMutationResult<OutputOf<F, K>, Error, InputOf<F, K>> {
  const queries = useQueryClient();
  return useMutation<OutputOf<F, K>, Error, InputOf<F, K>>({
    mutationFn: (input) => ask(feature, operation, input),
    onSuccess: () => markStale(queries, touchedBy(`${feature}.${operation}`)),
    // Answers may hold what must be shown once (a recovery key) or personal values: none outlives its screen.
    gcTime: 0,
  });
}
