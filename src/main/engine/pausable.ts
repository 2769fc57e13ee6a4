/** Lanes that can be taken away for a while: calls that come meanwhile wait, and go on with what took their place. */
import type { Lane } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { LaneCall, Lanes } from './lanes.ts';

/** Lanes as the session holds them. */
export interface PausableLanes extends Lanes {
  /**
   * Waits for what is under way, closes the lanes, does `work`, and goes on with the lanes that it answers.
   * @throws AppError 'busy' while a job runs or another pause lasts
   */
  pause(work: () => Promise<Lanes>): Promise<void>;
}

/**
 * Makes lanes pausable. Should nothing open in their place after a pause, as on a full disk, the next call tries `reopen`
 * again and fails with its reason: threads that are gone answer nobody.
 */
export function pausable(first: Lanes, reopen: () => Promise<Lanes>): PausableLanes {
  let lanes: Lanes | null = first;
  let paused: Promise<void> | null = null;
  const underWay = new Set<Promise<unknown>>();
  let jobs = 0;

  /** Calls that come while the lanes change wait for it. */
  const changing = async (work: () => Promise<Lanes>): Promise<void> => {
    const over = Promise.withResolvers<undefined>();
    paused = over.promise;
    try {
      lanes = await work();
    } finally {
      paused = null;
      over.resolve(undefined);
    }
  };

  const run = async (lane: Lane, call: LaneCall): Promise<unknown> => {
    while (paused) await paused;
    if (!lanes) await changing(reopen);
    if (!lanes) throw new AppError('vault-locked');
    if (lane === 'job') jobs += 1;
    const answer = lanes.run(lane, call);
    const ended = answer.catch(() => undefined);
    underWay.add(ended);
    void ended.then(() => {
      underWay.delete(ended);
      if (lane === 'job') jobs -= 1;
    });
    return answer;
  };

  return {
    run,
    // The handler of this operation answers its output type: the rooms are typed by the same contract.
    command: async (_operation, name, input, actor) =>
      (await run('command', { op: name, input, actor })) as never,
    close: async () => {
      await lanes?.close();
    },
    pause: async (work) => {
      if (paused || jobs > 0) throw new AppError('busy', { what: 'job' });
      await changing(async () => {
        await Promise.all(underWay);
        await lanes?.close();
        lanes = null;
        return work();
      });
    },
  };
}
