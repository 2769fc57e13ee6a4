/**
 * The store process: sealed frames in, sealed frames out. Started locked, killed at lock; while it lives, it is the only
 * process that holds keys or opens the database.
 */
import type { Progress, Topic } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { ToStore, type Frame, type ToClient } from '#contracts/kit/wire.ts';
import { agree, newKeyPair, publicText, type Sealer } from '#client/sealed.ts';
import type { FromStoreProcess, StoreStart, ToStoreProcess } from '../host/ports.ts';
import { logInto } from '../kit/log.ts';
import { checkInput, operationNamed, toFailure } from './operations.ts';
import { recordedJob } from './recorded.ts';
import { newSession } from './session.ts';

/** The pipe to main: Electron's parent port, or Node's channel. */
interface Parent {
  post(message: FromStoreProcess): void;
  onMessage(listen: (message: ToStoreProcess) => void): void;
}

/** `process.parentPort` exists only in an Electron utility process; Node's types do not know it. */
interface UtilityProcess {
  parentPort?: {
    postMessage(message: unknown): void;
    on(event: 'message', listen: (event: { data: unknown }) => void): void;
  };
}

function findParent(): Parent {
  const utility = (process as unknown as UtilityProcess).parentPort;
  if (utility) {
    return {
      post: (message) => {
        utility.postMessage(message);
      },
      onMessage: (listen) => {
        utility.on('message', (event) => {
          listen(event.data as ToStoreProcess);
        });
      },
    };
  }
  // Main is gone: nobody is left to lock this vault but ourselves.
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listen) => {
      process.on('message', (message) => {
        listen(message as ToStoreProcess);
      });
    },
  };
}

function run(parent: Parent, start: StoreStart): void {
  logInto(start.logs);
  const tickets: Record<string, string> = {};
  const cancels = new Map<string, Int32Array>();
  let sealer: Promise<Sealer> | null = null;
  let outOrder: Promise<unknown> = Promise.resolve();
  let inOrder: Promise<unknown> = Promise.resolve();

  const send = (message: ToClient): void => {
    outOrder = outOrder.then(async () => {
      const seal = await sealer;
      if (seal) parent.post({ t: 'frame', frame: `sealed ${await seal.seal(JSON.stringify(message))}` });
    });
  };

  const signedIn = (idleLockMinutes: number): void => {
    parent.post({ t: 'signed-in', idleLockMinutes });
  };
  const changed = gathered((topics) => {
    send({ t: 'changed', topics });
    if (topics.includes('settings')) void tellIdleTime();
  });
  const session = newSession(start, changed, signedIn);

  const tellIdleTime = async (): Promise<void> => {
    const current = session.current;
    if (!current) return;
    const found = await current.lanes.run('query', { op: 'settings.get', input: {}, actor: current.actor });
    signedIn((found as { idleLockMinutes: number }).idleLockMinutes);
  };

  const handle = async (id: string, op: string, input: unknown): Promise<unknown> => {
    const operation = operationNamed(op);
    if (operation.internal || operation.lane === 'host') {
      throw new AppError('unknown-operation', { operation: op });
    }
    const current = session.current;
    if (!current && !operation.whenLocked) throw new AppError('vault-locked');
    if (operation.needs && !current?.actor.permissions.includes(operation.needs)) {
      throw new AppError('forbidden', { permission: operation.needs });
    }
    const checked = checkInput(operation, input);
    if (operation.lane === 'vault') {
      const output = await session.run(op, checked, (progress) => {
        send({ t: 'progress', id, progress });
      });
      if (op === 'people.remove') await session.refreshActor();
      if (operation.touches) changed(operation.touches);
      return output;
    }
    const cancel = new SharedArrayBuffer(4);
    cancels.set(id, new Int32Array(cancel));
    const onProgress = (progress: Progress): void => {
      send({ t: 'progress', id, progress });
    };
    if (operation.lane === 'folder') {
      const stop = new Int32Array(cancel);
      const output = await session.runFolder(op, checked, { tickets, cancel: stop, onProgress });
      if (operation.touches) changed(operation.touches);
      return output;
    }
    if (!current) throw new AppError('vault-locked');
    const work = (): Promise<unknown> =>
      current.lanes.run(operation.lane, {
        op,
        input: checked,
        actor: current.actor,
        cancel,
        ...(operation.lane === 'job' ? { tickets } : {}),
        onProgress,
      });
    const output = operation.lane === 'job' ? await recordedJob(current, op, work) : await work();
    if (operation.records !== undefined) {
      const { actor } = current;
      await current.lanes.run('command', { op: operation.records, input: checked, actor });
    }
    if (op === 'people.setRole') await session.refreshActor();
    return output;
  };

  const receive = (text: string): void => {
    const message = ToStore.parse(JSON.parse(text));
    if (message.t === 'cancel') {
      const flag = cancels.get(message.id);
      if (flag) Atomics.store(flag, 0, 1);
      return;
    }
    const { id, op, input } = message;
    handle(id, op, input)
      .then(
        (output) => {
          send({ t: 'result', id, output });
        },
        (error: unknown) => {
          send({ t: 'failure', id, failure: toFailure(error, op) });
        },
      )
      .finally(() => cancels.delete(id));
  };

  const onFrame = (frame: Frame): void => {
    if (frame.startsWith('hello ')) {
      // One page, one session: main starts a new process for a new page.
      if (sealer) return;
      sealer = greet(parent, frame.slice(6));
      return;
    }
    const opening = sealer;
    if (!opening || !frame.startsWith('sealed ')) return;
    inOrder = inOrder.then(async () => {
      try {
        receive(await (await opening).open(frame.slice(7)));
      } catch (error) {
        // A frame that does not open, or is no message, comes from nobody we know: end rather than guess.
        toFailure(error, 'frame');
        process.exit(1);
      }
    });
  };

  parent.onMessage((message) => {
    if (message.t === 'frame') onFrame(message.frame);
    else if (message.t === 'ticket') tickets[message.id] = message.path;
    else {
      void session.close(message.reason).finally(() => process.exit(0));
    }
  });
}

async function greet(parent: Parent, clientPublic: string): Promise<Sealer> {
  const pair = await newKeyPair();
  const sealer = await agree(pair, clientPublic, 'store');
  parent.post({ t: 'frame', frame: `hello ${await publicText(pair)}` });
  return sealer;
}

/** Gathers topics and tells them at most four times a second: a job touches thousands of times. */
function gathered(tell: (topics: Topic[]) => void): (topics: readonly Topic[]) => void {
  const waiting = new Set<Topic>();
  let timer: NodeJS.Timeout | null = null;
  let quietUntil = 0;
  const flush = (): void => {
    timer = null;
    quietUntil = performance.now() + 250;
    const topics = [...waiting];
    waiting.clear();
    tell(topics);
  };
  return (topics) => {
    for (const topic of topics) waiting.add(topic);
    timer ??= setTimeout(flush, Math.max(0, quietUntil - performance.now()));
  };
}

/** What main says at the start: this program's own words, on its own command line. */
function readStart(): StoreStart {
  return JSON.parse(process.argv.at(-1) ?? '{}') as StoreStart;
}

run(findParent(), readStart());
