/** Reads a birth date as it stands in files and on documents: precision, order of the parts and calendar included. */
import { cleanText, foldText } from '../text.ts';
import { fromEthiopian, fromLunarHijri, fromSolarHijri, isRealDay, japaneseEras } from './calendars.ts';
import type { Day } from './calendars.ts';
import { monthOf } from '../tables/months.ts';

/** One way to read a date; month and day are 0 when not stated. */
export interface DateReading extends Day {
  readonly calendar:
    'gregorian' | 'buddhist' | 'minguo' | 'japanese' | 'solar-hijri' | 'lunar-hijri' | 'ethiopian';
}

/** A birth date as read: the first reading is the likeliest. `invalid` marks text that names a day that cannot be. */
export interface BirthDate {
  readonly readings: readonly DateReading[];
  /** Day and month could each be the other; both orders are among the readings. */
  readonly ambiguous: boolean;
  readonly placeholder: boolean;
  readonly invalid: boolean;
}

const unread: BirthDate = { readings: [], ambiguous: false, placeholder: false, invalid: true };

/** Reads one date. Text that is no date gives no readings. */
export function readBirthDate(text: string): BirthDate {
  if (text.length > 80) return unread;
  const plain = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (plain) return fromYearFirst(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const clean = foldText(westernDigits(cleanText(text)))
    .replace(/[t ]\d\d:\d\d(:\d\d)?.*$/, '')
    .replace(/^(b\.e\.|be|c\.|ca\.|circa|approximately|about|born|dob:?)\s*/, '')
    .trim();
  return fromEra(clean) ?? fromWords(clean) ?? fromNumbers(clean) ?? unread;
}

/** Digits of other scripts as 0 to 9. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = [0x0e50, 0x09e6, 0x0966, 0x06f0, 0x0660].find((start) => code >= start) ?? code;
    return String(code - zero);
  });
}

function fromEra(text: string): BirthDate | null {
  const match =
    /^(明治|大正|昭和|平成|令和|民國|民国|[明大昭平令]|[mtshr]|meiji|taisho|showa|heisei|reiwa|minguo|roc)\.?\s*(\d{1,3}|元)[年.\-/ ]+(\d{1,2})[月.\-/ ]+(\d{1,2})日?$/.exec(
      text,
    );
  if (!match) return null;
  const [, era = '', yearText = '', month, day] = match;
  const count = yearText === '元' ? 1 : Number(yearText);
  const first = japaneseEras[era];
  const year = first === undefined ? 1911 + count : first + count - 1;
  const calendar = first === undefined ? 'minguo' : 'japanese';
  return settled([{ year, month: Number(month), day: Number(day), calendar }], false);
}

function fromWords(text: string): BirthDate | null {
  const cjk = /^(\d{4})[年년]\s*(?:(\d{1,2})[月월])?\s*(?:(\d{1,2})[日일号])?$/.exec(text);
  if (cjk) return fromYearFirst(Number(cjk[1]), Number(cjk[2] ?? 0), Number(cjk[3] ?? 0));
  const words = text.split(/[\s,./\-]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u).filter((word) => word !== '');
  let month = 0;
  const numbers: number[] = [];
  for (const word of words) {
    const named = monthOf(word);
    if (named > 0) month = named;
    else if (/^\d{1,4}$/.test(word)) numbers.push(Number(word));
  }
  if (month === 0 || numbers.length === 0 || numbers.length > 2) return null;
  const yearAt = numbers.findIndex((number) => number > 31);
  const at = yearAt >= 0 ? yearAt : numbers.length - 1;
  const day = numbers.length === 2 ? (numbers[1 - at] ?? 0) : 0;
  return fromYearFirst(fullYear(numbers[at] ?? 0), month, day);
}

function fromNumbers(text: string): BirthDate | null {
  const joined = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (joined) {
    const yearFirst = fromYearFirst(Number(joined[1]), Number(joined[2]), Number(joined[3]));
    if (!yearFirst.invalid) return yearFirst;
    return fromDayFirst(Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4)), false);
  }
  const short = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (short) return fromYearFirst(fullYear(Number(short[1])), Number(short[2]), Number(short[3]));
  const parts = /^(\d{1,4})([./\-\s]+)(\d{1,4})(?:[./\-\s]+(\d{1,4}))?\.?$/.exec(text);
  if (!parts) return /^\d{4}$/.test(text) ? fromYearFirst(Number(text), 0, 0) : null;
  const first = Number(parts[1]);
  const second = Number(parts[3]);
  if (parts[4] === undefined) {
    if ((parts[1] ?? '').length === 4) return fromYearFirst(first, second, 0);
    return first <= 12 && second > 999 ? fromYearFirst(second, first, 0) : null;
  }
  const third = Number(parts[4]);
  if ((parts[1] ?? '').length > 2 || first > 31) return fromYearFirst(fullYear(first), second, third);
  return fromDayFirst(first, second, fullYear(third), (parts[2] ?? '').includes('.'));
}

/** A two-digit year as the latest year that makes a living adult or child likely: 00–29 is this century. */
function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

/**
 * Day-first or month-first date. Dots stand in day-first countries only; slashes and dashes are used both ways.
 * @source Unicode CLDR, short date patterns by territory.
 */
function fromDayFirst(first: number, second: number, year: number, dots: boolean): BirthDate {
  const dayFirst = { year, month: second, day: first };
  const monthFirst = { year, month: first, day: second };
  if (dots || second > 12 || first > 12 || first === second) {
    return withCalendars(second > 12 && !dots ? monthFirst : dayFirst, false);
  }
  const both = [dayFirst, monthFirst].map((day) => ({ ...day, calendar: 'gregorian' as const }));
  return settled(both, true);
}

function fromYearFirst(year: number, month: number, day: number): BirthDate {
  return withCalendars({ year, month, day }, false);
}

/** The Gregorian reading and, where the year allows it, readings in other calendars in use today. */
function withCalendars(day: Day, ambiguous: boolean): BirthDate {
  const readings: DateReading[] = [];
  if (day.year >= 2400 && day.year <= 2650)
    readings.push({ ...day, year: day.year - 543, calendar: 'buddhist' });
  else if (day.year >= 1800 || day.year < 1250) readings.push({ ...day, calendar: 'gregorian' });
  if (day.year >= 1250 && day.year <= 1480 && day.month > 0 && day.day > 0) {
    readings.push({ ...fromSolarHijri(day), calendar: 'solar-hijri' });
    readings.push({ ...fromLunarHijri(day), calendar: 'lunar-hijri' });
  }
  if (day.year >= 1250 && day.year < 1800) readings.push({ ...day, calendar: 'gregorian' });
  if (day.year >= 1 && day.year <= 125)
    readings.unshift({ ...day, year: day.year + 1911, calendar: 'minguo' });
  if (day.year >= 1890 && day.year <= 2030 && day.month > 0 && day.day > 0) {
    readings.push({ ...fromEthiopian(day), calendar: 'ethiopian' });
  }
  return settled(readings, ambiguous);
}

/**
 * Days that systems write when nothing was entered.
 * @source zero dates of common databases and spreadsheets; 1 January 1900 and 31 December 9999 as documented defaults.
 */
const defaults = new Set(['1900-1-1', '1900-1-0', '1899-12-30', '1899-12-31', '1901-1-1', '1800-1-1', '1753-1-1', '9999-12-31', '9999-9-9', '1111-11-11', '1-1-1', '0-0-0', '1000-1-1', '1600-1-1', '1601-1-1', '2999-12-31']); // prettier-ignore

function settled(readings: readonly DateReading[], ambiguous: boolean): BirthDate {
  const first = readings[0];
  if (!first) return unread;
  const placeholder = readings.some(
    (reading) =>
      reading.calendar === 'gregorian' && defaults.has(`${reading.year}-${reading.month}-${reading.day}`),
  );
  const real = (reading: DateReading): boolean =>
    reading.month === 0 || (reading.day === 0 ? reading.month <= 12 : isRealDay(reading));
  const invalid = !real(first);
  // An impossible day is kept as read: the digits still agree or differ by one.
  return { readings: [first, ...readings.slice(1).filter(real)], ambiguous, placeholder, invalid };
}

/** `1988-07-04`, `1988-07` or `1988`, as far as the date is known. */
export function partialDate(day: Day): string {
  const year = String(day.year).padStart(4, '0');
  if (day.month === 0) return year;
  const month = `${year}-${String(day.month).padStart(2, '0')}`;
  return day.day === 0 ? month : `${month}-${String(day.day).padStart(2, '0')}`;
}
