/** Kills during a change of the passphrase: the old one opens the vault or the new one, never neither and never both. */
import { unlockVault } from '#main/vault/index.ts';
import { newInstants } from './parts/instants.ts';
import { tracesIn } from './parts/journal.ts';
import { runAndKill } from './parts/killing.ts';
import { inspect, person, tally, type Found, type Soak } from './parts/vault.ts';

/** Whether a passphrase opens the vault, at a time when no wrong one is waited for any more. */
async function opens(soak: Soak, passphrase: string): Promise<boolean> {
  try {
    const later = { kdf: 'least', now: () => Date.now() + 3_600_000 } as const;
    (await unlockVault(soak.vault, { person, passphrase }, later)).close();
    return true;
  } catch {
    return false;
  }
}

/** Changes the passphrase over and over, killed again and again; one kill in four in the whole program. */
export async function passphraseKills(soak: Soak, kills: number): Promise<Found> {
  const losses: string[] = [];
  const counts: Record<string, number> = { kills: 0, 'changes acknowledged': 0, 'made, not acknowledged': 0 };
  const marks = [{ folder: soak.vault, name: /^vault\.hdr$/, changes: 2 }];
  const [whole, alone] = [newInstants(1500, marks), newInstants(700, marks)];
  for (let kill = 0; kill < kills && losses.length === 0; kill++) {
    const { lines, hung } =
      kill % 4 === 0
        ? await runAndKill(soak, 'doing', ['passphrase'], whole)
        : await runAndKill(soak, 'vault-doing', ['passphrase'], alone);
    tally(counts, 'kills');
    tally(counts, `at the kill: ${tracesIn(soak.vault)}`);
    if (hung) losses.push('a change of the passphrase hung');
    const last = (word: string): string | undefined =>
      lines.findLast((line) => line.startsWith(word))?.slice(word.length);
    counts['changes acknowledged']! += lines.filter((line) => line.startsWith('changed ')).length;
    const sure = last('changed ') ?? soak.passphrase;
    const asked = last('asked ') ?? sure;
    const works = (await opens(soak, sure)) ? sure : (await opens(soak, asked)) ? asked : null;
    if (works === null) {
      losses.push('neither the old passphrase nor the new one opens the vault');
      break;
    }
    if (works === sure && asked !== sure && (await opens(soak, asked)))
      losses.push('both passphrases open it');
    if (works !== sure) tally(counts, 'made, not acknowledged');
    // So that the next sign-in need not wait for the wrong ones that were tried here.
    soak.passphrase = works;
    await opens(soak, works);
    losses.push(...(await inspect(soak, () => [])));
  }
  for (const [how, many] of Object.entries(whole.drawn)) counts[how] = many + (alone.drawn[how] ?? 0);
  return { counts, losses };
}
