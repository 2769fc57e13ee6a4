/** Which names of a list are filed under which key, and the names that share most with an asked one. */
import type { WordKeys } from './keys.ts';

/** Most names that are compared in full. */
const rankedNames = 24;
/** Keys with more names tell nothing apart. */
const crowded = 6000;

/** Names under keys, in flat tables. One question at a time: the tables for adding up are kept between questions. */
export class Postings {
  private readonly slots = new Map<string, number>();
  private readonly starts: Int32Array;
  private readonly names: Int32Array;
  /** What the weight of a name is divided by: longer names share keys more easily. */
  private readonly lengths: Float64Array;
  private readonly total: number;
  private readonly sums: Float64Array;
  private readonly word: Float64Array;
  private readonly touched: Int32Array;
  private readonly hits: Int32Array;

  constructor(filed: ReadonlyMap<string, readonly number[]>, lengths: readonly number[]) {
    this.total = lengths.length + 1;
    this.lengths = Float64Array.from(lengths);
    this.sums = new Float64Array(lengths.length);
    this.word = new Float64Array(lengths.length);
    this.touched = new Int32Array(lengths.length);
    this.hits = new Int32Array(lengths.length);
    this.starts = new Int32Array(filed.size + 1);
    this.names = new Int32Array([...filed.values()].reduce((sum, list) => sum + list.length, 0));
    let [slot, at] = [0, 0];
    for (const [key, list] of filed) {
      this.slots.set(key, slot);
      this.names.set(list, at);
      at += list.length;
      this.starts[++slot] = at;
    }
  }

  /** How many names are filed under a key. */
  count(key: string): number {
    const slot = this.slots.get(key);
    return slot === undefined ? 0 : (this.starts[slot + 1] ?? 0) - (this.starts[slot] ?? 0);
  }

  /** Names that share keys with the asked one, weighed by how rare the keys are; the best of them first. */
  nearest(asked: readonly WordKeys[]): number[] {
    const { sums, word, touched, hits } = this;
    let met = 0;
    for (const { own, near } of asked) {
      let found = this.raise(own, 1, 0);
      found = this.raise(`~${own}`, 0.6, found);
      for (const key of near) {
        found = this.raise(`~${key}`, 0.55, found);
        found = this.raise(key, 0.6, found);
      }
      for (let at = 0; at < found; at++) {
        const name = hits[at] ?? 0;
        if (sums[name] === 0) touched[met++] = name;
        sums[name] = (sums[name] ?? 0) + (word[name] ?? 0);
        word[name] = 0;
      }
    }
    const best = this.best(met);
    for (let at = 0; at < met; at++) sums[touched[at] ?? 0] = 0;
    return best;
  }

  /** Lifts the weight that one word gives to the names under a key; answers how many names the word has met. */
  private raise(key: string, share: number, found: number): number {
    const slot = this.slots.get(key);
    if (slot === undefined) return found;
    const { names, word, hits } = this;
    const [from, to] = [this.starts[slot] ?? 0, this.starts[slot + 1] ?? 0];
    if (to - from > crowded) return found;
    const weight = share * Math.log(this.total / (to - from));
    for (let at = from; at < to; at++) {
      const name = names[at] ?? 0;
      const before = word[name] ?? 0;
      if (before >= weight) continue;
      if (before === 0) hits[found++] = name;
      word[name] = weight;
    }
    return found;
  }

  /** The first ones by weight, those far below the first left out. */
  private best(met: number): number[] {
    const { sums, lengths, touched } = this;
    let most = 0;
    for (let at = 0; at < met; at++) {
      const name = touched[at] ?? 0;
      const weight = (sums[name] ?? 0) / (lengths[name] ?? 1);
      sums[name] = weight;
      if (weight > most) most = weight;
    }
    const least = most * 0.35;
    const near: number[] = [];
    for (let at = 0; at < met; at++) if ((sums[touched[at] ?? 0] ?? 0) >= least) near.push(touched[at] ?? 0);
    if (near.length > 4 * rankedNames) {
      // Only the weights are sorted to find where the first ones end.
      const cut = Float64Array.from(near, (name) => sums[name] ?? 0).sort()[near.length - rankedNames] ?? 0;
      return this.ranked(near.filter((name) => (sums[name] ?? 0) >= cut));
    }
    return this.ranked(near);
  }

  private ranked(names: number[]): number[] {
    const { sums } = this;
    return names.sort((x, y) => (sums[y] ?? 0) - (sums[x] ?? 0) || x - y).slice(0, rankedNames);
  }
}
