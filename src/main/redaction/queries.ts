/** What the screens of redaction read. */
import type { redaction, Redaction } from '#contracts/redaction.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { parseFields } from '../accounts/index.ts';
import type { Actor } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { blockersOf, needsSecondPerson } from './eligibility.ts';
import { lastExport } from './exported.ts';
import { redactionOf, type RedactionRow } from './store.ts';

type Ops = (typeof redaction)['operations'];

/** What stands against redacting an account, and what it holds that could be chosen. */
export function checkAccount(db: ReadDb, accountId: string, now: string): Output<Ops['check']> {
  const account = db.maybe<{ seq: number; reference_id: string | null; fields: string }>(
    'SELECT seq, reference_id, fields FROM account WHERE id = ?',
    accountId,
  );
  if (!account) throw new AppError('not-found', { what: 'account' });
  const blockers = blockersOf(db, account.seq, now);
  const documents = db.all<{ id: string; kind: string; added_at: string }>(
    'SELECT id, kind, added_at FROM document WHERE account_seq = ? AND blob IS NOT NULL ORDER BY seq',
    account.seq,
  );
  return {
    accountId,
    referenceId: account.reference_id,
    blockers,
    allowed: blockers.every(({ passable }) => passable),
    secondPerson: needsSecondPerson(db),
    fields: Object.entries(parseFields(account.fields))
      .filter(([, entries]) => entries.length > 0)
      // Keys of stored fields are account fields: only checked changes write them.
      .map(([field, entries]) => ({ field: field, values: entries.length })),
    documents: documents.map(({ id, kind, added_at: addedAt }) => ({ id, kind, addedAt })),
    lastExport: lastExport(db, account.seq),
    pending: blockers.flatMap(({ kind, id }) => (kind === 'in-redaction' && id !== undefined ? [id] : [])),
  };
}

/** Redactions, newest first. */
export function listRedactions(db: ReadDb, input: Input<Ops['list']>, actor: Actor): Redaction[] {
  const conditions = ['1'];
  const values: (string | number)[] = [];
  if (input.accountId !== undefined) {
    conditions.push(
      `seq IN (SELECT redaction_seq FROM redaction_account
         WHERE account_seq = (SELECT seq FROM account WHERE id = ?))`,
    );
    values.push(input.accountId);
  }
  if (input.state !== undefined) {
    conditions.push('state = ?');
    values.push(input.state);
  }
  return db
    .all<RedactionRow>(
      `SELECT * FROM redaction WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT ?`,
      ...values,
      input.limit,
    )
    .map((row) => redactionOf(db, row, actor));
}
