/** Scores pairs with a model: weights by level, and points for how rare an equal value is. */
import type { Column } from './columns.ts';
import { columns, householdColumns } from './columns.ts';
import type { PairComparer, Pattern } from './comparer.ts';
import type { ColumnModel, LinkModel } from './fellegi-sunter.ts';
import { levelPlaces } from './fellegi-sunter.ts';
import { levelNames } from './levels.ts';
import type { RecordStore } from './store.ts';
import { listOf } from './columns.ts';

/** Columns whose equal values weigh by how rare they are, and how strongly. @source our choice: full strength over-rewards rare typos. */
export const frequencyPower: Readonly<Partial<Record<Column, number>>> = {
  given: 0.6, family: 0.6, date: 0.6, city: 0.6, birthplace: 0.6, occupation: 0.6, street: 0.6, street2: 0.5, postcode: 0.6, email: 0.5, phone: 0.5, middle: 0.3,
}; // prettier-ignore

/** A model with the points of rare and common values, by column and value; shared by threads. */
export interface ScoringTables {
  readonly model: LinkModel;
  readonly rarity: readonly (SharedArrayBuffer | null)[];
}

/** Makes the points of all values that records have. */
export function scoringTables(store: RecordStore, count: number, model: LinkModel): ScoringTables {
  return {
    model,
    rarity: store.columns.map((_, at) => rarityOf(store, at, count, model.columns[at])),
  };
}

/**
 * Points an equal value adds for being rarer than usual, or takes away for being common; never so many that agreement
 * would speak against a pair.
 */
function rarityOf(
  store: RecordStore,
  at: number,
  count: number,
  of: ColumnModel | undefined,
): SharedArrayBuffer | null {
  const u = of?.u[1] ?? 1;
  const floor = -0.999999 * Math.max(0, of?.weights[1] ?? 0);
  const column = store.columns[at] ?? 'given';
  const power = frequencyPower[column];
  if (power === undefined) return null;
  const size = store.size(listOf(column));
  const counts = new Uint32Array(size);
  const { values } = store;
  const across = store.columns.length;
  let total = 0;
  for (let record = 0; record < count; record++) {
    const value = values[record * across + at] ?? 0;
    if (value === 0) continue;
    counts[value] = (counts[value] ?? 0) + 1;
    total++;
  }
  const buffer = new SharedArrayBuffer(4 * size);
  const points = new Float32Array(buffer);
  const known = new Map<number, number>();
  for (let value = 0; value < size; value++) {
    const times = counts[value] ?? 0;
    if (times === 0) continue;
    let made = known.get(times);
    if (made === undefined) {
      const rarer = Math.log2(Math.max(u, 1 / total) / Math.max(times / total, 2 / total));
      made = Math.max(floor, power * rarer);
      known.set(times, made);
    }
    points[value] = made;
  }
  return buffer;
}

/** One column of an explained pair. */
export interface ExplainedColumn {
  readonly column: Column | 'exchanged';
  readonly left: string;
  readonly right: string;
  readonly level: number;
  readonly levelName: string;
  readonly m: number;
  readonly u: number;
  readonly weight: number;
  /** Points for the value being rarer or more common than usual. */
  readonly rarity: number;
}

/** A pair with everything its score rests on: prior, columns and `household` sum up to the score. */
export interface ExplainedPair {
  readonly score: number;
  readonly prior: number;
  readonly columns: readonly ExplainedColumn[];
  /** What is taken away (0 or less) because two people of one home would agree in as much. */
  readonly household: number;
}

/** Scores pairs. */
export class PairScorer {
  private readonly comparer: PairComparer;
  private readonly model: LinkModel;
  private readonly weights: Float64Array;
  private readonly rarity: readonly (Float32Array | null)[];
  private readonly pattern: Pattern;
  private readonly start: number;
  /** Columns other than the names, the most telling ones first. */
  private readonly others: readonly number[];
  private readonly open: Uint8Array;
  private readonly homes: Float64Array;

  constructor(comparer: PairComparer, { model, rarity }: ScoringTables) {
    this.comparer = comparer;
    this.model = model;
    this.pattern = new Uint8Array(comparer.width);
    this.start = Math.log2(model.prior / (1 - model.prior));
    this.weights = new Float64Array(levelPlaces * comparer.width);
    model.columns.forEach(({ weights }, at) => {
      this.weights.set(weights, at * levelPlaces);
    });
    this.rarity = rarity.map((buffer) => (buffer ? new Float32Array(buffer) : null));
    const spread = (at: number): number =>
      (this.weights[at * levelPlaces + 2] ?? 0) - (model.columns[at]?.weights.at(-1) ?? 0);
    this.others = [...comparer.used.keys()]
      .filter((at) => at !== comparer.given && at !== comparer.family)
      .sort((x, y) => spread(y) - spread(x) || x - y);
    this.open = new Uint8Array(columns.length);
    this.homes = new Float64Array(levelPlaces * comparer.width);
    model.household?.weights.forEach((one, at) => {
      this.homes.set(one, at * levelPlaces);
    });
  }

  /** log2 odds that two records are one person. */
  score(a: number, b: number): number {
    this.comparer.compare(a, b, this.pattern);
    return this.total(a, b);
  }

  /**
   * The same score, or -Infinity as soon as it is certain to be below `least`: most candidates differ in too much for the
   * rest to be looked at.
   */
  scoreAbove(a: number, b: number, least: number): number {
    const { comparer, pattern, weights, open } = this;
    const names = this.namesBound(a, b);
    let bound = this.start + names;
    let opened = 0;
    for (const at of this.others) {
      const x = comparer.value(at, a);
      const y = comparer.value(at, b);
      const level = x === 0 || y === 0 ? 0 : x === y ? 1 : 2;
      pattern[at] = level;
      bound += weights[at * levelPlaces + level] ?? 0;
      if (level === 1) bound += this.rarity[at]?.[x] ?? 0;
      else if (level === 2) open[opened++] = at;
    }
    for (let next = 0; next < opened && bound >= least; next++) {
      const at = open[next] ?? 0;
      bound += this.lower(at, comparer.nearest(at, comparer.value(at, a), comparer.value(at, b)));
    }
    if (bound < least) return -Infinity;
    comparer.compareNames(a, b, pattern);
    bound += this.namesTotal(a, b) - names;
    // A hair below: sums in another order may differ in the last place.
    for (let next = 0; next < opened && bound >= least - 1e-9; next++) {
      const at = open[next] ?? 0;
      bound += this.lower(at, comparer.level(at, comparer.value(at, a), comparer.value(at, b)));
    }
    if (bound < least - 1e-9) return -Infinity;
    const score = this.total(a, b);
    return score < least ? -Infinity : score;
  }

  /** Sets a level in the pattern; answers what that changes (0 or less). */
  private lower(at: number, level: number): number {
    const { pattern, weights } = this;
    const before = weights[at * levelPlaces + (pattern[at] ?? 0)] ?? 0;
    pattern[at] = level;
    return (weights[at * levelPlaces + level] ?? 0) - before;
  }

  /** Levels of the pair that was scored last; valid until the next one. */
  get levels(): Pattern {
    return this.pattern;
  }

  /** The pair with everything its score rests on; the parts sum up to the score. */
  explain(a: number, b: number): ExplainedPair {
    const { comparer, pattern } = this;
    const score = this.score(a, b);
    const explained = this.model.columns.map(({ column, m, u, weights }, at): ExplainedColumn => {
      const level = pattern[at] ?? 0;
      return {
        column,
        left: comparer.text(at, a),
        right: comparer.text(at, b),
        level,
        levelName: levelNames[column][level] ?? '',
        m: m[level] ?? 0,
        u: u[level] ?? 0,
        weight: weights[level] ?? 0,
        rarity: this.rarityAt(at, a, b),
      };
    });
    const sum = explained.reduce((all, { weight, rarity }) => all + weight + rarity, this.start);
    return { score, prior: this.start, columns: explained, household: Math.min(0, score - sum) };
  }

  /** Points for rarity in the column at a place. Exchanged names count with the mean of both kinds of name. */
  private rarityAt(at: number, a: number, b: number): number {
    const { comparer } = this;
    const value = comparer.value(at, a);
    const isName = at === comparer.given || at === comparer.family;
    if (!isName || this.pattern[comparer.used.length] !== 2)
      return value !== 0 && value === comparer.value(at, b) ? (this.rarity[at]?.[value] ?? 0) : 0;
    return value === comparer.value(at === comparer.given ? comparer.family : comparer.given, b)
      ? this.meanRarity(value)
      : 0;
  }

  private meanRarity(value: number): number {
    const { given, family } = this.comparer;
    return ((this.rarity[given]?.[value] ?? 0) + (this.rarity[family]?.[value] ?? 0)) / 2;
  }

  /** Sum for the pattern of a pair. */
  private total(a: number, b: number): number {
    const { pattern, weights, homes, model } = this;
    let total = this.start;
    let home = 0;
    for (let at = 0; at < pattern.length; at++) {
      const place = at * levelPlaces + (pattern[at] ?? 0);
      const rarity = this.rarityAt(at, a, b);
      total += (weights[place] ?? 0) + rarity;
      if (householdColumns.has(model.columns[at]?.column ?? '')) home += (homes[place] ?? 0) + rarity;
    }
    return model.household ? total - Math.log2(1 + model.household.prior * 2 ** home) : total;
  }

  private namesTotal(a: number, b: number): number {
    const { comparer, pattern, weights } = this;
    let total = weights[comparer.used.length * levelPlaces + (pattern[comparer.used.length] ?? 0)] ?? 0;
    for (const at of [comparer.given, comparer.family])
      if (at >= 0) total += (weights[at * levelPlaces + (pattern[at] ?? 0)] ?? 0) + this.rarityAt(at, a, b);
    return total;
  }

  /** Most that given and family name can give together, straight or crosswise, known without looking at them. */
  private namesBound(a: number, b: number): number {
    const { comparer, weights } = this;
    const { given, family } = comparer;
    const [gx, gy] = [comparer.value(given, a), comparer.value(given, b)];
    const [fx, fy] = [comparer.value(family, a), comparer.value(family, b)];
    const exchanged = comparer.used.length * levelPlaces;
    const straight = this.best(given, gx, gy) + this.best(family, fx, fy) + (weights[exchanged + 1] ?? 0);
    if (given < 0 || family < 0 || (gx === gy && gx !== 0) || (fx === fy && fx !== 0)) return straight;
    const [first, second] = [comparer.nearest(given, gx, fy), comparer.nearest(given, fx, gy)];
    if (first > 3 || second > 3) return straight;
    const [better, worse] = first === 0 || (second > 0 && second < first) ? [second, first] : [first, second];
    const cross =
      (weights[given * levelPlaces + better] ?? 0) +
      (weights[family * levelPlaces + worse] ?? 0) +
      (first === 1 ? this.meanRarity(gx) : 0) +
      (second === 1 ? this.meanRarity(fx) : 0) +
      (weights[exchanged + 2] ?? 0);
    return Math.max(straight, cross);
  }

  private best(at: number, x: number, y: number): number {
    const level = at < 0 ? 0 : this.comparer.nearest(at, x, y);
    return (this.weights[at * levelPlaces + level] ?? 0) + (level === 1 ? (this.rarity[at]?.[x] ?? 0) : 0);
  }
}
