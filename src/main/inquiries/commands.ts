/** Deciding inquiries. */
import type { inquiries } from '#contracts/inquiries.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { addSource, changeAccount, changeFields, valueText } from '../accounts/index.ts';
import { newId } from '../kit/ids.ts';
import { inLists, refuseRestricted } from '../withdrawn/index.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { additionsOf, changesOf, compareInquiry, maskComparison, type Compared } from './compare.ts';
import { modelInForce, reverify } from './judging.ts';
import { incomingAt } from './queries.ts';
import { accountOfInquiry, loadInquiry, type InquiryRecordRow } from './store.ts';

type Ops = (typeof inquiries)['operations'];

/** Keeps a person's half-made resolutions of one inquiry. */
export function saveDraft(input: Input<Ops['saveDraft']>, context: CommandContext): Output<Ops['saveDraft']> {
  const { db, now, actor } = context;
  const inquiry = loadInquiry(db, input.id);
  refuseRestricted(context, { seq: inquiry.account_seq });
  if (inquiry.state === 'decided') throw new AppError('stale', { what: 'inquiry' });
  db.run(
    `INSERT INTO draft (inquiry_seq, by_id, account_version, resolutions, saved_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (inquiry_seq, by_id) DO UPDATE SET account_version = excluded.account_version,
       resolutions = excluded.resolutions, saved_at = excluded.saved_at`,
    inquiry.seq,
    actor.personId,
    input.accountVersion,
    JSON.stringify(input.resolutions),
    now,
  );
  return { savedAt: now };
}

const statusOf = { approve: 'approved', decline: 'declined', 'needs-review': 'needs_review' } as const;

/**
 * Decides, all in the one transaction of the command.
 * @throws AppError `stale` when the inquiry or the account is not as the person saw it, `invalid-input` with field
 *   `note` when something unresolved needs a word
 */
export function decide(input: Input<Ops['decide']>, context: CommandContext): Output<Ops['decide']> {
  const { db, now, actor, fact } = context;
  const inquiry = loadInquiry(db, input.id);
  refuseRestricted(context, { seq: inquiry.account_seq });
  if (inquiry.version !== input.version || inquiry.state === 'decided') {
    throw new AppError('stale', { what: 'inquiry' });
  }
  const account = accountOfInquiry(db, inquiry);
  if (account.version !== input.accountVersion) throw new AppError('stale', { what: 'account' });
  const compared = compareInquiry(inquiry, account, modelInForce(db).weights);
  if (input.outcome === 'approve') refuseUnexplained(compared, input);
  const changes =
    input.outcome === 'approve'
      ? [...changesOf(compared, input.resolutions), ...additionsOf(compared, input.resolutions)]
      : [];
  const source = addSource(db, {
    kind: 'inquiry',
    at: now,
    byId: actor.personId,
    inquiryId: inquiry.id,
    reason: input.reason,
  });
  const origin = { source, line: null };
  const changed = changeAccount(
    db,
    account,
    {
      fields: changeFields(compared.fields, changes, origin),
      origin,
      reason: input.reason,
      byId: actor.personId,
    },
    now,
  );
  const decisionId = writeDecision(context, inquiry, input, compared, account.version, changed.changeId);
  const status = statusOf[input.outcome];
  const final = input.outcome !== 'needs-review';
  db.run(
    `UPDATE inquiry SET status = ?, state = ?, outcome = ?, decided_at = ?, version = version + 1, updated_at = ?
     WHERE seq = ?`,
    status,
    final ? 'decided' : 'waiting',
    input.outcome,
    final ? now : null,
    now,
    inquiry.seq,
  );
  if (final) db.run('DELETE FROM draft WHERE inquiry_seq = ?', inquiry.seq);
  fact({
    action: `inquiry.${status.replace('_', '-')}`,
    subject: inquiry.id,
    params: { decision: decisionId, reason: input.reason },
  });
  if (changed.changeId !== null) {
    const fields = changed.changedFields.map((field) => (field.startsWith('custom:') ? 'custom' : field));
    fact({
      action: 'account.changed',
      subject: account.id,
      params: { change: changed.changeId, fields: fields.join(' ') },
    });
  }
  return {
    decisionId,
    accountVersion: changed.version,
    changedFields: [...changed.changedFields],
    nextId: nextWaiting(db, inquiry),
  };
}

/** "Same person" over an unresolved conflict, or without a decisive field, needs a sentence. */
function refuseUnexplained(compared: Compared, input: Input<Ops['decide']>): void {
  if (input.note.length >= 5) return;
  const resolved = new Set(
    input.resolutions.filter((one) => one.choice !== 'undecided').map((one) => one.field),
  );
  const open = compared.comparison.fields.find(
    (row) =>
      !resolved.has(row.field) &&
      (row.level === 'conflict' ||
        (row.decisive &&
          (row.level === 'one-sided' || row.level === 'not-compared') &&
          row.incoming === null)),
  );
  if (open) throw new AppError('invalid-input', { field: 'note', rule: 'needed', because: open.field });
}

function writeDecision(
  { db, now, actor }: CommandContext,
  inquiry: InquiryRecordRow,
  input: Input<Ops['decide']>,
  compared: Compared,
  accountVersion: number,
  changeId: string | null,
): string {
  const id = newId('dec');
  // Masked like what people saw: the sentences stay with the decision.
  const reverification = reverify(db, maskComparison(compared));
  db.run('UPDATE decision SET superseded = 1 WHERE inquiry_seq = ?', inquiry.seq);
  db.run(
    `INSERT INTO decision (id, inquiry_seq, at, by_id, outcome, reason, note, resolutions, comparison, account_version,
       change_id, superseded, model_id, policy_id, reverification) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
    id,
    inquiry.seq,
    now,
    actor.personId,
    input.outcome,
    input.reason,
    input.note,
    JSON.stringify(input.resolutions),
    JSON.stringify(compared.comparison),
    accountVersion,
    changeId,
    compared.weights.id,
    reverification.policyId,
    JSON.stringify(reverification),
  );
  return id;
}

function nextWaiting(db: ReadDb, inquiry: InquiryRecordRow): string | null {
  const next =
    db.maybe<{ id: string }>(
      `SELECT id FROM inquiry WHERE state = 'waiting' AND (received_at, seq) > (?, ?)${inLists('inquiry.account_seq')}
       ORDER BY received_at, seq LIMIT 1`,
      inquiry.received_at,
      inquiry.seq,
    ) ??
    db.maybe<{ id: string }>(
      `SELECT id FROM inquiry WHERE state = 'waiting' AND seq <> ?${inLists('inquiry.account_seq')}
       ORDER BY received_at, seq LIMIT 1`,
      inquiry.seq,
    );
  return next?.id ?? null;
}

/** Opens a decided inquiry again; its decision is kept as superseded. */
export function reopen(input: Input<Ops['reopen']>, context: CommandContext): Output<Ops['reopen']> {
  const { db, now, fact } = context;
  const inquiry = loadInquiry(db, input.id);
  refuseRestricted(context, { seq: inquiry.account_seq });
  if (inquiry.version !== input.version) throw new AppError('stale', { what: 'inquiry' });
  if (inquiry.state !== 'decided') throw new AppError('conflict', { what: 'not-decided' });
  db.run('UPDATE decision SET superseded = 1 WHERE inquiry_seq = ?', inquiry.seq);
  db.run(
    `UPDATE inquiry SET status = 'needs_review', state = 'waiting', outcome = 'needs-review', decided_at = NULL,
       version = version + 1, updated_at = ? WHERE seq = ?`,
    now,
    inquiry.seq,
  );
  // The reason is free text about a person's case: it is kept with the case, not in the log of facts.
  db.run('UPDATE inquiry SET note = ? WHERE seq = ?', joined(inquiry.note, input.reason), inquiry.seq);
  fact({ action: 'inquiry.reopened', subject: inquiry.id });
  return { version: inquiry.version + 1 };
}

function joined(note: string | null, reason: string): string {
  return note === null || note === '' ? reason : `${note}\n${reason}`;
}

/** The whole of an incoming value; that it was looked at is a fact. */
export function revealIncoming(input: Input<Ops['reveal']>, context: CommandContext): Output<Ops['reveal']> {
  const inquiry = loadInquiry(context.db, input.id);
  refuseRestricted(context, { seq: inquiry.account_seq });
  const value = incomingAt(inquiry, input.field, input.index);
  if (value === undefined) throw new AppError('not-found', { what: 'value' });
  context.fact({ action: 'inquiry.revealed', subject: inquiry.id, params: { field: input.field } });
  return { value, text: valueText(input.field, value) };
}
