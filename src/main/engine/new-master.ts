/** A new master key for the vault that is open. */
import type { Progress } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { wipeMaster, type NextMaster } from '../vault/index.ts';
import { runRewrap } from './prover.ts';
import { refusedPassphrase } from './recorded.ts';
import { countUnproven, type Redacting } from './redact.ts';

/**
 * Replaces the master key and every key below it, and the key that signs the log. Whoever asks keeps access; everybody else is given it anew.
 * @returns the new recovery key, to be shown once
 * @throws AppError 'wrong-passphrase'; 'busy' while a job runs or a redaction is unproven
 */
export async function replaceMaster(
  around: Redacting,
  { passphrase }: { readonly passphrase: string },
  onProgress: (progress: Progress) => void,
): Promise<{ readonly recoveryKey: string }> {
  // The values of an unproven redaction lie sealed under the page key that would go.
  if ((await countUnproven(around)) > 0) throw new AppError('busy', { what: 'redaction' });
  const replaced = () => replace(around, passphrase, onProgress);
  // That it was done stands in the rebuilt database already: no kill parts the fact from the deed.
  return { recoveryKey: await refusedPassphrase(around, replaced) };
}

async function replace(
  around: Redacting,
  passphrase: string,
  onProgress: (progress: Progress) => void,
): Promise<string> {
  const { vault, lanes, actor, reopen } = around;
  const next = await vault.beginMaster(actor.personId, passphrase);
  let failure: unknown = null;
  try {
    const pause = lanes.pause(async () => {
      try {
        await rewrapAndTake(around, next, onProgress);
      } catch (error) {
        // Once the database is in place nothing can be given up; its header is tried again, and then all is done.
        const givenUp = await vault.abandonMaster(next).catch(() => true);
        if (givenUp) failure = error;
      }
      return reopen();
    });
    await pause.catch(async (error: unknown) => {
      await vault.abandonMaster(next);
      throw error;
    });
    if (failure !== null) throw failure instanceof Error ? failure : new AppError('internal');
    return next.recoveryKey;
  } finally {
    wipeMaster(next);
  }
}

async function rewrapAndTake(
  { vault, actor, folders, logs, place }: Redacting,
  next: NextMaster,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const keys = { pageKey: vault.pageKey(), nextKey: next.pageKey };
  const [ringKey, auditKey] = [vault.ringKey(), vault.auditKey()];
  try {
    const rings = {
      vaultId: vault.vaultId,
      ringKeys: [ringKey, next.ringKey],
      auditKeys: [auditKey, next.auditKey],
      keeps: actor.personId,
      place,
    } as const;
    await runRewrap(folders, logs, keys, rings, onProgress);
    await vault.takeMaster(next);
  } finally {
    for (const key of [keys.pageKey, ringKey, auditKey]) key.fill(0);
  }
}
