import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account, AccountField, FieldEntry } from '#contracts/accounts.ts';
import { field, fields, set } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

let made = 0;
/** A new account with the fields given. */
async function create(given: Parameters<typeof fields>[0] = {}): Promise<Account> {
  const { id } = await vault.client.accounts.create({
    referenceId: `made-${String(++made)}`,
    fields: fields(given),
  });
  return vault.client.accounts.load({ id });
}

const entriesOf = (account: Account, name: AccountField): FieldEntry[] =>
  account.fields.find((one) => one.field === name)?.entries ?? [];
const firstOf = (account: Account, name: AccountField): FieldEntry => entriesOf(account, name)[0]!;
const again = (account: Account) => vault.client.accounts.load({ id: account.id });

describe('making an account by hand', () => {
  test('a reference id is enough', async () => {
    const { client } = vault;
    const { id, version } = await client.accounts.create({ referenceId: ' only-this ' });
    const account = await client.accounts.load({ referenceId: 'only-this' });
    expect(account).toMatchObject({
      id,
      version,
      referenceId: 'only-this',
      type: 'User',
      status: 'active',
      fields: [],
    });
    expect(account.origin).toMatchObject({ kind: 'created', by: vault.session.person });
  });

  test('without one, or with one that is taken or holds control characters, nothing is made', async () => {
    const { client } = vault;
    await client.accounts.create({ referenceId: 'taken' });
    const { total } = await client.accounts.search({});
    expect((await failureOf(client.call('accounts.create', {}))).params['field']).toBe('referenceId');
    const taken = await failureOf(client.accounts.create({ referenceId: 'taken' }));
    expect(taken).toMatchObject({ code: 'conflict', params: { what: 'reference-id' } });
    expect((await failureOf(client.accounts.create({ referenceId: 'a\u0000b' }))).code).toBe('invalid-input');
    expect((await failureOf(client.accounts.create({ referenceId: '   ' }))).code).toBe('invalid-input');
    expect((await client.accounts.search({})).total).toBe(total);
  });

  test('every kind of field is kept as it was entered, in the fixed order', async () => {
    const values = {
      'custom:loyalty level': { type: 'hash', value: { tier: 'gold', since: [2019, 2020] } },
      email: 'ana@example.org',
      phone: '+351 912 345 678',
      address: { street1: 'Rua das Flores 1', city: 'Porto', postalCode: '4000-001', countryCode: 'PT' },
      gender: 'F',
      nationality: 'PT',
      identification: { class: 'pp', country: 'PT', number: 'P1234567' },
      birthdate: '1988-07',
      name: { first: 'Ана', middle: 'M.', last: 'Pereira', native: 'Ана Перейра' },
      'display-name': 'Ana P.',
    } as const;
    const account = await create(values);
    expect(account.fields.map((one) => one.field)).toEqual(Object.keys(values).reverse());
    for (const [name, value] of Object.entries(values)) {
      const entry = firstOf(account, name);
      expect(entry.source).toMatchObject({ kind: 'created', by: vault.session.person });
      if (!entry.masked) expect(entry.value, name).toEqual(value);
    }
    expect(account.name).toBe('Ana P.');
  });

  test.each([
    ['birthdate', '1988-02-30'],
    ['birthdate', '04.07.1988'],
    ['name', { first: '  ' }],
    ['address', {}],
    ['email', ''],
    ['identification', { number: '1' }],
  ] as const)('a %s of %j is refused, naming the field', async (name, value) => {
    const failed = await failureOf(
      vault.client.accounts.create({ referenceId: 'refused', fields: [field(name, value)] }),
    );
    expect(failed).toMatchObject({ code: 'invalid-input', params: { field: name } });
    expect((await failureOf(vault.client.accounts.load({ referenceId: 'refused' }))).code).toBe('not-found');
  });

  test('names and keys that mean something to programs are data like any other', async () => {
    const account = await create({
      name: { first: '__proto__', last: "Robert'); DROP TABLE account;--" },
      'custom:__proto__': { type: 'string', value: 'constructor' },
    });
    expect(account.name).toBe("__proto__ Robert'); DROP TABLE account;--");
    expect(firstOf(account, 'custom:__proto__').value).toEqual({ type: 'string', value: 'constructor' });
  });
});

describe('changing an account', () => {
  test('a change keeps old and new, who, when and why, and where each value came from', async () => {
    const account = await create();
    const entry = firstOf(account, 'name');
    const { version, changeId } = await vault.client.accounts.update({
      id: account.id,
      version: account.version,
      changes: [set('name', entry.id, { first: 'Anna', last: 'Pereira' })],
      reason: 'Typing error',
    });
    expect(version).toBe(account.version + 1);
    const after = await again(account);
    expect(after.name).toBe('Anna Pereira');
    expect(firstOf(after, 'name')).toMatchObject({
      id: entry.id,
      predecessors: 1,
      source: { kind: 'edit', by: vault.session.person, reason: 'Typing error' },
    });
    expect(firstOf(after, 'birthdate').source.kind).toBe('created');
    const { past } = await vault.client.accounts.history({ id: account.id, field: 'name' });
    expect(past).toMatchObject([
      { changeId, before: 'Ana Pereira', after: 'Anna Pereira', reason: 'Typing error', undone: false },
    ]);
    const { events } = await vault.client.accounts.timeline({ id: account.id });
    expect(events[0]).toMatchObject({
      action: 'account.changed-by-edit',
      params: { reason: 'Typing error' },
      changes: [{ field: 'name', before: 'Ana Pereira', after: 'Anna Pereira' }],
      undoable: true,
    });
  });

  test('a reason is needed', async () => {
    const account = await create();
    const call = vault.client.accounts.update({
      id: account.id,
      version: account.version,
      header: { status: 'closed' },
      reason: '  ',
    });
    expect(await failureOf(call)).toMatchObject({ code: 'invalid-input', params: { field: 'reason' } });
  });

  test('values are added beside, taken away, and given another use; a new primary pushes the old aside', async () => {
    const account = await create({ phone: '+44 7700 900001' });
    const update = async (
      version: number,
      changes: Parameters<typeof vault.client.accounts.update>[0]['changes'],
    ) => vault.client.accounts.update({ id: account.id, version, changes: changes ?? [], reason: 'because' });
    await update(1, [{ action: 'add', field: 'phone', value: '+44 7700 900002' }]);
    let phones = entriesOf(await again(account), 'phone');
    expect(phones.map(({ text, use }) => [text, use])).toEqual([
      ['+44 7700 900001', 'previous'],
      ['+44 7700 900002', 'primary'],
    ]);
    await update(2, [{ action: 'use', field: 'phone', entryId: phones[0]!.id, use: 'primary' }]);
    phones = entriesOf(await again(account), 'phone');
    expect(phones.filter(({ use }) => use === 'primary').map(({ text }) => text)).toEqual([
      '+44 7700 900001',
    ]);
    await update(3, [{ action: 'remove', field: 'phone', entryId: phones[1]!.id }]);
    expect(entriesOf(await again(account), 'phone').map(({ text }) => text)).toEqual(['+44 7700 900001']);
    await update(4, [{ action: 'add', field: 'name', use: 'alias', value: { full: 'Ann P' } }]);
    expect((await again(account)).name).toBe('Ana Pereira');
    // An entry that is gone is told, not guessed.
    const gone = update(5, [{ action: 'remove', field: 'phone', entryId: phones[1]!.id }]);
    expect(await failureOf(gone)).toMatchObject({ code: 'stale', params: { field: 'phone' } });
  });

  test('what was changed meanwhile is not overwritten', async () => {
    const account = await create();
    const update = (status: string) =>
      vault.client.accounts.update({ id: account.id, version: 1, header: { status }, reason: 'race' });
    const answers = await Promise.allSettled([update('one'), update('two')]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await failureOf(update('three'))).code).toBe('stale');
    expect((await again(account)).version).toBe(2);
  });

  test('a reference id in use is refused, and nothing of the same change is kept', async () => {
    const account = await create();
    const failed = await failureOf(
      vault.client.accounts.update({
        id: account.id,
        version: 1,
        changes: [{ action: 'add', field: 'email', value: 'kept@example.org' }],
        header: { referenceId: 'taken' },
        reason: 'merge by hand',
      }),
    );
    expect(failed).toMatchObject({ code: 'conflict', params: { what: 'reference-id' } });
    expect(await again(account)).toEqual(account);
  });

  test('header values are in the history; a new reference id finds the account, the old one does not', async () => {
    const account = await create();
    const old = account.referenceId!;
    await vault.client.accounts.update({
      id: account.id,
      version: 1,
      header: { referenceId: 'renamed-1', status: 'closed', type: 'Merchant' },
      reason: 'moved',
    });
    expect(await again(account)).toMatchObject({
      referenceId: 'renamed-1',
      status: 'closed',
      type: 'Merchant',
    });
    expect((await failureOf(vault.client.accounts.load({ referenceId: old }))).code).toBe('not-found');
    const { rows } = await vault.client.accounts.search({ text: 'renamed-1' });
    expect(rows.map(({ id }) => id)).toEqual([account.id]);
    const { events } = await vault.client.accounts.timeline({ id: account.id });
    expect(events[0]?.changes).toEqual([
      { field: 'reference-id', before: old, after: 'renamed-1' },
      { field: 'status', before: 'active', after: 'closed' },
      { field: 'type', before: 'User', after: 'Merchant' },
    ]);
    const { statuses } = await vault.client.accounts.statuses({});
    expect(statuses.find(({ status }) => status === 'closed')?.accounts).toBeGreaterThanOrEqual(1);
  });

  test('a change that changes nothing leaves no trace', async () => {
    const account = await create();
    const result = await vault.client.accounts.update({
      id: account.id,
      version: 1,
      changes: [set('birthdate', firstOf(account, 'birthdate').id, '1988-07-04')],
      reason: 'no difference',
    });
    expect(result).toEqual({ version: 1, changeId: null });
    expect(await again(account)).toEqual(account);
  });
});

describe('undo', () => {
  test('puts back what stood before, once, and says so on the timeline', async () => {
    const account = await create({ email: 'old@example.org' });
    const { changeId } = await vault.client.accounts.update({
      id: account.id,
      version: 1,
      changes: [set('email', firstOf(account, 'email').id, 'new@example.org')],
      header: { status: 'closed' },
      reason: 'mistaken',
    });
    await vault.client.accounts.undo({ changeId: changeId! });
    const after = await again(account);
    expect(firstOf(after, 'email')).toMatchObject({ value: 'old@example.org', source: { kind: 'created' } });
    expect(after.status).toBe('active');
    expect((await failureOf(vault.client.accounts.undo({ changeId: changeId! }))).code).toBe('conflict');
    const { events } = await vault.client.accounts.timeline({ id: account.id });
    expect(events.map(({ action }) => action)).toEqual([
      'account.change-undone',
      'account.changed-by-edit',
      'account.created-by-created',
    ]);
    expect(events[1]).toMatchObject({ undoable: false, params: { undone: 1 } });
    const found = await vault.client.accounts.search({ text: 'old@example.org' });
    expect(found.rows.map(({ id }) => id)).toEqual([account.id]);
  });

  test('is refused when a value of the change has changed since, and possible again field by field', async () => {
    const account = await create({ email: 'one@example.org' });
    const entryId = firstOf(account, 'email').id;
    const change = async (version: number, value: string) =>
      (
        await vault.client.accounts.update({
          id: account.id,
          version,
          changes: [set('email', entryId, value)],
          reason: 'step',
        })
      ).changeId!;
    const first = await change(1, 'two@example.org');
    const second = await change(2, 'three@example.org');
    expect(await failureOf(vault.client.accounts.undo({ changeId: first }))).toMatchObject({
      code: 'stale',
      params: { field: 'email' },
    });
    await vault.client.accounts.undo({ changeId: second });
    await vault.client.accounts.undo({ changeId: first });
    expect(firstOf(await again(account), 'email').value).toBe('one@example.org');
  });

  test('an added value is taken away again, also from the index', async () => {
    const account = await create();
    const { changeId } = await vault.client.accounts.update({
      id: account.id,
      version: 1,
      changes: [{ action: 'add', field: 'phone', value: '+49 30 5550123' }],
      reason: 'wrong person',
    });
    await vault.client.accounts.undo({ changeId: changeId! });
    expect(entriesOf(await again(account), 'phone')).toEqual([]);
    expect((await vault.client.accounts.search({ text: '030 5550123' })).rows).toEqual([]);
  });
});

describe('masked identifiers', () => {
  const number = 'P1234567';

  test('a number is hidden but for its end, everywhere, until it is revealed; that is recorded', async () => {
    const account = await create({
      identification: { class: 'pp', country: 'PT', number },
      'custom:tax id': { type: 'string', value: '998877665' },
    });
    const entry = firstOf(account, 'identification');
    expect(entry).toMatchObject({ masked: true, text: expect.stringMatching(/•+7$/) as string });
    expect(JSON.stringify(account)).not.toMatch(/P1234567|998877665/);
    await vault.client.accounts.update({
      id: account.id,
      version: 1,
      changes: [set('identification', entry.id, { class: 'pp', country: 'PT', number: 'P7654321' })],
      reason: 'new passport',
    });
    const told = JSON.stringify([
      await vault.client.accounts.history({ id: account.id, field: 'identification' }),
      await vault.client.accounts.timeline({ id: account.id }),
      await vault.client.accounts.search({ text: account.referenceId! }),
    ]);
    expect(told).not.toMatch(/P1234567|P7654321/);
    const reveal = { id: account.id, field: 'identification', entryId: entry.id } as const;
    expect(await vault.client.accounts.reveal(reveal)).toMatchObject({
      value: { class: 'pp', number: 'P7654321' },
      text: 'PP PT P7654321',
    });
    const { events } = await vault.client.accounts.timeline({ id: account.id });
    expect(events[0]).toMatchObject({
      action: 'account.revealed',
      by: vault.session.person,
      params: { field: 'identification' },
    });
    const custom = firstOf(account, 'custom:tax id');
    const whole = await vault.client.accounts.reveal({
      id: account.id,
      field: 'custom:tax id',
      entryId: custom.id,
    });
    expect(whole.text).toBe('998877665');
    const { facts } = await vault.client.facts.list({ action: 'account.revealed' });
    expect(JSON.stringify(facts)).not.toMatch(/tax id|998877665|7654321/);
  });

  test('what is not there (any more) is not revealed', async () => {
    const account = await create();
    const reveal = vault.client.accounts.reveal({ id: account.id, field: 'identification', entryId: '9' });
    expect((await failureOf(reveal)).code).toBe('stale');
  });
});

describe('timeline', () => {
  test('is read page by page without a gap or a repeat', async () => {
    const account = await create();
    for (let version = 1; version <= 5; version++) {
      await vault.client.accounts.update({
        id: account.id,
        version,
        header: { status: `s${String(version)}` },
        reason: 'step',
      });
    }
    const all = (await vault.client.accounts.timeline({ id: account.id })).events.map(({ id }) => id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await vault.client.accounts.timeline({
        id: account.id,
        limit: 2,
        ...(after ? { after } : {}),
      });
      paged.push(...page.events.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(all);
    expect(all).toHaveLength(6);
  });
});
