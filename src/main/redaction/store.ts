/** Rows of `redaction` and what the screens see of them. */
import type {
  PlannedStore,
  Redaction,
  RedactionReason,
  RedactionScope,
  RedactionState,
} from '#contracts/redaction.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { staffNames } from '../facts/index.ts';
import type { Actor } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { bindingOf, tickedOf } from './binding.ts';
import { exportedAt } from './exported.ts';

/** A row of `redaction`. */
export interface RedactionRow {
  seq: number;
  id: string;
  state: RedactionState;
  origin: Redaction['origin'];
  scope: string;
  reason: RedactionReason;
  reference: string;
  note: string;
  export_choice: Redaction['exportChoice'];
  pass_over: number;
  plan_hash: string;
  stores: string;
  mentions: string;
  mentions_kept: number;
  proposed_at: string;
  proposed_by: string;
  decided_at: string | null;
  decided_by: string | null;
  cleared_at: string | null;
  report: string | null;
  certificate: string | null;
  proven_at: string | null;
}

/** @throws AppError `not-found` */
export function loadRedaction(db: ReadDb, id: string): RedactionRow {
  const row = db.maybe<RedactionRow>('SELECT * FROM redaction WHERE id = ?', id);
  if (!row) throw new AppError('not-found', { what: 'redaction' });
  return row;
}

/** The accounts of a redaction. */
export function accountsOf(
  db: ReadDb,
  redactionSeq: number,
): { seq: number; id: string; reference_id: string | null }[] {
  return db.all(
    `SELECT account.seq, account.id, account.reference_id FROM redaction_account
     JOIN account ON account.seq = redaction_account.account_seq WHERE redaction_seq = ? ORDER BY account.seq`,
    redactionSeq,
  );
}

/** The scope as it was proposed. */
export function scopeOf(row: RedactionRow): RedactionScope {
  // Written from a checked scope.
  return JSON.parse(row.scope) as RedactionScope;
}

const listed = 20;

/** A redaction as a screen sees it, with what the actor may do. */
export function redactionOf(db: ReadDb, row: RedactionRow, actor: Actor): Redaction {
  const accounts = accountsOf(db, row.seq);
  const names = staffNames(db);
  const mayRedact = actor.permissions.includes('redact');
  return {
    id: row.id,
    state: row.state,
    scope: scopeOf(row),
    basis: { reason: row.reason, reference: row.reference, note: row.note },
    origin: row.origin,
    accounts: accounts.length,
    accountIds: accounts.slice(0, listed).map(({ id }) => id),
    referenceIds: accounts.slice(0, listed).map((account) => account.reference_id),
    stores: JSON.parse(row.stores) as PlannedStore[],
    mentionsRedacted: tickedOf(row).length,
    mentionsKept: row.mentions_kept,
    exportChoice: row.export_choice,
    exportedAt:
      row.export_choice === 'exported'
        ? exportedAt(
            db,
            accounts.map(({ seq }) => seq),
            row.proposed_at,
          )
        : null,
    binding: bindingOf(row),
    proposedAt: row.proposed_at,
    proposedBy: names.get(row.proposed_by) ?? row.proposed_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? row.decided_by),
    clearedAt: row.cleared_at,
    provenAt: row.proven_at,
    may: {
      approve: mayRedact && row.state === 'waiting' && row.proposed_by !== actor.personId,
      run: mayRedact && row.state === 'ready',
      withdraw: mayRedact && (row.state === 'waiting' || row.state === 'ready'),
    },
  };
}
