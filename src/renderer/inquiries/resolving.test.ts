import { describe, expect, test } from 'vitest';
import type { Comparison, FieldComparison, Level, PersonField } from '#contracts/person.ts';
import { drawnOrder, groupsOf, stepTo } from './order.ts';
import {
  choicesOf,
  effectOf,
  isSentence,
  likelyReason,
  noteCause,
  resolve,
  standing,
  unresolved,
  withResolution,
} from './resolving.ts';

function compared(field: PersonField, level: Level, more: Partial<FieldComparison> = {}): FieldComparison {
  const text = (side: string) => ({ index: 0, text: `${field} ${side}`, normalised: field });
  return {
    field,
    level,
    reason: level,
    reasons: [],
    sentence: '',
    onFile: text('on file'),
    incoming: level === 'one-sided' ? null : text('incoming'),
    more: { onFile: 0, incoming: 0 },
    decisive: ['name', 'birthdate', 'identification', 'nationality'].includes(field),
    ruleId: 'rule',
    ruleVersion: 1,
    points: 0,
    fixes: [],
    ...more,
  };
}

function comparison(fields: readonly FieldComparison[]): Comparison {
  const counts = { exact: 0, equivalent: 0, close: 0, conflict: 0, 'one-sided': 0, 'not-compared': 0 };
  for (const field of fields) counts[field.level] += 1;
  return { engine: 'test', fields: [...fields], counts, suggestion: { verdict: 'unclear', sentence: '' } };
}

const swapped = compared('name', 'conflict', {
  fixes: [{ code: 'swap-names', value: { first: 'Santos', last: 'Maria' }, text: 'Santos Maria' }],
});
const birthdate = compared('birthdate', 'close');
const email = compared('email', 'conflict');
const phone = compared('phone', 'one-sided');
const id = compared('identification', 'exact');
const all = comparison([swapped, birthdate, id, email, phone]);

describe('the order of the grid', () => {
  test('puts conflicts first inside their group and keeps the groups apart', () => {
    expect(drawnOrder(groupsOf(comparison([id, birthdate, swapped, phone, email]), false))).toEqual([
      'name',
      'birthdate',
      'identification',
      'email',
      'phone',
    ]);
  });

  test('keeps the fixed order when asked', () => {
    expect(drawnOrder(groupsOf(comparison([id, birthdate, phone, email]), true))).toEqual([
      'identification',
      'birthdate',
      'phone',
      'email',
    ]);
  });

  test('leaves out a field that neither side has', () => {
    const nothing = compared('gender', 'not-compared', { onFile: null, incoming: null });
    expect(groupsOf(comparison([nothing]), false)).toEqual([]);
  });

  test('goes round to the first unresolved difference after the last one', () => {
    const order = drawnOrder(groupsOf(all, false));
    const open = new Set(unresolved(all, []).map((field) => field.field));
    expect(stepTo(order, open, null, 1)).toBe('name');
    expect(stepTo(order, open, 'email', 1)).toBe('name');
    expect(stepTo(order, open, 'name', -1)).toBe('email');
    expect(stepTo(order, new Set(), 'name', 1)).toBeNull();
  });
});

describe('resolutions', () => {
  test('carry the values that were seen, so that a later change can be noticed', () => {
    const fix = swapped.fixes[0];
    if (!fix) throw new Error('the field under test has a fix');
    expect(resolve(swapped, { choice: 'account-wrong', fix })).toEqual({
      field: 'name',
      choice: 'account-wrong',
      fix: 'swap-names',
      value: { first: 'Santos', last: 'Maria' },
      onFileText: 'name on file',
      incomingText: 'name incoming',
    });
  });

  test('replace the earlier one of the same field', () => {
    const first = withResolution([], resolve(email, { choice: 'inquiry-wrong' }));
    const second = withResolution(first, resolve(email, { choice: 'both-true', use: 'additional' }));
    expect(second.map((one) => one.choice)).toEqual(['both-true']);
  });

  test('stand after a change elsewhere and fall with a change of their own value', () => {
    const list = [resolve(email, { choice: 'inquiry-wrong' }), resolve(swapped, { choice: 'inquiry-wrong' })];
    const changed = comparison([
      { ...swapped, onFile: { index: 0, text: 'another', normalised: 'another' } },
      email,
    ]);
    const { kept, dropped } = standing(list, changed);
    expect(kept.map((one) => one.field)).toEqual(['email']);
    expect(dropped.map((one) => one.field)).toEqual(['name']);
  });

  test('offer keeping both only where two different values are there', () => {
    expect(choicesOf(phone).keepBoth).toBe(false);
    expect(choicesOf(id).takeIncoming).toBe(false);
    expect(choicesOf(email)).toMatchObject({ takeIncoming: true, keepOnFile: true, keepBoth: true });
  });

  test('change the account only when the inquiry is approved', () => {
    const list = [
      resolve(swapped, { choice: 'account-wrong' }),
      resolve(email, { choice: 'both-true', use: 'alias' }),
    ];
    expect(effectOf('approve', all, list)).toEqual({ changed: ['name'], added: [], kept: ['alias'] });
    expect(effectOf('decline', all, list)).toEqual({ changed: [], added: [], kept: [] });
  });

  test('take over what only the inquiry has, unless somebody said otherwise', () => {
    const onlyIncoming = comparison([
      compared('phone', 'one-sided', { onFile: null, incoming: phone.onFile }),
    ]);
    expect(effectOf('approve', onlyIncoming, []).added).toEqual(['phone']);
    const left = onlyIncoming.fields.map((field) => resolve(field, { choice: 'inquiry-wrong' }));
    expect(effectOf('approve', onlyIncoming, left).added).toEqual([]);
  });

  test('of a masked field carry the code of the fix and no value', () => {
    const masked = { code: 'one-digit', value: null, text: '•••4417' } as const;
    expect(resolve(id, { choice: 'account-wrong', fix: masked })).not.toHaveProperty('value');
  });
});

describe('a decision', () => {
  test('needs a note while a conflict is open, and none once every conflict is settled', () => {
    const settled = [swapped, email].map((field) => resolve(field, { choice: 'inquiry-wrong' }));
    expect(noteCause('approve', 'account-was-wrong', all, [])).toBe('unresolved-conflict');
    expect(noteCause('approve', 'account-was-wrong', all, settled)).toBeNull();
  });

  test('needs a note when a conflict was only left undecided', () => {
    const left = [resolve(email, { choice: 'undecided', note: 'asks the bank' })];
    expect(noteCause('approve', 'both-true', comparison([email]), left)).toBe('unresolved-conflict');
  });

  test('needs a note when a decisive field is missing on one side, but not for a supporting one', () => {
    const oneSided = comparison([compared('identification', 'one-sided')]);
    expect(noteCause('approve', 'everything-agrees', oneSided, [])).toBe('decisive-missing');
    expect(noteCause('approve', 'everything-agrees', comparison([phone]), [])).toBeNull();
    expect(noteCause('decline', 'different-person', oneSided, [])).toBeNull();
  });

  test('preselects the reason that fits what was done', () => {
    expect(likelyReason('approve', comparison([id]), [])).toBe('everything-agrees');
    expect(likelyReason('approve', all, [resolve(swapped, { choice: 'account-wrong' })])).toBe(
      'account-was-wrong',
    );
    expect(likelyReason('decline', all, [])).toBe('different-person');
    expect(likelyReason('needs-review', all, [])).toBe('more-needed');
  });

  test('takes three words for a sentence in any script', () => {
    expect(isSentence('ok')).toBe(false);
    expect(isSentence('- - - -')).toBe(false);
    expect(isSentence('Called the customer.')).toBe(true);
    expect(isSentence('護照號碼已經更新過了')).toBe(true);
  });
});
