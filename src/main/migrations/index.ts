/** The history of all tables: one file a step, listed by hand, numbers growing. A step never changes once released. */
import { AppError } from '#contracts/kit/errors.ts';
import { inTransaction, type WriteDb } from '../kit/sql.ts';
import * as first from './0010-first.ts';
import * as redaction from './0020-redaction.ts';
import * as audit from './0030-audit.ts';
import * as retention from './0040-retention.ts';
import * as backups from './0050-backups.ts';
import * as similarNames from './0060-similar-names.ts';
import * as learning from './0061-learning.ts';
import * as clockReason from './0062-clock-reason.ts';
import * as duplicates from './0070-duplicates.ts';
import * as importCommitments from './0072-import-commitments.ts';
import * as blackedOut from './0076-blacked-out.ts';

/** One step. `up` is SQL without parameters. */
export interface Migration {
  readonly version: number;
  readonly describe: string;
  readonly up: string;
}

export const migrations: readonly Migration[] = [
  first,
  redaction,
  audit,
  retention,
  backups,
  similarNames,
  learning,
  clockReason,
  duplicates,
  importCommitments,
  blackedOut,
];

/** The version a vault has after all steps. */
export const newestVersion = migrations.at(-1)?.version ?? 0;

/**
 * Brings the tables up to date, all pending steps in one transaction.
 * @param to the version to stop at: that of rows which are to be put in before the rest; absent: the newest
 * @throws AppError `vault-newer` when the vault was written by a newer program
 */
export function migrate(db: WriteDb, to: number = newestVersion): void {
  const at = db.one<{ user_version: number }>('PRAGMA user_version').user_version;
  if (at > newestVersion) throw new AppError('vault-newer', { found: at, known: newestVersion });
  const pending = migrations.filter((step) => step.version > at && step.version <= to);
  if (pending.length === 0) return;
  inTransaction(db, () => {
    for (const step of pending) db.exec(step.up);
    db.exec(`PRAGMA user_version = ${Math.min(to, newestVersion)}`);
  });
}
