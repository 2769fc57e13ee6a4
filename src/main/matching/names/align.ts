/** Pairs the words of two names. */
import type { Strength } from '../outcome.ts';
import type { NameWord } from './parse.ts';
import { isJoined } from './join.ts';
import { relateWords } from './relations.ts';
import type { NameContext, Relation } from './relations.ts';

/** Two words that belong together; `at` is their place among the words of each side. */
export interface WordPair {
  readonly a: NameWord;
  readonly b: NameWord;
  readonly at: readonly [number, number];
  readonly relation: Relation;
}

/** Pairs, and the words without partner. `clash` is the worst relation among words that were close and yet differ. */
export interface Alignment {
  readonly pairs: readonly WordPair[];
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
  readonly clash: Relation | null;
}

const price: Readonly<Record<Strength, number>> = {
  exact: 0,
  equal: 1,
  strong: 3,
  fair: 5,
  weak: 7,
  against: 99,
  none: 99,
};

/** Best pairs first; among equals the ones that stand at like places and in like fields. */
export function alignWords(a: readonly NameWord[], b: readonly NameWord[], context: NameContext): Alignment {
  const candidates: { i: number; j: number; cost: number; relation: Relation }[] = [];
  let clash: Relation | null = null;
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      const relation = described(x, y, relateWords(x, y, context));
      if (relation.strength === 'against') {
        if (relation.code !== 'different') clash = relation;
        return;
      }
      const apart = Math.abs(i - j) + Math.abs(a.length - i - (b.length - j));
      const crossed = x.field !== null && y.field !== null && x.field !== y.field ? 0.3 : 0;
      candidates.push({ i, j, cost: price[relation.strength] + apart * 0.01 + crossed, relation });
    });
  });
  // Ties are settled alike with sides exchanged.
  candidates.sort(
    (x, y) =>
      x.cost - y.cost || x.i + x.j - y.i - y.j || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i - y.i,
  );
  const pairs: WordPair[] = [];
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  for (const { i, j, relation } of candidates) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y || usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    pairs.push({ a: x, b: y, at: [i, j], relation });
  }
  return { pairs, left: a.filter((_, i) => !usedA.has(i)), right: b.filter((_, j) => !usedB.has(j)), clash };
}

/** Words written together on one side and apart on the other say so. */
function described(x: NameWord, y: NameWord, relation: Relation): Relation {
  if (isJoined(x) === isJoined(y) || relation.strength !== 'exact') {
    if (
      isJoined(x) !== isJoined(y) &&
      (relation.code === 'case_or_punctuation' || relation.code === 'diacritics')
    )
      return { code: 'compound_split', strength: 'equal' };
    return relation;
  }
  return { code: 'compound_split', strength: 'equal' };
}
