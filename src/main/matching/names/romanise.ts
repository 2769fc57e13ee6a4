/** Words of every script in Latin letters: the reading a passport would most likely print. */
import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';
import { scriptOf } from '../text.ts';
import { romaniseHangul } from './korean.ts';
import { romaniseIndic } from './indic.ts';
import { romaniseKana } from './kana.ts';
import { romaniseThai } from './thai.ts';

/** @source ICAO Doc 9303 part 3 section 6 table B, with BGN/PCGN for letters whose ICAO form is rare in names. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y',
  ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'i', є: 'ye', ґ: 'g', ў: 'u', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', ђ: 'dj',
  џ: 'dz', ѓ: 'g', ќ: 'k', ѕ: 'dz', ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', ҳ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u',
}; // prettier-ignore

/** @source ISO 843 / ELOT 743, with the pairs of vowels and consonants passports print. */
const greek: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'], [/αυ(?=[αεηιουωβγδζλμνρ]|$)/g, 'av'], [/αυ/g, 'af'], [/ευ(?=[αεηιουωβγδζλμνρ]|$)/g, 'ev'], [/ευ/g, 'ef'],
  [/γγ/g, 'ng'], [/γκ/g, 'gk'], [/γχ/g, 'nch'], [/^μπ/g, 'b'], [/μπ/g, 'mp'], [/^ντ/g, 'd'], [/θ/g, 'th'], [/χ/g, 'ch'], [/ψ/g, 'ps'],
  [/α/g, 'a'], [/β/g, 'v'], [/γ/g, 'g'], [/δ/g, 'd'], [/ε/g, 'e'], [/ζ/g, 'z'], [/η/g, 'i'], [/ι/g, 'i'], [/κ/g, 'k'],
  [/λ/g, 'l'], [/μ/g, 'm'], [/ν/g, 'n'], [/ξ/g, 'x'], [/ο/g, 'o'], [/π/g, 'p'], [/ρ/g, 'r'], [/[σς]/g, 's'], [/τ/g, 't'],
  [/υ/g, 'y'], [/φ/g, 'f'], [/ω/g, 'o'],
]; // prettier-ignore

/**
 * Arabic letters, vowels left out as they are in writing; long vowels stay as a, u, i.
 * @source ALA-LC romanisation without marks; Persian and Urdu letters by common usage.
 */
const arabic: Readonly<Record<string, string>> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z',
  س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: '', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ک: 'k', ل: 'l', م: 'm', ن: 'n',
  ه: 'h', ة: 'a', و: 'u', ؤ: 'u', ي: 'i', ى: 'a', ی: 'i', ئ: 'i', ء: '', پ: 'p', چ: 'ch', ژ: 'zh', گ: 'g', ڤ: 'v', ٹ: 't',
  ڈ: 'd', ڑ: 'r', ں: 'n', ھ: 'h', ہ: 'h', ے: 'e', ۀ: 'e', ڭ: 'g', ډ: 'd', ځ: 'z', ړ: 'r', ښ: 'sh', ګ: 'g', ې: 'e', ۍ: 'i',
}; // prettier-ignore

/** @source Academy of the Hebrew Language, simple transliteration (2006). */
const hebrew: Readonly<Record<string, string>> = {
  א: 'a', ב: 'b', ג: 'g', ד: 'd', ה: 'h', ו: 'v', ז: 'z', ח: 'h', ט: 't', י: 'y', כ: 'k', ך: 'kh', ל: 'l', מ: 'm', ם: 'm',
  נ: 'n', ן: 'n', ס: 's', ע: 'a', פ: 'p', ף: 'f', צ: 'ts', ץ: 'ts', ק: 'k', ר: 'r', ש: 'sh', ת: 't', װ: 'v', ײ: 'y',
}; // prettier-ignore

function byLetter(word: string, table: Readonly<Record<string, string>>): string {
  let out = '';
  for (const letter of word) out += table[letter] ?? (letter >= 'a' && letter <= 'z' ? letter : '');
  return out;
}

/** One lower-case word in the letters a to z. Latin words lose their marks only. */
export function romaniseWord(word: string): string {
  switch (scriptOf(word)) {
    case 'latin':
      return word;
    case 'cyrillic':
      return byLetter(word, cyrillic).replace(/iy$|yy$/, 'y');
    case 'greek':
      return greek.reduce((text, [from, to]) => text.replace(from, to), word);
    case 'arabic':
      return byLetter(word.replace(/^ع/, 'ا'), arabic);
    case 'hebrew':
      return byLetter(word, hebrew);
    case 'hangul':
      return romaniseHangul(word);
    case 'kana':
      return romaniseKana(word);
    case 'indic':
      return romaniseIndic(word);
    case 'thai':
      return romaniseThai(word);
    case 'han':
      return pinyin(word, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase();
    default:
      return anyAscii(word.toWellFormed())
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '');
  }
}
