/** A record's values brought into the form in which they are compared and keyed: Latin letters, digits and spaces. */
import { partialDate, readBirthDate } from '../fields/birth-date-reading.ts';
import { readEmail } from '../fields/email.ts';
import { isFiller } from '../fields/filler.ts';
import { genderOf } from '../fields/plain-fields.ts';
import { meaningsOf } from '../tables/address-words.ts';
import { placeName } from '../tables/places.ts';
import { romanised } from '../text.ts';
import type { LinkRow, NormalRow } from './columns.ts';

const mostRemembered = 40_000;
/** Longer texts rarely repeat; remembering them would only hold memory. */
const longestRemembered = 40;

/** A rule applied once to each text that repeats. Results do not depend on what is remembered. */
function remembering(rule: (text: string) => string): (text: string | undefined) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text === undefined || text === '') return '';
    if (text.length > longestRemembered) return rule(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const made = rule(text);
    // A cut text holds the whole block it was cut from alive; its copy does not.
    known.set(Buffer.from(text, 'utf16le').toString('utf16le'), made);
    return made;
  };
}

const plainWord = /^[a-z]+$/;
const plainLetters = (text: string): string =>
  isFiller(text)
    ? ''
    : romanised(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();

/** Folded words of a text; empty for fillers. */
const letters = remembering(plainLetters);
const date = remembering((text) => {
  if (isFiller(text)) return '';
  const read = readBirthDate(text);
  const first = read.readings[0];
  return first && !read.placeholder ? partialDate(first) : '';
});
const gender = remembering((text) => genderOf(text) ?? '');
const place = remembering((text) => {
  const plain = letters(text);
  const joined = plain.replaceAll(' ', '');
  const known = placeName(joined);
  return known === joined ? plain : known;
});
const streetWord = remembering((word) => {
  for (const meaning of meaningsOf(word)) return meaning;
  return word;
});

/** The normalised values of one record. The same row always gives the same values. */
export function normalRow(row: LinkRow): NormalRow {
  const { given, family, middle } = nameParts(row);
  const { house, street } = houseAndStreet(row);
  return {
    given, family, middle, house, street,
    date: date(row.birthdate),
    gender: gender(row.gender),
    nationality: letters(row.nationality),
    street2: streetText(row.street2),
    city: place(row.city),
    subdivision: letters(row.subdivision),
    postcode: letters(row.postalCode).replaceAll(' ', ''),
    phone: phoneDigits(row.phone),
    email: mailbox(row.email),
    identification: codeText(row.identification),
    birthplace: place(row.birthplace),
    occupation: letters(row.occupation),
  }; // prettier-ignore
}

function phoneDigits(text: string | undefined): string {
  return text === undefined || text === '' ? '' : text.replace(/\D+/g, '').replace(/^00/, '');
}

function codeText(text: string | undefined): string {
  if (text === undefined || text === '' || isFiller(text)) return '';
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '')
    .replace(/^0+/, '');
}

const ascii = /^[\x20-\x7e]*$/;

/** The mailbox as its provider delivers it; letters beyond ASCII are spelled as their code, so that they stay apart. */
function mailbox(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  const box = readEmail(text)?.box ?? '';
  return ascii.test(box) ? box : encodeURI(box.toWellFormed());
}

/** Given name, family name and what stands between; the full name adds what the parts leave out. */
function nameParts(row: LinkRow): { given: string; family: string; middle: string } {
  let given = letters(row.first);
  let family = letters(row.last);
  if ((row.full ?? '') === '' && (row.middle ?? '') === '' && plainWord.test(given))
    return { given, family, middle: '' };
  const full = letters(row.full);
  const rest = letters(row.middle).split(' ').filter(Boolean);
  const words = full.split(' ').filter(Boolean);
  if (given === '' && family === '' && words.length > 0) {
    const comma = /^([^,]+),(.+)$/.exec(row.full ?? '');
    if (comma) [family, given] = [letters(comma[1]), letters(comma[2])];
    else if (words.length === 1) given = words[0] ?? '';
    else [given, family] = [words[0] ?? '', words.at(-1) ?? ''];
  }
  for (const word of words)
    if (!given.split(' ').includes(word) && !family.split(' ').includes(word)) rest.push(word);
  const parts = given.split(' ');
  const [first = ''] = parts;
  return { given: first, family, middle: [...parts.slice(1), ...rest].join(' ') };
}

function houseAndStreet(row: LinkRow): { house: string; street: string } {
  const street = streetText(row.street1);
  const stated = letters(row.house);
  if (stated !== '') return { house: stated, street };
  if (street === '') return { house: '', street };
  const house = /^(\d+[a-z]?)\b/.exec(street)?.[1] ?? /\b(\d+[a-z]?)$/.exec(street)?.[1] ?? '';
  return { house, street: street.replace(/^\d+[a-z]?\s|\s\d+[a-z]?$/, '') };
}

function streetText(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  const plain = plainLetters(text);
  return plain.includes(' ') ? plain.split(' ').map(meaning).join(' ') : meaning(plain);
}

function meaning(word: string): string {
  return word.length > 1 ? streetWord(word) : word;
}
