/** Korean syllables in Latin letters. */

const initials = 'g kk n d tt r m b pp s ss - j jj ch k t p h'
  .split(' ')
  .map((part) => (part === '-' ? '' : part));
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'
  .split(' ')
  .map((part) => (part === '-' ? '' : part));

/**
 * Hangul in the revised romanisation, syllable by syllable.
 * @source Republic of Korea, Revised Romanization of Korean (2000); syllable arithmetic of the Unicode standard, section 3.12.
 */
export function romaniseHangul(text: string): string {
  let out = '';
  for (const sign of text) {
    const code = sign.charCodeAt(0) - 0xac00;
    if (code < 0 || code >= 11172) {
      out += sign;
      continue;
    }
    const initial = initials[Math.floor(code / 588)] ?? '';
    const vowel = vowels[Math.floor((code % 588) / 28)] ?? '';
    out += initial + vowel + (finals[code % 28] ?? '');
  }
  return out;
}
