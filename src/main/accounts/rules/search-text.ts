/**
 * What the search index holds of an account, and what a typed text asks of it. Beside the folded parts of names there
 * are marked words: `zqr` reference id, `zqd` birth date, `zqp` phone, `zqf` phone from its end, `zqe` e-mail,
 * `zqi` identification number from its end. No name begins with "zq".
 */
import type { Person } from '#contracts/person.ts';
import { foldText, nameTokens } from '../../matching/index.ts';

/** Longest word kept: the rest of a longer one cannot be searched, and nobody types it. */
const longestWord = 64;

/** The index text of an account: words separated by spaces. */
export function searchText(person: Person, referenceId: string | null, displayName: string | null): string {
  const words = new Set<string>();
  const add = (word: string): void => {
    if (word) words.add(word.length > longestWord ? word.slice(0, longestWord) : word);
  };
  for (const name of person.name) for (const token of nameTokens(name)) add(token);
  if (displayName) for (const token of nameTokens({ full: displayName })) add(token);
  if (referenceId !== null) {
    const reference = lettersAndDigits(foldText(referenceId));
    add(`zqr${reference}`);
    const number = /\d+$/.exec(reference)?.[0].replace(/^0+/, '');
    if (number && number !== reference) add(`zqr${number}`);
  }
  for (const date of person.birthdate) add(`zqd${digits(date)}`);
  for (const phone of person.phone) {
    const number = digits(phone);
    if (number.length >= 4) {
      add(`zqp${number}`);
      add(`zqf${reversed(number)}`);
    }
  }
  for (const email of person.email) add(`zqe${lettersAndDigits(foldText(email))}`);
  for (const id of person.identification) {
    const number = lettersAndDigits(foldText(id.number));
    if (number) add(`zqi${reversed(number)}`);
  }
  words.delete('zqr');
  words.delete('zqd');
  words.delete('zqe');
  return [...words].join(' ');
}

/** One typed word as index expressions: any of them must hold. */
export interface Term {
  /** Whole words, for the first and best answers. */
  readonly exact: readonly string[];
  /** Beginnings of words. */
  readonly begins: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a typed text asks for; empty when there is too little to search for. */
export function searchTerms(text: string): Term[] {
  const { rest, dates } = takeDates(text);
  const terms: Term[] = dates.map((date) => ({ exact: [`zqd${date}`], begins: [`zqd${date}`] }));
  for (const word of rest.split(/\s+/)) {
    if (word) terms.push(...termsOfWord(word));
  }
  return terms.slice(0, 8);
}

function termsOfWord(word: string): Term[] {
  const joined = lettersAndDigits(foldText(word));
  if (!joined) return [];
  if (/^\d+$/.test(joined)) return joined.length < 3 ? [] : [numberTerm(joined)];
  if (/\d/.test(joined) || word.includes('@')) {
    return [
      { exact: [`zqr${joined}`], begins: [`zqr${joined}`, `zqe${joined}`, `zqi${reversed(joined)}`, joined] },
    ];
  }
  const tokens = nameTokens({ full: word });
  // One Latin letter would match a twentieth of everybody: wait for the next key.
  const usable = tokens.filter((token) => token.length > 1 || !/^[a-z]$/.test(token));
  return usable.map((token) => ({
    exact: [token],
    begins: token.length >= 3 ? [token, `zqr${token}`, `zqe${token}`] : [token],
  }));
}

function numberTerm(number: string): Term {
  const national = number.replace(/^0+/, '');
  return {
    exact: [`zqr${national}`, `zqr${number}`],
    begins: [
      `zqr${national || number}`,
      `zqd${number}`,
      `zqp${number}`,
      `zqf${reversed(national || number)}`,
      `zqi${reversed(number)}`,
    ],
  };
}

/** Takes dates out of a text: 1988-07-04, 04.07.1988, 4/7/1988 (both readings), 4 Jul 1988, Jul 1988. */
function takeDates(text: string): { rest: string; dates: string[] } {
  const dates: string[] = [];
  let rest = text.replace(
    /\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b/g,
    (_all, y: string, m: string, d?: string) => {
      dates.push(y + pad(m) + (d ? pad(d) : ''));
      return ' ';
    },
  );
  rest = rest.replace(/\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g, (_all, a: string, b: string, y: string) => {
    dates.push(y + (Number(b) > 12 ? pad(a) + pad(b) : pad(b) + pad(a)));
    return ' ';
  });
  rest = rest.replace(
    /\b(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\s+(\d{4})\b/g,
    (all, d: string | undefined, m: string, y: string) => {
      const month = months.indexOf(m.slice(0, 3).toLowerCase()) + 1;
      if (month === 0) return all;
      dates.push(y + pad(String(month)) + (d ? pad(d) : ''));
      return ' ';
    },
  );
  return { rest, dates };
}

/** The FTS5 expression of terms: words are quoted, so that nothing a person types is syntax. */
export function matchExpression(terms: readonly Term[], tier: 'exact' | 'begins'): string {
  return terms
    .map((term) => {
      const words = tier === 'exact' ? term.exact : term.begins;
      return `(${words.map((word) => `"${word}"${tier === 'begins' ? '*' : ''}`).join(' OR ')})`;
    })
    .join(' AND ');
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function pad(text: string): string {
  return text.padStart(2, '0');
}
