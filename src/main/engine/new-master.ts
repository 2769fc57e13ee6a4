/** A new master key for the vault that is open. */
import type { Progress } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { wipeMaster } from '../vault/index.ts';
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
  { vault, lanes, actor, folders, logs, place, reopen }: Redacting,
  passphrase: string,
  onProgress: (progress: Progress) => void,
): Promise<string> {
  const next = await vault.beginMaster(actor.personId, passphrase);
  let failure: unknown = null;
  try {
    const pause = lanes.pause(async () => {
      const keys = { pageKey: vault.pageKey(), nextKey: next.pageKey };
      try {
        const { vaultId } = vault;
        const rings = {
          vaultId,
          ringKeys: [vault.ringKey(), next.ringKey],
          auditKeys: [vault.auditKey(), next.auditKey],
          keeps: actor.personId,
          place,
        } as const;
        await runRewrap(folders, logs, keys, rings, onProgress);
        for (const [old] of [rings.ringKeys, rings.auditKeys]) old.fill(0);
        await vault.takeMaster(next);
      } catch (error) {
        failure = error;
        await vault.abandonMaster();
      } finally {
        keys.pageKey.fill(0);
      }
      return reopen();
    });
    await pause.catch(async (error: unknown) => {
      await vault.abandonMaster();
      throw error;
    });
    if (failure !== null) throw failure instanceof Error ? failure : new AppError('internal');
    return next.recoveryKey;
  } finally {
    wipeMaster(next);
  }
}
