/** The program without its window: the store process and its life, host calls, locking, the idle clock. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { host as hostContract } from '#contracts/host.ts';
import type { FileTicket } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { Frame, ToClient, WirePort } from '#contracts/kit/wire.ts';
import { checkInput, operationNamed, toFailure } from './engine/operations.ts';
import type { Host, LockReason, StoreProcess } from './host/ports.ts';
import { newId } from './kit/ids.ts';

/** The program while it runs. */
export interface App {
  /** Ends the store process and the page, then shows the lock screen. */
  lock(): Promise<void>;
  /** Locks and closes the window. */
  quit(): Promise<void>;
  /** Resolves when the program has ended. */
  readonly done: Promise<void>;
  /** The pipe for a client without a window. */
  readonly port: WirePort;
  /** Process id of the store process, while there is one. */
  storePid(): number | undefined;
  /** Puts a path under a ticket, as a dialog would. */
  ticket(path: string): FileTicket;
}

/** Choices at the start. */
export interface AppOptions {
  readonly vaultFolder?: string | undefined;
  /** Key derivation at its least allowed cost: tests only. */
  readonly leastKdf?: boolean | undefined;
}

const Preferences = z.object({ vaultFolder: z.string().optional() });
/** How long a store process may take to end by itself before it is killed. */
const closingMs = 400;

/** Starts the program in `host`; with a window, resolves once the page has loaded. */
export async function startApp(host: Host, options: AppOptions = {}): Promise<App> {
  const program = newProgram(host, options);
  const window = host.window;
  if (window) {
    window.onFrame(program.fromClient);
    window.onClosed(() => void program.quit());
    program.onFrame((frame) => {
      window.send(frame);
    });
    host.power.onSuspend(() => void program.lock('suspend'));
    host.power.onScreenLock(() => void program.lock('screen'));
    await window.open();
  }
  return {
    lock: () => program.lock(),
    quit: program.quit,
    done: program.done,
    port: { send: program.fromClient, onFrame: program.onFrame },
    storePid: () => program.store()?.pid,
    ticket: program.ticket,
  };
}

function newProgram(host: Host, options: AppOptions) {
  let vaultFolder = options.vaultFolder ?? rememberedFolder(host) ?? join(host.paths.appData, 'vault');
  let store: StoreProcess | null = null;
  let greeted = false;
  let ended = false;
  let idle: NodeJS.Timeout | null = null;
  let idleMs = 0;
  const paths = new Map<string, string>();
  const listeners = new Set<(frame: Frame) => void>();
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const toClient = (frame: Frame): void => {
    for (const listen of listeners) listen(frame);
  };
  const answer = (message: ToClient): void => {
    toClient(`host ${JSON.stringify(message)}`);
  };

  const restartIdleClock = (): void => {
    if (idle) clearTimeout(idle);
    idle = idleMs > 0 ? setTimeout(() => void lock('idle'), idleMs) : null;
    idle?.unref();
  };

  const startStore = (): StoreProcess => {
    const started = host.startStore({
      vaultFolder,
      resources: host.paths.resources,
      logs: host.paths.logs,
      version: host.version,
      place: host.kind,
      leastKdf: options.leastKdf ?? false,
    });
    started.onMessage((message) => {
      if (started !== store) return;
      if (message.t === 'frame') toClient(message.frame);
      else {
        idleMs = message.idleLockMinutes * 60_000;
        restartIdleClock();
      }
    });
    started.onExit(() => {
      if (started !== store) return;
      // An end nobody asked for is a lock as well: the keys are gone with the process. Before anybody has signed in
      // there is nothing to hide, and a store that cannot start must not make the window start for ever.
      // Either way there is none left whose end could be waited for.
      store = null;
      greeted = false;
      if (idleMs > 0) void lock();
      else toClient('gone');
    });
    for (const [id, path] of paths) started.post({ t: 'ticket', id, path });
    return started;
  };

  const endStore = async (reason: LockReason): Promise<void> => {
    const ending = store;
    store = null;
    greeted = false;
    if (!ending) return;
    await new Promise<void>((resolve) => {
      const impatient = setTimeout(() => {
        ending.kill();
      }, closingMs);
      ending.onExit(() => {
        clearTimeout(impatient);
        resolve();
      });
      ending.post({ t: 'close', reason });
    });
  };

  let locking: Promise<void> | null = null;
  const lock = (reason: LockReason = 'asked'): Promise<void> => {
    locking ??= (async () => {
      idleMs = 0;
      restartIdleClock();
      paths.clear();
      toClient('gone');
      // The store first: a host that starts the program anew ends this process.
      await endStore(reason);
      if (!ended) await host.window?.restart();
      locking = null;
    })();
    return locking;
  };

  const quit = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await lock('quit');
    await host.window?.close();
    finish();
  };

  const ticket = (path: string): FileTicket => {
    const id = newId('tkt');
    paths.set(id, path);
    store?.post({ t: 'ticket', id, path });
    const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return { id, name: basename(path), sizeBytes };
  };

  const openFolder = async (): Promise<{ chosen: boolean }> => {
    const folder = await host.dialogs.pickFolder('vault');
    if (!folder) return { chosen: false };
    vaultFolder = folder;
    rememberFolder(host, folder);
    // The answer first, then the page it was for ends.
    setTimeout(() => void lock('folder'), 0);
    return { chosen: true };
  };

  const runHost = async (op: string, input: unknown): Promise<unknown> => {
    const operation = operationNamed(op);
    if (operation.lane !== 'host') throw new AppError('unknown-operation', { operation: op });
    const checked = checkInput(operation, input);
    switch (op) {
      case 'host.about':
        return { version: host.version, host: host.kind, vaultFolder, platform: process.platform };
      case 'host.lock':
        setTimeout(() => void lock(), 0);
        return {};
      case 'host.active':
        restartIdleClock();
        return {};
      case 'host.pickToOpen': {
        const { kind } = hostContract.operations.pickToOpen.input.parse(checked);
        const path = await host.dialogs.pickToOpen(kind);
        return { file: path === null ? null : ticket(path) };
      }
      case 'host.pickToSave': {
        const { suggestedName, kind } = hostContract.operations.pickToSave.input.parse(checked);
        const path = await host.dialogs.pickToSave(suggestedName, kind);
        return { file: path === null ? null : ticket(path) };
      }
      case 'host.pickFolder': {
        const wanted = hostContract.operations.pickFolder.input.parse(checked);
        const path = await host.dialogs.pickFolder(wanted.for);
        return { folder: path === null ? null : ticket(path) };
      }
      case 'host.showInFolder': {
        const { file } = hostContract.operations.showInFolder.input.parse(checked);
        const path = paths.get(file.id);
        if (path === undefined) throw new AppError('not-found', { what: 'file' });
        host.showInFolder(path);
        return {};
      }
      default:
        return openFolder();
    }
  };

  const HostCall = z.object({ id: z.string().max(64), op: z.string().max(100), input: z.unknown() });
  const fromClient = (frame: Frame): void => {
    if (frame.startsWith('host ')) {
      const call = HostCall.safeParse(parseJson(frame.slice(5)));
      if (!call.success) return;
      const { id, op, input } = call.data;
      runHost(op, input).then(
        (output) => {
          answer({ t: 'result', id, output });
        },
        (error: unknown) => {
          answer({ t: 'failure', id, failure: toFailure(error, op) });
        },
      );
      return;
    }
    if (frame.startsWith('hello ')) {
      // A page that comes anew (reload) must not find the old one's session open.
      void (greeted ? endStore('reload') : Promise.resolve()).then(() => {
        if (ended) return;
        greeted = true;
        store ??= startStore();
        store.post({ t: 'frame', frame });
      });
      return;
    }
    store?.post({ t: 'frame', frame });
  };

  return {
    fromClient,
    onFrame: (listen: (frame: Frame) => void) => void listeners.add(listen),
    lock,
    quit,
    done,
    store: () => store,
    ticket,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rememberedFolder(host: Host): string | undefined {
  const file = join(host.paths.appData, 'casefold.json');
  if (!existsSync(file)) return undefined;
  const found = Preferences.safeParse(parseJson(readFileSync(file, 'utf8')));
  return found.success ? found.data.vaultFolder : undefined;
}

function rememberFolder(host: Host, vaultFolder: string): void {
  mkdirSync(host.paths.appData, { recursive: true });
  writeFileSync(join(host.paths.appData, 'casefold.json'), `${JSON.stringify({ vaultFolder })}\n`);
}
