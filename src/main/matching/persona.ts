/** Comparisons in Persona's words: match levels and the check structure. */
import type { Comparison, FieldComparison, Level, PersonField } from '#contracts/person.ts';

/** Persona's word for how far two values agree. */
export type PersonaLevel = 'full' | 'partial' | 'none' | 'missing';

/**
 * Persona's word for a level. A value that could not be compared counts as missing.
 * @source Persona documentation, database verifications: full, partial, none, missing.
 */
export function personaLevel(level: Level): PersonaLevel {
  switch (level) {
    case 'exact':
    case 'equivalent':
      return 'full';
    case 'close':
      return 'partial';
    case 'conflict':
      return 'none';
    case 'one-sided':
    case 'not-compared':
      return 'missing';
  }
}

/** What a policy asks of one field. `required` decides the check, otherwise the field only informs. */
export interface FieldRequirement {
  readonly field: PersonField;
  readonly minimum: 'full' | 'partial' | 'none';
  readonly required: boolean;
}

/** Fields, minimum levels and their weight for a re-verification. */
export type ReverificationPolicy = readonly FieldRequirement[];

/**
 * The shipped policy: name and birth date decide, as in Persona's documented examples; near matches pass.
 * @source Persona help centre, account comparison and inquiry comparison checks; recorded minimum levels.
 */
export const shippedPolicy: ReverificationPolicy = [
  { field: 'name', minimum: 'partial', required: true },
  { field: 'birthdate', minimum: 'partial', required: true },
  { field: 'identification', minimum: 'partial', required: false },
  { field: 'nationality', minimum: 'full', required: false },
  { field: 'address', minimum: 'partial', required: false },
  { field: 'phone', minimum: 'partial', required: false },
  { field: 'email', minimum: 'partial', required: false },
];

/** One entry of `metadata.check-requirements`. */
export interface CheckRequirement {
  readonly name: string;
  readonly 'match-result': PersonaLevel;
  readonly status: 'passed' | 'failed' | 'not_applicable';
  readonly comparisons: readonly {
    readonly type: string;
    readonly 'match-level-minimum': 'full' | 'partial' | 'none';
    readonly 'match-result': PersonaLevel;
  }[];
}

/** A check as Persona writes it, with the sentences of our comparison beside it. */
export interface PersonaCheck {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'not_applicable';
  readonly category: 'fraud';
  readonly reasons: readonly string[];
  readonly requirement: 'required' | 'not_required';
  readonly metadata: { readonly 'check-requirements': readonly CheckRequirement[] };
}

/** A check together with the sentence for each field that decided it. */
export interface ReverificationResult {
  readonly check: PersonaCheck;
  readonly sentences: readonly string[];
}

const personaNames: Readonly<Record<PersonField, string>> = {
  name: 'name',
  birthdate: 'birthdate',
  identification: 'identification_number',
  nationality: 'nationality',
  gender: 'sex',
  address: 'address',
  phone: 'phone_number',
  email: 'email_address',
};

const comparisonTypes: Readonly<Record<PersonField, string>> = {
  name: 'tokenization',
  birthdate: 'date_similarity',
  identification: 'string_difference',
  nationality: 'string_difference',
  gender: 'string_difference',
  address: 'tokenization',
  phone: 'string_difference',
  email: 'string_difference',
};

const ranks: Readonly<Record<PersonaLevel, number>> = { missing: 0, none: 0, partial: 1, full: 2 };

/**
 * A comparison as the check `id_account_comparison`: every required field must reach its minimum. A field known on
 * one side only is not applicable; with nothing to compare the check is not applicable with `missing_properties`.
 * @source recorded payloads of `metadata.check-requirements`; docs/matching.md, re-verification.
 */
export function personaCheck(
  comparison: Comparison,
  policy: ReverificationPolicy = shippedPolicy,
  name = 'id_account_comparison',
): ReverificationResult {
  const byField = new Map(comparison.fields.map((field) => [field.field, field]));
  const requirements: CheckRequirement[] = [];
  const sentences: string[] = [];
  const decided: CheckRequirement['status'][] = [];
  for (const wanted of policy) {
    const field = byField.get(wanted.field);
    if (!field) continue;
    const entry = requirementOf(wanted, field);
    requirements.push(entry);
    sentences.push(`${wanted.required ? 'Required' : 'For information'}: ${field.field}, ${field.sentence}`);
    if (wanted.required && entry.status !== 'not_applicable') decided.push(entry.status);
  }
  const status = decided.length === 0 ? 'not_applicable' : decided.includes('failed') ? 'failed' : 'passed';
  const reasons = status === 'not_applicable' ? ['missing_properties'] : [];
  const metadata = { 'check-requirements': requirements };
  return {
    check: { name, status, category: 'fraud', reasons, requirement: 'required', metadata },
    sentences,
  };
}

function requirementOf(wanted: FieldRequirement, field: FieldComparison): CheckRequirement {
  const result = personaLevel(field.level);
  const reached = ranks[result] >= ranks[wanted.minimum];
  return {
    name: personaNames[wanted.field],
    'match-result': result,
    status: result === 'missing' ? 'not_applicable' : reached ? 'passed' : 'failed',
    comparisons: [
      { type: comparisonTypes[wanted.field], 'match-level-minimum': wanted.minimum, 'match-result': result },
    ],
  };
}
