/** Reads a postal address of any country into the parts that can be compared. */
import { pinyin } from 'pinyin-pro';
import type { Address } from '#contracts/person.ts';
import { addressText } from '#contracts/person.ts';
import { isSilentWord, isStateWord, isStreetKind, isUnitWord, meaningsOf } from '../tables/address-words.ts';
import { countryCodeOf } from '../tables/countries.ts';
import { isPlaceName, japanesePlaceAt, placeName } from '../tables/places.ts';
import { romaniseHangul } from '../names/korean.ts';
import { romaniseWord } from '../names/romanise.ts';
import { cleanText, foldSpelledOut, foldText, repairEncoding, scriptOf } from '../text.ts';

/** One word of an address. `means` holds every standard word it may be short for. */
export interface AddressWord {
  readonly text: string;
  readonly spelled: string;
  readonly means: ReadonlySet<string>;
  /** Stands in the part that names the street. */
  readonly street: boolean;
  readonly kind: 'word' | 'street-kind' | 'state' | 'country';
  /** Written short in the address and spelled out here. */
  readonly shortened: boolean;
  readonly from: number;
  readonly to: number;
}

/** An address as read. Empty text where a part is not stated. */
export interface ReadAddress {
  readonly text: string;
  readonly words: readonly AddressWord[];
  readonly house: string;
  readonly unit: string;
  readonly box: string;
  readonly postcode: string;
  /** Further numbers, for instance of a block, in order. */
  readonly numbers: readonly string[];
  readonly foreign: boolean;
}

/** Reads a structured address, or one line of text in `street1`. */
export function readAddress(address: Address): ReadAddress {
  const text = addressText(address).slice(0, 400);
  const draft: Draft = { words: [], numbers: [], units: [], box: '', postcode: '', foreign: false };
  const given = address.postalCode?.trim();
  if (given) draft.postcode = foldText(given).replace(/[\s-]/g, '');
  const segments = splitSegments(withoutStated(text, address));
  const streetSegment = segments.findIndex(
    (segment) => /\d/.test(segment.text) && !looksLikeTown(segment.text),
  );
  segments.forEach((segment, at) => {
    readSegment(
      segment,
      draft,
      segments.length === 1 || at === Math.max(0, streetSegment) || at === 0,
      segments.length === 1,
    );
  });
  const [house = '', ...numbers] = orderedNumbers(draft);
  return {
    text, words: draft.words, house, unit: draft.units.join(' '), box: draft.box, postcode: draft.postcode, numbers, foreign: draft.foreign,
  }; // prettier-ignore
}

/** The display text with the stated postcode and country blanked, so that they are not read twice. */
function withoutStated(text: string, address: Address): string {
  let rest = text;
  for (const part of [address.countryCode, address.postalCode]) {
    const stated = part?.trim() ?? '';
    const at = stated === '' ? -1 : rest.lastIndexOf(stated);
    if (at > 0) rest = rest.slice(0, at) + ' '.repeat(stated.length) + rest.slice(at + stated.length);
  }
  return rest;
}

interface Draft {
  words: AddressWord[];
  numbers: { value: string; street: boolean }[];
  units: string[];
  box: string;
  postcode: string;
  foreign: boolean;
}

interface Segment {
  readonly text: string;
  readonly from: number;
}

function splitSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const match of text.matchAll(/[^,;\n、，]+/g)) segments.push({ text: match[0], from: match.index });
  return segments;
}

/** A segment of a postcode and a town, with no house number: `80331 München`, `London SW1A 2AA`. */
function looksLikeTown(text: string): boolean {
  return (
    /^\s*(?:[A-Z]{1,2}-)?\d{4,6}\s+\p{L}/u.test(text) ||
    postcodes.some((form) => form.test(text.trim())) ||
    /\s\d{5}(-\d{4})?\s*$/.test(text)
  );
}

/** @source Universal Postal Union, Universal POST*CODE database: forms with letters. */
const postcodes: readonly RegExp[] = [
  /\b([a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2})\b/i,
  /\b(\d{4}\s?[a-z]{2})\b(?!\w)/i,
  /\b([a-z]\d[a-z]\s*\d[a-z]\d)\b/i,
  /\b(\d{5}-\d{4})\b/,
  /(?<!\d[\s-])\b(\d{3}\s\d{2})\b(?=\s\p{L})/u,
  /\b(\d{5}-\d{3})\b/,
  /\b(\d{3}-\d{4})\b(?!-)/,
  /\b([a-z]{1,2}\d[a-z\d]?)\s*$/i,
];

const boxPattern = /\b(?:p\.?\s?o\.?\s?box|post(?:al)?\s+office\s+box|postfach|apartado(?:\s+postal)?|casilla|caixa\s+postal|boite\s+postale|b\.?p\.?|postbus|casella\s+postale|gpo\s+box|pmb|private\s+bag|а\/я)\s*(?:no\.?\s*)?(\d[\d-]*)/iu; // prettier-ignore

function readSegment(segment: Segment, draft: Draft, street: boolean, single: boolean): void {
  const marked = segment.text.replace(/[º°ª]/g, '°');
  let text = cleanText(marked).length === segment.text.length ? cleanText(marked) : segment.text;
  const blank = (match: string): string => ' '.repeat(match.length);
  text = text.replace(boxPattern, (match, number: string) => {
    draft.box = number;
    return blank(match);
  });
  if (!street || single || !/^\s*\d/.test(text)) text = takePostcode(text, draft, blank);
  let inTown = false;
  let unitNext = false;
  for (const match of text.matchAll(/#\s*|[\p{L}\p{M}][\p{L}\p{M}'’.]*|\d+[\p{L}°]*(?:[/-]\d*[\p{L}]?)*/gu)) {
    const from = segment.from + match.index;
    const word = match[0].replace(/\.+$/, '');
    const follows = text.slice(match.index + match[0].length);
    unitNext = readWord(
      {
        word,
        from,
        to: from + match[0].length,
        street: street && !inTown,
        unitNext,
        dotted: match[0].endsWith('.'),
        beforeNumber: /^[\s.:°-]*(?:\d|\p{L}\b)/u.test(follows),
      },
      draft,
    );
    if (single && street && isStreetKind(foldText(word)) && draft.numbers.length > 0) inTown = true;
  }
}

function takePostcode(text: string, draft: Draft, blank: (match: string) => string): string {
  let taken = text;
  if (draft.postcode !== '') return taken;
  for (const form of [
    ...postcodes,
    /\b(?:[A-Z]{1,2}-)?(\d{5,6})\b(?!-)/,
    /^\s*(?:[A-Z]{1,2}-)?(\d{4})(?=\s+\p{L})/u,
    /\p{L}\s+(\d{4})\s*$/u,
  ]) {
    const match = form.exec(taken);
    if (!match?.[1]) continue;
    draft.postcode = match[1].toLowerCase().replace(/[\s-]/g, '');
    taken = taken.slice(0, match.index) + blank(match[0]) + taken.slice(match.index + match[0].length);
    break;
  }
  return taken;
}

interface Place {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  readonly street: boolean;
  readonly unitNext: boolean;
  /** A full stop follows: the word is cut short. */
  readonly dotted: boolean;
  /** A number or a single letter follows. */
  readonly beforeNumber: boolean;
}

/** Takes one word or number; returns true when the next one names a flat. */
function readWord(place: Place, draft: Draft): boolean {
  const folded = foldText(place.word);
  if (place.word.startsWith('#')) return true;
  if (/^\d/.test(folded)) return readNumber(folded, place, draft);
  if (place.unitNext && folded.length <= 2 && !isUnitWord(folded)) {
    draft.units.push(folded);
    return false;
  }
  const lastUnit = draft.units.length > 0 && folded.length === 1 && !isStreetKind(folded);
  if (lastUnit) draft.units.push(folded);
  else if (isUnitWord(folded) && place.beforeNumber && !isAmbiguousUnit(folded)) return true;
  else if (!isSilentWord(folded)) addWords(place, folded, draft);
  return false;
}

/** Words that are a street kind as often as a unit mark. */
const isAmbiguousUnit = (word: string): boolean =>
  ['dr', 'm', 'l', 'of', 'no:', 'villa', 'lot', 'sc'].includes(word);

function readNumber(folded: string, place: Place, draft: Draft): boolean {
  const value = folded.replace(/°/g, '').replace(/(?<=\d)[号號番地楼층호]+$/u, '');
  const ordinal = /^(\d+)(st|nd|rd|th|e|er|eme|a|o)$/.exec(value);
  if (folded.includes('°')) {
    draft.units.push(value.replace(/\D/g, ''));
    return true;
  }
  if (place.unitNext) draft.units.push(value);
  else if (ordinal && (ordinal[2] ?? '').length === 2) addWords(place, value, draft);
  else draft.numbers.push({ value, street: place.street });
  return place.unitNext;
}

/** House number first: the number of the street part. */
function orderedNumbers(draft: Draft): string[] {
  const street = draft.numbers.filter((number) => number.street);
  const rest = draft.numbers.filter((number) => !number.street);
  return [...street, ...rest].map((number) => number.value);
}

function addWords(place: Place, folded: string, draft: Draft): void {
  const script = scriptOf(folded);
  if (script === 'han' || script === 'kana' || script === 'hangul') {
    draft.foreign = true;
    for (const part of eastAsianWords(folded)) push(place, part, part, draft);
    return;
  }
  if (script !== 'latin' && meaningsOf(folded).size === 0) {
    draft.foreign = true;
    push(place, isPlaceName(folded) ? placeName(folded) : romaniseWord(folded), folded, draft);
    return;
  }
  const stem = (
    place.dotted ? /^(.{4,}?)(str|g|v)$/ : /^(.{3,}?)(str|strasse|straat|gatan|gata|vagen)$/
  ).exec(folded);
  if (stem?.[1]) {
    const ending = stem[2]?.startsWith('g') ? 'gata' : stem[2]?.startsWith('v') ? 'vagen' : 'strasse';
    push(place, stem[1], stem[1], draft);
    push(place, ending, ending, draft, place.dotted || stem[2] === 'str');
    return;
  }
  push(place, folded, foldSpelledOut(place.word).replaceAll("'", '').replaceAll('.', ''), draft);
}

function push(place: Place, text: string, spelled: string, draft: Draft, shortened = false): void {
  const plain = text.replace(/['.]/g, '');
  const country = !place.street && countryCodeOf(plain) !== null && plain.length > 3 && !isPlaceName(plain);
  const state = !place.street && isStateWord(plain);
  const kind = country
    ? 'country'
    : isStreetKind(plain) && place.street
      ? 'street-kind'
      : state
        ? 'state'
        : 'word';
  draft.words.push({
    text: plain,
    spelled: spelled.replace(/['.]/g, ''),
    means: meaningsOf(plain),
    street: place.street,
    kind,
    shortened,
    from: place.from,
    to: place.to,
  });
}

/** Words of a Chinese, Japanese or Korean run, romanised, without the signs for kinds of district. */
function eastAsianWords(run: string): string[] {
  const words: string[] = [];
  const plain = run.replace(/특별자치|특별|광역/g, '');
  return distinctWords(plain, words);
}

function distinctWords(run: string, words: string[]): string[] {
  // Roads and provinces are written with these signs in Chinese only.
  const chinese = /[路省弄镇鎮]|街道/.test(run);
  let at = 0;
  while (at < run.length) {
    const town = run.slice(at, at + 2);
    const known = isPlaceName(town)
      ? { length: 2, reading: placeName(town) }
      : chinese
        ? null
        : japanesePlaceAt(run, at);
    if (known) {
      words.push(known.reading);
      at += known.length;
      continue;
    }
    const next = /^[^都道府県市区町村郡省县縣路街巷號号弄室丁目番地시도구군동로길읍면리]+/u.exec(
      run.slice(at),
    );
    if (next)
      words.push(
        scriptOf(next[0]) === 'hangul'
          ? romaniseHangul(next[0])
          : pinyin(next[0], { toneType: 'none', type: 'array' }).join(''),
      );
    at += next ? next[0].length : 1;
  }
  return [...new Set(words)];
}

/** Text of an address with broken encoding put right, for a first equal check. */
export function addressSurface(address: Address): string {
  return foldText(repairEncoding(addressText(address)))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
