/** What the first thread of the store process and its lane threads say to each other. */
import type { Failure } from '#contracts/kit/errors.ts';
import type { Progress, Topic } from '#contracts/kit/common.ts';
import type { Actor, Folders } from '../kit/room.ts';

export type ThreadRole = 'writer' | 'reader' | 'jobs' | 'prover';

/** Given to a thread when it starts: before anybody has signed in. */
export interface ThreadStart {
  readonly role: ThreadRole;
  readonly folders: Folders;
  readonly logs: string;
}

/** A port of either kind of channel, as far as it is used. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listen: (message: unknown) => void): unknown;
}

/** What a new master key changes below it: each pair is the key before and the key after. */
export interface Rewrapping {
  readonly vaultId: string;
  readonly ringKeys: readonly [Uint8Array, Uint8Array];
  readonly auditKeys: readonly [Uint8Array, Uint8Array];
  /** The one person who keeps access: who asked for it. */
  readonly keeps: string;
  /** Where in the program: the host's kind. */
  readonly place: string;
}

/** First thread → lane thread. */
export type ToThread =
  /** Opens the vault. The thread wipes the keys once its connection is open. */
  | {
      readonly t: 'open';
      readonly pageKey: Uint8Array;
      readonly ringKey: Uint8Array;
      /** The writer's alone. */
      readonly auditKey?: Uint8Array;
      readonly vaultId: string;
      /** Where in the program this vault is used: the host's kind. */
      readonly place: string;
      /** The job thread's line to the writer. */
      readonly commits?: MessagePortLike;
    }
  | {
      readonly t: 'run';
      readonly id: string;
      readonly op: string;
      readonly input: unknown;
      readonly actor: Actor;
      readonly cancel?: SharedArrayBuffer;
      readonly tickets?: Readonly<Record<string, string>>;
    }
  | { readonly t: 'commits'; readonly port: MessagePortLike }
  /** To the prover alone: rebuilds the database under the next key and wraps what hangs on the master key anew. */
  | {
      readonly t: 'rewrap';
      readonly pageKey: Uint8Array;
      readonly nextKey: Uint8Array;
      readonly rings: Rewrapping;
    }
  /** To the prover alone: rebuilds the database under the next key and searches it. It wipes the keys and ends. */
  | {
      readonly t: 'prove';
      readonly pageKey: Uint8Array;
      readonly nextKey: Uint8Array;
      readonly ringKey: Uint8Array;
    }
  | { readonly t: 'close' };

/** Lane thread → first thread. */
export type FromThread =
  /** Its programs are loaded: it waits to be opened. */
  | { readonly t: 'loaded' }
  | { readonly t: 'ready' }
  | { readonly t: 'broken'; readonly failure: Failure }
  | { readonly t: 'done'; readonly id: string; readonly output: unknown }
  | { readonly t: 'failed'; readonly id: string; readonly failure: Failure }
  | { readonly t: 'progress'; readonly id: string; readonly progress: Progress }
  | { readonly t: 'changed'; readonly topics: readonly Topic[] }
  | { readonly t: 'closed' };

/** Job thread → writer, over their own line. `body` is JSON: one copy of a string is cheaper than of its objects. */
export interface CommitRequest {
  readonly call: number;
  readonly op: string;
  readonly body: string;
  readonly actor: Actor;
}

/** Writer → job thread. */
export type CommitAnswer =
  { readonly call: number; readonly output: unknown } | { readonly call: number; readonly failure: Failure };
