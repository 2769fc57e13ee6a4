/** Words of the Indian scripts in Latin letters. The scripts share one layout in Unicode, 128 places apart. */

const consonants: Readonly<Record<number, string>> = {
  0x15: 'k', 0x16: 'kh', 0x17: 'g', 0x18: 'gh', 0x19: 'n', 0x1a: 'ch', 0x1b: 'chh', 0x1c: 'j', 0x1d: 'jh', 0x1e: 'n',
  0x1f: 't', 0x20: 'th', 0x21: 'd', 0x22: 'dh', 0x23: 'n', 0x24: 't', 0x25: 'th', 0x26: 'd', 0x27: 'dh', 0x28: 'n',
  0x29: 'n', 0x2a: 'p', 0x2b: 'ph', 0x2c: 'b', 0x2d: 'bh', 0x2e: 'm', 0x2f: 'y', 0x30: 'r', 0x31: 'r', 0x32: 'l',
  0x33: 'l', 0x34: 'zh', 0x35: 'v', 0x36: 'sh', 0x37: 'sh', 0x38: 's', 0x39: 'h', 0x58: 'q', 0x59: 'kh', 0x5a: 'g',
  0x5b: 'z', 0x5c: 'r', 0x5d: 'rh', 0x5e: 'f', 0x5f: 'y',
}; // prettier-ignore
const vowels: Readonly<Record<number, string>> = {
  0x05: 'a', 0x06: 'a', 0x07: 'i', 0x08: 'i', 0x09: 'u', 0x0a: 'u', 0x0b: 'ri', 0x0e: 'e', 0x0f: 'e', 0x10: 'ai',
  0x12: 'o', 0x13: 'o', 0x14: 'au',
}; // prettier-ignore
const signs: Readonly<Record<number, string>> = {
  0x3e: 'a', 0x3f: 'i', 0x40: 'i', 0x41: 'u', 0x42: 'u', 0x43: 'ri', 0x46: 'e', 0x47: 'e', 0x48: 'ai', 0x4a: 'o',
  0x4b: 'o', 0x4c: 'au', 0x57: 'au',
}; // prettier-ignore

/** Offset of a sign inside its script: Tamil writes one letter where others have four, which is read as the plain one. */
function place(code: number): number {
  return (code - 0x900) & 0x7f;
}

/**
 * Hunterian romanisation: inherent a between consonants, none at the end of a word.
 * @source Survey of India, Hunterian system; Unicode block layout after ISCII (IS 13194).
 */
export function romaniseIndic(word: string): string {
  let out = '';
  let inherent = false;
  for (const sign of word.normalize('NFC').replaceAll('\u200d', '').replaceAll('\u200c', '')) {
    const at = place(sign.codePointAt(0) ?? 0);
    const consonant = consonants[at];
    if (consonant !== undefined) {
      out += (inherent ? 'a' : '') + consonant;
      inherent = true;
      continue;
    }
    const vowelSign = signs[at];
    if (vowelSign !== undefined) out += vowelSign;
    else if (vowels[at] !== undefined) out += (inherent ? 'a' : '') + (vowels[at] ?? '');
    else if (at === 0x02 || at === 0x01) out += `${inherent ? 'a' : ''}n`;
    else if (at !== 0x4d) {
      if (at === 0x3c || at === 0x70) continue; // dot below, tippi
      if (inherent) out += 'a';
    }
    inherent = false;
  }
  return out;
}
