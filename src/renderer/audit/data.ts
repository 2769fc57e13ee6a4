/** What the audit log asks of the store. */
import { useMutation, useQuery } from '@tanstack/react-query';
import {
  client,
  useCommand,
  useJob,
  useRead,
  useReadPages,
  type InputOf,
  type OutputOf,
} from '../wire/index.ts';

export type Fact = OutputOf<'facts', 'list'>['facts'][number];
export type Check = OutputOf<'facts', 'verify'>;
export type Anchor = OutputOf<'facts', 'anchor'>['head'];
export type Filter = Omit<InputOf<'facts', 'list'>, 'after' | 'limit'>;

/** Rows asked for at a time. */
const pageRows = 100;

/** Facts page by page, newest first. */
export function useFacts(filter: Filter) {
  const input = { ...filter, limit: pageRows };
  return useReadPages<'facts', 'list', string>(
    'facts',
    'list',
    input,
    (after) => (after === null ? input : { ...input, after }),
    (answer) => answer.next,
    { keepPrevious: true },
  );
}

/** The quick check: the last checkpoint and what came after. */
export const useTailCheck = (enabled = true) => useRead('facts', 'verify', { scope: 'tail' }, { enabled });
/**
 * The whole chain once a session, in the background. Under a key of no topic: every fact would ask again otherwise, and
 * a checkpoint that was signed since over a log that had been tampered with makes the quick check content.
 */
export const useSessionCheck = (enabled = true) =>
  useQuery({
    queryKey: ['log-of-session'],
    queryFn: () => client().facts.verify({ scope: 'whole' }),
    staleTime: Infinity,
    gcTime: Infinity,
    enabled,
  });
/** The whole chain, when asked for. */
export const useWholeCheck = () =>
  useMutation({ mutationFn: () => client().facts.verify({ scope: 'whole' }), gcTime: 0 });
export const useAnchor = () => useRead('facts', 'anchor', {});
export const useKeepAnchor = () => useCommand('facts', 'keepAnchor');
export const useCheckAnchor = () =>
  useMutation({
    mutationFn: (typed: InputOf<'facts', 'checkAnchor'>) => client().facts.checkAnchor(typed),
    gcTime: 0,
  });
export const useSaveFacts = () => useJob('facts', 'save');
export const useSaveAnchor = () => useJob('facts', 'saveAnchor');
export const usePickToSave = () => useCommand('host', 'pickToSave');
export const useStaff = () => useRead('people', 'list', {}).data?.people ?? [];
export const useTagNames = (): ReadonlyMap<string, string> =>
  new Map((useRead('tags', 'list', {}).data?.tags ?? []).map(({ id, name }) => [id, name]));
