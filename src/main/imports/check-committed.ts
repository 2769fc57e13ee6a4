/** Holds what the vault says of a file's values against what was committed to when the file was read. */
import type { imports } from '#contracts/imports.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import {
  inOrderOfNumbers,
  loadAccount,
  parseFields,
  type AccountRecordRow,
  type StoredFields,
} from '../accounts/index.ts';
import { committedValues } from '../facts/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import {
  batchAction,
  batchDigest,
  changeCommitment,
  commitmentsAt,
  newcomerCommitment,
  partsOf,
  type ChangedPart,
} from './committed.ts';

type Ops = (typeof imports)['operations'];
type Answer = Output<Ops['checkCommitment']>;

interface Place {
  readonly source_id: number;
  readonly source_line: number | null;
}

/** An account, or a change, as a file made it. */
interface Brought {
  readonly commitment: string;
  /** Values of a field as the file left it. */
  values(field: string): string[];
}

/** Whether an account is what the file said, or a change of it; with a claim, whether a value is. */
export function checkCommitment(input: Input<Ops['checkCommitment']>, db: ReadDb): Answer {
  const row = loadAccount(db, { id: input.accountId });
  const place = placeOf(db, row, input.changeId);
  const batch = place && batchAt(db, place);
  if (!batch) return { result: 'not-committed', seq: null, at: null };
  const { seq, at } = batch;
  if (row.salt === null || wasRedactedSince(db, row.id, at)) return { result: 'no-key', seq, at };
  const { lines, commitments, digest, importId, through } = batch;
  const brought = input.changeId === undefined ? newcomer(db, row) : change(db, row, input.changeId);
  const known = commitmentsAt(lines, commitments, place.source_line ?? 0).includes(brought.commitment);
  const whole = batchDigest(importId, through, lines, commitments) === digest;
  const claimed = input.claim;
  const right = !claimed || JSON.stringify(brought.values(claimed.field)) === JSON.stringify(claimed.values);
  return { result: known && whole && right ? 'same' : 'different', seq, at };
}

function placeOf(db: ReadDb, row: AccountRecordRow, changeId: string | undefined): Place | undefined {
  if (changeId === undefined) return row;
  return db.maybe<Place>(
    'SELECT source_id, source_line FROM change WHERE id = ? AND account_seq = ?',
    changeId,
    row.seq,
  );
}

interface BatchRow {
  readonly importId: string;
  readonly through: number;
  readonly lines: Uint8Array;
  readonly commitments: Uint8Array;
}

/** The batch that a line was in, with its fact. */
function batchAt(db: ReadDb, { source_id, source_line }: Place) {
  const batch = db.maybe<BatchRow>(
    `SELECT import.id AS importId, through, lines, commitments FROM import
       JOIN import_batch ON import_seq = import.seq
     WHERE import.source_id = ? AND through >= ? ORDER BY through LIMIT 1`,
    source_id,
    source_line ?? 0,
  );
  const fact =
    batch &&
    db.maybe<{ seq: number; at: string; digest: string }>(
      `SELECT seq, at, json_extract(params, '$.digest') AS digest FROM fact
       WHERE subject = ? AND action = ? AND json_extract(params, '$.through') = ?`,
      batch.importId,
      batchAction,
      batch.through,
    );
  return fact && { ...batch, ...fact };
}

/** A redaction of any scope takes the salt; one made anew since belongs to what came later. */
function wasRedactedSince(db: ReadDb, accountId: string, at: string): boolean {
  return (
    db.maybe('SELECT 1 AS found FROM tombstone WHERE account_id = ? AND at >= ?', accountId, at) !== undefined
  );
}

/** The account as it was first stored: what it is now, with every change since taken back. */
function newcomer(db: ReadDb, row: AccountRecordRow): Brought {
  const fields: StoredFields = parseFields(row.fields);
  const header = new Map<string, string | null>([
    ['reference-id', row.reference_id],
    ['type', row.type],
    ['status', row.status],
  ]);
  const changes = db.all<ChangedPart>(
    'SELECT field, before, after FROM change_field WHERE account_seq = ? ORDER BY change_seq DESC',
    row.seq,
  );
  for (const { field, before } of changes) {
    // Written by the room of accounts, as stored.
    if (header.has(field)) header.set(field, before === null ? null : (JSON.parse(before) as string));
    else if (before === null) Reflect.deleteProperty(fields, field);
    else fields[field] = JSON.parse(before) as StoredFields[string];
  }
  const said = {
    id: row.id,
    referenceId: header.get('reference-id') ?? null,
    type: header.get('type') ?? '',
    status: header.get('status') ?? '',
  };
  return {
    commitment: newcomerCommitment(row.salt ?? '', said, inOrderOfNumbers(fields)),
    values: (field) =>
      header.has(field)
        ? [header.get(field) ?? ''].filter((text) => text !== '')
        : committedValues(fields[field] ? JSON.stringify(fields[field]) : null),
  };
}

function change(db: ReadDb, row: AccountRecordRow, changeId: string): Brought {
  const parts = partsOf(db, changeId);
  return {
    commitment: changeCommitment(row.salt ?? '', { account: row.id, change: changeId }, parts),
    values: (field) => committedValues(parts.find((part) => part.field === field)?.after ?? null),
  };
}
