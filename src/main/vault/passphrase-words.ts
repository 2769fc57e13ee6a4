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

/** Seven words drawn at random, worth 77 bits or more. */
export function suggestPassphrase(): SuggestedPassphrase {
  const words = Array.from({ length: SUGGESTED_WORDS }, () => WORDS[randomInt(WORDS.length)] ?? '');
  return { passphrase: words.join(' '), bits: Math.floor(BITS_PER_WORD * SUGGESTED_WORDS * 10) / 10 };
}
