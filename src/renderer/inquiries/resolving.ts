/** What an analyst makes of the differences of an inquiry, as plain values; nothing here touches the screen. */
import type { DecisionReason, Outcome, Resolution } from '#contracts/inquiries.ts';
import type { Comparison, FieldComparison, Fix, PersonField } from '#contracts/person.ts';

/** How a value is kept when both are true. */
export type KeptAs = NonNullable<Resolution['use']>;

/** The uses that make sense for a field when both values are true, the likeliest first. */
export function keptAsChoices(field: PersonField): readonly KeptAs[] {
  switch (field) {
    case 'name':
      return ['alias', 'previous', 'additional'];
    case 'address':
    case 'phone':
    case 'email':
      return ['additional', 'previous'];
    case 'identification':
    case 'nationality':
      return ['additional', 'previous'];
    case 'birthdate':
    case 'gender':
      return ['additional'];
  }
}

/** A difference somebody should look at: the values conflict, or are close without being the same. */
export function isDifference(field: FieldComparison): boolean {
  return field.level === 'conflict' || field.level === 'close';
}

/** What can be done about a field at all; agreement and emptiness leave less to choose. */
export interface Choices {
  readonly fixes: readonly Fix[];
  /** The account takes the incoming value. */
  readonly takeIncoming: boolean;
  /** The inquiry is wrong, the account stays; where nothing is on file, the incoming value is left out. */
  readonly keepOnFile: boolean;
  /** Both values are kept. */
  readonly keepBoth: boolean;
}

/** The choices a field offers. `take-incoming` is a choice of its own and not listed among the fixes. */
export function choicesOf(field: FieldComparison): Choices {
  const differs = field.level !== 'exact';
  const incoming = field.incoming !== null;
  const both = incoming && field.onFile !== null;
  return {
    fixes: field.fixes.filter((fix) => fix.code !== 'take-incoming'),
    takeIncoming: differs && incoming,
    keepOnFile: differs && incoming,
    keepBoth: differs && both && field.level !== 'equivalent',
  };
}

interface Made {
  readonly choice: Resolution['choice'];
  readonly fix?: Fix;
  readonly use?: KeptAs;
  readonly note?: string;
}

/** A resolution of a field, tied to the two values that were seen. */
export function resolve(field: FieldComparison, made: Made): Resolution {
  return {
    field: field.field,
    choice: made.choice,
    ...(made.fix ? { fix: made.fix.code } : {}),
    // The value of a fix of a masked field is not here; the store finds it again by its code.
    ...(made.fix && made.fix.value !== null ? { value: made.fix.value } : {}),
    ...(made.use ? { use: made.use } : {}),
    ...(made.note ? { note: made.note } : {}),
    onFileText: field.onFile?.text ?? null,
    incomingText: field.incoming?.text ?? null,
  };
}

/** The list with one more resolution; it takes the place of an earlier one of the same field. */
export function withResolution(list: readonly Resolution[], one: Resolution): readonly Resolution[] {
  return [...list.filter((other) => other.field !== one.field), one];
}

/** The list without the resolution of a field. */
export function withoutResolution(list: readonly Resolution[], field: PersonField): readonly Resolution[] {
  return list.filter((other) => other.field !== field);
}

/** Splits resolutions into those whose two values still stand and those that have to be made again. */
export function standing(
  list: readonly Resolution[],
  comparison: Comparison,
): { readonly kept: readonly Resolution[]; readonly dropped: readonly Resolution[] } {
  const stands = (one: Resolution): boolean => {
    const field = comparison.fields.find((candidate) => candidate.field === one.field);
    return (
      field !== undefined &&
      (field.onFile?.text ?? null) === one.onFileText &&
      (field.incoming?.text ?? null) === one.incomingText
    );
  };
  return { kept: list.filter(stands), dropped: list.filter((one) => !stands(one)) };
}

/** Whether a resolution settles its field; "leave undecided" says that somebody looked, not that it is settled. */
function settles(one: Resolution): boolean {
  return one.choice !== 'undecided';
}

/** The differences nobody has said anything about yet. */
export function unresolved(comparison: Comparison, list: readonly Resolution[]): readonly FieldComparison[] {
  const seen = new Set(list.map((one) => one.field));
  return comparison.fields.filter((field) => isDifference(field) && !seen.has(field.field));
}

/** What a decision would change on the account. */
export interface Effect {
  /** Fields whose value on file changes. */
  readonly changed: readonly PersonField[];
  /** Fields the account gets a first value for. */
  readonly added: readonly PersonField[];
  /** Values kept beside the one on file, by use. */
  readonly kept: readonly KeptAs[];
}

/**
 * What an approval with these resolutions changes: corrections, values kept, and what only the inquiry has, which the
 * account takes over unless somebody said otherwise. Other outcomes change nothing on the account.
 */
export function effectOf(outcome: Outcome, comparison: Comparison, list: readonly Resolution[]): Effect {
  if (outcome !== 'approve') return { changed: [], added: [], kept: [] };
  const corrected = list.filter((one) => one.choice === 'account-wrong');
  const spoken = new Set(list.map((one) => one.field));
  const onlyIncoming = comparison.fields.filter(
    (field) => field.level === 'one-sided' && field.onFile === null && !spoken.has(field.field),
  );
  return {
    changed: corrected.filter((one) => one.onFileText !== null).map((one) => one.field),
    added: [
      ...corrected.filter((one) => one.onFileText === null).map((one) => one.field),
      ...onlyIncoming.map((field) => field.field),
    ],
    kept: list.filter((one) => one.choice === 'both-true').map((one) => one.use ?? 'additional'),
  };
}

/** The reason that fits what was done, preselected so that the usual decision is one key. */
export function likelyReason(
  outcome: Outcome,
  comparison: Comparison,
  list: readonly Resolution[],
): DecisionReason {
  if (outcome === 'needs-review') return 'more-needed';
  if (outcome === 'decline') return 'different-person';
  if (list.some((one) => one.choice === 'account-wrong')) return 'account-was-wrong';
  if (list.some((one) => one.choice === 'both-true')) return 'both-true';
  if (list.some((one) => one.choice === 'inquiry-wrong')) return 'inquiry-was-wrong';
  return comparison.counts.conflict === 0 ? 'everything-agrees' : 'other';
}

/** Why a note is asked for, or null when the decision may go without. */
export type NoteCause = 'unresolved-conflict' | 'decisive-missing' | 'other-reason' | null;

/** Whether a decision needs a note of at least one sentence, and why. */
export function noteCause(
  outcome: Outcome,
  reason: DecisionReason,
  comparison: Comparison,
  list: readonly Resolution[],
): NoteCause {
  if (reason === 'other') return 'other-reason';
  if (outcome !== 'approve') return null;
  const settled = new Set(list.filter(settles).map((one) => one.field));
  const open = comparison.fields.filter((field) => !settled.has(field.field));
  if (open.some((field) => field.level === 'conflict')) return 'unresolved-conflict';
  // What only the inquiry has is taken over by an approval; what it did not bring could not be checked.
  const missing = (field: FieldComparison): boolean =>
    field.decisive &&
    field.incoming === null &&
    (field.level === 'one-sided' || field.level === 'not-compared');
  return open.some(missing) ? 'decisive-missing' : null;
}

/** What a decisive field that the inquiry left out can be said to rest on: what is missing, and what agrees. */
export interface MissingAndAgreeing {
  readonly missing: readonly PersonField[];
  readonly agreeing: readonly PersonField[];
}

/** The decisive fields the inquiry left out, and the decisive ones that agree. */
export function missingAndAgreeing(comparison: Comparison): MissingAndAgreeing {
  const decisive = comparison.fields.filter((field) => field.decisive);
  return {
    missing: decisive
      .filter((field) => field.onFile !== null && field.incoming === null)
      .map((field) => field.field),
    agreeing: decisive
      .filter((field) => field.level === 'exact' || field.level === 'equivalent')
      .map((field) => field.field),
  };
}

/** At least one sentence: three words, or eight characters of a script that does not part its words. */
export function isSentence(note: string): boolean {
  const text = note.trim();
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text))
    return text.length >= 8;
  return text.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length >= 3;
}
