/** Words of names for the search index: folded, and in Latin letters beside their own script. */
import type { PersonName } from '#contracts/person.ts';
import { foldText, scriptOf } from './text.ts';
import { parseName } from './names/parse.ts';
import { readingsOf } from './names/readings.ts';
import { romaniseWord } from './names/romanise.ts';

const separators = /[^\p{L}\p{M}\p{N}]+/u;
const apostrophes = /['’ʼ‘`´]/g;
const longestToken = 64;
const mostTokens = 32;

const ascii = /^[\x20-\x7e]*$/;

/**
 * Folded words of a name, each once, in order. A word in another script is followed by its Latin reading, so that
 * a search in either script finds it. At most 32 words of at most 64 letters.
 */
export function nameTokens(name: PersonName): string[] {
  const tokens = new Set<string>();
  for (const part of [name.first, name.middle, name.last, name.full, name.native]) {
    if (part) addTokens(part, tokens);
    if (tokens.size >= mostTokens) break;
  }
  return [...tokens].slice(0, mostTokens);
}

function addTokens(part: string, tokens: Set<string>): void {
  const text = part.length > 600 ? part.slice(0, 600) : part;
  const folded = foldText(text).replace(apostrophes, '');
  const plain = ascii.test(folded);
  for (const word of folded.split(separators)) {
    if (word === '') continue;
    const token = word.slice(0, longestToken);
    tokens.add(token);
    if (!plain && scriptOf(token) !== 'latin') addReading(token, tokens);
  }
}

function addReading(token: string, tokens: Set<string>): void {
  const script = scriptOf(token);
  if (script === 'han' || script === 'hangul') {
    for (const reading of readingsOf(parseName({ full: token }), true).slice(0, 3)) {
      for (const word of reading.words) if (word.latin !== '') tokens.add(word.latin);
    }
    return;
  }
  const latin = romaniseWord(token);
  if (latin !== '') tokens.add(latin.slice(0, longestToken));
}
