/** Candidate pairs: records that share at least one of many narrow keys. */
import { latinSounds } from '../names/sounds.ts';
import { headNames } from '../tables/given-names.ts';
import type { Column, Records } from './records.ts';

/** Most records of one key; larger groups are split by a second key. */
const groupLimit = 240;

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** What the keys of one record are made of. */
interface KeySource {
  readonly given: string;
  readonly family: string;
  readonly date: string;
  readonly year: string;
  readonly dayMonth: string;
  readonly soundGiven: string;
  readonly soundFamily: string;
  readonly postcode: string;
  readonly place: string;
  readonly house: string;
  readonly street: string;
  readonly email: string;
  readonly phone: string;
  readonly identification: string;
  readonly middle: string;
  readonly occupation: string;
}

type KeyRule = (of: KeySource) => string;
const both = (...parts: string[]): string => (parts.includes('') ? '' : parts.join('|'));
const sorted = (a: string, b: string): string =>
  a === '' || b === '' ? '' : a < b ? `${a}|${b}` : `${b}|${a}`;

/**
 * One key each; an empty key makes no group. Names are taken in sorted order, so exchanged names meet.
 * @source our choice: many narrow keys find more true pairs than few wide ones at the same cost (docs/matching.md).
 */
const rules: readonly KeyRule[] = [
  (of) => of.identification,
  (of) => of.email,
  (of) => of.phone,
  (of) => both(sorted(of.soundGiven, of.soundFamily), of.year),
  (of) => both(of.date, of.soundGiven.slice(0, 2)),
  (of) => both(of.date, of.soundFamily.slice(0, 2)),
  (of) => both(sorted(of.soundGiven, of.soundFamily), of.postcode || of.place),
  (of) => both(of.dayMonth, of.year, of.postcode || of.place),
  (of) => both(of.house, of.street.slice(0, 6), of.postcode || of.place),
  (of) => both(of.postcode, of.soundGiven),
  (of) => both(of.postcode, of.soundFamily),
  (of) => both(of.street, of.soundFamily.slice(0, 1) || of.soundGiven.slice(0, 1)),
  (of) => both(of.place, of.family),
  (of) => both(of.place, of.given, of.occupation || of.year),
  (of) => both(of.date, of.place || of.postcode.slice(0, 3)),
  (of) => both(of.email.split('@')[0] ?? ''),
  (of) => both(of.dayMonth, of.soundFamily.slice(0, 3)),
  (of) => both(of.dayMonth, of.soundGiven.slice(0, 3), of.soundFamily.slice(0, 1)),
  (of) => both(of.year, of.given, of.family.slice(0, 1)),
  (of) => both(of.year, of.family, of.given.slice(0, 1)),
  (of) => both(of.email.split('@')[1] ?? '', of.year),
  (of) => both(of.middle.slice(0, 5), of.soundGiven),
  (of) => both(of.middle.slice(0, 5), of.soundFamily),
  (of) => sorted(of.given, of.family),
  (of) => both(of.postcode, of.occupation),
  (of) => both(of.place, of.year, of.occupation),
  (of) => of.date,
  (of) => both(of.house, of.street),
  (of) => both(of.house, of.postcode),
];

/**
 * Wide keys, used only where their groups stay small: rare names, and small sets of records.
 */
const wideRules: readonly KeyRule[] = [
  (of) => of.given,
  (of) => of.family,
  (of) => of.soundFamily,
  (of) => of.dayMonth && both(of.dayMonth, of.place || of.postcode.slice(0, 4)),
  (of) => of.dayMonth,
  (of) => of.postcode,
  (of) => both(of.place, of.soundGiven),
  (of) => both(of.place, of.soundFamily.slice(0, 2)),
  (of) => both(of.year, of.soundFamily.slice(0, 2)),
  (of) => both(of.year, of.soundGiven),
  (of) => both(of.year, of.place),
  (of) => both(of.date.slice(5), of.soundGiven.slice(0, 1)),
  (of) => both(of.date.slice(0, 7)),
  (of) => both(of.year, of.date.slice(8)),
  (of) => of.street,
  (of) => both(of.house, of.soundGiven),
  (of) => both(of.house, of.soundFamily),
  (of) => both(of.house, of.place),
  (of) => both(of.house, of.year),
  (of) => (of.email.split('@')[0] ?? '').slice(0, 5),
  (of) => (of.email.split('@')[1] ?? '').slice(0, 6),
  (of) => (of.email.split('@')[1] ?? '').slice(-9),
];

const allRules = [...rules, ...wideRules];

/** Largest group of a wide key: candidates stay in proportion to the records. */
function wideLimit(count: number): number {
  return Math.max(12, Math.min(groupLimit, Math.floor(4_000_000 / Math.max(1, count))));
}

/** Consonants and the first sound: spellings of one name mostly agree in it. */
function soundKey(name: string): string {
  const [first = ''] = name.split(' ');
  const sounds = latinSounds(first);
  return sounds.slice(0, 1) + sounds.slice(1).replace(/[aeiouYWh]/g, '');
}

/** Key of a given name: its formal name when the table knows it, so that short forms meet. */
function givenKey(name: string): string {
  const heads = headNames(name);
  return heads.length === 1 ? `#${String(heads[0])}` : soundKey(name);
}

/** Records one to a group, pairs handed on once each as (smaller, greater) record numbers. */
export function candidatePairs(
  records: Records,
  each: (a: number, b: number) => void,
): { pairs: number; capped: number } {
  const keys = allKeys(records);
  const seen = new PairSet();
  let capped = 0;
  const across = records.secondFrom < records.count;
  for (let rule = 0; rule < allRules.length; rule++) {
    for (const group of groupsOf(keys, rule, records.count, (split) => (capped += split))) {
      for (let i = 0; i < group.length; i++) {
        for (let j = i + 1; j < group.length; j++) {
          const [a, b] = [group[i] ?? 0, group[j] ?? 0];
          if (across && a < records.secondFrom === b < records.secondFrom) continue;
          if (seen.add(a, b)) each(a, b);
        }
      }
    }
  }
  return { pairs: seen.size, capped };
}

function allKeys(records: Records): Uint32Array[] {
  const keys = allRules.map(() => new Uint32Array(records.count));
  const text = (column: Column, record: number): string =>
    records.lists[column].texts[records.values[column][record] ?? 0] ?? '';
  const [sounds, heads] = [new Map<number, string>(), new Map<number, string>()];
  const memo = (
    store: Map<number, string>,
    number: number,
    make: (name: string) => string,
    name: string,
  ): string => {
    let made = store.get(number);
    if (made === undefined) store.set(number, (made = make(name)));
    return made;
  };
  for (let record = 0; record < records.count; record++) {
    const date = text('date', record);
    const [given, family] = [text('given', record), text('family', record)];
    const of: KeySource = {
      given, family, date, year: date.slice(0, 4), dayMonth: dayMonthKey(date), middle: text('middle', record),
      soundGiven: memo(heads, records.values.given[record] ?? 0, givenKey, given), soundFamily: memo(sounds, records.values.family[record] ?? 0, soundKey, family),
      postcode: text('postcode', record), place: text('city', record) || text('birthplace', record), house: text('house', record),
      street: text('street', record), email: text('email', record), phone: text('phone', record).slice(-8), identification: text('identification', record),
      occupation: text('occupation', record),
    }; // prettier-ignore
    allRules.forEach((rule, at) => {
      const key = rule(of);
      const column = keys[at];
      if (column) column[record] = key === '' ? 0 : hash(key, at) || 1;
    });
  }
  return keys;
}

/** Day and month in sorted order, so that exchanged ones meet. */
function dayMonthKey(date: string): string {
  if (date.length < 10) return '';
  const [month, day] = [date.slice(5, 7), date.slice(8, 10)];
  return month < day ? month + day : day + month;
}

/** Groups of one key; too large ones are split by another key and dropped only when that does not help. */
function* groupsOf(
  keys: readonly Uint32Array[],
  rule: number,
  count: number,
  capped: (records: number) => void,
): Generator<readonly number[]> {
  const column = keys[rule];
  if (!column) return;
  const order = orderBy(column, count);
  for (let start = 0; start < order.length;) {
    const key = column[order[start] ?? 0] ?? 0;
    let end = start + 1;
    while (end < order.length && column[order[end] ?? 0] === key) end++;
    if (end - start > 1) {
      const group = Array.from(order.subarray(start, end));
      if (group.length <= (rule < rules.length ? groupLimit : wideLimit(count))) yield group;
      else if (rule < rules.length) yield* splitGroup(group, keys, rule, capped);
    }
    start = end;
  }
}

function orderBy(column: Uint32Array, count: number): Uint32Array {
  // Key and record in one number: 32 bits of key, 21 bits of record.
  const packed = new Float64Array(count);
  let used = 0;
  for (let record = 0; record < count; record++) {
    const key = column[record] ?? 0;
    if (key !== 0) packed[used++] = key * 2097152 + record;
  }
  const sortedKeys = packed.subarray(0, used).sort();
  const order = new Uint32Array(used);
  for (let at = 0; at < used; at++) order[at] = (sortedKeys[at] ?? 0) % 2097152;
  return order;
}

const splitters = [3, 6, 4, 5];

function* splitGroup(
  group: readonly number[],
  keys: readonly Uint32Array[],
  rule: number,
  capped: (records: number) => void,
): Generator<readonly number[]> {
  for (const other of splitters) {
    const column = keys[other];
    if (other === rule || !column) continue;
    const parts = new Map<number, number[]>();
    for (const record of group) {
      const key = column[record] ?? 0;
      if (key === 0) continue;
      const part = parts.get(key);
      if (part) part.push(record);
      else parts.set(key, [record]);
    }
    if (parts.size < 2) continue;
    for (const part of parts.values()) {
      if (part.length > 1 && part.length <= groupLimit) yield part;
      else if (part.length > groupLimit) capped(part.length);
    }
    return;
  }
  capped(group.length);
}

/** Pairs seen so far, in an open table of 53-bit keys. */
class PairSet {
  private slots = new Float64Array(1 << 16);
  size = 0;

  add(a: number, b: number): boolean {
    const key = (a < b ? a * 2097152 + b : b * 2097152 + a) + 1;
    if (this.size * 2 > this.slots.length) this.grow();
    return this.put(this.slots, key, true);
  }

  private put(slots: Float64Array, key: number, count: boolean): boolean {
    const mask = slots.length - 1;
    let at = (Math.imul((key / 2097152) | 0, 0x9e3779b1) ^ Math.imul(key | 0, 0x85ebca6b)) & mask;
    for (;;) {
      const present = slots[at];
      if (present === key) return false;
      if (present === 0) {
        slots[at] = key;
        if (count) this.size++;
        return true;
      }
      at = (at + 1) & mask;
    }
  }

  private grow(): void {
    const next = new Float64Array(this.slots.length * 2);
    for (const key of this.slots) if (key !== 0) this.put(next, key, false);
    this.slots = next;
  }
}
