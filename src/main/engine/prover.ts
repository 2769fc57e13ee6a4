/** The thread of a proof: alone with the database while all lanes are closed. */
import type { Progress } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { Folders } from '../kit/room.ts';
import type { Proof } from '../redaction/index.ts';
import { startThread } from './spawn.ts';

/**
 * Rebuilds and searches the database in a thread of its own, which ends with it.
 * @param keys copied; the caller wipes its own
 * @throws AppError of the proof
 */
export async function runProof(
  folders: Folders,
  logs: string,
  keys: { readonly pageKey: Buffer; readonly nextKey: Buffer },
  onProgress: (progress: Progress) => void,
): Promise<Proof[]> {
  const thread = startThread({ role: 'prover', folders, logs });
  const done = Promise.withResolvers<Proof[]>();
  thread.onMessage((message) => {
    if (message.t === 'progress') onProgress(message.progress);
    // What `proveRedactions` answered.
    else if (message.t === 'done') done.resolve(message.output as Proof[]);
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
  thread.post({ t: 'prove', pageKey, nextKey }, [pageKey.buffer, nextKey.buffer]);
  try {
    return await done.promise;
  } finally {
    await thread.end();
  }
}
