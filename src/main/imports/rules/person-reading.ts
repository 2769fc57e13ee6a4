import { IdentificationNumber } from '#contracts/person.ts';
import type { Address, Person } from '#contracts/person.ts';

import { readCalendarDate } from './calendar-dates.ts';
import { countryCode } from './countries.ts';
import { compactKey, isObject } from './key-casing.ts';
import { emptyStated, mergeStated } from './person-stated.ts';
import type { Stated } from './person-stated.ts';
import type { Json } from './records.ts';

/** A member of a resource: an attribute, or a node of its `fields`. */
export type Member = readonly [key: string, value: Json];

/** Longest text of one value. @source contracts/person.ts */
const TEXT_UNITS = 4000;

/** Takes a value into what is stated; false when it does not fit and has to be kept elsewhere. */
type Take = (stated: Stated, value: Json) => boolean;

/**
 * Persona's keys for a person, without casing and separators: flat attributes, default account fields and inquiry
 * fields. The keys for whole and native names are ours.
 *
 * @source persona-domain.md 1.1 and 2.1
 */
const TAKERS = new Map<string, Take>([
  ['name', takeHash(takeName)],
  ['namefirst', (stated, value) => takeName(stated, 'first', value)],
  ['namemiddle', (stated, value) => takeName(stated, 'middle', value)],
  ['namelast', (stated, value) => takeName(stated, 'last', value)],
  ['namefull', (stated, value) => takeName(stated, 'full', value)],
  ['namenative', (stated, value) => takeName(stated, 'native', value)],
  ['address', takeHash(takeAddress)],
  ['addressstreet1', (stated, value) => takeAddress(stated, 'street1', value)],
  ['addressstreet2', (stated, value) => takeAddress(stated, 'street2', value)],
  ['addresscity', (stated, value) => takeAddress(stated, 'city', value)],
  ['addresssubdivision', (stated, value) => takeAddress(stated, 'subdivision', value)],
  ['addresspostalcode', (stated, value) => takeAddress(stated, 'postalcode', value)],
  ['addresscountrycode', (stated, value) => takeAddress(stated, 'countrycode', value)],
  ['countrycode', (stated, value) => takeAddress(stated, 'countrycode', value)],
  ['birthdate', takeBirthdate],
  ['phonenumber', (stated, value) => takeText(value, (text) => addOnce(stated.phone, text))],
  ['emailaddress', (stated, value) => takeText(value, (text) => addOnce(stated.email, text))],
  ['nationality', (stated, value) => takeText(value, (text) => addOnce(stated.nationality, countryOf(text)))],
  ['gender', (stated, value) => takeText(value, (text) => addOnce(stated.gender, text))],
  ['sex', (stated, value) => takeText(value, (text) => addOnce(stated.gender, text))],
  ['identificationnumbers', takeIdentifications],
  ['identificationnumber', (stated, value) => takeText(value, (text) => (stated.single.number = text))],
  ['identificationclass', (stated, value) => takeText(value, (text) => (stated.single.class = text), 64)],
  ['identificationcountry', (stated, value) => takeText(value, (text) => (stated.single.country = text), 64)],
  ['socialsecuritynumber', (stated, value) => takeText(value, (text) => addSsn(stated, text))],
]);

/** Members that say which document the number belongs to, and are kept as fields of their own besides. */
const CONTEXT = new Map<string, 'selectedClass' | 'selectedCountry'>([
  ['selectedidclass', 'selectedClass'],
  ['selectedcountrycode', 'selectedCountry'],
]);

/** True for keys that are read into a person and so cannot be those of custom values in Persona's shape. */
export function isPersonKey(key: string): boolean {
  return TAKERS.has(compactKey(key));
}

/** A person read from members, and the members that say something else or more. */
export interface ReadPerson {
  readonly person: Person;
  readonly leftFields: Member[];
  readonly leftAttributes: Member[];
}

/**
 * Reads a person from the `fields` and the flat attributes of a resource. Where both state the same value it is
 * one value; where they differ, both are kept, that of `fields` first.
 *
 * @param fields nodes `{type, value}`, or bare values
 */
export function readPerson(fields: readonly Member[], attributes: readonly Member[]): ReadPerson {
  const inFields = emptyStated();
  const inAttributes = emptyStated();
  const leftFields = fields.filter(([key, node]) => !take(inFields, key, valueOfNode(node)));
  const leftAttributes = attributes.filter(([key, value]) => !take(inAttributes, key, value));
  return { person: mergeStated(inFields, inAttributes), leftFields, leftAttributes };
}

/** The value of a `{type, value}` node; anything else is its own value. */
export function valueOfNode(node: Json): Json {
  return isNode(node) ? (node['value'] ?? null) : node;
}

/** True for `{type, value}` with nothing else. */
export function isNode(node: Json): node is { type: string; value: Json } {
  return (
    isObject(node) &&
    typeof node['type'] === 'string' &&
    Object.hasOwn(node, 'value') &&
    Object.keys(node).length === 2
  );
}

function take(stated: Stated, key: string, value: Json): boolean {
  const compact = compactKey(key);
  const context = CONTEXT.get(compact);
  if (context !== undefined) {
    takeText(value, (text) => (stated.single[context] = text), 64);
    return false;
  }
  return TAKERS.get(compact)?.(stated, value) ?? false;
}

/** Texts and numbers; null and blank say that nothing is known, and are taken as that. */
function takeText(value: Json, put: (text: string) => unknown, limit = TEXT_UNITS): boolean {
  if (value === null) return true;
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value).trim();
  if (text.length > limit) return false;
  if (text !== '') put(text);
  return true;
}

/** Takes a hash member by member; one that has members of other kinds is also kept whole. */
function takeHash(takePart: (stated: Stated, part: string, value: Json) => boolean): Take {
  return (stated, value) => {
    if (!isObject(value)) return takePart(stated, 'full', value);
    let complete = true;
    for (const [key, node] of Object.entries(value)) {
      const inner = valueOfNode(node);
      if (!takePart(stated, compactKey(key), inner) && inner !== null) complete = false;
    }
    return complete;
  };
}

function takeName(stated: Stated, part: string, value: Json): boolean {
  if (part !== 'first' && part !== 'middle' && part !== 'last' && part !== 'full' && part !== 'native')
    return false;
  return takeText(value, (text) => (stated.name[part] = text));
}

const ADDRESS_PARTS = new Map<string, keyof Address>([
  ['street1', 'street1'],
  ['street2', 'street2'],
  ['city', 'city'],
  ['subdivision', 'subdivision'],
  ['postalcode', 'postalCode'],
  ['countrycode', 'countryCode'],
]);

function takeAddress(stated: Stated, part: string, value: Json): boolean {
  const known = ADDRESS_PARTS.get(part);
  if (known === undefined) return value === null;
  return takeText(
    value,
    (text) => (stated.address[known] = known === 'countryCode' ? countryOf(text) : text),
  );
}

function countryOf(text: string): string {
  return countryCode(text) ?? text;
}

function takeBirthdate(stated: Stated, value: Json): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'string') return false;
  const read = readCalendarDate(value);
  if (!('date' in read)) return false;
  addOnce(stated.birthdate, read.date);
  return true;
}

function addSsn(stated: Stated, number: string): void {
  stated.identification.push({ class: 'ssn', number, country: 'US' });
}

/** An array of numbers, or Persona's older object of arrays by class. Times of creation are kept as a field. */
function takeIdentifications(stated: Stated, value: Json): boolean {
  if (value === null) return true;
  const lists = isObject(value) ? Object.entries(value) : [['', value] as const];
  let complete = true;
  for (const [classKey, list] of lists) {
    for (const entry of Array.isArray(list) ? list : [list]) {
      if (!takeIdentification(stated, valueOfNode(entry), classKey)) complete = false;
    }
  }
  return complete;
}

function takeIdentification(stated: Stated, entry: Json, classKey: string): boolean {
  if (!isObject(entry)) return false;
  const parts: { class?: string; number?: string; country?: string } = {};
  let complete = true;
  for (const [key, node] of Object.entries(entry)) {
    const part = IDENTIFICATION_PARTS.get(compactKey(key));
    const inner = valueOfNode(node);
    if (part === undefined) complete &&= inner === null;
    else
      complete =
        takeText(inner, (text) => (parts[part] = text), part === 'number' ? TEXT_UNITS : 64) && complete;
  }
  const made = IdentificationNumber.safeParse({
    ...parts,
    class: parts.class ?? (classKey === '' ? 'unknown' : classKey),
  });
  if (!made.success) return false;
  stated.identification.push(made.data);
  return complete;
}

const IDENTIFICATION_PARTS = new Map<string, 'class' | 'number' | 'country'>([
  ['identificationclass', 'class'],
  ['identificationnumber', 'number'],
  ['issuingcountry', 'country'],
]);

function addOnce(list: string[], text: string): void {
  if (!list.includes(text)) list.push(text);
}
