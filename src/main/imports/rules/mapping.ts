import type { Mapping } from '#contracts/imports.ts';
import type { Problem } from '#contracts/kit/common.ts';

/** Every target of a column but the custom ones, in the order in which screens offer them. */
export const FIXED_TARGETS = [
  'ignore',
  'referenceId',
  'personaId',
  'type',
  'status',
  'tags',
  'createdAt',
  'name.first',
  'name.middle',
  'name.last',
  'name.full',
  'name.native',
  'birthdate',
  'gender',
  'nationality',
  'address.street1',
  'address.street2',
  'address.city',
  'address.subdivision',
  'address.postalCode',
  'address.countryCode',
  'phone',
  'email',
  'identification.number',
  'identification.class',
  'identification.country',
  'ssn',
] as const;

export type FixedTarget = (typeof FIXED_TARGETS)[number];

/** Where a column goes. `custom:<key>` keeps it as a field of its own. The n-th column of a target is the n-th value. */
export type MappingTarget = FixedTarget | `custom:${string}`;

/** Longest key of a custom field, as the accounts' contract has it. */
const CUSTOM_KEY_UNITS = 200;

/** The target that keeps a column under its header. Control characters and overlong headers are cut down. */
export function customTarget(header: string): `custom:${string}` {
  const key = header
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, CUSTOM_KEY_UNITS);
  return `custom:${key === '' ? 'unnamed' : key}`;
}

/** The key of a custom target, or null when the target is another one. */
export function customKeyOf(target: string): string | null {
  return target.startsWith('custom:') && target.length > 'custom:'.length
    ? target.slice('custom:'.length)
    : null;
}

/** True for the targets that are not custom. */
export function isFixedTarget(target: string): target is FixedTarget {
  return FIXED_TARGETS.some((fixed) => fixed === target);
}

/** What is wrong with a mapping for these headers, or null. Every target but the reference id may occur twice. */
export function checkMapping(mapping: Mapping, headers: readonly string[]): Problem | null {
  const indexes = new Set<number>();
  for (const { header, index, target } of mapping.columns) {
    if (index >= headers.length) return { code: 'mapping-column-missing', column: header, params: { index } };
    if (indexes.has(index)) return { code: 'mapping-column-twice', column: header, params: { index } };
    indexes.add(index);
    if (!isFixedTarget(target) && customKeyOf(target) === null) {
      return { code: 'mapping-target-unknown', column: header, params: { target } };
    }
  }
  const references = mapping.columns.filter(({ target }) => target === 'referenceId');
  if (references.length === 0) return { code: 'mapping-reference-id-missing', params: {} };
  if (references.length > 1) return { code: 'mapping-reference-id-twice', params: {} };
  return null;
}
