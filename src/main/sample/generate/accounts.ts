import { stringify } from 'csv-stringify/sync';
import { shiftInstant } from './dates.ts';
import { withoutMarks } from './letters.ts';
import { composeEmail, composePerson, type SamplePerson } from './person.ts';
import { createRandom } from './random.ts';

/** One account as the exported file has it. */
export interface SampleAccount {
  readonly referenceId: string;
  readonly person: SamplePerson;
  readonly status: string;
  readonly tags: readonly string[];
  readonly createdAt: string;
}

/** Columns of the exported file, in order. The first seven are those of Persona's account import. */
export const accountColumns = [
  'reference_id',
  'name_first',
  'name_middle',
  'name_last',
  'name_native',
  'birthdate',
  'gender',
  'nationality',
  'email_address',
  'phone_number',
  'address_street_1',
  'address_street_2',
  'address_city',
  'address_subdivision',
  'address_postal_code',
  'country_code',
  'identification_class',
  'identification_number',
  'identification_country',
  'account_status',
  'tags',
  'created_at',
] as const;

/** The reference id of the account at a place in the list; never two alike. */
export function referenceId(seed: number, place: number): string {
  const gap = createRandom(seed, `reference/${String(place)}`).whole(0, 15);
  return `usr_${String(1000 + place * 16 + gap).padStart(6, '0')}`;
}

function tagsFor(seed: number, reference: string): string[] {
  const random = createRandom(seed, `tags/${reference}`);
  const shares: readonly (readonly [string, number])[] = [
    ['VIP', 0.05],
    ['frozen', 0.03],
    ['PEP', 0.02],
    ['high-risk', 0.04],
    ['watch', 0.04],
    ['imported-2024', 0.38],
    ['business', 0.06],
  ];
  return shares.filter(([, share]) => random.chance(share)).map(([tag]) => tag);
}

/** An account with status, tags and age; `extra` tags come from the situation it takes part in. */
export function makeAccount(
  seed: number,
  now: string,
  reference: string,
  person: SamplePerson,
  extra: readonly string[] = [],
): SampleAccount {
  const random = createRandom(seed, `account/${reference}`);
  const tags = [...new Set([...extra, ...tagsFor(seed, reference)])];
  const status = random.pick([
    'active',
    'active',
    'active',
    'active',
    'active',
    'active',
    'pending',
    'closed',
  ]);
  const imported = tags.includes('imported-2024');
  return {
    referenceId: reference,
    person,
    tags,
    status: tags.includes('frozen') ? 'frozen' : extra.length > 0 ? 'active' : status,
    createdAt: imported
      ? '2024-04-26T06:30:00.000Z'
      : shiftInstant(now, -random.whole(100, 900) - random.next()),
  };
}

/** A second account somebody opened with slightly other details: marks and middle name gone, another e-mail. */
export function duplicateOf(person: SamplePerson, seed: number, name: string): SamplePerson {
  const random = createRandom(seed, `duplicate/${name}`);
  return {
    ...person,
    first: withoutMarks(person.first),
    middle: '',
    last: withoutMarks(person.last),
    native: '',
    email: composeEmail(person.first, person.last, random).replace('@', '.new@'),
    street2: '',
  };
}

/** A person without any situation, for accounts that just exist. Every twelfth has gaps. */
export function bystander(seed: number, now: string, place: number): SamplePerson {
  const person = composePerson(seed, `bystander/${String(place)}`, now);
  if (place % 12 === 5) return { ...person, phone: '', email: '' };
  if (place % 12 === 9) return { ...person, idClass: '', idNumber: '', idCountry: '', street2: '' };
  return person;
}

/** The accounts as a CSV file: UTF-8, comma, CRLF, a header, tags separated by a semicolon and a space. */
export function accountsCsv(accounts: readonly SampleAccount[]): string {
  const rows = accounts.map(({ referenceId: reference, person, status, tags, createdAt }) => [
    reference,
    person.first,
    person.middle,
    person.last,
    person.native,
    person.birthdate,
    person.sex,
    person.nationality,
    person.email,
    person.phone,
    person.street1,
    person.street2,
    person.city,
    person.subdivision,
    person.postalCode,
    person.countryCode,
    person.idClass,
    person.idNumber,
    person.idCountry,
    status,
    tags.join('; '),
    createdAt,
  ]);
  return stringify([[...accountColumns], ...rows], { record_delimiter: '\r\n' });
}
