/** Where a column can go, as people choose it. The targets are those of the importers. */
import { words } from './words.ts';

/** Groups of targets in the order of the list. */
const groups: readonly { readonly group: string; readonly items: readonly (readonly [string, string])[] }[] =
  [
    {
      group: 'Account',
      items: [
        ['referenceId', 'Reference id'],
        ['status', 'Status'],
        ['tags', 'Tags'],
        ['type', 'Type'],
        ['createdAt', 'Created at'],
        ['personaId', 'Persona account id'],
      ],
    },
    {
      group: 'Name',
      items: [
        ['name.full', 'Whole name'],
        ['name.first', 'First name'],
        ['name.middle', 'Middle name'],
        ['name.last', 'Last name'],
        ['name.native', 'Name in own script'],
      ],
    },
    {
      group: 'Person',
      items: [
        ['birthdate', 'Birth date'],
        ['gender', 'Gender'],
        ['nationality', 'Nationality'],
      ],
    },
    {
      group: 'Contact',
      items: [
        ['email', 'E-mail'],
        ['phone', 'Phone'],
      ],
    },
    {
      group: 'Address',
      items: [
        ['address.street1', 'Street'],
        ['address.street2', 'Street, second line'],
        ['address.city', 'City'],
        ['address.subdivision', 'State or region'],
        ['address.postalCode', 'Postal code'],
        ['address.countryCode', 'Country'],
      ],
    },
    {
      group: 'Identification',
      items: [
        ['identification.number', 'ID number'],
        ['identification.class', 'ID class'],
        ['identification.country', 'ID country'],
        ['ssn', 'US social security number'],
      ],
    },
  ];

/** The target under which a column is kept as a field of its own. */
export function keepTarget(header: string, index: number): string {
  const name = header.trim() === '' ? words.noHeader(index) : header.trim();
  return `custom:${name.slice(0, 200)}`;
}

/** What one column may go to, grouped for a list; `current` is kept even when it is none of the usual. */
export function targetChoices(header: string, index: number, current: string) {
  const keep = keepTarget(header, index);
  const kept = current.startsWith('custom:') ? current : keep;
  return [
    {
      group: 'Otherwise',
      items: [
        { value: kept, label: words.keepAs(kept.slice('custom:'.length)) },
        { value: 'ignore', label: words.leaveOut },
      ],
    },
    ...groups.map(({ group, items }) => ({
      group,
      items: items.map(([value, label]) => ({ value, label })),
    })),
  ];
}

/** What is wrong with a mapping before it is tried; null when it can be. */
export function mappingFault(targets: readonly string[]): 'needs-reference' | 'two-references' | null {
  const references = targets.filter((target) => target === 'referenceId').length;
  if (references === 0) return 'needs-reference';
  return references > 1 ? 'two-references' : null;
}

/** Whether any column goes to one of these targets. */
export function hasTarget(targets: readonly string[], ...wanted: readonly string[]): boolean {
  return targets.some((target) => wanted.includes(target));
}
