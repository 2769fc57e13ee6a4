/** What redaction asks of the store. */
import { useEffect } from 'react';
import type { RedactionState } from '#contracts/redaction.ts';
import { client, useCommand, useJob, useMay, useRead, type OutputOf } from '#renderer/wire/index.ts';

export type Check = OutputOf<'redaction', 'check'>;

/** What stands against redacting an account, and what it holds. */
export const useCheck = (accountId: string) => useRead('redaction', 'check', { accountId });

/** Who the account is about, for the head of the page and to see that a note does not name the person. */
export const useSubject = (id: string) => useRead('accounts', 'load', { id });

/** The dry run of one page; another page of the same account sees the same run. */
export const usePlan = (slot: string) => useJob('redaction', 'plan', slot);
export const usePropose = () => useJob('redaction', 'propose');

export const useRedaction = (id: string) => useRead('redaction', 'load', { id });
export const useRedactions = () => useRead('redaction', 'list', { limit: 500 });

/** The redactions of one account, newest first. */
export const useRedactionsOf = (accountId: string, enabled: boolean) =>
  useRead('redaction', 'list', { accountId, limit: 20 }, { enabled });

const open: ReadonlySet<RedactionState> = new Set(['waiting', 'ready', 'cleared', 'incomplete']);

/** How many redactions wait for somebody to approve, run or finish them; asked by people who may redact only. */
export function useOpenCount(): number {
  const mayRedact = useMay('redact');
  const list = useRead('redaction', 'list', { limit: 500 }, { enabled: mayRedact });
  return (list.data?.redactions ?? []).filter(({ state }) => open.has(state)).length;
}

export const useApprove = () => useCommand('redaction', 'approve');
export const useDecline = () => useCommand('redaction', 'decline');

/** Carrying it out, with its phases. */
export const useRun = (id: string) => useJob('redaction', 'run', id);
/** Finishing what was interrupted, with its phases. */
export const useResume = () => useJob('redaction', 'resume');

/** Whether a proof is outstanding. */
export const useUnproven = () => useRead('redaction', 'pending', {});

export const useSaveCertificate = () => useJob('redaction', 'saveCertificate');
export const usePickToSave = () => useCommand('host', 'pickToSave');

export const usePolicy = () => useRead('redaction', 'policy', {});
export const useSetPolicy = () => useCommand('redaction', 'setPolicy');

/** Milliseconds between two signs of life: often enough for a one-minute idle lock. */
const signOfLifeMs = 15_000;

/** While true, tells the host that somebody is at work, so that the idle lock does not cut a long run in two. */
export function useKeepingAwake(running: boolean): void {
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void client().host.active({}), signOfLifeMs);
    return () => clearInterval(timer);
  }, [running]);
}
