/** What is killed at the vault's own level, without threads: the page key rotated, or the passphrase changed, over and over. */
import { rebuildDatabase, unlockVault } from '#main/vault/index.ts';

const folder = process.env['CASEFOLD_VAULT'] ?? '';
const person = process.env['CASEFOLD_USER'] ?? '';
const passphrase = process.env['CASEFOLD_PASSPHRASE'] ?? '';
const vault = await unlockVault(folder, { person, passphrase }, { kdf: 'least' });
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function timed(work: () => Promise<void>): Promise<void> {
  say('begin');
  const from = performance.now();
  await work();
  say(`end ${(performance.now() - from).toFixed(0)}`);
}

async function rotate(): Promise<void> {
  const [old, next] = [vault.pageKey(), await vault.beginRotation()];
  rebuildDatabase(folder, old, next, () => undefined);
  await vault.takeRebuilt();
}

async function rotating(): Promise<void> {
  for (;;) {
    await timed(rotate);
    say(`rotated ${String(vault.pageKeyGeneration)}`);
  }
}

async function changing(): Promise<void> {
  for (let current = passphrase; ;) {
    const [, start = '', number = '0'] = /^(.*-)(\d+)$/.exec(current) ?? [];
    const next = `${start}${Number(number) + 1}`;
    say(`asked ${next}`);
    await timed(() => vault.changePassphrase(vault.personId, current, next));
    say(`changed ${next}`);
    current = next;
  }
}

await (process.argv[2] === 'rotate' ? rotating() : changing());
