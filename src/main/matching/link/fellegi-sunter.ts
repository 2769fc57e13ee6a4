/** The model of Fellegi and Sunter: how much each level of each column speaks for one person, learned without labels. */
import { exchangedLevels } from './comparer.ts';
import type { PairComparer, Pattern } from './comparer.ts';
import { levelCounts } from './levels.ts';
import type { Column } from './columns.ts';
import { householdColumns, knowHomes } from './columns.ts';

/** m and u by column and level, and the prior. Printable; two equal models give equal answers. */
export interface LinkModel {
  readonly prior: number;
  /** The used columns in order, then whether the names are exchanged. */
  readonly columns: readonly ColumnModel[];
  /** The other explanation of a pair that agrees in its home: two people who live together. Null when homes are not known. */
  readonly household: HouseholdModel | null;
}

/** Probabilities of the levels of one column among pairs of one person (m) and of two (u). */
export interface ColumnModel {
  readonly column: Column | 'exchanged';
  readonly m: readonly number[];
  readonly u: readonly number[];
  /** log2(m/u), never growing with the level. */
  readonly weights: readonly number[];
}

/** Pairs of two people of one home: they agree in the columns of a home and are strangers in the others. */
export interface HouseholdModel {
  /** Probability that two records drawn at random are such a pair. */
  readonly prior: number;
  /** log2 of how much likelier each level is than among strangers, by place and level; 0 outside the columns of a home. */
  readonly weights: readonly (readonly number[])[];
}

/** Distinct patterns with their counts, as threads hand them over: `patterns` holds one after the other. */
export interface CountedPatterns {
  readonly width: number;
  readonly patterns: Uint8Array;
  readonly counts: Float64Array;
}

/** Counts patterns of pairs. */
export class PatternCounts {
  private readonly numbers = new Map<number, number>();
  private readonly bases: readonly number[];
  private readonly found: Pattern[] = [];
  private readonly counts: number[] = [];

  constructor(levels: readonly number[]) {
    this.bases = levels;
  }

  /** Counts a pattern `times`. */
  add(pattern: Pattern, times = 1): void {
    // All levels in one number: the product of all level counts is below 2^53.
    let code = 0;
    for (let at = 0; at < pattern.length; at++) code = code * (this.bases[at] ?? 1) + (pattern[at] ?? 0);
    const number = this.numbers.get(code);
    if (number === undefined) {
      this.numbers.set(code, this.found.length);
      this.found.push(pattern.slice());
      this.counts.push(times);
    } else this.counts[number] = (this.counts[number] ?? 0) + times;
  }

  /** What was counted. */
  finish(): CountedPatterns {
    const width = this.bases.length;
    const patterns = new Uint8Array(width * this.found.length);
    this.found.forEach((pattern, at) => {
      patterns.set(pattern, at * width);
    });
    return { width, patterns, counts: Float64Array.from(this.counts) };
  }
}

/** Counts of several threads as one, in an order that does not depend on how they shared the work. */
export function joinCounts(levels: readonly number[], parts: readonly CountedPatterns[]): CountedPatterns {
  const all = new PatternCounts(levels);
  for (const { width, patterns, counts } of parts)
    for (let at = 0; at < counts.length; at++)
      all.add(patterns.subarray(at * width, (at + 1) * width), counts[at]);
  const { width, patterns, counts } = all.finish();
  const order = [...counts.keys()].sort((x, y) => {
    for (let at = 0; at < width; at++) {
      const difference = (patterns[x * width + at] ?? 0) - (patterns[y * width + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const sorted = new Uint8Array(patterns.length);
  order.forEach((from, to) => {
    sorted.set(patterns.subarray(from * width, (from + 1) * width), to * width);
  });
  return { width, patterns: sorted, counts: Float64Array.from(order, (from) => counts[from] ?? 0) };
}

/** How many levels each entry of a pattern has. */
export function levelsOf(comparer: PairComparer): number[] {
  return [...comparer.used.map((column) => levelCounts[column]), exchangedLevels];
}

type Shares = readonly (readonly number[])[];

/** What a model is learned from: levels among random pairs, and patterns of candidates with what share of them was counted. */
export interface Evidence {
  readonly used: readonly Column[];
  readonly levels: readonly number[];
  /** Sums by entry and level, one entry after the other, eight levels each. */
  readonly random: Float64Array;
  readonly found: CountedPatterns;
  readonly share: number;
  readonly records: number;
  /** How many pairs of records there are. */
  readonly allPairs: number;
}

/** Places kept for the levels of one entry in flat tables. */
export const levelPlaces = 8;

/** Learns a model: u from random pairs, m by expectation and maximisation with u and prior fixed. */
export function learnModel(evidence: Evidence, prior: number): LinkModel {
  const fixed = fixedShares(evidence, prior);
  let learned: Learned = { m: startingShares(evidence.levels), home: startingHome(evidence) };
  for (let step = 0; step < 25; step++) learned = expectAndMaximise(evidence, learned, fixed);
  return modelOf(evidence, learned, fixed);
}

/** The model before anything was learned but u. */
export function startingModel(evidence: Omit<Evidence, 'found'>): LinkModel {
  const prior = startingPrior(evidence);
  return modelOf(evidence, { m: startingShares(evidence.levels), home: 0 }, fixedShares(evidence, prior));
}

function startingPrior({ records, allPairs }: Omit<Evidence, 'found'>): number {
  return Math.min(0.01, (0.2 * records) / Math.max(1, allPairs));
}

function fixedShares({ levels, random, used }: Omit<Evidence, 'found'>, prior: number): Fixed {
  const u = levels.map((count, at) =>
    normalised(
      Array.from({ length: count }, (_, level) =>
        level === 0 ? 0 : 0.2 + (random[at * levelPlaces + level] ?? 0),
      ),
    ),
  );
  return { u, h: homeShares(used, levels, u), prior };
}

/** The model that shares of levels make. */
export function modelOf(
  { used, levels }: Pick<Evidence, 'used' | 'levels'>,
  { m, home }: Learned,
  { u, h, prior }: Fixed,
): LinkModel {
  const made = levels.map((_, at): ColumnModel => {
    const [mine, theirs, column] = [m[at] ?? [], u[at] ?? [], used[at] ?? ('exchanged' as const)];
    const weights = column === 'exchanged' ? ratios(mine, theirs) : fallingWeights(mine, theirs);
    return { column, m: mine, u: theirs, weights };
  });
  // Agreement never speaks more for one home than for one person, so that it never lowers a score.
  const homes = made.map(({ weights }, at) =>
    isShared(used, at)
      ? fallingWeights(h[at] ?? [], u[at] ?? []).map((weight, level) =>
          level === 1 ? Math.min(weight, weights[1] ?? 0) : weight,
        )
      : weights.map(() => 0),
  );
  return { prior, columns: made, household: home === 0 ? null : { prior: home, weights: homes } };
}

/** What each step of learning starts from: shares of levels of one person, and how usual pairs of one home are. */
interface Learned {
  readonly m: Shares;
  readonly home: number;
}

/** What stays fixed while m is learned. */
interface Fixed {
  readonly h: Shares;
  readonly u: Shares;
  readonly prior: number;
}

/** Pairs of one home with one birth date. @source Monden et al. (2021): 12 twin deliveries in 1000; not all of a home are siblings. */
const twins = 0.01;

/**
 * How often people of one home agree in its columns. Stated, not learned: what is learned freely from pairs that share a
 * town ends as "one town".
 * @source our choice: most families share their name, some a telephone; slips in addresses are as usual as elsewhere.
 */
export function homeShares(used: readonly Column[], levels: readonly number[], u: Shares): Shares {
  return levels.map((count, at) => {
    const column = used[at];
    if (column === 'date') {
      const strangers = u[at] ?? [];
      const rest = (1 - twins) / Math.max(1e-9, 1 - (strangers[1] ?? 0));
      return strangers.map((share, level) => (level === 1 ? Math.max(twins, share) : share * rest));
    }
    const equal = column === 'family' ? 0.6 : column === 'phone' ? 0.3 : 0.9;
    return normalised(
      Array.from({ length: count }, (_, level) =>
        level === 1 ? equal : (1 - equal) * (level === count - 1 ? 0.6 : 0.4 / Math.max(1, count - 3)),
      ),
    );
  });
}

/**
 * Marks that a person keeps: how often they may differ altogether among the records of one person. Without this bound
 * relatives and neighbours, who are more than the duplicates in most files, would be learned as what one person looks like.
 * @source our choice, above the error rates of the development data (.03 to .15).
 */
const mostDifferent: Readonly<Partial<Record<Column, number>>> = { given: 0.15, date: 0.12 };

function bounded(column: Column | undefined, shares: readonly number[]): readonly number[] {
  const most = (column && mostDifferent[column]) ?? 1;
  const last = shares.at(-1) ?? 0;
  if (last <= most) return shares;
  return shares.map((share, level) =>
    level === shares.length - 1 ? most : (share * (1 - most)) / Math.max(1e-9, 1 - last),
  );
}

const isShared = (used: readonly Column[], at: number): boolean => householdColumns.has(used[at] ?? '');

/** One pair of a home for every two records, to begin with; 0 when homes are not known. */
function startingHome({ used, records, allPairs }: Evidence): number {
  return knowHomes(used) ? Math.min(0.01, (0.5 * records) / Math.max(1, allPairs)) : 0;
}

const ratios = (m: readonly number[], u: readonly number[]): number[] =>
  m.map((value, level) => (level === 0 ? 0 : Math.log2(value / (u[level] ?? 1))));

/** Without a stated prior: one duplicate for five records, then what the pass before found, twice. */
export function settledModel(evidence: Evidence, stated: number | undefined): LinkModel {
  if (stated !== undefined) return learnModel(evidence, Math.min(0.5, stated));
  const all = Math.max(1, evidence.allPairs);
  let prior = startingPrior(evidence);
  let model = learnModel(evidence, prior);
  for (let pass = 0; pass < 2; pass++) {
    prior = Math.min(0.01, Math.max(1 / Math.max(2, all), expectedPairs(evidence, model) / all));
    model = learnModel(evidence, prior);
  }
  return model;
}

function expectedPairs(evidence: Evidence, model: LinkModel): number {
  const { found, share } = evidence;
  const persons = flat(model.columns.map((column) => column.weights));
  const homes = flat(model.household?.weights ?? []);
  const home = model.household?.prior ?? 0;
  let sum = 0;
  for (let number = 0; number < found.counts.length; number++) {
    const person = model.prior * 2 ** totalOf(found, number, persons);
    sum += ((found.counts[number] ?? 0) * person) / (1 + person + home * 2 ** totalOf(found, number, homes));
  }
  return sum / share;
}

function totalOf({ width, patterns }: CountedPatterns, number: number, weights: Float64Array): number {
  let total = 0;
  for (let at = 0, from = number * width; at < width; at++)
    total += weights[at * levelPlaces + (patterns[from + at] ?? 0)] ?? 0;
  return total;
}

function flat(tables: readonly (readonly number[])[]): Float64Array {
  const out = new Float64Array(levelPlaces * tables.length);
  tables.forEach((table, at) => {
    out.set(table, at * levelPlaces);
  });
  return out;
}

/** Shares that add up to one; level 0, missing, counts for nothing. */
export function normalised(sum: readonly number[]): number[] {
  const total = sum.slice(1).reduce((all, one) => all + one, 0);
  return sum.map((one, level) => (level === 0 ? 0 : one / total));
}

/** Where learning starts: most pairs of one person agree, fewer the less the level says. */
export function startingShares(levels: readonly number[]): Shares {
  return levels.map((count, at) =>
    at === levels.length - 1
      ? [0, 0.97, 0.03]
      : normalised(
          Array.from({ length: count }, (_unused, level) =>
            level === 1 ? 0.75 : level === count - 1 ? 0.06 : 0.19 / Math.max(1, count - 3),
          ),
        ),
  );
}

/**
 * One step. Each pattern is shared out between three explanations: one person, two people of one home, strangers; the
 * shares of levels follow. Without homes this is the model of two classes.
 */
function expectAndMaximise(evidence: Evidence, { m, home }: Learned, { h, u, prior }: Fixed): Learned {
  const { found, used } = evidence;
  const { width, patterns, counts } = found;
  const persons = new Float64Array(levelPlaces * width);
  const log = (shares: Shares, all: boolean): Float64Array =>
    flat(shares.map((levels, at) => (all || isShared(used, at) ? ratios(levels, u[at] ?? []) : [])));
  const [logM, logH] = [log(m, true), log(h, false)];
  let together = 0;
  for (let number = 0; number < counts.length; number++) {
    const person = (prior / (1 - prior)) * 2 ** totalOf(found, number, logM);
    const near = home === 0 ? 0 : home * 2 ** totalOf(found, number, logH);
    const scale = (counts[number] ?? 0) / (1 + person + near);
    together += near * scale;
    for (let at = 0, from = number * width; at < width; at++) {
      const place = at * levelPlaces + (patterns[from + at] ?? 0);
      persons[place] = (persons[place] ?? 0) + person * scale;
    }
  }
  const pairs = Math.max(1, evidence.allPairs);
  const homes = Math.min((2 * evidence.records) / pairs, together / evidence.share / pairs);
  return {
    // A handful of pairs worth of the start keeps levels that were not seen possible.
    m: m.map((levels, at) =>
      bounded(
        used[at],
        normalised(
          levels.map((before, level) => (persons[at * levelPlaces + level] ?? 0) + 4 * before + 0.05),
        ),
      ),
    ),
    home: home === 0 ? 0 : Math.max(1e-15, homes),
  };
}

/** log2(m/u) made to fall with the level by pooling neighbours that rise. */
function fallingWeights(m: readonly number[], u: readonly number[]): number[] {
  const blocks: { m: number; u: number; size: number }[] = [];
  for (let level = 1; level < m.length; level++) {
    blocks.push({ m: m[level] ?? 0, u: u[level] ?? 0, size: 1 });
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before && last.m / last.u > before.m / before.u;
      last = blocks.at(-1), before = blocks.at(-2)
    ) {
      blocks.splice(-2, 2, { m: before.m + last.m, u: before.u + last.u, size: before.size + last.size });
    }
  }
  return [0, ...blocks.flatMap((block) => new Array<number>(block.size).fill(Math.log2(block.m / block.u)))];
}

/** Probability of log2 odds. */
export function probability(score: number): number {
  return 1 / (1 + 2 ** -score);
}
