/** Facts about what happens outside commands: jobs from start to end, keys, the lock. */
import { AppError } from '#contracts/kit/errors.ts';
import { facts, type RecordedAction } from '#contracts/facts.ts';
import type { Actor } from '../kit/room.ts';
import type { OpenVault } from '../vault/index.ts';
import type { Lanes } from './lanes.ts';

interface Recorder {
  readonly lanes: Lanes;
  readonly actor: Actor;
}

/** Appends a fact of the store itself. */
export async function record(
  { lanes, actor }: Recorder,
  action: (typeof RecordedAction)['options'][number],
  params: Readonly<Record<string, string | number>> = {},
  subject?: string,
): Promise<void> {
  const input = { action, params, ...(subject === undefined ? {} : { subject }) };
  await lanes.command(facts.operations.record, 'facts.record', input, actor);
}

/** Runs a job between two facts; how it ended is its outcome: `done`, or the code of its failure. */
export async function recordedJob(
  recorder: Recorder,
  operation: string,
  work: () => Promise<unknown>,
): Promise<unknown> {
  await record(recorder, 'job.started', { operation });
  try {
    const output = await work();
    await record(recorder, 'job.ended', { operation, outcome: 'done' });
    return output;
  } catch (error) {
    const outcome = error instanceof AppError ? error.code : 'internal';
    // The job's own failure is the one to tell: a full disk may refuse this fact as well.
    await record(recorder, 'job.ended', { operation, outcome }).catch(() => undefined);
    throw error;
  }
}

/**
 * Changes a way into the vault for somebody who typed their passphrase again, and says so. Where that cannot be said, as on
 * a full disk, the ways in are again those of before: whoever is told of a failure must not have lost the old key.
 */
export async function recordedPassphrase<T>(
  recorder: Recorder & { readonly vault: Pick<OpenVault, 'waysIn'> },
  action: 'vault.passphrase-changed' | 'vault.recovery-key-replaced',
  work: () => Promise<T>,
): Promise<T> {
  const putBack = recorder.vault.waysIn();
  const output = await refusedPassphrase(recorder, work);
  try {
    await record(recorder, action, {}, recorder.actor.personId);
  } catch (error) {
    await putBack();
    throw error;
  }
  return output;
}

/** Does what needs a passphrase again. A wrong one at an open vault is a fact: somebody else may be at the keyboard. */
export async function refusedPassphrase<T>(recorder: Recorder, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const wrong = error instanceof AppError && error.code === 'wrong-passphrase';
    if (wrong) await record(recorder, 'vault.passphrase-refused', {}, recorder.actor.personId);
    throw error;
  }
}

/** The last fact of a session, and a signature under everything up to it. */
export async function recordLock(recorder: Recorder, reason: string): Promise<void> {
  const { lanes, actor } = recorder;
  await record(recorder, 'vault.locked', { reason }, actor.personId);
  await lanes.command(facts.operations.checkpoint, 'facts.checkpoint', {}, actor);
}
