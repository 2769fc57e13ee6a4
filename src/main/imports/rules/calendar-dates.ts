/** In which order the parts of a date like 04/07/1988 stand. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** Why a text is not taken as a date. `date-ambiguous`: day and month could be either, and nothing says which. */
export type DateProblemCode =
  'date-unreadable' | 'date-impossible' | 'date-ambiguous' | 'date-two-digit-year';

/** A date as far as it is known (`1988`, `1988-07`, `1988-07-04`), or why there is none. */
export type ReadDate = { readonly date: string } | { readonly problem: DateProblemCode };

/** Years in which somebody known to a business can have been born, or a document been issued. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;

/**
 * Reads a calendar date as files write them: ISO with or without time, `4.7.1988`, `07/04/1988` (by `order`),
 * `4 July 1988` in seven languages, `1988年7月4日`, `19880704`, sheet serials, and partial dates. Never guesses:
 * a date that may mean two days is `date-ambiguous` unless `order` decides.
 *
 * @param order where day, month and year stand among digits; years in front are understood in any case
 * @source ISO 8601; security.md 5.1 I28 (reject or ask, never guess); the rest is our choice from real exports
 */
export function readCalendarDate(text: string, order?: DateOrder): ReadDate {
  const plain = toAsciiDigits(text.trim());
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(plain);
  if (iso) return fromParts(iso[1], iso[2], iso[3]);
  return readNumbers(plain, order) ?? readWords(plain) ?? { problem: 'date-unreadable' };
}

function readNumbers(text: string, order: DateOrder | undefined): ReadDate | null {
  if (/^\d{4}$/.test(text)) return fromParts(text);
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Math.floor(Number(text)));
  if (/^\d{8}$/.test(text)) return readEightDigits(text, order);
  const yearFirst = /^(\d{4})[./\s]\s?(\d{1,2})(?:[./\s]\s?(\d{1,2}))?\.?(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(
    text,
  );
  if (yearFirst) return fromParts(yearFirst[1], yearFirst[2], yearFirst[3]);
  const asian = /^(\d{4})[年년]\s?(?:(\d{1,2})[月월]\s?(?:(\d{1,2})[日일])?)?$/.exec(text);
  if (asian) return fromParts(asian[1], asian[2], asian[3]);
  const monthYear = /^(\d{1,2})[./-](\d{4})$/.exec(text);
  if (monthYear) return fromParts(monthYear[2], monthYear[1]);
  return readYearLast(text, order);
}

function readYearLast(text: string, order: DateOrder | undefined): ReadDate | null {
  const found = /^(\d{1,2})([./\- ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:,?[T ]\d{1,2}[:.]\d{2}.*)?$/.exec(text);
  if (!found) return null;
  const [, first = '', mark, second = '', year = ''] = found;
  if (year.length === 2) return { problem: 'date-two-digit-year' };
  // Dots stand between day, month and year in every country that writes them.
  if (mark === '.' && order !== 'mdy') return fromParts(year, second, first);
  return fromDayAndMonth(year, first, second, order);
}

function fromDayAndMonth(
  year: string,
  first: string,
  second: string,
  order: DateOrder | undefined,
): ReadDate {
  if (order === 'dmy') return fromParts(year, second, first);
  if (order === 'mdy') return fromParts(year, first, second);
  if (Number(first) > 12) return fromParts(year, second, first);
  if (Number(second) > 12 || Number(first) === Number(second)) return fromParts(year, first, second);
  return { problem: 'date-ambiguous' };
}

function readEightDigits(text: string, order: DateOrder | undefined): ReadDate {
  const yearFirst = fromParts(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  const yearLast = fromDayAndMonth(text.slice(4), text.slice(0, 2), text.slice(2, 4), order);
  if (order === 'dmy' || order === 'mdy') return 'date' in yearLast ? yearLast : yearFirst;
  if (!('date' in yearFirst)) return yearLast;
  return 'date' in yearLast && order !== 'ymd' ? { problem: 'date-ambiguous' } : yearFirst;
}

/** Day 1 of sheets is 1 January 1900, and they hold 1900 for a leap year. @source ECMA-376 18.17.4 */
function fromSerial(days: number): ReadDate {
  const date = new Date(Date.UTC(1899, 11, 30 + days));
  const text = date.toISOString();
  return text.length === 24 && date.getUTCFullYear() <= LAST_YEAR
    ? { date: text.slice(0, 10) }
    : { problem: 'date-impossible' };
}

/** Zeros stand for parts that are not known, as identity documents and older systems write them. */
function fromParts(year = '', month = '00', day = '00'): ReadDate {
  const numbers = { year: Number(year), month: Number(month), day: Number(day) };
  if (numbers.year < FIRST_YEAR || numbers.year > LAST_YEAR) return { problem: 'date-impossible' };
  if (numbers.month === 0) return numbers.day === 0 ? { date: year } : { problem: 'date-impossible' };
  if (numbers.month > 12 || numbers.day > daysInMonth(numbers.year, numbers.month)) {
    return { problem: 'date-impossible' };
  }
  const date = `${year}-${month.padStart(2, '0')}`;
  return { date: numbers.day === 0 ? date : `${date}-${day.padStart(2, '0')}` };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function readWords(text: string): ReadDate | null {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-/]*(?:de\s+|of\s+)?(\p{L}+)\.?,?[\s\-/]*(?:de\s+|del\s+)?(\d{4}|\d{2})$/iu;
  const monthFirst = /^(\p{L}+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})$/iu;
  const monthOnly = /^(\p{L}+)\.?,?[\s\-/]*(?:de\s+)?(\d{4})$/iu;
  const [day, month, year] =
    take(dayFirst.exec(text), 1, 2, 3) ??
    take(monthFirst.exec(text), 2, 1, 3) ??
    take(monthOnly.exec(text), 0, 1, 2) ??
    [];
  if (month === undefined || year === undefined) return null;
  const number = monthNumber(month);
  if (number === null) return null;
  if (year.length === 2) return { problem: 'date-two-digit-year' };
  return fromParts(year, String(number), day === undefined || day === '' ? '00' : day);
}

function take(found: RegExpExecArray | null, day: number, month: number, year: number): string[] | null {
  return found && [day === 0 ? '' : (found[day] ?? ''), found[month] ?? '', found[year] ?? ''];
}

const MONTH_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
let months: ReadonlyMap<string, number> | null = null;

/** A month from its name or an abbreviation of at least three letters that only one month has. */
function monthNumber(word: string): number | null {
  months ??= collectMonths();
  return months.get(foldWord(word)) ?? null;
}

function collectMonths(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const shared = new Set<string>();
  for (const language of MONTH_LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const name = foldWord(format.format(new Date(Date.UTC(2001, month - 1, 15))));
      for (let length = Math.min(3, name.length); length <= name.length; length++) {
        const part = name.slice(0, length);
        const known = found.get(part);
        if (known !== undefined && known !== month) shared.add(part);
        found.set(part, month);
      }
    }
  }
  for (const part of shared) found.delete(part);
  return found;
}

function foldWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Digits of other scripts (٤, ४, ４) become 0–9; the Unicode blocks of digits start at a multiple of ten. */
function toAsciiDigits(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)))
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

function digitValue(point: number): number {
  let zero = point;
  while (zero > point - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (point - zero) % 10;
}

/**
 * An instant as files write it, in UTC with milliseconds. A time without a zone is taken as UTC, a date alone as
 * its midnight.
 *
 * @returns null when the text is no instant
 */
export function readInstant(text: string, order?: DateOrder): string | null {
  const plain = text.trim();
  const parts =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(plain);
  const read = parts ? null : readCalendarDate(plain, order);
  if (read) return 'date' in read && read.date.length === 10 ? `${read.date}T00:00:00.000Z` : null;
  const [, day = '', time = '', zone = 'Z'] = parts ?? [];
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  const instant = new Date(`${day}T${time}${offset}`);
  if (Number.isNaN(instant.getTime()) || !('date' in readCalendarDate(day))) return null;
  return instant.toISOString();
}
