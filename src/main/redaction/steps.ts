/** The steps of a redaction: proposed, signed, cleared, finished. */
import { ProofReport, redaction as contract } from '#contracts/redaction.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { newId } from '../kit/ids.ts';
import type { CommandContext, JobContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { certificateHash, certify, isClean } from './certificate.ts';
import { bindingOf, refuseUnapproved, tickedOf } from './binding.ts';
import { clearRedaction, telltalesOfAll } from './clear.ts';
import { blockersOf, needsSecondPerson, secondPersonSetting } from './eligibility.ts';
import { refuseUnexported } from './exported.ts';
import { accountSeqsOf, countStores, planRedaction } from './plan.ts';
import { accountsOf, loadRedaction, redactionOf, scopeOf, type RedactionRow } from './store.ts';

type Ops = (typeof contract)['operations'];

/** Proposes what was planned; anything that changed since sends everybody back to the dry run. */
export async function proposeRedaction(
  input: Input<Ops['propose']>,
  context: JobContext,
): Promise<Output<Ops['propose']>> {
  const { db, folders, now } = context;
  const plan = planRedaction(db, input.accountIds, input.scope, folders.vault);
  if (plan.hash !== input.planHash) throw new AppError('stale', { what: 'redaction-plan' });
  const seqs = accountSeqsOf(db, input.accountIds);
  refuseBlocked(db, seqs, input.passOverOpenWork, now);
  refusePersonal(telltalesOfAll(db, seqs), input.basis);
  if (input.exportChoice === 'exported') refuseUnexported(db, seqs);
  const known = new Set(plan.mentions.map(({ id }) => id));
  const mentions = input.mentions.filter((id) => known.has(id));
  if (mentions.length < input.mentions.length) throw new AppError('stale', { what: 'redaction-plan' });
  return context.commit(contract.operations.insert, 'redaction.insert', {
    accountIds: input.accountIds,
    scope: input.scope,
    basis: input.basis,
    exportChoice: input.exportChoice,
    mentions,
    mentionsKept: plan.mentions.length - mentions.length,
    planHash: plan.hash,
    stores: plan.stores,
    origin: input.origin,
    passOverOpenWork: input.passOverOpenWork,
  });
}

function refuseBlocked(db: ReadDb, accountSeqs: readonly number[], passOver: boolean, now: string): void {
  for (const seq of accountSeqs) {
    const standing = blockersOf(db, seq, now).filter(({ passable }) => !(passable && passOver));
    if (standing[0]) throw new AppError('conflict', { what: 'redaction-blocked', by: standing[0].kind });
  }
}

/** What is written down about a redaction stays for ever: it must not name the person. */
function refusePersonal(telltales: readonly string[], basis: { reference: string; note: string }): void {
  for (const [field, text] of Object.entries({ reference: basis.reference, note: basis.note })) {
    const said = text.toLowerCase();
    if (telltales.some((one) => said.includes(one.toLowerCase()))) {
      throw new AppError('invalid-input', { field, rule: 'personal' });
    }
  }
}

/** Writes the proposal. */
export function insertRedaction(
  input: Input<Ops['insert']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['insert']> {
  const seqs = accountSeqsOf(db, input.accountIds);
  refuseBlocked(db, seqs, input.passOverOpenWork, now);
  if (input.exportChoice === 'exported') refuseUnexported(db, seqs);
  const id = newId('rdc');
  const state = needsSecondPerson(db) ? 'waiting' : 'ready';
  const { rowid } = db.run(
    `INSERT INTO redaction (id, state, origin, scope, reason, reference, note, export_choice, pass_over, plan_hash, stores,
       mentions, mentions_kept, proposed_at, proposed_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    state,
    input.origin,
    JSON.stringify(input.scope),
    input.basis.reason,
    input.basis.reference,
    input.basis.note,
    input.exportChoice,
    input.passOverOpenWork ? 1 : 0,
    input.planHash,
    JSON.stringify(input.stores),
    JSON.stringify(input.mentions),
    input.mentionsKept,
    now,
    actor.personId,
  );
  for (const seq of seqs) {
    db.run('INSERT INTO redaction_account (redaction_seq, account_seq) VALUES (?, ?)', rowid, seq);
  }
  for (const accountId of new Set(input.accountIds)) {
    fact({
      action: 'redaction.proposed',
      subject: accountId,
      params: { redaction: id, scope: input.scope.kind },
    });
  }
  return redactionOf(db, loadRedaction(db, id), actor);
}

/** The second person signs. @throws AppError `forbidden` for the first one, `stale` when something changed since */
export function approve(
  { id, binding }: Input<Ops['approve']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['approve']> {
  const row = loadRedaction(db, id);
  if (row.state !== 'waiting') throw new AppError('conflict', { what: 'redaction-state', state: row.state });
  if (row.proposed_by === actor.personId) throw new AppError('forbidden', { permission: 'second-person' });
  const accounts = accountsOf(db, row.seq);
  const { hash } = countStores(
    db,
    accounts.map(({ seq }) => seq),
    scopeOf(row),
  );
  if (hash !== row.plan_hash || binding !== bindingOf(row)) {
    throw new AppError('stale', { what: 'redaction-plan' });
  }
  db.run(
    "UPDATE redaction SET state = 'ready', decided_at = ?, decided_by = ? WHERE seq = ?",
    now,
    actor.personId,
    row.seq,
  );
  for (const account of accounts) {
    fact({ action: 'redaction.approved', subject: account.id, params: { redaction: id, binding } });
  }
  return redactionOf(db, loadRedaction(db, id), actor);
}

/** Ends a redaction that has not been run: withdrawn by whoever proposed it, declined by anybody else. */
export function decline(
  { id }: Input<Ops['decline']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['decline']> {
  const row = loadRedaction(db, id);
  if (row.state !== 'waiting' && row.state !== 'ready') {
    throw new AppError('conflict', { what: 'redaction-state', state: row.state });
  }
  const state = row.proposed_by === actor.personId ? 'withdrawn' : 'declined';
  db.run(
    'UPDATE redaction SET state = ?, decided_at = ?, decided_by = ? WHERE seq = ?',
    state,
    now,
    actor.personId,
    row.seq,
  );
  for (const account of accountsOf(db, row.seq)) {
    fact({ action: 'redaction.declined', subject: account.id, params: { redaction: id } });
  }
  return redactionOf(db, loadRedaction(db, id), actor);
}

/** Clears everything in one transaction. From here on the redaction cannot be taken back, only proven. */
export function clear(
  { id, rekeyed }: Input<Ops['clear']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['clear']> {
  const row = loadRedaction(db, id);
  if (row.state !== 'ready') throw new AppError('conflict', { what: 'redaction-state', state: row.state });
  const accounts = accountsOf(db, row.seq);
  const accountSeqs = accounts.map(({ seq }) => seq);
  const scope = scopeOf(row);
  // Between the look and this transaction somebody may have changed an account.
  if (countStores(db, accountSeqs, scope).hash !== row.plan_hash) {
    throw new AppError('stale', { what: 'redaction-plan' });
  }
  for (const account of accounts) refuseUnapproved(db, row, account.id);
  const mentions = tickedOf(row);
  clearRedaction(db, { id, scope, accountSeqs, mentions, rekeyed }, now);
  db.run("UPDATE redaction SET state = 'cleared', cleared_at = ? WHERE seq = ?", now, row.seq);
  for (const account of accounts) {
    fact({ action: 'redaction.cleared', subject: account.id, params: { redaction: id, scope: scope.kind } });
  }
  return redactionOf(db, loadRedaction(db, id), actor);
}

/** Certifies what the scan proved; what it found is written down and never called done. */
export function finish(input: Input<Ops['finish']>, context: CommandContext): Output<Ops['finish']> {
  const { db, now, fact } = context;
  for (const { id, report } of input.incomplete) {
    db.run("UPDATE redaction SET state = 'incomplete', report = ? WHERE id = ?", JSON.stringify(report), id);
    fact({ action: 'redaction.incomplete', subject: id, params: { found: report.found } });
  }
  const proven = scanned(db);
  for (const { row, report } of proven) {
    const certificate = certify(context, row, report, input);
    db.run(
      "UPDATE redaction SET state = 'proven', proven_at = ?, certificate = ? WHERE seq = ?",
      now,
      JSON.stringify(certificate),
      row.seq,
    );
    for (const account of accountsOf(db, row.seq)) {
      const params = { redaction: row.id, certificate: certificateHash(certificate) };
      fact({ action: 'redaction.proven', subject: account.id, params });
    }
  }
  return {
    proven: proven.length,
    incomplete: input.incomplete.length,
    done: proven.map(({ row }) => row.id),
  };
}

/** Redactions whose scan was clean: its report came with the rebuilt database. */
function scanned(db: ReadDb): { row: RedactionRow; report: ProofReport }[] {
  return db
    .all<RedactionRow>(
      "SELECT * FROM redaction WHERE state IN ('cleared', 'incomplete') AND report IS NOT NULL ORDER BY seq",
    )
    .map((row) => ({ row, report: ProofReport.parse(JSON.parse(row.report ?? '{}')) }))
    .filter(({ report }) => isClean(report));
}

/** Changes when a second person is asked for. */
export function setPolicy(
  { secondPerson }: Input<Ops['setPolicy']>,
  { db, fact }: CommandContext,
): Output<Ops['setPolicy']> {
  db.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    secondPersonSetting,
    JSON.stringify(secondPerson),
  );
  fact({ action: 'setting.changed', params: { key: secondPersonSetting, value: secondPerson } });
  return {};
}
