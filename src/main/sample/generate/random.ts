/** A seeded source of chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both inclusive. */
  readonly whole: (from: number, to: number) => number;
  /** True in `share` of all cases, 0 to 1. */
  readonly chance: (share: number) => boolean;
  /** One of the given values. */
  readonly pick: <T>(values: readonly T[]) => T;
  /** Text in which every `#` of the pattern is a digit, every `@` a capital letter and every `%` a digit from 1 to 9. */
  readonly fill: (pattern: string) => string;
}

/** FNV-1a over the UTF-16 units of a text, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/**
 * A stream of chance for one purpose. Streams with different names do not disturb each other, so one more draw
 * for an account leaves all other accounts as they were.
 *
 * @source mulberry32 as sequence, FNV-1a to spread the name: our choice, small and the same everywhere
 */
export function createRandom(seed: number, name: string): Random {
  let state = hash(`${String(seed)}/${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(values: readonly T[]): T => {
    const value = values[whole(0, values.length - 1)];
    if (value === undefined) throw new RangeError('pick needs at least one value');
    return value;
  };
  const letter = (): string => String.fromCharCode(65 + whole(0, 25));
  const fill = (pattern: string): string =>
    pattern.replace(/[#@%]/g, (sign) =>
      sign === '@' ? letter() : String(sign === '%' ? whole(1, 9) : whole(0, 9)),
    );
  return { next, whole, pick, fill, chance: (share) => next() < share };
}

/** An object id in Persona's form: a prefix and 24 letters and digits without the look-alike ones. */
export function personaId(prefix: string, seed: number, name: string): string {
  const random = createRandom(seed, `${prefix}/${name}`);
  const alphabet = [...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'];
  return `${prefix}_${Array.from({ length: 24 }, () => random.pick(alphabet)).join('')}`;
}
