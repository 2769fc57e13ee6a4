/** Child processes of tests: started with the Node that runs the test, watched line by line. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running child and the lines it wrote, in order. */
export interface Child {
  readonly lines: readonly string[];
  /** Waits for the next line that was not waited for yet; null when the child has ended. */
  next(): Promise<string | null>;
  /** Ends it with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits until it has ended by itself. */
  ended(): Promise<void>;
}

function gone(child: ChildProcess): Promise<unknown> {
  return child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
}

const running = new Set<ChildProcess>();

/** Ends every child that is still there, so that a failed test leaves none behind. */
export async function killChildren(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL');
    await gone(child);
  }
  running.clear();
}

/** Starts a script of this folder. */
export function startChild(script: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  let closed = false;
  let wake = (): void => undefined;
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  reader.on('close', () => {
    closed = true;
    wake();
  });
  let given = 0;
  return {
    lines,
    async next() {
      while (given >= lines.length && !closed)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return lines[given++] ?? null;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone(child);
      running.delete(child);
    },
    async ended() {
      await gone(child);
      running.delete(child);
    },
  };
}
