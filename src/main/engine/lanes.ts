/** The threads behind an open vault, and the way to them. */
import { MessageChannel } from 'node:worker_threads';
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
  readonly ready: Promise<void>;
}

/**
 * Opens the writer first (it migrates), then two readers and the job thread.
 * @throws AppError of the thread that could not open
 */
export async function openLanes(
  folders: Folders,
  logs: string,
  keys: LaneKeys,
  onChanged: (topics: readonly Topic[]) => void,
): Promise<Lanes> {
  const begin = (role: ThreadRole, extra: Partial<ThreadStart> = {}, transfer?: MessageChannel): Desk =>
    openDesk(
      {
        role,
        folders,
        logs,
        pageKey: Uint8Array.from(keys.pageKey),
        ringKey: Uint8Array.from(keys.ringKey),
        auditKey: Uint8Array.from(keys.auditKey),
        ...extra,
      },
      onChanged,
      transfer,
    );
  const writer = begin('writer');
  await writer.ready;
  const line = new MessageChannel();
  const jobs = begin('jobs', {}, line);
  const readers = [begin('reader'), begin('reader')];
  writer.thread.post({ t: 'commits', port: line.port2 }, [line.port2]);
  await Promise.all([jobs.ready, ...readers.map((reader) => reader.ready)]);

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
    close: () =>
      new Promise((resolve) => {
        writer.thread.onMessage((message) => {
          if (message.t === 'closed') resolve();
        });
        writer.thread.post({ t: 'close' });
      }),
  };
}

function openDesk(
  start: ThreadStart,
  onChanged: (topics: readonly Topic[]) => void,
  line?: MessageChannel,
): Desk {
  const thread = line ? startThread({ ...start, commits: line.port1 }, [line.port1]) : startThread(start);
  const waiting = new Map<string, Waiting>();
  const ready = new Promise<void>((resolve, reject) => {
    thread.onMessage((message) => {
      if (message.t === 'ready') resolve();
      else if (message.t === 'broken') {
        reject(new AppError(message.failure.code, message.failure.params, message.failure.supportId));
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
      reject(gone);
      for (const call of waiting.values()) call.reject(gone);
      waiting.clear();
    });
  });
  return { thread, waiting, ready };
}
