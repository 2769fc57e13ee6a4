/** Compares two names as a whole, so that exchanged, dropped and joined parts show. */
import type { Fix, PersonName, Reason } from '#contracts/person.ts';
import { nameText } from '#contracts/person.ts';
import { isFiller } from '../fields/filler.ts';
import { isOneEdit, isTransposed } from '../fields/slips.ts';
import type { Outcome, Strength } from '../outcome.ts';
import { outcome, reason } from '../outcome.ts';
import { isEastAsianFamily, sameKoreanFamily } from '../tables/family-names.ts';
import { isRomanisedGiven } from '../tables/given-names.ts';
import { foldText } from '../text.ts';
import { alignWords } from './align.ts';
import { findingsOf } from './findings.ts';
import type { Finding, Sides } from './findings.ts';
import { joinPrefixes, joinRuns } from './join.ts';
import { isCore, parseName } from './parse.ts';
import type { NameWord, ParsedName } from './parse.ts';
import { readingsOf } from './readings.ts';
import type { NameReading } from './readings.ts';
import type { NameContext } from './relations.ts';

/** Reasons from the most to the least telling; among reasons of one weight the earlier one is the main one. */
const telling = [
  'generational_suffix', 'spouse_form', 'different_surname', 'different', 'homoglyph', 'first_last_swapped', 'double_surname_reordered',
  'double_surname_partial', 'married_name', 'patronymic_dropped', 'ambiguous_reading', 'gendered_form', 'anglicised_form', 'nickname', 'initial', 'ocr_confusion',
  'transposed_chars', 'one_char_typo', 'truncated', 'spelling_variant', 'romanisation_variant', 'missing_name_part', 'encoding', 'mrz_form',
  'transliteration', 'script_variant', 'mononym_placement', 'name_order', 'title_or_suffix', 'abbreviation', 'compound_split', 'particle_variant', 'diacritics',
  'case_or_punctuation', 'exact',
]; // prettier-ignore

const tier: Readonly<Record<Strength, number>> = {
  against: 0,
  weak: 1,
  fair: 1,
  strong: 1,
  equal: 2,
  exact: 3,
  none: 3,
};
const order: readonly Strength[] = ['against', 'weak', 'fair', 'strong', 'equal', 'exact'];

/** Compares two names, on file first. Names in the person's own script are compared as well, and the better answer holds. */
export function compareNames(onFile: PersonName, incoming: PersonName): Outcome {
  const first = compareSpellings(onFile, incoming);
  const others: [PersonName, PersonName][] = [];
  if (onFile.native && nameText(onFile) !== onFile.native) others.push([{ full: onFile.native }, incoming]);
  if (incoming.native && nameText(incoming) !== incoming.native)
    others.push([onFile, { full: incoming.native }]);
  if (onFile.native && incoming.native) others.push([{ full: onFile.native }, { full: incoming.native }]);
  let best = first;
  for (const [left, right] of others) {
    const next = compareSpellings(left, right);
    // Spans point into the shown text; reasons found in another spelling carry none.
    if (next.score > best.score)
      best = {
        ...next,
        reasons: next.reasons.map((found) => ({ ...found, onFile: [], incoming: [] })),
        fixes: [],
      };
  }
  return best;
}

function compareSpellings(onFile: PersonName, incoming: PersonName): Outcome {
  const texts = [nameText(onFile), nameText(incoming)] as const;
  const [a, b] = [parseName(onFile), parseName(incoming)];
  const normal = [normalOf(a), normalOf(b)] as const;
  if (isFiller(texts[0]) || isFiller(texts[1]))
    return outcome('name.placeholder', 'none', [reason('placeholder')], normal);
  if (!a.words.some(isCore) || !b.words.some(isCore))
    return outcome('name.unread', 'none', [reason('unreadable')], normal);
  if (sameParts(onFile, incoming))
    return outcome('name.same', 'exact', [reason('exact', { mark: 'same' })], normal);
  const bestSides = bestReading(a, b);
  return settle(bestSides, onFile, incoming, normal);
}

function sameParts(a: PersonName, b: PersonName): boolean {
  const parts = (name: PersonName): string =>
    [name.first, name.middle, name.last].map((part) => part?.trim() ?? '').join('\u0000');
  return parts(a) === parts(b) && nameText(a).trim() === nameText(b).trim();
}

function normalOf(name: ParsedName): string {
  return name.words
    .filter((word) => word.role !== 'title' && word.role !== 'filler' && word.role !== 'degree')
    .map((word) => word.latin || word.fold)
    .join(' ');
}

/** Two names judged as a whole. */
export interface Judged {
  readonly sides: Sides;
  readonly findings: readonly Finding[];
  readonly strength: Strength;
  readonly score: number;
}

/** How two names taken apart agree: the score, the strength and the pairs of words, without sentences. */
export function judgeNames(a: ParsedName, b: ParsedName): Judged {
  return bestReading(a, b);
}

/** Tries every reading of names in characters and keeps the one that agrees best. */
function bestReading(a: ParsedName, b: ParsedName): Judged {
  const latin = (name: ParsedName): boolean => name.words.some((word) => word.script !== 'han');
  const [readingsA, readingsB] = [readingsOf(a, latin(b)), readingsOf(b, latin(a))];
  let best: Judged | null = null;
  for (const x of readingsA) {
    for (const y of readingsB) {
      const judged = judge(a, b, x, y);
      if (!best || judged.score > best.score) best = judged;
    }
  }
  return best ?? judge(a, b, { words: a.words, ambiguous: false }, { words: b.words, ambiguous: false });
}

function judge(a: ParsedName, b: ParsedName, x: NameReading, y: NameReading): Judged {
  const context = contextOf(x.words, y.words);
  let wordsA = joinPrefixes(x.words);
  let wordsB = joinPrefixes(y.words);
  wordsA = joinRuns(wordsA, wordsB.filter(isCore), context);
  wordsB = joinRuns(wordsB, wordsA.filter(isCore), context);
  const found = alignWords(wordsA.filter(isCore), wordsB.filter(isCore), context);
  const sides: Sides = { a, b, wordsA, wordsB, found };
  const findings = findingsOf(sides);
  if ((x.ambiguous || y.ambiguous) && !findings.some((one) => one.strength === 'against')) {
    findings.push({ code: 'ambiguous_reading', strength: 'fair', left: [], right: [], mark: 'differs' });
  }
  const strength = strengthOf(findings);
  const joined = wordsA.length !== x.words.length || wordsB.length !== y.words.length;
  const together =
    strength !== 'exact' && strength !== 'equal' ? writtenTogether(x.words, y.words, joined) : null;
  if (together && (strength === 'against' || together.strength === 'equal'))
    return {
      sides: { ...sides, found: { ...found, left: [], right: [] } },
      findings: [together],
      strength: together.strength,
      score: scores[together.strength] - 0.02,
    };
  return { sides, findings, strength, score: scoreOf(strength, findings, sides) };
}

/** Whole names that are equal, or nearly so, once all spaces are gone: spaces that moved or were lost. */
function writtenTogether(a: readonly NameWord[], b: readonly NameWord[], joined: boolean): Finding | null {
  const compact = (words: readonly NameWord[]): string => {
    const spoken = [
      ...words.filter((word) => word.field !== 'family'),
      ...words.filter((word) => word.field === 'family'),
    ];
    return spoken
      .filter((word) => word.role !== 'filler')
      .map((word) => word.fold)
      .join('');
  };
  const [x, y] = [compact(a), compact(b)];
  const made = (code: string, strength: Strength): Finding => ({
    code,
    strength,
    left: [],
    right: [],
    mark: strength === 'equal' ? 'same' : 'differs',
  });
  if (x.length < 8 || y.length < 8) return null;
  if (x === y) return made('compound_split', 'equal');
  if (Math.min(x.length, y.length) < 10 || (!joined && a.length === b.length)) return null;
  if (isTransposed(x, y)) return made('transposed_chars', 'fair');
  return isOneEdit(x, y) && !x.startsWith(y) && !y.startsWith(x) ? made('one_char_typo', 'fair') : null;
}

function contextOf(a: readonly NameWord[], b: readonly NameWord[]): NameContext {
  const words = [...a, ...b];
  const eastAsian =
    words.some((word) => word.script === 'hangul' || word.script === 'han') ||
    [a, b].every(
      (side) =>
        side.some((word) => isEastAsianFamily(word.fold)) && side.every((word) => word.fold.length <= 8),
    );
  const korean =
    words.some((word) => word.script === 'hangul') ||
    (eastAsian && words.some((word) => sameKoreanFamily(word.fold, word.fold)));
  const other = words.some(
    (word) =>
      word.script !== 'latin' ||
      word.role === 'descent' ||
      isRomanisedGiven(word.fold) ||
      /^(al|el)$|^abd/.test(word.fold),
  );
  return {
    romanised: other || eastAsian,
    korean: korean && eastAsian,
    chinese: eastAsian,
    single: a.length === 1 && b.length === 1,
  };
}

/** The weakest finding counts; three or more tolerated differences make the whole weak. */
function strengthOf(findings: readonly Finding[]): Strength {
  const worst = order.find((strength) => findings.some((one) => one.strength === strength)) ?? 'exact';
  const tolerated = findings.filter((one) => tier[one.strength] === 1 && one.code !== 'missing_name_part');
  if (worst === 'strong' && tolerated.length === 2) return 'fair';
  const fair = tolerated.filter((one) => one.strength === 'fair').length;
  return (worst === 'strong' || worst === 'fair') && (tolerated.length >= 3 || fair >= 2) ? 'weak' : worst;
}

const scores: Readonly<Record<Strength, number>> = {
  exact: 1,
  equal: 0.97,
  strong: 0.88,
  fair: 0.78,
  weak: 0.65,
  against: 0.2,
  none: 0,
};

function scoreOf(strength: Strength, findings: readonly Finding[], { found, wordsA, wordsB }: Sides): number {
  const total = wordsA.filter(isCore).length + wordsB.filter(isCore).length;
  const paired = total === 0 ? 0 : (2 * found.pairs.length) / total;
  if (strength === 'against') return 0.45 * paired;
  const tolerated = findings.filter((one) => tier[one.strength] === 1).length;
  return scores[strength] - 0.01 * Math.min(5, Math.max(0, tolerated - 1)) - 0.001 * findings.length;
}

function settle(
  judged: Judged,
  onFile: PersonName,
  incoming: PersonName,
  normal: readonly [string, string],
): Outcome {
  const rank = (one: Finding): number => tier[one.strength] * 100 + telling.indexOf(one.code);
  const sorted = [...judged.findings].sort((x, y) => rank(x) - rank(y));
  const seen = new Set<string>();
  const reasons: Reason[] = [];
  for (const one of sorted) {
    const key = `${one.code}${JSON.stringify([one.left, one.right])}`;
    if (seen.has(key)) continue;
    seen.add(key);
    reasons.push(
      reason(one.code, {
        onFile: one.left,
        incoming: one.right,
        mark: one.mark,
        ...(one.detail === undefined ? {} : { detail: one.detail }),
      }),
    );
  }
  if (reasons.length === 0) reasons.push(plainDifference(nameText(onFile), nameText(incoming)));
  const strength = judged.strength === 'exact' ? 'equal' : judged.strength;
  const rule = `name.${(reasons[0]?.code ?? 'same').replaceAll('_', '-')}`;
  return outcome(rule, strength, reasons, normal, {
    fixes: fixesFor(reasons, strength, onFile, incoming),
    score: Math.min(judged.score, strength === 'equal' ? 0.99 : 1),
  });
}

/** Names whose words are all equal and yet are not the same text: spaces, punctuation or the split into fields. */
function plainDifference(left: string, right: string): Reason {
  const same =
    foldText(left).replace(/[^\p{L}\p{M}\p{N}]/gu, '') ===
    foldText(right).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return reason(same ? 'case_or_punctuation' : 'name_order', { mark: 'same' });
}

function fixesFor(
  reasons: readonly Reason[],
  strength: Strength,
  onFile: PersonName,
  incoming: PersonName,
): Fix[] {
  if (strength === 'exact' || strength === 'equal' || strength === 'none') return [];
  const fixes: Fix[] = [];
  if (reasons.some((one) => one.code === 'first_last_swapped')) {
    const swapped = { ...onFile, first: onFile.last ?? '', last: onFile.first ?? '' };
    fixes.push({
      code: 'swap-names',
      value: swapped,
      text: `Exchange given and family name on file: ${nameText(swapped).slice(0, 80)}`,
    });
  }
  fixes.push({
    code: 'take-incoming',
    value: { ...incoming },
    text: `Take the incoming name: ${nameText(incoming).slice(0, 80)}`,
  });
  return fixes;
}
