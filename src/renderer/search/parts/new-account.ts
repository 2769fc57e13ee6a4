/** From what is typed into the form to what the store takes. */
import type { InputOf } from '../../wire/index.ts';

/** The form of a new account, as typed. */
export interface NewAccountForm {
  readonly referenceId: string;
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly birthdate: string;
  readonly email: string;
  readonly phone: string;
  readonly tags: readonly string[];
}

export const emptyForm: NewAccountForm = {
  referenceId: '',
  first: '',
  middle: '',
  last: '',
  birthdate: '',
  email: '',
  phone: '',
  tags: [],
};

/** Whether a typed birth date is empty or a date as far as it is known, and one that exists. */
export function isBirthDate(typed: string): boolean {
  const text = typed.trim();
  if (text === '') return true;
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The input of `accounts.create`: only what was filled in. */
export function newAccountInput(form: NewAccountForm): InputOf<'accounts', 'create'> {
  const { first, middle, last } = form;
  const parts = Object.entries({ first, middle, last }).flatMap(([part, text]) =>
    text.trim() === '' ? [] : [[part, text.trim()] as const],
  );
  const single = (['birthdate', 'email', 'phone'] as const).flatMap((field) => {
    const value = form[field].trim();
    return value === '' ? [] : [{ field, value }];
  });
  return {
    referenceId: form.referenceId.trim(),
    fields: [...(parts.length > 0 ? [{ field: 'name', value: Object.fromEntries(parts) }] : []), ...single],
    tags: [...form.tags],
  };
}
