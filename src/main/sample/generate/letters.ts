/** Letters that do not decompose into a base letter and marks, with the spelling people use without them. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  Ø: 'O',
  ø: 'o',
  Æ: 'Ae',
  æ: 'ae',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
  Œ: 'Oe',
  œ: 'oe',
};

/** The text without marks: `Łukasz Świątek` → `Lukasz Swiatek`. Letters of other scripts stay. */
export function withoutMarks(text: string): string {
  return [...text.normalize('NFD').replace(/\p{Mn}/gu, '')].map((letter) => plain[letter] ?? letter).join('');
}

/** The text in plain Latin letters, digits and punctuation; what has no such spelling is dropped. */
export function latinLetters(text: string): string {
  return withoutMarks(text).replace(/[^\x20-\x7e]/g, '');
}
