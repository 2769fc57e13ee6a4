/** Long work: progress, cancel and outcome outlive the page that started it, until the vault locks. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { AppError } from '#contracts/kit/errors.ts';
import type { Progress } from '#contracts/kit/common.ts';
import { client } from './client.ts';
import { markStale, touchedBy } from './staleness.ts';
import type { FeatureName, InputOf, OperationName, OutputOf } from './operations.ts';

/** Where a job stands. `stopped` is a stop the person asked for. */
export interface JobState<Out = unknown> {
  readonly phase: 'idle' | 'running' | 'done' | 'failed' | 'stopped';
  readonly progress: Progress | null;
  readonly output: Out | null;
  readonly error: unknown;
}

const idle: JobState = { phase: 'idle', progress: null, output: null, error: null };
const states = new Map<string, JobState>();
const stops = new Map<string, AbortController>();
const listeners = new Set<() => void>();

function put(key: string, state: JobState): void {
  states.set(key, state);
  for (const listen of listeners) listen();
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => void listeners.delete(listen);
}

/** Forgets every job's outcome: the vault has locked. */
export function forgetJobs(): void {
  for (const stop of stops.values()) stop.abort();
  stops.clear();
  states.clear();
  for (const listen of listeners) listen();
}

async function run(queries: QueryClient, key: string, operation: string, input: unknown): Promise<unknown> {
  if (states.get(key)?.phase === 'running') throw new AppError('busy');
  const stop = new AbortController();
  stops.set(key, stop);
  put(key, { ...idle, phase: 'running' });
  try {
    const output = await client().call(operation, input, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (states.get(key)?.phase === 'running') put(key, { ...idle, phase: 'running', progress });
      },
    });
    put(key, { ...idle, phase: 'done', output });
    return output;
  } catch (error) {
    const stopped = error instanceof AppError && error.code === 'cancelled';
    put(key, { ...idle, phase: stopped ? 'stopped' : 'failed', error });
    throw error;
  } finally {
    stops.delete(key);
    // A stopped or failed job has done a part of its work as well.
    void markStale(queries, touchedBy(operation));
  }
}

/** A job as a page sees it. */
export interface Job<In, Out> extends JobState<Out> {
  /** Starts it and answers its outcome; fails with `busy` while it runs already. */
  start(input: In): Promise<Out>;
  /** Asks it to stop. What it did until then stays. */
  cancel(): void;
  /** Forgets the outcome. */
  reset(): void;
}

/**
 * A long operation: a job, or work on the whole vault that tells how far it is. Every page that names the same
 * operation (and `slot`) sees the same run.
 */
export function useJob<F extends FeatureName, K extends OperationName<F, 'job' | 'folder' | 'vault'>>(
  feature: F,
  operation: K,
  slot: string = '',
): Job<InputOf<F, K>, OutputOf<F, K>> {
  const queries = useQueryClient();
  const name = `${feature}.${operation}`;
  const key = slot ? `${name} ${slot}` : name;
  const state = useSyncExternalStore(subscribe, () => states.get(key) ?? idle);
  // `call` is untyped by nature; the generics above bind operation, input and output to the contract.
  const start = useCallback(
    (input: InputOf<F, K>) => run(queries, key, name, input) as Promise<OutputOf<F, K>>,
    [queries, key, name],
  );
  const cancel = useCallback(() => stops.get(key)?.abort(), [key]);
  const reset = useCallback(() => put(key, idle), [key]);
  // The stored state is untyped for the same reason.
  return { ...(state as JobState<OutputOf<F, K>>), start, cancel, reset };
}
