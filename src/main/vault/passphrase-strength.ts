/**
 * How hard a passphrase is to guess: it is cut into the parts that are easiest to guess one after the other, and their
 * bits are added up. An estimate on the careful side; generated words are the sure way.
 */
import { AppError } from '#contracts/kit/errors.ts';
import { patternsIn, type Pattern, type PatternKind } from './passphrase-patterns.ts';
import { BITS_PER_WORD, isListedWord, SUGGESTED_WORDS } from './passphrase-words.ts';

/** An estimate with one sentence of advice. */
export interface PassphraseStrength {
  /** Binary logarithm of the guesses it takes. */
  readonly bits: number;
  /** Whether the vault takes it: 14 characters and 70 bits, or generated words. */
  readonly enough: boolean;
  /** One sentence: what to do, or that it is strong enough. */
  readonly advice: string;
}

const LEAST_CHARACTERS = 14;
const LEAST_BITS = 70;
/** What comes after this many characters is not counted; it is never needed. */
const MOST_COUNTED = 128;

const ADVICE = {
  enough: 'This passphrase is strong enough.',
  short: 'Use at least 14 characters; several unrelated words are the easiest to remember.',
  avoided: 'Leave out your own name and the name of the vault.',
  phrase: 'Leave out sayings and well-known phrases; take words that have nothing to do with each other.',
  repeat: 'Leave out repeated parts; take another unrelated word instead.',
  run: 'Leave out rows of keys and numbers such as qwerty or 12345; take another unrelated word instead.',
  date: 'Leave out dates and years; take another unrelated word instead.',
  word: 'Add one or two more unrelated words, or let Casefold suggest a passphrase.',
  sign: 'Add a few more characters or words, or let Casefold suggest a passphrase.',
} as const;

/** The cheapest way to put the passphrase together from patterns. */
function cheapest(length: number, patterns: readonly Pattern[]): readonly Pattern[] {
  const ending: Pattern[][] = Array.from({ length: length + 1 }, () => []);
  for (const pattern of patterns) ending[pattern.end]?.push(pattern);
  const best: { readonly bits: number; readonly last: Pattern | null }[] = [{ bits: 0, last: null }];
  for (let end = 1; end <= length; end += 1) {
    let choice: { bits: number; last: Pattern | null } = { bits: Infinity, last: null };
    for (const pattern of ending[end] ?? []) {
      const bits = (best[pattern.start]?.bits ?? Infinity) + pattern.bits;
      if (bits < choice.bits) choice = { bits, last: pattern };
    }
    best.push(choice);
  }
  const path: Pattern[] = [];
  for (let last = best[length]?.last; last; last = best[last.start]?.last) path.unshift(last);
  return path;
}

/** Bits of a passphrase that is nothing but words of our own list, each once; 0 for any other. */
function generatedBits(text: string): number {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[ \-]+/);
  if (words.length < SUGGESTED_WORDS || new Set(words).size < words.length || !words.every(isListedWord))
    return 0;
  return words.length * BITS_PER_WORD;
}

function adviceFor(path: readonly Pattern[]): string {
  const order: readonly PatternKind[] = ['avoided', 'phrase', 'repeat', 'run', 'date', 'word'];
  const worst = order.find((kind) => path.some((pattern) => pattern.kind === kind)) ?? 'sign';
  return ADVICE[worst];
}

/**
 * Estimates a passphrase.
 *
 * @param avoid names an attacker knows: of the person, of the vault
 */
export function passphraseStrength(passphrase: string, avoid: readonly string[] = []): PassphraseStrength {
  const text = passphrase.normalize('NFKC');
  const counted = text.slice(0, MOST_COUNTED);
  const path = cheapest(counted.length, patternsIn(counted, avoid));
  const estimated = path.reduce((sum, pattern) => sum + pattern.bits, 0);
  const bits = Math.round(Math.max(estimated, generatedBits(text)) * 10) / 10;
  const characters = [...text].length;
  const enough = characters >= LEAST_CHARACTERS && bits >= LEAST_BITS;
  if (enough) return { bits, enough, advice: ADVICE.enough };
  return { bits, enough, advice: characters < LEAST_CHARACTERS ? ADVICE.short : adviceFor(path) };
}

/** @throws AppError 'weak-passphrase' with the estimate and the length */
export function assertStrong(passphrase: string, avoid: readonly string[]): void {
  const { bits, enough } = passphraseStrength(passphrase, avoid);
  if (!enough)
    throw new AppError('weak-passphrase', { bits: Math.floor(bits), characters: [...passphrase].length });
}
