/** Taking an account record in: planned first, by reading alone, then written. A dry run stops after the plan. */
import { PersonField, type CustomValue } from '#contracts/person.ts';
import type { FieldValue } from '#contracts/accounts.ts';
import {
  changeAccount,
  entryOf,
  fieldsOf,
  findAccount,
  inOrderOfNumbers,
  insertAccount,
  nextEntry,
  parseFields,
  sameValue,
  useOf,
  type AccountRecordRow,
  type Origin,
  type StoredEntry,
  type StoredFields,
} from '../accounts/index.ts';
import type { WriteMode } from '#contracts/imports.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { addTags, foldTag, tagsOf } from '../tags/index.ts';
import { newcomerCommitment, type NewcomerHeader } from './committed.ts';
import type { AccountRecord } from './rules/records.ts';
import type { Taking } from './taking.ts';

/** What a new account is when its record does not say. */
const defaultType = 'User';
const defaultStatus = 'active';

/** What a record says of an account as a whole. */
export function headerOf(
  record: Pick<AccountRecord, 'referenceId' | 'typeName' | 'status'>,
): Omit<NewcomerHeader, 'id'> {
  const { referenceId, typeName = defaultType, status = defaultStatus } = record;
  return { referenceId, type: typeName, status };
}

/** What a record would do. */
export type AccountPlan =
  | { readonly outcome: 'created' }
  | { readonly outcome: 'unchanged'; readonly row: AccountRecordRow }
  | { readonly outcome: 'updated'; readonly row: AccountRecordRow; readonly fields: StoredFields }
  | { readonly outcome: 'rejected'; readonly code: 'reference-id-missing' | 'reference-id-taken' };

/** Plans a record. `origin` marks the values it would bring. */
export function planAccount(
  db: ReadDb,
  record: AccountRecord,
  mode: WriteMode,
  origin: Origin,
  knownSince: string | null = null,
): AccountPlan {
  // An account that never was Persona's is exported under its own id.
  const byPersona =
    record.personaId === undefined
      ? undefined
      : (findAccount(db, { personaId: record.personaId }) ?? findAccount(db, { id: record.personaId }));
  const byReference =
    record.referenceId === null ? undefined : findAccount(db, { referenceId: record.referenceId });
  if (byPersona && byReference && byPersona.seq !== byReference.seq) {
    return { outcome: 'rejected', code: 'reference-id-taken' };
  }
  const row = byPersona ?? byReference;
  if (!row) {
    return record.referenceId === null && record.personaId === undefined
      ? { outcome: 'rejected', code: 'reference-id-missing' }
      : { outcome: 'created' };
  }
  if (mode === 'create' || isOlder(row, record) || wasRedactedSince(row, knownSince))
    return { outcome: 'unchanged', row };
  const fields = mergeFields(db, row, record, origin);
  const same =
    fields === null &&
    (record.status === undefined || record.status === row.status) &&
    (record.typeName === undefined || record.typeName === row.type) &&
    (record.referenceId === null || record.referenceId === row.reference_id) &&
    carriesTags(db, row.seq, record.tags);
  return same
    ? { outcome: 'unchanged', row }
    : { outcome: 'updated', row, fields: fields ?? parseFields(row.fields) };
}

/** Does what was planned. Returns what happened and the account. */
export function takeAccount(
  db: WriteDb,
  record: AccountRecord,
  origin: Origin,
  { mode, byId, now, knownSince, committed, newSalt }: Taking,
): { plan: AccountPlan; accountSeq: number | null } {
  const plan = planAccount(db, record, mode, origin, knownSince);
  if (plan.outcome === 'rejected') return { plan, accountSeq: null };
  if (plan.outcome === 'unchanged') return { plan, accountSeq: plan.row.seq };
  if (plan.outcome === 'created') {
    const fields = withUses(withDisplayName(fieldsOf(record.person, record.custom)), record.uses);
    const header = headerOf(record);
    const salt = newSalt();
    const { seq, id } = insertAccount(
      db,
      {
        ...header,
        personaId: record.personaId,
        fields,
        createdAt: record.createdAt ?? now,
        seenAt: record.updatedAt,
        origin,
        salt,
      },
      now,
    );
    committed.add(origin.line ?? 0, newcomerCommitment(salt, { id, ...header }, inOrderOfNumbers(fields)));
    if (record.tags.length > 0) addTags(db, seq, record.tags, now);
    return { plan, accountSeq: seq };
  }
  const { changeId } = changeAccount(
    db,
    plan.row,
    {
      fields: plan.fields,
      header: {
        ...(record.status === undefined ? {} : { status: record.status }),
        ...(record.typeName === undefined ? {} : { type: record.typeName }),
        ...(record.referenceId === null ? {} : { referenceId: record.referenceId }),
        ...(record.personaId === undefined ? {} : { personaId: record.personaId }),
      },
      ...(record.updatedAt === undefined ? {} : { seenAt: record.updatedAt }),
      origin,
      reason: '',
      byId,
    },
    now,
  );
  if (changeId !== null) committed.addChange(origin.line ?? 0, plan.row, changeId);
  addTags(db, plan.row.seq, record.tags, now);
  return { plan, accountSeq: plan.row.seq };
}

/** The name an organisation shows is a field of its own, however a file spells its key. */
export function displayName(key: string, { value }: CustomValue): string | null {
  return /^display[-_ ]?name$/i.test(key) && typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : null;
}

function withDisplayName(fields: StoredFields): StoredFields {
  for (const [field, [entry]] of Object.entries(fields)) {
    if (!entry || !field.startsWith('custom:')) continue;
    // Custom fields hold custom values: `fieldsOf` is the only writer of new fields.
    const name = displayName(field.slice(7), entry.v as CustomValue);
    if (name === null) continue;
    Reflect.deleteProperty(fields, field);
    fields['display-name'] = [entryOf(entry.i, 'primary', name)];
  }
  return fields;
}

/** What the values of new fields are used for, where the record says it. */
function withUses(fields: StoredFields, uses: AccountRecord['uses']): StoredFields {
  for (const field of PersonField.options) {
    const stated = uses?.[field];
    const entries = fields[field];
    if (stated && entries) {
      fields[field] = entries.map((entry, at) => entryOf(entry.i, stated[at] ?? useOf(entry), entry.v));
    }
  }
  return fields;
}

/** A document older than one we have seen of the same account says nothing: events come out of order. */
function isOlder(row: AccountRecordRow, record: AccountRecord): boolean {
  return row.seen_at !== null && record.updatedAt !== undefined && record.updatedAt < row.seen_at;
}

/** A file that was read before the account was redacted must not bring back what it said then. */
function wasRedactedSince(row: AccountRecordRow, knownSince: string | null): boolean {
  return row.redacted_at !== null && knownSince !== null && knownSince < row.redacted_at;
}

function carriesTags(db: ReadDb, seq: number, names: readonly string[]): boolean {
  if (names.length === 0) return true;
  const carried = new Set(tagsOf(db, seq).map((tag) => foldTag(tag.name)));
  return names.every((name) => carried.has(foldTag(name)));
}

/**
 * The account's fields with what the record says: the first value of a field becomes the primary one, further values
 * stand beside it, values the record does not name stay. Null when nothing differs.
 */
function mergeFields(
  db: ReadDb,
  row: AccountRecordRow,
  record: AccountRecord,
  origin: Origin,
): StoredFields | null {
  const fields = parseFields(row.fields);
  let next = nextEntry(fields);
  // Set inside the function below, where the compiler does not follow.
  let differs = false as boolean;
  const mergeValue = (field: string, value: FieldValue, isFirst: boolean, use: StoredEntry['u']): void => {
    const entries = fields[field] ?? [];
    if (entries.some((entry) => sameValue(entry.v, value))) return;
    const primary = entries.findIndex((entry) => entry.u === undefined);
    const current = entries[primary];
    if (isFirst && current) {
      // A file that repeats what stood here before somebody corrected it does not undo the correction.
      if (stoodBefore(db, row.seq, field, value)) return;
      fields[field] = entries.with(primary, entryOf(current.i, 'primary', value, origin));
    } else {
      fields[field] = [
        ...entries,
        entryOf(next++, isFirst ? 'primary' : (use ?? 'additional'), value, origin),
      ];
    }
    differs = true;
  };
  for (const field of PersonField.options) {
    const values: readonly FieldValue[] = record.person[field];
    values.forEach((value, at) => {
      const use =
        record.uses?.[field]?.[at] ?? (at === 0 ? 'primary' : field === 'name' ? 'alias' : 'additional');
      mergeValue(field, value, use === 'primary', use === 'primary' ? undefined : use);
    });
  }
  for (const [key, value] of Object.entries(record.custom)) {
    const display = displayName(key, value);
    if (display === null) mergeValue(`custom:${key}`, value, true, undefined);
    else mergeValue('display-name', display, true, undefined);
  }
  return differs ? fields : null;
}

function stoodBefore(db: ReadDb, accountSeq: number, field: string, value: FieldValue): boolean {
  const past = db.all<{ before: string | null }>(
    'SELECT before FROM change_field WHERE account_seq = ? AND field = ?',
    accountSeq,
    field,
  );
  return past.some(
    ({ before }) =>
      before !== null && (JSON.parse(before) as StoredEntry[]).some((entry) => sameValue(entry.v, value)),
  );
}
