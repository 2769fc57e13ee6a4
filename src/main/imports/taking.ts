/** What stays the same over a batch. */
import type { WriteMode } from '#contracts/imports.ts';
import type { BatchCommitments } from './committed.ts';

/** Surroundings of taking records in, within one transaction. */
export interface Taking {
  readonly source: number;
  readonly mode: WriteMode;
  readonly byId: string;
  readonly now: string;
  /** When this very file was first read: it says nothing of what came later. Null for a new one. */
  readonly knownSince: string | null;
  /** Where accounts that are made or changed are committed to. */
  readonly committed: BatchCommitments;
  readonly newSalt: () => string;
}
