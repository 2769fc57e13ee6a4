/** Reads dates as people type them. A day and a month that could be either is not guessed. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * `1988-07-04`, `1988-07`, `1988`, `4 Jul 1988`, `July 1988`, `Jul 4, 1988`, `04.07.1988`; `13/7/1988` because 13 is
 * no month. `4/7/1988` is refused: it means two days. Days that do not exist are refused.
 * @returns the date as ISO text as far as it is known, or null
 */
export function readDate(text: string): string | null {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(plain);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(plain);
  if (dotted) return checked(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(plain);
  if (slashed) return unambiguous(slashed[1] ?? '', slashed[2] ?? '', slashed[3]);
  const dayFirst = /^(?:(\d{1,2})\.? )?([a-z]{3,9})\.?,? (\d{4})$/.exec(plain);
  if (dayFirst) return checked(dayFirst[3], monthNumber(dayFirst[2] ?? ''), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(plain);
  if (monthFirst) return checked(monthFirst[3], monthNumber(monthFirst[1] ?? ''), monthFirst[2]);
  return null;
}

function unambiguous(one: string, two: string, year: string | undefined): string | null {
  if (Number(one) > 12) return checked(year, two, one);
  if (Number(two) > 12) return checked(year, one, two);
  return one === two ? checked(year, one, two) : null;
}

function monthNumber(word: string): string {
  const names = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ];
  const at = names.findIndex(
    (name, index) => name === word || months[index] === word || (word === 'sept' && index === 8),
  );
  return at < 0 ? 'none' : String(at + 1);
}

function checked(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | null {
  if (year === undefined) return null;
  if (month === undefined) return year;
  const monthOf = Number(month);
  if (!(monthOf >= 1 && monthOf <= 12)) return null;
  const withMonth = `${year}-${String(monthOf).padStart(2, '0')}`;
  if (day === undefined) return withMonth;
  const daysInMonth = new Date(Date.UTC(Number(year), monthOf, 0)).getUTCDate();
  const dayOf = Number(day);
  return dayOf >= 1 && dayOf <= daysInMonth ? `${withMonth}-${String(dayOf).padStart(2, '0')}` : null;
}
