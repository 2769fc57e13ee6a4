/** What each degree of agreement weighs: the shipped model, before anything was learned. */
import type { PersonField } from '#contracts/person.ts';
import type { Strength } from './outcome.ts';

/** Version of rules, tables and weights together. Any change that can change an answer raises it. */
export const engineVersion = 'casefold-matching/2';

/** Version of every rule in this engine. */
export const ruleVersion = 1;

/** What a comparison is for; the prior odds differ. */
export type Use = 'inquiry' | 'duplicate' | 'search' | 'screening';

/** Points, log2(m/u), by field and strength. */
export type Points = Readonly<Record<PersonField, Readonly<Record<Strength, number>>>>;

/** What a comparison is weighed with: the shipped points, or those learned from a vault's decisions. */
export interface Weights {
  /** Id of the model, named in each comparison. */
  readonly id: string;
  readonly points: Points;
}

/**
 * Points, log2(m/u), by field and strength.
 * @source our choice: m from the error rates of the development data, u from frequencies of names, birth dates and places in
 * national statistics; docs/matching.md prints m and u. A learned model replaces the table as a whole.
 */
export const points: Points = {
  name: { exact: 9, equal: 8.6, strong: 6.5, fair: 4.5, weak: 2, against: -8, none: 0 },
  birthdate: { exact: 10, equal: 10, strong: 5, fair: 2.5, weak: 0.5, against: -7, none: 0 },
  identification: { exact: 17, equal: 16.5, strong: 9, fair: 5, weak: 2, against: -4, none: 0 },
  nationality: { exact: 2, equal: 2, strong: 0.5, fair: 0, weak: 0, against: -2, none: 0 },
  gender: { exact: 0.9, equal: 0.9, strong: 0, fair: 0, weak: 0, against: -3, none: 0 },
  address: { exact: 9, equal: 9, strong: 7, fair: 5, weak: 2, against: -1, none: 0 },
  phone: { exact: 10, equal: 10, strong: 6, fair: 3, weak: 1, against: -0.7, none: 0 },
  email: { exact: 11, equal: 10.5, strong: 7, fair: 2.5, weak: 1, against: -0.6, none: 0 },
};

/** The model that Casefold comes with. */
export const shippedWeights: Weights = { id: 'mdl_shipped', points };

/** Prior odds as log2, by use: how likely two records are one person before they are looked at. */
export const priorPoints: Readonly<Record<Use, number>> = {
  inquiry: 2,
  duplicate: -17,
  search: -14,
  screening: -16,
};

/** The fields on which a decision rests. */
export const decisiveFields: ReadonlySet<PersonField> = new Set([
  'name',
  'birthdate',
  'identification',
  'nationality',
]);
