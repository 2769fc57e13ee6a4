import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mapping } from '#contracts/imports.ts';
import { hideNumbers, isMasked, maskers, maskText } from './masking.ts';

const mapping: Mapping = {
  columns: ['referenceId', 'name.first', 'identification.number', 'custom:passport', 'phone'].map(
    (target, index) => ({ header: target, index, target }),
  ),
};

describe('a field is an identifier', () => {
  test.each([
    'identification',
    'custom:passport',
    'custom:tax-id',
    'custom:licence_number',
    'custom:visa no',
  ])('by its name: %s', (field) => expect(isMasked(field)).toBe(true));
  test.each([
    'name',
    'phone',
    'custom:taxi',
    'custom:personal-note',
    'custom:identity-provider',
    'custom:idea',
  ])('and not for a word that only begins like one: %s', (field) => expect(isMasked(field)).toBe(false));
});

describe('a refused row', () => {
  test.each([',', ';', '\t'])(
    'is hidden in the cells of identifiers only, with %j between them',
    (separator) => {
      const row = ['usr_004308', 'Bo', 'AB 12 34 56', 'X1234567', '+46 70 123'].join(separator);
      expect(maskers.row(row, { mapping })).toBe(
        ['usr_004308', 'Bo', maskText('AB 12 34 56'), maskText('X1234567'), '+46 70 123'].join(separator),
      );
    },
  );

  test('whose cells cannot be told apart is hidden wherever it may hold a number; dates, mail and phones stay', () => {
    const row = 'r2,"Bo,1988-01-01,AB123456,b12345@example.org,+4670123456';
    expect(maskers.row(row, { mapping })).toBe('r2,"Bo,1988-01-01,•••••••6,b12345@example.org,+4670123456');
  });

  test('of a file without identifiers stays as it is', () => {
    const plain: Mapping = { columns: [{ header: 'id', index: 0, target: 'referenceId' }] };
    expect(maskers.row('usr_004308', { mapping: plain })).toBe('usr_004308');
  });

  test('never loses or gains a sign, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.startsWith('{')),
        (row) => {
          expect(maskers.row(row, { mapping })).toHaveLength(row.length);
        },
      ),
    );
  });
});

test('a known number is hidden wherever a text repeats it, a short one is left', () => {
  expect(hideNumbers('shown PA1234567 twice: PA1234567', ['PA1234567'])).toBe(
    'shown •••••4567 twice: •••••4567',
  );
  expect(hideNumbers('room 12', ['12'])).toBe('room 12');
});
