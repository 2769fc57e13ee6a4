/** Kills during a change of the passphrase: the old one opens the vault or the new one, never neither and never both. */
import { randomInt } from 'node:crypto';
import { unlockVault } from '#main/vault/index.ts';
import { inspect, person, runAndKill, type Found, type Soak } from './parts/vault.ts';

async function opens(soak: Soak, passphrase: string): Promise<boolean> {
  try {
    (await unlockVault(soak.vault, { person, passphrase }, { kdf: 'least' })).close();
    return true;
  } catch {
    return false;
  }
}

/** Changes the passphrase over and over, killed again and again. */
export async function passphraseKills(soak: Soak, kills: number): Promise<Found> {
  const losses: string[] = [];
  let changed = 0;
  let between = 0;
  for (let kill = 0; kill < kills; kill++) {
    const said = await runAndKill(soak, ['change-passphrase'], randomInt(0, 600));
    const acknowledged = said.findLast((line) => line.startsWith('changed '))?.slice('changed '.length);
    const asked = said.findLast((line) => line.startsWith('asked '))?.slice('asked '.length);
    changed += said.filter((line) => line.startsWith('changed ')).length;
    const sure = acknowledged ?? soak.passphrase;
    // The right one first: a wrong one makes the vault wait before the next.
    const works = (await opens(soak, sure))
      ? sure
      : asked !== undefined && (await opens(soak, asked))
        ? asked
        : null;
    if (works === null) {
      losses.push('neither the old passphrase nor the new one opens the vault');
      break;
    }
    if (works !== sure) between += 1;
    soak.passphrase = works;
    losses.push(...(await inspect(soak, () => [])));
  }
  return {
    counts: { kills, 'changes acknowledged': changed, 'changes made but not yet acknowledged': between },
    losses,
  };
}
