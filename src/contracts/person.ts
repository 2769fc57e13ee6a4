/**
 * The words in which Casefold speaks of a person: the same shapes on an account, on an inquiry, in an import
 * row, in the comparison and in an export.
 */
import { z } from 'zod';

/** Free text as a person typed or a file held it. Never trimmed or normalised in storage beyond the ends. */
const Text = z.string().max(4000);

/** A name, in parts or as one text. `native` is the spelling in the person's own script, when both are known. */
export const PersonName = z.object({
  first: Text.optional(),
  middle: Text.optional(),
  last: Text.optional(),
  full: Text.optional(),
  native: Text.optional(),
});
export type PersonName = z.infer<typeof PersonName>;

/** A calendar date as far as it is known: `1988`, `1988-07` or `1988-07-04`. Never expanded to the first of a month. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

/** A postal address. `countryCode` is ISO 3166-1 alpha-2 in capitals when known, else as the file had it. */
export const Address = z.object({
  street1: Text.optional(),
  street2: Text.optional(),
  city: Text.optional(),
  subdivision: Text.optional(),
  postalCode: Text.optional(),
  countryCode: Text.optional(),
});
export type Address = z.infer<typeof Address>;

/** An identification number. `class` is Persona's word (`dl`, `pp`, `id`, `visa`, `ssn` …). */
export const IdentificationNumber = z.object({
  class: z.string().max(64),
  number: Text,
  country: z.string().max(64).optional(),
});
export type IdentificationNumber = z.infer<typeof IdentificationNumber>;

/** A field we have no column for: kept with the type its source stated. `value` is any JSON. */
export const CustomValue = z.object({ type: z.string().max(64), value: z.json() });
export type CustomValue = z.infer<typeof CustomValue>;

/** The fields that are compared, in the fixed order in which screens show them. */
export const PersonField = z.enum([
  'name',
  'birthdate',
  'identification',
  'nationality',
  'gender',
  'address',
  'phone',
  'email',
]);
export type PersonField = z.infer<typeof PersonField>;

/**
 * Everything said about one person by one side of a comparison. Lists hold the primary value first; an empty
 * list means that nothing is known.
 */
export const Person = z.object({
  name: z.array(PersonName),
  birthdate: z.array(z.string()),
  identification: z.array(IdentificationNumber),
  nationality: z.array(z.string()),
  gender: z.array(z.string()),
  address: z.array(Address),
  phone: z.array(z.string()),
  email: z.array(z.string()),
});
export type Person = z.infer<typeof Person>;

/** How far two values of one field agree. Source: docs/matching.md; Persona's words in `personaLevel`. */
export const Level = z.enum(['exact', 'equivalent', 'close', 'conflict', 'one-sided', 'not-compared']);
export type Level = z.infer<typeof Level>;

/** Half-open span of UTF-16 units `[from, to)` inside the shown text of a value. */
export const Span = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

/** One reason for a level. `code` is stable, `onFile` and `incoming` mark the characters it rests on. */
export const Reason = z.object({
  code: z.string(),
  onFile: z.array(Span).default([]),
  incoming: z.array(Span).default([]),
  /** `differs`: red, text differs. `exchanged`: amber, parts stand elsewhere. `same`: not marked. */
  mark: z.enum(['differs', 'exchanged', 'same']).default('differs'),
  detail: z.string().optional(),
});
export type Reason = z.infer<typeof Reason>;

/** One side of a compared pair: the text people read, and what the rule compared. `index` points into the Person's list. */
export const ComparedValue = z.object({ index: z.int(), text: z.string(), normalised: z.string() });
export type ComparedValue = z.infer<typeof ComparedValue>;

/** A repair of the value on file that would make the pair agree. `value` is a whole value of the field. */
export const Fix = z.object({
  code: z.enum([
    'swap-names',
    'swap-day-month',
    'century',
    'transposed-digits',
    'one-digit',
    'take-incoming',
  ]),
  value: z.unknown(),
  text: z.string(),
});
export type Fix = z.infer<typeof Fix>;

/**
 * How much a pair of values says, from full agreement to contradiction. A model gives each field and strength its
 * points; `strong`, `fair` and `weak` are the three steps of `close`.
 */
export const Strength = z.enum(['exact', 'equal', 'strong', 'fair', 'weak', 'against', 'none']);
export type Strength = z.infer<typeof Strength>;

/** The comparison of one field: the best pair of both lists, with its reasons. */
export const FieldComparison = z.object({
  field: PersonField,
  level: Level,
  /** The first of `reasons`, for lists and counts. */
  reason: z.string(),
  reasons: z.array(Reason),
  /** One sentence in the analyst's words, without a final verdict. */
  sentence: z.string(),
  onFile: ComparedValue.nullable(),
  incoming: ComparedValue.nullable(),
  /** Values beyond the best pair. */
  more: z.object({ onFile: z.int(), incoming: z.int() }),
  decisive: z.boolean(),
  ruleId: z.string(),
  ruleVersion: z.int(),
  /** log2 odds this field adds (positive) or takes away; 0 when one side is missing. */
  points: z.number(),
  /** How much the pair says, the step of the model that gave the points; absent in comparisons stored before models. */
  strength: Strength.optional(),
  fixes: z.array(Fix),
});
export type FieldComparison = z.infer<typeof FieldComparison>;

/** What the rules make of all fields together. Never a bare percentage. */
export const Suggestion = z.object({
  verdict: z.enum(['same', 'probably-same', 'unclear', 'probably-different', 'different']),
  sentence: z.string(),
  /** "With the birth date corrected: same person", when a repair would change the verdict. */
  counterfactual: z.string().optional(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** A whole comparison. The same input and engine version give the same bytes. */
export const Comparison = z.object({
  engine: z.string(),
  /** Id of the model that gave the points; absent: the shipped one. */
  model: z.string().optional(),
  fields: z.array(FieldComparison),
  counts: z.record(Level, z.int()),
  suggestion: Suggestion,
});
export type Comparison = z.infer<typeof Comparison>;

/** The parts of a name in reading order, or its full text. */
export function nameText(name: PersonName): string {
  const parts = [name.first, name.middle, name.last].filter((part) => part?.trim());
  return parts.length > 0 ? parts.join(' ') : (name.full ?? name.native ?? '');
}

/** An address on one line. */
export function addressText(address: Address): string {
  const town = [address.city, address.subdivision, address.postalCode].filter(Boolean).join(' ');
  return [address.street1, address.street2, town, address.countryCode].filter(Boolean).join(', ');
}

/** An identification number as people read it: class, country and number. */
export function identificationText(id: IdentificationNumber): string {
  return [id.class.toUpperCase(), id.country, id.number].filter(Boolean).join(' ');
}

/** A person of whom nothing is known yet. */
export function emptyPerson(): Person {
  return {
    name: [],
    birthdate: [],
    identification: [],
    nationality: [],
    gender: [],
    address: [],
    phone: [],
    email: [],
  };
}
