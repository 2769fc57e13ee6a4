/** Orders accounts by how well they answer a typed name, with the reason in words. */
import type { FieldComparison, Person, PersonName } from '#contracts/person.ts';
import { emptyPerson } from '#contracts/person.ts';
import { comparePersons } from '../compare-persons.ts';
import { sentenceFor } from '../sentences.ts';

/** An account found by its words: what is on file, and what its words cost (see `findCandidates`). */
export interface Found {
  readonly person: Person;
  readonly cost: number;
}

/** How well an account answers. */
export interface Likeness {
  /** Points of name and birth date together, the comparison core's own. */
  readonly points: number;
  /** Why it is similar, in words. */
  readonly reason: string;
}

/** What somebody typed: a name, and a birth date as far as it is known. */
export interface Asked {
  readonly name: PersonName;
  readonly birthdate: string | null;
}

/** Those found, best first by points, then by cost; among equals the order they came in. */
export function rankFound<T extends Found>(found: readonly T[], asked: Asked): (T & Likeness)[] {
  const incoming: Person = {
    ...emptyPerson(),
    name: [asked.name],
    birthdate: asked.birthdate === null ? [] : [asked.birthdate],
  };
  return found
    .map((one) => ({ ...one, ...likenessOf(one, incoming) }))
    .sort((a, b) => b.points - a.points || a.cost - b.cost);
}

function likenessOf({ person, cost }: Found, incoming: Person): Likeness {
  const onFile = { ...emptyPerson(), name: person.name, birthdate: person.birthdate };
  const { fields } = comparePersons(onFile, incoming, { use: 'search' });
  const name = fields.find(({ field }) => field === 'name');
  const birthdate = fields.find(({ field }) => field === 'birthdate');
  const points = (name?.points ?? 0) + (birthdate?.points ?? 0);
  const parts = [nameReason(name, cost)];
  if (birthdate && birthdate.level !== 'one-sided' && birthdate.level !== 'exact')
    parts.push(lowerFirst(birthdate.sentence));
  return { points, reason: parts.join('; ') };
}

const partial: ReadonlySet<string> = new Set([
  'missing_name_part',
  'double_surname_partial',
  'patronymic_dropped',
  'name_order',
]);

function nameReason(name: FieldComparison | undefined, cost: number): string {
  if (!name || name.level === 'conflict' || name.level === 'not-compared')
    return cost < 20 ? 'Spelled nearly alike' : 'Spelled alike in part';
  // A search is rarely the whole name: what was not typed is a reason only when there is no other.
  const telling = name.reasons.filter(({ code }) => !partial.has(code));
  const reasons = telling.length === 0 ? name.reasons : telling;
  return sentenceFor('name', reasons).replaceAll('in the inquiry', 'in what was typed');
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
