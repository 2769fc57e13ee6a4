/**
 * The typed client: `client.accounts.search(input, { signal })`. The page, the command line and the tests use the same
 * one, over whatever pipe they are given.
 */
import { contracts, type Contracts } from '#contracts/index.ts';
import type { Asked, Operation, Output } from '#contracts/kit/contract.ts';
import { AppError, type Failure } from '#contracts/kit/errors.ts';
import { ToClient, type Frame, type WirePort } from '#contracts/kit/wire.ts';
import type { Progress, Topic } from '#contracts/kit/common.ts';
import { agree, newKeyPair, publicText, type Sealer } from './sealed.ts';

/** What a caller may add to a call. */
export interface CallOptions {
  /** Asks the store to stop; the call then fails with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

type Call<Op extends Operation> = (input: Asked<Op>, options?: CallOptions) => Promise<Output<Op>>;

/** Every operation of every contract as a function. */
export type Client = {
  readonly [F in keyof Contracts]: {
    readonly [K in keyof Contracts[F]['operations']]: Contracts[F]['operations'][K] extends Operation
      ? Call<Contracts[F]['operations'][K]>
      : never;
  };
} & {
  /** Calls by name, unchecked: for the command line's `call`. */
  call(operation: string, input: unknown, options?: CallOptions): Promise<unknown>;
  /** Tells which topics became stale. Returns a function that stops it. */
  onChanged(listen: (topics: readonly Topic[]) => void): () => void;
  /** Tells that the store process has ended: the vault is locked. */
  onGone(listen: () => void): () => void;
};

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Opens a sealed session over `port` and answers the client once the store has said hello. */
export async function connect(port: WirePort): Promise<Client> {
  const waiting = new Map<string, Waiting>();
  const changed = new Set<(topics: readonly Topic[]) => void>();
  const gone = new Set<() => void>();
  const pair = await newKeyPair();
  let inOrder: Promise<unknown> = Promise.resolve();
  let outOrder: Promise<unknown> = Promise.resolve();
  let count = 0;

  let welcome: (sealer: Sealer) => void = () => undefined;
  let refuse: (error: unknown) => void = () => undefined;
  const greeted = new Promise<Sealer>((resolve, reject) => {
    welcome = resolve;
    refuse = reject;
  });

  const settle = (message: ToClient): void => {
    if (message.t === 'changed') {
      for (const listen of changed) listen(message.topics);
      return;
    }
    const call = waiting.get(message.id);
    if (!call) return;
    if (message.t === 'progress') {
      call.onProgress?.(message.progress);
      return;
    }
    waiting.delete(message.id);
    if (message.t === 'result') call.resolve(message.output);
    else call.reject(asError(message.failure));
  };

  const onFrame = (frame: Frame): void => {
    if (frame === 'gone') {
      for (const call of waiting.values()) call.reject(new AppError('vault-locked'));
      waiting.clear();
      for (const listen of gone) listen();
      return;
    }
    const space = frame.indexOf(' ');
    const kind = frame.slice(0, space);
    const body = frame.slice(space + 1);
    if (kind === 'hello') agree(pair, body, 'client').then(welcome, refuse);
    else if (kind === 'host') settle(ToClient.parse(JSON.parse(body)));
    else if (kind === 'sealed') {
      // Frames are opened one after another: the nonce is their number.
      inOrder = inOrder.then(async () => {
        const sealer = await greeted;
        settle(ToClient.parse(JSON.parse(await sealer.open(body))));
      });
    }
  };

  const sendSealed = (message: unknown): void => {
    outOrder = outOrder.then(async () => {
      const sealer = await greeted;
      port.send(`sealed ${await sealer.seal(JSON.stringify(message))}`);
    });
  };

  const call = (op: string, input: unknown, options: CallOptions = {}): Promise<unknown> => {
    const id = `c${++count}`;
    const isHost = op.startsWith('host.');
    return new Promise((resolve, reject) => {
      if (options.signal?.aborted) {
        reject(new AppError('cancelled'));
        return;
      }
      waiting.set(id, { resolve, reject, onProgress: options.onProgress });
      options.signal?.addEventListener('abort', () => sendSealed({ t: 'cancel', id }), { once: true });
      if (isHost) port.send(`host ${JSON.stringify({ id, op, input })}`);
      else sendSealed({ t: 'request', id, op, input });
    });
  };

  port.onFrame(onFrame);
  port.send(`hello ${await publicText(pair)}`);
  await greeted;

  const subscribe =
    <T>(set: Set<T>) =>
    (listen: T) => {
      set.add(listen);
      return () => void set.delete(listen);
    };
  // The shape is computed from the contracts above; the compiler cannot follow a loop over their keys.
  return {
    ...features(call),
    call,
    onChanged: subscribe(changed),
    onGone: subscribe(gone),
  } as unknown as Client;
}

function features(call: (op: string, input: unknown, options?: CallOptions) => Promise<unknown>): object {
  const byFeature: Record<string, Record<string, unknown>> = {};
  for (const contract of Object.values(contracts)) {
    const calls: Record<string, unknown> = {};
    for (const name of Object.keys(contract.operations)) {
      calls[name] = (input: unknown, options?: CallOptions) =>
        call(`${contract.name}.${name}`, input, options);
    }
    byFeature[contract.name] = calls;
  }
  return byFeature;
}

function asError(failure: Failure): AppError {
  return new AppError(failure.code, failure.params, failure.supportId);
}
