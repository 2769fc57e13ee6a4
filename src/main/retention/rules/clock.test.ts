import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitDays, readClock } from './clock.ts';

const at = (day: string) => `${day}T12:00:00.000Z`;

describe('the clock of retention', () => {
  it('follows the machine from session to session', () => {
    expect(readClock(null, at('2026-11-22'))).toEqual({
      state: 'steady',
      trusted: at('2026-11-22'),
      today: '2026-11-22',
      days: 0,
    });
    expect(readClock(at('2026-11-01'), at('2026-11-22'))).toMatchObject({
      state: 'steady',
      today: '2026-11-22',
    });
  });

  it('set back ten years, stays where it was: no period begins to run again', () => {
    expect(readClock(at('2026-11-22'), at('2016-11-22'))).toEqual({
      state: 'behind',
      trusted: at('2026-11-22'),
      today: '2026-11-22',
      days: 3652,
    });
  });

  it('set ahead by more than the limit, does not move: nothing becomes due', () => {
    expect(readClock(at('2026-11-22'), at('2036-11-22'))).toMatchObject({
      state: 'ahead',
      trusted: at('2026-11-22'),
      today: '2026-11-22',
    });
  });

  it('follows a rest of exactly the limit, and not of a moment more', () => {
    const from = Date.parse(at('2026-01-01'));
    const limit = limitDays * 86_400_000;
    expect(readClock(at('2026-01-01'), new Date(from + limit).toISOString()).state).toBe('steady');
    expect(readClock(at('2026-01-01'), new Date(from + limit + 1).toISOString()).state).toBe('ahead');
  });

  it('makes nothing of the corrections every machine makes', () => {
    expect(readClock('2026-11-22T12:00:00.000Z', '2026-11-22T11:59:30.000Z')).toMatchObject({
      state: 'steady',
      trusted: '2026-11-22T12:00:00.000Z',
    });
  });

  it('never runs backwards, and never passes both what it believed and the machine', () => {
    const instant = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instant, fc.array(instant, { maxLength: 20 }), (first, looks) => {
        let trusted = first;
        for (const machine of looks) {
          const reading = readClock(trusted, machine);
          expect(reading.trusted >= trusted).toBe(true);
          expect(reading.trusted <= (machine > trusted ? machine : trusted)).toBe(true);
          trusted = reading.trusted;
        }
      }),
    );
  });
});
