import { describe, expect, it } from 'vitest';
import { accounts } from '#contracts/accounts.ts';
import { emptyForm, isBirthDate, newAccountInput } from './new-account.ts';

describe('the form of a new account', () => {
  it('needs nothing but a reference id', () => {
    const input = newAccountInput({ ...emptyForm, referenceId: ' usr_1 ' });
    expect(input).toEqual({ referenceId: 'usr_1', fields: [], tags: [] });
    expect(accounts.operations.create.input.safeParse(input).success).toBe(true);
  });
  it('sends name parts as one name and leaves out what is empty', () => {
    const input = newAccountInput({
      ...emptyForm,
      referenceId: 'r',
      first: 'Maria',
      last: 'Santos',
      email: ' m@example.org ',
    });
    expect(input.fields).toEqual([
      { field: 'name', value: { first: 'Maria', last: 'Santos' } },
      { field: 'email', value: 'm@example.org' },
    ]);
  });
  it.each(['', '1988', '1988-07', '1988-07-04', '2000-02-29'])('takes %s for a birth date', (text) => {
    expect(isBirthDate(text)).toBe(true);
  });
  it.each(['88', '04/07/1988', '1988-13', '1989-02-29', '1988-00-10', '1988-7-4'])('refuses %s', (text) => {
    expect(isBirthDate(text)).toBe(false);
  });
});
