/** A watchlist held ready for screening: names and aliases under keys, compared with the one comparison core. */
import { distance } from 'fastest-levenshtein';
import { compareBirthDates } from '../fields/birth-date.ts';
import { readBirthDate } from '../fields/birth-date-reading.ts';
import { judgeNames } from '../names/compare.ts';
import type { ParsedName } from '../names/parse.ts';
import { isCore } from '../names/parse.ts';
import { keysOf, prepareName } from './keys.ts';
import { organisationScore } from './organisations.ts';
import { Postings } from './postings.ts';

/** One listed entry. Weak aliases are those a list itself calls so; they cap the score. */
export interface ListEntry {
  readonly id: string;
  readonly names: readonly { readonly text: string; readonly weak?: boolean }[];
  readonly kind: 'person' | 'organisation';
  readonly birthdates: readonly string[];
  readonly countries: readonly string[];
}

/** Whom to screen. */
export interface ScreenedPerson {
  readonly name: string;
  readonly birthdate?: string;
  readonly country?: string;
}

/** One hit or near miss. `score` is 0 to 1; `matched` is the listed name it rests on. */
export interface ScreeningHit {
  readonly id: string;
  readonly score: number;
  readonly matched: string;
  readonly weak: boolean;
  readonly notes: readonly string[];
}

/** Score from which a hit is an alert; below it a near miss. @source docs/matching.md, screening. */
export const alertScore = 0.7;

interface HeldName {
  readonly entry: number;
  readonly text: string;
  readonly parsed: ParsedName;
  readonly weak: boolean;
}

/** A list ready to be asked. */
export interface ScreeningList {
  readonly entries: readonly ListEntry[];
  readonly names: readonly HeldName[];
  readonly postings: Postings;
  /** Rarity of words met so far, by their Latin letters. */
  readonly rarities: Map<string, number>;
}

/** Takes entries apart and files them under their keys. */
export function buildList(entries: readonly ListEntry[]): ScreeningList {
  const names: HeldName[] = [];
  const filed = new Map<string, number[]>();
  const file = (key: string, name: number): void => {
    const list = filed.get(key);
    if (!list) filed.set(key, [name]);
    else if (list.at(-1) !== name) list.push(name);
  };
  entries.forEach((entry, number) => {
    for (const { text, weak } of entry.names) {
      const parsed = prepareName(text);
      const at = names.length;
      names.push({ entry: number, text, parsed, weak: weak ?? false });
      for (const { own, near } of keysOf(parsed)) {
        file(own, at);
        for (const key of near) file(`~${key}`, at);
      }
    }
  });
  const lengths = names.map(({ parsed }) => Math.sqrt(1 + parsed.words.length));
  return { entries, names, postings: new Postings(filed, lengths), rarities: new Map() };
}

/** Hits for one person, best first; each entry once, with its best name. Scores below `least` are left out. */
export function screenPerson(
  list: ScreeningList,
  person: ScreenedPerson,
  least = 0.5,
  limit = 10,
): ScreeningHit[] {
  const parsed = prepareName(person.name);
  const best = new Map<number, ScreeningHit>();
  for (const at of list.postings.nearest(keysOf(parsed))) {
    const held = list.names[at];
    const entry = held ? list.entries[held.entry] : undefined;
    if (!held || !entry) continue;
    const hit = hitOf(list, parsed, person, held, entry);
    if (hit.score < least || hit.score <= (best.get(held.entry)?.score ?? 0)) continue;
    best.set(held.entry, hit);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

function hitOf(
  list: ScreeningList,
  parsed: ParsedName,
  person: ScreenedPerson,
  held: HeldName,
  entry: ListEntry,
): ScreeningHit {
  const notes: string[] = [];
  let score =
    entry.kind === 'organisation'
      ? organisationScore(person.name, held.text)
      : personScore(list, parsed, held.parsed);
  const dates = datesAgree(person.birthdate, entry.birthdates);
  if (dates === 'agree') {
    score = Math.min(1, score + 0.03);
    notes.push('birth date agrees');
  } else if (typeof dates === 'number') {
    // A name that agrees by sound alone needs its date more.
    const far = dates > 10 || (dates > 5 && !sharesScript(parsed, held.parsed));
    score -= far ? 0.28 : dates > 5 ? 0.12 : 0.05;
    notes.push('birth date differs');
  }
  if (held.weak) score = Math.min(score, alertScore - 0.01);
  return { id: entry.id, score: Math.max(0, Math.min(1, score)), matched: held.text, weak: held.weak, notes };
}

/**
 * Score of two names for screening. A name that is only part of the other counts as far as the shared words are rare:
 * sharing Muhammad and Ali says little, sharing a rare family name much.
 */
export function personScore(list: ScreeningList | null, a: ParsedName, b: ParsedName): number {
  const judged = judgeNames(a, b);
  if (judged.strength === 'exact') return 1;
  const { pairs, left, right } = judged.sides.found;
  if (left.length + right.length === 0)
    return Math.max(judged.score, judged.strength === 'weak' ? slipsOverall(a, b) : 0);
  if (list === null) return judged.score;
  const rarity = (latin: string): number => rarityOf(list, latin);
  const shared = pairs.reduce((sum, { a: one, b: other, relation }) => {
    // Two scripts agree by sound alone, which tells fewer names apart.
    const kept = one.script === other.script ? 1 : 0.7;
    return sum + kept * quality(relation) * rarity(other.latin);
  }, 0);
  const lost = (words: typeof left): number =>
    words.filter(isCore).reduce((sum, word) => sum + rarity(word.latin), 0);
  const [lostA, lostB] = [lost(left), lost(right)];
  const both = left.length > 0 && right.length > 0;
  const share = shared / Math.max(1, shared + (both ? 0.9 : 0.3) * (lostA + lostB));
  const informed = Math.min(1, shared / (0.95 * Math.log(list.names.length + 1)));
  return both
    ? Math.min(judged.score + 0.3, 0.95 * share * informed)
    : Math.min(judged.score, 0.9) * (0.5 + 0.5 * share) * (0.55 + 0.45 * informed);
}

/** True when some word of both names is written in one script. */
function sharesScript(a: ParsedName, b: ParsedName): boolean {
  return a.words.some((one) => b.words.some((other) => one.script === other.script));
}

/** How much of a word's rarity a pair of words keeps. */
function quality({ code, strength }: { code: string; strength: string }): number {
  if (code === 'initial') return 0.3;
  return strength === 'exact' || strength === 'equal'
    ? 1
    : strength === 'strong'
      ? 0.9
      : strength === 'fair'
        ? 0.6
        : 0.4;
}

/** Slips in several words of a long name: what share of all letters stands. */
function slipsOverall(a: ParsedName, b: ParsedName): number {
  const letters = (name: ParsedName): string =>
    name.words
      .map((word) => word.latin)
      .sort()
      .join('');
  const [x, y] = [letters(a), letters(b)];
  const longer = Math.max(x.length, y.length);
  return longer < 12 ? 0 : 0.9 * (1 - distance(x, y) / longer);
}

const mostRarities = 50_000;

/** How rare a word is in the names of a list: log of one in so many. */
function rarityOf({ names, postings, rarities }: ScreeningList, latin: string): number {
  const known = rarities.get(latin);
  if (known !== undefined) return known;
  if (rarities.size >= mostRarities) rarities.clear();
  const key = keysOf(prepareName(latin))[0]?.own ?? latin;
  const rarity = Math.log((names.length + 1) / (1 + postings.count(key)));
  rarities.set(latin, rarity);
  return rarity;
}

/** `agree` within the stated precision, `near` for a slip, else the years between the nearest dates; `unknown` without dates. */
function datesAgree(
  asked: string | undefined,
  listed: readonly string[],
): 'agree' | 'near' | 'unknown' | number {
  const mine = asked ? readBirthDate(asked).readings[0] : undefined;
  if (!mine || listed.length === 0) return 'unknown';
  let [near, apart] = [false, Infinity];
  for (const text of listed) {
    const theirs = readBirthDate(text).readings[0];
    if (!theirs) return 'unknown';
    const years = Math.abs(mine.year - theirs.year);
    if (years === 0) return 'agree';
    apart = Math.min(apart, years);
    // Lists are often unsure of the year, and a mistyped date is no other person.
    if (years <= 2 || compareBirthDates(text, asked ?? '').level === 'close') near = true;
  }
  return near ? 'near' : apart;
}
