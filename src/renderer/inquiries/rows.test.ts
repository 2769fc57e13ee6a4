import { describe, expect, test } from 'vitest';
import type { FieldComparison } from '#contracts/person.ts';
import { resolve } from './resolving.ts';
import { changedFields, marksOf, rowOf } from './rows.ts';

const nothing = { resolution: undefined, after: null, changedSince: false, revealed: null };

const name: FieldComparison = {
  field: 'name',
  level: 'close',
  reason: 'first_last_swapped',
  reasons: [{ code: 'first_last_swapped', onFile: [[0, 5]], incoming: [[7, 12]], mark: 'exchanged' }],
  sentence: 'Given and family name are exchanged',
  onFile: { index: 0, text: 'Maria Santos', normalised: 'maria santos' },
  incoming: { index: 0, text: 'Santos Maria', normalised: 'santos maria' },
  more: { onFile: 2, incoming: 0 },
  decisive: true,
  ruleId: 'name.first-last-swapped',
  ruleVersion: 1,
  points: 6.5,
  fixes: [],
};
const nationality: FieldComparison = {
  ...name,
  field: 'nationality',
  level: 'conflict',
  reason: 'different',
  reasons: [{ code: 'different', onFile: [[0, 2]], incoming: [[0, 2]], mark: 'differs' }],
  onFile: { index: 0, text: 'PT', normalised: 'PT' },
  incoming: { index: 0, text: 'BR', normalised: 'BR' },
  more: { onFile: 0, incoming: 0 },
};

describe('a row of the grid', () => {
  test('marks the characters its reasons rest on, each side its own', () => {
    expect(marksOf(name, 'onFile')).toEqual([{ from: 0, to: 5, kind: 'exchanged' }]);
    expect(marksOf(name, 'incoming')).toEqual([{ from: 7, to: 12, kind: 'exchanged' }]);
  });

  test('says the reason in words, and how many values more there are', () => {
    const row = rowOf(name, nothing);
    expect(row.word).toBe('names swapped');
    expect(row.onFile?.after).toBe('+2 more');
  });

  test('shows a country by its name and marks the whole of it', () => {
    const row = rowOf(nationality, nothing);
    expect(row.onFile).toMatchObject({ text: 'Portugal', marks: [{ from: 0, to: 8, kind: 'differs' }] });
  });

  test('shows old and new after a correction, at the level it then has', () => {
    const after: FieldComparison = {
      ...name,
      level: 'exact',
      onFile: { index: 0, text: 'Santos Maria', normalised: '' },
    };
    const row = rowOf(name, { ...nothing, after, resolution: resolve(name, { choice: 'account-wrong' }) });
    expect(row).toMatchObject({
      level: 'exact',
      onFile: { text: 'Maria Santos', corrected: 'Santos Maria' },
    });
  });

  test('strikes the incoming value when the account is right', () => {
    const row = rowOf(name, { ...nothing, resolution: resolve(name, { choice: 'inquiry-wrong' }) });
    expect(row.incoming).toMatchObject({ struck: true });
    expect(row.level).toBe('close');
  });

  test('reads the corrected value of a past decision from the decision itself', () => {
    const fix = { code: 'swap-names', value: { first: 'Santos', last: 'Maria' }, text: '' } as const;
    const row = rowOf(name, { ...nothing, resolution: resolve(name, { choice: 'account-wrong', fix }) });
    expect(row.onFile?.corrected).toBe('Santos Maria');
  });
});

test('a field counts as changed when its value on file is another one, also when it came or went', () => {
  const comparison = (fields: readonly FieldComparison[]) => ({
    engine: 'test',
    fields: [...fields],
    counts: { exact: 0, equivalent: 0, close: 0, conflict: 0, 'one-sided': 0, 'not-compared': 0 },
    suggestion: { verdict: 'unclear' as const, sentence: '' },
  });
  const moved = { ...name, onFile: { index: 0, text: 'Maria Silva', normalised: '' } };
  expect([...changedFields(comparison([name, nationality]), comparison([moved, nationality]))]).toEqual([
    'name',
  ]);
  expect([...changedFields(comparison([name]), comparison([name, nationality]))]).toEqual(['nationality']);
});
