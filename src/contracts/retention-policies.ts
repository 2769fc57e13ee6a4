/** Retention policies as people write them: to whom one applies, from when it counts, how long, and what comes then. */
import { z } from 'zod';
import { TagId } from './kit/common.ts';

export const PolicyId = z.string().regex(/^rtp_[A-Za-z0-9]{8,64}$/);
/** A day of the calendar in UTC. */
export const Day = z.iso.date();

/** A length of time, counted by the calendar: years and months first, then days. Not all three may be nought. */
export const Period = z
  .object({
    years: z.int().min(0).max(200).default(0),
    months: z.int().min(0).max(1200).default(0),
    days: z.int().min(0).max(40_000).default(0),
  })
  .refine(({ years, months, days }) => years + months + days > 0, { message: 'at least one day' });
export type Period = z.infer<typeof Period>;

/** The event whose day a policy counts from. */
export const CountedFrom = z.enum(['last-activity', 'closing', 'creation']);
export type CountedFrom = z.infer<typeof CountedFrom>;

/** What a policy says. Conditions left out hold for every account. */
export const PolicyRule = z.object({
  type: z.string().trim().min(1).max(100).nullable().default(null),
  status: z.string().trim().min(1).max(100).nullable().default(null),
  tag: TagId.nullable().default(null),
  countedFrom: CountedFrom,
  /** For `closing`: the statuses that mean that the relationship has ended. */
  closedStatuses: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  /** The account must not be redacted before this has passed. */
  keepAtLeast: Period.nullable().default(null),
  /** When this has passed, the account is due: for redaction, or for the archive where `archivedFor` is set. */
  dueAfter: Period.nullable().default(null),
  /** How long it then stays archived before its redaction is due. */
  archivedFor: Period.nullable().default(null),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

/** A rule with the sentence that shows where it comes from. */
export interface PolicyPreset {
  readonly id: string;
  readonly name: string;
  /** Act and article, and what it says in a few words. To be checked with counsel before use. */
  readonly source: string;
  readonly rule: PolicyRule;
}

const everybody = { type: null, status: null, tag: null } as const;
const years = (count: number): Period => ({ years: count, months: 0, days: 0 });
const closed = ['closed', 'inactive', 'deactivated'];

/** Starting points. The law of a country and of a trade may ask for more: each is to be checked with counsel. */
export const policyPresets: readonly PolicyPreset[] = [
  {
    id: 'eu-amld',
    name: 'EU: five years after the relationship ends',
    source:
      'Directive (EU) 2015/849, Article 40(1): due-diligence documents are kept for five years after the end of the ' +
      'business relationship, then personal data are deleted, unless national law provides otherwise (up to five ' +
      'further years). To be checked with counsel.',
    rule: {
      ...everybody,
      countedFrom: 'closing',
      closedStatuses: closed,
      keepAtLeast: years(5),
      dueAfter: years(5),
      archivedFor: null,
    },
  },
  {
    id: 'eu-amlr',
    name: 'EU from 10 July 2027: five years after the relationship ends',
    source:
      'Regulation (EU) 2024/1624, Article 77, applicable from 10 July 2027: records are kept, not redacted, for five ' +
      'years after the end of the business relationship, then personal data are deleted. To be checked with counsel.',
    rule: {
      ...everybody,
      countedFrom: 'closing',
      closedStatuses: closed,
      keepAtLeast: years(5),
      dueAfter: years(5),
      archivedFor: null,
    },
  },
  {
    id: 'uk-mlr',
    name: 'UK: five years after the relationship ends',
    source:
      'The Money Laundering, Terrorist Financing and Transfer of Funds (Information on the Payer) Regulations 2017 ' +
      '(SI 2017/692), regulation 40(3): at least five years from the end of the business relationship; 40(5): then ' +
      'personal data are deleted, with exceptions. To be checked with counsel.',
    rule: {
      ...everybody,
      countedFrom: 'closing',
      closedStatuses: closed,
      keepAtLeast: years(5),
      dueAfter: years(5),
      archivedFor: null,
    },
  },
  {
    id: 'us-cip',
    name: 'US banks: five years after the account is closed',
    source:
      '31 CFR 1020.220(a)(3)(ii): identifying information is retained for five years after the date the account is ' +
      'closed. It sets a minimum and no day of deletion. To be checked with counsel.',
    rule: {
      ...everybody,
      countedFrom: 'closing',
      closedStatuses: closed,
      keepAtLeast: years(5),
      dueAfter: null,
      archivedFor: null,
    },
  },
  {
    id: 'il-bipa',
    name: 'Illinois: biometrics, three years after the last interaction',
    source:
      'Biometric Information Privacy Act, 740 ILCS 14/15(a): biometric identifiers are destroyed when the purpose is ' +
      'satisfied or within 3 years of the individual’s last interaction, whichever occurs first. Put it on the tag of ' +
      'accounts that hold such data. To be checked with counsel.',
    rule: {
      ...everybody,
      countedFrom: 'last-activity',
      closedStatuses: [],
      keepAtLeast: null,
      // "Within 3 years": it is due while there is still time to review a batch.
      dueAfter: { years: 2, months: 11, days: 0 },
      archivedFor: null,
    },
  },
  {
    id: 'gdpr',
    name: 'GDPR: two years without activity, archived first',
    source:
      'Regulation (EU) 2016/679, Article 5(1)(e), storage limitation: no longer than is necessary for the purposes. ' +
      'The Regulation names no number of years; two and one are an example. To be checked with counsel.',
    rule: {
      ...everybody,
      countedFrom: 'last-activity',
      closedStatuses: [],
      keepAtLeast: null,
      dueAfter: years(2),
      archivedFor: years(1),
    },
  },
];
