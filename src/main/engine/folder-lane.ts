/** The folder lane: work on whole vault folders while no vault is open. It runs on the first thread, a piece at a time. */
import type { Operation } from '#contracts/kit/contract.ts';
import type { Progress } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { nowInstant, nowMs } from '../kit/clock.ts';
import type { FolderContext } from '../kit/room.ts';
import { operationNamed } from './operations.ts';

/** What comes with a call of this lane. */
export interface FolderCall {
  readonly tickets: Readonly<Record<string, string>>;
  readonly cancel: Int32Array;
  readonly onProgress: (progress: Progress) => void;
}

type Handler = (input: unknown, context: FolderContext) => unknown;

const checksOutputs = Boolean(process.env['CASEFOLD_CHECK_OUTPUTS']);

/** Runs one operation. The rooms are loaded when first needed: a locked store is otherwise nearly empty. */
export async function runFolderOperation(
  op: string,
  input: unknown,
  vaultFolder: string,
  call: FolderCall,
): Promise<unknown> {
  const { rooms } = await import('../rooms.ts');
  const [roomName = '', name = ''] = op.split('.');
  const found = rooms.find((room) => room.name === roomName)?.handlers[name];
  if (!found) throw new AppError('unknown-operation', { operation: op });
  const operation: Operation = operationNamed(op);
  // Typed by its contract where the room is written.
  const output = await (found as Handler)(input, contextOf(vaultFolder, call));
  return checksOutputs ? operation.output.parse(output) : output;
}

function contextOf(vaultFolder: string, call: FolderCall): FolderContext {
  let last = 0;
  return {
    vaultFolder,
    now: nowInstant(),
    progress: (progress) => {
      const now = nowMs();
      if (progress.done !== progress.total && now - last < 100) return;
      last = now;
      call.onProgress(progress);
    },
    throwIfCancelled: () => {
      if (Atomics.load(call.cancel, 0) === 1) throw new AppError('cancelled');
    },
    path: (ticket) => {
      const path = call.tickets[ticket];
      if (path === undefined) throw new AppError('not-found', { what: 'file' });
      return path;
    },
  };
}
