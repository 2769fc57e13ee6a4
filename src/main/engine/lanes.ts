/** The threads behind an open vault, and the way to them. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Input, Operation, Output } from '#contracts/kit/contract.ts';
import type { Lane } from '#contracts/kit/contract.ts';
import type { Progress, Topic } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { Actor, Folders } from '../kit/room.ts';
import type { ThreadRole, ThreadStart } from './messages.ts';
import { startThread, type Thread } from './spawn.ts';

/** One call on its way through a lane. */
export interface LaneCall {
  readonly op: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly cancel?: SharedArrayBuffer;
  readonly tickets?: Readonly<Record<string, string>>;
  readonly onProgress?: (progress: Progress) => void;
}

/** What the threads are opened with. The buffers are copied; the caller wipes its own. */
export interface LaneKeys {
  readonly pageKey: Buffer;
  readonly ringKey: Buffer;
  readonly auditKey: Buffer;
  readonly vaultId: string;
  readonly place: string;
}

/** The open threads, by lane. */
export interface Lanes {
  run(lane: Lane, call: LaneCall): Promise<unknown>;
  /** A command of the store's own, typed. */
  command<Op extends Operation>(
    _operation: Op,
    name: string,
    input: Input<Op>,
    actor: Actor,
  ): Promise<Output<Op>>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

interface Desk {
  readonly thread: Thread;
  readonly waiting: Map<string, Waiting>;
  readonly loaded: Promise<void>;
  open(keys: LaneKeys, commits?: MessagePort): Promise<void>;
}

/** Threads that have their programs and no key yet. */
export interface WarmLanes {
  /** Resolves when all have loaded. */
  readonly loaded: Promise<unknown>;
  /**
   * Opens the writer first (it migrates), then two readers and the job thread. Once only.
   * @throws AppError of the thread that could not open
   */
  open(keys: LaneKeys, onChanged: (topics: readonly Topic[]) => void): Promise<Lanes>;
}

/** Starts the threads. They load while a person still types, so that unlocking is little more than deriving the key. */
export function startLanes(folders: Folders, logs: string): WarmLanes {
  let tell: (topics: readonly Topic[]) => void = () => undefined;
  const begin = (role: ThreadRole): Desk =>
    openDesk({ role, folders, logs }, (topics) => {
      tell(topics);
    });
  const [writer, jobs, ...readers] = [begin('writer'), begin('jobs'), begin('reader'), begin('reader')];
  const loaded = Promise.all([writer, jobs, ...readers].map((desk) => desk.loaded));
  // Told by `open` as well; a store that is never opened need not hear of it.
  loaded.catch(() => undefined);
  return {
    loaded,
    open: async (keys, onChanged) => {
      tell = onChanged;
      await writer.open(keys);
      const line = new MessageChannel();
      writer.thread.post({ t: 'commits', port: line.port2 }, [line.port2]);
      await Promise.all([jobs.open(keys, line.port1), ...readers.map((reader) => reader.open(keys))]);
      return lanesOver(writer, jobs, readers);
    },
  };
}

function lanesOver(writer: Desk, jobs: Desk, readers: readonly Desk[]): Lanes {
  let calls = 0;
  const ask = (desk: Desk, call: LaneCall): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = `t${++calls}`;
      desk.waiting.set(id, { resolve, reject, onProgress: call.onProgress });
      const { op, input, actor, cancel, tickets } = call;
      desk.thread.post({
        t: 'run',
        id,
        op,
        input,
        actor,
        ...(cancel ? { cancel } : {}),
        ...(tickets ? { tickets } : {}),
      });
    });
  const leastBusy = (): Desk => {
    const [first, second] = readers;
    if (!first || !second) throw new AppError('vault-locked');
    return first.waiting.size <= second.waiting.size ? first : second;
  };
  return {
    run: (lane, call) => ask(lane === 'command' ? writer : lane === 'job' ? jobs : leastBusy(), call),
    command: async (_operation, name, input, actor) => {
      // The handler of this operation answers its output type: the rooms are typed by the same contract.
      return (await ask(writer, { op: name, input, actor })) as Output<typeof _operation>;
    },
    // The writer goes last: it copies the log into the database, which nobody reads any more.
    close: async () => {
      await Promise.all([jobs, ...readers].map(closeDesk));
      await closeDesk(writer);
    },
  };
}

function closeDesk({ thread }: Desk): Promise<void> {
  return new Promise((resolve) => {
    thread.onMessage((message) => {
      // Its memory goes with it.
      if (message.t === 'closed') void thread.end();
    });
    thread.onExit(resolve);
    thread.post({ t: 'close' });
  });
}

function openDesk(start: ThreadStart, onChanged: (topics: readonly Topic[]) => void): Desk {
  const thread = startThread(start);
  const waiting = new Map<string, Waiting>();
  const loaded = Promise.withResolvers<undefined>();
  const ready = Promise.withResolvers<undefined>();
  // Both may fail before anybody waits for them.
  loaded.promise.catch(() => undefined);
  ready.promise.catch(() => undefined);
  thread.onMessage((message) => {
    if (message.t === 'loaded') loaded.resolve(undefined);
    else if (message.t === 'ready') ready.resolve(undefined);
    else if (message.t === 'broken') {
      ready.reject(new AppError(message.failure.code, message.failure.params, message.failure.supportId));
    } else if (message.t === 'changed') onChanged(message.topics);
    else if (message.t === 'progress') waiting.get(message.id)?.onProgress?.(message.progress);
    else if (message.t === 'done') {
      waiting.get(message.id)?.resolve(message.output);
      waiting.delete(message.id);
    } else if (message.t === 'failed') {
      const { code, params, supportId } = message.failure;
      waiting.get(message.id)?.reject(new AppError(code, params, supportId));
      waiting.delete(message.id);
    }
  });
  thread.onExit(() => {
    const gone = new AppError('internal', { thread: start.role });
    loaded.reject(gone);
    ready.reject(gone);
    for (const call of waiting.values()) call.reject(gone);
    waiting.clear();
  });
  const open = (keys: LaneKeys, commits?: MessagePort): Promise<void> => {
    const pageKey = Uint8Array.from(keys.pageKey);
    const ringKey = Uint8Array.from(keys.ringKey);
    const auditKey = start.role === 'writer' ? Uint8Array.from(keys.auditKey) : undefined;
    const { vaultId, place } = keys;
    const more = { ...(auditKey ? { auditKey } : {}), ...(commits ? { commits } : {}) };
    // Moved, not copied: no second copy of a key stays behind here.
    thread.post({ t: 'open', pageKey, ringKey, vaultId, place, ...more }, [
      pageKey.buffer,
      ringKey.buffer,
      ...(auditKey ? [auditKey.buffer] : []),
      ...(commits ? [commits] : []),
    ]);
    return ready.promise;
  };
  return { thread, waiting, loaded: loaded.promise, open };
}
