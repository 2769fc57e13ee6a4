/** What two aligned names say: order, words left over, titles, suffixes, particles. */
import type { Strength, Stretch } from '../outcome.ts';
import { generationOf } from '../tables/name-words.ts';
import {
  isEastAsianFamily,
  isEthiopianName,
  isIberianFamily,
  isVietnameseFamily,
} from '../tables/family-names.ts';
import { isKnownGiven } from '../tables/given-names.ts';
import type { Alignment, WordPair } from './align.ts';
import { isPatronymic } from './endings.ts';
import type { NameWord, ParsedName } from './parse.ts';
import { isCore } from './parse.ts';

/** One thing that two names say, with the words it rests on. */
export interface Finding {
  readonly code: string;
  readonly strength: Strength;
  readonly left: Stretch[];
  readonly right: Stretch[];
  readonly mark: 'differs' | 'exchanged' | 'same';
  readonly detail?: string;
}

/** Both names with the words that were aligned. */
export interface Sides {
  readonly a: ParsedName;
  readonly b: ParsedName;
  /** All words, joined where joining was needed, in order. */
  readonly wordsA: readonly NameWord[];
  readonly wordsB: readonly NameWord[];
  readonly found: Alignment;
}

const spans = (words: readonly NameWord[]): Stretch[] => words.map((word) => [word.from, word.to]);

function finding(
  code: string,
  strength: Strength,
  left: readonly NameWord[] = [],
  right: readonly NameWord[] = [],
  mark: Finding['mark'] = 'differs',
): Finding {
  return { code, strength, left: spans(left), right: spans(right), mark };
}

/** Everything two names say, in no order. */
export function findingsOf(sides: Sides): Finding[] {
  const found = [...pairFindings(sides.found.pairs), ...leftovers(sides), ...companions(sides)];
  const order = orderFinding(sides);
  if (order) found.push(order);
  if (sides.a.repaired || sides.b.repaired) found.push(finding('encoding', 'equal', [], [], 'same'));
  if ((sides.a.layout === 'mrz') !== (sides.b.layout === 'mrz'))
    found.push(finding('mrz_form', 'equal', [], [], 'same'));
  return found;
}

function pairFindings(pairs: readonly WordPair[]): Finding[] {
  return pairs
    .filter(({ relation }) => relation.strength !== 'exact')
    .map(({ a, b, relation }) => {
      const same = relation.strength === 'equal';
      const made = finding(
        relation.code,
        relation.strength,
        same ? [] : [a],
        same ? [] : [b],
        same ? 'same' : 'differs',
      );
      return relation.detail === undefined ? made : { ...made, detail: relation.detail };
    });
}

/** Words of one side or both that found no partner. */
function leftovers(sides: Sides): Finding[] {
  const { pairs, clash } = sides.found;
  const unlike = (words: readonly NameWord[], others: readonly NameWord[]): NameWord[] =>
    words.filter((word) => !others.some((other) => other.role === 'particle' && other.fold === word.fold));
  const [left, right] = [unlike(sides.found.left, sides.wordsB), unlike(sides.found.right, sides.wordsA)];
  if (left.length === 0 && right.length === 0) return [];
  if (left.length > 0 && right.length > 0) return [conflict(sides, clash?.code)];
  const missing = left.length > 0 ? left : right;
  const words = left.length > 0 ? sides.wordsA : sides.wordsB;
  const anchors = pairs.filter(({ relation }) => relation.code !== 'initial');
  if (pairs.length === 0 || anchors.length === 0) return [finding('different', 'against', left, right)];
  return missing.map((word) => {
    const { code, strength } = missingWord(word, words, sides);
    return finding(
      code,
      pairs.length === 1 && code === 'missing_name_part' ? 'weak' : strength,
      left.length > 0 ? [word] : [],
      left.length > 0 ? [] : [word],
    );
  });
}

/** Both sides have words the other lacks: another name, and another family name when the given names agree. */
function conflict({ found, wordsA, wordsB }: Sides, clash: string | undefined): Finding {
  const { left, right, pairs } = found;
  if (clash !== undefined) return finding(clash, 'against', left, right);
  const given = pairs.some(({ a, b }) => isGivenPlace(a, wordsA) && isGivenPlace(b, wordsB));
  const family =
    left.every((word) => isFamilyPlace(word, wordsA)) && right.every((word) => isFamilyPlace(word, wordsB));
  return finding(
    given && family && left.length === 1 && right.length === 1 ? 'different_surname' : 'different',
    'against',
    left,
    right,
  );
}

function isFamilyPlace(word: NameWord, words: readonly NameWord[]): boolean {
  if (word.field !== null) return word.field === 'family';
  const core = words.filter(isCore);
  return (
    core.length > 1 &&
    (isFamilyFirst(core) ? core[0] : core.at(-1)) === word &&
    word.fold !== 'singh' &&
    word.fold !== 'kaur'
  );
}

function isGivenPlace(word: NameWord, words: readonly NameWord[]): boolean {
  if (word.field !== null) return word.field === 'given';
  const core = words.filter(isCore);
  return (isFamilyFirst(core) ? core[1] : core[0]) === word;
}

type Missing = Pick<Finding, 'code' | 'strength'>;

/** Why a word can be missing: customs first, then plain omission. */
function missingWord(word: NameWord, words: readonly NameWord[], { found }: Sides): Missing {
  const at = words.indexOf(word);
  const before = words[at - 1];
  const core = words.filter(isCore);
  const place = core.indexOf(word);
  if (before?.role === 'descent' || isPatronymic(word.latin))
    return { code: 'patronymic_dropped', strength: 'strong' };
  if (word.hyphened && isSurnameZone(word, core, found.pairs))
    return { code: 'married_name', strength: 'strong' };
  // Chinese and Korean names have one given name and no middle names to leave out.
  if (word.script === 'hangul' || word.script === 'han')
    return { code: 'missing_name_part', strength: 'weak' };
  const next = words[at + 1];
  if (next?.hyphened && isSurnameZone(next, core, found.pairs))
    return { code: 'married_name', strength: 'strong' };
  if (
    before?.fold === 'de' &&
    place >= 2 &&
    isIberianFamily(core[place - 1]?.fold ?? '') &&
    place === core.length - 1
  )
    return { code: 'married_name', strength: 'strong' };
  if (isDoubleSurname(word, place, core)) return { code: 'double_surname_partial', strength: 'strong' };
  if (
    place >= 2 &&
    place === core.length - 1 &&
    core.slice(0, 2).every((name) => isEthiopianName(name.latin))
  )
    return { code: 'patronymic_dropped', strength: 'strong' };
  if (word.role === 'initial') return { code: 'missing_name_part', strength: 'strong' };
  const inner = place > 0 && place < core.length - 1;
  return { code: 'missing_name_part', strength: inner || core.length > 2 ? 'strong' : 'fair' };
}

function isSurnameZone(word: NameWord, core: readonly NameWord[], pairs: readonly WordPair[]): boolean {
  if (word.field !== null) return word.field === 'family';
  return core.length >= 3 && core.indexOf(word) >= core.length - 2 && pairs.length >= 2;
}

/** One of two family names of Spanish or Portuguese custom. */
function isDoubleSurname(word: NameWord, place: number, core: readonly NameWord[]): boolean {
  if (core.length < 3 || place === 0) return false;
  const families = core.filter((name, at) => at > 0 && isIberianFamily(name.fold)).length;
  const last = place >= core.length - 2;
  const givenLike = isKnownGiven(word.fold) && !isIberianFamily(word.fold);
  return (
    last &&
    !givenLike &&
    (isIberianFamily(word.fold) || families >= 1) &&
    families >= 1 &&
    !(place === core.length - 2 && core.length === 3 && !isIberianFamily(word.fold))
  );
}

/** Titles, degrees, suffixes, particles and fillers that one side has and the other has not. */
function companions({ wordsA, wordsB, a, b }: Sides): Finding[] {
  const found: Finding[] = [];
  const only = (roles: readonly string[]): [NameWord[], NameWord[]] => {
    const [x, y] = [
      wordsA.filter((word) => roles.includes(word.role)),
      wordsB.filter((word) => roles.includes(word.role)),
    ];
    const lacks = (words: NameWord[], others: NameWord[]): NameWord[] =>
      words.filter((word) => !others.some((other) => other.fold === word.fold));
    return [lacks(x, y), lacks(y, x)];
  };
  const [generationA, generationB] = [wordsA, wordsB].map((words) =>
    words.find((word) => word.role === 'generation'),
  ) as [NameWord | undefined, NameWord | undefined]; // map keeps the length
  if (generationA && generationB) {
    if (generationOf(generationA.fold) !== generationOf(generationB.fold))
      found.push(finding('generational_suffix', 'against', [generationA], [generationB]));
  } else if (generationA ?? generationB)
    found.push(
      finding(
        'generational_suffix',
        'fair',
        generationA ? [generationA] : [],
        generationB ? [generationB] : [],
      ),
    );
  const titles = only(['title', 'degree']);
  if (titles.some((side) => side.length > 0))
    found.push(finding('title_or_suffix', 'equal', ...titles, 'same'));
  const particles = only(['particle', 'descent']);
  if (particles.some((side) => side.length > 0) && !isDescentVariant(particles))
    found.push(finding('particle_variant', 'equal', ...particles, 'same'));
  const fillers = only(['filler']);
  const single = (name: ParsedName): boolean => name.words.filter(isCore).length === 1;
  if (fillers.some((side) => side.length > 0) || (single(a) && single(b) && fieldOf(a) !== fieldOf(b)))
    found.push(finding('mononym_placement', 'equal', [], [], 'same'));
  return found;
}

const fieldOf = (name: ParsedName): string => name.words.find(isCore)?.field ?? 'none';

/** Two spellings of the same mark of descent: bin and ibn. */
function isDescentVariant([left, right]: readonly [NameWord[], NameWord[]]): boolean {
  return (
    left.length > 0 &&
    left.length === right.length &&
    left.every((word) => word.role === 'descent') &&
    right.every((word) => word.role === 'descent')
  );
}

/** `Salman bin Muhammad` and `Muhammad bin Salman` are two people. */
function fatherAndSonExchanged({ wordsA, wordsB, found }: Sides): boolean {
  const around = (words: readonly NameWord[]): [NameWord | undefined, NameWord | undefined][] =>
    words.flatMap((word, at) => (word.role === 'descent' ? [[words[at - 1], words[at + 1]]] : []));
  const paired = (x: NameWord | undefined, y: NameWord | undefined): boolean =>
    found.pairs.some((pair) => pair.a === x && pair.b === y);
  return around(wordsA).some(([son, father]) =>
    around(wordsB).some(([otherSon, otherFather]) => paired(son, otherFather) && paired(father, otherSon)),
  );
}

/** Words that stand in another order, by custom or by mistake. */
function orderFinding(sides: Sides): Finding | null {
  const { found, a, b } = sides;
  const pairs = [...found.pairs].sort((x, y) => x.at[0] - y.at[0]);
  if (pairs.length < 2) return null;
  const crossed = pairs.filter(
    ({ a: x, b: y }) => x.field !== null && y.field !== null && x.field !== y.field,
  );
  const exchanged: [NameWord[], NameWord[]] = [pairs.map((pair) => pair.a), pairs.map((pair) => pair.b)];
  if (a.layout === 'fields' && b.layout === 'fields') {
    if (crossed.length === pairs.length)
      return finding('first_last_swapped', 'strong', ...exchanged, 'exchanged');
    if (crossed.length > 0) return finding('name_order', 'equal', [], [], 'same');
  }
  const moved = pairs.some((pair, at) => at > 0 && pair.at[1] < (pairs[at - 1]?.at[1] ?? 0));
  if (!moved)
    return a.layout === 'comma' || b.layout === 'comma'
      ? finding('name_order', 'equal', [], [], 'same')
      : null;
  if (fatherAndSonExchanged(sides)) return finding('different', 'against', ...exchanged, 'exchanged');
  const families = pairs.filter(({ a: x, b: y }) => x.field === 'family' && y.field === 'family');
  const familyMoved = families.some((pair, at) => at > 0 && pair.at[1] < (families[at - 1]?.at[1] ?? 0));
  if (familyMoved)
    return finding(
      'double_surname_reordered',
      'strong',
      families.map((pair) => pair.a),
      families.map((pair) => pair.b),
      'exchanged',
    );
  return finding('name_order', 'equal', [], [], 'same');
}

/** True when words show a culture whose family name stands first. */
function isFamilyFirst(words: readonly NameWord[]): boolean {
  const [first] = words;
  // A short name that is also a European given name proves nothing.
  if (first && isKnownGiven(first.fold)) return false;
  return first !== undefined && (isVietnameseFamily(first.fold) || isEastAsianFamily(first.fold));
}
