/** Finds in a passphrase what guessing tools try first, and says what each find is worth in bits. */
import { COMMON_PHRASES, COMMON_WORDS, KEYBOARD_ROWS, SENTENCE_WORDS } from './common-passwords.ts';
import { WORDS } from './word-list.ts';

/** What a part of a passphrase was recognised as. */
export type PatternKind = 'avoided' | 'phrase' | 'word' | 'repeat' | 'run' | 'date' | 'sign';

/** A recognised part, from `start` up to but not including `end`, counted in characters. */
export interface Pattern {
  readonly start: number;
  readonly end: number;
  readonly kind: PatternKind;
  readonly bits: number;
}

const AVOIDED_BITS = 2;
const PHRASE_BITS = 10;
/** Words that sentences are held together with follow from their neighbours. */
const SENTENCE_WORD_BITS = 4;
/** A word in no list here is still in somebody's dictionary of a hundred thousand. */
const UNLISTED_WORD_BITS = Math.log2(100_000);
const LONGEST_WORD = 16;
/** Shorter repeats come up by chance. */
const LEAST_REPEAT = 4;
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Bits of a word by its place in the lists: the commoner, the fewer. */
const wordBits: ReadonlyMap<string, number> = new Map([
  ...WORDS.map((word) => [word, Math.log2(WORDS.length)] as const),
  ...COMMON_WORDS.map((word, rank) => [word, Math.log2(rank + 3)] as const).reverse(),
  ...SENTENCE_WORDS.map((word) => [word, SENTENCE_WORD_BITS] as const),
]);

/** Pairs of letters that occur in the word list at least three times: what looks like a word is made of these. */
const usualPairs: ReadonlySet<string> = (() => {
  const counts = new Map<string, number>();
  for (const word of WORDS)
    for (let place = 1; place < word.length; place += 1) {
      const pair = word.slice(place - 1, place + 1);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([pair]) => pair));
})();

function looksLikeWord(original: string): boolean {
  if (!/^(?:[A-Za-z][a-z]{3,}|[A-Z]{4,})$/.test(original)) return false;
  const text = original.toLowerCase();
  if (!/[aeiouy]/.test(text) || /[^aeiouy]{4}|(.)\1\1/.test(text)) return false;
  for (let place = 1; place < text.length; place += 1)
    if (!usualPairs.has(text.slice(place - 1, place + 1))) return false;
  return true;
}

/** What capitals add: next to nothing at the start or throughout. */
function capitalBits(text: string): number {
  const capitals = text.replace(/[^\p{Lu}]/gu, '').length;
  if (capitals === 0) return 0;
  return capitals === text.length || /^\p{Lu}[^\p{Lu}]*$/u.test(text) ? 1 : Math.min(capitals + 1, 5);
}

function wordAt(text: string, start: number, end: number, avoided: ReadonlySet<string>): Pattern | null {
  const original = text.slice(start, end);
  const lower = original.toLowerCase();
  const plain = [...lower].map((sign) => LEET[sign] ?? sign).join('');
  const extra = capitalBits(original) + (plain === lower ? 0 : 2);
  const found = (kind: PatternKind, bits: number): Pattern => ({ start, end, kind, bits: bits + extra });
  if (avoided.has(lower) || avoided.has(plain)) return found('avoided', AVOIDED_BITS);
  const listed = wordBits.get(lower) ?? wordBits.get(plain);
  if (listed !== undefined) return found('word', listed);
  if (looksLikeWord(original)) return found('word', UNLISTED_WORD_BITS + 3 * Math.max(0, lower.length - 8));
  return null;
}

function wordsIn(text: string, avoid: readonly string[]): Pattern[] {
  const avoided = new Set(
    avoid.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3),
  );
  const patterns: Pattern[] = [];
  for (let start = 0; start < text.length; start += 1)
    for (let end = start + 2; end <= Math.min(text.length, start + LONGEST_WORD); end += 1) {
      const word = wordAt(text, start, end, avoided);
      if (word) patterns.push(word);
    }
  return patterns;
}

function phrasesIn(text: string): Pattern[] {
  const places: number[] = [];
  let squeezed = '';
  [...text.toLowerCase()].forEach((sign, place) => {
    if (!/[a-z]/.test(sign)) return;
    squeezed += sign;
    places.push(place);
  });
  return COMMON_PHRASES.flatMap((phrase) => {
    const at = squeezed.indexOf(phrase);
    const start = places[at];
    const last = places[at + phrase.length - 1];
    if (at < 0 || start === undefined || last === undefined) return [];
    return [{ start, end: last + 1, kind: 'phrase' as const, bits: PHRASE_BITS }];
  });
}

/** Parts that stood in the passphrase before, forwards or backwards, and signs typed again and again. */
function repeatsIn(text: string): Pattern[] {
  const lower = text.toLowerCase();
  const patterns: Pattern[] = [];
  for (let start = 1; start < lower.length; start += 1)
    for (let end = start + 2; end <= lower.length; end += 1) {
      const part = lower.slice(start, end);
      const before = lower.slice(0, start);
      const mirrored = [...part].reverse().join('');
      // "aaa" stands before itself only when it is one sign over and over.
      const sameSign = [...part].every((sign) => sign === lower[start - 1]);
      if (sameSign) patterns.push({ start, end, kind: 'repeat', bits: 3 });
      else if (end < start + LEAST_REPEAT) continue;
      else if (before.includes(part)) patterns.push({ start, end, kind: 'repeat', bits: 3 });
      else if (before.includes(mirrored)) patterns.push({ start, end, kind: 'repeat', bits: 4 });
      else break;
    }
  return patterns;
}

function isRun(text: string): boolean {
  if (text.length < 3) return false;
  const mirrored = [...text].reverse().join('');
  if (KEYBOARD_ROWS.some((row) => row.includes(text) || row.includes(mirrored))) return true;
  const step = (text.codePointAt(1) ?? 0) - (text.codePointAt(0) ?? 0);
  if (Math.abs(step) !== 1 || !/^(?:[a-z]+|\d+)$/.test(text)) return false;
  return [...text].every(
    (sign, place) => place === 0 || sign.charCodeAt(0) - text.charCodeAt(place - 1) === step,
  );
}

function runsIn(text: string): Pattern[] {
  const lower = text.toLowerCase();
  const patterns: Pattern[] = [];
  for (let start = 0; start < lower.length; start += 1)
    for (let end = start + 3; end <= lower.length && isRun(lower.slice(start, end)); end += 1)
      patterns.push({ start, end, kind: 'run', bits: 5 + Math.log2(end - start) });
  return patterns;
}

/** Shapes of dates, and about how many there are of each. */
const DATES: readonly (readonly [RegExp, number])[] = [
  [/(?:19|20)\d\d/g, 7.3],
  [/(?:0?[1-9]|[12]\d|3[01])([-./ ]?)(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d/g, 16],
  [/(?:0?[1-9]|1[0-2])([-./ ]?)(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)?\d\d/g, 16],
  [/(?:19|20)\d\d([-./ ]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])/g, 16],
];

function datesIn(text: string): Pattern[] {
  return DATES.flatMap(([shape, bits]) =>
    [...text.matchAll(shape)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date' as const,
      bits,
    })),
  );
}

/** A sign on its own: what is left when nothing was recognised. */
function signBits(sign: string, onlyCapitals: boolean): number {
  if (/\d/.test(sign)) return 3.3;
  if (/[a-z]/.test(sign)) return 4.7;
  if (/[A-Z]/.test(sign)) return onlyCapitals ? 4.7 : 5.7;
  if (sign === ' ') return 1;
  if (/[-_.,]/.test(sign)) return 2.5;
  if (/[\u0020-\u007e]/.test(sign)) return 5;
  if (/\p{Script=Han}/u.test(sign)) return 5;
  // Other scripts: written language, of which a letter is worth little.
  return /\p{L}|\p{M}/u.test(sign) ? 3 : 6;
}

/** Everything recognised in a passphrase, and every sign by itself. */
export function patternsIn(text: string, avoid: readonly string[]): Pattern[] {
  const onlyCapitals = !/[a-z]/.test(text);
  const signs: Pattern[] = [];
  for (let start = 0; start < text.length; start += 1)
    signs.push({ start, end: start + 1, kind: 'sign', bits: signBits(text.charAt(start), onlyCapitals) });
  return [
    ...signs,
    ...wordsIn(text, avoid),
    ...phrasesIn(text),
    ...repeatsIn(text),
    ...runsIn(text),
    ...datesIn(text),
  ];
}
