/** Starting the program, and killing it without warning. */
import { spawn } from 'node:child_process';
import { existsSync, watch, type FSWatcher } from 'node:fs';
import type { Instant, Instants } from './instants.ts';
import { programFile, type Program } from './program.ts';
import { environment, type Soak } from './vault.ts';

/** Longer than anything a soak asks for takes: whoever says nothing for so long hangs, and that is a loss. */
const patienceMs = 120_000;

/** What a killed process said, line by line, and whether it was killed because it hung. */
export interface Said {
  readonly lines: readonly string[];
  readonly hung: boolean;
}

/**
 * Starts a program as a process group of its own and kills main and store process together, at an instant after it said
 * `begin`. The lines `end …` that it says tell how long an operation took.
 */
export async function runAndKill(
  soak: Soak,
  program: Program,
  args: readonly string[],
  instants: Instants,
): Promise<Said> {
  const instant = instants.next();
  const child = spawn(process.execPath, [programFile(program), ...args], {
    env: environment(soak),
    // Pipes that the store process holds too: they close when both have ended and the folder is free.
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  let [out, err, begun, hung] = ['', '', 0, false];
  const kill = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  const impatient = setTimeout(() => {
    hung = true;
    kill();
  }, patienceMs);
  const blow = blowAt(instant, kill);
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    for (const line of chunk.toString().split('\n')) {
      if (line === 'begin' && begun++ === instant.whole) blow.begin();
      if (line.startsWith('end ')) instants.took(Number(line.slice(4)));
    }
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await closed;
  clearTimeout(impatient);
  blow.end();
  if (code !== null && code !== 0) throw new Error(`${args.join(' ')} failed by itself:\n${err}`);
  // The last line may be cut off by the kill.
  return { lines: out.split('\n').slice(0, -1), hung };
}

/** The kill at an instant: waits for the mark, if there is one, and then exactly so long. */
function blowAt({ afterMs, latestMs, mark }: Instant, kill: () => void): { begin(): void; end(): void } {
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  const strike = (): void => {
    // Timers count whole milliseconds; steps between two writes are shorter.
    const at = performance.now() + afterMs;
    const last = (): void => {
      while (performance.now() < at);
      kill();
    };
    if (afterMs < 2) last();
    else timer = setTimeout(last, Math.floor(afterMs) - 1);
  };
  return {
    begin: () => {
      if (!mark) {
        strike();
        return;
      }
      let left = mark.change;
      const seen = (): void => {
        left -= 1;
        if (left === 0) strike();
      };
      if (existsSync(mark.folder))
        watcher = watch(mark.folder, (_, name) => {
          if (name !== null && mark.name.test(name)) seen();
        });
      // A step that does not come (again) is no reason to wait for ever.
      timer = setTimeout(strike, latestMs);
    },
    end: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
