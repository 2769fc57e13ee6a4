/**
 * The program's main process as a process of its own, with the test as its page: so that what the page holds and what
 * main holds can be told apart.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Client } from '#client/client.ts';
import type { Frame } from '#contracts/kit/wire.ts';

type Question = 'storePid' | 'ticket' | 'lock' | 'quit';
/** Test → main process. */
export type ToMain =
  | { readonly t: 'frame'; readonly frame: Frame }
  | { readonly t: 'ask'; readonly id: number; readonly what: Question; readonly path: string };
/** Main process → test. */
export type FromMain =
  | { readonly t: 'ready' }
  | { readonly t: 'frame'; readonly frame: Frame }
  | { readonly t: 'answer'; readonly id: number; readonly value: string | number | null };

/** A main process under test. */
export interface SeparateMain {
  readonly pid: number;
  readonly folder: string;
  newClient(): Promise<Client>;
  storePid(): Promise<number>;
  ticket(path: string): Promise<string>;
  /** Locks, and opens a new page. */
  lock(): Promise<void>;
  close(): Promise<void>;
}

/** Root writes where nobody may; without these two rights it is bound like everybody else. */
const bound = ['--bounding-set=-dac_override,-dac_read_search'];

/**
 * Starts a main process.
 * @param options.boundByPermissions as root: without root's right to pass over file permissions
 */
export async function openSeparateMain(
  options: {
    vaultFolder?: string;
    boundByPermissions?: boolean;
  } = {},
): Promise<SeparateMain> {
  const folder = mkdtempSync(join(tmpdir(), 'casefold-main-'));
  const binds = options.boundByPermissions === true && process.getuid?.() === 0;
  const child = fork(
    join(import.meta.dirname, 'main-process.ts'),
    [folder, options.vaultFolder ?? join(folder, 'vault')],
    {
      env: { ...process.env, CASEFOLD_CHECK_OUTPUTS: '1', TMPDIR: folder },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      ...(binds ? { execPath: 'setpriv', execArgv: [...bound, process.execPath] } : { execArgv: [] }),
    },
  );
  const frames = new Set<(frame: Frame) => void>();
  const waiting = new Map<number, (value: string | number | null) => void>();
  let questions = 0;
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error('The main process did not start.'));
    });
    child.on('message', (raw) => {
      // Only `main-process.ts` is at the other end.
      const message = raw as FromMain;
      if (message.t === 'ready') resolve();
      else if (message.t === 'frame') for (const listen of frames) listen(message.frame);
      else waiting.get(message.id)?.(message.value);
    });
  });
  const post = (message: ToMain): void => void child.send(message);
  const ask = (what: Question, path = ''): Promise<string | number | null> =>
    new Promise((resolve) => {
      const id = ++questions;
      waiting.set(id, resolve);
      post({ t: 'ask', id, what, path });
    });
  return {
    pid: child.pid ?? 0,
    folder,
    newClient: () => {
      // The page before this one is gone: it hears nothing any more.
      frames.clear();
      return connect({
        send: (frame) => {
          post({ t: 'frame', frame });
        },
        onFrame: (listen) => void frames.add(listen),
      });
    },
    storePid: async () => Number(await ask('storePid')),
    ticket: async (path) => String(await ask('ticket', path)),
    lock: async () => void (await ask('lock')),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5000);
      if (child.exitCode === null) {
        void ask('quit');
        await ended;
      }
      clearTimeout(impatient);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
