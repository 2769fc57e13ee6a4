/** The one file that knows how the store process and its threads start. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FromStoreProcess, StoreProcess, StoreStart, ToStoreProcess } from '../host/ports.ts';
import type { FromThread, ThreadStart, ToThread } from './messages.ts';

/** Sources run as they are; a build puts the entries beside each other, shared chunks one folder deeper. */
function entry(name: 'store' | 'thread'): URL {
  if (import.meta.url.endsWith('.ts')) return new URL(`./${name}.ts`, import.meta.url);
  return new URL(import.meta.url.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, import.meta.url);
}

/** The file of the store process, for a host that starts it in its own way. */
export function storeEntry(): string {
  return fileURLToPath(entry('store'));
}

/** The environment of the store process: nothing of the person's beyond what Node itself needs. */
export function storeEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['PATH', 'SYSTEMROOT', 'LANG', 'TZ', 'CASEFOLD_CHECK_OUTPUTS', 'NODE_COMPILE_CACHE']) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** Starts the store process under plain Node. */
export function startStoreNode(start: StoreStart): StoreProcess {
  const child = fork(storeEntry(), [JSON.stringify(start)], {
    env: storeEnvironment(),
    execArgv: process.execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  child.on('error', () => undefined);
  return {
    pid: child.pid,
    post: (message: ToStoreProcess) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listen) => {
      child.on('message', (message) => {
        // Only our own store process is at the other end of this channel.
        listen(message as FromStoreProcess);
      });
    },
    onExit: (listen) => void child.once('exit', listen),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** A lane thread as the store process sees it. */
export interface Thread {
  post(message: ToThread, transfer?: readonly unknown[]): void;
  onMessage(listen: (message: FromThread) => void): void;
  onExit(listen: () => void): void;
  /** Ends the thread, whatever it does. */
  end(): Promise<unknown>;
}

/** Starts a lane thread. */
export function startThread(start: ThreadStart): Thread {
  const worker = new Worker(entry('thread'), {
    workerData: start,
    // Seen by the system's tools: which lane uses the processor.
    name: start.role,
  });
  return {
    post: (message, transfer = []) => {
      // The driver of worker threads knows more kinds of transferable than its type lists here.
      worker.postMessage(message, transfer as never[]);
    },
    onMessage: (listen) => void worker.on('message', listen),
    onExit: (listen) => {
      worker.once('error', listen);
      worker.once('exit', listen);
    },
    end: () => worker.terminate(),
  };
}
