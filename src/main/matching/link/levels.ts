/** Levels of agreement of two normalised values, column by column; small and fast, without reasons. */
import { distance } from 'fastest-levenshtein';
import { isOneEdit, isTransposed } from '../fields/slips.ts';
import { kinshipOf } from '../tables/given-names.ts';
import type { Column } from './columns.ts';

/** Level 0 is missing, 1 equal; greater numbers agree less; the last level of a column is "different". */
export type LevelNumber = number;

/** How many levels each column has, missing included. */
export const levelCounts: Readonly<Record<Column, number>> = {
  given: 8, family: 8, middle: 5, date: 8, gender: 3, nationality: 3, house: 4, street: 5, street2: 5, city: 5, subdivision: 4, postcode: 6, phone: 5, email: 7,
  identification: 4, birthplace: 5, occupation: 3,
}; // prettier-ignore

const nameNames = ['missing', 'equal', 'known form or same letters', 'one slip', 'initial, beginning or a shared word', 'two slips', 'similar', 'different']; // prettier-ignore
const textNames = ['missing', 'equal', 'slips or a part of the other', 'similar', 'different'];
const slipNames = ['missing', 'equal', 'one slip', 'different'];

/** What each level of each column means, for people. */
export const levelNames: Readonly<Record<Column | 'exchanged', readonly string[]>> = {
  given: nameNames, family: nameNames,
  middle: ['missing', 'equal', 'one word equal or an initial', 'similar word', 'different'],
  date: ['missing', 'equal', 'day and month exchanged or a part unknown', 'one digit or two neighbours', 'two digits', 'one part differs', 'near years', 'different'],
  gender: ['missing', 'equal', 'different'], nationality: ['missing', 'equal', 'different'], occupation: ['missing', 'equal', 'different'],
  house: slipNames, subdivision: slipNames, identification: slipNames, street: textNames, street2: textNames, city: textNames, birthplace: textNames,
  postcode: ['missing', 'equal', 'one slip', 'same district', 'same area', 'different'],
  phone: ['missing', 'equal', 'one slip or another prefix', 'last seven digits equal', 'different'],
  email: ['missing', 'equal', 'one or two slips', 'same mailbox name', 'similar', 'same or similar domain', 'different'],
  exchanged: ['missing', 'as they stand', 'given and family name exchanged'],
}; // prettier-ignore

/** Level of two values of a column; both must be known. Symmetric. */
export function levelOf(column: Column, a: string, b: string): LevelNumber {
  if (a === b) return 1;
  switch (column) {
    case 'given':
    case 'family':
      return nameLevel(a, b);
    case 'middle':
      return middleLevel(a, b);
    case 'date':
      return dateLevel(a, b);
    case 'gender':
    case 'nationality':
    case 'occupation':
      return 2;
    case 'house':
      return isTransposed(a, b) || (isOneEdit(a, b) && a.length + b.length > 3) ? 2 : 3;
    case 'street':
    case 'street2':
    case 'city':
    case 'birthplace':
      return textLevel(a, b);
    case 'subdivision':
      return isTransposed(a, b) || isOneEdit(a, b) ? 2 : 3;
    case 'postcode':
      return postcodeLevel(a, b);
    case 'phone':
      return phoneLevel(a, b);
    case 'email':
      return emailLevel(a, b);
    case 'identification':
      return isTransposed(a, b) || (isOneEdit(a, b) && Math.min(a.length, b.length) >= 5) ? 2 : 3;
  }
}

/** 2 known form, 3 one slip, 4 initial or cut, 5 two slips, 6 similar, 7 different. */
function nameLevel(a: string, b: string): LevelNumber {
  const shorter = Math.min(a.length, b.length);
  const kin = kinshipOf(a, b);
  if (kin !== null) return 2;
  if (shorter <= 2) return (a.startsWith(b) || b.startsWith(a)) && shorter > 0 ? 4 : 7;
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 2;
  if (isTransposed(a, b) || isOneEdit(a, b)) return shorter >= 4 ? 3 : 5;
  if (a.startsWith(b) || b.startsWith(a)) return 4;
  if (sharesWord(a, b)) return 4;
  const edits = distance(a, b);
  const longer = Math.max(a.length, b.length);
  if (edits <= 2 && longer >= 6) return 5;
  return edits / longer <= 0.4 || (edits / longer <= 0.5 && a[0] === b[0] && longer >= 6) ? 6 : 7;
}

function sharesWord(a: string, b: string): boolean {
  if (!a.includes(' ') && !b.includes(' ')) return false;
  const words = b.split(' ');
  return a.split(' ').some((word) => word.length > 3 && words.includes(word));
}

/** 2 one word equal or an initial, 3 similar word, 4 different. */
function middleLevel(a: string, b: string): LevelNumber {
  const [x, y] = [a.split(' '), b.split(' ')];
  let level = 4;
  for (const one of x) {
    for (const other of y) {
      if (one === other || one.startsWith(other) || other.startsWith(one)) return 2;
      if (
        level > 3 &&
        Math.min(one.length, other.length) > 3 &&
        (isOneEdit(one, other) || isTransposed(one, other) || kinshipOf(one, other))
      )
        level = 3;
    }
  }
  return level;
}

/** 2 day and month exchanged or one part unknown, 3 one digit or two neighbours, 4 two digits, 5 year and one more part, 6 near years, 7 different. */
function dateLevel(a: string, b: string): LevelNumber {
  if (a.length !== b.length)
    return a.startsWith(b) || b.startsWith(a)
      ? 2
      : Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) <= 1
        ? 6
        : 7;
  const years = a.slice(0, 4) === b.slice(0, 4);
  if (years && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7)) return 2;
  let differing = 0;
  for (let at = 0; at < a.length; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) differing++;
  if (differing === 1 || isTransposed(a.replaceAll('-', ''), b.replaceAll('-', ''))) return 3;
  if (differing === 2) return 4;
  const parts = Number(years) + Number(a.slice(5, 7) === b.slice(5, 7)) + Number(a.slice(8) === b.slice(8));
  if (parts === 2) return 5;
  if (years) return 5;
  return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) <= 10 && differing <= 3 ? 6 : 7;
}

/** 2 one or two slips or a part of the other, 3 similar, 4 different. */
function textLevel(a: string, b: string): LevelNumber {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 2;
  if (shorter >= 4 && (isTransposed(a, b) || isOneEdit(a, b))) return 2;
  if (shorter >= 4 && (a.startsWith(b) || b.startsWith(a))) return 2;
  const edits = distance(a, b);
  if (edits <= 2 && longer >= 8) return 2;
  return edits / longer <= 0.4 || sharesWord(a, b) ? 3 : 4;
}

/** 2 one slip, 3 same district, 4 same area, 5 different. */
function postcodeLevel(a: string, b: string): LevelNumber {
  if (isTransposed(a, b) || isOneEdit(a, b)) return 2;
  const coded = /^([a-z]{1,2}\d[a-z\d]?)\d[a-z]{2}$/;
  const [x, y] = [coded.exec(a)?.[1], coded.exec(b)?.[1]];
  if (x && y) return x === y ? 3 : x.replace(/\d.*$/, '') === y.replace(/\d.*$/, '') ? 4 : 5;
  if (distance(a, b) <= 2 && Math.min(a.length, b.length) >= 5) return 3;
  return a.slice(0, 2) === b.slice(0, 2) ? 4 : 5;
}

/** 2 one slip, 3 last seven equal, 4 different. */
function phoneLevel(a: string, b: string): LevelNumber {
  if (
    a.length >= 7 &&
    b.length >= 7 &&
    (a.endsWith(b.replace(/^0+/, '')) || b.endsWith(a.replace(/^0+/, '')))
  )
    return 2;
  if (isTransposed(a, b) || isOneEdit(a, b)) return 2;
  return a.length >= 7 && b.length >= 7 && a.slice(-7) === b.slice(-7) ? 3 : 4;
}

/** 2 one or two slips, 3 same mailbox name, 4 similar, 5 similar mailbox name at a similar domain, 6 different. */
function emailLevel(a: string, b: string): LevelNumber {
  const edits = distance(a, b);
  if (edits <= 2) return 2;
  const [x = '', xDomain = ''] = a.split('@');
  const [y = '', yDomain = ''] = b.split('@');
  if (x === y && x.length >= 4) return 3;
  if (edits / Math.max(a.length, b.length) <= 0.25) return 4;
  if (
    xDomain === yDomain ||
    (distance(xDomain, yDomain) <= 3 && Math.min(xDomain.length, yDomain.length) > 8)
  )
    return 5;
  return 6;
}
