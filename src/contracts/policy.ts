/** What a re-verification asks of each field, and how its result is written. Nothing about a person on file. */
import { z } from 'zod';
import { Instant } from './kit/common.ts';
import { PersonField } from './person.ts';

/** Persona's word for how far two values agree. */
export const PersonaLevel = z.enum(['full', 'partial', 'none', 'missing']);
export type PersonaLevel = z.infer<typeof PersonaLevel>;

/**
 * How two values of a field are compared, in Persona's words. The first method of a field in `methodsOf` takes every
 * difference that our rules tolerate for close. The others take fewer: `string_similarity` slips and spellings but no missing
 * part, `substring` what is cut off, missing or masked but no slip.
 */
export const ComparisonMethod = z.enum([
  'tokenization',
  'date_similarity',
  'string_difference',
  'string_similarity',
  'substring',
]);
export type ComparisonMethod = z.infer<typeof ComparisonMethod>;

/** The methods a field can be compared by, the usual one first. */
export const methodsOf: Readonly<Record<PersonField, readonly [ComparisonMethod, ...ComparisonMethod[]]>> = {
  name: ['tokenization', 'string_similarity', 'substring'],
  birthdate: ['date_similarity', 'substring'],
  identification: ['string_difference', 'string_similarity', 'substring'],
  nationality: ['string_difference'],
  gender: ['string_difference'],
  address: ['tokenization', 'string_similarity', 'substring'],
  phone: ['string_difference', 'string_similarity', 'substring'],
  email: ['string_difference', 'string_similarity'],
};

/** What a policy asks of one field. `required` decides the check, otherwise the field only informs. */
export const FieldRequirement = z.object({
  field: PersonField,
  method: ComparisonMethod,
  minimum: z.enum(['full', 'partial', 'none']),
  required: z.boolean(),
});
export type FieldRequirement = z.infer<typeof FieldRequirement>;

/** Fields, methods, minimum levels and their weight for a re-verification; a field that is not there is not compared. */
export const ReverificationPolicy = z
  .array(FieldRequirement)
  .max(PersonField.options.length)
  .refine((policy) => new Set(policy.map(({ field }) => field)).size === policy.length, 'each field once')
  .refine(
    (policy) => policy.every(({ field, method }) => methodsOf[field].includes(method)),
    'a method of the field',
  )
  .refine((policy) => policy.some(({ required }) => required), 'one field must be required');
export type ReverificationPolicy = z.infer<typeof ReverificationPolicy>;

/** Id of the policy that Casefold comes with. */
export const shippedPolicyId = 'pol_shipped';

/**
 * The shipped policy: name and birth date decide, as in Persona's documented examples; near matches pass.
 * @source Persona help centre, account comparison and inquiry comparison checks; recorded minimum levels.
 */
export const shippedPolicy: ReverificationPolicy = [
  { field: 'name', method: 'tokenization', minimum: 'partial', required: true },
  { field: 'birthdate', method: 'date_similarity', minimum: 'partial', required: true },
  { field: 'identification', method: 'string_difference', minimum: 'partial', required: false },
  { field: 'nationality', method: 'string_difference', minimum: 'full', required: false },
  { field: 'address', method: 'tokenization', minimum: 'partial', required: false },
  { field: 'phone', method: 'string_difference', minimum: 'partial', required: false },
  { field: 'email', method: 'string_difference', minimum: 'partial', required: false },
];

/** One version of the policy. `at` and `by` are null for the shipped one. */
export const PolicyVersion = z.object({
  id: z.string(),
  at: Instant.nullable(),
  by: z.string().nullable(),
  policy: ReverificationPolicy,
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

const Status = z.enum(['passed', 'failed', 'not_applicable']);

/** One entry of `metadata.check-requirements`. */
export const CheckRequirement = z.object({
  name: z.string(),
  'match-result': PersonaLevel,
  status: Status,
  comparisons: z.array(
    z.object({
      type: ComparisonMethod,
      'match-level-minimum': FieldRequirement.shape.minimum,
      'match-result': PersonaLevel,
    }),
  ),
});
export type CheckRequirement = z.infer<typeof CheckRequirement>;

/** A check as Persona writes it. */
export const PersonaCheck = z.object({
  name: z.string(),
  status: Status,
  category: z.literal('fraud'),
  reasons: z.array(z.string()),
  requirement: z.enum(['required', 'not_required']),
  metadata: z.object({ 'check-requirements': z.array(CheckRequirement) }),
});
export type PersonaCheck = z.infer<typeof PersonaCheck>;

/** A check together with the sentences for its fields, and the policy that it was made by. */
export const Reverification = z.object({
  policyId: z.string(),
  check: PersonaCheck,
  sentences: z.array(
    z.object({ field: PersonField, required: z.boolean(), status: Status, text: z.string() }),
  ),
});
export type Reverification = z.infer<typeof Reverification>;
