/**
 * How values lie in `account.fields`: a map from field to entries, short keys, defaults left out, because a million
 * accounts carry eight of them each.
 */
import type { AccountField, FieldValue, Use } from '#contracts/accounts.ts';
import {
  addressText,
  emptyPerson,
  identificationText,
  nameText,
  PersonField,
  type Address,
  type CustomValue,
  type IdentificationNumber,
  type Person,
  type PersonName,
} from '#contracts/person.ts';

/**
 * One value. `i` number within the account, never used twice; `u` use, absent for primary; `s` source and `l` line,
 * absent when they are the account's own origin.
 */
export interface StoredEntry {
  readonly i: number;
  readonly u?: Exclude<Use, 'primary'>;
  readonly v: FieldValue;
  readonly s?: number;
  readonly l?: number;
}

/** All fields of an account. Made without a prototype: custom keys are data. */
export type StoredFields = Record<string, StoredEntry[]>;

/** Where a value came from, as stored. */
export interface Origin {
  readonly source: number;
  readonly line: number | null;
}

/** Reads the JSON of `account.fields`. */
export function parseFields(json: string): StoredFields {
  return Object.assign(Object.create(null) as StoredFields, JSON.parse(json) as StoredFields);
}

/** JSON of fields in the order in which their first values were numbered: of a new account, as it was first stored. */
export function inOrderOfNumbers(fields: StoredFields): string {
  const first = (entries: readonly StoredEntry[]): number => entries[0]?.i ?? 0;
  const sorted = Object.entries(fields).sort(([, one], [, other]) => first(one) - first(other));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** The number for the next entry. */
export function nextEntry(fields: StoredFields): number {
  let highest = 0;
  for (const entries of Object.values(fields))
    for (const entry of entries) highest = Math.max(highest, entry.i);
  return highest + 1;
}

/** What a value is used for; primary is left out in storage. */
export function useOf(entry: StoredEntry): Use {
  return entry.u ?? 'primary';
}

/** A new entry; `origin` absent: the account's own. */
export function entryOf(i: number, use: Use, value: FieldValue, origin?: Origin): StoredEntry {
  return {
    i,
    ...(use === 'primary' ? {} : { u: use }),
    v: value,
    ...(origin ? { s: origin.source, ...(origin.line === null ? {} : { l: origin.line }) } : {}),
  };
}

/** What the further values of a list are, by field: other names are aliases, the rest stands beside the first. */
export function furtherUse(field: PersonField): Use {
  return field === 'name' ? 'alias' : 'additional';
}

/** The fields of a new account. */
export function fieldsOf(person: Person, custom: Readonly<Record<string, CustomValue>>): StoredFields {
  return fill(Object.create(null) as StoredFields, person, custom);
}

/** The same as JSON. A plain object is written out twice as fast as one without a prototype, and no key collides with it. */
export function fieldsJson(person: Person, custom: Readonly<Record<string, CustomValue>>): string {
  return JSON.stringify(fill({}, person, custom));
}

const personFields: readonly PersonField[] = PersonField.options;

function fill(
  fields: StoredFields,
  person: Person,
  custom: Readonly<Record<string, CustomValue>>,
): StoredFields {
  let i = 0;
  for (const field of personFields) {
    const values: readonly FieldValue[] = person[field];
    const [first] = values;
    if (first === undefined) continue;
    const entries: StoredEntry[] = [{ i: ++i, v: first }];
    for (let at = 1; at < values.length; at++) {
      const value = values[at];
      if (value !== undefined) entries.push(entryOf(++i, furtherUse(field), value));
    }
    fields[field] = entries;
  }
  for (const key of Object.keys(custom)) {
    const value = custom[key];
    if (value !== undefined) fields[`custom:${key}`] = [{ i: ++i, v: value }];
  }
  return fields;
}

/** What `fieldsOf` was made from, for fields that nobody has changed since. */
export function newFieldsOf(fields: StoredFields): { person: Person; custom: Record<string, CustomValue> } {
  const custom = Object.create(null) as Record<string, CustomValue>;
  for (const [field, [entry]] of Object.entries(fields)) {
    // Custom fields hold custom values: `fieldsOf` is the only writer of new fields.
    if (field.startsWith('custom:') && entry) custom[field.slice(7)] = entry.v as CustomValue;
  }
  return { person: personOf(fields).person, custom };
}

const rank: Readonly<Record<Use, number>> = { primary: 0, additional: 1, alias: 2, previous: 3 };

/** The person as comparison sees it: primary values first, previous ones last. `order` tells the entry of each index. */
export function personOf(fields: StoredFields): { person: Person; order: Record<PersonField, number[]> } {
  const person = emptyPerson();
  const order = {} as Record<PersonField, number[]>;
  for (const field of personFields) {
    let entries: readonly StoredEntry[] = fields[field] ?? [];
    if (entries.length > 1) entries = [...entries].sort((a, b) => rank[useOf(a)] - rank[useOf(b)]);
    order[field] = entries.map((entry) => entry.i);
    // Each field's entries hold values of that field: `fieldsOf` and `changeFields` are the only writers.
    (person[field] as FieldValue[]) = entries.map((entry) => entry.v);
  }
  return { person, order };
}

/** A value as people read it. */
export function valueText(field: AccountField, value: FieldValue): string {
  switch (field) {
    case 'name':
      return fullNameText(value as PersonName);
    case 'address':
      return addressText(value as Address);
    case 'identification':
      return identificationText(value as IdentificationNumber);
    case 'birthdate':
    case 'nationality':
    case 'gender':
    case 'phone':
    case 'email':
    case 'display-name':
      return value as string;
    default:
      return customText(value as CustomValue);
  }
}

/** A name with its native spelling behind it, when there are both. */
function fullNameText(name: PersonName): string {
  const text = nameText(name);
  return name.native && name.native !== text ? `${text} (${name.native})` : text;
}

function customText({ value }: CustomValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Equal as stored: same JSON whatever the order of keys. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}

/** What lists show of an account. */
export interface Headline {
  readonly name: string;
  readonly birthdate: string | null;
  readonly city: string | null;
  readonly countryCode: string | null;
}

/** The headline of an account as it stands. */
export function headlineOf(fields: StoredFields): Headline {
  const first = (field: string) => fields[field]?.find((entry) => entry.u === undefined)?.v;
  const display = first('display-name');
  const headline = headlineFrom(
    first('name') as PersonName | undefined,
    first('birthdate'),
    first('address') as Address | undefined,
  );
  return typeof display === 'string' ? { ...headline, name: display } : headline;
}

/** The headline of a new account, which has no display name yet. */
export function newHeadlineOf(person: Person): Headline {
  return headlineFrom(person.name[0], person.birthdate[0], person.address[0]);
}

function headlineFrom(
  name: PersonName | undefined,
  birthdate: FieldValue | undefined,
  address: Address | undefined,
): Headline {
  return {
    name: name === undefined ? '' : nameText(name),
    birthdate: typeof birthdate === 'string' ? birthdate : null,
    city: address?.city ?? null,
    countryCode: address?.countryCode ?? null,
  };
}
