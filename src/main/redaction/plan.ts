/** The dry run: what a redaction would take away, by store, and a hash that binds an approval to it. */
import { createHash } from 'node:crypto';
import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedStore, RedactionPlan, RedactionScope } from '#contracts/redaction.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { ReadDb } from '../kit/sql.ts';
import { stagedTelltales, telltalesOfAll } from './clear.ts';
import { knownCopies } from './copies.ts';
import { findMentions } from './mentions.ts';
import { findStaged } from './staged.ts';
import { reached } from './values.ts';

/** Accounts by id, each once, in their own order: a plan is the same whatever the order asked. @throws AppError `not-found` */
export function accountSeqsOf(db: ReadDb, ids: readonly string[]): number[] {
  const seqs = [...new Set(ids)].map((id) => {
    const row = db.maybe<{ seq: number }>('SELECT seq FROM account WHERE id = ?', id);
    if (!row) throw new AppError('not-found', { what: 'account' });
    return row.seq;
  });
  return seqs.sort((a, b) => a - b);
}

/** Rows by store, and the hash over what was counted. Cheap: nothing is searched. */
export function countStores(
  db: ReadDb,
  accountSeqs: readonly number[],
  scope: RedactionScope,
): { stores: Map<PlannedStore['store'], { rows: number; bytes: number }>; hash: string } {
  const stores = new Map<PlannedStore['store'], { rows: number; bytes: number }>();
  const hash = createHash('sha256').update(`casefold redaction plan 1\0${JSON.stringify(scope)}`);
  const add = (store: PlannedStore['store'] | undefined, rows: number, bytes = 0): void => {
    if (store === undefined || rows === 0) return;
    const line = stores.get(store) ?? { rows: 0, bytes: 0 };
    stores.set(store, { rows: line.rows + rows, bytes: line.bytes + bytes });
  };
  for (const seq of accountSeqs) {
    const { id, version } = db.one<{ id: string; version: number }>(
      'SELECT id, version FROM account WHERE seq = ?',
      seq,
    );
    hash.update(`\0${id}\0${String(version)}`);
    for (const { table, where, more } of reached(scope)) {
      const bytes = table.table === 'document' ? 'coalesce(sum(size_bytes), 0)' : '0';
      const counted = db.one<{ rows: number; bytes: number }>(
        `SELECT count(*) AS rows, ${bytes} AS bytes FROM ${table.table} WHERE ${where}`,
        seq,
        ...more,
      );
      hash.update(`\0${table.table}\0${String(counted.rows)}`);
      // An account is one row; what people count are its values.
      add(table.store, table.store === 'fields' ? valuesHeld(db, seq) : counted.rows, counted.bytes);
    }
    if (scope.kind === 'fields') add('fields', valuesHeld(db, seq, scope.fields));
    if (scope.kind === 'account' || scope.kind === 'fields') add('search-index', 1);
  }
  return { stores, hash: hash.digest('hex') };
}

/** How many values an account has on file, in all fields or in some. */
function valuesHeld(db: ReadDb, accountSeq: number, fields?: readonly string[]): number {
  return db.one<{ n: number }>(
    `SELECT coalesce(sum(json_array_length(held.value)), 0) AS n FROM account, json_each(account.fields) AS held
     WHERE seq = ? AND (? IS NULL OR held.key IN (SELECT value FROM json_each(?)))`,
    accountSeq,
    fields === undefined ? null : 1,
    JSON.stringify(fields ?? []),
  ).n;
}

/** The whole dry run. */
export function planRedaction(
  db: ReadDb,
  accountIds: readonly string[],
  scope: RedactionScope,
  vaultFolder: string,
): RedactionPlan {
  const accountSeqs = accountSeqsOf(db, accountIds);
  const { stores, hash } = countStores(db, accountSeqs, scope);
  const whole = scope.kind === 'account';
  const telltales = telltalesOfAll(db, accountSeqs);
  const { mentions, cut } = whole
    ? findMentions(db, new Set(accountSeqs), telltales)
    : { mentions: [], cut: false };
  const staged = findStaged(db, stagedTelltales(db, accountSeqs, scope)).length;
  return {
    hash,
    accounts: accountSeqs.length,
    stores: [
      ...[...stores].map(([store, { rows, bytes }]) => ({
        store,
        rows,
        ...(store === 'documents' ? { bytes } : {}),
      })),
      ...(staged > 0 ? [{ store: 'staged-rows' as const, rows: staged }] : []),
    ],
    mentions,
    mentionsCut: cut,
    copies: knownCopies(db, accountSeqs),
    disk: diskNeeded(vaultFolder),
  };
}

/** The rebuilt database lies beside the old one, and its pages go through a log once. */
export function diskNeeded(vaultFolder: string): { needed: number; free: number } {
  const size = ['vault.db', 'vault.db-wal']
    .map((name) => statSync(join(vaultFolder, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, one) => sum + one, 0);
  const disk = statfsSync(vaultFolder);
  return { needed: Math.ceil(size * 2.5), free: disk.bavail * disk.bsize };
}
