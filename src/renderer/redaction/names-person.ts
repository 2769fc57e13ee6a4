/** Whether a note that stays for good says who the person is. */
import type { Account } from '#contracts/accounts.ts';

/** Letters and digits in small, nothing else. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Parts of names shorter than this are words of every sentence ("de", "van", "Al"). */
const shortestName = 3;
/** Digits shorter than this tell nobody from anybody. */
const shortestDigits = 5;

/**
 * Looks for names, e-mail addresses, and runs of digits of the account (phone, ID number, birth date) in a text.
 * @param account what is on file, masked values included: of those only what is shown can be found
 */
export function namesPerson(text: string, account: Pick<Account, 'name' | 'fields'>): boolean {
  const said = new Set(wordsOf(text));
  const digits = text.replaceAll(/\D+/g, '');
  const lower = text.toLowerCase();
  const names = [account.name, ...valuesOf(account, 'name'), ...valuesOf(account, 'display-name')];
  if (names.flatMap(wordsOf).some((word) => word.length >= shortestName && said.has(word))) return true;
  if (valuesOf(account, 'email').some((mail) => lower.includes(mail.toLowerCase()))) return true;
  return ['phone', 'identification', 'birthdate']
    .flatMap((field) => valuesOf(account, field))
    .map((value) => value.replaceAll(/\D+/g, ''))
    .some((value) => value.length >= shortestDigits && digits.includes(value));
}

const valuesOf = (account: Pick<Account, 'fields'>, field: string): readonly string[] =>
  account.fields
    .filter((one) => one.field === field)
    .flatMap(({ entries }) => entries.map(({ text }) => text));
