/** Text as the rules compare it: folded without locale, cleaned of invisible characters, repaired where a file broke it. */
import anyAscii from 'any-ascii';

/** The longest text a rule looks at. Longer values are compared by their beginning and their length. */
export const comparedLength = 600;

/**
 * Letters whose plain form is not reached by taking marks away.
 * @source Unicode character names; ICAO Doc 9303 part 3 section 6 for the Latin letters.
 */
const specialLetters: Readonly<Record<string, string>> = {
  ß: 'ss', ẞ: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ə: 'e',
  ŧ: 't', ĸ: 'k', ɖ: 'd', ɗ: 'd', ɓ: 'b', ƙ: 'k', ƴ: 'y', ƒ: 'f', ǝ: 'e', ɛ: 'e', ɔ: 'o', ς: 'σ', ŀ: 'l',
  ꞌ: '', ʿ: '', ʾ: '', ʻ: '', ʼ: '',
}; // prettier-ignore
const specialPattern = /[ßẞøæœđðþłħıŋəŧĸɖɗɓƙƴƒǝɛɔςŀꞌʿʾʻʼ]/gu;

/** Marks that may be dropped: accents, Hebrew points, Arabic vowel signs and the stretching line; Indic vowels stay. */
const droppableMarks =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;

/** Zero-width and direction marks, soft hyphen, variation selectors, controls. */

const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;

const plainAscii = /^[\x20-\x7e]*$/;

/** Text without invisible characters, in compatibility form, with plain quotes, dashes and spaces. */
export function cleanText(text: string): string {
  if (plainAscii.test(text)) return text;
  return text
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(/[’‘‛`´ʹ′＇]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ');
}

/**
 * Text folded for search and comparison: lower case in every script, compatibility forms joined, accents and
 * vowel points removed, ß as ss, ø as o, ı as i. Independent of locale; never throws; spaces are kept single.
 */
export function foldText(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim();
  return foldClean(cleanText(text));
}

function foldClean(clean: string): string {
  const lower = clean.toLowerCase().replace(specialPattern, (letter) => specialLetters[letter] ?? letter);
  return lower.normalize('NFD').replace(droppableMarks, '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * Folded text with the letters that passports spell out: ü as ue, ö as oe, ä as ae, å as aa, ø as oe, ñ as n.
 * @source ICAO Doc 9303 part 3 section 6, table A (recommended transliterations).
 */
export function foldSpelledOut(text: string): string {
  if (plainAscii.test(text)) return foldText(text);
  const spelled = cleanText(text)
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äæ]/g, 'ae')
    .replace(/[öøœ]/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/å/g, 'aa');
  return foldClean(spelled);
}

/** Writing systems the rules tell apart. */
export type Script =
  | 'latin' | 'cyrillic' | 'greek' | 'arabic' | 'hebrew' | 'han' | 'kana' | 'hangul' | 'indic' | 'thai' | 'other'; // prettier-ignore

/** The writing system of the first letter of a word. Digits and signs count as Latin. */
export function scriptOf(word: string): Script {
  for (const letter of word) {
    const script = scriptOfCode(letter.codePointAt(0) ?? 0);
    if (script) return script;
  }
  return 'latin';
}

const ranges: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x24f, 'latin'], [0x250, 0x2af, 'latin'], [0x1e00, 0x1eff, 'latin'], [0x370, 0x3ff, 'greek'],
  [0x1f00, 0x1fff, 'greek'], [0x400, 0x52f, 'cyrillic'], [0x590, 0x5ff, 'hebrew'], [0x600, 0x77f, 'arabic'],
  [0xfb1d, 0xfb4f, 'hebrew'], [0xfb50, 0xfdff, 'arabic'], [0xfe70, 0xfefe, 'arabic'], [0x900, 0xd7f, 'indic'],
  [0xe00, 0xeff, 'thai'], [0x3040, 0x30ff, 'kana'], [0x31f0, 0x31ff, 'kana'], [0x1100, 0x11ff, 'hangul'],
  [0xac00, 0xd7a3, 'hangul'], [0x3400, 0x9fff, 'han'], [0xf900, 0xfaff, 'han'], [0x20000, 0x323af, 'han'],
]; // prettier-ignore

function scriptOfCode(code: number): Script | null {
  if (code < 0x41) return null;
  if (code < 0x250) return code < 0x80 || code >= 0xc0 ? 'latin' : null;
  for (const [from, to, script] of ranges) if (code >= from && code <= to) return script;
  return code > 0x530 ? 'other' : null;
}

/** Any text in the letters a to z, digits and spaces; a last resort where no rule of its own exists. */
export function romanised(text: string): string {
  const folded = foldText(text);
  if (plainAscii.test(folded)) return folded;
  return anyAscii(folded.toWellFormed()).toLowerCase();
}

const mojibakeSign = /[ÃÂÅÄÐÑâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ Ž‘’“”•–—˜™š›œžŸ]/;

/** The bytes Windows-1252 shows in place of the controls 0x80 to 0x9f. */
const windowsBytes = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map(
    (sign, at) => [sign, 0x80 + at] as const,
  ),
);

/** Text whose UTF-8 bytes were read as Latin-1 or Windows-1252, put right; the text itself when that is not the case. */
export function repairEncoding(text: string): string {
  if (!mojibakeSign.test(text)) return text;
  const bytes: number[] = [];
  for (const sign of text) {
    const code = windowsBytes.get(sign) ?? sign.codePointAt(0) ?? 0;
    if (code > 0xff) return text;
    bytes.push(code);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text; // not UTF-8 after all: the letters are meant as they stand
  }
}

/**
 * Cyrillic and Greek letters that look like Latin ones.
 * @source Unicode Technical Standard 39, confusables, the pairs used in names.
 */
const lookAlike: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', У: 'Y', І: 'I', Ј: 'J', Ѕ: 'S',
  а: 'a', е: 'e', к: 'k', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', һ: 'h', ԛ: 'q', ԝ: 'w',
  ո: 'n', Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X',
  ο: 'o', ν: 'v', ι: 'i', α: 'a', ρ: 'p', в: 'b', н: 'h', т: 't', м: 'm', ɡ: 'g', ӏ: 'l',
}; // prettier-ignore

/** The Latin reading of letters that only look Latin, or null when a letter of the text has no Latin double. */
export function latinLookAlike(text: string): string | null {
  let changed = false;
  let out = '';
  for (const letter of text) {
    const twin = lookAlike[letter];
    if (twin) changed = true;
    else if ((scriptOfCode(letter.codePointAt(0) ?? 0) ?? 'latin') !== 'latin') return null;
    out += twin ?? letter;
  }
  return changed ? out : null;
}

/** True when one word mixes Latin letters with letters of another writing system. */
export function mixesScripts(word: string): boolean {
  const scripts = new Set<Script>();
  for (const letter of word) {
    const script = scriptOfCode(letter.codePointAt(0) ?? 0);
    if (script) scripts.add(script);
  }
  return scripts.has('latin') && (scripts.has('cyrillic') || scripts.has('greek') || scripts.has('other'));
}
