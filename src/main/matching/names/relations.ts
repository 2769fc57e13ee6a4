/** How two words of two names belong together. */
import { distance } from 'fastest-levenshtein';
import { isOneEdit, isTransposed, ocrShape } from '../fields/slips.ts';
import type { Relation } from './relation.ts';
import { abbreviated } from '../tables/name-words.ts';
import {
  koreanSpellings,
  sameChineseFamily,
  sameKoreanFamily,
  simplifiedHan,
} from '../tables/family-names.ts';
import { isKnownGiven, kinshipOf } from '../tables/given-names.ts';
import { irishForm, knownVariant } from '../tables/variants.ts';
import { latinLookAlike, mixesScripts } from '../text.ts';
import { genderedForm } from './endings.ts';
import type { NameWord } from './parse.ts';
import {
  firmSounds,
  koreanSounds,
  latinSounds,
  nativeProfileOf,
  profileOf,
  soundCost,
  soundDistance,
} from './sounds.ts';

export type { Relation } from './relation.ts';

/** What is known about the two names as a whole. */
export interface NameContext {
  /** At least one word comes from a culture without fixed Latin spelling. */
  readonly romanised: boolean;
  readonly korean: boolean;
  readonly chinese: boolean;
  /** Each name is one word. */
  readonly single: boolean;
}

const different: Relation = { code: 'different', strength: 'against' };

/** Relation of two words; symmetric. */
export function relateWords(a: NameWord, b: NameWord, context: NameContext): Relation {
  if (a.fold === b.fold) return sameFold(a, b);
  return lossless(a, b, context) ?? knownForms(a, b, context) ?? slips(a, b, context) ?? different;
}

function sameFold(a: NameWord, b: NameWord): Relation {
  if (a.raw === b.raw) return { code: 'exact', strength: 'exact' };
  const letters = (word: NameWord): string => word.raw.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const [x, y] = [letters(a), letters(b)];
  // Turkish ı and I differ in lower case only, İ and i in upper case only.
  return {
    code:
      x.toLowerCase() === y.toLowerCase() || x.toUpperCase() === y.toUpperCase()
        ? 'case_or_punctuation'
        : 'diacritics',
    strength: 'equal',
  };
}

function lossless(a: NameWord, b: NameWord, context: NameContext): Relation | null {
  if (a.script === b.script && a.script === 'latin') {
    const equal = a.spelled === b.spelled || a.spelled === b.fold || a.fold === b.spelled;
    return equal ? { code: 'diacritics', strength: 'equal' } : null;
  }
  if (a.script === b.script) return sameScript(a, b);
  const twin = latinLookAlike(a.raw) ?? latinLookAlike(b.raw);
  if (twin !== null && (mixesScripts(a.raw) || mixesScripts(b.raw) || wholeTwin(a, b, twin))) {
    const other = latinLookAlike(a.raw) === null ? a : b;
    if (other.fold === twin.toLowerCase()) return { code: 'homoglyph', strength: 'fair' };
  }
  return acrossScripts(a, b, context);
}

/** A word written wholly in look-alike letters is suspicious only when its own reading would be another name. */
function wholeTwin(a: NameWord, b: NameWord, twin: string): boolean {
  const foreign = latinLookAlike(a.raw) === null ? b : a;
  return foreign.latin !== twin.toLowerCase() && twin.length > 2;
}

function sameScript(a: NameWord, b: NameWord): Relation | null {
  if (a.script === 'han' && simplifiedHan(a.fold) === simplifiedHan(b.fold))
    return { code: 'script_variant', strength: 'equal' };
  if (a.script === 'arabic' && arabicLetters(a.fold) === arabicLetters(b.fold))
    return { code: 'script_variant', strength: 'equal' };
  if (a.script === 'kana' && a.latin === b.latin) return { code: 'script_variant', strength: 'equal' };
  return null;
}

/** Letters that Arabic, Persian and Urdu keyboards write for each other. @source Unicode Standard, section 9.2. */
function arabicLetters(word: string): string {
  return word
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[يىیې]/g, 'ي')
    .replace(/[كکڪ]/g, 'ك')
    .replace(/[ةهہھۀ]/g, 'ه')
    .replace(/[ؤ]/g, 'و')
    .replace(/[ئ]/g, 'ي')
    .replace(/ء/g, '');
}

/** Greatest sound distance at which two spellings in different scripts count as one name, by script of the other side. */
const crossLimits = {
  latin: 0.2,
  cyrillic: 0.24,
  greek: 0.26,
  arabic: 0.12,
  hebrew: 0.12,
  kana: 0.2,
  hangul: 0.2,
  han: 0.16,
  indic: 0.22,
  thai: 0.24,
  other: 0.24,
} as const;

function acrossScripts(a: NameWord, b: NameWord, context: NameContext): Relation | null {
  // With no Latin side the order of the scripts' names decides, so that exchanged sides answer alike.
  const first = a.script === 'latin' || (b.script !== 'latin' && a.script < b.script);
  const [other, foreign] = first ? [a, b] : [b, a];
  const kin = kinshipOf(a.latin, b.latin);
  if (kin === 'nickname') return { code: 'nickname', strength: 'strong' };
  if (foreign.script === 'hangul' && koreanSpellings(foreign.fold).includes(other.fold))
    return { code: 'transliteration', strength: 'equal' };
  const size = [...foreign.fold].length;
  const korean = foreign.script === 'hangul' && size <= 2;
  const [x, y] = korean
    ? [koreanSounds(other.latin), koreanSounds(foreign.latin)]
    : [other.sounds, foreign.sounds];
  const price = soundDistance(x, y, nativeProfileOf(foreign.script, size));
  if (a.latin === b.latin) return { code: 'transliteration', strength: 'equal' };
  if (kin === 'romanisation' && price > 0.08 && foreign.script === 'cyrillic')
    return { code: 'romanisation_variant', strength: 'strong' };
  if (kin !== null) return { code: 'transliteration', strength: 'equal' };
  const gendered = genderedForm(a.latin, b.latin);
  if (gendered !== null) return gendered;
  const limit = crossLimit(a, b, foreign);
  if (price <= limit) return { code: 'transliteration', strength: 'equal' };
  if (price <= limit * 1.4 && Math.min(firmSounds(a.sounds), firmSounds(b.sounds)) >= 3)
    return { code: 'romanisation_variant', strength: 'fair' };
  const loose = context.single
    ? soundDistance(other.sounds, foreign.sounds, profileOf(foreign.script))
    : price;
  if (loose <= looseLimits[foreign.script]) return { code: 'romanisation_variant', strength: 'weak' };
  return initial(a, b);
}

/** Distance that one in a thousand pairs of unrelated names stays below, measured on shuffled pairs of names in two scripts. */
const looseLimits = {
  latin: 0.2,
  cyrillic: 0.295,
  greek: 0.28,
  arabic: 0.175,
  hebrew: 0.165,
  kana: 0.23,
  hangul: 0.21,
  han: 0.165,
  indic: 0.24,
  thai: 0.25,
  other: 0.25,
} as const;

/** The fewer firm sounds a name has, the nearer they must be: a skeleton of two consonants fits many names. */
function crossLimit(a: NameWord, b: NameWord, foreign: NameWord): number {
  const firm = Math.min(firmSounds(a.sounds), firmSounds(b.sounds));
  const native = (foreign.script === 'han' || foreign.script === 'hangul') && [...foreign.fold].length <= 2;
  const limit = native ? 0.09 : crossLimits[foreign.script];
  return firm >= 4 ? limit : firm === 3 ? limit * 0.85 : firm === 2 ? limit * 0.6 : limit * 0.4;
}

function initial(a: NameWord, b: NameWord): Relation | null {
  const [short, long] = a.role === 'initial' ? [a, b] : [b, a];
  if (short.role !== 'initial') return null;
  if (long.role === 'initial')
    return short.latin === long.latin && short.latin !== '' ? { code: 'exact', strength: 'equal' } : null;
  const letter = short.latin || short.fold;
  const starts = long.latin.startsWith(letter) || long.fold.startsWith(short.fold);
  if (!starts) return null;
  return { code: 'initial', strength: 'strong' };
}

function knownForms(a: NameWord, b: NameWord, context: NameContext): Relation | null {
  const bothLatin = a.script === 'latin' && b.script === 'latin';
  const [x, y] = bothLatin ? [a.fold, b.fold] : [a.latin, b.latin];
  if (a.script === b.script && genderMark(x, y)) return different;
  if (a.role === 'initial' || b.role === 'initial') return initial(a, b) ?? different;
  // The reading of another script's word, "ma" for 罵, abbreviates nothing.
  if (a.script === b.script && (isAbbreviation(x, y) || isAbbreviation(y, x)))
    return { code: 'abbreviation', strength: 'equal' };
  const kin = kinshipOf(x, y);
  if (kin === 'nickname') return { code: 'nickname', strength: 'strong' };
  if (kin === 'romanisation') return { code: 'romanisation_variant', strength: 'strong' };
  if (kin === 'spelling') return { code: 'spelling_variant', strength: 'strong' };
  if (knownVariant(x, y)) return { code: 'spelling_variant', strength: 'strong' };
  if (isWifeOf(a, b) || isWifeOf(b, a)) return { code: 'spouse_form', strength: 'against' };
  if (irishForm(x) === irishForm(y)) return { code: 'anglicised_form', strength: 'strong' };
  const gendered = genderedForm(a.latin, b.latin);
  if (gendered) return gendered;
  if (kin === 'other-language') return { code: 'anglicised_form', strength: 'fair' };
  if ((context.korean && sameKoreanFamily(x, y)) || (context.chinese && sameChineseFamily(x, y)))
    return { code: 'romanisation_variant', strength: 'strong' };
  return null;
}

/**
 * Words that tell women from men and are no family names: Singh and Kaur, Văn and Thị.
 * @source Sikh Rehat Maryada; Lê Trung Hoa, Họ và tên người Việt Nam.
 */
function genderMark(x: string, y: string): boolean {
  return [
    ['singh', 'kaur'],
    ['van', 'thi'],
  ].some(([male, female]) => (x === male && y === female) || (x === female && y === male));
}

/** Hungarian -né with its accent is certain; without it the ending of genderedForm needs a consonant before it. */
function isWifeOf(wife: NameWord, husband: NameWord): boolean {
  return /n[éÉ]$/u.test(wife.raw.normalize('NFC')) && wife.fold.slice(0, -2) === husband.fold;
}

function isAbbreviation(short: string, long: string): boolean {
  return abbreviated(short).some((full) => full === long || kinshipOf(full, long) === 'romanisation');
}

const limits = { sound: 0.5, soundFamily: 0.16 } as const;

function slips(a: NameWord, b: NameWord, context: NameContext): Relation | null {
  const [x, y] = [a.fold, b.fold];
  if (a.script !== b.script || a.script === 'han' || a.script === 'hangul') return null;
  const shorter = Math.min(x.length, y.length);
  const bothKnown = isKnownGiven(x) && isKnownGiven(y);
  if (bothKnown || sharesOnlyPrefix(x, y)) return different;
  if (isTransposed(x, y) && shorter >= 4) return { code: 'transposed_chars', strength: 'strong' };
  if (readsAlike(a, b)) return { code: 'ocr_confusion', strength: 'strong' };
  if (context.romanised && soundsAlike(a, b, context))
    return { code: 'romanisation_variant', strength: 'strong' };
  if (shorter >= 2 && shorter <= 4 && x.length + y.length >= 5 && a.sounds === b.sounds)
    return { code: context.romanised ? 'romanisation_variant' : 'spelling_variant', strength: 'fair' };
  if (shorter === 4 && soundCost(a.sounds, b.sounds, profileOf('latin')) <= 0.2)
    return { code: 'spelling_variant', strength: 'fair' };
  if (shorter <= 4)
    return context.romanised && shorter >= 3 && soundsAlike(a, b, context)
      ? { code: 'romanisation_variant', strength: 'fair' }
      : null;
  if (isOneEdit(x, y)) return isCut(x, y) ?? { code: 'one_char_typo', strength: 'strong' };
  return isCut(x, y) ?? farSlips(a, b);
}

function farSlips(a: NameWord, b: NameWord): Relation | null {
  const [x, y] = [a.fold, b.fold];
  const shorter = Math.min(x.length, y.length);
  if (Math.abs(x.length - y.length) > 3) return null;
  const edits = distance(x, y);
  if (edits <= 2 && shorter >= 7) return { code: 'one_char_typo', strength: 'fair', detail: 'two letters' };
  const price = soundDistance(a.sounds, b.sounds, profileOf('latin'));
  if (price <= 0.13 && shorter >= 5) return { code: 'spelling_variant', strength: 'fair' };
  return edits <= 2 && shorter >= 5 && price <= 0.25 ? { code: 'spelling_variant', strength: 'weak' } : null;
}

/** A longer word cut off, as fields of fixed width do. */
function isCut(x: string, y: string): Relation | null {
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (/^(abd[aeu]?l?|abou|umm)$/.test(short)) return null;
  if (short.length >= 5 && long.length - short.length >= 2 && long.startsWith(short))
    return { code: 'truncated', strength: 'fair' };
  return null;
}

function soundsAlike(a: NameWord, b: NameWord, context: NameContext): boolean {
  if (Math.abs(a.sounds.length - b.sounds.length) > 5) return false;
  const [x, y] = [a.sounds, b.sounds];
  const price = soundCost(x, y, profileOf('latin'));
  const length = Math.max(x.length, y.length);
  if (context.chinese && isKnownGiven(a.fold) !== isKnownGiven(b.fold)) return false;
  if (context.chinese && isWadeGilesPair(a.latin, b.latin)) return true;
  if (context.chinese || context.korean) return price <= (context.korean ? 0.5 : 0.2) && length >= 3;
  return (
    price <= Math.min(limits.sound, 0.11 * length) ||
    soundDistance(x, y, profileOf('latin')) <= limits.soundFamily * (length >= 6 ? 1 : 0.6)
  );
}

/**
 * Shapes that reading machines confuse, in the letters as printed: rn and m, l and I, O and 0.
 * Two names that are both plain words of letters need such a pair to differ in it only.
 */
function readsAlike(a: NameWord, b: NameWord): boolean {
  if (Math.min(a.fold.length, b.fold.length) < 3 || !mostlyEqual(a.fold, b.fold)) return false;
  const shape = ocrShape(a.fold);
  if (shape !== ocrShape(b.fold)) return false;
  const lettersOnly = a.fold.length === b.fold.length && !/\d/.test(a.fold + b.fold);
  // g/q, s/z and b/h are also plain misspellings; only shapes of one stroke count between letters.
  return !lettersOnly || a.fold.replace(/[il]/g, 'i') === b.fold.replace(/[il]/g, 'i');
}

/**
 * Wade-Giles and Pinyin spellings of one syllable or more. Only where a spelling shows that it is Wade-Giles, since
 * b and p, d and t tell names apart in Pinyin.
 * @source Library of Congress, conversion table Wade-Giles to Pinyin.
 */
function isWadeGilesPair(x: string, y: string): boolean {
  const mark = /hs|tz|ts|ien|ieh|ih|ung|ueh|erh|chi[aeou]|szu/;
  return mark.test(x) !== mark.test(y) && syllableKey(x) === syllableKey(y);
}

function syllableKey(word: string): string {
  return word
    .replace(/hs/g, 'x')
    .replace(/zh|ch|j|q/g, 'c')
    .replace(/ts|tz|z/g, 'z')
    .replace(/ng/g, 'N')
    .replace(/b/g, 'p')
    .replace(/d/g, 't')
    .replace(/g/g, 'k')
    .replace(/ien/g, 'ian')
    .replace(/ieh/g, 'ie')
    .replace(/ih|szu/g, 'i')
    .replace(/ueh/g, 'ue')
    .replace(/uN/g, 'oN')
    .replace(/erh/g, 'er');
}

/** All but three letters stand in an equal beginning or end. */
function mostlyEqual(x: string, y: string): boolean {
  const shorter = Math.min(x.length, y.length);
  let [start, end] = [0, 0];
  while (start < shorter && x.charCodeAt(start) === y.charCodeAt(start)) start++;
  while (end < shorter - start && x.charCodeAt(x.length - 1 - end) === y.charCodeAt(y.length - 1 - end))
    end++;
  return start + end >= shorter - 3;
}

/** Compounds that share nothing but a prefix many names begin with: Abd, Abu, Ibn, Fitz. */
function sharesOnlyPrefix(x: string, y: string): boolean {
  const prefix = /^(abd[aeiou]?[lrnszdt]?|abou?|umm|fitz|nur|noor|gebre|haile|wolde|tekle)/;
  const [p, q] = [prefix.exec(x)?.[0], prefix.exec(y)?.[0]];
  if (!p || !q || !p.startsWith(q.slice(0, 3))) return false;
  const [restX, restY] = [x.slice(p.length), y.slice(q.length)];
  return (
    restX.length >= 2 &&
    restY.length >= 2 &&
    distance(restX, restY) > 1 &&
    soundDistance(latinSounds(restX), latinSounds(restY), profileOf('latin')) > 0.16
  );
}
