import { describe, expect, it } from 'vitest';
import { confirmedEdges } from './confirmed.ts';

const prior = 1 / 4096;
const least = -6;

/** Edges of three records from their scores. */
function three(ab: number, ac: number, bc: number): Map<string, number> {
  const scores = new Map([['0,1', ab], ['0,2', ac], ['1,2', bc]]); // prettier-ignore
  const edges = [...scores].filter(([, score]) => score >= least).map(([key, score]) => ({ a: Number(key[0]), b: Number(key[2]), score })); // prettier-ignore
  const found = confirmedEdges(edges, [[0, 1, 2]], (a, b) => scores.get(`${String(a)},${String(b)}`) ?? 0, prior, least); // prettier-ignore
  return new Map(found.map(({ a, b, score }) => [`${String(a)},${String(b)}`, score]));
}

describe('a third record', () => {
  it('that is surely both confirms a pair', () => {
    expect(three(-1, 15, 15).get('0,1')).toBeGreaterThan(0);
  });

  it('that is one but hardly the other speaks against a pair', () => {
    expect(three(2, 15, -14).get('0,1') ?? -Infinity).toBeLessThan(2);
  });

  it('brings up a pair that no key produced', () => {
    expect(three(-9, 20, 20).has('0,1')).toBe(true);
  });

  it('changes nothing for pairs outside of its cluster', () => {
    const edges = [{ a: 4, b: 5, score: 1.5 }];
    expect(confirmedEdges(edges, [[0, 1, 2], [4, 5]], () => 10, prior, least)).toContainEqual(edges[0]); // prettier-ignore
  });
});
