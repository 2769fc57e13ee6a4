/** What a typed name asks for. */
import { isParticle, isTitle } from '../tables/name-words.ts';
import { foldSpelledOut, foldText } from '../text.ts';
import { nameTokens } from '../tokens.ts';
import type { NameQuestion } from './candidates.ts';
import type { WordBook } from './word-book.ts';

/** No more typed words than these are looked at. */
const mostWords = 6;
const apostrophes = /['’ʼ‘`´]/g;

/**
 * Takes a typed name apart. A word in another script can be read in its own letters or in Latin ones, a word with umlauts
 * in two ways; titles and particles are left out when a name stands beside them.
 */
export function nameQuestion(text: string): NameQuestion {
  const typed = text.split(/[^\p{L}\p{M}\p{N}'’ʼ‘`´]+/u).filter(Boolean);
  const words: string[][] = [];
  const silent: string[][] = [];
  const initials: string[] = [];
  for (const [at, word] of typed.entries()) {
    const readings = new Set(nameTokens({ full: word }));
    const spelled = foldSpelledOut(word).replace(apostrophes, '');
    if (spelled !== '' && readings.has(foldText(word).replace(apostrophes, ''))) readings.add(spelled);
    const [folded] = readings;
    if (folded === undefined) continue;
    if (/^[a-z]$/.test(folded)) initials.push(folded);
    else if (isParticle(folded) || isTitle(folded, typed.length, at === 0)) silent.push([...readings]);
    else words.push([...readings]);
  }
  return { words: (words.length === 0 ? silent : words).slice(0, mostWords), initials: initials.slice(0, 2) };
}

/**
 * The same question with words written together that were typed apart, and the other way round, as far as somebody carries
 * them: Ann Marie for Annmarie, Annamaria for Anna Maria.
 */
export function respacedQuestions(book: WordBook, { words, initials }: NameQuestion): NameQuestion[] {
  const isCarried = (word: string): boolean => book.find(word) >= 0;
  const found: NameQuestion[] = [];
  for (const [at, [word = '']] of words.entries()) {
    const around = (between: readonly string[], taken: number): void => {
      const others = [...words.slice(0, at), ...between.map((one) => [one]), ...words.slice(at + taken)];
      found.push({ words: others.slice(0, mostWords), initials });
    };
    const [next = ''] = words[at + 1] ?? [];
    if (next !== '' && isCarried(word + next)) around([word + next], 2);
    for (let cut = shortestPart; cut <= word.length - shortestPart; cut++) {
      const parts = [word.slice(0, cut), word.slice(cut)];
      if (parts.every(isCarried)) around(parts, 1);
    }
  }
  return found.slice(0, mostQuestions);
}

const shortestPart = 3;
const mostQuestions = 4;
