import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRecoveryKey, parseRecoveryKey, RECOVERY_BYTES } from './recovery-code.ts';

const keys = fc
  .uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES })
  .map((bytes) => Buffer.from(bytes));

test('a recovery key is nine groups of four signs that cannot be mistaken for each other', () => {
  expect(formatRecoveryKey(randomBytes(RECOVERY_BYTES))).toMatch(
    /^(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/,
  );
});

test('it is read however it is spaced, cased, or its look-alike signs are typed', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const shown = formatRecoveryKey(key);
      for (const typed of [
        shown,
        shown.toLowerCase(),
        shown.replaceAll('-', ''),
        ` ${shown.replaceAll('-', ' – ')}\n`,
        shown.replaceAll('0', 'O').replaceAll('1', 'l'),
      ])
        expect(parseRecoveryKey(typed)).toEqual({ kind: 'key', key });
    }),
  );
});

test('one mistyped sign, or two swapped neighbours, are found', () => {
  let missed = 0;
  fc.assert(
    fc.property(keys, fc.nat(35), fc.nat(31), (key, at, value) => {
      const signs = [...formatRecoveryKey(key).replaceAll('-', '')];
      const other = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(value);
      if (signs[at] === other) return;
      signs[at] = other;
      if (parseRecoveryKey(signs.join('')).kind !== 'check') missed += 1;
    }),
    { numRuns: 2_000 },
  );
  // Twenty check bits miss one in a million.
  expect(missed).toBe(0);
});

test('any text at all is an answer and never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
      expect(['length', 'sign', 'check']).toContain(parseRecoveryKey(typed).kind);
    }),
  );
});
