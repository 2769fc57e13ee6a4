/** The cache of answers. It lives in memory only and is emptied when the vault locks. */
import { QueryClient } from '@tanstack/react-query';

/** Answers stay fresh until the store says that their topic changed; a failed call is told, never repeated silently. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 2 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // There is no network to wait for: the store is on this machine.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
