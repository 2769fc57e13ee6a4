import { describe, expect, it } from 'vitest';
import type { Account } from '#contracts/accounts.ts';
import { namesPerson } from './names-person.ts';

const source = { kind: 'import', at: '2026-01-01T00:00:00.000Z', by: null } as const;
const entry = (text: string) => ({
  id: 'e1',
  use: 'primary' as const,
  value: text,
  text,
  masked: false,
  source,
  predecessors: 0,
});
const account: Pick<Account, 'name' | 'fields'> = {
  name: 'José de la Núñez',
  fields: [
    { field: 'email', entries: [entry('jose.n@example.org')] },
    { field: 'phone', entries: [entry('+44 7700 900123')] },
    { field: 'birthdate', entries: [entry('1988-07-04')] },
  ],
};

describe('a note that stays for good', () => {
  it('names the person by name, whatever accents and case', () => {
    expect(namesPerson('Asked by Mr NUNEZ on the phone', account)).toBe(true);
    expect(namesPerson('jose asked', account)).toBe(true);
  });
  it('names the person by e-mail address, phone number or birth date', () => {
    expect(namesPerson('see mail from Jose.N@example.org', account)).toBe(true);
    expect(namesPerson('called from +44 (7700) 900-123', account)).toBe(true);
    expect(namesPerson('born 1988-07-04', account)).toBe(true);
  });
  it('names nobody by the small words of a name, or by a date of the request', () => {
    expect(namesPerson('Request de la oficina, received 12 October 2026', account)).toBe(false);
    expect(namesPerson('', account)).toBe(false);
  });
});
