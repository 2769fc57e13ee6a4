/** Taking the data out of all tables, in one transaction: everything of a redaction, or nothing. */
import { createHash } from 'node:crypto';
import type { RedactionScope, Rekeyed } from '#contracts/redaction.ts';
import { clearAccount, forgetSalt } from '../accounts/index.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { chosenValues, clearChosen } from './chosen-fields.ts';
import { blackOut } from './mentions.ts';
import { clearStaged, findStaged } from './staged.ts';
import { clearedColumns, reached, telltalesOf } from './values.ts';

/** What clearing one redaction needs to know. */
export interface Clearing {
  readonly id: string;
  readonly scope: RedactionScope;
  readonly accountSeqs: readonly number[];
  readonly mentions: readonly string[];
  readonly rekeyed: readonly Rekeyed[];
}

/** Clears all accounts of a redaction and lays their tombstones. Answers how many mentions were blacked out. */
export function clearRedaction(db: WriteDb, clearing: Clearing, now: string): number {
  const telltales = telltalesOfAll(db, clearing.accountSeqs);
  const mentions = blackOut(db, clearing.id, clearing.mentions, telltales);
  clearStaged(db, findStaged(db, stagedTelltales(db, clearing.accountSeqs, clearing.scope)));
  const rekeyed = new Map(clearing.rekeyed.map((one) => [one.accountSeq, one]));
  for (const accountSeq of clearing.accountSeqs) {
    layTombstone(db, accountSeq, clearing, now);
    clearOne(db, accountSeq, clearing.scope, now);
    const key = rekeyed.get(accountSeq);
    if (key) takeKey(db, key);
  }
  return mentions;
}

/** What tells a row of nobody's as one to be emptied: words for the person, or values of the chosen fields. */
export function stagedTelltales(db: ReadDb, accountSeqs: readonly number[], scope: RedactionScope): string[] {
  if (scope.kind === 'account') return telltalesOfAll(db, accountSeqs);
  if (scope.kind !== 'fields') return [];
  const values = accountSeqs.flatMap((seq) => [...chosenValues(db, seq, scope.fields)]);
  return [...new Set(values)].filter((value) => [...value].length >= leastTelling);
}

/** A shorter value stands in too many rows to tell whose one is. */
const leastTelling = 5;

/** How people would write of all persons of a redaction. */
export function telltalesOfAll(db: ReadDb, accountSeqs: readonly number[]): string[] {
  return [...new Set(accountSeqs.flatMap((seq) => telltalesOf(db, seq)))];
}

function clearOne(db: WriteDb, accountSeq: number, scope: RedactionScope, now: string): void {
  for (const { table, where, more } of reached(scope)) {
    // The account's row and its index words change together.
    if (table.table === 'account') continue;
    if (table.deleted) {
      db.run(`DELETE FROM ${table.table} WHERE ${where}`, accountSeq, ...more);
      continue;
    }
    const sets = clearedColumns(table).map(([column, cleared]) => `${column} = ${cleared}`);
    // `now` is our own clock's text, of fixed form. It keeps the document a row came from from filling it again.
    if (table.table === 'inquiry' || table.table === 'related') sets.push(`redacted_at = '${now}'`);
    if (table.table === 'inquiry') sets.push(...endedInquiry(now));
    db.run(`UPDATE ${table.table} SET ${sets.join(', ')} WHERE ${where}`, accountSeq, ...more);
  }
  forgetSalt(db, accountSeq);
  if (scope.kind === 'account') clearAccount(db, accountSeq, now);
  if (scope.kind === 'fields') clearChosen(db, accountSeq, scope.fields, now);
}

/** An inquiry without its data cannot wait for a decision. */
function endedInquiry(now: string): string[] {
  return ["state = 'decided'", 'version = version + 1', `updated_at = '${now}'`];
}

function takeKey(db: WriteDb, { accountSeq, keyId, wrapped, documents }: Rekeyed): void {
  db.run(
    'INSERT INTO account_key (account_seq, wrapped, key_id) VALUES (?, ?, ?)',
    accountSeq,
    Buffer.from(wrapped, 'base64'),
    keyId,
  );
  for (const { id, blob } of documents) db.run('UPDATE document SET blob = ? WHERE id = ?', blob, id);
}

interface TombstoneRow {
  seq: number;
  hash: Uint8Array;
}

/**
 * One tombstone: it names the account by our own id and the key that was destroyed, chained to the one before.
 * @source docs/vault-format.md, "Tombstones"
 */
function layTombstone(db: WriteDb, accountSeq: number, { id, scope }: Clearing, now: string): void {
  const last = db.maybe<TombstoneRow>('SELECT seq, hash FROM tombstone ORDER BY seq DESC LIMIT 1');
  const seq = (last?.seq ?? 0) + 1;
  const account = db.one<{ id: string; key_id: string | null }>(
    'SELECT id, key_id FROM account LEFT JOIN account_key ON account_seq = account.seq WHERE account.seq = ?',
    accountSeq,
  );
  const row = [seq, account.id, id, now, scope.kind, account.key_id ?? ''] as const;
  const hash = createHash('sha256')
    .update('casefold tombstone 1\0')
    .update(last?.hash ?? Buffer.alloc(32))
    .update(JSON.stringify(row))
    .digest();
  db.run(
    'INSERT INTO tombstone (seq, account_id, redaction_id, at, scope, key_id, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...row,
    hash,
  );
}
