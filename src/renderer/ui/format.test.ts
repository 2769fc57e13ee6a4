import { describe, expect, it } from 'vitest';
import {
  countryCodes,
  formatAge,
  formatCount,
  formatCountry,
  formatDay,
  formatInstant,
  formatPartialDate,
  formatSize,
  formatWait,
  plural,
} from './format.ts';

const now = Date.parse('2026-11-21T09:14:00Z');

describe('dates', () => {
  it('writes an instant as day, month, year and time', () => {
    expect(formatInstant('2026-11-21T09:14:00Z')).toMatch(/^2\d Nov 2026, \d\d:\d\d$/);
  });
  it('shortens September like every other month', () => {
    expect(formatDay('2026-09-15T12:00:00Z')).toBe('15 Sep 2026');
  });
  it('never invents the day or month of a partial date', () => {
    expect(formatPartialDate('1988')).toBe('1988');
    expect(formatPartialDate('1988-07')).toBe('July 1988');
    expect(formatPartialDate('1988-07-04')).toBe('4 July 1988');
  });
  it('gives unreadable text back unchanged', () => {
    expect(formatInstant('soon')).toBe('soon');
    expect(formatPartialDate('04/07/1988')).toBe('04/07/1988');
  });
});

describe('ages', () => {
  it.each([
    ['2026-11-21T09:13:30Z', 'now'],
    ['2026-11-21T09:08:00Z', '6 min'],
    ['2026-11-21T06:14:00Z', '3 h'],
    ['2026-11-19T09:14:00Z', '2 d'],
    ['2026-10-17T09:14:00Z', '5 w'],
    ['2023-11-20T09:14:00Z', '3 y'],
  ])('writes %s as %s', (instant, age) => {
    expect(formatAge(instant, now)).toBe(age);
  });
});

describe('counts and sizes', () => {
  it('sets thousands apart and counts one as one', () => {
    expect(formatCount(1184)).toBe('1,184');
    expect(plural(1, 'account')).toBe('1 account');
    expect(plural(2, 'inquiry', 'inquiries')).toBe('2 inquiries');
  });
  it('writes sizes with one decimal below ten', () => {
    expect(formatSize(340)).toBe('340 B');
    expect(formatSize(4_200_000)).toBe('4.2 MB');
    expect(formatSize(12_345)).toBe('12 KB');
  });
  it('counts a wait in whole seconds, rounded up', () => {
    expect(formatWait(7.2)).toBe('8 s');
    expect(formatWait(80)).toBe('1 min 20 s');
  });
});

describe('countries', () => {
  it('are named by their code, and unknown text stays as it is', () => {
    expect(formatCountry('PT')).toBe('Portugal');
    expect(formatCountry('Portugal')).toBe('Portugal');
  });
  it('lists real countries once, by name', () => {
    const codes = countryCodes();
    expect(codes).toContain('GB');
    expect(codes).not.toContain('UK');
    expect(codes).not.toContain('EU');
    expect(new Set(codes.map(formatCountry)).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(240);
    expect(codes.length).toBeLessThan(260);
  });
});
