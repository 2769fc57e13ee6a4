/** Joins words that one side writes together and the other apart. */
import type { NameWord } from './parse.ts';
import { isCore } from './parse.ts';
import { relateWords } from './relations.ts';
import { latinSounds } from './sounds.ts';
import type { NameContext } from './relations.ts';

/** A word made of several, remembering that it was. */
export interface JoinedWord extends NameWord {
  readonly parts: number;
}

/** One word out of neighbours. */
export function joinWords(words: readonly NameWord[]): JoinedWord {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) throw new RangeError('at least one word is needed to join');
  const together = (pick: (word: NameWord) => string): string => words.map(pick).join('');
  return {
    ...first,
    raw: together((word) => word.raw),
    fold: together((word) => word.fold),
    spelled: together((word) => word.spelled),
    latin: together((word) => word.latin),
    sounds: latinSounds(together((word) => word.latin)),
    role: 'word',
    to: last.to,
    parts: words.length,
  };
}

const servant = /^(abd|abdul|abdel|abdal|abdu|abdur|abder|abdus|abdun|abdool|abu|abou|umm|عبد|ابو|أبو)$/;
const article = /^(al|ul|el|ur|ar|er|us|as|es|ud|ad|ed|uz|az|un|an|en|ush|ash|esh|ut|at|et)$/;
const religion =
  /^(din|deen|dine|rahman|rehman|allah|islam|haq|haqq|hak|hassan|hasan|zaman|huda|mulk|aziz|rashid|karim)$/;

/**
 * Prefixes that make one name with the next word: Abd al-, Abu, O', Mac, and X-ud-Din.
 * @source Beeston, Arabic Nomenclature; IFLA Names of Persons for Irish and Scottish prefixes.
 */
export function joinPrefixes(words: readonly NameWord[]): NameWord[] {
  const out: NameWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const run = prefixRun(words, at);
    const parts = words.slice(at, at + run);
    const [first] = parts;
    if (first) out.push(run > 1 ? joinWords(parts) : first);
    at += Math.max(1, run) - 1;
  }
  return out;
}

function prefixRun(words: readonly NameWord[], at: number): number {
  const [word, next, third] = [words[at], words[at + 1], words[at + 2]];
  if (!word || !next || word.field !== next.field) return 1;
  if (servant.test(word.fold)) {
    if (article.test(next.fold) && third && third.field === word.field) return 3;
    return next.role === 'descent' ? 1 : 2;
  }
  if (
    third &&
    article.test(next.fold) &&
    religion.test(third.fold) &&
    isCore(word) &&
    next.fold.startsWith('u')
  )
    return 3;
  if (third && next.fold === 'al' && third.fold === 'din' && isCore(word)) return 3;
  if (/^(ud|ul|ed|ad)(din|deen|dine)$|^(uddin|eddine|uddeen|ullah)$/.test(next.fold) && isCore(word))
    return 2;
  return irish(word, next) ? 2 : 1;
}

function irish(word: NameWord, next: NameWord): boolean {
  if (next.role !== 'word' || next.fold.length < 3) return false;
  if (word.fold === 'o') return /^[OÓ]$/.test(word.raw);
  return (
    /^(mac|mc|nic|ui|ni|fitz)$/.test(word.fold) && /^\p{Lu}/u.test(word.raw) && !/^N[iI]$/.test(word.raw)
  );
}

/** Joins runs of two or three words of one side that are one word of the other. */
export function joinRuns(
  words: readonly NameWord[],
  others: readonly NameWord[],
  context: NameContext,
): NameWord[] {
  let current = [...words];
  for (const other of others) {
    if (other.latin.length < 4 && other.fold.length < 4) continue;
    if (current.some((word) => hasPartner(word, other, context))) continue;
    current = joinFor(current, other, others, context);
  }
  return current;
}

/** First sounds that Wade-Giles and Pinyin write for each other. */
const hissing = /^[JHCSTKXsz]/;

/** A quick look before words are joined: lengths and first letters must fit. */
function mayBeJoined(run: readonly NameWord[], other: NameWord): boolean {
  const [first] = run;
  if (!first) return false;
  let length = 0;
  for (const word of run) length += word.latin.length;
  if (Math.abs(length - other.latin.length) > 3) return false;
  if (first.script !== other.script || first.fold[0] === other.fold[0]) return true;
  return first.sounds[0] === other.sounds[0] || hissing.test(first.sounds) === hissing.test(other.sounds);
}

function hasPartner(word: NameWord, other: NameWord, context: NameContext): boolean {
  if (word.fold === other.fold) return true;
  if (!isCore(word) || word.latin[0] !== other.latin[0]) return false;
  const { strength } = relateWords(word, other, context);
  return strength === 'exact' || strength === 'equal';
}

function joinFor(
  words: NameWord[],
  other: NameWord,
  others: readonly NameWord[],
  context: NameContext,
): NameWord[] {
  for (const length of [2, 3, 4]) {
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length);
      if (
        run.some(
          (word) =>
            (!isCore(word) && word.role !== 'particle' && word.role !== 'title') ||
            word.script !== run[0]?.script,
        )
      )
        continue;
      if (run.every((word) => others.some((candidate) => candidate.fold === word.fold))) continue;
      if (!mayBeJoined(run, other)) continue;
      const joined = joinWords(run);
      const { strength, code } = relateWords(joined, other, context);
      const near =
        strength === 'exact' ||
        strength === 'equal' ||
        (strength === 'strong' && other.latin.length >= 6 && joinableSlips.has(code));
      if (near && Math.abs(joined.latin.length - other.latin.length) <= 3)
        return [...words.slice(0, at), joined, ...words.slice(at + length)];
    }
  }
  return words;
}

/** Differences that do not speak against two words being one written apart. */
const joinableSlips: ReadonlySet<string> = new Set([
  'romanisation_variant',
  'transposed_chars',
  'one_char_typo',
]);

/** True for a word made of several. */
export function isJoined(word: NameWord): word is JoinedWord {
  return 'parts' in word;
}
