import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnDigit, nationalNumber, verhoeffDigit } from './national-numbers.ts';
import { createRandom } from './random.ts';

const dates = fc
  .record({
    year: fc.integer({ min: 1936, max: 2008 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => [year, month, day].map((part) => String(part).padStart(2, '0')).join('-'));

function digits(text: string): number[] {
  return [...text.replace(/\D/g, '')].map(Number);
}

function sum(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((total, value, index) => total + value * (weights[index] ?? 0), 0);
}

/** Rules as the countries state them for checking, written apart from those that compose. */
const rules: Record<string, (number: string) => boolean> = {
  ES: (number) => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number.slice(0, 8)) % 23] === number[8],
  PL: (number) => sum(digits(number), [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  TR: (number) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0] = digits(number);
    const tenth = (7 * (a + c + e + g + i) - (b + d + f + h)) % 10;
    return (tenth + 10) % 10 === j && (a + b + c + d + e + f + g + h + i + j) % 10 === k;
  },
  CN: (number) => {
    const all = [...number].map((sign) => (sign === 'X' ? 10 : Number(sign)));
    return sum(all, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 1;
  },
  BR: (number) => {
    const all = digits(number);
    const check = (count: number): number =>
      ((all.slice(0, count).reduce((total, digit, at) => total + digit * (count + 1 - at), 0) * 10) % 11) %
      10;
    return check(9) === all[9] && check(10) === all[10];
  },
  NO: (number) =>
    sum(digits(number), [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    sum(digits(number), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  TW: (number) => {
    const letter = '10 11 12 13 14'.split(' ')['ABCDE'.indexOf(number[0] ?? '')] ?? '';
    return sum(digits(letter + number.slice(1)), [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;
  },
  HK: (number) => {
    const body = number.replace(/[()]/g, '');
    const values = [36, ...[...body].map((sign) => Number.parseInt(sign, 36))];
    return sum(values, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
  },
  TH: (number) => {
    const all = digits(number);
    return (11 - (sum(all.slice(0, 12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === all[12];
  },
};

describe('national numbers', () => {
  it.each(Object.keys(rules))('of %s pass the check of their country', (country) => {
    fc.assert(
      fc.property(dates, fc.integer(), fc.constantFrom('male', 'female'), (birthdate, seed, sex) => {
        const number = nationalNumber({ country, birthdate, sex }, createRandom(seed, country));
        expect(rules[country]?.(number), number).toBe(true);
      }),
    );
  });

  it('agree with published worked examples of Luhn and Verhoeff', () => {
    expect(luhnDigit('7992739871')).toBe(3);
    expect(luhnDigit('811228987')).toBe(4);
    expect(verhoeffDigit('236')).toBe(3);
    expect(verhoeffDigit('12345')).toBe(1);
  });

  it('refuse a country without a rule', () => {
    const birth = { country: 'XX', birthdate: '1990-01-01', sex: 'male' } as const;
    expect(() => nationalNumber(birth, createRandom(1, 'x'))).toThrow(RangeError);
  });
});
