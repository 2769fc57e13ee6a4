/** Imports: the door of the room. */
import { imports as contract, type Mapping, type RejectedRow } from '#contracts/imports.ts';
import type { Problem } from '#contracts/kit/common.ts';
import { staffNames } from '../facts/index.ts';
import { room } from '../kit/room.ts';
import { masked } from '../masked.ts';
import { refuseRestricted } from '../withdrawn/index.ts';
import { checkCommitment } from './check-committed.ts';
import {
  applyBatch,
  beginImport,
  countsOf,
  finishImport,
  importColumns,
  loadImport,
  type ImportRecordRow,
} from './commands.ts';

export type {
  ImportRecord,
  AccountRecord,
  InquiryInstants,
  InquiryRecord,
  RelatedRecord,
} from './rules/records.ts';
export { toPersona } from './rules/to-persona.ts';

/** Readers are many and only the job thread needs them: the other threads start without. */
const jobs = () => import('./jobs.ts');

/** Imports the file at a path: for what brings files of its own. */
export const importFile: Jobs['importFile'] = async (...args) => (await jobs()).importFile(...args);
type Jobs = Awaited<ReturnType<typeof jobs>>;

export const imports = room(contract, {
  preview: async (input, context) => (await jobs()).preview(input, context),
  dryRun: async (input, context) => (await import('./dry-run.ts')).dryRun(input, context),
  run: async (input, context) => (await jobs()).run(input, context),
  resume: async (input, context) => (await jobs()).resume(input, context),
  saveRejected: async (input, context) => (await import('./save-rejected.ts')).saveRejected(input, context),
  begin: beginImport,
  applyBatch,
  stretchHash: ({ importId, fileHash }, { db }) => {
    db.run('UPDATE import SET file_hash = ? WHERE id = ?', fileHash, importId);
    return {};
  },
  finish: finishImport,
  checkCommitment: (input, context) => {
    refuseRestricted(context, { id: input.accountId });
    return checkCommitment(input, context.db);
  },
  list: (input, { db }) => {
    const before = Number(input.after ?? Number.MAX_SAFE_INTEGER);
    const rows = db.all<ImportRecordRow>(
      `SELECT ${importColumns} FROM import WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
      before,
      input.limit + 1,
    );
    const names = staffNames(db);
    const page = rows.slice(0, input.limit);
    return {
      imports: page.map((row) => ({
        id: row.id,
        file: row.file,
        format: row.format,
        mode: row.mode,
        state: row.state,
        startedAt: row.started_at,
        endedAt: row.ended_at,
        by: names.get(row.by_id) ?? row.by_id,
        counts: countsOf(row),
        sizeBytes: row.size_bytes,
      })),
      next: rows.length > input.limit ? String(page.at(-1)?.seq ?? 0) : null,
    };
  },
  rejected: (input, { db }) => {
    const row = loadImport(db, input.importId);
    const mapping = row.mapping === null ? null : (JSON.parse(row.mapping) as Mapping);
    const rows = db
      .all<{ line: number; problem: string; row_text: string }>(
        'SELECT line, problem, row_text FROM import_reject WHERE import_seq = ? AND line > ? ORDER BY line LIMIT ?',
        row.seq,
        input.after,
        input.limit + 1,
      )
      .map((reject): RejectedRow => ({
        line: reject.line,
        problem: JSON.parse(reject.problem) as Problem,
        text: masked('import_reject.row_text', reject.row_text, { mapping }),
      }));
    const page = rows.slice(0, input.limit);
    return { rows: page, next: rows.length > input.limit ? (page.at(-1)?.line ?? null) : null };
  },
});
