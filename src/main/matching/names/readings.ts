/** Names in Chinese, Japanese and Korean characters as the Latin names they can be read as. */
import { pinyin } from 'pinyin-pro';
import {
  cantoneseOf,
  chineseReadings,
  japaneseFamilyReadings,
  japaneseGivenReadings,
  koreanSpellings,
  simplifiedHan,
} from '../tables/family-names.ts';
import type { NameWord, ParsedName } from './parse.ts';
import { romaniseHangul } from './korean.ts';
import { latinSounds } from './sounds.ts';

/** One way to read a name. `ambiguous` marks readings among which only the bearer can choose. */
export interface NameReading {
  readonly words: readonly NameWord[];
  readonly ambiguous: boolean;
}

const maximalReadings = 14;

/** Every way to read a name; a name without such characters has one. */
export function readingsOf(name: ParsedName, readHan: boolean): readonly NameReading[] {
  const plain: NameReading = { words: name.words, ambiguous: false };
  const han = name.words.filter((word) => word.script === 'han');
  const hangul = name.words.filter((word) => word.script === 'hangul');
  if (readHan && han.length > 0 && han.length === name.words.length && han.length <= 3) {
    const readings = hanReadings(han);
    return readings.length > 0 ? readings.slice(0, maximalReadings) : [plain];
  }
  const [only] = hangul;
  if (only && name.words.length === 1 && only.fold.length >= 2 && only.fold.length <= 5)
    return [{ words: splitHangul(only), ambiguous: false }];
  return [plain];
}

function splitHangul(word: NameWord): NameWord[] {
  const length = word.fold.length >= 4 && koreanSpellings(word.fold.slice(0, 2)).length > 0 ? 2 : 1;
  if (koreanSpellings(word.fold.slice(0, length)).length === 0) return [word];
  return [
    part(word, 0, length, romaniseHangul(word.fold.slice(0, length)), 'family'),
    part(word, length, word.fold.length, romaniseHangul(word.fold.slice(length)), 'given'),
  ];
}

/** Part of a run of characters as a word of its own, read as `latin`. */
function part(word: NameWord, from: number, to: number, latin: string, field: NameWord['field']): NameWord {
  const signs = [...word.raw].slice(from, to).join('');
  const fold = [...word.fold].slice(from, to).join('');
  return {
    ...word,
    raw: signs,
    fold,
    spelled: fold,
    latin,
    sounds: latinSounds(latin),
    field: word.field ?? field,
    from: word.from + from,
    to: word.from + to,
  };
}

function read(word: NameWord, latin: string): NameWord {
  return { ...word, latin, sounds: latinSounds(latin) };
}

interface Split {
  readonly family: NameWord;
  readonly given: NameWord | null;
}

function splitsOf(han: readonly NameWord[]): Split[] {
  const [first, second] = han;
  if (!first) return [];
  if (second) {
    const swapped = first.field === 'given' && second.field === 'family';
    return [swapped ? { family: second, given: first } : { family: first, given: second }];
  }
  const signs = [...first.fold];
  const splits: Split[] = [];
  for (const length of [2, 3, 1]) {
    if (length >= signs.length) continue;
    const family = signs.slice(0, length).join('');
    if (chineseReadings(family).length === 0 && japaneseFamilyReadings(family).length === 0) continue;
    splits.push({
      family: part(first, 0, length, '', 'family'),
      given: part(first, length, signs.length, '', 'given'),
    });
  }
  return splits;
}

function hanReadings(han: readonly NameWord[]): NameReading[] {
  const readings: NameReading[] = [];
  for (const split of splitsOf(han)) readings.push(...japanese(split), ...chinese(split));
  if (readings.length === 0) {
    const words = han.map((word) => read(word, pinyinOf(word.fold)));
    readings.push({ words, ambiguous: false });
  }
  return readings;
}

const pinyinOf = (signs: string): string =>
  pinyin(signs, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase().replaceAll('ü', 'u');

function chinese({ family, given }: Split): NameReading[] {
  const readings = chineseReadings(family.fold);
  if (readings.length === 0) return [];
  const mandarin = given ? pinyinOf(given.fold) : '';
  const cantonese = given
    ? [...given.fold]
        .map((sign) => cantoneseOf(sign) || cantoneseOf(simplifiedHan(sign)) || pinyinOf(sign))
        .join('')
    : '';
  const make = (familyLatin: string, givenLatin: string): NameReading => ({
    words: given ? [read(family, familyLatin), read(given, givenLatin)] : [read(family, familyLatin)],
    ambiguous: false,
  });
  const found = readings.flatMap((reading) =>
    reading.from === 'mandarin' ? [make(reading.family, mandarin)] : [make(reading.family, cantonese)],
  );
  const others = readings
    .filter((reading) => reading.from === 'other')
    .map((reading) => make(reading.family, mandarin));
  return [...found, ...others];
}

/** Given names whose reading no table holds stay in characters: only the family name can be checked. */
function japanese({ family, given }: Split): NameReading[] {
  const families = japaneseFamilyReadings(family.fold);
  if (families.length === 0) return [];
  const givens = given ? japaneseGivenReadings(given.fold) : [];
  const readings: NameReading[] = [];
  for (const familyLatin of families) {
    if (!given) readings.push({ words: [read(family, familyLatin)], ambiguous: false });
    else if (givens.length === 0)
      readings.push({ words: [read(family, familyLatin), read(given, '')], ambiguous: true });
    else
      for (const givenLatin of givens)
        readings.push({
          words: [read(family, familyLatin), read(given, givenLatin)],
          ambiguous: givens.length > 1,
        });
  }
  return readings;
}
