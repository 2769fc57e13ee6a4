/** Records for linking, held by column: every distinct value once, records as numbers of values. */
import { partialDate, readBirthDate } from '../fields/birth-date-reading.ts';
import { readEmail } from '../fields/email.ts';
import { isFiller } from '../fields/filler.ts';
import { genderOf } from '../fields/plain-fields.ts';
import { meaningsOf } from '../tables/address-words.ts';
import { placeName } from '../tables/places.ts';
import { romanised } from '../text.ts';

/** What one record says, as text; empty text is missing. The keys are those of a map file. */
export interface LinkRow {
  readonly id: string;
  readonly first?: string;
  readonly middle?: string;
  readonly last?: string;
  readonly full?: string;
  readonly birthdate?: string;
  readonly gender?: string;
  readonly nationality?: string;
  readonly house?: string;
  readonly street1?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly subdivision?: string;
  readonly postalCode?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly identification?: string;
  readonly birthplace?: string;
  readonly occupation?: string;
}

/** Columns that are compared. Each has one comparator. */
export const columns = [
  'given', 'family', 'middle', 'date', 'gender', 'nationality', 'house', 'street', 'street2', 'city', 'subdivision', 'postcode', 'phone', 'email',
  'identification', 'birthplace', 'occupation',
] as const; // prettier-ignore
/** Name of a compared column. */
export type Column = (typeof columns)[number];

/** Distinct values of one column. Value 0 is "missing". */
export class ValueList {
  readonly texts: string[] = [''];
  readonly counts: number[] = [0];
  private readonly numbers = new Map<string, number>([['', 0]]);

  /** Number of a value, new or known. */
  add(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.length;
      this.numbers.set(text, number);
      this.texts.push(text);
      this.counts.push(0);
    }
    this.counts[number] = (this.counts[number] ?? 0) + 1;
    return number;
  }
}

/** All records of one run. `values[column][record]` is the number of a value in `lists[column]`. */
export interface Records {
  readonly ids: readonly string[];
  /** Number of the first record of the second file, or the count of all records. */
  readonly secondFrom: number;
  readonly lists: Readonly<Record<Column, ValueList>>;
  readonly values: Readonly<Record<Column, readonly number[]>>;
  /** Given and family names share one list, so that exchanged names can be compared. */
  readonly count: number;
}

/** Most records one run can hold: pairs of record numbers are packed into one number. */
export const mostRecords = 2_000_000;

/** Collects rows; nothing of a row but its normalised values is kept. */
export class RecordBuilder {
  private readonly ids: string[] = [];
  private readonly lists: Record<Column, ValueList>;
  private readonly values: Record<Column, number[]>;
  private second = -1;

  constructor() {
    const names = new ValueList();
    const make = (column: Column): ValueList =>
      column === 'given' || column === 'family' || column === 'middle' ? names : new ValueList();
    this.lists = Object.fromEntries(columns.map((column) => [column, make(column)])) as Record<
      Column,
      ValueList
    >; // every column is set
    this.values = Object.fromEntries(columns.map((column) => [column, []])) as unknown as Record<
      Column,
      number[]
    >; // every column is set
  }

  /** Number of records so far. */
  get count(): number {
    return this.ids.length;
  }

  /** Adds one record. */
  add(row: LinkRow): void {
    this.ids.push(row.id);
    const normal = normalRow(row);
    for (const column of columns) this.values[column].push(this.lists[column].add(normal[column] ?? ''));
  }

  /** Marks the start of the second file. */
  startSecond(): void {
    this.second = this.ids.length;
  }

  /** The records, complete. */
  finish(): Records {
    return {
      ids: this.ids,
      secondFrom: this.second < 0 ? this.ids.length : this.second,
      lists: this.lists,
      values: this.values,
      count: this.ids.length,
    };
  }
}

const letters = (text: string | undefined): string =>
  text === undefined || isFiller(text)
    ? ''
    : romanised(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();

function normalRow(row: LinkRow): Partial<Record<Column, string>> {
  const { given, family, middle } = nameParts(row);
  const email = row.email ? readEmail(row.email) : null;
  return {
    given, family, middle,
    date: row.birthdate && !isFiller(row.birthdate) ? dateText(row.birthdate) : '',
    gender: row.gender ? (genderOf(row.gender) ?? '') : '',
    nationality: letters(row.nationality),
    ...addressParts(row),
    postcode: letters(row.postalCode).replaceAll(' ', ''),
    phone: (row.phone ?? '').replace(/\D/g, '').replace(/^00/, ''),
    email: email ? email.box : '',
    identification: isFiller(row.identification ?? '') ? '' : (row.identification ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/^0+/, ''),
    birthplace: placeText(row.birthplace),
    occupation: letters(row.occupation),
  }; // prettier-ignore
}

function dateText(text: string): string {
  const read = readBirthDate(text);
  const first = read.readings[0];
  return first && !read.placeholder ? partialDate(first) : '';
}

/** Given name, family name and what stands between; the full name adds what the parts leave out. */
function nameParts(row: LinkRow): { given: string; family: string; middle: string } {
  const full = letters(row.full);
  let given = letters(row.first);
  let family = letters(row.last);
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

function addressParts(row: LinkRow): Partial<Record<Column, string>> {
  const street = streetText(row.street1);
  const house =
    letters(row.house) || (/^(\d+[a-z]?)\b/.exec(street)?.[1] ?? /\b(\d+[a-z]?)$/.exec(street)?.[1] ?? '');
  const bare = letters(row.house) ? street : street.replace(/^\d+[a-z]?\s|\s\d+[a-z]?$/, '');
  return {
    house,
    street: bare,
    street2: streetText(row.street2),
    city: placeText(row.city),
    subdivision: letters(row.subdivision),
  };
}

function streetText(text: string | undefined): string {
  return letters(text)
    .split(' ')
    .map((word) => (word.length > 1 ? ([...meaningsOf(word)][0] ?? word) : word))
    .join(' ');
}

function placeText(text: string | undefined): string {
  const plain = letters(text);
  const joined = placeName(plain.replaceAll(' ', ''));
  return joined === plain.replaceAll(' ', '') ? plain : joined;
}
