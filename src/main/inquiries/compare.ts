/** The comparison of an inquiry with its account, as it stands and as it would stand after resolutions. */
import type { FieldChange, FieldValue } from '#contracts/accounts.ts';
import type { Resolution } from '#contracts/inquiries.ts';
import { AppError } from '#contracts/kit/errors.ts';
import {
  identificationText,
  type Comparison,
  type FieldComparison,
  type IdentificationNumber,
  type Person,
  type PersonField,
} from '#contracts/person.ts';
import {
  changeFields,
  parseFields,
  personOf,
  type AccountRecordRow,
  type StoredFields,
} from '../accounts/index.ts';
import { maskText } from '../kit/masking.ts';
import { comparePersons, type Weights } from '../matching/index.ts';
import type { InquiryRecordRow } from './store.ts';

/** Both sides and what came of comparing them. `order` gives the entry number behind each index of a field on file. */
export interface Compared {
  readonly fields: StoredFields;
  readonly incoming: Person;
  readonly comparison: Comparison;
  readonly order: Record<PersonField, number[]>;
  readonly weights: Weights;
}

/** The comparison as things stand. */
export function compareInquiry(
  inquiry: InquiryRecordRow,
  account: AccountRecordRow,
  weights: Weights,
): Compared {
  return compareFields(parseFields(account.fields), readPerson(inquiry), weights);
}

/** The comparison of any fields with any person. */
export function compareFields(fields: StoredFields, incoming: Person, weights: Weights): Compared {
  const { person, order } = personOf(fields);
  return { fields, incoming, order, weights, comparison: comparePersons(person, incoming, { weights }) };
}

/** The person as the inquiry said. */
export function readPerson(inquiry: InquiryRecordRow): Person {
  return JSON.parse(inquiry.person) as Person;
}

/** The incoming value of a compared pair, whole. */
export function incomingValue(compared: Compared, row: FieldComparison): FieldValue | undefined {
  return row.incoming
    ? (compared.incoming[row.field] as readonly FieldValue[])[row.incoming.index]
    : undefined;
}

/**
 * What resolutions change on the account.
 * @param seen the texts in resolutions are checked against these rows; other values than the analyst saw are refused
 * @throws AppError `stale` naming the field whose values have changed since
 */
export function changesOf(compared: Compared, resolutions: readonly Resolution[]): FieldChange[] {
  return resolutions.flatMap((resolution) => {
    const row = compared.comparison.fields.find((candidate) => candidate.field === resolution.field);
    if (!row || !isAsSeen(row, compared, resolution))
      throw new AppError('stale', { field: resolution.field });
    if (resolution.choice === 'account-wrong') return [correction(compared, row, resolution)];
    if (resolution.choice !== 'both-true') return [];
    const value = incomingValue(compared, row);
    if (value === undefined)
      throw new AppError('invalid-input', { field: resolution.field, rule: 'both-true' });
    const use = resolution.use ?? (row.field === 'name' ? 'alias' : 'additional');
    return [{ action: 'add', field: row.field, use, value } satisfies FieldChange];
  });
}

/** Resolutions whose two values still are what the analyst saw. */
export function stillValid(compared: Compared, resolutions: readonly Resolution[]): Resolution[] {
  return resolutions.filter((resolution) => {
    const row = compared.comparison.fields.find((candidate) => candidate.field === resolution.field);
    return row !== undefined && isAsSeen(row, compared, resolution);
  });
}

function isAsSeen(row: FieldComparison, compared: Compared, resolution: Resolution): boolean {
  const shown = maskRow(row, compared);
  return (
    (shown.onFile?.text ?? null) === resolution.onFileText &&
    (shown.incoming?.text ?? null) === resolution.incomingText
  );
}

function correction(compared: Compared, row: FieldComparison, resolution: Resolution): FieldChange {
  const fix =
    resolution.fix === undefined ? undefined : row.fixes.find((found) => found.code === resolution.fix);
  if (resolution.fix !== undefined && !fix) throw new AppError('stale', { field: row.field });
  const value = fix?.value ?? resolution.value ?? incomingValue(compared, row);
  if (value === undefined) throw new AppError('invalid-input', { field: row.field, rule: 'account-wrong' });
  const entry = row.onFile ? compared.order[row.field][row.onFile.index] : undefined;
  return entry === undefined
    ? { action: 'add', field: row.field, use: 'primary', value }
    : { action: 'set', field: row.field, entryId: String(entry), value };
}

/** Values that only the inquiry has: an approved one adds them to the account, unless the analyst said otherwise. */
export function additionsOf(compared: Compared, resolutions: readonly Resolution[]): FieldChange[] {
  const spoken = new Set(resolutions.map((resolution) => resolution.field));
  return compared.comparison.fields
    .filter((row) => row.level === 'one-sided' && row.onFile === null && !spoken.has(row.field))
    .flatMap((row) => {
      const value = incomingValue(compared, row);
      return value === undefined
        ? []
        : [{ action: 'add', field: row.field, use: 'primary', value } satisfies FieldChange];
    });
}

/** The comparison as it would be after the changes. */
export function compareAfter(compared: Compared, changes: readonly FieldChange[]): Compared {
  const fields = changeFields(compared.fields, changes, { source: 0, line: null });
  return compareFields(fields, compared.incoming, compared.weights);
}

/** A row as a page may have it unasked: identifiers hidden on both sides in the same way, also inside the sentence. */
export function maskRow(row: FieldComparison, compared: Compared): FieldComparison {
  if (row.field !== 'identification') return row;
  const onFile = row.onFile && personOf(compared.fields).person.identification[row.onFile.index];
  const incoming = row.incoming && compared.incoming.identification[row.incoming.index];
  const hide = (side: FieldComparison['onFile'], value: IdentificationNumber | null | undefined) =>
    side && value ? { ...side, text: maskedText(value), normalised: maskText(side.normalised) } : null;
  const spoken = [onFile, incoming].reduce(
    (text, value) => (value ? text.replaceAll(value.number, maskText(value.number)) : text),
    row.sentence,
  );
  return {
    ...row,
    onFile: hide(row.onFile, onFile),
    incoming: hide(row.incoming, incoming),
    sentence: spoken,
    reasons: row.reasons.map(({ detail: _detail, ...reason }) => reason),
    fixes: row.fixes.map((fix) => ({
      ...fix,
      value: null,
      // A fix of this field holds an identification number.
      text: maskedText(fix.value as IdentificationNumber),
    })),
  };
}

function maskedText(id: IdentificationNumber): string {
  return identificationText({ ...id, number: maskText(id.number) });
}

/** A whole comparison as a page may have it. */
export function maskComparison(compared: Compared): Comparison {
  return { ...compared.comparison, fields: compared.comparison.fields.map((row) => maskRow(row, compared)) };
}
