/** The last look before a redaction runs, and what has to be ready before anything is cleared. */
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { redaction, Rekeyed } from '#contracts/redaction.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { readDocument } from '../documents/index.ts';
import { newId } from '../kit/ids.ts';
import type { QueryContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { sealFile } from '../vault/index.ts';
import { refuseUnapproved } from './binding.ts';
import { chosenValues } from './chosen-fields.ts';
import { stagedTelltales } from './clear.ts';
import { blockersOf } from './eligibility.ts';
import { sealNeedles } from './needles.ts';
import { countStores, diskNeeded } from './plan.ts';
import { findStaged, stagedTexts } from './staged.ts';
import { accountsOf, loadRedaction, scopeOf, type RedactionRow } from './store.ts';
import { afterDay, textsOf, valuesOf } from './values.ts';

type Op = (typeof redaction)['operations']['begin'];

/**
 * Refuses what must not run, seals the values that the proof will look for, and seals documents that stay under a new
 * key of their account.
 */
export async function beginRedaction(input: Input<Op>, context: QueryContext): Promise<Output<Op>> {
  const { db, folders } = context;
  const row = loadRedaction(db, input.id);
  const accounts = accountsOf(db, row.seq);
  assertMayRun(db, row, accounts, input.typed, context.now);
  const { needed, free } = diskNeeded(folders.vault);
  if (free < needed) throw new AppError('disk-full', { neededBytes: needed, freeBytes: free });
  const values = valuesToFind(
    db,
    row,
    accounts.map(({ seq }) => seq),
  );
  const key = Buffer.from(input.key, 'base64');
  try {
    await sealNeedles(folders.vault, row.id, key, [...values]);
  } finally {
    key.fill(0);
  }
  const rekeyed: Rekeyed[] = [];
  for (const account of accounts) {
    const one = await resealKept(context, row, account);
    if (one) rekeyed.push(one);
  }
  return { values: values.size, rekeyed };
}

function assertMayRun(
  db: ReadDb,
  row: RedactionRow,
  accounts: readonly { seq: number; id: string; reference_id: string | null }[],
  typed: string,
  now: string,
): void {
  if (row.state !== 'ready') throw new AppError('conflict', { what: 'redaction-state', state: row.state });
  const [first] = accounts;
  const expected =
    accounts.length === 1 && first ? (first.reference_id ?? first.id) : String(accounts.length);
  if (typed !== expected) throw new AppError('invalid-input', { field: 'typed', rule: 'match' });
  for (const { seq, id } of accounts) {
    const standing = blockersOf(db, seq, now).filter(
      (blocker) => blocker.id !== row.id && !(blocker.passable && row.pass_over === 1),
    );
    if (standing[0])
      throw new AppError('conflict', { what: 'redaction-blocked', by: standing[0].kind, account: id });
    refuseUnapproved(db, row, id);
  }
  const { hash } = countStores(
    db,
    accounts.map(({ seq }) => seq),
    scopeOf(row),
  );
  if (hash !== row.plan_hash) throw new AppError('stale', { what: 'redaction-plan' });
}

/** Everything that must be nowhere afterwards. */
function valuesToFind(db: ReadDb, row: RedactionRow, accountSeqs: readonly number[]): Set<string> {
  const scope = scopeOf(row);
  const values = new Set<string>();
  for (const seq of accountSeqs) {
    const own = scope.kind === 'fields' ? chosenValues(db, seq, scope.fields) : valuesOf(db, seq, scope);
    for (const value of own) values.add(value);
  }
  // The rows' other cells may be other persons': only whole rows of a whole account are looked for.
  if (scope.kind === 'account') {
    const staged = findStaged(db, stagedTelltales(db, accountSeqs, scope));
    for (const text of stagedTexts(db, staged)) for (const value of textsOf(text)) values.add(value);
  }
  return values;
}

/**
 * The account's key is destroyed in any case, because older backups are sealed under it; documents that stay are sealed
 * under a new one first. Null when the account has no key, or none of its documents stays.
 */
async function resealKept(
  context: QueryContext,
  row: RedactionRow,
  account: { seq: number; id: string },
): Promise<Rekeyed | null> {
  const { db, keys, folders } = context;
  const scope = scopeOf(row);
  const stays =
    scope.kind === 'fields'
      ? db.all<{ id: string }>(
          'SELECT id FROM document WHERE account_seq = ? AND blob IS NOT NULL',
          account.seq,
        )
      : scope.kind === 'until'
        ? db.all<{ id: string }>(
            'SELECT id FROM document WHERE account_seq = ? AND blob IS NOT NULL AND added_at >= ?',
            account.seq,
            afterDay(scope.day),
          )
        : [];
  if (stays.length === 0) return null;
  const { key, wrapped } = keys.create(account.id);
  const documents: { id: string; blob: string }[] = [];
  try {
    for (const { id } of stays) {
      const blob = newId('blob').slice(5);
      const { bytes } = readDocument(context, id);
      await sealFile(key, bytes, join(folders.documents, blob), id);
      bytes.fill(0);
      documents.push({ id, blob });
    }
  } catch (error) {
    for (const { blob } of documents) unlinkSync(join(folders.documents, blob));
    throw error;
  } finally {
    key.fill(0);
  }
  return {
    accountSeq: account.seq,
    keyId: newId('key').slice(4),
    wrapped: wrapped.toString('base64'),
    documents,
  };
}
