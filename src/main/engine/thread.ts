/** A lane thread of the store process: a connection, the rooms, and the handlers of its lane. */
import { parentPort, workerData } from 'node:worker_threads';
import { contracts } from '#contracts/index.ts';
import type { Operation } from '#contracts/kit/contract.ts';
import { AppError, type Failure } from '#contracts/kit/errors.ts';
import { appendFact, sealWhenDue } from '../facts/index.ts';
import { nowInstant, nowMs } from '../kit/clock.ts';
import { logInto } from '../kit/log.ts';
import type {
  AccountKeys,
  Actor,
  FactKeys,
  CommandContext,
  JobContext,
  NewFact,
  QueryContext,
} from '../kit/room.ts';
import { inTransaction, openDb, type WriteDb } from '../kit/sql.ts';
import { migrate } from '../migrations/index.ts';
import { proveRedactions } from '../redaction/index.ts';
import { rooms } from '../rooms.ts';
import { rewrapDatabase } from './rewrap.ts';
import { join } from 'node:path';
import { auditKeys, openConnection, ringKeys } from '../vault/index.ts';
import type {
  CommitAnswer,
  CommitRequest,
  FromThread,
  MessagePortLike,
  ThreadStart,
  ToThread,
} from './messages.ts';
import { operationNamed, toFailure } from './operations.ts';

type Handler = (input: unknown, context: unknown) => unknown;
type Run = Extract<ToThread, { t: 'run' }>;

const start = workerData as ThreadStart;
const port = parentPort;
if (!port) throw new Error('thread.ts runs as a worker thread');
const post = (message: FromThread): void => {
  port.postMessage(message);
};
logInto(start.logs);

const handlers = new Map<string, Handler>();
for (const room of rooms) {
  for (const [name, handler] of Object.entries(room.handlers)) {
    if (operationNamed(`${room.name}.${name}`).lane === 'folder') continue;
    // Which context each handler gets is decided by its operation's lane below.
    handlers.set(`${room.name}.${name}`, handler as Handler);
  }
}

function handlerOf(op: string): Handler {
  const handler = handlers.get(op);
  if (!handler) throw new AppError('unknown-operation', { operation: op });
  return handler;
}

/** In development and tests what a handler answers is checked against its contract. */
const checksOutputs = Boolean(process.env['CASEFOLD_CHECK_OUTPUTS']);
function checkedOutput(operation: Operation, output: unknown): unknown {
  return checksOutputs ? operation.output.parse(output) : output;
}

/** What a thread has of the vault beside its connection. */
interface Held {
  readonly keys: AccountKeys;
  /** The writer's alone. */
  readonly factKeys: FactKeys | null;
  readonly vaultId: string;
  readonly place: string;
  readonly connection: { close(): unknown };
}

function serve(db: WriteDb, held: Held, line: MessagePortLike | undefined): void {
  const { keys, factKeys, vaultId, place, connection } = held;
  const surroundings = (actor: Actor): QueryContext => ({
    db,
    actor,
    now: nowInstant(),
    folders: start.folders,
    keys,
    vaultId,
  });

  const runCommand = (op: string, input: unknown, actor: Actor): unknown => {
    const operation = operationNamed(op);
    const now = nowInstant();
    const facts: NewFact[] = [];
    if (!factKeys) throw new Error(`${op}: only the writer runs commands`);
    const sealing = { db, now, keys, factKeys, place };
    const context: CommandContext = { ...sealing, actor, fact: (fact) => void facts.push(fact) };
    const output = inTransaction(db, () => {
      const answer = handlerOf(op)(input, context);
      if (answer instanceof Promise) throw new Error(`${op}: a command must answer within its transaction`);
      for (const fact of facts) appendFact(db, fact, { at: now, byId: actor.personId, place, keys });
      // Sealed within the same transaction: no fact is ever further than this from a signature.
      if (facts.length > 0) sealWhenDue(sealing);
      return checkedOutput(operation, answer);
    });
    if (operation.touches?.length) post({ t: 'changed', topics: operation.touches });
    return output;
  };

  const runQuery = async (message: Run): Promise<unknown> => {
    const output = await handlerOf(message.op)(message.input, surroundings(message.actor));
    return checkedOutput(operationNamed(message.op), output);
  };

  const commits = line ? commitLine(line, checkpoints(db)) : null;
  const runJob = async (message: Run): Promise<unknown> => {
    const flag = message.cancel ? new Int32Array(message.cancel) : null;
    const isCancelled = (): boolean => flag !== null && Atomics.load(flag, 0) === 1;
    const context: JobContext = {
      ...surroundings(message.actor),
      // The operation is named twice so that its types are known here and its name on the wire.
      commit: ((_operation: Operation, name: string, input: unknown) =>
        commits?.(name, input, message.actor)) as JobContext['commit'],
      progress: throttled((progress) => {
        post({ t: 'progress', id: message.id, progress });
      }),
      isCancelled,
      throwIfCancelled: () => {
        if (isCancelled()) throw new AppError('cancelled');
      },
      path: (ticket) => {
        const path = message.tickets?.[ticket];
        if (path === undefined) throw new AppError('not-found', { what: 'file' });
        return path;
      },
    };
    const output = await handlerOf(message.op)(message.input, context);
    const operation = operationNamed(message.op);
    if (operation.touches?.length) post({ t: 'changed', topics: operation.touches });
    return checkedOutput(operation, output);
  };

  const answerCommits = (line: MessagePortLike): void => {
    const answer = (request: CommitRequest): CommitAnswer => {
      try {
        const input: unknown = JSON.parse(request.body);
        return { call: request.call, output: runCommand(request.op, input, request.actor) };
      } catch (error) {
        return { call: request.call, failure: toFailure(error, request.op) };
      }
    };
    // A port hands over everything that waits in it at once. One batch at a turn, so that a person's command that
    // came meanwhile waits for one batch and not for all.
    const requests: CommitRequest[] = [];
    const next = (): void => {
      const request = requests.shift();
      if (!request) return;
      line.postMessage(answer(request));
      if (requests.length > 0) setImmediate(next);
    };
    line.on('message', (raw) => {
      requests.push(raw as CommitRequest);
      if (requests.length === 1) setImmediate(next);
    });
  };

  port?.on('message', (message: ToThread) => {
    if (message.t === 'open' || message.t === 'prove' || message.t === 'rewrap') return;
    if (message.t === 'close') {
      close(db, connection);
      return;
    }
    if (message.t === 'commits') {
      answerCommits(message.port);
      return;
    }
    const answer = async (): Promise<unknown> => {
      if (start.role === 'writer') return runCommand(message.op, message.input, message.actor);
      return start.role === 'jobs' ? runJob(message) : runQuery(message);
    };
    answer().then(
      (output) => {
        post({ t: 'done', id: message.id, output });
      },
      (error: unknown) => {
        post({ t: 'failed', id: message.id, failure: toFailure(error, message.op) });
      },
    );
  });
}

/** The job thread's way to run commands: one call after another over its own line to the writer. */
function commitLine(
  line: MessagePortLike,
  afterAnswer: () => void,
): (op: string, input: unknown, actor: Actor) => Promise<unknown> {
  const waiting = new Map<
    number,
    { resolve: (output: unknown) => void; reject: (error: AppError) => void }
  >();
  let calls = 0;
  line.on('message', (raw) => {
    const answer = raw as CommitAnswer;
    const call = waiting.get(answer.call);
    waiting.delete(answer.call);
    if ('failure' in answer) call?.reject(failureToError(answer.failure));
    else call?.resolve(answer.output);
    afterAnswer();
  });
  return (op, input, actor) =>
    new Promise((resolve, reject) => {
      const call = ++calls;
      waiting.set(call, { resolve, reject });
      const request: CommitRequest = { call, op, body: JSON.stringify(input), actor };
      line.postMessage(request);
    });
}

/** How many commands a job runs between copies of the log into the database. */
const commitsPerCheckpoint = 4;

/**
 * Copies the log into the database from the job thread while the writer goes on: both halves of a bulk import, writing
 * and copying, cost about the same. What is left when the log is long enough to begin anew the writer copies itself.
 */
function checkpoints(db: WriteDb): () => void {
  let commits = 0;
  return () => {
    commits += 1;
    if (commits % commitsPerCheckpoint !== 0) return;
    try {
      db.maybe('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      // A full disk, most likely: the log still holds everything, and the writer's next command tells.
    }
  };
}

function failureToError(failure: Failure): AppError {
  return new AppError(failure.code, failure.params, failure.supportId);
}

/** Lets one update through in 100 ms; the caller's last one of a phase always comes (done = total). */
function throttled(send: JobContext['progress']): JobContext['progress'] {
  let last = 0;
  return (progress) => {
    const now = nowMs();
    if (progress.done !== progress.total && now - last < 100) return;
    last = now;
    send(progress);
  };
}

/** Closes the connection: the last one to go copies the log into the database and removes it. */
function close(db: WriteDb, connection: { close(): unknown }): void {
  try {
    if (start.role === 'writer') db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // Readers may still hold the log; the next opening takes it up.
  }
  connection.close();
  post({ t: 'closed' });
}

function open({
  pageKey,
  ringKey,
  auditKey,
  vaultId,
  place,
  commits,
}: Extract<ToThread, { t: 'open' }>): void {
  try {
    const file = join(start.folders.vault, 'vault.db');
    const connection = openConnection(
      file,
      Buffer.from(pageKey.buffer),
      start.role === 'writer' ? 'writer' : 'reader',
    );
    pageKey.fill(0);
    const db = openDb(connection);
    if (start.role === 'writer') {
      migrate(db);
      // 64 MB of log before the writer itself copies it into the database: until then the job thread may have done it.
      db.exec('PRAGMA wal_autocheckpoint = 16000');
    }
    const factKeys = auditKey ? auditKeys(Buffer.from(auditKey.buffer), vaultId) : null;
    serve(db, { keys: ringKeys(Buffer.from(ringKey)), factKeys, vaultId, place, connection }, commits);
    post({ t: 'ready' });
  } catch (error) {
    post({ t: 'broken', failure: toFailure(error, `open ${start.role}`) });
  }
}

// A room for every contract that has lanes of threads: a missing one is found at start, not at first use.
for (const contract of Object.values(contracts)) {
  for (const [name, operation] of Object.entries<Operation>(contract.operations)) {
    const inThreads = operation.lane === 'query' || operation.lane === 'command' || operation.lane === 'job';
    if (inThreads && !handlers.has(`${contract.name}.${name}`)) {
      throw new Error(`no handler for ${contract.name}.${name}`);
    }
  }
}

/** A proof, or a new master key: alone with the database, while every other thread is closed. */
function rebuild(message: Extract<ToThread, { t: 'prove' | 'rewrap' }>): void {
  const { pageKey, nextKey } = message;
  const report = throttled((progress) => {
    post({ t: 'progress', id: 'proof', progress });
  });
  try {
    const [old, next] = [Buffer.from(pageKey.buffer), Buffer.from(nextKey.buffer)];
    const tell = (phase: string, done = 0, total: number | null = null): void => {
      report({ phase, done, total });
    };
    const folder = start.folders.vault;
    let output: unknown = null;
    if (message.t === 'rewrap') rewrapDatabase(folder, old, next, message.rings, tell);
    else {
      const keys = { pageKey: old, nextKey: next, ringKey: Buffer.from(message.ringKey.buffer) };
      output = proveRedactions({ vaultFolder: folder, logs: start.logs, ...keys }, tell);
    }
    post({ t: 'done', id: 'proof', output });
  } catch (error) {
    post({ t: 'failed', id: 'proof', failure: toFailure(error, 'proof') });
  } finally {
    pageKey.fill(0);
    nextKey.fill(0);
    if (message.t === 'prove') message.ringKey.fill(0);
  }
}

port.on('message', (message: ToThread) => {
  if (message.t === 'open') open(message);
  if (message.t === 'prove' || message.t === 'rewrap') rebuild(message);
});
post({ t: 'loaded' });
