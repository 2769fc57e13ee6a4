/** A new master key, as far as the database knows of it: in the rebuilt copy, before that takes the old one's place. */
import { join } from 'node:path';
import { appendFact, replaceKey } from '../facts/index.ts';
import { nowInstant } from '../kit/clock.ts';
import { openDb, inTransaction, type WriteDb } from '../kit/sql.ts';
import {
  auditKeys,
  checkpointWhole,
  openConnection,
  rebuildDatabase,
  REBUILT_FILE,
  ringKeys,
  type AuditKeys,
  type RingKeys,
} from '../vault/index.ts';
import type { Rewrapping } from './messages.ts';

/**
 * Builds the database anew under the next page key, and in the copy wraps the accounts' keys under the new master key's and
 * makes a new signing key; everybody but one person is without access. All keys are wiped.
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
  const { vaultId, auditKeys: wraps } = rings;
  const logs: Logs = [auditKeys(inPlace(wraps[0]), vaultId), auditKeys(inPlace(wraps[1]), vaultId)];
  const connection = openConnection(join(folder, REBUILT_FILE), nextKey, 'writer');
  try {
    const db = openDb(connection);
    inTransaction(db, () => {
      const keys = rewrapAccountKeys(db, rings);
      const { changes } = db.run('UPDATE person SET active = 0 WHERE id <> ? AND active = 1', rings.keeps);
      // Made anew by the next backup.
      db.run('DELETE FROM unclaimed_key');
      tellAndSign(db, logs, keys, rings, changes);
    });
    checkpointWhole(connection);
  } finally {
    connection.close();
    for (const key of [...rings.ringKeys, ...rings.auditKeys]) key.fill(0);
  }
}

/** The same bytes, not a copy: wiping one wipes the other. */
const inPlace = (key: Uint8Array): Buffer => Buffer.from(key.buffer, key.byteOffset, key.byteLength);

/** @returns the accounts' keys as they are wrapped now */
function rewrapAccountKeys(db: WriteDb, { ringKeys: [old, next] }: Rewrapping): RingKeys {
  const [before, after] = [ringKeys(inPlace(old)), ringKeys(inPlace(next))];
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
    if (!end) return after;
    last = end.seq;
  }
}

/** Under the audit key before, and under the one after. */
type Logs = readonly [AuditKeys, AuditKeys];

/**
 * Tells what is done, and replaces the key that signs: an old backup holds the private half of the one before, wrapped as
 * a new master key does not reach it. What is in the log up to here is signed by the old key, and so is the new one.
 */
function tellAndSign(
  db: WriteDb,
  [before, after]: Logs,
  keys: RingKeys,
  rings: Rewrapping,
  people: number,
): void {
  const { keeps, place } = rings;
  const now = nowInstant();
  const fact = { action: 'vault.master-key-replaced', subject: keeps, params: { people } };
  appendFact(db, fact, { at: now, byId: keeps, place, keys });
  replaceKey({ db, now, factKeys: before, keys, place }, after);
}
