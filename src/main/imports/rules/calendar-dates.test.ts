import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCalendarDate, readInstant } from './calendar-dates.ts';
import type { DateOrder } from './calendar-dates.ts';

describe('calendar dates', () => {
  it.each([
    ['1988-07-04', '1988-07-04'],
    ['1988-7-4', '1988-07-04'],
    ['1988-07-04T23:59:59Z', '1988-07-04'],
    ['1988/07/04', '1988-07-04'],
    ['1988.07.04.', '1988-07-04'],
    ['04.07.1988', '1988-07-04'],
    ['4. 7. 1988', '1988-07-04'],
    ['31/12/1988', '1988-12-31'],
    ['12/31/1988', '1988-12-31'],
    ['04/04/1988', '1988-04-04'],
    ['4 July 1988', '1988-07-04'],
    ['July 4th, 1988', '1988-07-04'],
    ['04-Jul-1988', '1988-07-04'],
    ['4. März 1988', '1988-03-04'],
    ['1er août 1988', '1988-08-01'],
    ['4 de julio de 1988', '1988-07-04'],
    ['1988年7月4日', '1988-07-04'],
    ['1988년 7월 4일', '1988-07-04'],
    ['１９８８-０７-０４', '1988-07-04'],
    ['٠٤.٠٧.١٩٨٨', '1988-07-04'],
    ['19880714', '1988-07-14'],
    ['32328', '1988-07-04'],
    ['32328.75', '1988-07-04'],
    ['1988', '1988'],
    ['1988-07', '1988-07'],
    ['07/1988', '1988-07'],
    ['July 1988', '1988-07'],
    ['1988-00-00', '1988'],
    ['1988-07-00', '1988-07'],
    ['29.02.2000', '2000-02-29'],
  ])('reads %s as %s', (text, date) => {
    expect(readCalendarDate(text)).toEqual({ date });
  });

  it.each([
    ['31.02.1988', 'date-impossible'],
    ['29.02.1900', 'date-impossible'],
    ['1988-13-01', 'date-impossible'],
    ['1988-00-04', 'date-impossible'],
    ['0000-00-00', 'date-impossible'],
    ['9999-12-31', 'date-impossible'],
    ['04/07/1988', 'date-ambiguous'],
    ['04-07-1988', 'date-ambiguous'],
    ['04.07.88', 'date-two-digit-year'],
    ['4 Jul 88', 'date-two-digit-year'],
    ['soon', 'date-unreadable'],
    ['1,234', 'date-unreadable'],
    ['', 'date-unreadable'],
  ])('refuses %s with %s', (text, problem) => {
    expect(readCalendarDate(text)).toEqual({ problem });
  });

  it.each([
    ['dmy', '04/07/1988', '1988-07-04'],
    ['mdy', '04/07/1988', '1988-04-07'],
    ['dmy', '04071988', '1988-07-04'],
    ['mdy', '04.07.1988', '1988-04-07'],
    ['ymd', '20010203', '2001-02-03'],
  ] as const)('lets the order %s decide %s', (order, text, date) => {
    expect(readCalendarDate(text, order)).toEqual({ date });
  });

  it('does not swap day and month against the stated order to make a date possible', () => {
    expect(readCalendarDate('12/31/1988', 'dmy')).toEqual({ problem: 'date-impossible' });
  });

  it('reads every day back from each way of writing it', () => {
    const day = fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom<DateOrder>('dmy', 'mdy'), (date, order) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        const written = order === 'dmy' ? `${dayOfMonth}/${month}/${year}` : `${month}/${dayOfMonth}/${year}`;
        expect(readCalendarDate(written, order)).toEqual({ date: iso });
        expect(readCalendarDate(iso)).toEqual({ date: iso });
        expect(readCalendarDate(`${dayOfMonth}.${month}.${year}`)).toEqual({ date: iso });
      }),
    );
  });

  it('answers every text with a possible date or a problem, and never throws', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9./\- ]{0,12}$/));
    fc.assert(
      fc.property(text, (written) => {
        const read = readCalendarDate(written);
        if ('problem' in read) return;
        expect(read.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
        const full = `${read.date}-01-01`.slice(0, 10);
        expect(new Date(full).toISOString().slice(0, 10)).toBe(full);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('instants', () => {
  it.each([
    ['2023-09-22T17:13:49.000Z', '2023-09-22T17:13:49.000Z'],
    ['2023-09-22 17:13', '2023-09-22T17:13:00.000Z'],
    ['2023-09-22T17:13:49+02:00', '2023-09-22T15:13:49.000Z'],
    ['2023-09-22 17:13:49 UTC', '2023-09-22T17:13:49.000Z'],
    ['2023-09-22', '2023-09-22T00:00:00.000Z'],
    ['22.09.2023', '2023-09-22T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  it.each(['2023-02-31T00:00:00Z', '2023-09', 'yesterday', '2023-09-22T25:00Z'])('refuses %s', (text) => {
    expect(readInstant(text)).toBeNull();
  });
});
