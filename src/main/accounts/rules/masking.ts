/** Which values are hidden until revealed, and how. A mask keeps the length, so that marks stay in their place. */
import type { AccountField, FieldValue } from '#contracts/accounts.ts';
import type { IdentificationNumber } from '#contracts/person.ts';

const shownDigits = 4;

/** Identification numbers, and custom fields that by their name hold one. */
export function isMasked(field: AccountField): boolean {
  return (
    field === 'identification' || /^custom:.*(ssn|social.?security|passport|tax.?id|iban|card)/i.test(field)
  );
}

/** All but the last four characters hidden; of a short text all but the last. */
export function maskText(text: string): string {
  const shown = text.length > 2 * shownDigits ? shownDigits : Math.min(1, text.length);
  return '•'.repeat(text.length - shown) + text.slice(text.length - shown);
}

/** The value as a page may have it unasked. */
export function maskValue(field: AccountField, value: FieldValue): FieldValue {
  if (!isMasked(field)) return value;
  if (field === 'identification') {
    const id = value as IdentificationNumber;
    return { ...id, number: maskText(id.number) };
  }
  const custom = value as { type: string; value: unknown };
  const text = typeof custom.value === 'string' ? custom.value : JSON.stringify(custom.value);
  return { type: custom.type, value: maskText(text) };
}
