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

/** What was found: the cheapest, and whether a plain search finds somebody by itself. */
export interface Candidates {
  readonly cheapest: readonly Candidate[];
  readonly plain: boolean;
}

/** What a word costs that nothing of an account is near to. */
export const missingCost = 28;
/** Words near each typed one, by number: kept to weigh the words of an account again. */
export type Groups = readonly (readonly NearWord[])[];

/** The groups of a question: one for each typed word with so many edits, then one for each initial. */
export function groupsOf(book: WordBook, question: NameQuestion, edits: 1 | 2): Groups {
  const words = question.words.map((readings) => {
    const best = new Map<number, number>();
    for (const reading of readings)
      for (const { id, cost } of book.near(reading, edits))
        if (cost < (best.get(id) ?? Infinity)) best.set(id, cost);
    return [...best].map(([id, cost]) => ({ id, cost }));
  });
  const initials = words.length === 0 ? [] : question.initials;
  return [...words, ...initials.map((letter) => book.beginning(letter))];
}

/**
 * The cheapest accounts, cheapest first and then by number, at most `most`. `among` narrows to accounts known otherwise, by
 * birth date: for them one near word is enough, while without it all words must be near, or all but one of three or more.
 * Accounts that a plain search finds by itself are left out when `plainToo` is false.
 */
export function findCandidates(
  book: WordBook,
  groups: Groups,
  options: { words: number; most: number; among?: ReadonlySet<number> | undefined; plainToo: boolean },
): Candidates {
  const marks = groups.map((group) => markedBy(book, group));
  const { words } = options;
  const missing = options.among ? words - 1 : words >= 3 ? 1 : 0;
  const drivers = groups
    .slice(0, words)
    .map((group, at) => ({ group, at, accounts: group.reduce((sum, { id }) => sum + book.count(id), 0) }))
    .sort((a, b) => a.accounts - b.accounts)
    .slice(0, missing + 1);
  const cheapest = cheapestOf(options.most);
  const seen = new Uint8Array(book.highest + 1);
  let plainFound = false;
  const weigh = (account: number): void => {
    if (seen[account] === 1) return;
    seen[account] = 1;
    let cost = 0;
    let lacking = 0;
    let plain = true;
    for (const [at, mark] of marks.entries()) {
      const own = mark[account] ?? 0;
      if (own === 0 && at < words) lacking += 1;
      if (own === 0 || own > plainCost) plain = false;
      cost += own === 0 ? (at < words ? missingCost : costs.initial * 2) : own;
    }
    plainFound ||= plain;
    if (lacking > missing || (plain && !options.plainToo)) return;
    cheapest.put(account, cost);
  };
  if (options.among)
    for (const account of options.among) {
      if (marks.some((mark, at) => at < words && (mark[account] ?? 0) > 0)) weigh(account);
    }
  else for (const { group } of drivers) for (const { id } of group) book.each(id, weigh);
  return { cheapest: cheapest.taken(), plain: plainFound };
}

/** What the words that an account carries now cost; the book may remember words that it carried before. */
export function costOf(book: WordBook, groups: Groups, words: number, carried: readonly string[]): number {
  const ids = new Set(carried.map((word) => book.find(word)));
  let cost = 0;
  for (const [at, group] of groups.entries()) {
    let least = at < words ? missingCost : costs.initial * 2;
    for (const near of group) if (near.cost < least && ids.has(near.id)) least = near.cost;
    cost += least;
  }
  return cost;
}

/** For each account the least cost of a group's words, 0 for none. */
function markedBy(book: WordBook, group: readonly NearWord[]): Uint8Array {
  const marks = new Uint8Array(book.highest + 1);
  for (const { id, cost } of group)
    book.each(id, (account) => {
      const before = marks[account] ?? 0;
      if (before === 0 || cost < before) marks[account] = cost;
    });
  return marks;
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
