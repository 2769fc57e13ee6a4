/** Compares birth dates: swap before typo, precision kept, calendars read, defaults set aside. */
import type { Fix, Reason } from '#contracts/person.ts';
import type { Outcome, Strength, Stretch } from '../outcome.ts';
import { differingStretch, outcome, reason } from '../outcome.ts';
import { dayNumber } from './calendars.ts';
import { partialDate, readBirthDate } from './birth-date-reading.ts';
import type { BirthDate, DateReading } from './birth-date-reading.ts';

const rule = (name: string): string => `birth-date.${name}`;

interface Pair {
  readonly left: BirthDate;
  readonly right: BirthDate;
  readonly texts: readonly [string, string];
  readonly normal: readonly [string, string];
}

/**
 * Compares two birth dates, on file first.
 * @source docs/matching.md, birth date; swapped day and month and mistyped digits are the errors Persona names first.
 */
export function compareBirthDates(onFile: string, incoming: string): Outcome {
  const left = readBirthDate(onFile);
  const right = readBirthDate(incoming);
  const normal = [normalOf(left, onFile), normalOf(right, incoming)] as const;
  const pair: Pair = { left, right, texts: [onFile, incoming], normal };
  const same = onFile.trim() === incoming.trim();
  if (left.placeholder || right.placeholder)
    return outcome(rule('placeholder'), 'none', [reason('placeholder')], normal);
  if (!left.readings.length || !right.readings.length)
    return outcome(rule('unread'), 'none', [reason('unreadable')], normal);
  if (same) return outcome(rule('same'), 'exact', [reason('exact', { mark: 'same' })], normal);
  return compareRead(pair);
}

function normalOf(date: BirthDate, text: string): string {
  const first = date.readings[0];
  return first && !date.placeholder ? partialDate(first) : text.trim().slice(0, 40);
}

function compareRead(pair: Pair): Outcome {
  const { left, right } = pair;
  const [a, b] = [left.readings[0], right.readings[0]];
  if (!a || !b) return outcome(rule('unread'), 'none', [reason('unreadable')], pair.normal);
  if (left.ambiguous !== right.ambiguous && sharesReading(left, right)) {
    return found(
      pair,
      'ambiguous',
      'strong',
      'ambiguous_day_month',
      fixWith(pair, 'take-incoming', partialDate(b)),
    );
  }
  if (sameDay(a, b))
    return found(pair, 'same', 'equal', a.calendar === b.calendar ? 'format' : 'calendar', []);
  if (sameInOtherCalendar(left, right)) return found(pair, 'calendar', 'equal', 'calendar', []);
  return comparePrecision(pair, a, b) ?? compareDays(pair, a, b);
}

function sharesReading(left: BirthDate, right: BirthDate): boolean {
  return left.readings.some((a) => right.readings.some((b) => a.calendar === 'gregorian' && sameDay(a, b)));
}

function sameDay(a: DateReading, b: DateReading): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

/** One side read in its own calendar, the other in Gregorian. A lunar month may begin a day earlier or later. */
function sameInOtherCalendar(left: BirthDate, right: BirthDate): boolean {
  return left.readings.some((a) =>
    right.readings.some((b) => {
      if (a.calendar === b.calendar || a.day === 0 || b.day === 0) return false;
      const tolerance = a.calendar === 'lunar-hijri' || b.calendar === 'lunar-hijri' ? 1 : 0;
      return Math.abs(dayNumber(a) - dayNumber(b)) <= tolerance;
    }),
  );
}

/** Year or month alone against a full date, and 1 January as the sign of an unknown day. */
function comparePrecision(pair: Pair, a: DateReading, b: DateReading): Outcome | null {
  const take = fixWith(pair, 'take-incoming', partialDate(b));
  if (a.day === 0 || b.day === 0) {
    const monthKnown = a.month > 0 && b.month > 0;
    const agree = a.year === b.year && (!monthKnown || a.month === b.month);
    if (!agree) return compareCoarse(pair, a, b);
    return found(
      pair,
      'precision',
      monthKnown ? 'strong' : 'fair',
      'precision',
      take,
      monthKnown ? 'month' : 'year',
    );
  }
  const unknownDay = (day: DateReading): boolean => day.month === 1 && day.day === 1;
  if (a.year === b.year && unknownDay(a) !== unknownDay(b)) {
    return found(pair, 'unknown-day', 'fair', 'placeholder_date', take);
  }
  return null;
}

function compareCoarse(pair: Pair, a: DateReading, b: DateReading): Outcome {
  if (Math.abs(a.year - b.year) === 1 && (a.month === 0 || b.month === 0)) {
    return found(pair, 'precision', 'weak', 'precision', [], 'year within one');
  }
  return found(pair, 'different', 'against', 'different', fixWith(pair, 'take-incoming', pair.normal[1]));
}

function compareDays(pair: Pair, a: DateReading, b: DateReading): Outcome {
  const [left, right] = [digits(a), digits(b)];
  const value = partialDate(b);
  if (a.year === b.year && a.month === b.day && a.day === b.month) {
    return found(pair, 'day-month', 'strong', 'day_month_swapped', fixWith(pair, 'swap-day-month', value));
  }
  const differing = differingDigits(left, right);
  if (differing.length === 1) {
    const century = (differing[0] ?? 9) < 2;
    return found(
      pair,
      'one-digit',
      'strong',
      'one_digit_typo',
      fixWith(pair, century ? 'century' : 'one-digit', value),
    );
  }
  if (isTransposition(left, right, differing)) {
    return found(
      pair,
      'transposed',
      'strong',
      'digits_transposed',
      fixWith(pair, 'transposed-digits', value),
    );
  }
  if (a.month === b.month && a.day === b.day && Math.abs(a.year - b.year) === 100) {
    return found(pair, 'century', 'fair', 'one_digit_typo', fixWith(pair, 'century', value), 'century');
  }
  if (!pair.left.invalid && !pair.right.invalid && Math.abs(dayNumber(a) - dayNumber(b)) === 1) {
    return found(pair, 'next-day', 'strong', 'off_by_one_day', fixWith(pair, 'take-incoming', value));
  }
  return compareFar(pair, a, b, differing.length);
}

/** Two slips at once: still more likely one person than two when the rest agrees, but weak. */
function compareFar(pair: Pair, a: DateReading, b: DateReading, differing: number): Outcome {
  const take = fixWith(pair, 'take-incoming', partialDate(b));
  const swappedAndSlip = Math.abs(a.year - b.year) === 1 && a.month === b.day && a.day === b.month;
  if (swappedAndSlip) return found(pair, 'day-month', 'weak', 'day_month_swapped', take, 'and another year');
  if (a.month === b.month && a.day === b.day && Math.abs(a.year - b.year) === 1) {
    return found(pair, 'year-slip', 'fair', 'one_digit_typo', fixWith(pair, 'one-digit', partialDate(b)));
  }
  const parts = Number(a.year === b.year) + Number(a.month === b.month) + Number(a.day === b.day);
  const grade = parts === 2 || differing === 2 ? 0.3 : 0.1;
  return found(pair, 'different', 'against', 'different', take, undefined, grade);
}

const digits = (day: DateReading): string => partialDate(day).replaceAll('-', '');

function differingDigits(left: string, right: string): number[] {
  const at: number[] = [];
  for (let i = 0; i < Math.max(left.length, right.length); i++) if (left[i] !== right[i]) at.push(i);
  return at;
}

function isTransposition(left: string, right: string, differing: readonly number[]): boolean {
  const [first, second] = differing;
  if (differing.length !== 2 || first === undefined || second === undefined) return false;
  return second - first === 1 && left[first] === right[second] && left[second] === right[first];
}

function fixWith(pair: Pair, code: Fix['code'], value: string): Fix[] {
  if (pair.right.invalid || pair.right.ambiguous) return [];
  return [{ code, value, text: fixTexts[code]?.replace('%', value) ?? value }];
}

const fixTexts: Readonly<Partial<Record<Fix['code'], string>>> = {
  'swap-day-month': 'Exchange day and month on file: %',
  'one-digit': 'Correct one digit on file: %',
  'transposed-digits': 'Exchange two digits on file: %',
  century: 'Correct the century on file: %',
  'take-incoming': 'Take the incoming date: %',
};

function found(
  pair: Pair,
  name: string,
  strength: Strength,
  code: string,
  fixes: readonly Fix[],
  detail?: string,
  score?: number,
): Outcome {
  const spans = dateSpans(pair, code);
  const mark: Reason['mark'] =
    strength === 'equal'
      ? 'same'
      : code === 'day_month_swapped' || code === 'digits_transposed'
        ? 'exchanged'
        : 'differs';
  const first = reason(code, {
    onFile: spans.left,
    incoming: spans.right,
    mark,
    ...(detail === undefined ? {} : { detail }),
  });
  return outcome(rule(name), strength, [first], pair.normal, {
    fixes,
    ...(score === undefined ? {} : { score }),
  });
}

function dateSpans(pair: Pair, code: string): { left: Stretch[]; right: Stretch[] } {
  const [left, right] = pair.texts;
  if (code === 'format' || code === 'calendar' || code === 'ambiguous_day_month')
    return { left: [], right: [] };
  if (code === 'day_month_swapped' && isPlain(left) && isPlain(right)) {
    const parts: Stretch[] = [[5, 7], [8, 10]]; // prettier-ignore
    return { left: parts, right: parts };
  }
  return differingStretch(left, right);
}

const isPlain = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
