/** Other ways to write a word of a name, as far as the tables know them. */
import { abbreviated } from '../tables/name-words.ts';
import { romanisationsOf } from '../tables/family-names.ts';
import { kindredNames } from '../tables/given-names.ts';
import { variantsOf } from '../tables/variants.ts';

/** Endings that tell women's from men's family names. @source docs/matching.md, names: gendered forms. */
const endings: readonly (readonly [string, string])[] = [
  ['ova', ''],
  ['ova', 'ov'],
  ['eva', 'ev'],
  ['ina', 'in'],
  ['ska', 'ski'],
  ['skaya', 'ski'],
  ['skaya', 'sky'],
  ['cka', 'cki'],
  ['ene', 'as'],
  ['iene', 'as'],
  ['aite', 'as'],
];

/**
 * Folded words that can stand for a folded Latin word: nicknames, other spellings and languages, romanisations, feminine and
 * masculine forms, with and without O. Not checked for whether anybody carries them.
 */
export function formsOf(word: string): string[] {
  const found = new Set([
    ...kindredNames(word),
    ...variantsOf(word),
    ...romanisationsOf(word),
    ...abbreviated(word),
  ]);
  for (const [female, male] of endings) {
    if (word.endsWith(female) && word.length > female.length + 2)
      found.add(word.slice(0, -female.length) + male);
    if (word.endsWith(male) && word.length > male.length + 2)
      found.add(word.slice(0, word.length - male.length) + female);
  }
  if (word.length >= 4) found.add(word.startsWith('o') ? word.slice(1) : `o${word}`);
  found.delete(word);
  return [...found];
}
