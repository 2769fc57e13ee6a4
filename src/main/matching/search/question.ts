/** What a typed name asks for. */
import { isParticle, isTitle } from '../tables/name-words.ts';
import { foldSpelledOut, foldText } from '../text.ts';
import { nameTokens } from '../tokens.ts';
import type { NameQuestion } from './candidates.ts';

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
