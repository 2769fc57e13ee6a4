/** Which accounts a typed name may mean, before their values are looked at. */
import { costs, plainCost, type NearWord, type WordBook } from './word-book.ts';

/** What a typed text asks for. */
export interface NameQuestion {
  /** Folded words; each list holds the ways to read one typed word, of which one is enough. */
  readonly words: readonly (readonly string[])[];
  /** Single letters, folded. */
  readonly initials: readonly string[];
}

/** An account that may be meant. `cost` adds up the words' costs, missing ones at `missingCost`. */
export interface Candidate {
  readonly account: number;
  readonly cost: number;
}

/** What was found. */
export interface Candidates {
  /** Cheapest first, then by number. */
  readonly cheapest: readonly Candidate[];
  /** Of those who were born when asked for, the cheapest; they may be among the others too. */
  readonly born: readonly Candidate[];
  /** A plain search finds somebody by itself. */
  readonly plain: boolean;
}

/** What a word costs that nothing of an account is near to. */
export const missingCost = 28;
/** Words near each typed one, and the typed initials: kept to weigh the words of an account again. */
export interface Groups {
  readonly words: readonly (readonly NearWord[])[];
  readonly initials: readonly string[];
}

/** The groups of a question, with so many edits. Initials alone ask for nobody. */
export function groupsOf(book: WordBook, question: NameQuestion, edits: 1 | 2): Groups {
  const words = question.words.map((readings) => {
    const best = new Map<number, number>();
    for (const reading of readings)
      for (const { id, cost } of book.near(reading, edits))
        if (cost < (best.get(id) ?? Infinity)) best.set(id, cost);
    return [...best].map(([id, cost]) => ({ id, cost }));
  });
  return { words, initials: words.length === 0 ? [] : question.initials };
}

/**
 * The accounts that the words are near to, at most `most`. All words must be near, or all but one of three or more; of accounts
 * in `born`, known by their birth date, one word is enough. Those that a plain search finds by itself are left out, unless
 * `plainToo` or a birth date is given.
 */
export function findCandidates(
  book: WordBook,
  groups: Groups,
  options: { most: number; born: ReadonlySet<number> | null; plainToo?: boolean },
): Candidates {
  const { most, born, plainToo = born !== null } = options;
  const words = groups.words.length;
  const marks = [
    ...groups.words.map((group) => markedBy(book, group)),
    ...groups.initials.map((letter) => markedByInitial(book, letter)),
  ];
  const missing = words >= 3 ? 1 : 0;
  const byName = weighing(marks, { words, most, missing, plainToo });
  const byDate = weighing(marks, { words, most, missing: words - 1, plainToo: true });
  const drivers = groups.words
    .map((group) => ({ group, accounts: group.reduce((sum, { id }) => sum + book.count(id), 0) }))
    .sort((a, b) => a.accounts - b.accounts)
    .slice(0, missing + 1);
  const seen = scratchOf(book);
  for (const { group } of drivers)
    for (const { id } of group)
      book.each(id, (account) => {
        if (seen[account] === 1) return;
        seen[account] = 1;
        byName.weigh(account);
      });
  if (born !== null) for (const account of born) byDate.weigh(account);
  for (const used of [...marks, seen]) giveBack(book, used);
  return { cheapest: byName.taken(), born: byDate.taken(), plain: byName.plainFound() };
}

interface Weighing {
  weigh(account: number): void;
  taken(): Candidate[];
  plainFound(): boolean;
}

function weighing(
  marks: readonly Uint8Array[],
  of: { words: number; most: number; missing: number; plainToo: boolean },
): Weighing {
  const cheapest = cheapestOf(of.most);
  let plainFound = false;
  const weigh = (account: number): void => {
    let [cost, lacking, plain] = [0, 0, true];
    for (let at = 0; at < marks.length; at++) {
      const own = marks[at]?.[account] ?? 0;
      if (own === 0 && at < of.words) lacking += 1;
      if (own === 0 || own > plainCost) plain = false;
      cost += own === 0 ? (at < of.words ? missingCost : costs.initial * 2) : own;
    }
    plainFound ||= plain;
    if (lacking <= of.missing && (!plain || of.plainToo)) cheapest.put(account, cost);
  };
  return { weigh, taken: cheapest.taken, plainFound: () => plainFound };
}

/** What the words that an account carries now cost; the book may remember words that it carried before. */
export function costOf(book: WordBook, groups: Groups, carried: readonly string[]): number {
  const ids = new Set(carried.map((word) => book.find(word)));
  let cost = 0;
  for (const group of groups.words) {
    let least = missingCost;
    for (const near of group) if (near.cost < least && ids.has(near.id)) least = near.cost;
    cost += least;
  }
  for (const letter of groups.initials)
    cost += carried.some((word) => word.startsWith(letter)) ? costs.initial : costs.initial * 2;
  return cost;
}

/** For each account the least cost of a group's words, 0 for none. */
function markedBy(book: WordBook, group: readonly NearWord[]): Uint8Array {
  const marks = scratchOf(book);
  for (const { id, cost } of group)
    book.each(id, (account) => {
      const before = marks[account] ?? 0;
      if (before === 0 || cost < before) marks[account] = cost;
    });
  return marks;
}

function markedByInitial(book: WordBook, letter: string): Uint8Array {
  const marks = scratchOf(book);
  book.eachBeginning(letter, (account) => {
    marks[account] = costs.initial;
  });
  return marks;
}

/** A byte for each account, all 0: a million of them for each question would keep the collector of garbage busy. */
const scratches = new WeakMap<WordBook, Uint8Array[]>();

function scratchOf(book: WordBook): Uint8Array {
  const found = scratches.get(book)?.pop();
  return found && found.length > book.highest ? found : new Uint8Array(book.highest + 1000);
}

function giveBack(book: WordBook, used: Uint8Array): void {
  used.fill(0);
  const kept = scratches.get(book) ?? [];
  if (kept.length < 8) kept.push(used);
  scratches.set(book, kept);
}

/** Keeps the cheapest: costs are small whole numbers, so that a list for each is enough. */
function cheapestOf(most: number) {
  const byCost: (number[] | undefined)[] = [];
  return {
    put: (account: number, cost: number): void => {
      const list = (byCost[cost] ??= []);
      if (list.length < most) list.push(account);
    },
    taken: (): Candidate[] => {
      const taken: Candidate[] = [];
      for (const [cost, list] of byCost.entries()) {
        // Costs that nothing has leave holes.
        for (const account of list ?? []) {
          taken.push({ account, cost });
          if (taken.length === most) return taken;
        }
      }
      return taken;
    },
  };
}
