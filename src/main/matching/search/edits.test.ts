import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFlags, editsWithin, letterFlags } from './edits.ts';

const lettersOf = (text: string): Uint16Array => Uint16Array.from(text, (letter) => letter.charCodeAt(0));
const edits = (a: string, b: string, most: number): number =>
  editsWithin(lettersOf(a), 0, a.length, lettersOf(b), 0, b.length, most);

/** The whole table, as textbooks have it. */
function alignment(a: string, b: string): number {
  const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => d[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      d[i]![j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        turned ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'ж'), maxLength: 8 });

describe('edits between words', () => {
  it('are those of the full table, up to the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (a, b, most) => {
        const full = alignment(a, b);
        expect(edits(a, b, most)).toBe(full <= most ? full : -1);
      }),
    );
  });

  it('change no more than two flags each', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const apart = countFlags(
          letterFlags(lettersOf(a), 0, a.length) ^ letterFlags(lettersOf(b), 0, b.length),
        );
        expect(apart).toBeLessThanOrEqual(2 * alignment(a, b));
      }),
    );
  });
});
