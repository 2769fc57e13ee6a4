/** A new master key, as far as the database knows of it: in the rebuilt copy, before that takes the old one's place. */
import { join } from 'node:path';
import { openDb, inTransaction, type WriteDb } from '../kit/sql.ts';
import {
  auditKeys,
  checkpointWhole,
  openConnection,
  rebuildDatabase,
  REBUILT_FILE,
  ringKeys,
} from '../vault/index.ts';
import type { Rewrapping } from './messages.ts';

/**
 * Builds the database anew under the next page key, and in the copy wraps the accounts' keys and the signing key under the
 * new master key's; everybody but one person is without access. All keys are wiped.
 *
 * @throws AppError 'busy', 'disk-full', 'vault-damaged'
 */
export function rewrapDatabase(
  folder: string,
  pageKey: Buffer,
  nextKey: Buffer,
  rings: Rewrapping,
  phase: (name: string) => void,
): void {
  rebuildDatabase(folder, pageKey, nextKey, phase);
  phase('rewrap');
  const connection = openConnection(join(folder, REBUILT_FILE), nextKey, 'writer');
  try {
    const db = openDb(connection);
    inTransaction(db, () => {
      rewrapAccountKeys(db, rings);
      rewrapSigningKeys(db, rings);
      db.run('UPDATE person SET active = 0 WHERE id <> ?', rings.keeps);
      // Made anew by the next backup.
      db.run('DELETE FROM unclaimed_key');
    });
    checkpointWhole(connection);
  } finally {
    connection.close();
    for (const key of [...rings.ringKeys, ...rings.auditKeys]) key.fill(0);
  }
}

function rewrapAccountKeys(db: WriteDb, { ringKeys: [old, next] }: Rewrapping): void {
  const [before, after] = [ringKeys(Buffer.from(old)), ringKeys(Buffer.from(next))];
  const select = `SELECT account_seq AS seq, account.id, wrapped FROM account_key
    JOIN account ON account.seq = account_seq WHERE account_seq > ? ORDER BY account_seq LIMIT 10000`;
  for (let last = 0; ;) {
    const rows = db.all<{ seq: number; id: string; wrapped: Uint8Array }>(select, last);
    for (const { seq, id, wrapped } of rows) {
      const key = before.unwrap(id, wrapped);
      db.run('UPDATE account_key SET wrapped = ? WHERE account_seq = ?', after.wrap(id, key), seq);
      key.fill(0);
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.seq;
  }
}

function rewrapSigningKeys(db: WriteDb, { auditKeys: [old, next], vaultId }: Rewrapping): void {
  const [before, after] = [auditKeys(Buffer.from(old), vaultId), auditKeys(Buffer.from(next), vaultId)];
  const rows = db.all<{ number: number; private: Uint8Array }>(
    'SELECT number, private FROM fact_key WHERE private IS NOT NULL',
  );
  for (const row of rows) {
    const secret = before.unwrap(row.number, row.private);
    db.run('UPDATE fact_key SET private = ? WHERE number = ?', after.wrap(row.number, secret), row.number);
    secret.fill(0);
  }
}
