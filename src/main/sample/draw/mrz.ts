/**
 * Machine-readable zones of travel documents.
 *
 * @source ICAO Doc 9303 parts 3, 4 and 5 (eighth edition): check digits, transliteration, TD3 and TD1 layout
 */

/** What a machine-readable zone says. Dates are `YYYY-MM-DD`, codes as ICAO writes them (Germany is `D<<`). */
export interface MrzFacts {
  readonly issuer: string;
  readonly nationality: string;
  readonly last: string;
  readonly first: string;
  readonly number: string;
  readonly birthdate: string;
  readonly sex: 'male' | 'female';
  readonly expires: string;
  /** Further number the issuer puts into the optional part. */
  readonly optional?: string;
}

/** The spellings ICAO recommends for letters that are more than a base letter with a mark. */
const icaoLetters: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ð: 'D',
  Đ: 'D',
  Ĳ: 'IJ',
  Ł: 'L',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  ẞ: 'SS',
  Þ: 'TH',
  Ü: 'UE',
  ı: 'I',
  İ: 'I',
};

/** A name part as a machine-readable zone spells it: A to Z, `<` between words, apostrophes left out. */
export function mrzSpelling(text: string): string {
  const letters = [...text.normalize('NFC').replaceAll('ß', 'ẞ').toUpperCase()];
  return letters
    .map((letter) => icaoLetters[letter] ?? letter.normalize('NFD').replace(/\p{Mn}/gu, ''))
    .join('')
    .replace(/['’.,]/g, '')
    .replace(/[^A-Z]+/g, '<')
    .replace(/^<+|<+$/g, '');
}

/** The check digit over a field: weights 7, 3, 1; digits count themselves, A is 10 to Z is 35, `<` is 0. */
export function mrzCheckDigit(field: string): string {
  const weights = [7, 3, 1];
  const sum = [...field].reduce((total, sign, index) => {
    const value = sign === '<' ? 0 : Number.parseInt(sign, 36);
    return total + value * (weights[index % 3] ?? 0);
  }, 0);
  return String(sum % 10);
}

function pad(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, '<');
}

function mrzDate(date: string): string {
  return date.replaceAll('-', '').slice(2, 8);
}

function checked(field: string): string {
  return `${field}${mrzCheckDigit(field)}`;
}

/** A document number as a machine-readable zone holds it: letters and digits only. */
export function mrzNumber(number: string): string {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function sexSign(sex: MrzFacts['sex']): string {
  return sex === 'female' ? 'F' : 'M';
}

/** The two lines of 44 signs at the foot of a passport page (TD3). */
export function passportMrz(facts: MrzFacts): readonly [string, string] {
  const names = `${mrzSpelling(facts.last)}<<${mrzSpelling(facts.first)}`;
  const number = checked(pad(mrzNumber(facts.number), 9));
  const dates = [checked(mrzDate(facts.birthdate)), checked(mrzDate(facts.expires))];
  const optional = pad(mrzNumber(facts.optional ?? ''), 14);
  const optionalCheck = facts.optional ? mrzCheckDigit(optional) : '<';
  const composite = mrzCheckDigit(`${number}${dates.join('')}${optional}${optionalCheck}`);
  const lower = `${number}${pad(facts.nationality, 3)}${dates[0] ?? ''}${sexSign(facts.sex)}${dates[1] ?? ''}`;
  return [pad(`P<${pad(facts.issuer, 3)}${names}`, 44), `${lower}${optional}${optionalCheck}${composite}`];
}

/**
 * The three lines of 30 signs on the back of an identity card (TD1). A number longer than nine signs runs on
 * into the optional part, with `<` in the place of its check digit.
 */
export function cardMrz(facts: MrzFacts): readonly [string, string, string] {
  const number = mrzNumber(facts.number);
  const long = number.length > 9;
  const rest = number.slice(9);
  const numberField = long
    ? `${number.slice(0, 9)}<${rest}${mrzCheckDigit(number)}<`
    : checked(pad(number, 9));
  const upper = pad(`I<${pad(facts.issuer, 3)}${numberField}${mrzNumber(facts.optional ?? '')}`, 30);
  const birth = checked(mrzDate(facts.birthdate));
  const expiry = checked(mrzDate(facts.expires));
  const middle = `${birth}${sexSign(facts.sex)}${expiry}${pad(facts.nationality, 3)}${pad('', 11)}`;
  const composite = mrzCheckDigit(`${upper.slice(5)}${birth}${expiry}${middle.slice(18, 29)}`);
  const names = `${mrzSpelling(facts.last)}<<${mrzSpelling(facts.first)}`;
  return [upper, `${middle}${composite}`, pad(names, 30)];
}
