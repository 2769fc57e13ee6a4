/** The threads of a run. One that works in this thread answers the same as several that work in their own. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { StoreFull } from './store.ts';
import type { Slice } from './key-matrix.ts';
import type { StepInput, StepName, StepOutput } from './steps.ts';
import { newWork, steps } from './steps.ts';

/** One thread. Its steps run in the order in which they are asked for. */
export interface Member {
  do<S extends StepName>(step: S, input: StepInput<S>): Promise<StepOutput<S>>;
}

/** All threads of a run. */
export interface Crew {
  readonly members: readonly Member[];
  close(): Promise<void>;
}

/** A step asked of a thread. */
export interface Order {
  readonly number: number;
  readonly step: StepName;
  readonly input: unknown;
}

/** What a thread answers: the outcome, or why there is none. */
export interface Answer {
  readonly number: number;
  readonly output?: unknown;
  readonly failure?: string;
  readonly full?: boolean;
}

/** Threads that are worth starting on this machine. */
export function usefulThreads(): number {
  return Math.max(1, Math.min(2, availableParallelism()));
}

/** A crew of so many threads; one works in this thread. */
export function startCrew(threads: number): Crew {
  if (threads <= 1) return { members: [ownMember()], close: () => Promise.resolve() };
  const workers = Array.from({ length: threads }, (_, at) => startWorker(at));
  return {
    members: workers.map(({ member }) => member),
    close: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}

/** Has every thread do its slice of a step. */
export function inSlices<S extends StepName>(
  crew: Crew,
  step: S,
  input: (slice: Slice) => StepInput<S>,
): Promise<StepOutput<S>[]> {
  const of = crew.members.length;
  return Promise.all(crew.members.map((member, index) => member.do(step, input({ index, of }))));
}

/** Runs a step by its name. */
export function runStep(work: ReturnType<typeof newWork>, step: StepName, input: unknown): unknown {
  // Name and input come from `do`, which knows that they belong together.
  const run = steps[step] as (work: ReturnType<typeof newWork>, input: unknown) => unknown;
  return run(work, input);
}

function ownMember(): Member {
  const work = newWork();
  return {
    do: (step, input) =>
      new Promise((resolve) => {
        resolve(runStep(work, step, input) as never); // the step's own answer
      }),
  };
}

/** Sources run as they are; a build puts the thread beside the other entries. */
function threadFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./thread.ts', import.meta.url);
  return new URL(
    import.meta.url.includes('/chunks/') ? '../link-thread.js' : './link-thread.js',
    import.meta.url,
  );
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

function startWorker(at: number): { worker: Worker; member: Member } {
  const worker = new Worker(threadFile(), { name: `link ${String(at + 1)}` });
  const waiting = new Map<number, Waiting>();
  let number = 0;
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.failure === undefined) asked?.resolve(answer.output);
    else asked?.reject(answer.full ? new StoreFull() : new Error(answer.failure));
  });
  worker.on('error', failAll);
  worker.on('exit', () => {
    failAll(new Error('a thread of linking ended before its work'));
  });
  const member: Member = {
    do: (step, input) =>
      new Promise((resolve, reject) => {
        const order: Order = { number: ++number, step, input };
        // The answer to an order of this step is what the step answers.
        waiting.set(order.number, { resolve: resolve as (output: unknown) => void, reject });
        worker.postMessage(order);
      }),
  };
  return { worker, member };
}
