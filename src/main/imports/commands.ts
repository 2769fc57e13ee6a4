/** The writing half of imports: records of imports, and batches applied as a whole. */
import type { Counts, imports, ImportRow, RejectedRow } from '#contracts/imports.ts';
import type { Problem } from '#contracts/kit/common.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { addSource, newAppender } from '../accounts/index.ts';
import { newId } from '../kit/ids.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { newBatchCommitments, newSalts } from './committed.ts';
import { restore, takePrepared, type PreparedRecord } from './prepared.ts';
import { takeRecord } from './take.ts';
import type { ImportRecord } from './rules/records.ts';

type Ops = (typeof imports)['operations'];

/** A row of `import`. */
export interface ImportRecordRow {
  seq: number;
  id: string;
  source_id: number;
  file: string;
  file_hash: string;
  size_bytes: number;
  format: ImportRow['format'];
  mode: ImportRow['mode'];
  options: string;
  mapping: string | null;
  state: ImportRow['state'];
  started_at: string;
  ended_at: string | null;
  by_id: string;
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  done_through: number;
}

export const importColumns =
  'seq, id, source_id, file, file_hash, size_bytes, format, mode, options, mapping, state, started_at, ended_at, by_id, ' +
  'rows_read, created, updated, unchanged, rejected, done_through';

/** @throws AppError `not-found` */
export function loadImport(db: ReadDb, id: string): ImportRecordRow {
  const row = db.maybe<ImportRecordRow>(`SELECT ${importColumns} FROM import WHERE id = ?`, id);
  if (!row) throw new AppError('not-found', { what: 'import' });
  return row;
}

/** Rows of an import by what became of them. */
export function countsOf(row: ImportRecordRow): Counts {
  const { created, updated, unchanged, rejected } = row;
  return { read: row.rows_read, created, updated, unchanged, rejected };
}

/** Opens the record of an import, or takes up the one that was cut off with the same file, mapping and mode. */
export function beginImport(input: Input<Ops['begin']>, context: CommandContext): Output<Ops['begin']> {
  const { db, now, actor, fact } = context;
  const mapping = input.mapping === null ? null : JSON.stringify(input.mapping);
  const options = JSON.stringify(input.options);
  const unfinished = db.maybe<ImportRecordRow>(
    `SELECT ${importColumns} FROM import WHERE file_hash = ? AND mode = ? AND mapping IS ? AND options = ?
       AND state IN ('running', 'stopped') AND (? IS NULL OR id = ?) ORDER BY seq DESC LIMIT 1`,
    input.fileHash,
    input.mode,
    mapping,
    options,
    input.resumeId ?? null,
    input.resumeId ?? null,
  );
  if (unfinished) {
    db.run("UPDATE import SET state = 'running' WHERE seq = ?", unfinished.seq);
    fact({ action: 'import.resumed', subject: unfinished.id });
    return {
      importId: unfinished.id,
      sourceId: unfinished.source_id,
      doneThrough: unfinished.done_through,
      counts: countsOf(unfinished),
    };
  }
  if (input.resumeId !== undefined) throw new AppError('file-changed');
  const id = newId('imp');
  const sourceId = addSource(db, {
    kind: 'import',
    at: now,
    byId: actor.personId,
    file: input.file,
    importId: id,
  });
  db.run(
    `INSERT INTO import (id, source_id, file, file_hash, size_bytes, format, mode, options, mapping, state, started_at,
       by_id, rows_read, created, updated, unchanged, rejected, done_through)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, 0, 0, 0, 0, 0, 0)`,
    id,
    sourceId,
    input.file,
    input.fileHash,
    input.sizeBytes,
    input.format,
    input.mode,
    options,
    mapping,
    now,
    actor.personId,
  );
  if (input.headerKey !== null && mapping !== null) {
    db.run(
      `INSERT INTO mapping (header_key, mapping, used_at) VALUES (?, ?, ?)
       ON CONFLICT (header_key) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
      input.headerKey,
      mapping,
      now,
    );
  }
  fact({ action: 'import.started', subject: id, params: { mode: input.mode, format: input.format } });
  return {
    importId: id,
    sourceId,
    doneThrough: 0,
    counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
  };
}

/** When the very same file was first read, if it ever was before. */
function knownSince(db: ReadDb, row: ImportRecordRow): string | null {
  return (
    db.maybe<{ at: string | null }>(
      'SELECT min(started_at) AS at FROM import WHERE file_hash = ? AND seq < ?',
      row.file_hash,
      row.seq,
    )?.at ?? null
  );
}

/** Applies a batch and notes the place reached, in one transaction: after a crash exactly the rest is left to do. */
export function applyBatch(input: Input<Ops['applyBatch']>, context: CommandContext): Counts {
  const { db, now, actor, fact } = context;
  const row = loadImport(db, input.importId);
  if (input.through <= row.done_through) throw new AppError('conflict', { what: 'batch' });
  const newSalt = newSalts();
  const taking = {
    source: input.sourceId,
    mode: input.mode,
    byId: actor.personId,
    now,
    knownSince: knownSince(db, row),
    committed: newBatchCommitments(db, newSalt),
    newSalt,
  };
  const rejected: RejectedRow[] = [...input.rejected];
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const appender = newAppender(db, now);
  for (const { line, record: sent } of input.records) {
    // Records come from `imports/rules`, in this process; the contract does not repeat their shape.
    let record = sent as ImportRecord | PreparedRecord;
    if (record.kind === 'prepared') {
      if (takePrepared(db, appender, record, line, taking)) {
        counts.created += 1;
        continue;
      }
      record = restore(record);
    }
    appender.flush();
    const taken = takeRecord(db, record, line, taking);
    if (taken.outcome === 'rejected') {
      rejected.push({ line, problem: taken.problem, text: rejectText(record, taken.problem) });
    } else counts[taken.outcome] += 1;
  }
  appender.flush();
  for (const reject of rejected) {
    db.run(
      'INSERT INTO import_reject (import_seq, line, problem, row_text) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      row.seq,
      reject.line,
      JSON.stringify(reject.problem),
      reject.text,
    );
  }
  db.run(
    `UPDATE import SET rows_read = rows_read + ?, created = created + ?, updated = updated + ?,
       unchanged = unchanged + ?, rejected = rejected + ?, done_through = ? WHERE seq = ?`,
    input.records.length + input.rejected.length,
    counts.created,
    counts.updated,
    counts.unchanged,
    rejected.length,
    input.through,
    row.seq,
  );
  const committed = taking.committed.write(row, input.through);
  if (committed) fact(committed);
  return countsOf(loadImport(db, input.importId));
}

/** What was put aside because of its account is kept whole: it will be wanted once the account is back. */
function rejectText(record: ImportRecord, problem: Problem): string {
  if (problem.code.startsWith('account-')) return JSON.stringify(record);
  return record.kind === 'event' ? record.name : (record.personaId ?? '');
}

/** Closes the record. */
export function finishImport(input: Input<Ops['finish']>, context: CommandContext): Output<Ops['finish']> {
  const { db, now, fact } = context;
  const row = loadImport(db, input.importId);
  db.run('UPDATE import SET state = ?, ended_at = ? WHERE seq = ?', input.state, now, row.seq);
  const counts = countsOf(row);
  fact({ action: `import.${input.state}`, subject: row.id, params: { ...counts } });
  return { counts };
}
