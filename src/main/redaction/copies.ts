/** Copies of a person's data that were made here and lie elsewhere. */
import type { KnownCopy } from '#contracts/redaction.ts';
import { outstandingCopies } from '../backup/index.ts';
import type { ReadDb } from '../kit/sql.ts';

/** Packages built for these accounts, backups that hold them sealed, and copies of the keys that open those. */
export function knownCopies(db: ReadDb, accountSeqs: readonly number[]): KnownCopy[] {
  const exported = accountSeqs.flatMap((seq) =>
    db.all<{ at: string }>(
      `SELECT at FROM fact WHERE action = 'account.exported' AND subject = (SELECT id FROM account WHERE seq = ?)
       ORDER BY seq`,
      seq,
    ),
  );
  const backups = db.all<{ label: string; at: string }>(
    'SELECT file AS label, at FROM backup_copy ORDER BY at',
  );
  // One more than the newest tombstone: every copy of the keys made so far opens what is redacted now.
  const next = db.one<{ seq: number }>('SELECT coalesce(max(seq), 0) + 1 AS seq FROM tombstone').seq;
  return [
    ...exported.map(({ at }) => ({ kind: 'export' as const, label: 'access package', at })),
    ...backups.map(({ label, at }) => ({ kind: 'backup' as const, label, at })),
    ...outstandingCopies(db, next).map(({ label, at }) => ({ kind: 'keyring' as const, label, at })),
  ];
}
