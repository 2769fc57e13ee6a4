/** Changes a person's passphrase to and fro until it is killed, and says so before and after each change. */
import { unlockVault } from '../index.ts';

const [folder = '', person = '', first = '0', ...passphrases] = process.argv.slice(2);
let current = Number(first);
const vault = await unlockVault(folder, { person, passphrase: passphrases[current] ?? '' });
for (;;) {
  const next = 1 - current;
  process.stdout.write(`to ${String(next)}\n`);
  await vault.changePassphrase(vault.personId, passphrases[current] ?? '', passphrases[next] ?? '');
  process.stdout.write(`at ${String(next)}\n`);
  current = next;
}
