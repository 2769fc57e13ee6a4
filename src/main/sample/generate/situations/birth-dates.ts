import { dateParts, isoDate, shiftDate } from '../dates.ts';
import type { Situation } from './situation.ts';

/** True where day and month can be exchanged and the result is another date. */
export function isFlippable(date: string): boolean {
  const { month, day } = dateParts(date);
  return day <= 12 && day !== month;
}

/** The date with day and month exchanged. */
export function flipped(date: string): string {
  const { year, month, day } = dateParts(date);
  return isoDate(year, day, month);
}

/** Day and month exchanged on file. */
export const dayMonthFlipped: Situation = {
  name: 'day-month-flipped-on-file',
  wish: { birthdate: isFlippable },
  change: (person) => ({
    onFile: { birthdate: flipped(person.birthdate) },
    reasons: { birthdate: 'day-month-swapped' },
    tags: ['imported-2024'],
  }),
};

/** One digit of the year mistyped on file. */
export const oneDigit: Situation = {
  name: 'birth-date-one-digit',
  wish: { birthdate: (date) => /^19[5-8]/.test(date) && Number(date[3]) >= 1 && Number(date[3]) <= 7 },
  change: (person) => {
    const { year, month, day } = dateParts(person.birthdate);
    return {
      onFile: { birthdate: isoDate(year + (year % 10 === 4 ? 2 : 1), month, day) },
      reasons: { birthdate: 'one-digit-typo' },
    };
  },
};

/** Two digits of the year stand in the wrong order on file. */
export const digitsTransposed: Situation = {
  name: 'birth-date-transposed-digits',
  wish: { birthdate: (date) => /^19(78|87|68|86|67|76|79|97)/.test(date) },
  change: (person) => {
    const swapped = `19${person.birthdate.slice(3, 4)}${person.birthdate.slice(2, 3)}${person.birthdate.slice(4)}`;
    return { onFile: { birthdate: swapped }, reasons: { birthdate: 'digits-transposed' } };
  },
};

/** The wrong century on file: a two-digit year read wrongly. */
export const wrongCentury: Situation = {
  name: 'birth-date-wrong-century',
  wish: { birthdate: (date) => /^19[3-6]/.test(date) },
  change: (person) => ({
    onFile: { birthdate: `20${person.birthdate.slice(2)}` },
    reasons: { birthdate: 'century' },
    tags: ['imported-2024'],
  }),
};

/** Only the year on file. */
export const yearOnly: Situation = {
  name: 'birth-date-year-only',
  wish: {},
  change: (person) => ({
    onFile: { birthdate: person.birthdate.slice(0, 4) },
    reasons: { birthdate: 'precision' },
  }),
};

/** A filler instead of a date on file. */
export const placeholderDate: Situation = {
  name: 'birth-date-placeholder',
  wish: {},
  change: () => ({
    onFile: { birthdate: '1900-01-01' },
    reasons: { birthdate: 'placeholder-date' },
    tags: ['imported-2024'],
  }),
};

/** A date some years away from another, for relatives. */
export function yearsApart(date: string, years: number, days: number): string {
  const { year, month, day } = dateParts(date);
  return shiftDate(isoDate(year + years, month, Math.min(day, 28)), days);
}
