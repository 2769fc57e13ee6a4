/** What a room of the store is: one handler per operation of its contract, typed by the operation's lane. */
import type { Contract, Input, Lane, Operation, Operations, Output } from '#contracts/kit/contract.ts';
import type { Permission, Progress, Role } from '#contracts/kit/common.ts';
import type { ReadDb, WriteDb } from './sql.ts';

/** Who is acting. */
export interface Actor {
  readonly personId: string;
  readonly person: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
}

/** What a fact says; no personal value of anybody on file. */
export interface NewFact {
  readonly action: string;
  /** Id of what it is about: an account, an inquiry, a tag, a person of the staff. */
  readonly subject?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** The keys of accounts, as far as a thread needs them. */
export interface AccountKeys {
  create(accountId: string): { readonly key: Buffer; readonly wrapped: Buffer };
  unwrap(accountId: string, wrapped: Uint8Array): Buffer;
  /** Keys of this vault's backups; the caller wipes them. */
  backup(): { readonly seal: Buffer; readonly mac: Buffer };
}

/** The keys of the log of facts: only the writer's thread has them. */
export interface FactKeys {
  readonly vaultId: string;
  wrap(number: number, secret: Buffer): Buffer;
  unwrap(number: number, wrapped: Uint8Array): Buffer;
  /** A keyed hash of words that may be personal (what somebody searched for): equal words are told equal. */
  keyedHash(text: string): string;
}

/** Folders the store works in. */
export interface Folders {
  readonly vault: string;
  readonly documents: string;
  readonly resources: string;
}

/** A query's surroundings: reads only. */
export interface QueryContext {
  readonly db: ReadDb;
  readonly actor: Actor;
  readonly now: string;
  readonly folders: Folders;
  readonly keys: AccountKeys;
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
}

/** A command's surroundings: one transaction, opened by the lane. */
export interface CommandContext {
  readonly db: WriteDb;
  readonly actor: Actor;
  /** The instant of this command: the same for everything it writes. */
  readonly now: string;
  readonly keys: AccountKeys;
  readonly factKeys: FactKeys;
  /** Where in the program it is done: the host's kind. */
  readonly place: string;
  fact(fact: NewFact): void;
}

/** A job's surroundings: it reads by itself and writes by running commands. */
export interface JobContext extends QueryContext {
  /** Runs a command of any contract on the writer, as a transaction of its own. */
  commit<Op extends Operation>(operation: Op, name: string, input: Input<Op>): Promise<Output<Op>>;
  progress(progress: Progress): void;
  /** Throws `cancelled` once the person has asked to stop. */
  throwIfCancelled(): void;
  isCancelled(): boolean;
  /** The path behind a ticket; `not-found` when it has none. */
  path(ticket: string): string;
}

/** The surroundings of work on whole vault folders while none is open: no database, no actor, no keys. */
export interface FolderContext {
  /** The folder that the window or the command line is set to. */
  readonly vaultFolder: string;
  readonly now: string;
  progress(progress: Progress): void;
  /** Throws `cancelled` once the person has asked to stop. */
  throwIfCancelled(): void;
  /** The path behind a ticket; `not-found` when it has none. */
  path(ticket: string): string;
}

type ContextOf<L extends Lane> = L extends 'query'
  ? QueryContext
  : L extends 'command'
    ? CommandContext
    : L extends 'job'
      ? JobContext
      : L extends 'folder'
        ? FolderContext
        : never;

/** The handlers a room supplies: all operations of its contract but those of the host and vault lanes. */
export type Handlers<O extends Operations> = {
  readonly [K in keyof O as O[K]['lane'] extends 'query' | 'command' | 'job' | 'folder' ? K : never]: (
    input: Input<O[K]>,
    context: ContextOf<O[K]['lane']>,
  ) => Output<O[K]> | Promise<Output<O[K]>>;
};

/** A room as the engine runs it. */
export interface Room {
  readonly name: string;
  readonly handlers: Readonly<Record<string, (input: never, context: never) => unknown>>;
}

/** Ties handlers to a contract. Commands must answer without waiting: their transaction is open meanwhile. */
export function room<N extends string, O extends Operations>(
  contract: Contract<N, O>,
  handlers: Handlers<O>,
): Room {
  // Erases the lane-typed signatures; the engine gives each handler the context of its own lane.
  return { name: contract.name, handlers: handlers };
}
