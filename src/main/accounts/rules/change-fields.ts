/** Applying changes to the fields of an account: pure, on a copy. */
import {
  valueSchemaOf,
  type AccountField,
  type FieldChange,
  type FieldValue,
  type Use,
} from '#contracts/accounts.ts';
import { AppError } from '#contracts/kit/errors.ts';
import {
  entryOf,
  nextEntry,
  sameValue,
  useOf,
  type Origin,
  type StoredEntry,
  type StoredFields,
} from './stored.ts';

/**
 * The fields after `changes`.
 * @throws AppError `invalid-input` when a value does not fit its field, `stale` when an entry is no longer there
 */
export function changeFields(
  fields: StoredFields,
  changes: readonly FieldChange[],
  origin: Origin,
): StoredFields {
  const result = Object.assign(Object.create(null) as StoredFields, fields);
  let next = nextEntry(fields);
  for (const change of changes) {
    const entries = [...(result[change.field] ?? [])];
    if (change.action === 'add') {
      const value = checkedValue(change.field, change.value);
      if (entries.some((entry) => sameValue(entry.v, value))) continue;
      entries.push(entryOf(next++, change.use, value, origin));
      result[change.field] = onePrimary(change.field, entries, change.use === 'primary' ? next - 1 : null);
      continue;
    }
    const at = entries.findIndex((entry) => String(entry.i) === change.entryId);
    const entry = entries[at];
    if (!entry) throw new AppError('stale', { field: change.field });
    if (change.action === 'remove') entries.splice(at, 1);
    else if (change.action === 'set') {
      const value = checkedValue(change.field, change.value);
      if (!sameValue(entry.v, value)) entries[at] = entryOf(entry.i, useOf(entry), value, origin);
    } else if (useOf(entry) !== change.use) {
      entries[at] = entryOf(entry.i, change.use, entry.v, sourceOf(entry));
    }
    result[change.field] = onePrimary(
      change.field,
      entries,
      change.action === 'use' && change.use === 'primary' ? entry.i : null,
    );
    if (entries.length === 0) Reflect.deleteProperty(result, change.field);
  }
  return result;
}

function sourceOf(entry: StoredEntry): Origin | undefined {
  return entry.s === undefined ? undefined : { source: entry.s, line: entry.l ?? null };
}

/** The value as its field wants it, empty parts of names and addresses left out. */
export function checkedValue(field: AccountField, value: unknown): FieldValue {
  const checked = valueSchemaOf(field).safeParse(value);
  if (!checked.success) throw new AppError('invalid-input', { field, rule: 'value' });
  if (field === 'birthdate' && typeof checked.data === 'string' && !isCalendarDate(checked.data)) {
    throw new AppError('invalid-input', { field, rule: 'calendar' });
  }
  if (field !== 'name' && field !== 'address') return checked.data;
  const parts = Object.entries(checked.data as Record<string, string | undefined>)
    .map(([key, text]) => [key, text?.trim() ?? ''] as const)
    .filter(([, text]) => text !== '');
  if (parts.length === 0) throw new AppError('invalid-input', { field, rule: 'empty' });
  return Object.fromEntries(parts);
}

/** Whether a full date stands in the calendar; a year or month alone is checked for its month. */
export function isCalendarDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A field has one primary value: a new one pushes the old aside, as what it then is. */
function onePrimary(field: AccountField, entries: StoredEntry[], chosen: number | null): StoredEntry[] {
  if (chosen === null) return entries;
  const aside: Use = field === 'name' ? 'alias' : 'previous';
  return entries.map((entry) =>
    entry.i !== chosen && useOf(entry) === 'primary'
      ? entryOf(entry.i, aside, entry.v, sourceOf(entry))
      : entry,
  );
}
