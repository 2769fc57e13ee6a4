const dayMs = 86_400_000;

/** A calendar date as `YYYY-MM-DD`. */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Year, month and day of a full calendar date. Throws RangeError for anything else. */
export function dateParts(date: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`not a full calendar date: ${date}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** The instant `days` after `instant` (fractions and negative numbers allowed), ISO 8601 UTC with milliseconds. */
export function shiftInstant(instant: string, days: number): string {
  return new Date(Date.parse(instant) + Math.round(days * dayMs)).toISOString();
}

/** The calendar date `days` after the calendar date `date`. */
export function shiftDate(date: string, days: number): string {
  return shiftInstant(`${date}T00:00:00.000Z`, days).slice(0, 10);
}
