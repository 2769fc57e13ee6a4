/** How dates, ages, counts and sizes are written. One place, one language (British English). */

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const birthFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const countFormat = new Intl.NumberFormat('en-GB');
const regionNames = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'code' });

/** An instant as `21 Nov 2026, 09:14`, in the workstation's time zone. Unreadable text comes back as it is. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? instant
    : `${monthAsWritten(dayFormat.format(at))}, ${timeFormat.format(at)}`;
}

/** An instant's day as `21 Nov 2026`. */
export function formatDay(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : monthAsWritten(dayFormat.format(at));
}

/** September is the one month that en-GB abbreviates to four letters. */
function monthAsWritten(text: string): string {
  return text.replace('Sept', 'Sep');
}

/** A calendar date as far as it is known: `4 July 1988`, `July 1988` or `1988`; never expanded. */
export function formatPartialDate(date: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  if (month === undefined) return year ?? date;
  const at = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return day === undefined ? monthFormat.format(at) : birthFormat.format(at);
}

/** How long ago, in one or two short words: `now`, `6 min`, `3 h`, `2 d`, `5 w`, `3 y`. `now` is in milliseconds. */
export function formatAge(instant: string, now: number = Date.now()): string {
  const minutes = Math.floor((now - new Date(instant).getTime()) / 60_000);
  if (Number.isNaN(minutes)) return '';
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h`;
  const days = Math.floor(hours / 24);
  if (days < 14) return `${days} d`;
  if (days < 365) return `${Math.floor(days / 7)} w`;
  return `${Math.floor(days / 365)} y`;
}

/** A whole number with thousands apart: `1,184`. */
export function formatCount(count: number): string {
  return countFormat.format(count);
}

/** A count with its noun: `1 account`, `1,184 accounts`. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A size in bytes as `340 B`, `12 KB`, `4.2 MB`. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${units[unit] ?? ''}`;
}

/** Seconds as `8 s` or `1 min 20 s`. */
export function formatWait(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return rest === 0 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 60)} min ${rest} s`;
}

/** A country by its ISO 3166 alpha-2 code; anything else comes back as it is. */
export function formatCountry(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return regionNames.of(code) ?? code;
}

/** Every ISO 3166 alpha-2 code that the runtime knows a country's name for, by name. */
export function countryCodes(): readonly string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  // Codes the runtime names although they are no countries: groups, former states, private use.
  const notCountries = new Set([
    'EU',
    'EZ',
    'UN',
    'XA',
    'XB',
    'ZZ',
    'AN',
    'CS',
    'DD',
    'FX',
    'NT',
    'SU',
    'TP',
    'YD',
    'YU',
    'ZR',
    'QO',
    'BU',
    'DY',
    'HV',
    'NH',
    'RH',
    'VD',
    'UK',
  ]);
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notCountries.has(code) && regionNames.of(code) !== code)
    .toSorted((one, other) => formatCountry(one).localeCompare(formatCountry(other), 'en-GB'));
}
