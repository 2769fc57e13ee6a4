import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tierOf } from './match-words.ts';
import { matchExpression, type Term } from './search-text.ts';

const letters = fc.constantFrom('ma', 'mar', 'maria', 'li', 'lin', 'zqr1', 'zqr12', 'ольга', 'оль');
const plainTerm = fc.record({
  exact: fc.array(letters, { minLength: 1, maxLength: 2 }),
  begins: fc.array(letters, { minLength: 1, maxLength: 2 }),
});
const term: fc.Arbitrary<Term> = fc.oneof(
  plainTerm,
  fc
    .tuple(plainTerm, fc.array(plainTerm, { minLength: 1, maxLength: 2 }))
    .map(([one, or]): Term => ({ ...one, or })),
);

describe('the words of one account', () => {
  it('answer as the index does, whatever is asked', () => {
    const database = new Database(':memory:');
    database.exec("CREATE VIRTUAL TABLE words USING fts5 (search, detail = none, tokenize = 'ascii')");
    const put = database.prepare('INSERT OR REPLACE INTO words (rowid, search) VALUES (1, ?)');
    const ask = database.prepare('SELECT 1 FROM words WHERE words MATCH ?');
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 4 }),
        fc.array(term, { minLength: 1, maxLength: 3 }),
        (words, terms) => {
          const search = words.join(' ');
          put.run(search);
          const holds = (tier: 'exact' | 'begins'): boolean =>
            ask.get(matchExpression(terms, tier)) !== undefined;
          expect(tierOf(terms, search)).toBe(holds('exact') ? 0 : holds('begins') ? 1 : null);
        },
      ),
    );
    database.close();
  });
});
