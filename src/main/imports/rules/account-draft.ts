import type { Mapping } from '#contracts/imports.ts';
import type { Address, IdentificationNumber, Person, PersonName } from '#contracts/person.ts';

import { readCalendarDate, readInstant } from './calendar-dates.ts';
import { countryCode } from './countries.ts';
import { setCustom } from './custom-values.ts';
import { classOfHeader, identificationClass } from './identification-classes.ts';
import { customKeyOf, isFixedTarget } from './mapping.ts';
import type { FixedTarget } from './mapping.ts';
import type { CustomValues } from './records.ts';

/** An account while the cells of its row are read. Lists have holes where a repeated column was empty. */
export interface AccountDraft {
  referenceId: string | null;
  personaId: string | undefined;
  typeName: string | undefined;
  status: string | undefined;
  createdAt: string | undefined;
  tags: string[];
  name: PersonName[];
  birthdate: string[];
  gender: string[];
  nationality: string[];
  address: Address[];
  phone: string[];
  email: string[];
  identification: Partial<IdentificationNumber>[];
  ssn: IdentificationNumber[];
  readonly custom: CustomValues;
}

/** Puts one trimmed, filled cell into the draft; answers the code of a problem when it cannot. */
export type Put = (draft: AccountDraft, text: string) => string | null;

/** Limits of single values. @source contracts/kit/common.ts (ReferenceId), contracts/tags.ts, contracts/accounts.ts */
const REFERENCE_UNITS = 255;
const TAG_UNITS = 80;
const WORD_UNITS = 100;
const EMAIL_UNITS = 320;

/** A draft of which nothing is known. */
export function emptyDraft(): AccountDraft {
  return {
    referenceId: null,
    personaId: undefined,
    typeName: undefined,
    status: undefined,
    createdAt: undefined,
    tags: [],
    name: [],
    birthdate: [],
    gender: [],
    nationality: [],
    address: [],
    phone: [],
    email: [],
    identification: [],
    ssn: [],
    custom: {},
  };
}

/** Where a column stands among its like. */
export interface ColumnPlace {
  readonly header: string;
  readonly target: string;
  /** Which value of the target the column belongs to, from 0: the second street is part of the second address. */
  readonly nth: number;
}

/** How cells of a column enter the draft. */
export function putterFor(column: ColumnPlace, mapping: Mapping): Put {
  const { target, nth } = column;
  if (isFixedTarget(target)) return putFixed(target, column, mapping);
  const key = customKeyOf(target) ?? 'unnamed';
  const ownKey = nth === 0 ? key : `${key} (${nth + 1})`;
  return (draft, text) => {
    setCustom(draft.custom, ownKey, { type: 'string', value: text });
    return null;
  };
}

function putFixed(target: FixedTarget, column: ColumnPlace, mapping: Mapping): Put {
  switch (target) {
    case 'ignore':
      return () => null;
    case 'referenceId':
      return putWord('referenceId', REFERENCE_UNITS);
    case 'personaId':
      return putWord('personaId', WORD_UNITS);
    case 'type':
      return putWord('typeName', WORD_UNITS);
    case 'status':
      return putWord('status', WORD_UNITS);
    case 'tags':
      return putTags(mapping.tagSeparator);
    case 'createdAt':
      return putCreatedAt(mapping.dateOrder);
    case 'birthdate':
      return putBirthdate(mapping.dateOrder);
    case 'gender':
      return (draft, text) => add(draft.gender, text);
    case 'nationality':
      return (draft, text) => addEach(draft.nationality, text.split(/[;|,]/).map(countryOrText));
    case 'phone':
      return (draft, text) => addEach(draft.phone, text.split(/[;|\n]/));
    case 'email':
      return putEmail;
    case 'ssn':
      return putSsn;
    default:
      return putPart(target, column);
  }
}

function putWord(member: 'referenceId' | 'personaId' | 'typeName' | 'status', limit: number): Put {
  return (draft, text) => {
    draft[member] = text;
    return checkWord(text, limit);
  };
}

function putPart(target: FixedTarget, { header, nth }: ColumnPlace): Put {
  const [group, part] = target.split('.');
  if (group === 'name' && isNamePart(part)) {
    return part === 'full' || part === 'native'
      ? (draft, text) => setPart((draft.name[nth] ??= {}), part, text)
      : (draft, text) => joinPart(draft, part, text);
  }
  if (group === 'address' && isAddressPart(part)) {
    const read = part === 'countryCode' ? countryOrText : (text: string) => text;
    return (draft, text) => setPart((draft.address[nth] ??= {}), part, read(text));
  }
  if (part === 'class') {
    return (draft, text) => setPart((draft.identification[nth] ??= {}), 'class', identificationClass(text));
  }
  if (part === 'country') {
    return (draft, text) =>
      setPart((draft.identification[nth] ??= {}), 'country', countryOrText(text).slice(0, 64));
  }
  const stated = classOfHeader(header);
  return (draft, text) => {
    const id = (draft.identification[nth] ??= {});
    id.number = text;
    if (stated !== null) id.class ??= stated;
    return null;
  };
}

/** Two surname columns are the two surnames of one person, not two names. */
function joinPart(draft: AccountDraft, part: 'first' | 'middle' | 'last', text: string): null {
  const name = draft.name.at(0) ?? {};
  draft.name[0] = name;
  const before = name[part];
  name[part] = before === undefined ? text : `${before} ${text}`;
  return null;
}

function setPart<Part extends string>(
  value: Partial<Record<Part, string | undefined>>,
  part: Part,
  text: string,
): null {
  value[part] = text;
  return null;
}

function isNamePart(part: string | undefined): part is keyof PersonName {
  return part === 'first' || part === 'middle' || part === 'last' || part === 'full' || part === 'native';
}

function isAddressPart(part: string | undefined): part is keyof Address {
  return part !== undefined && ADDRESS_PARTS.has(part);
}

const ADDRESS_PARTS = new Set(['street1', 'street2', 'city', 'subdivision', 'postalCode', 'countryCode']);

function checkWord(text: string, limit: number): string | null {
  if (text.length > limit) return 'value-too-long';
  return /\p{Cc}/u.test(text) ? 'control-character' : null;
}

function add(list: string[], text: string): null {
  if (!list.includes(text)) list.push(text);
  return null;
}

function addEach(list: string[], texts: readonly string[]): null {
  for (const text of texts) if (text.trim() !== '') add(list, text.trim());
  return null;
}

function putTags(separator: string | undefined): Put {
  const cut = separator === undefined || separator === '' ? /[,;|]/ : separator;
  return (draft, text) => {
    addEach(draft.tags, text.split(cut));
    for (const tag of draft.tags) {
      const code = checkWord(tag, TAG_UNITS);
      if (code !== null) return code;
    }
    return null;
  };
}

function putCreatedAt(order: Mapping['dateOrder']): Put {
  return (draft, text) => {
    const instant = readInstant(text, order);
    if (instant === null) return 'time-unreadable';
    draft.createdAt = instant;
    return null;
  };
}

function putBirthdate(order: Mapping['dateOrder']): Put {
  return (draft, text) => {
    const read = readCalendarDate(text, order);
    return 'date' in read ? add(draft.birthdate, read.date) : read.problem;
  };
}

/** One @ with something before it and a name with a dot (or an address in brackets) behind it. @source RFC 5321 4.1.2 */
const EMAIL = /^(?:"[^"\\]+"|[^\s@",:;<>()]{1,64})@(?:[^\s@.,;<>()]+(?:\.[^\s@.,;<>()]+)+|\[[\w.:]+\])$/u;

function putEmail(draft: AccountDraft, text: string): string | null {
  // Nearly every cell is one plain address.
  if (text.length <= EMAIL_UNITS && EMAIL.test(text)) return add(draft.email, text);
  for (const part of text.split(/[;,|\s]+(?=\S+@)/)) {
    const plain = part.replace(/^mailto:/i, '').replace(/[;,|\s]+$/, '');
    if (plain.length > EMAIL_UNITS || !EMAIL.test(plain)) return 'email-invalid';
    add(draft.email, plain);
  }
  return null;
}

function putSsn(draft: AccountDraft, text: string): null {
  draft.ssn.push({ class: 'ssn', number: text, country: 'US' });
  return null;
}

function countryOrText(text: string): string {
  return countryCode(text.trim()) ?? text;
}

/** The person of a finished draft: holes closed, and numbers that were never given kept as custom fields. */
export function draftPerson(draft: AccountDraft, defaultCountry: string | undefined): Person {
  const address = draft.address.filter((one) => Object.keys(one).length > 0);
  if (defaultCountry) for (const one of address) one.countryCode ??= defaultCountry;
  return {
    name: draft.name.filter((one) => Object.keys(one).length > 0),
    birthdate: draft.birthdate,
    identification: finishIdentifications(draft),
    nationality: draft.nationality,
    gender: draft.gender,
    address,
    phone: draft.phone,
    email: draft.email,
  };
}

function finishIdentifications(draft: AccountDraft): IdentificationNumber[] {
  const found: IdentificationNumber[] = [];
  for (const { class: idClass, number, country } of draft.identification.filter(Boolean)) {
    if (number !== undefined) {
      found.push({ class: idClass ?? 'unknown', number, ...(country === undefined ? {} : { country }) });
      continue;
    }
    if (idClass !== undefined) draft.custom['identification-class'] = { type: 'string', value: idClass };
    if (country !== undefined) draft.custom['identification-country'] = { type: 'string', value: country };
  }
  return [...found, ...draft.ssn];
}
