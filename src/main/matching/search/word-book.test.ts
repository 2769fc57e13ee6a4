import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCandidates, groupsOf } from './candidates.ts';
import { createWordBook, type WordBook } from './word-book.ts';

const bookOf = (accounts: readonly (readonly string[])[]): WordBook => {
  const carried = new Map<string, number[]>();
  accounts.forEach((words, at) => {
    for (const word of words) carried.set(word, [...(carried.get(word) ?? []), at + 1]);
  });
  const book = createWordBook();
  for (const word of [...carried.keys()].sort()) book.add(word, carried.get(word) ?? []);
  return book;
};
const near = (book: WordBook, word: string, edits: 1 | 2 = 2): Map<number, number> =>
  new Map(book.near(word, edits).map(({ id, cost }) => [id, cost]));

describe('a book of words', () => {
  const book = bookOf([['garcia'], ['garcias'], ['gracia'], ['bob'], ['robert'], ['muhammad'], ['ольга']]);

  it.each([
    ['itself', 'garcia', 'garcia'],
    ['one letter less', 'garca', 'garcia'],
    ['neighbours exchanged', 'gracia', 'garcia'],
    ['a longer word', 'garc', 'garcias'],
    ['a nickname', 'bob', 'robert'],
    ['the same sounds', 'mohamed', 'muhammad'],
    ['another script', 'олга', 'ольга'],
  ])('finds %s: %s for %s', (_what, typed, word) => {
    expect(near(book, typed).has(book.find(word))).toBe(true);
  });

  it('finds nothing far away, and no two edits when one is asked for', () => {
    expect([...near(book, 'zzyzx')]).toEqual([]);
    expect(near(book, 'gbrcib', 1).has(book.find('garcia'))).toBe(false);
    expect(near(book, 'gbrcib', 2).has(book.find('garcia'))).toBe(true);
  });

  it('knows every word and account that was added, in order or later', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '王'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.integer({ min: 1, max: 50 })), { maxLength: 60 }), (added) => {
        const filled = createWordBook();
        for (const [one, account] of added) filled.add(one, [account]);
        for (const [one, account] of added) {
          const found: number[] = [];
          const id = filled.find(one);
          filled.each(id, (carrier) => found.push(carrier));
          expect(found).toContain(account);
          expect(near(filled, one).get(id)).toBe(1);
        }
        expect(filled.size).toBe(new Set(added.map(([one]) => one)).size);
      }),
    );
  });
});

describe('candidates', () => {
  const people = [
    ['maria', 'garcia'],
    ['maria', 'elena', 'garcia'],
    ['mario', 'garcia'],
    ['maria', 'lopez'],
    ['john', 'smith'],
  ];
  const book = bookOf(people);
  const ask = (words: string[], born: number[] | null = null) => {
    const groups = groupsOf(book, { words: words.map((word) => [word]), initials: [] }, 1);
    return findCandidates(book, groups, { most: 10, born: born && new Set(born) });
  };
  const accounts = (found: readonly { account: number }[]): number[] => found.map(({ account }) => account);

  it('are those to whom all words are near, without those a plain search finds', () => {
    const found = ask(['maria', 'garcia']);
    expect(accounts(found.cheapest)).toEqual([3]);
    expect(found.plain).toBe(true);
    expect(accounts(ask(['mria', 'garcia']).cheapest)).toEqual([1, 2]);
  });

  it('may lack one word of three', () => {
    expect(accounts(ask(['maria', 'teresa', 'garcia']).cheapest)).toEqual([1, 2, 3]);
  });

  it('with a birth date need one word only', () => {
    const found = ask(['maria', 'garcia'], [4, 5]);
    expect(accounts(found.born)).toEqual([4]);
  });

  it('come in the order of the initial too, also of words that came later', () => {
    const later = bookOf([
      ['anna', 'lindqvist'],
      ['bert', 'lindqvist'],
    ]);
    later.add('zoe', [3]);
    later.add('lindqvist', [3]);
    const first = (initial: string) => {
      const groups = groupsOf(later, { words: [['lindqist']], initials: [initial] }, 1);
      return findCandidates(later, groups, { most: 10, born: null }).cheapest[0]?.account;
    };
    expect([first('a'), first('b'), first('z')]).toEqual([1, 2, 3]);
  });

  it('are the same when asked again', () => {
    expect(ask(['mria', 'garcia'])).toEqual(ask(['mria', 'garcia']));
  });
});
