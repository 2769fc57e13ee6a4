import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '#contracts/accounts.ts';
import { editsOf, newEntry, outcomeOf, type Edits } from './edits.ts';
import { readDate } from './read-date.ts';
import { rebase } from './rebase.ts';

const source = { kind: 'import', at: '2026-03-02T10:00:00Z', by: null } as const;
const entry = (id: string, value: unknown, text: string, more: object = {}) => ({
  id,
  use: 'primary' as const,
  value,
  text,
  masked: false,
  source,
  predecessors: 0,
  ...more,
});
const account: Account = {
  id: 'act_12345678',
  referenceId: 'usr_1',
  personaId: null,
  name: 'Santos Maria',
  type: 'User',
  status: 'active',
  version: 3,
  createdAt: source.at,
  updatedAt: source.at,
  redactedAt: null,
  origin: source,
  tags: [],
  fields: [
    { field: 'name', entries: [entry('1', { first: 'Santos', last: 'Maria' }, 'Santos Maria')] },
    { field: 'birthdate', entries: [entry('2', '1988-04-07', '1988-04-07')] },
    {
      field: 'identification',
      entries: [
        entry('3', { class: 'pp', country: 'PT', number: '••••4417' }, 'PP PT ••••4417', { masked: true }),
      ],
    },
    { field: 'custom:points', entries: [entry('4', { type: 'integer', value: 12 }, '12')] },
  ],
  counts: { inquiries: 0, waiting: 0, documents: 0, reports: 0 },
};

const typed = (edits: Edits, key: string, texts: Record<string, string>): Edits => ({
  ...edits,
  entries: edits.entries.map((one) =>
    one.key === key ? { ...one, texts: { ...one.texts, ...texts } } : one,
  ),
});

describe('changes of an account', () => {
  test('are none when nothing was typed, also of a masked value', () => {
    expect(outcomeOf(account, editsOf(account))).toEqual({
      changes: [],
      header: {},
      lines: [],
      problems: new Map(),
    });
  });

  test('set a whole value when one part of it was typed', () => {
    const outcome = outcomeOf(account, typed(editsOf(account), 'name 1', { first: 'Maria', last: 'Santos' }));
    expect(outcome.changes).toEqual([
      { action: 'set', field: 'name', entryId: '1', value: { first: 'Maria', last: 'Santos' } },
    ]);
    expect(outcome.lines).toEqual([
      { key: 'name 1', field: 'name', before: 'Santos Maria', after: 'Maria Santos' },
    ]);
  });

  test('never send the dots of a mask as a number', () => {
    const outcome = outcomeOf(account, typed(editsOf(account), 'identification 3', { country: 'ES' }));
    expect(outcome.changes).toEqual([]);
    expect(outcome.problems.get('identification 3')).toBe('Type the whole number.');
  });

  test('keep a number of a custom field a number and refuse a word in its place', () => {
    expect(outcomeOf(account, typed(editsOf(account), 'custom:points 4', { text: '15' })).changes).toEqual([
      { action: 'set', field: 'custom:points', entryId: '4', value: { type: 'integer', value: 15 } },
    ]);
    expect(
      outcomeOf(account, typed(editsOf(account), 'custom:points 4', { text: 'many' })).problems.size,
    ).toBe(1);
  });

  test('leave out a new value that was never filled in', () => {
    const edits = editsOf(account);
    const outcome = outcomeOf(account, {
      ...edits,
      entries: [...edits.entries, newEntry('email', 'additional', 1)],
    });
    expect(outcome.changes).toEqual([]);
  });

  test('refuse an empty reference id instead of dropping it', () => {
    const outcome = outcomeOf(account, { ...editsOf(account), referenceId: ' ' });
    expect(outcome.header).toEqual({});
    expect(outcome.problems.has('referenceId')).toBe(true);
  });
});

describe('a newer account', () => {
  const newer: Account = {
    ...account,
    version: 4,
    status: 'frozen',
    fields: account.fields.map((field) =>
      field.field === 'birthdate' ? { ...field, entries: [entry('2', '1988-07-04', '1988-07-04')] } : field,
    ),
  };

  test('keeps what was typed and takes over the rest', () => {
    const edits = typed(editsOf(account), 'name 1', { first: 'Maria' });
    const carried = rebase(account, edits, newer);
    expect(carried.entries.find((one) => one.key === 'name 1')?.texts).toEqual({
      first: 'Maria',
      last: 'Maria',
    });
    expect(carried.entries.find((one) => one.key === 'birthdate 2')?.texts).toEqual({ text: '1988-07-04' });
    expect(carried.status).toBe('frozen');
  });

  test('brings a typed value back as a new one when its entry is gone', () => {
    const edits = typed(editsOf(account), 'custom:points 4', { text: '15' });
    const without = { ...newer, fields: newer.fields.filter((field) => field.field !== 'custom:points') };
    expect(rebase(account, edits, without).entries.at(-1)).toMatchObject({
      field: 'custom:points',
      entryId: null,
      texts: { text: '15' },
    });
  });
});

describe('typed dates', () => {
  test.each([
    ['1988-07-04', '1988-07-04'],
    ['1988-7', '1988-07'],
    ['1988', '1988'],
    ['4 Jul 1988', '1988-07-04'],
    ['July 1988', '1988-07'],
    ['Jul 4, 1988', '1988-07-04'],
    ['04.07.1988', '1988-07-04'],
    ['13/7/1988', '1988-07-13'],
    ['7/13/1988', '1988-07-13'],
  ])('%s is read as %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  test.each(['4/7/1988', '31 Jun 1988', '1988-13-01', '29.02.1989', 'soon', ''])('%s is refused', (text) => {
    expect(readDate(text)).toBeNull();
  });

  test('every real day survives being written and read', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          expect(readDate(iso)).toBe(iso);
        },
      ),
    );
  });
});
