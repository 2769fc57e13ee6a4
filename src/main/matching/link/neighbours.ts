/**
 * Candidates of one new or changed record, by looking its keys up among the stored ones: no pass over all records. The
 * keys are those of a whole run, so both find the same pairs.
 */
import type { LinkRow } from './columns.ts';
import { groupLimit, wideLimit } from './groups.ts';
import { keyOf, keyRules, signalsOf, splittingRules } from './keys.ts';
import { normalRow } from './normal-row.ts';

/** The stored keys of all records but the asked one. */
export interface KeyIndex {
  /** Numbers of the records that hold all of the keys (one or two), `most` of them at the most. */
  holders(keys: readonly number[], most: number): readonly number[];
  /** How many records there are. */
  readonly count: number;
}

/** A candidate and how many keys it shares. */
export interface Neighbour {
  readonly record: number;
  readonly shared: number;
}

const rulesFrom = 2 ** 32;

/** Keys of a record as they are stored: whole numbers below 2^38, the number of the rule above 32 bits of hash. */
export function storedKeys(row: LinkRow): number[] {
  const signals = signalsOf(normalRow(row));
  return keyRules.flatMap((_, rule) => {
    const key = keyOf(rule, signals);
    return key === 0 ? [] : [rule * rulesFrom + key];
  });
}

/**
 * Candidates for a record with these keys, those that share most keys first. A key with too many holders is asked for
 * together with a second one; wide keys count only where few hold them.
 */
export function neighboursOf(keys: readonly number[], index: KeyIndex, most = 400): Neighbour[] {
  const shared = new Map<number, number>();
  const add = (records: readonly number[]): void => {
    for (const record of records) shared.set(record, (shared.get(record) ?? 0) + 1);
  };
  const byRule = new Map(keys.map((key) => [Math.floor(key / rulesFrom), key]));
  for (const [rule, key] of byRule) {
    const wide = keyRules[rule]?.wide ?? true;
    const limit = wide ? wideLimit(index.count) : groupLimit;
    const found = index.holders([key], limit + 1);
    if (found.length <= limit) add(found);
    else if (!wide) add(splitHolders(rule, key, byRule, index));
  }
  return [...shared]
    .map(([record, count]) => ({ record, shared: count }))
    .sort((x, y) => y.shared - x.shared || x.record - y.record)
    .slice(0, most);
}

/** Holders of a crowded key who share a second key as well, by the first that makes them few. */
function splitHolders(
  rule: number,
  key: number,
  byRule: ReadonlyMap<number, number>,
  index: KeyIndex,
): readonly number[] {
  for (const splitter of splittingRules) {
    const second = byRule.get(splitter);
    if (splitter === rule || second === undefined) continue;
    const found = index.holders([key, second], groupLimit + 1);
    if (found.length <= groupLimit) return found;
  }
  return [];
}
