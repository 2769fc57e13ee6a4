/**
 * What the search index holds of an account, and what a typed text asks of it. Beside the folded parts of names there
 * are marked words: `zqr` reference id, `zqd` birth date, `zqp` phone, `zqf` phone from its end, `zqe` e-mail,
 * `zqi` identification number from its end. No name begins with "zq".
 */
import type { Person, PersonName } from '#contracts/person.ts';
import { foldText, nameTokens } from '../../matching/index.ts';

/** Longest word kept: the rest of a longer one cannot be searched, and nobody types it. */
const longestWord = 64;

/** The index text of an account: words separated by spaces, each once. */
export function searchText(person: Person, referenceId: string | null, displayName: string | null): string {
  const words: string[] = [];
  const add = (word: string): void => {
    const kept = word.length > longestWord ? word.slice(0, longestWord) : word;
    if (!words.includes(kept)) words.push(kept);
  };
  const addName = (name: PersonName): void => {
    for (const token of nameTokens(name)) {
      add(token);
      if (eastAsian.test(token)) givenNames(token).forEach(add);
    }
    for (const rest of behindApostrophes(name)) add(rest);
    const spelled = spelledOut(name);
    if (spelled) nameTokens(spelled).forEach(add);
  };
  person.name.forEach(addName);
  if (displayName) addName({ full: displayName });
  if (referenceId !== null) {
    const reference = lettersAndDigits(foldText(referenceId));
    if (reference) add(`zqr${reference}`);
    const number = /\d+$/.exec(reference)?.[0].replace(/^0+/, '');
    if (number && number !== reference) add(`zqr${number}`);
  }
  for (const date of person.birthdate) {
    const day = digits(date);
    if (day) add(`zqd${day}`);
  }
  for (const phone of person.phone) {
    const number = digits(phone);
    if (number.length >= 4) {
      add(`zqp${number}`);
      add(`zqf${reversed(number)}`);
    }
  }
  for (const email of person.email) {
    const address = lettersAndDigits(foldText(email));
    if (address) add(`zqe${address}`);
  }
  for (const id of person.identification) {
    const number = lettersAndDigits(foldText(id.number));
    if (number) add(`zqi${reversed(number)}`);
  }
  return words.join(' ');
}

/** O'Brien is looked for as Brien as well, d'Angelo as Angelo. */
function behindApostrophes(name: PersonName): string[] {
  const text = [name.first, name.middle, name.last, name.full].filter(Boolean).join(' ');
  if (!/['’ʼ‘`´]/.test(text)) return [];
  return [...text.matchAll(/(?<![\p{L}\p{M}])\p{L}\p{M}*['’ʼ‘`´]([\p{L}\p{M}]{2,})/gu)].map(([, rest = '']) =>
    foldText(rest),
  );
}

const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u;

/** Names written without a space: what may be the given name behind a family name of one or two signs. */
function givenNames(token: string): string[] {
  const signs = [...token];
  return [signs.slice(1).join(''), signs.slice(2).join('')].filter((name) => name !== '');
}

const spelled: Readonly<Record<string, string>> = { ä: 'ae', æ: 'ae', ö: 'oe', ø: 'oe', ü: 'ue', å: 'aa' };

/**
 * The name as passports and foreign keyboards spell it, or null when that is no different.
 * @source ICAO Doc 9303 part 3 section 6, table A
 */
function spelledOut(name: PersonName): PersonName | null {
  const text = [name.first, name.middle, name.last, name.full].filter(Boolean).join(' ');

  if (/^[\x00-\x7f]*$/.test(text)) return null;
  const lower = text.normalize('NFC').toLowerCase();
  const full = lower.replace(/[äæöøüå]/g, (letter) => spelled[letter] ?? letter);
  return full === lower ? null : { full };
}

/** One typed word as index expressions: any of them must hold. */
export interface Term {
  /** Whole words, for the first and best answers. */
  readonly exact: readonly string[];
  /** Beginnings of words. */
  readonly begins: readonly string[];
  /** Terms that together do as well. */
  readonly or?: readonly Term[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a typed text asks for; empty when there is too little to search for. */
export function searchTerms(text: string): Term[] {
  const { rest, dates } = takeDates(text);
  const terms: Term[] = dates.map((date) => ({ exact: [`zqd${date}`], begins: [`zqd${date}`] }));
  for (const word of takeNumbers(rest, terms).split(/\s+/)) {
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
  const spelledWord = spelledOut({ full: word });
  const other = spelledWord ? nameTokens(spelledWord).map(wordTerm) : [];
  const tokens = nameTokens({ full: word });
  // A word in another script is followed by its Latin reading: the one or the other is enough.
  if (/[^\p{Script=Latin}\p{Script=Common}]/u.test(joined) && tokens.length > 1) {
    const [own, ...readings] = tokens.map(wordTerm);
    return own ? [{ ...own, or: readings }] : [];
  }
  // One Latin letter would match a twentieth of everybody: wait for the next key.
  const usable = tokens.filter((token) => token.length > 1 || !/^[a-z]$/.test(token)).map(wordTerm);
  const [first, ...rest] = usable;
  return first && rest.length === 0 && other.length > 0 ? [{ ...first, or: other }] : usable;
}

function wordTerm(token: string): Term {
  return { exact: [token], begins: token.length >= 3 ? [token, `zqr${token}`, `zqe${token}`] : [token] };
}

/**
 * Takes phone numbers typed in groups out of a text: as one number, or as the numbers they may be just as well
 * (a reference id and the end of a passport). The number in `usr_0001234` is no phone: what is left of the word would
 * be the beginning of every reference id.
 */
function takeNumbers(text: string, terms: Term[]): string {
  return text.replace(/(?<![\p{L}\p{N}_])\+?[(\d][\d\s()./-]*\d(?![\p{L}\p{N}_@])/gu, (run) => {
    const groups = run.match(/\d+/g) ?? [];
    const number = groups.join('');
    const international = run.startsWith('+') || number.startsWith('00');
    if ((groups.length < 2 && !international) || number.length < 6) return run;
    const whole = numberTerm(number);
    const apart = groups.filter((group) => group.length >= 3).map(numberTerm);
    terms.push({
      ...whole,
      begins: international ? [...whole.begins, ...withoutCountry(number)] : whole.begins,
      ...(groups.length > 1 && apart.length === groups.length && !international ? { or: apart } : {}),
    });
    return ' ';
  });
}

/** An international number may be on file in its national form: without the country's one to three digits. */
function withoutCountry(number: string): string[] {
  const plain = number.replace(/^0+/, '');
  return [1, 2, 3]
    .map((digitsOfCountry) => plain.slice(digitsOfCountry))
    .filter((rest) => rest.length >= 7)
    .map((rest) => `zqf${reversed(rest)}`);
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

/** Takes dates, as digits from the year on, out of a text: 1988-07-04, 04.07.1988, 4/7/1988, 4 Jul 1988, July 4, 1988, Jul 1988. */
export function takeDates(text: string): { rest: string; dates: string[] } {
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
  const takeMonth = (all: string, day: string | undefined, name: string, year: string): string => {
    const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    if (month === 0) return all;
    dates.push(year + pad(String(month)) + (day ? pad(day) : ''));
    return ' ';
  };
  rest = rest.replace(
    /\b([A-Za-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/g,
    (all, name: string, day: string, year: string) => takeMonth(all, day, name, year),
  );
  rest = rest.replace(
    /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\s+(\d{4})\b/g,
    (all, day: string | undefined, name: string, year: string) => takeMonth(all, day, name, year),
  );
  return { rest, dates };
}

/** The FTS5 expression of terms: words are quoted, so that nothing a person types is syntax. */
export function matchExpression(terms: readonly Term[], tier: 'exact' | 'begins'): string {
  return terms
    .map((term) => {
      const words = tier === 'exact' ? term.exact : term.begins;
      const any = words.map((word) => `"${word}"${tier === 'begins' ? '*' : ''}`);
      if (term.or && term.or.length > 0) any.push(`(${matchExpression(term.or, tier)})`);
      return `(${any.join(' OR ')})`;
    })
    .join(' AND ');
}

const plainWord = /^[a-z0-9]*$/;

function digits(text: string): string {
  return text.replace(/\D+/g, '');
}

function lettersAndDigits(text: string): string {
  return plainWord.test(text) ? text : text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function reversed(text: string): string {
  if (!plainWord.test(text)) return [...text].reverse().join('');
  let turned = '';
  for (let at = text.length - 1; at >= 0; at--) turned += text.charAt(at);
  return turned;
}

function pad(text: string): string {
  return text.padStart(2, '0');
}
