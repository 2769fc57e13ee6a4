/** Keys under which the words of a name are found again: their consonants, and the same with one left out. */
import type { ParsedName } from '../names/parse.ts';
import { isCore, parseName } from '../names/parse.ts';
import { readingsOf } from '../names/readings.ts';
import { latinSounds } from '../names/sounds.ts';
import { nameLines } from '../tables/given-names.ts';

/** Keys of one word. The first is its own; `near` are the ones a slip leads to. */
export interface WordKeys {
  readonly own: string;
  readonly near: readonly string[];
}

/** Sounds that spellings exchange, made one. */
const merged: Readonly<Record<string, string>> = {
  v: 'f', W: 'f', b: 'p', d: 't', D: 't', g: 'k', G: 'k', X: 'k', K: 's', z: 's', S: 's', C: 's', T: 's', J: 's', H: 's', N: 'n',
}; // prettier-ignore

/** The consonants of a word in merged classes, its first vowel as a sign that there is one. */
export function skeletonOf(latin: string): string {
  let out = '';
  for (const sound of latinSounds(latin)) {
    if ('aeiouYh'.includes(sound)) {
      if (out === '') out = 'a';
      continue;
    }
    const sign = merged[sound] ?? sound;
    if (!out.endsWith(sign)) out += sign;
  }
  return out;
}

/** Keys of every word of a name that carries identity, and of the whole name written together. */
export function keysOf(name: ParsedName): WordKeys[] {
  const keys: WordKeys[] = [];
  const seen = new Set<string>();
  for (const reading of readingsOf(name, true).slice(0, 3)) {
    for (const word of reading.words) {
      if (!isCore(word) || word.latin === '' || seen.has(word.latin)) continue;
      seen.add(word.latin);
      keys.push(word.role === 'initial' ? { own: `i${word.latin}`, near: [] } : wordKeys(word.latin));
    }
  }
  return keys;
}

function wordKeys(latin: string): WordKeys {
  const own = skeletonOf(latin);
  const near: string[] = [];
  if (own.length >= 3)
    for (let at = 0; at < own.length; at++) near.push(own.slice(0, at) + own.slice(at + 1));
  for (const head of nameLines(latin)) near.push(`#${String(head)}`);
  return { own: own.length >= 2 ? own : `${own}:${latin}`, near };
}

/** A name for the index, taken apart once. */
export function prepareName(text: string): ParsedName {
  return parseName({ full: text });
}
