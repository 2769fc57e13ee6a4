/** The model of Fellegi and Sunter: how much each level of each column speaks for one person, learned without labels. */
import { levelCounts, levelOf } from './levels.ts';
import type { Column, Records } from './records.ts';
import { columns } from './records.ts';

/** m and u by column and level, and the prior. Printable; two equal models give equal answers. */
export interface LinkModel {
  readonly prior: number;
  readonly columns: readonly ColumnModel[];
}

/** Probabilities of the levels of one column among pairs of one person (m) and of two (u). */
export interface ColumnModel {
  readonly column: Column;
  readonly m: readonly number[];
  readonly u: readonly number[];
  /** log2(m/u), never growing with the level. */
  readonly weights: readonly number[];
}

/** Columns whose equal values weigh by how rare they are, and how strongly. @source our choice: full strength over-rewards rare typos. */
const frequencyPower: Readonly<Partial<Record<Column, number>>> = {
  given: 0.6, family: 0.6, date: 0.6, city: 0.6, birthplace: 0.6, occupation: 0.6, street: 0.6, street2: 0.5, postcode: 0.6, email: 0.5, phone: 0.5, middle: 0.3,
}; // prettier-ignore

/** Levels of one pair, in the order of the used columns; the last entry tells whether the names are exchanged. */
export type Pattern = Uint8Array;

const memoBits = 16;

/** Compares pairs of one set of records. Holds a memo of bounded size; results do not depend on it. */
export class PairComparer {
  readonly used: readonly Column[];
  private readonly memoKeys: Float64Array[];
  private readonly memoLevels: Uint8Array[];
  private readonly records: Records;

  constructor(records: Records) {
    this.records = records;
    this.used = columns.filter((column) => records.values[column].some((value) => value !== 0));
    this.memoKeys = columns.map(() => new Float64Array(1 << memoBits));
    this.memoLevels = columns.map(() => new Uint8Array(1 << memoBits));
  }

  /** Number of entries of a pattern. */
  get width(): number {
    return this.used.length + 1;
  }

  /** Fills the levels of a pair. */
  compare(a: number, b: number, into: Pattern): void {
    const { values } = this.records;
    let given = -1;
    let family = -1;
    for (let at = 0; at < this.used.length; at++) {
      const column = this.used[at];
      if (column === undefined) continue;
      into[at] = this.level(column, at, values[column][a] ?? 0, values[column][b] ?? 0);
      if (column === 'given') given = at;
      else if (column === 'family') family = at;
    }
    into[this.used.length] = given >= 0 && family >= 0 && this.exchange(a, b, given, family, into) ? 2 : 1;
  }

  private level(column: Column, at: number, x: number, y: number): number {
    if (x === 0 || y === 0) return 0;
    if (x === y) return 1;
    const [low, high] = x < y ? [x, y] : [y, x];
    const key = low * 4194304 + high;
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - memoBits);
    const [keys, levels] = [this.memoKeys[at], this.memoLevels[at]];
    if (keys?.[slot] === key) return levels?.[slot] ?? 0;
    const { texts } = this.records.lists[column];
    const level = levelOf(column, texts[low] ?? '', texts[high] ?? '');
    if (keys && levels) {
      keys[slot] = key;
      levels[slot] = level;
    }
    return level;
  }

  /** Takes the names crosswise when that agrees clearly better; says whether it did. */
  private exchange(a: number, b: number, given: number, family: number, into: Pattern): boolean {
    const [straightGiven, straightFamily] = [into[given] ?? 0, into[family] ?? 0];
    const different = levelCounts.given - 1;
    if (straightGiven > 0 && straightGiven < 5) return false;
    if (straightFamily > 0 && straightFamily < 5) return false;
    const { values } = this.records;
    const crossGiven = this.level('given', given, values.given[a] ?? 0, values.family[b] ?? 0);
    const crossFamily = this.level('given', given, values.family[a] ?? 0, values.given[b] ?? 0);
    const known = [crossGiven, crossFamily].filter((level) => level > 0);
    if (
      known.length === 0 ||
      known.some((level) => level > 3) ||
      (known.length === 1 &&
        straightGiven < different &&
        straightFamily < different &&
        straightGiven + straightFamily > 0)
    )
      return false;
    into[given] = crossGiven;
    into[family] = crossFamily;
    return true;
  }
}

/** Learns a model: u from random pairs, m by expectation and maximisation with u and prior fixed. */
export function learnModel(
  comparer: PairComparer,
  records: Records,
  patterns: PatternCounts,
  prior: number,
): LinkModel {
  const u = randomShares(comparer, records);
  let m = startingShares(comparer);
  for (let step = 0; step < 25; step++) m = expectAndMaximise(patterns, m, u, prior);
  return modelOf(comparer, m, u, prior);
}

/** Distinct patterns of candidate pairs with their counts. */
export class PatternCounts {
  private readonly numbers = new Map<string, number>();
  readonly patterns: Pattern[] = [];
  readonly counts: number[] = [];

  /** Counts one pair; returns the number of its pattern. */
  add(pattern: Pattern): number {
    const key = String.fromCharCode(...pattern);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.patterns.length;
      this.numbers.set(key, number);
      this.patterns.push(pattern.slice());
      this.counts.push(0);
    }
    this.counts[number] = (this.counts[number] ?? 0) + 1;
    return number;
  }
}

type Shares = readonly (readonly number[])[];

const exchangedLevels = 3;

function levelsAt(comparer: PairComparer, at: number): number {
  const column = comparer.used[at];
  return column === undefined ? exchangedLevels : levelCounts[column];
}

/** Levels among random pairs. A fixed stride through all records stands for chance, so that results repeat. */
function randomShares(comparer: PairComparer, records: Records): Shares {
  const sums = Array.from({ length: comparer.width }, (_, at) =>
    new Array<number>(levelsAt(comparer, at)).fill(0.2),
  );
  const pattern = new Uint8Array(comparer.width);
  const { count, secondFrom } = records;
  const across = secondFrom < count;
  let state = 0x2545f491;
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const wanted = Math.min(200_000, Math.max(20_000, count * 40));
  for (let drawn = 0; drawn < wanted && count > 1; drawn++) {
    const a = across ? next(secondFrom) : next(count);
    const b = across ? secondFrom + next(count - secondFrom) : next(count);
    if (a === b) continue;
    comparer.compare(a, b, pattern);
    for (let at = 0; at < pattern.length; at++) {
      const level = pattern[at] ?? 0;
      const sum = sums[at];
      if (sum && level > 0) sum[level] = (sum[level] ?? 0) + 1;
    }
  }
  return sums.map(normalised);
}

function normalised(sum: readonly number[]): number[] {
  const total = sum.slice(1).reduce((all, one) => all + one, 0);
  return sum.map((one, level) => (level === 0 ? 0 : one / total));
}

/** Where learning starts: most pairs of one person agree, fewer the less the level says. */
function startingShares(comparer: PairComparer): Shares {
  return Array.from({ length: comparer.width }, (_, at) => {
    const levels = levelsAt(comparer, at);
    if (at === comparer.used.length) return [0, 0.97, 0.03];
    return normalised(
      Array.from({ length: levels }, (_unused, level) =>
        level === 1 ? 0.75 : level === levels - 1 ? 0.06 : 0.19 / Math.max(1, levels - 3),
      ),
    );
  });
}

function expectAndMaximise(found: PatternCounts, m: Shares, u: Shares, prior: number): Shares {
  const sums = m.map((levels) => new Array<number>(levels.length).fill(0));
  const logs = m.map((levels, at) =>
    levels.map((value, level) => (level === 0 ? 0 : Math.log2(value / (u[at]?.[level] ?? 1)))),
  );
  const start = Math.log2(prior / (1 - prior));
  found.patterns.forEach((pattern, number) => {
    let total = start;
    for (let at = 0; at < pattern.length; at++) total += logs[at]?.[pattern[at] ?? 0] ?? 0;
    const share = (found.counts[number] ?? 0) / (1 + 2 ** -total);
    for (let at = 0; at < pattern.length; at++) {
      const sum = sums[at];
      const level = pattern[at] ?? 0;
      if (sum && level > 0) sum[level] = (sum[level] ?? 0) + share;
    }
  });
  // A handful of pairs worth of the start keeps levels that were not seen possible.
  return sums.map((sum, at) => normalised(sum.map((one, level) => one + 4 * (m[at]?.[level] ?? 0) + 0.05)));
}

function modelOf(comparer: PairComparer, m: Shares, u: Shares, prior: number): LinkModel {
  const made = comparer.used.map((column, at) => {
    const [mine, theirs] = [m[at] ?? [], u[at] ?? []];
    return { column, m: mine, u: theirs, weights: fallingWeights(mine, theirs) };
  });
  const at = comparer.used.length;
  const [mine, theirs] = [m[at] ?? [], u[at] ?? []];
  return {
    prior,
    columns: [
      ...made,
      {
        column: 'middle' as const,
        m: mine,
        u: theirs,
        weights: mine.map((value, level) => (level === 0 ? 0 : Math.log2(value / (theirs[level] ?? 1)))),
      },
    ],
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

/** Scores pairs with a model. */
export class PairScorer {
  private readonly frequency: readonly (Float64Array | null)[];
  private readonly pattern: Pattern;
  private readonly start: number;
  private readonly comparer: PairComparer;
  private readonly records: Records;
  private readonly model: LinkModel;

  constructor(comparer: PairComparer, records: Records, model: LinkModel) {
    this.comparer = comparer;
    this.records = records;
    this.model = model;
    this.pattern = new Uint8Array(comparer.width);
    this.start = Math.log2(model.prior / (1 - model.prior));
    this.frequency = comparer.used.map((column, at) =>
      frequencyTable(records, column, model.columns[at]?.u[1] ?? 1),
    );
  }

  /** log2 odds that two records are one person. */
  score(a: number, b: number): number {
    this.comparer.compare(a, b, this.pattern);
    let total = this.start;
    const { used } = this.comparer;
    for (let at = 0; at <= used.length; at++) {
      const level = this.pattern[at] ?? 0;
      total += this.model.columns[at]?.weights[level] ?? 0;
      if (level === 1) total += this.rarity(at, a);
    }
    return total;
  }

  private rarity(at: number, record: number): number {
    const column = this.comparer.used[at];
    const table = this.frequency[at];
    return column && table ? (table[this.records.values[column][record] ?? 0] ?? 0) : 0;
  }
}

/** Points an equal value adds for being rarer than usual, or takes away for being common. */
function frequencyTable(records: Records, column: Column, u: number): Float64Array | null {
  const power = frequencyPower[column];
  if (power === undefined) return null;
  const list = records.lists[column];
  const counts = new Float64Array(list.texts.length);
  let total = 0;
  for (const value of records.values[column]) {
    if (value === 0) continue;
    counts[value] = (counts[value] ?? 0) + 1;
    total++;
  }
  return counts.map((count) =>
    count === 0 ? 0 : power * Math.log2(Math.max(u, 1 / total) / Math.max(count / total, 2 / total)),
  );
}

/** Probability of log2 odds. */
export function probability(score: number): number {
  return 1 / (1 + 2 ** -score);
}
