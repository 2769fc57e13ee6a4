/** The thread of a proof: alone with the database while all lanes are closed. */
import type { Progress } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { Folders } from '../kit/room.ts';
import type { Proof } from '../redaction/index.ts';
import type { Rewrapping } from './messages.ts';
import { startThread } from './spawn.ts';

/** The page key that the database has, and the one it is to have. Copied; the caller wipes its own. */
export interface PageKeys {
  readonly pageKey: Buffer;
  readonly nextKey: Buffer;
}

/** What a proof needs beside them: the key that opens the accounts' keys. */
export interface ProofKeys extends PageKeys {
  readonly ringKey: Buffer;
}

type Listen = (progress: Progress) => void;

/**
 * Rebuilds and searches the database in a thread of its own, which ends with it.
 * @throws AppError of the proof
 */
export async function runProof(
  folders: Folders,
  logs: string,
  keys: ProofKeys,
  onProgress: Listen,
): Promise<Proof[]> {
  // What `proveRedactions` answered.
  return (await alone(folders, logs, keys, keys.ringKey, onProgress)) as Proof[];
}

/** Rebuilds the database and wraps anew what hangs on the master key, in a thread of its own. */
export async function runRewrap(
  folders: Folders,
  logs: string,
  keys: PageKeys,
  rings: Rewrapping,
  onProgress: Listen,
): Promise<void> {
  await alone(folders, logs, keys, rings, onProgress);
}

async function alone(
  folders: Folders,
  logs: string,
  keys: PageKeys,
  more: Rewrapping | Buffer,
  onProgress: Listen,
): Promise<unknown> {
  const thread = startThread({ role: 'prover', folders, logs });
  const done = Promise.withResolvers<unknown>();
  thread.onMessage((message) => {
    if (message.t === 'progress') onProgress(message.progress);
    else if (message.t === 'done') done.resolve(message.output);
    else if (message.t === 'failed') {
      const { code, params, supportId } = message.failure;
      done.reject(new AppError(code, params, supportId));
    }
  });
  thread.onExit(() => {
    done.reject(new AppError('internal', { thread: 'prover' }));
  });
  const pageKey = Uint8Array.from(keys.pageKey);
  const nextKey = Uint8Array.from(keys.nextKey);
  const moved = [pageKey.buffer, nextKey.buffer];
  if (Buffer.isBuffer(more)) {
    const ringKey = Uint8Array.from(more);
    thread.post({ t: 'prove', pageKey, nextKey, ringKey }, [...moved, ringKey.buffer]);
  } else thread.post({ t: 'rewrap', pageKey, nextKey, rings: more }, moved);
  try {
    return await done.promise;
  } finally {
    await thread.end();
  }
}
