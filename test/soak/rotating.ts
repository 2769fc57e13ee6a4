/** What is killed: the page key rotated over and over, at the vault's own level. */
import { rebuildDatabase, unlockVault } from '#main/vault/index.ts';

const [folder = '', person = '', passphrase = ''] = process.argv.slice(2);
const vault = await unlockVault(folder, { person, passphrase }, { kdf: 'least' });
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (;;) {
  const [old, next] = [vault.pageKey(), await vault.beginRotation()];
  say(`asked ${String(vault.pageKeyGeneration + 1)}`);
  rebuildDatabase(folder, old, next, () => undefined);
  await vault.takeRebuilt();
  say(`rotated ${String(vault.pageKeyGeneration)}`);
}
