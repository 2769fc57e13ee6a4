/** Asks of the words of one account what `matchExpression` asks of the index. */
import type { Term } from './search-text.ts';

/** How well an account answers: 0 all terms by whole words, 1 by beginnings of words; null not at all. */
export function tierOf(terms: readonly Term[], search: string): 0 | 1 | null {
  const words = search.split(' ');
  if (terms.every((term) => holds(term, words, 'exact'))) return 0;
  return terms.every((term) => holds(term, words, 'begins')) ? 1 : null;
}

function holds(term: Term, words: readonly string[], tier: 'exact' | 'begins'): boolean {
  const found =
    tier === 'exact'
      ? term.exact.some((asked) => words.includes(asked))
      : term.begins.some((asked) => words.some((word) => word.startsWith(asked)));
  if (found) return true;
  const other = term.or ?? [];
  return other.length > 0 && other.every((one) => holds(one, words, tier));
}
