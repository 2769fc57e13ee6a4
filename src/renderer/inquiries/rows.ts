/** From a comparison and what was made of it to the rows the grid draws. */
import type { Resolution } from '#contracts/inquiries.ts';
import {
  Address,
  addressText,
  nameText,
  PersonName,
  type Comparison,
  type FieldComparison,
  type PersonField,
} from '#contracts/person.ts';
import type { DiffRow, DiffValue } from '#renderer/ui/diff/DiffRow.tsx';
import type { Mark } from '#renderer/ui/diff/segments.ts';
import { formatCountry } from '#renderer/ui/format.ts';
import { fieldNames, levelReason } from './level-words.ts';
import { words } from './words.ts';

/** Whole values shown instead of masked ones while they are revealed. */
export interface Revealed {
  readonly field: PersonField;
  readonly onFile: string | null;
  readonly incoming: string | null;
}

/** What a row is made from beside its comparison. */
export interface RowContext {
  readonly resolution: Resolution | undefined;
  /** The same field as it would stand after all resolutions; null while not asked. */
  readonly after: FieldComparison | null;
  /** The value on file changed since the review was opened. */
  readonly changedSince: boolean;
  readonly revealed: Revealed | null;
}

const inEvenSteps: ReadonlySet<PersonField> = new Set(['birthdate', 'identification', 'phone']);

/** A value as it is read: codes of countries by their name. */
function shownText(field: PersonField, text: string): string {
  return field === 'nationality' ? formatCountry(text) : text;
}

/** The marks of one side, from the reasons of a level. A country that is shown by name is marked whole. */
export function marksOf(field: FieldComparison, side: 'onFile' | 'incoming'): readonly Mark[] {
  const marks = rawMarks(field, side);
  const text = field[side]?.text ?? '';
  const shown = shownText(field.field, text);
  const [first] = marks;
  return shown === text || !first ? marks : [{ from: 0, to: shown.length, kind: first.kind }];
}

function rawMarks(field: FieldComparison, side: 'onFile' | 'incoming'): readonly Mark[] {
  return field.reasons.flatMap(({ mark, [side]: spans }) =>
    mark === 'same' ? [] : spans.map(([from, to]) => ({ from, to, kind: mark })),
  );
}

/** The row of a field. */
export function rowOf(field: FieldComparison, context: RowContext): DiffRow {
  const { resolution, after } = context;
  const corrected = resolution?.choice === 'account-wrong' && after !== null;
  const shown = corrected ? after : field;
  return {
    id: field.field,
    label: fieldNames[field.field],
    level: shown.level,
    word: levelReason(shown),
    onFile: onFileOf(field, context),
    incoming: incomingOf(field, context),
    absentOnFile: words.notOnFile,
    absentIncoming: words.notGiven,
    resolved: resolution ? resolvedWord(resolution) : null,
    changedSince: context.changedSince ? words.changedSince : undefined,
  };
}

function resolvedWord(resolution: Resolution): NonNullable<DiffRow['resolved']> {
  const settled = resolution.choice !== 'undecided';
  if (resolution.choice === 'account-wrong' && resolution.onFileText === null) {
    return { word: words.resolved.added, settled };
  }
  return { word: words.resolved[resolution.choice], settled };
}

function onFileOf(field: FieldComparison, { resolution, after, revealed }: RowContext): DiffValue | null {
  const code = inEvenSteps.has(field.field);
  const whole = revealed?.field === field.field ? revealed.onFile : null;
  if (whole !== null) return { text: whole, marks: [], code };
  const text = shownText(field.field, field.onFile?.text ?? '');
  if (resolution?.choice === 'account-wrong') {
    return {
      text,
      marks: [],
      code,
      corrected: shownText(
        field.field,
        after?.onFile?.text ?? givenText(resolution) ?? field.incoming?.text ?? '',
      ),
    };
  }
  if (field.onFile === null) return null;
  const more = field.more.onFile > 0 ? { after: words.more(field.more.onFile) } : {};
  return { text, marks: marksOf(field, 'onFile'), code, ...more };
}

/** The text of the value a resolution carries itself, where it is one that people read as it is. */
function givenText({ field, value }: Resolution): string | null {
  if (typeof value === 'string') return value;
  if (field === 'name') {
    const name = PersonName.safeParse(value);
    return name.success ? nameText(name.data) : null;
  }
  if (field === 'address') {
    const address = Address.safeParse(value);
    return address.success ? addressText(address.data) : null;
  }
  return null;
}

function incomingOf(field: FieldComparison, { resolution, revealed }: RowContext): DiffValue | null {
  if (field.incoming === null) return null;
  const code = inEvenSteps.has(field.field);
  const whole = revealed?.field === field.field ? revealed.incoming : null;
  if (whole !== null) return { text: whole, marks: [], code };
  const text = shownText(field.field, field.incoming.text);
  if (resolution?.choice === 'inquiry-wrong') return { text, marks: [], code, struck: true };
  if (resolution?.choice === 'account-wrong') return { text, marks: [], code };
  if (resolution?.choice === 'both-true') {
    return { text, marks: [], code, after: words.keptAs[resolution.use ?? 'additional'] };
  }
  const more = field.more.incoming > 0 ? { after: words.more(field.more.incoming) } : {};
  return { text, marks: marksOf(field, 'incoming'), code, ...more };
}

/** The fields whose value on file is another one in a newer comparison. */
export function changedFields(seen: Comparison, newer: Comparison): ReadonlySet<PersonField> {
  const textOf = (comparison: Comparison, field: PersonField) =>
    comparison.fields.find((candidate) => candidate.field === field)?.onFile?.text ?? null;
  const fields = new Set([...seen.fields, ...newer.fields].map((field) => field.field));
  return new Set([...fields].filter((field) => textOf(seen, field) !== textOf(newer, field)));
}
