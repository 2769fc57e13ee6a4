/** Thai words in Latin letters. */

const initials: Readonly<Record<string, string>> = {
  ก: 'k', ข: 'kh', ค: 'kh', ฆ: 'kh', ง: 'ng', จ: 'ch', ฉ: 'ch', ช: 'ch', ซ: 's', ฌ: 'ch', ญ: 'y', ฎ: 'd', ฏ: 't', ฐ: 'th',
  ฑ: 'th', ฒ: 'th', ณ: 'n', ด: 'd', ต: 't', ถ: 'th', ท: 'th', ธ: 'th', น: 'n', บ: 'b', ป: 'p', ผ: 'ph', ฝ: 'f', พ: 'ph',
  ฟ: 'f', ภ: 'ph', ม: 'm', ย: 'y', ร: 'r', ล: 'l', ว: 'w', ศ: 's', ษ: 's', ส: 's', ห: 'h', ฬ: 'l', อ: '', ฮ: 'h',
}; // prettier-ignore
const after: Readonly<Record<string, string>> = {
  'ะ': 'a', 'ั': 'a', 'า': 'a', 'ำ': 'am', 'ิ': 'i', 'ี': 'i', 'ึ': 'ue', 'ื': 'ue', 'ุ': 'u', 'ู': 'u', 'ๅ': 'a',
}; // prettier-ignore
const before: Readonly<Record<string, string>> = { เ: 'e', แ: 'ae', โ: 'o', ใ: 'ai', ไ: 'ai' };

/**
 * Thai by letter, vowels written before their consonant moved behind it; silent letters dropped.
 * @source Royal Thai General System of Transcription (1999), without its rules for the end of syllables.
 */
export function romaniseThai(word: string): string {
  const plain = word
    .replace(/.\u0e4c/g, '')
    .replace(/[\u0e47-\u0e4e]/g, '')
    .replaceAll('\u0e33', 'ำ');
  let out = '';
  let waiting = '';
  for (const sign of plain) {
    const early = before[sign];
    if (early !== undefined) {
      waiting = early;
      continue;
    }
    out += initials[sign] ?? after[sign] ?? '';
    if (initials[sign] !== undefined && waiting !== '') {
      out += waiting;
      waiting = '';
    }
  }
  return out;
}
