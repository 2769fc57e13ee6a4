/** When to kill: spread over the whole of an operation, and every other time close to a step that takes no time itself. */
import { randomInt } from 'node:crypto';

/** A step seen from outside: a file of a folder changes. */
export interface Mark {
  readonly folder: string;
  /** Of the changed file. */
  readonly name: RegExp;
  /** Which of the changes, at most; one of them is drawn. */
  readonly changes: number;
}

/** One kill: so long after the operation began, or so long after a mark was seen. */
export interface Instant {
  /** Operations of the same process that end before. */
  readonly whole: number;
  readonly afterMs: number;
  /** When the mark does not come by then: now. */
  readonly latestMs: number;
  readonly mark: (Omit<Mark, 'changes'> & { readonly change: number }) | null;
}

/** Draws instants; learns from operations that ended how long one takes at present. */
export interface Instants {
  next(): Instant;
  /** How long an operation took. */
  took(ms: number): void;
  /** How kills were drawn, for the report. */
  readonly drawn: Record<string, number>;
}

let state = 1;

/** Begins the row of random numbers anew. @returns the seed */
export function seedRandom(seed = randomInt(1, 2 ** 31)): number {
  state = seed;
  return seed;
}

/** The next number of the row, from 0 up to 1 (mulberry32). */
export function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const kept = 7;
/** One operation in so many kills is let run to its end and measured. */
const measuredEvery = 6;
/** A mark is followed by work of a few milliseconds: half of the kills come within one, the others within this. */
const closeMs = 12;

/** Instants for operations that leave `marks`; `guessMs` until the first one was measured. */
export function newInstants(guessMs: number, marks: readonly Mark[]): Instants {
  const durations: number[] = [];
  const drawn: Record<string, number> = { 'spread over the whole': 0, 'close to a step': 0 };
  const usual = (): number =>
    durations.toSorted((one, other) => one - other)[Math.floor(durations.length / 2)] ?? guessMs;
  let count = 0;
  return {
    drawn,
    took: (ms) => {
      durations.push(ms);
      if (durations.length > kept) durations.shift();
    },
    next: () => {
      const whole = count % measuredEvery === 0 ? 1 : 0;
      count += 1;
      const mark = count % 2 === 0 ? marks[Math.floor(random() * marks.length)] : undefined;
      drawn[mark ? 'close to a step' : 'spread over the whole']! += 1;
      if (!mark) return { whole, afterMs: random() * 1.1 * usual(), latestMs: 0, mark: null };
      const { folder, name, changes } = mark;
      const afterMs = random() < 0.5 ? random() : random() * closeMs;
      const change = 1 + Math.floor(random() * changes);
      return { whole, afterMs, latestMs: 2 * usual(), mark: { folder, name, change } };
    },
  };
}
