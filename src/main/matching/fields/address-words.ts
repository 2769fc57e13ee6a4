/** The words of two addresses, paired. */
import { distance } from 'fastest-levenshtein';
import type { Stretch } from '../outcome.ts';
import { placeName } from '../tables/places.ts';
import type { AddressWord, ReadAddress } from './address-reading.ts';
import { isOneEdit, isTransposed, ocrShape } from './slips.ts';

/** Two words that belong together, and how. */
export interface WordPair {
  readonly a: AddressWord;
  readonly b: AddressWord;
  readonly how: 'same' | 'short' | 'place' | 'spelled' | 'transposed' | 'typo' | 'ocr' | 'truncated';
}
/** The words of both sides that were paired, and those left over. */
export interface Alignment {
  readonly pairs: readonly WordPair[];
  readonly left: readonly AddressWord[];
  readonly right: readonly AddressWord[];
}

/** Pairs the words of two addresses. */
export function alignWords(left: ReadAddress, right: ReadAddress): Alignment {
  const pairs: WordPair[] = [];
  let [a, b] = [joinPlaces(left.words), joinPlaces(right.words)];
  const foreign = left.foreign || right.foreign;
  for (const how of [exactRelation, (x: AddressWord, y: AddressWord) => slipRelation(x, y, foreign)]) {
    const rest: AddressWord[] = [];
    for (const word of a) {
      const at = b.findIndex((other) => how(word, other) !== null);
      const partner = b[at];
      const relation = partner ? how(word, partner) : null;
      if (partner && relation) {
        pairs.push({ a: word, b: partner, how: relation });
        b = b.filter((_, index) => index !== at);
      } else rest.push(word);
    }
    a = rest;
  }
  return joinRuns({ pairs, left: a, right: b });
}

/** Neighbouring words that together name a place with several names become one word. */
function joinPlaces(words: readonly AddressWord[]): AddressWord[] {
  const out: AddressWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next, third] = [words[at], words[at + 1], words[at + 2]];
    if (!word) continue;
    const run = [third && next ? [word, next, third] : null, next ? [word, next] : null].find(
      (parts) =>
        parts &&
        placeName(parts.map((part) => part.text).join('')) !== parts.map((part) => part.text).join(''),
    );
    if (run) {
      const last = run.at(-1) ?? word;
      out.push({
        ...word,
        text: placeName(run.map((part) => part.text).join('')),
        means: new Set(),
        to: last.to,
      });
      at += run.length - 1;
    } else out.push(word);
  }
  return out;
}

function exactRelation(a: AddressWord, b: AddressWord): WordPair['how'] | null {
  if (a.text === b.text) return a.shortened === b.shortened ? 'same' : 'short';
  if (a.spelled === b.spelled || a.spelled === b.text || a.text === b.spelled) return 'spelled';
  if (a.means.has(b.text) || b.means.has(a.text)) return 'short';
  for (const meaning of a.means) if (b.means.has(meaning)) return 'short';
  return placeName(a.text) === placeName(b.text) || placeName(a.spelled) === placeName(b.spelled)
    ? 'place'
    : null;
}

function slipRelation(a: AddressWord, b: AddressWord, foreign: boolean): WordPair['how'] | null {
  const [x, y] = [a.text, b.text];
  const shorter = Math.min(x.length, y.length);
  if (a.kind === 'state' || b.kind === 'state') return null;
  if (foreign && shorter >= 4 && distance(x, y) <= (shorter >= 8 ? 3 : shorter >= 6 ? 2 : 1)) return 'place';
  if (isInitials(x, y)) return 'short';
  if (/\d/.test(x + y) || shorter < 4) return null;
  if (ocrShape(x) === ocrShape(y)) return 'ocr';
  if (isTransposed(x, y)) return 'transposed';
  if (isOneEdit(x, y) && shorter >= 4) return 'typo';
  if (shorter >= 9 && distance(x, y) === 2) return 'typo';
  return shorter >= 4 && (x.startsWith(y) || y.startsWith(x)) && Math.max(x.length, y.length) - shorter >= 2
    ? 'truncated'
    : null;
}

/** One or two capitals that may stand for words, as in `M G Road`. */
function isInitials(x: string, y: string): boolean {
  return (
    (x.length === 1 && y.startsWith(x) && y.length > 2) || (y.length === 1 && x.startsWith(y) && x.length > 2)
  );
}

/** Words left over that are equal once joined: `Long Acre` and `Longacre`. */
function joinRuns(found: Alignment): Alignment {
  const joined = (words: readonly AddressWord[]): string => words.map((word) => word.text).join('');
  const [a, b] = [found.left, found.right];
  if (a.length === 0 || b.length === 0 || a.length + b.length > 6) return found;
  if (joined(a) === joined(b) || initialsOf(a) === joined(b) || joined(a) === initialsOf(b)) {
    const [first, other] = [a[0], b[0]];
    if (first && other)
      return { pairs: [...found.pairs, { a: first, b: other, how: 'short' }], left: [], right: [] };
  }
  return found;
}

const initialsOf = (words: readonly AddressWord[]): string =>
  words.length > 1 ? words.map((word) => word.text[0] ?? '').join('') : '\u0000';

/** Where words stand in their text. */
export const spansOf = (words: readonly AddressWord[]): Stretch[] =>
  words.map((word) => [word.from, word.to]);

/** Words that name the street or place and have no partner. */
export function identifying(words: readonly AddressWord[]): AddressWord[] {
  return words.filter((word) => word.kind === 'word');
}

/** Whether a pair names the street. */
export function isStreetName({ a, b }: WordPair): boolean {
  return (a.kind === 'word' || b.kind === 'word') && (a.street || b.street);
}
