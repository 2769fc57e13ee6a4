import { describe, expect, it } from 'vitest';
import { policyPresets } from '#contracts/retention-policies.ts';
import { isDay, monthsLater } from './days.ts';
import { readPeriod, readRule, typedFrom } from './policy-form.ts';

describe('a policy in the dialog', () => {
  it.each(policyPresets.map((preset) => [preset.name, preset] as const))(
    'comes out as it went in: %s',
    (name, { source, rule }) => {
      expect(readRule(typedFrom(name, source, true, rule))).toEqual(rule);
    },
  );

  it('is not complete without any period, without closing statuses, or without the time in the archive', () => {
    const empty = typedFrom('x', '', true, null);
    expect(readRule(empty)).toBeNull();
    const years = { years: '5', months: '', days: '' };
    expect(readRule({ ...empty, dueAfter: years })).not.toBeNull();
    expect(readRule({ ...empty, dueAfter: years, countedFrom: 'closing', closedStatuses: ' , ' })).toBeNull();
    expect(readRule({ ...empty, dueAfter: years, archiveFirst: true })).toBeNull();
  });

  it('takes whole numbers only', () => {
    expect(readPeriod({ years: '1', months: ' 6 ', days: '' })).toEqual({ years: 1, months: 6, days: 0 });
    expect(readPeriod({ years: '', months: '', days: '' })).toBeNull();
    for (const years of ['-1', '1.5', 'two', '1e9'])
      expect(readPeriod({ years, months: '', days: '' })).toBe('wrong');
  });
});

describe('days as typed', () => {
  it('are days of the calendar', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay('2027-02-29')).toBe(false);
    expect(isDay('2027-2-9')).toBe(false);
    expect(isDay('')).toBe(false);
  });

  it('so many months later end with the month', () => {
    expect(monthsLater('2026-11-30', 1)).toBe('2026-12-30');
    expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28');
    expect(monthsLater('2028-02-29', 12)).toBe('2029-02-28');
  });
});
