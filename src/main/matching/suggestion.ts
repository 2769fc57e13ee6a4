/** One sentence from named rules, and what a repair would change. */
import type { FieldComparison, PersonField, Suggestion } from '#contracts/person.ts';
import type { Points, Use } from './model.ts';
import { priorPoints } from './model.ts';

type Verdict = Suggestion['verdict'];

/** A rule that decides beside the sum of points. The first that applies names the suggestion. */
interface HardRule {
  readonly name: string;
  readonly applies: (of: Facts) => boolean;
  readonly verdict: Verdict;
  readonly sentence: (of: Facts) => string;
}

interface Facts {
  readonly fields: ReadonlyMap<PersonField, FieldComparison>;
  readonly total: number;
  readonly agree: readonly FieldComparison[];
  readonly close: readonly FieldComparison[];
  readonly against: readonly FieldComparison[];
}

const names: Readonly<Record<PersonField, string>> = {
  name: 'name', birthdate: 'birth date', identification: 'document number', nationality: 'nationality', gender: 'gender', address: 'address', phone: 'phone', email: 'e-mail',
}; // prettier-ignore

const has = (facts: Facts, field: PersonField, code: string): boolean =>
  facts.fields.get(field)?.reasons.some((one) => one.code === code) ?? false;
const level = (facts: Facts, field: PersonField): string | undefined => facts.fields.get(field)?.level;
const agrees = (facts: Facts, field: PersonField): boolean =>
  level(facts, field) === 'exact' || level(facts, field) === 'equivalent';

/** In this order. @source docs/matching.md, rules beside the score. */
const hardRules: readonly HardRule[] = [
  {
    name: 'document-of-another',
    applies: (facts) => agrees(facts, 'identification') && level(facts, 'name') === 'conflict',
    verdict: 'unclear',
    sentence: () =>
      'Unclear: the document number agrees but the names differ; the document may be used by somebody else',
  },
  {
    name: 'look-alike-letters',
    applies: (facts) => has(facts, 'name', 'homoglyph'),
    verdict: 'unclear',
    sentence: () => 'Unclear: the name uses letters of another script that only look the same',
  },
  {
    name: 'generations',
    applies: (facts) => level(facts, 'name') === 'conflict' && has(facts, 'name', 'generational_suffix'),
    verdict: 'probably-different',
    sentence: () => 'Probably two people of one family: the suffixes for generations differ',
  },
];

/** A rule beside the points decides, so that the points say nothing. */
export function isDecidedByRule(fields: readonly FieldComparison[]): boolean {
  const facts = factsOf(fields, 'inquiry');
  return hardRules.some((rule) => rule.applies(facts));
}

/** The suggestion for a set of compared fields, with the counterfactual when a repair would change the verdict. */
export function suggest(fields: readonly FieldComparison[], use: Use, points: Points): Suggestion {
  const facts = factsOf(fields, use);
  const rule = hardRules.find((one) => one.applies(facts));
  const verdict = rule?.verdict ?? verdictOf(facts);
  const sentence = rule?.sentence(facts) ?? sentenceOf(verdict, facts);
  const counterfactual = counterfactualOf(fields, use, verdict, points);
  return counterfactual === undefined ? { verdict, sentence } : { verdict, sentence, counterfactual };
}

function factsOf(fields: readonly FieldComparison[], use: Use): Facts {
  const pick = (...levels: string[]): FieldComparison[] =>
    fields.filter((field) => levels.includes(field.level));
  return {
    fields: new Map(fields.map((field) => [field.field, field])),
    total: priorPoints[use] + sumPoints(fields),
    agree: pick('exact', 'equivalent'),
    close: pick('close'),
    against: pick('conflict'),
  };
}

/**
 * Sum of the fields' points with dependent evidence counted once: a household shares address and phone, and an e-mail
 * built from the name adds little to it.
 */
export function sumPoints(fields: readonly FieldComparison[]): number {
  return addPoints(
    (field) => fields.find((one) => one.field === field)?.points ?? 0,
    () => emailFromName(fields),
  );
}

/** The same for points that stand elsewhere. */
export function addPoints(of: (field: PersonField) => number, isEmailFromName: () => boolean): number {
  const household =
    Math.min(14, Math.max(0, of('address')) + Math.max(0, of('phone'))) +
    Math.min(0, of('address')) +
    Math.min(0, of('phone'));
  const email = of('email') > 5 && isEmailFromName() ? 5 : of('email');
  return (
    of('name') + of('birthdate') + of('identification') + of('nationality') + of('gender') + household + email
  );
}

/** The e-mail on file holds a word of the name on file. */
export function emailFromName(fields: readonly FieldComparison[]): boolean {
  const name = fields.find((one) => one.field === 'name')?.onFile?.normalised ?? '';
  const email = fields.find((one) => one.field === 'email')?.onFile?.normalised.split('@')[0] ?? '';
  return name.split(' ').some((word) => word.length >= 3 && email.includes(word));
}

function verdictOf(facts: Facts): Verdict {
  const decisive = facts.against.some((field) => field.decisive && field.field !== 'nationality');
  const [name, date, id] = (['name', 'birthdate', 'identification'] as const).map(
    (field) => level(facts, field) ?? 'one-sided',
  );
  const compared = facts.agree.length + facts.close.length + facts.against.length;
  if (compared === 0) return 'unclear';
  const strong = [
    date,
    id,
    facts.fields.get('email')?.level,
    facts.fields.get('phone')?.level,
    facts.fields.get('address')?.level,
  ].some((one) => one === 'exact' || one === 'equivalent');
  if (
    facts.total >= 14 &&
    !decisive &&
    name !== 'close' &&
    date !== 'close' &&
    agrees(facts, 'name') &&
    strong
  )
    return 'same';
  if (facts.total >= 10 && !(name === 'conflict' && id !== 'exact') && strong)
    return decisive ? 'unclear' : 'probably-same';
  if (facts.total <= -8 || (name === 'conflict' && date === 'conflict')) return 'different';
  if (facts.total <= 0) return 'probably-different';
  return decisive || facts.total < 6 ? 'unclear' : 'probably-same';
}

const openings: Readonly<Record<Verdict, string>> = {
  same: 'Same person',
  'probably-same': 'Probably the same person',
  unclear: 'Unclear',
  'probably-different': 'Probably different people',
  different: 'Different people',
};

function sentenceOf(verdict: Verdict, facts: Facts): string {
  const list = (fields: readonly FieldComparison[]): string =>
    joined(fields.map((field) => names[field.field]));
  if (verdict === 'same') return `${openings.same}: ${list(facts.agree)} agree`;
  const parts: string[] = [];
  const noted = facts.close.map((field) => lower(field.sentence));
  if (verdict === 'probably-same' || verdict === 'unclear') {
    if (noted.length > 0) parts.push(noted.slice(0, 2).join(' and '));
    if (facts.against.length > 0)
      parts.push(`${list(facts.against)} ${facts.against.length === 1 ? 'differs' : 'differ'}`);
    if (facts.agree.length > 0)
      parts.push(`${list(facts.agree)} ${facts.agree.length === 1 ? 'agrees' : 'agree'}`);
    if (parts.length === 0) parts.push('nothing could be compared');
  } else {
    if (facts.against.length > 0)
      parts.push(`${list(facts.against)} ${facts.against.length === 1 ? 'differs' : 'differ'}`);
    else parts.push('too little agrees');
    if (facts.agree.length > 0)
      parts.push(`although ${list(facts.agree)} ${facts.agree.length === 1 ? 'agrees' : 'agree'}`);
  }
  return `${openings[verdict]}: ${parts.join('; ')}`;
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length <= 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const ranks: readonly Verdict[] = ['different', 'probably-different', 'unclear', 'probably-same', 'same'];
const repairs: ReadonlySet<string> = new Set([
  'swap-names',
  'swap-day-month',
  'century',
  'transposed-digits',
  'one-digit',
]);

/** What the verdict would be with the repairable fields corrected, or with the one conflicting field corrected. */
function counterfactualOf(
  fields: readonly FieldComparison[],
  use: Use,
  verdict: Verdict,
  points: Points,
): string | undefined {
  const repairable = fields.filter((field) => field.fixes.some((fix) => repairs.has(fix.code)));
  const conflicting = fields.filter((field) => field.level === 'conflict' && field.decisive);
  for (const set of [repairable, conflicting.length === 1 ? conflicting : []]) {
    if (set.length === 0) continue;
    const facts = factsOf(
      fields.map((field) => (set.includes(field) ? corrected(field, points) : field)),
      use,
    );
    if (hardRules.some((rule) => rule.applies(facts))) continue;
    const next = verdictOf(facts);
    if (ranks.indexOf(next) > ranks.indexOf(verdict) && ranks.indexOf(next) >= 3) {
      return `With the ${joined(set.map((field) => names[field.field]))} corrected: ${lower(openings[next])}`;
    }
  }
  return undefined;
}

function corrected(field: FieldComparison, points: Points): FieldComparison {
  return {
    ...field,
    level: 'exact',
    points: points[field.field].exact,
    reasons: [{ code: 'exact', onFile: [], incoming: [], mark: 'same' }],
  };
}
