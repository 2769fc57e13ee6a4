/** Passphrases of random words: easy to remember, and their strength is known instead of estimated. */
import { randomInt } from 'node:crypto';
import { WORDS } from './word-list.ts';

/** A generated passphrase and what it is worth. */
export interface SuggestedPassphrase {
  readonly passphrase: string;
  readonly bits: number;
}

/** Words in a generated passphrase. */
export const SUGGESTED_WORDS = 7;
/** What one word drawn at random from the list is worth. */
export const BITS_PER_WORD = Math.log2(WORDS.length);
const listed = new Set(WORDS);

/** Whether a word, in lower case, could have been drawn from the list. */
export function isListedWord(word: string): boolean {
  return listed.has(word);
}

/** Seven different words drawn at random, worth 77 bits or more. */
export function suggestPassphrase(): SuggestedPassphrase {
  const words = new Set<string>();
  let choices = 1;
  while (words.size < SUGGESTED_WORDS) {
    const word = WORDS[randomInt(WORDS.length)];
    if (word === undefined || words.has(word)) continue;
    choices *= WORDS.length - words.size;
    words.add(word);
  }
  return { passphrase: [...words].join(' '), bits: Math.floor(Math.log2(choices) * 10) / 10 };
}
