/** Changing accounts. */
import type { accounts, AccountField, FieldValue } from '#contracts/accounts.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { emptyPerson } from '#contracts/person.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { addTags } from '../tags/index.ts';
import { refuseRestricted } from '../withdrawn/index.ts';
import { addSource } from './provenance.ts';
import { changeFields } from './rules/change-fields.ts';
import { parseFields, valueText, type StoredEntry } from './rules/stored.ts';
import {
  changeAccount,
  entriesOf,
  headerFields,
  insertAccount,
  loadAccount,
  newFields,
  type AccountRecordRow,
  type Changed,
} from './store.ts';

type Ops = (typeof accounts)['operations'];

/** Makes an account by hand. */
export function createAccount(input: Input<Ops['create']>, context: CommandContext): Output<Ops['create']> {
  const { db, now, actor, fact } = context;
  if (db.maybe('SELECT 1 AS found FROM account WHERE reference_id = ?', input.referenceId)) {
    throw new AppError('conflict', { what: 'reference-id' });
  }
  const source = addSource(db, { kind: 'created', at: now, byId: actor.personId });
  const origin = { source, line: null };
  const adds = input.fields.map((field) => ({ action: 'add' as const, ...field }));
  const fields = changeFields(newFields(emptyPerson(), {}), adds, origin);
  const made = insertAccount(
    db,
    {
      referenceId: input.referenceId,
      type: input.type,
      status: input.status,
      fields,
      createdAt: now,
      origin,
    },
    now,
  );
  fact({ action: 'account.created', subject: made.id });
  for (const tag of addTags(db, made.seq, input.tags, now)) {
    fact({ action: 'account.tag-added', subject: made.id, params: { tag } });
  }
  return { id: made.id, version: 1 };
}

/** Changes an account that stands at the version the person saw. */
export function updateAccount(input: Input<Ops['update']>, context: CommandContext): Output<Ops['update']> {
  const { db, now, actor, fact } = context;
  const row = loadAccount(db, { id: input.id });
  refuseRestricted(context, { seq: row.seq });
  if (row.version !== input.version) throw new AppError('stale', { what: 'account' });
  const source = addSource(db, { kind: 'edit', at: now, byId: actor.personId, reason: input.reason });
  const origin = { source, line: null };
  const fields = changeFields(parseFields(row.fields), input.changes, origin);
  const { referenceId, status, type } = input.header;
  const header = {
    ...(referenceId === undefined ? {} : { referenceId }),
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { type }),
  };
  const changed = changeAccount(
    db,
    row,
    { fields, header, origin, reason: input.reason, byId: actor.personId },
    now,
  );
  if (changed.changeId !== null)
    fact({ action: 'account.changed', subject: row.id, params: factParams(changed) });
  return { version: changed.version, changeId: changed.changeId };
}

function factParams(changed: Changed): Record<string, string | number> {
  return { change: changed.changeId ?? '', fields: changed.changedFields.map(fieldName).join(' ') };
}

/** Keys of custom fields may say something about the person: a fact names only that it was one. */
function fieldName(field: string): string {
  return field.startsWith('custom:') ? 'custom' : field;
}

interface ChangeRow {
  seq: number;
  id: string;
  account_seq: number;
  undone_by: string | null;
}

/** Takes a change back, if each of its fields still stands as that change left it. */
export function undoChange(input: Input<Ops['undo']>, context: CommandContext): Output<Ops['undo']> {
  const { db, now, actor, fact } = context;
  const change = db.maybe<ChangeRow>(
    'SELECT seq, id, account_seq, undone_by FROM change WHERE id = ?',
    input.changeId,
  );
  if (!change) throw new AppError('not-found', { what: 'change' });
  if (change.undone_by !== null) throw new AppError('conflict', { what: 'undone' });
  const row = loadAccount(db, { seq: change.account_seq });
  refuseRestricted(context, { seq: row.seq });
  const { fields, header } = asBefore(db, row, change.seq);
  const reason = 'undo';
  const source = addSource(db, { kind: 'edit', at: now, byId: actor.personId, reason });
  const changed = changeAccount(
    db,
    row,
    { fields, header, origin: { source, line: null }, reason, byId: actor.personId, undoes: change.id },
    now,
  );
  if (changed.changeId === null) throw new AppError('conflict', { what: 'undone' });
  db.run('UPDATE change SET undone_by = ? WHERE seq = ?', changed.changeId, change.seq);
  fact({ action: 'account.changed', subject: row.id, params: factParams(changed) });
  return { version: changed.version, changeId: changed.changeId };
}

function asBefore(db: ReadDb, row: AccountRecordRow, changeSeq: number) {
  const fields = parseFields(row.fields);
  const header: { referenceId?: string; status?: string; type?: string } = {};
  const parts = db.all<{ field: string; before: string | null; after: string | null }>(
    'SELECT field, before, after FROM change_field WHERE change_seq = ?',
    changeSeq,
  );
  for (const part of parts) {
    const stands = currentJson(row, fields, part.field);
    if (stands !== part.after) throw new AppError('stale', { field: fieldName(part.field) });
    if ((headerFields as readonly string[]).includes(part.field)) {
      const value = part.before === null ? '' : (JSON.parse(part.before) as string);
      if (part.field === 'status') header.status = value;
      else if (part.field === 'type') header.type = value;
      else header.referenceId = value;
    } else if (part.before === null) Reflect.deleteProperty(fields, part.field);
    else fields[part.field] = JSON.parse(part.before) as StoredEntry[];
  }
  return { fields, header };
}

function currentJson(
  row: AccountRecordRow,
  fields: ReturnType<typeof parseFields>,
  field: string,
): string | null {
  if (field === 'reference-id') return row.reference_id === null ? null : JSON.stringify(row.reference_id);
  if (field === 'status') return JSON.stringify(row.status);
  if (field === 'type') return JSON.stringify(row.type);
  return fields[field]?.length ? JSON.stringify(fields[field]) : null;
}

/** The whole of a masked value; that it was looked at is a fact. */
export function revealValue(input: Input<Ops['reveal']>, context: CommandContext): Output<Ops['reveal']> {
  const row = loadAccount(context.db, { id: input.id });
  refuseRestricted(context, { seq: row.seq });
  const entry = entriesOf(parseFields(row.fields), input.field).find(
    (candidate) => String(candidate.i) === input.entryId,
  );
  if (!entry) throw new AppError('stale', { field: input.field });
  context.fact({
    action: 'account.revealed',
    subject: row.id,
    params: { field: fieldName(input.field), entry: entry.i },
  });
  return revealed(input.field, entry.v);
}

function revealed(field: AccountField, value: FieldValue): Output<Ops['reveal']> {
  return { value, text: valueText(field, value) };
}
