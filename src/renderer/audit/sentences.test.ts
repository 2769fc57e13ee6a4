import { describe, expect, it } from 'vitest';
import type { Fact } from './data.ts';
import { sentenceOf } from './sentences.ts';
import { kinds, settledClock } from './words.ts';

const names = { people: new Map<string, string>(), tags: new Map<string, string>() };
const said = (action: string, params: Fact['params']): string =>
  sentenceOf(
    {
      seq: 1,
      at: '2026-01-01T00:00:00.000Z',
      by: null,
      action,
      subject: null,
      reference: null,
      params,
      place: null,
    },
    names,
  );

describe('facts as sentences', () => {
  it('a moved clock is said with how far it moved, and once it is settled with why it is right', () => {
    expect(said('retention.clock-moved', { kind: 'ahead', days: 90 })).toBe('Found the clock 90 days ahead');
    expect(said('retention.clock-moved', { kind: 'behind', days: 0 })).toBe(
      'Found the clock set back by less than a day',
    );
    expect(said(settledClock, { kind: 'ahead', days: 1, reason: 'was-wrong' })).toBe(
      'Clock settled, 1 day ahead: it was wrong before',
    );
    expect(kinds.map(({ value }) => value)).toContain(settledClock);
  });

  it('wrong attempts to sign in are told by what was typed', () => {
    expect(said('person.sign-in-failed', { count: 3, recoveryKeys: 1 })).toBe(
      'Typed before that: 2 wrong passphrases and 1 wrong recovery key',
    );
    expect(said('person.sign-in-failed', { count: 1 })).toBe('Typed before that: 1 wrong passphrase');
    expect(said('person.sign-in-failed', { count: 2, recoveryKeys: 2 })).toBe(
      'Typed before that: 2 wrong recovery keys',
    );
  });
});
