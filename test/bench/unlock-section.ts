/** Section "unlock": from the passphrase typed to the vault open, with the built program, and how much of it derives the key. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect } from '#client/client.ts';
import type { Frame } from '#contracts/kit/wire.ts';
import type { FromStoreProcess, StoreStart } from '#main/host/ports.ts';
import { unlockVault } from '#main/vault/index.ts';
import { passphrase, person, type Bench } from './parts/bench-vault.ts';
import { against, heading, line, ms, percentile, timed } from './parts/ruler.ts';

/** How long somebody takes to type a passphrase, at the least: the threads load meanwhile. */
const typing = 2500;

const built = fileURLToPath(new URL('../../out/main/store.js', import.meta.url));
const source = fileURLToPath(new URL('../../src/main/engine/store.ts', import.meta.url));

/** Starts a store process, waits until it is there as it is when a person types, and unlocks. */
async function unlockOnce(entry: string, bench: Bench): Promise<{ start: number; unlock: number }> {
  const told: StoreStart = {
    vaultFolder: bench.vault,
    resources: '',
    logs: join(bench.folder, 'home', 'logs'),
    version: '0',
    place: 'command-line',
    leastKdf: false,
  };
  const from = performance.now();
  const child = fork(entry, [JSON.stringify(told)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const client = await connect({
    send: (frame) => void child.send({ t: 'frame', frame }),
    onFrame: (listen: (frame: Frame) => void) => {
      child.on('message', (raw) => {
        // Only the store process is at the other end.
        const message = raw as FromStoreProcess;
        if (message.t === 'frame') listen(message.frame);
      });
      return () => undefined;
    },
  });
  await client.vault.status({});
  const start = performance.now() - from;
  await pause(typing);
  const unlock = await timed(() => client.vault.unlock({ person, passphrase }));
  child.send({ t: 'close', reason: 'asked' });
  await ended;
  return { start, unlock };
}

/** Measures five unlocks of each build there is. */
export async function unlockSection(bench: Bench): Promise<void> {
  heading('Unlock (key derivation as calibrated for this machine)');
  const derivations: number[] = [];
  for (let count = 0; count < 5; count++) {
    derivations.push(
      await timed(async () => (await unlockVault(bench.vault, { person, passphrase })).close()),
    );
  }
  const derivation = percentile(derivations, 0.5);
  line(
    'key derivation and unwrapping alone',
    ms(derivation),
    derivations.map((time) => time.toFixed(0)).join(' '),
  );
  for (const [name, entry] of [
    ['built', built],
    ['from sources', source],
  ] as const) {
    if (!existsSync(entry)) {
      line(name, 'not built: "npm run build" makes it');
      continue;
    }
    const runs = [];
    for (let count = 0; count < 5; count++) runs.push(await unlockOnce(entry, bench));
    const unlocks = runs.map(({ unlock }) => unlock);
    const half = percentile(unlocks, 0.5);
    line(
      `${name}: unlock`,
      `${ms(half)}, beyond derivation ${ms(half - derivation)}`,
      `${against(half, 1500, '1.5 s')}; ${unlocks.map((time) => time.toFixed(0)).join(' ')}`,
    );
    line(
      `${name}: store process ready`,
      ms(
        percentile(
          runs.map(({ start }) => start),
          0.5,
        ),
      ),
    );
  }
}
