/** The shipped model as probabilities: how often each strength comes up among the same person (m) and among others (u). */
import { PersonField } from '#contracts/person.ts';
import { points } from '../model.ts';
import type { Strength } from '../outcome.ts';

/** Strengths of a compared pair, from full agreement to contradiction. */
export const strengths = [
  'exact',
  'equal',
  'strong',
  'fair',
  'weak',
  'against',
] as const satisfies Strength[];
/** A strength that carries points. */
export type TelledStrength = (typeof strengths)[number];

/** A probability for each field and strength. */
export type Table = Readonly<Record<PersonField, Readonly<Record<TelledStrength, number>>>>;

/**
 * How the pairs of one person that do not contradict are spread over the strengths, before anything is known.
 * @source our choice, after the development data that docs/matching.md names
 */
const shares: Readonly<Record<PersonField, readonly number[]>> = {
  name: [0.72, 0.12, 0.08, 0.05, 0.03],
  birthdate: [0.93, 0.02, 0.03, 0.01, 0.01],
  identification: [0.85, 0.08, 0.04, 0.02, 0.01],
  nationality: [0.9, 0.05, 0.03, 0.01, 0.01],
  gender: [0.96, 0.02, 0.01, 0.005, 0.005],
  address: [0.4, 0.25, 0.15, 0.12, 0.08],
  phone: [0.7, 0.2, 0.04, 0.03, 0.03],
  email: [0.8, 0.08, 0.05, 0.04, 0.03],
};

/** m and u such that log2(m/u) is the shipped points and both add up to 1 over the strengths of a field. */
export const shipped: { readonly m: Table; readonly u: Table } = tablesOf();

function tablesOf(): { m: Table; u: Table } {
  const fields = PersonField.options.map((field) => {
    const share = strengths.map((_, at) => shares[field][at] ?? 0);
    const odds = strengths.map((strength) => 2 ** points[field][strength]);
    // Among others, what agrees has the probability m/odds; what is left over contradicts.
    const agreeing = share.reduce((sum, one, at) => sum + one / (odds[at] ?? 1), 0);
    const against = odds.at(-1) ?? 1;
    const contradicting = (against * (1 - agreeing)) / (1 - against * agreeing);
    const m = share.map((one, at) => (at === share.length - 1 ? contradicting : one * (1 - contradicting)));
    return { field, m, u: m.map((one, at) => one / (odds[at] ?? 1)) };
  });
  const table = (of: (one: (typeof fields)[number]) => readonly number[]): Table => {
    const entries = fields.map((one) => [one.field, byStrength(of(one))] as const);
    return Object.fromEntries(entries) as Table; // one entry for each field
  };
  return { m: table((one) => one.m), u: table((one) => one.u) };
}

/** Numbers in the order of `strengths` by their names. */
export function byStrength(numbers: readonly number[]): Record<TelledStrength, number> {
  const [exact = 0, equal = 0, strong = 0, fair = 0, weak = 0, against = 0] = numbers;
  return { exact, equal, strong, fair, weak, against };
}
