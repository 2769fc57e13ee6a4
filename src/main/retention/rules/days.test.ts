import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '#contracts/retention-policies.ts';
import { dayOf, daysBetween, dueAfter, endOf, lastDay, later, plusDays } from './days.ts';

const period = (years = 0, months = 0, days = 0): Period => ({ years, months, days });
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => dayOf(date.toISOString()));
const length = fc.record({
  years: fc.nat({ max: 60 }),
  months: fc.nat({ max: 30 }),
  days: fc.nat({ max: 800 }),
});

describe('a period', () => {
  it.each([
    ['ends on the same date, years on', '2020-03-15', period(5), '2025-03-15'],
    ['ends on the same date, months on', '2020-03-15', period(0, 1), '2020-04-15'],
    ['crosses the end of a year', '2020-11-30', period(0, 3), '2021-02-28'],
    ['ends on the last day of a shorter month', '2021-01-31', period(0, 1), '2021-02-28'],
    ['ends on the last day of a shorter month in a leap year', '2024-01-31', period(0, 1), '2024-02-29'],
    ['does not grow longer because it began at the end of a month', '2021-02-28', period(0, 1), '2021-03-28'],
    ['from a leap day ends on 28 February', '2020-02-29', period(1), '2021-02-28'],
    ['from a leap day ends on the next leap day', '2020-02-29', period(4), '2024-02-29'],
    ['from a leap day over the end of a century', '1896-02-29', period(4), '1900-02-28'],
    ['from a leap day to a leap century', '1996-02-29', period(4), '2000-02-29'],
    ['counts years and months before days', '2021-01-31', period(0, 1, 1), '2021-03-01'],
    ['of years and months together clamps once', '2019-03-31', period(1, 11), '2021-02-28'],
    ['of days counts the days after the event', '2024-02-28', period(0, 0, 2), '2024-03-01'],
    ['of many months is as many years', '2020-12-31', period(0, 24), '2022-12-31'],
    ['longer than the calendar never ends', '2020-01-01', period(9000), lastDay],
  ])('%s', (_rule, event, length, end) => {
    expect(endOf(event, length)).toBe(end);
  });

  it('is over on the day after its last: that is the day something is due', () => {
    expect(dueAfter('2020-03-15', period(5))).toBe('2025-03-16');
    expect(dueAfter('2020-02-29', period(1))).toBe('2021-03-01');
    expect(dueAfter('2019-12-31', period(1))).toBe('2021-01-01');
  });

  it('of calendar years and months falls on the same date, or on the last day of its month', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 60 }), fc.nat({ max: 30 }), (event, years, months) => {
        const end = endOf(event, period(years, months));
        const [date, endDate] = [Number(event.slice(8)), Number(end.slice(8))];
        const lastOfMonth = plusDays(end, 1).endsWith('-01');
        expect(endDate === date || (endDate < date && lastOfMonth)).toBe(true);
        const monthsBetween =
          (Number(end.slice(0, 4)) - Number(event.slice(0, 4))) * 12 +
          Number(end.slice(5, 7)) -
          Number(event.slice(5, 7));
        expect(monthsBetween).toBe(years * 12 + months);
      }),
    );
  });

  it('never ends earlier for a later event, nor for a longer one', () => {
    fc.assert(
      fc.property(day, day, length, length, (one, other, short, more) => {
        const [first = one, second = other] = [one, other].sort();
        expect(endOf(first, short) <= endOf(second, short)).toBe(true);
        const longer = period(short.years + more.years, short.months, short.days + more.days);
        expect(endOf(one, short) <= endOf(one, longer)).toBe(true);
      }),
    );
  });

  it('gives a real day of the calendar, always', () => {
    fc.assert(
      fc.property(day, length, (event, length) => {
        const end = endOf(event, length);
        expect(new Date(`${end}T00:00:00Z`).toISOString().slice(0, 10)).toBe(end);
        expect(end >= event).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  it('are those of UTC, wherever the machine stands', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin']) {
        process.env['TZ'] = zone;
        expect(dayOf('2026-03-29T23:59:59.999Z')).toBe('2026-03-29');
        // Summer time begins in Berlin on this day: one of its hours is missing.
        expect(plusDays('2026-03-28', 1)).toBe('2026-03-29');
        expect(plusDays('2026-03-29', 1)).toBe('2026-03-30');
        expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
        expect(endOf('2025-10-26', period(0, 1))).toBe('2025-11-26');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('added and counted agree', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        expect(daysBetween(from, plusDays(from, days))).toBe(days);
      }),
    );
  });

  it('compare so that nothing is earlier than all', () => {
    expect(later(null, null)).toBeNull();
    expect(later(null, '2020-01-01')).toBe('2020-01-01');
    expect(later('2020-01-02', '2020-01-01')).toBe('2020-01-02');
  });
});
