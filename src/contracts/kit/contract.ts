/**
 * How a feature states what it can do. A contract is a plain value: handler types, the typed client, main's input
 * check, cache topics and the command line are computed from it, so nothing is declared twice.
 */
import type { z } from 'zod';
import type { Permission, Topic } from './common.ts';

/**
 * Where an operation runs and what it may touch.
 * - `host`: main process; dialogs, window, lock. No database, no personal data.
 * - `vault`: store process, its first thread; keys and sign-in.
 * - `query`: a reader thread; reads only.
 * - `command`: the writer thread; one transaction.
 * - `job`: the job thread; long, with progress and cancel; writes only by running commands.
 * - `folder`: store process, while no vault is open; long work on whole vault folders, with progress and cancel.
 */
export type Lane = 'host' | 'vault' | 'query' | 'command' | 'job' | 'folder';

/** What every operation states beside its shapes. */
export interface Rules {
  /** Permission the person needs; absent: everybody who is signed in. */
  readonly needs?: Permission;
  /** Topics that become stale when it succeeds. */
  readonly touches?: readonly Topic[];
  /** May be called while the vault is locked. */
  readonly whenLocked?: boolean;
  /** The command that records the use of an operation that only reads; it is given the same input. */
  readonly records?: string;
  /** Only other operations of the store may call it (the write half of a job). */
  readonly internal?: boolean;
}

/** One operation of a contract. */
export interface Operation<
  L extends Lane = Lane,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends Rules {
  readonly lane: L;
  /** One sentence for `casefold operations`. */
  readonly about: string;
  readonly input: I;
  readonly output: O;
}

/** The operations of one feature by name. */
export type Operations = Readonly<Record<string, Operation>>;

/** A feature's contract: its name and its operations. */
export interface Contract<N extends string = string, O extends Operations = Operations> {
  readonly name: N;
  readonly operations: O;
}

type Parts<I extends z.ZodType, O extends z.ZodType> = { about: string; input: I; output: O } & Rules;

const maker =
  <const L extends Lane>(lane: L) =>
  <I extends z.ZodType, O extends z.ZodType>(parts: Parts<I, O>): Operation<L, I, O> => ({ lane, ...parts });

export const host = maker('host');
export const vaultLane = maker('vault');
export const query = maker('query');
export const command = maker('command');
export const job = maker('job');
export const folderLane = maker('folder');

/** Declares the contract of a feature. */
export function contract<const N extends string, const O extends Operations>(
  name: N,
  operations: O,
): Contract<N, O> {
  return { name, operations };
}

/** What a handler receives: the checked input. */
export type Input<Op extends Operation> = z.output<Op['input']>;
/** What a caller may send: defaults left out. */
export type Asked<Op extends Operation> = z.input<Op['input']>;
/** What an operation answers. */
export type Output<Op extends Operation> = z.output<Op['output']>;
