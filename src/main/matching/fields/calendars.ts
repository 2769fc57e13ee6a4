/** Days of other calendars as days of the Gregorian calendar, by arithmetic alone. */

/** A day of the Gregorian calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Number of a Gregorian day, counted from 1 January 1970.
 * @source Hinnant, chrono-compatible low-level date algorithms.
 */
export function dayNumber({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The Gregorian day of a day number; the inverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part + (part < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  };
}

/** True when the day exists in the Gregorian calendar. */
export function isRealDay({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

/**
 * Solar Hijri (Iran, Afghanistan): 33-year cycle with eight leap years, exact for 1178 to 1633.
 * @source Borkowski, The Persian calendar for 3000 years (1996), its 33-year part.
 */
export function fromSolarHijri({ year, month, day }: Day): Day {
  const past = year - 979;
  let number = 365 * past + Math.floor(past / 33) * 8 + Math.floor(((((past % 33) + 33) % 33) + 3) / 4);
  number += month <= 7 ? 31 * (month - 1) : 30 * (month - 7) + 186;
  // 1 Farvardin 979 is 20 March 1600.
  return dayOfNumber(number + day - 1 + dayNumber({ year: 1600, month: 3, day: 20 }));
}

/**
 * Lunar Hijri, tabular form. The civil calendar of Saudi Arabia may differ by a day, which the rule tolerates.
 * @source Reingold and Dershowitz, Calendrical Calculations, chapter 7.
 */
export function fromLunarHijri({ year, month, day }: Day): Day {
  const number =
    day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) - 1;
  // 1 Muharram 1 is 19 July 622 of the proleptic Gregorian calendar.
  return dayOfNumber(number + dayNumber({ year: 622, month: 7, day: 19 }));
}

/**
 * Ethiopian: twelve months of thirty days and five or six days more.
 * @source Reingold and Dershowitz, Calendrical Calculations, chapter 4.
 */
export function fromEthiopian({ year, month, day }: Day): Day {
  const number = 365 * (year - 1) + Math.floor(year / 4) + 30 * (month - 1) + day - 1;
  // 1 Meskerem 1 is 27 August 8 of the proleptic Gregorian calendar.
  return dayOfNumber(number + dayNumber({ year: 8, month: 8, day: 27 }));
}

/**
 * First year of each Japanese era.
 * @source Japan, Era Name Act and its cabinet orders.
 */
export const japaneseEras: Readonly<Record<string, number>> = {
  明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019, 明: 1868, 大: 1912, 昭: 1926, 平: 1989, 令: 2019,
  m: 1868, t: 1912, s: 1926, h: 1989, r: 2019, meiji: 1868, taisho: 1912, showa: 1926, heisei: 1989, reiwa: 2019,
}; // prettier-ignore
