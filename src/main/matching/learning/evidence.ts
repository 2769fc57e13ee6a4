/** What a decided case says for learning: how far each field agreed, and nothing of the values. */
import type { Comparison, FieldComparison, PersonField } from '#contracts/person.ts';
import { points, priorPoints, type Points } from '../model.ts';
import type { Strength } from '../outcome.ts';
import { addPoints, emailFromName, isDecidedByRule, suggest } from '../suggestion.ts';

/** A decided case. `id` orders cases and chooses those held out; it never reaches a model. */
export interface Case {
  readonly id: string;
  /** Somebody decided that both are the same person. */
  readonly same: boolean;
  readonly strengths: Readonly<Partial<Record<PersonField, Strength>>>;
  readonly emailFromName: boolean;
  /** A rule beside the points decided: the case says how often fields agree, but nothing about scores. */
  readonly byRule: boolean;
}

/** A decided case from its stored comparison; null when the comparison was redacted or compared nothing. */
export function caseOf(id: string, same: boolean, comparison: Comparison): Case | null {
  const compared = comparison.fields.filter((field) => !silent.has(field.level));
  if (compared.length === 0) return null;
  return {
    id,
    same,
    strengths: Object.fromEntries(compared.map((field) => [field.field, strengthOf(field)])),
    emailFromName: emailFromName(comparison.fields),
    byRule: isDecidedByRule(comparison.fields),
  };
}

const silent: ReadonlySet<string> = new Set(['one-sided', 'not-compared']);

/** The strength of a compared field; of one stored before strengths were, the one that has its points. */
export function strengthOf(field: FieldComparison): Strength {
  if (field.strength !== undefined) return field.strength;
  if (silent.has(field.level)) return 'none';
  if (field.level === 'exact') return 'exact';
  if (field.level === 'equivalent') return 'equal';
  if (field.level === 'conflict') return 'against';
  const near = (['strong', 'fair', 'weak'] as const).find(
    (strength) => points[field.field][strength] === field.points,
  );
  return near ?? 'weak';
}

/** log2 odds that a case is one person, by a model's points. */
export function scoreOf(one: Case, by: Points): number {
  return (
    priorPoints.inquiry +
    addPoints(
      (field) => by[field][one.strengths[field] ?? 'none'],
      () => one.emailFromName,
    )
  );
}

/** A stored comparison as another model would have weighed it. */
export function reweigh(comparison: Comparison, by: Points): Pick<Comparison, 'fields' | 'suggestion'> {
  const fields = comparison.fields.map((field) => ({ ...field, points: by[field.field][strengthOf(field)] }));
  return { fields, suggestion: suggest(fields, 'inquiry', by) };
}
