/** What fields and their values are called, wherever an account is shown. */
import type { AccountField } from '#contracts/accounts.ts';
import { Address, IdentificationNumber, PersonName } from '#contracts/person.ts';
import { formatCountry, formatPartialDate } from '#renderer/ui/format.ts';

const fields: Readonly<Record<string, string>> = {
  name: 'Name',
  'display-name': 'Display name',
  birthdate: 'Born',
  identification: 'ID number',
  nationality: 'Nationality',
  gender: 'Gender',
  address: 'Address',
  phone: 'Phone',
  email: 'E-mail',
  'reference-id': 'Reference id',
  status: 'Status',
  type: 'Type',
};

const classes: Readonly<Record<string, string>> = {
  pp: 'Passport',
  dl: 'Driving licence',
  id: 'Identity card',
  visa: 'Visa',
  ssn: 'Social security',
  tin: 'Tax number',
  rp: 'Residence permit',
  pr: 'Permanent residence',
  wp: 'Work permit',
  cct: 'Consular card',
  cid: 'Consular id',
};

/** A code or key as words, first letter large: `account_manager-id` → `Account manager id`. */
export function asLabel(key: string): string {
  const plain = key.replaceAll(/[-_]+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The name of a field; custom ones by their key. */
export function fieldLabel(field: string): string {
  return fields[field] ?? asLabel(field.replace(/^custom:/, ''));
}

/** A label inside a sentence: small, unless it begins with an abbreviation. */
export function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** The kind of an identification number, e.g. `Passport PT`. */
export function identificationLabel(value: unknown): string {
  const id = IdentificationNumber.safeParse(value);
  if (!id.success) return fieldLabel('identification');
  const kind =
    classes[id.data.class.toLowerCase()] ??
    (id.data.class.trim() === '' ? fieldLabel('identification') : id.data.class.toUpperCase());
  return id.data.country ? `${kind} ${id.data.country}` : kind;
}

/** A value as the account page shows it, in one or more lines. `text` is what the store made of it. */
export function valueLines(field: AccountField, value: unknown, text: string): readonly string[] {
  switch (field) {
    case 'birthdate':
      return [formatPartialDate(text)];
    case 'nationality':
      return [formatCountry(text)];
    case 'identification': {
      const id = IdentificationNumber.safeParse(value);
      return [id.success ? id.data.number : text];
    }
    case 'address': {
      const address = Address.safeParse(value);
      return address.success ? addressLines(address.data, text) : [text];
    }
    case 'name': {
      const name = PersonName.safeParse(value);
      return name.success && name.data.native && text.includes(` (${name.data.native})`)
        ? [text.replace(` (${name.data.native})`, ''), name.data.native]
        : [text];
    }
    default:
      return [text];
  }
}

/** Street on the first line, town and country on the second. */
function addressLines(address: Address, text: string): readonly string[] {
  const street = [address.street1, address.street2].filter(Boolean).join(', ');
  const town = [address.city, address.subdivision, address.postalCode].filter(Boolean).join(' ');
  const country = address.countryCode ? formatCountry(address.countryCode) : '';
  const lines = [street, [town, country].filter(Boolean).join(', ')].filter(Boolean);
  return lines.length > 0 ? lines : [text];
}
