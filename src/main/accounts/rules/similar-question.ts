/** What a typed text asks of similar names: a name, and perhaps a birth date or year. */
import { nameQuestion } from '../../matching/index.ts';
import { takeDates } from './search-text.ts';

/** A question for similar names. */
export interface SimilarQuestion {
  readonly name: ReturnType<typeof nameQuestion>;
  readonly nameText: string;
  /** Digits from the year on: 1988, 198807 or 19880704. */
  readonly born: string | null;
}

/** The question, or null when the text asks for something that is no name: a number, an e-mail, a reference id. */
export function similarQuestion(text: string): SimilarQuestion | null {
  const { rest, dates } = takeDates(text);
  let [born = null] = dates;
  const words: string[] = [];
  for (const word of rest.split(/\s+/)) {
    if (born === null && /^(?:19|20)\d\d$/.test(word)) born = word;
    else if (/[\d@_]/.test(word)) return null;
    else words.push(word);
  }
  const nameText = words.join(' ').trim();
  const name = nameQuestion(nameText);
  return name.words.length === 0 ? null : { name, nameText, born };
}

/** A birth date as the comparison reads it, from its digits. */
export function bornText(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].filter(Boolean).join('-');
}
