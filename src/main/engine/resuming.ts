/** A proof that was interrupted goes on as soon as somebody signs in; whoever asks for it joins in. */
import type { Progress } from '#contracts/kit/common.ts';
import type { Output } from '#contracts/kit/contract.ts';
import type { redaction } from '#contracts/redaction.ts';
import { countUnproven, proveAll, runRedaction, type Redacting } from './redact.ts';

type Ops = (typeof redaction)['operations'];
type Listen = (progress: Progress) => void;

/** The proofs of one session: one at a time. */
export interface Proofs {
  /** Starts what is left from before, if anything is. Never throws: what cannot be proven stays unproven. */
  begin(): Promise<void>;
  /** Answers at once, also while a proof runs. */
  pending(): Promise<Output<Ops['pending']>>;
  /** Finishes everything that is cleared. */
  resume(listen: Listen): Promise<Output<Ops['resume']>>;
  /** Runs a redaction after what is left from before. */
  run(input: { readonly id: string; readonly typed: string }, listen: Listen): Promise<Output<Ops['run']>>;
}

/** Proofs over a session; `around` tells its surroundings as they are now. */
export function newProofs(around: () => Redacting): Proofs {
  let running: Promise<Output<Ops['resume']>> | null = null;
  let left = 0;
  const listeners = new Set<Listen>();
  const tell: Listen = (progress) => {
    for (const listen of listeners) listen(progress);
  };

  const proveNow = (): Promise<Output<Ops['resume']>> => {
    running ??= proveAll(around(), tell).finally(() => {
      running = null;
    });
    return running;
  };
  const heard = async <T>(listen: Listen, work: () => Promise<T>): Promise<T> => {
    listeners.add(listen);
    try {
      return await work();
    } finally {
      listeners.delete(listen);
    }
  };

  return {
    begin: async () => {
      left = await countUnproven(around());
      if (left > 0) proveNow().catch(() => undefined);
    },
    pending: async () => ({ unproven: running ? left : await countUnproven(around()) }),
    resume: (listen) => heard(listen, proveNow),
    run: async (input, listen) => {
      await running;
      left = 1;
      return heard(listen, () => runRedaction(around(), input, tell, proveNow));
    },
  };
}
