/** Compares two persons field by field. Pure: the same input and engine version give the same bytes. */
import type {
  ComparedValue,
  Comparison,
  FieldComparison,
  Level,
  Person,
  PersonField,
} from '#contracts/person.ts';
import { addressText, identificationText, nameText } from '#contracts/person.ts';
import { compareAddresses } from './fields/address.ts';
import { compareBirthDates } from './fields/birth-date.ts';
import { compareEmails } from './fields/email.ts';
import { compareIdentifications } from './fields/identification.ts';
import { comparePhones } from './fields/phone.ts';
import { compareGenders, compareNationalities, countryOf } from './fields/plain-fields.ts';
import { decisiveFields, engineVersion, ruleVersion, shippedWeights } from './model.ts';
import type { Points, Use, Weights } from './model.ts';
import { compareNames } from './names/compare.ts';
import type { Outcome } from './outcome.ts';
import { reason } from './outcome.ts';
import { sentenceFor } from './sentences.ts';
import { suggest } from './suggestion.ts';
import { comparedLength } from './text.ts';

/** How many values of one field are compared with each other; further ones are counted in `more`. */
const comparedValues = 8;
const mostValues = 200;
/** Longest text handed back for display: the longest an account can hold. */
const shownLength = 8000;

/**
 * Compares the person on file with the incoming one: one entry for each field of which at least one side knows
 * something, in the order of `PersonField`, and a suggestion. Never throws, whatever the text.
 */
export function comparePersons(
  onFile: Person,
  incoming: Person,
  options: { use?: Use; weights?: Weights } = {},
): Comparison {
  const weights = options.weights ?? shippedWeights;
  const country = countryHint(onFile) ?? countryHint(incoming);
  const found = [
    field('name', onFile.name, incoming.name, nameText, compareNames),
    field('birthdate', onFile.birthdate, incoming.birthdate, asText, compareBirthDates),
    field(
      'identification',
      onFile.identification,
      incoming.identification,
      identificationText,
      compareIdentifications,
    ),
    field('nationality', onFile.nationality, incoming.nationality, asText, compareNationalities),
    field('gender', onFile.gender, incoming.gender, asText, compareGenders),
    field('address', onFile.address, incoming.address, addressText, compareAddresses),
    field('phone', onFile.phone, incoming.phone, asText, (a: string, b: string) =>
      comparePhones(a, b, country),
    ),
    field('email', onFile.email, incoming.email, asText, compareEmails),
  ];
  const fields = found.filter((one) => one !== null).map((one) => weighed(one, weights.points));
  const counts: Record<Level, number> = {
    exact: 0,
    equivalent: 0,
    close: 0,
    conflict: 0,
    'one-sided': 0,
    'not-compared': 0,
  };
  for (const one of fields) counts[one.level]++;
  const suggestion = suggest(fields, options.use ?? 'inquiry', weights.points);
  return { engine: engineVersion, model: weights.id, fields, counts, suggestion };
}

function weighed(field: FieldComparison, points: Points): FieldComparison {
  return field.strength === undefined ? field : { ...field, points: points[field.field][field.strength] };
}

const asText = (text: string): string => text;

/** Region for phone numbers without one: the country of the first address, else the nationality. */
function countryHint(person: Person): string | undefined {
  for (const text of [...person.address.map((address) => address.countryCode), ...person.nationality]) {
    const country = text ? countryOf(text) : null;
    if (country) return country;
  }
  return undefined;
}

interface Candidate<T> {
  readonly value: T;
  readonly index: number;
  readonly text: string;
  /** The display text before anything was cut off. */
  readonly whole: string;
}

function field<T>(
  name: PersonField,
  onFile: readonly T[],
  incoming: readonly T[],
  show: (value: T) => string,
  compare: (onFile: T, incoming: T) => Outcome,
): FieldComparison | null {
  const left = candidates(onFile, show);
  const right = candidates(incoming, show);
  if (left.length === 0 && right.length === 0) return null;
  const best = bestPair(left, right, compare);
  const more = { onFile: others(onFile, show), incoming: others(incoming, show) };
  if (!best) return oneSided(name, left[0], right[0], more);
  const { outcome, a, b } = best;
  return {
    field: name,
    level: outcome.level,
    reason: outcome.reasons[0]?.code ?? 'exact',
    reasons: [...outcome.reasons],
    sentence: sentenceFor(name, outcome.reasons),
    onFile: compared(a, outcome.normal[0]),
    incoming: compared(b, outcome.normal[1]),
    more,
    decisive: decisiveFields.has(name),
    ruleId: outcome.rule,
    ruleVersion,
    points: 0,
    strength: outcome.strength,
    fixes: [...outcome.fixes],
  };
}

function others<T>(values: readonly T[], show: (value: T) => string): number {
  return Math.max(0, values.filter((value) => show(value).trim() !== '').length - 1);
}

function candidates<T>(values: readonly T[], show: (value: T) => string): Candidate<T>[] {
  return values
    .slice(0, mostValues)
    .map((value, index) => ({ value: clip(value), index, whole: show(value) }))
    .filter(({ whole }) => whole.trim() !== '')
    .slice(0, comparedValues)
    .map((one) => ({
      ...one,
      text: one.whole.length > shownLength ? one.whole.slice(0, shownLength) : one.whole,
    }));
}

/** A value whose texts are no longer than what rules look at; offsets stay true. */
function clip<T>(value: T): T {
  if (typeof value === 'string')
    return (value.length > comparedLength ? value.slice(0, comparedLength) : value) as T & string; // a shorter text is still the text type
  if (typeof value !== 'object' || value === null) return value;
  if (!Object.values(value).some((text) => typeof text === 'string' && text.length > comparedLength))
    return value;
  const entries = Object.entries(value).map(([key, text]) => [
    key,
    typeof text === 'string' ? text.slice(0, comparedLength) : (text as unknown),
  ]);
  return Object.fromEntries(entries) as T; // same keys, same kinds of values
}

interface Best<T> {
  readonly outcome: Outcome;
  readonly a: Candidate<T>;
  readonly b: Candidate<T>;
}

const levelOrder = new Map(
  ['exact', 'equivalent', 'close', 'conflict', 'not-compared', 'one-sided'].map((level, at) => [level, at]),
);

/** The pair that agrees best; the earlier one among equals. */
function bestPair<T>(
  left: readonly Candidate<T>[],
  right: readonly Candidate<T>[],
  compare: (a: T, b: T) => Outcome,
): Best<T> | null {
  let best: Best<T> | null = null;
  for (const a of left) {
    for (const b of right) {
      const outcome = honest(compare(a.value, b.value), a, b);
      if (best === null || isBetter(outcome, best.outcome)) best = { outcome, a, b };
    }
  }
  return best;
}

/** Values that agree only as far as they were looked at are not called equal. */
function honest<T>(outcome: Outcome, a: Candidate<T>, b: Candidate<T>): Outcome {
  if (a.whole === b.whole || (a.whole.length <= comparedLength && b.whole.length <= comparedLength))
    return outcome;
  if (outcome.level !== 'exact' && outcome.level !== 'equivalent') return outcome;
  return { ...outcome, level: 'close', strength: 'fair', reasons: [reason('truncated')] };
}

function isBetter(next: Outcome, current: Outcome): boolean {
  const [x, y] = [levelOrder.get(next.level) ?? 9, levelOrder.get(current.level) ?? 9];
  return x !== y ? x < y : next.score > current.score;
}

function compared<T>(candidate: Candidate<T>, normalised: string): ComparedValue {
  return { index: candidate.index, text: candidate.text, normalised };
}

function oneSided<T>(
  name: PersonField,
  left: Candidate<T> | undefined,
  right: Candidate<T> | undefined,
  more: FieldComparison['more'],
): FieldComparison {
  const code = left ? 'only_on_file' : 'only_incoming';
  const reasons = [reason(code, { mark: 'same' })];
  return {
    field: name,
    level: 'one-sided',
    reason: code,
    reasons,
    sentence: sentenceFor(name, reasons),
    onFile: left ? compared(left, left.text.slice(0, 200)) : null,
    incoming: right ? compared(right, right.text.slice(0, 200)) : null,
    more,
    decisive: decisiveFields.has(name),
    ruleId: `${name}.one-sided`,
    ruleVersion,
    points: 0,
    fixes: right && !left ? takeIncoming(right) : [],
  };
}

function takeIncoming<T>(right: Candidate<T>): FieldComparison['fixes'] {
  const value = typeof right.value === 'string' ? right.value : { ...right.value };
  // A value of a person is text or a flat record of texts, which is JSON.
  return [
    {
      code: 'take-incoming',
      value: value,
      text: `Take the incoming value: ${right.text.slice(0, 80)}`,
    },
  ];
}
