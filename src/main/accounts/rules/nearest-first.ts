/** Orders what a search found by how closely the names fit what was typed. */
import { foldText } from '../../matching/index.ts';

const between = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * How far a name is from the typed words: 100 for each typed single letter that begins none of its words, and the letters
 * that begun words go on for. 0 is nearest. For names that are known to fit.
 */
export function misfitOf(name: string, typed: readonly string[]): number {
  const carried = foldText(name).split(between);
  let misfit = 0;
  for (const word of typed) {
    let least = word.length === 1 ? 100 : 20;
    for (const own of carried) {
      if (!own.startsWith(word)) continue;
      least = Math.min(least, word.length === 1 ? 0 : own.length - word.length);
    }
    misfit += least;
  }
  return misfit;
}

/** The words of a typed text, folded, for `misfitOf`. */
export function typedWords(text: string): string[] {
  return foldText(text)
    .split(between)
    .filter((word) => word !== '' && !/\d/.test(word));
}
