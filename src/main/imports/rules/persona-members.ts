import type { Address, IdentificationNumber, Person, PersonName } from '#contracts/person.ts';

import { objectFrom } from './key-casing.ts';
import type { Json, JsonObject } from './records.ts';

/** The first value of each kind, under the names of the flat attributes that accounts and inquiries share. */
export function flatPerson(person: Person): [string, string | undefined][] {
  const [name, address] = [person.name[0] ?? {}, person.address[0] ?? {}];
  return [
    ...flatName(name),
    ...flatAddress(address),
    ['country-code', address.countryCode],
    ['birthdate', person.birthdate[0]],
    ['phone-number', person.phone[0]],
    ['email-address', person.email[0]],
    ['nationality', person.nationality[0]],
    ['gender', person.gender[0]],
  ];
}

/** The number of an American social security card, which accounts also state by itself. */
export function ssnOf(person: Person): string | undefined {
  return person.identification.find(isAmericanSsn)?.number;
}

function isAmericanSsn(id: IdentificationNumber): boolean {
  return id.class === 'ssn' && id.country === 'US';
}

function flatName(name: PersonName): [string, string | undefined][] {
  return [
    ['name-first', name.first],
    ['name-middle', name.middle],
    ['name-last', name.last],
    ['name-full', name.full],
    ['name-native', name.native],
  ];
}

function flatAddress(address: Address): [string, string | undefined][] {
  return [
    ['address-street-1', address.street1],
    ['address-street-2', address.street2],
    ['address-city', address.city],
    ['address-subdivision', address.subdivision],
    ['address-postal-code', address.postalCode],
  ];
}

/** The default fields of an account. */
export function accountFields(person: Person): [string, Json | undefined][] {
  const [name, address] = [person.name[0] ?? {}, person.address[0] ?? {}];
  return [
    [
      'name',
      hash([
        ['first', name.first],
        ['middle', name.middle],
        ['last', name.last],
        ['full', name.full],
        ['native', name.native],
      ]),
    ],
    [
      'address',
      hash([
        ['street_1', address.street1],
        ['street_2', address.street2],
        ['subdivision', address.subdivision],
        ['city', address.city],
        ['postal_code', address.postalCode],
        ['country_code', address.countryCode],
      ]),
    ],
    ['identification_numbers', numberList(person.identification)],
    ['birthdate', node('date', person.birthdate[0])],
    ['phone_number', node('string', person.phone[0])],
    ['email_address', node('string', person.email[0])],
    ['nationality', node('string', person.nationality[0])],
    ['gender', node('string', person.gender[0])],
  ];
}

/** The default fields of an inquiry, which are flat. */
export function inquiryFields(person: Person): [string, Json | undefined][] {
  const address = person.address[0] ?? {};
  const [id] = person.identification;
  const texts = [
    ...flatName(person.name[0] ?? {}),
    ...flatAddress(address),
    ['address-country-code', address.countryCode] as const,
    ['phone-number', person.phone[0]] as const,
    ['email-address', person.email[0]] as const,
    ['nationality', person.nationality[0]] as const,
    ['gender', person.gender[0]] as const,
    ['identification-number', id?.number] as const,
    ['identification-class', id?.class] as const,
    ['identification-country', id?.country] as const,
  ];
  return [
    ['birthdate', node('date', person.birthdate[0])],
    ...texts.map(([key, text]): [string, Json | undefined] => [key, node('string', text)]),
  ];
}

function node(type: string, value: Json | undefined): JsonObject | undefined {
  return value === undefined ? undefined : { type, value };
}

function hash(parts: [string, string | undefined][]): JsonObject | undefined {
  const stated = parts.map(([key, text]): [string, Json | undefined] => [key, node('string', text)]);
  return parts.some(([, text]) => text !== undefined)
    ? { type: 'hash', value: jsonObject(stated) }
    : undefined;
}

function numberList(ids: readonly IdentificationNumber[]): JsonObject | undefined {
  const entries = ids.map((id) =>
    hash([
      ['identification_class', id.class],
      ['identification_number', id.number],
      ['issuing_country', id.country],
    ]),
  );
  return ids.length === 0
    ? undefined
    : { type: 'array', value: entries.filter((entry) => entry !== undefined) };
}

/** Identification numbers as Persona's flat attribute holds them: lists by class. */
export function numbersByClass(ids: readonly IdentificationNumber[]): JsonObject | undefined {
  if (ids.length === 0) return undefined;
  const classes = [...new Set(ids.map((id) => id.class))];
  return jsonObject(
    classes.map((idClass) => [
      idClass,
      ids
        .filter((id) => id.class === idClass)
        .map((id) =>
          jsonObject([
            ['issuing-country', id.country],
            ['identification-class', id.class],
            ['identification-number', id.number],
          ]),
        ),
    ]),
  );
}

/** An object of the members that are there; every key becomes a property of its own. */
export function jsonObject(members: readonly (readonly [string, unknown])[]): JsonObject {
  // Records consist of JSON values and absent members; the latter are left out here.
  return objectFrom(members.filter(([, value]) => value !== undefined) as [string, Json][]);
}
