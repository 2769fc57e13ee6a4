/** Comparisons in Persona's words: match levels and the check structure. */
import type { FieldComparison, Level, PersonField, Comparison } from '#contracts/person.ts';
import type {
  CheckRequirement,
  ComparisonMethod,
  FieldRequirement,
  PersonaLevel,
  PolicyVersion,
  Reverification,
} from '#contracts/policy.ts';
import { methodsOf, shippedPolicy, shippedPolicyId } from '#contracts/policy.ts';

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

const ranks: Readonly<Record<PersonaLevel, number>> = { missing: 0, none: 0, partial: 1, full: 2 };

/** Reasons of close values that are slips or spellings: all letters and parts are there, in one form or another. */
const slips: ReadonlySet<string> = new Set([
  'one_char_typo',
  'transposed_chars',
  'ocr_confusion',
  'spelling_variant',
  'romanisation_variant',
  'gendered_form',
  'one_digit_typo',
  'digits_transposed',
  'house_number_typo',
  'domain_typo',
  'check_digit_wrong_on_file',
  'check_digit_wrong_incoming',
]);

/** Reasons of close values of which one is a part of the other. */
const parts: ReadonlySet<string> = new Set([
  'truncated',
  'initial',
  'missing_name_part',
  'patronymic_dropped',
  'double_surname_partial',
  'married_name',
  'precision',
  'placeholder_date',
  'masked',
  'unit_missing',
  'component_missing',
  'postcode_precision',
  'check_digit_wrong_on_file',
  'check_digit_wrong_incoming',
]);

/** What a method makes of a compared field. */
function resultBy(method: ComparisonMethod, field: FieldComparison): PersonaLevel {
  const level = personaLevel(field.level);
  if (level !== 'partial' || method === methodsOf[field.field][0]) return level;
  const tolerated = method === 'substring' ? parts : slips;
  return field.reasons.every(({ code, mark }) => mark === 'same' || tolerated.has(code)) ? level : 'none';
}

const methodWords: Readonly<Record<ComparisonMethod, string>> = {
  tokenization: 'word by word',
  date_similarity: 'as dates',
  string_difference: 'character by character',
  string_similarity: 'by similar spelling only',
  substring: 'as part and whole only',
};

/** The policy that Casefold comes with, as a version. */
const shippedVersion: PolicyVersion = { id: shippedPolicyId, at: null, by: null, policy: shippedPolicy };

/**
 * A comparison as the check `id_account_comparison`: every required field must reach its minimum. A field known on
 * one side only is not applicable; with nothing to compare the check is not applicable with `missing_properties`.
 * @source recorded payloads of `metadata.check-requirements`; docs/matching.md, re-verification.
 */
export function personaCheck(
  comparison: Pick<Comparison, 'fields'>,
  { id, policy }: Pick<PolicyVersion, 'id' | 'policy'> = shippedVersion,
  name = 'id_account_comparison',
): Reverification {
  const byField = new Map(comparison.fields.map((field) => [field.field, field]));
  const requirements: CheckRequirement[] = [];
  const sentences: Reverification['sentences'] = [];
  const decided: CheckRequirement['status'][] = [];
  for (const wanted of policy) {
    const field = byField.get(wanted.field);
    if (!field) continue;
    const entry = requirementOf(wanted, field);
    requirements.push(entry);
    const { required } = wanted;
    sentences.push({
      field: field.field,
      required,
      status: entry.status,
      text: sentenceOf(wanted, field, entry),
    });
    if (required && entry.status !== 'not_applicable') decided.push(entry.status);
  }
  const status = decided.length === 0 ? 'not_applicable' : decided.includes('failed') ? 'failed' : 'passed';
  const reasons = status === 'not_applicable' ? ['missing_properties'] : [];
  const metadata = { 'check-requirements': requirements };
  return {
    policyId: id,
    check: { name, status, category: 'fraud', reasons, requirement: 'required', metadata },
    sentences,
  };
}

function requirementOf(wanted: FieldRequirement, field: FieldComparison): CheckRequirement {
  const result = resultBy(wanted.method, field);
  const reached = ranks[result] >= ranks[wanted.minimum];
  return {
    name: personaNames[wanted.field],
    'match-result': result,
    status: result === 'missing' ? 'not_applicable' : reached ? 'passed' : 'failed',
    comparisons: [{ type: wanted.method, 'match-level-minimum': wanted.minimum, 'match-result': result }],
  };
}

/** The comparison's own sentence, and the method where it tolerates less than our rules do. */
function sentenceOf(wanted: FieldRequirement, field: FieldComparison, entry: CheckRequirement): string {
  const isNarrow = entry['match-result'] === 'none' && field.level === 'close';
  return isNarrow
    ? `${field.sentence}, but the policy compares ${methodWords[wanted.method]}`
    : field.sentence;
}
