/**
 * Days and periods. A day is `yyyy-mm-dd` in UTC, so that the same vault says the same everywhere and summer time cannot
 * move anything.
 */
import type { Period } from '#contracts/retention-policies.ts';

/** The day of an instant (ISO 8601, UTC). */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

const msPerDay = 86_400_000;

function partsOf(day: string): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** Months count from 1 here; `Date.UTC` would take a year below 100 for one of the twentieth century. */
function dayFrom(year: number, month: number, date: number): string {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return dayOf(at.toISOString());
}

function daysInMonth(year: number, month: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month, 0);
  return at.getUTCDate();
}

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  const [year, month, date] = partsOf(day);
  return dayFrom(year, month, date + days);
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay);
}

/** No vault outlives this; sums of periods stay within four-digit years, which compare as text. */
export const lastDay = '9999-12-31';

/**
 * The last day of a period that an event begins. The day of the event is not counted; years and months are counted
 * first, to the same date or, where that month has no such date, to its last day; then the days.
 * @source Regulation (EEC, Euratom) No 1182/71, Article 3(1) and (2)(c)
 */
export function endOf(event: string, period: Period): string {
  const [year, month, date] = partsOf(event);
  const months = month - 1 + period.months;
  const endYear = year + period.years + Math.floor(months / 12);
  const endMonth = (months % 12) + 1;
  if (endYear > 9990) return lastDay;
  const end = dayFrom(endYear, endMonth, Math.min(date, daysInMonth(endYear, endMonth)));
  const full = plusDays(end, period.days);
  return full.length === 10 ? full : lastDay;
}

/** The first day after a period: on it something is due. */
export function dueAfter(event: string, period: Period): string {
  const end = endOf(event, period);
  return end === lastDay ? lastDay : plusDays(end, 1);
}

/** The later of two days or instants of the same precision; null is earlier than all. */
export function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
