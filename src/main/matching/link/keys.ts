/**
 * The keys under which a record is found again. A key is a conjunction of signals (the sounds of a name, a year, a town);
 * records that share one of many narrow keys are candidates. A signal is a 32-bit hash, 0 when it is not known.
 */
import { latinSounds } from '../names/sounds.ts';
import { nameLines } from '../tables/given-names.ts';
import type { Column, ListName, NormalRow } from './columns.ts';
import { byList, listOf } from './columns.ts';
import { hashText } from './store.ts';

/** Consonants and the first sound: spellings of one name mostly agree in it. */
export function soundKey(name: string): string {
  const [first = ''] = name.split(' ', 1);
  const sounds = latinSounds(first);
  return sounds.slice(0, 1) + sounds.slice(1).replace(/[aeiouYWh]+/g, '');
}

/** Key of a given name: its formal name when the table knows it, so that short forms meet. */
export function givenKey(name: string): string {
  const heads = nameLines(name);
  return heads.length === 1 ? `#${String(heads[0])}` : soundKey(name);
}

/** Day and month in sorted order, so that exchanged ones meet. */
export function dayMonthKey(date: string): string {
  if (date.length < 10) return '';
  const [month, day] = [date.slice(5, 7), date.slice(8, 10)];
  return month < day ? month + day : day + month;
}

const whole = (text: string): string[] => [text];

/** Parts of a value that keys are made of, by list. */
export const partsOf: Readonly<Record<ListName, (text: string) => string[]>> = {
  ...byList(() => whole),
  name: (text) => {
    const [given, sound] = [givenKey(text), soundKey(text)];
    return [text, text.slice(0, 1), text.slice(0, 5), given, given.slice(0, 1), given.slice(0, 2), given.slice(0, 3), sound, sound.slice(0, 1), sound.slice(0, 2), sound.slice(0, 3)];
  },
  date: (text) => [text, text.slice(0, 4), dayMonthKey(text), text.slice(0, 7), text.slice(5), text.slice(8)],
  postcode: (text) => [text, text.slice(0, 3), text.slice(0, 4)],
  street: (text) => [text, text.slice(0, 6)],
  phone: (text) => [text.slice(-8)],
  email: (text) => {
    const [box = '', domain = ''] = text.split('@');
    return [text, box, box.slice(0, 5), domain, domain.slice(0, 6), domain.slice(-9)];
  },
}; // prettier-ignore

/** How many parts the values of each list have. */
export const partCounts = byList((list) => partsOf[list]('').length);

/** Where a plain signal comes from: a column and the number of the part of its value. */
const plainSignals = {
  given: ['given', 0], given1: ['given', 1], family: ['family', 0], family1: ['family', 1], middle5: ['middle', 2],
  soundGiven: ['given', 3], soundGiven1: ['given', 4], soundGiven2: ['given', 5], soundGiven3: ['given', 6],
  soundFamily: ['family', 7], soundFamily1: ['family', 8], soundFamily2: ['family', 9], soundFamily3: ['family', 10],
  date: ['date', 0], year: ['date', 1], dayMonth: ['date', 2], yearMonth: ['date', 3], monthDay: ['date', 4], day: ['date', 5],
  postcode: ['postcode', 0], postcode3: ['postcode', 1], postcode4: ['postcode', 2],
  city: ['city', 0], birthplace: ['birthplace', 0], house: ['house', 0], street: ['street', 0], street6: ['street', 1],
  phone: ['phone', 0], email: ['email', 0], mailbox: ['email', 1], mailbox5: ['email', 2], domain: ['email', 3], domain6: ['email', 4], domainEnd: ['email', 5],
  identification: ['identification', 0], occupation: ['occupation', 0],
} as const satisfies Record<string, readonly [Column, number]>; // prettier-ignore

/** Signals made of two: names in sorted order, so that exchanged ones meet, and the first of two that is known. */
const madeSignals = {
  soundPair: ['sorted', 'soundGiven', 'soundFamily'],
  namePair: ['sorted', 'given', 'family'],
  place: ['first', 'city', 'birthplace'],
  area: ['first', 'postcode', 'place'],
  placeOrDistrict: ['first', 'place', 'postcode3'],
  placeOrPostcode4: ['first', 'place', 'postcode4'],
  nameInitial: ['first', 'soundFamily1', 'soundGiven1'],
  occupationOrYear: ['first', 'occupation', 'year'],
} as const;

/** Name of a signal. */
export type Signal = keyof typeof plainSignals | keyof typeof madeSignals;

/**
 * Narrow keys. Their large groups are split by a second key.
 * @source our choice: many narrow keys find more true pairs than few wide ones at the same cost (docs/matching.md).
 */
const narrow: readonly (readonly Signal[])[] = [
  ['identification'], ['email'], ['phone'], ['soundPair', 'year'], ['date', 'soundGiven2'], ['date', 'soundFamily2'], ['soundPair', 'area'], ['dayMonth', 'year', 'area'],
  ['house', 'street6', 'area'], ['postcode', 'soundGiven'], ['postcode', 'soundFamily'], ['street', 'nameInitial'], ['place', 'family'], ['place', 'given', 'occupationOrYear'],
  ['date', 'placeOrDistrict'], ['mailbox'], ['dayMonth', 'soundFamily3'], ['dayMonth', 'soundGiven3', 'soundFamily1'], ['year', 'given', 'family1'], ['year', 'family', 'given1'],
  ['domain', 'year'], ['middle5', 'soundGiven'], ['middle5', 'soundFamily'], ['namePair'], ['postcode', 'occupation'], ['place', 'year', 'occupation'], ['date'],
  ['house', 'street'], ['house', 'postcode'],
]; // prettier-ignore

/** Wide keys, used only where their groups stay small: rare names, and small sets of records. */
const wide: readonly (readonly Signal[])[] = [
  ['given'], ['family'], ['soundFamily'], ['dayMonth', 'placeOrPostcode4'], ['dayMonth'], ['postcode'], ['place', 'soundGiven'], ['place', 'soundFamily2'],
  ['year', 'soundFamily2'], ['year', 'soundGiven'], ['year', 'place'], ['monthDay', 'soundGiven1'], ['yearMonth'], ['year', 'day'], ['street'], ['house', 'soundGiven'],
  ['house', 'soundFamily'], ['house', 'place'], ['house', 'year'], ['mailbox5'], ['domain6'], ['domainEnd'],
]; // prettier-ignore

/** One rule: the signals a key is made of. */
export interface KeyRule {
  readonly signals: readonly Signal[];
  readonly wide: boolean;
  /** Stirred into the key, so that keys of different rules differ. */
  readonly seed: number;
}

/** All rules; the number of a rule is its place. */
export const keyRules: readonly KeyRule[] = [
  ...narrow.map((signals) => ({ signals, wide: false, seed: hashText(signals.join()) })),
  ...wide.map((signals) => ({ signals, wide: true, seed: hashText(`wide ${signals.join()}`) })),
];

/** Rules whose keys split large groups of another rule. */
export const splittingRules: readonly number[] = [3, 6, 4, 5];

const plainEntries = Object.entries(plainSignals);
const signalNames: readonly string[] = [...plainEntries.map(([name]) => name), ...Object.keys(madeSignals)];
const numberOf = (name: string): number => signalNames.indexOf(name);
/** How many signals a record has. */
export const signalCount = signalNames.length;
/** The plain signals by column, part and the place where they stand. */
export const plainPlaces = plainEntries.map(([name, [column, part]]) => ({
  column,
  list: listOf(column),
  part,
  at: numberOf(name),
}));
const madePlaces = Object.entries(madeSignals).map(([name, [kind, x, y]]) => ({
  sorted: kind === 'sorted',
  at: numberOf(name),
  x: numberOf(x),
  y: numberOf(y),
}));
const rulePlaces = keyRules.map(({ signals, seed }) => ({ seed, at: signals.map(numberOf) }));

/** Joins two hashes; the order matters. Never 0. */
export function joinHashes(x: number, y: number): number {
  const value = Math.imul((x ^ Math.imul(y, 0x9e3779b1)) >>> 0, 0x85ebca6b);
  return Math.imul(value ^ (value >>> 15), 0xc2b2ae35) >>> 0 || 1;
}

/** Completes the signals that are made of others. */
export function fillMade(signals: Uint32Array): void {
  for (const { sorted, at, x, y } of madePlaces) {
    const [one, other] = [signals[x] ?? 0, signals[y] ?? 0];
    signals[at] = !sorted
      ? one || other
      : one === 0 || other === 0
        ? 0
        : joinHashes(Math.min(one, other), Math.max(one, other));
  }
}

/** Key of a record under a rule, from its signals; 0 when a signal is missing. */
export function keyOf(rule: number, signals: Uint32Array): number {
  const place = rulePlaces[rule];
  if (!place) return 0;
  let key = place.seed;
  for (const at of place.at) {
    const signal = signals[at] ?? 0;
    if (signal === 0) return 0;
    key = joinHashes(key, signal);
  }
  return key;
}

/** Texts of the signals of a record, for programs that make keys of their own; empty when not known. */
export function signalTexts(row: NormalRow): Readonly<Record<Signal, string>> {
  const texts: Record<string, string> = {};
  for (const [name, [column, part]] of plainEntries)
    texts[name] = row[column] === '' ? '' : (partsOf[listOf(column)](row[column])[part] ?? '');
  for (const [name, [kind, x, y]] of Object.entries(madeSignals)) {
    const [one = '', other = ''] = [texts[x], texts[y]];
    texts[name] =
      kind === 'first' ? one || other : one === '' || other === '' ? '' : [one, other].sort().join(' ');
  }
  return texts as Record<Signal, string>; // every signal is set
}

/** Signals of one record by itself; the same ones that records of a run get. */
export function signalsOf(row: NormalRow): Uint32Array {
  const signals = new Uint32Array(signalCount);
  for (const { column, list, part, at } of plainPlaces) {
    const text = row[column] === '' ? '' : (partsOf[list](row[column])[part] ?? '');
    signals[at] = text === '' ? 0 : hashText(text);
  }
  fillMade(signals);
  return signals;
}
