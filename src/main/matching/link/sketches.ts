/**
 * Sketches of values: a few bits that tell, without looking at the texts, the best level two different values can reach.
 * They only ever rule levels out; the comparators in levels.ts decide.
 */
import { isKnownGiven } from '../tables/given-names.ts';
import type { Column, ListName } from './columns.ts';

/** Two words of 32 bits for each value: signs, then length, flags and the hash of a part. */
export const sketchWords = 2;

const knownFlag = 1 << 8;
const spaceFlag = 1 << 9;

/** Which of 32 classes a sign belongs to; spaces to none, since some levels set them aside. */
function signBit(code: number): number {
  return code === 32 ? 0 : 1 << (code % 32);
}

/** Writes the sketch of a value of a list; texts of other lists than dates are ASCII. */
export function sketch(list: ListName, text: string, into: Uint32Array, at: number): void {
  if (list === 'date') {
    // A whole date as one number; 0 when a part is missing.
    into[at] = text.length === 10 ? Number(text.replaceAll('-', '')) : 0;
    into[at + 1] = 0;
    return;
  }
  let signs = 0;
  for (let index = 0; index < text.length; index++) signs |= signBit(text.charCodeAt(index));
  let more = Math.min(255, text.length);
  if (text.includes(' ')) more |= spaceFlag;
  if (list === 'name' && text.split(' ').some(isKnownGiven)) more |= knownFlag;
  if (list === 'email') more |= shortHash(text.slice(0, text.indexOf('@'))) << 16;
  if (list === 'phone') more |= shortHash(text.slice(-7)) << 16;
  into[at] = signs >>> 0;
  into[at + 1] = more >>> 0;
}

function shortHash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 16)) & 0xffff;
}

function ones(bits: number): number {
  let value = bits - ((bits >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Kinds of comparators, by what their levels ask for. */
const kinds = {
  plain: 0,
  date: 1,
  name: 2,
  code: 3,
  text: 4,
  middle: 5,
  postcode: 6,
  phone: 7,
  email: 8,
} as const;

const kindOf: Readonly<Record<Column, number>> = {
  given: kinds.name, family: kinds.name, middle: kinds.middle, date: kinds.date, gender: kinds.plain, nationality: kinds.plain, occupation: kinds.plain,
  house: kinds.code, subdivision: kinds.code, identification: kinds.code, street: kinds.text, street2: kinds.text, city: kinds.text, birthplace: kinds.text,
  postcode: kinds.postcode, phone: kinds.phone, email: kinds.email,
}; // prettier-ignore

/** Kind of a column's comparator, for `nearestLevel`. */
export function sketchKind(column: Column): number {
  return kindOf[column];
}

/** The best level two different values can have, from their sketches. Symmetric. */
export function nearestLevel(kind: number, table: Uint32Array, x: number, y: number): number {
  if (kind === kinds.plain) return 2;
  const signsX = table[x * 2] ?? 0;
  const signsY = table[y * 2] ?? 0;
  if (kind === kinds.date) return nearestDate(signsX, signsY);
  const moreX = table[x * 2 + 1] ?? 0;
  const moreY = table[y * 2 + 1] ?? 0;
  // An edit changes two signs at most, and the length by one; with spaces some levels look at the letters alone.
  const space = ((moreX | moreY) & spaceFlag) !== 0;
  const signs = (ones(signsX ^ signsY) + 1) >> 1;
  const apart = space ? 0 : Math.abs((moreX & 255) - (moreY & 255));
  const edits = apart < signs ? signs : apart;
  const part = (signsX & ~signsY) === 0 || (signsY & ~signsX) === 0;
  const longer = Math.max(moreX & 255, moreY & 255);
  switch (kind) {
    case kinds.name:
      if (edits <= 1 || (moreX & moreY & knownFlag) !== 0)
        return edits === 0 || (moreX & moreY & knownFlag) !== 0 ? 2 : 3;
      return part || space ? 4 : edits <= 2 ? 5 : edits <= longer * 0.5 ? 6 : 7;
    case kinds.code:
      return edits <= 1 ? 2 : 3;
    case kinds.text:
      return edits <= 2 || part ? 2 : space || edits <= longer * 0.4 ? 3 : 4;
    case kinds.middle:
      return part || space ? 2 : edits <= 1 || (moreX & moreY & knownFlag) !== 0 ? 3 : 4;
    case kinds.postcode:
      return edits <= 1 ? 2 : 3;
    case kinds.phone:
      return edits <= 1 || part ? 2 : moreX >>> 16 === moreY >>> 16 ? 3 : 4;
    default:
      return edits <= 2 ? 2 : moreX >>> 16 === moreY >>> 16 ? 3 : edits <= longer * 0.25 ? 4 : 5;
  }
}

function nearestDate(x: number, y: number): number {
  if (x === 0 || y === 0) return 2;
  const yearX = (x / 10_000) | 0;
  const yearY = (y / 10_000) | 0;
  const monthX = ((x / 100) | 0) % 100;
  const monthY = ((y / 100) | 0) % 100;
  const dayX = x % 100;
  const dayY = y % 100;
  if (yearX === yearY && monthX === dayY && dayX === monthY) return 2;
  // Two digits or two neighbours touch two parts at most.
  return yearX === yearY || monthX === monthY || dayX === dayY ? 3 : 6;
}
