/** Values as people type them: every field is one or more texts, which become a value again or say why they cannot. */
import { valueSchemaOf, type AccountField } from '#contracts/accounts.ts';
import { Address, CustomValue, IdentificationNumber, PersonName } from '#contracts/person.ts';
import { readDate } from './read-date.ts';

/** The texts of one value by part. */
export type Parts = Readonly<Record<string, string>>;

/** One text of a value. */
export interface Part {
  readonly name: string;
  readonly label: string;
  /** Share of the line, in twelfths. */
  readonly width: number;
}

const part = (name: string, label: string, width: number): Part => ({ name, label, width });

const single: readonly Part[] = [part('text', '', 12)];
const byField: Readonly<Record<string, readonly Part[]>> = {
  name: [
    part('first', 'First', 4),
    part('middle', 'Middle', 4),
    part('last', 'Last', 4),
    part('native', 'In own script', 12),
    part('full', 'As one text', 12),
  ],
  address: [
    part('street1', 'Street', 8),
    part('street2', 'Unit', 4),
    part('city', 'City', 4),
    part('subdivision', 'Region', 3),
    part('postalCode', 'Postcode', 3),
    part('countryCode', 'Country', 2),
  ],
  identification: [part('class', 'Class', 3), part('country', 'Country', 2), part('number', 'Number', 7)],
};

/** The parts of a field, in the order typed. */
export function partsOf(field: AccountField): readonly Part[] {
  return byField[field] ?? single;
}

/** A stored value as texts. `masked`: the hidden part stays empty, since its dots are no value. */
export function toParts(field: AccountField, value: unknown, masked: boolean): Parts {
  const texts = rawParts(field, value);
  if (!masked) return texts;
  return field === 'identification' ? { ...texts, number: '' } : { ...texts, text: '' };
}

function rawParts(field: AccountField, value: unknown): Parts {
  if (field === 'name') return onlyTexts(PersonName.safeParse(value).data ?? {});
  if (field === 'address') return onlyTexts(Address.safeParse(value).data ?? {});
  if (field === 'identification') return onlyTexts(IdentificationNumber.safeParse(value).data ?? {});
  if (field.startsWith('custom:')) return { text: customText(value) };
  return { text: typeof value === 'string' ? value : '' };
}

function onlyTexts(value: Readonly<Record<string, string | undefined>>): Parts {
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text ?? '']));
}

function customText(value: unknown): string {
  const custom = CustomValue.safeParse(value);
  if (!custom.success) return '';
  return typeof custom.data.value === 'string' ? custom.data.value : JSON.stringify(custom.data.value);
}

/** A value, or the sentence that says what is wrong with it. */
export type Read =
  { readonly value: unknown; readonly problem: null } | { readonly value: null; readonly problem: string };

const wrong = (problem: string): Read => ({ value: null, problem });

/** What the texts of a field mean. `before` is the stored value, whose kind a custom field keeps. */
export function readParts(field: AccountField, texts: Parts, before: unknown): Read {
  const filled = trimmed(texts);
  if (Object.keys(filled).length === 0) return wrong(problems.empty);
  const made = valueFrom(field, filled, before);
  if (made.problem !== null) return made;
  return valueSchemaOf(field).safeParse(made.value).success ? made : wrong(problems.shape);
}

function trimmed(texts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, text.trim()] as const],
    ),
  );
}

function valueFrom(field: AccountField, texts: Parts, before: unknown): Read {
  const text = texts['text'] ?? '';
  switch (field) {
    case 'name':
      return { value: texts, problem: null };
    case 'address':
      return { value: withCountry(texts, 'countryCode'), problem: null };
    case 'identification':
      if (!texts['number']) return wrong(problems.number);
      return { value: { class: 'id', ...withCountry(texts, 'country') }, problem: null };
    case 'birthdate': {
      const date = readDate(text);
      return date === null ? wrong(problems.date) : { value: date, problem: null };
    }
    case 'email':
      return /^\S+@\S+$/u.test(text) ? { value: text, problem: null } : wrong(problems.email);
    case 'phone':
      return /\d{3}/u.test(text.replaceAll(/\D/gu, ''))
        ? { value: text, problem: null }
        : wrong(problems.phone);
    default:
      return field.startsWith('custom:') ? customFrom(text, before) : { value: text, problem: null };
  }
}

/** Two letters of a country are its code and written large. */
function withCountry(texts: Parts, name: string): Parts {
  const country = texts[name];
  return country !== undefined && /^[a-z]{2}$/i.test(country)
    ? { ...texts, [name]: country.toUpperCase() }
    : texts;
}

/** A custom value keeps the kind it has: text stays text, a number a number, anything else is read as JSON. */
function customFrom(text: string, before: unknown): Read {
  const stored = CustomValue.safeParse(before);
  if (!stored.success) return { value: { type: 'string', value: text }, problem: null };
  const { type, value } = stored.data;
  if (typeof value === 'string' || value === null) return { value: { type, value: text }, problem: null };
  try {
    const read: unknown = JSON.parse(text);
    const sameKind = typeof read === typeof value && Array.isArray(read) === Array.isArray(value);
    return sameKind ? { value: { type, value: read }, problem: null } : wrong(problems.kind);
  } catch {
    return wrong(problems.kind);
  }
}

const problems = {
  empty: 'Fill it in, or take it off with the cross.',
  shape: 'This cannot be kept like that; it may be too long.',
  date: 'Write a day, a month or a year: 1988-07-04, 4 Jul 1988, 1988-07 or 1988.',
  email: 'An e-mail address has an @ and no spaces.',
  phone: 'A phone number has at least three digits.',
  number: 'Type the whole number.',
  kind: 'This field holds another kind of value (a number, yes or no, or a list).',
} as const;
