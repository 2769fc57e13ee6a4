/** What every kind of file is read as. */
import type { Problem } from '#contracts/kit/common.ts';
import type { RejectedRow } from '#contracts/imports.ts';
import type { ImportRecord } from './rules/records.ts';

/** Some records of a file. */
export interface Batch {
  readonly records: { readonly line: number; readonly record: ImportRecord }[];
  readonly rejected: RejectedRow[];
  /** Line of the last row, or number of the last document, of this batch. */
  readonly through: number;
  readonly bytesRead: number;
}

/** What is at the start of a file. */
export interface Head {
  readonly headers: string[];
  readonly sample: string[][];
  /** Of documents: how many of which kind are among the first. */
  readonly kinds: Record<string, number>;
  readonly warnings: Problem[];
}
