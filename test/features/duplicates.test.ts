import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
const headers = ['reference_id', 'name_first', 'name_last', 'birthdate', 'email_address', 'phone_number', 'address_street_1', 'address_city']; // prettier-ignore
const parts = 'ka lo mi ran tes ul vor sha be din gro pel win zu fir hest om quil yar net'.split(' ');

/** Made-up people who differ in everything. */
function strangers(count: number): string[][] {
  let state = 12_345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const name = (): string => [next(20), next(20), next(20)].map((at) => parts[at]).join('');
  const two = (number: number): string => String(number).padStart(2, '0');
  return Array.from({ length: count }, (_, at) => [
    `s${String(at)}`,
    name(),
    name(),
    `${String(1950 + next(50))}-${two(1 + next(12))}-${two(1 + next(28))}`,
    `${name()}@mail.example`,
    `+44 7700 ${String(100_000 + next(900_000))}`,
    `${String(1 + next(90))} ${name()} road`,
    `${parts[next(20)] ?? ''}ton`,
  ]);
}

const planted = [
  ['swap-a', 'Marisol', 'Quintanilla', '1984-03-09', 'marisol.q@mail.example', '+44 7700 900111', '4 Elm Street', 'Leeds'],
  ['swap-b', 'Quintanilla', 'Marisol', '1984-03-09', '', '+44 7700 900111', '4 Elm Street', 'Leeds'],
  ['typo-a', 'Benedikt', 'Oberhauser', '1977-11-23', 'b.oberhauser@mail.example', '', '17 Oak Road', 'York'],
  ['typo-b', 'Benedikt', 'Oberhausr', '1977-11-23', 'b.oberhauser@mail.example', '+44 7700 900222', '17 Oak Road', 'York'],
  ['phone-a', 'Tamsin', 'Whitlock', '1991-06-30', '', '+44 7700 900333', '', 'Derby'],
  ['phone-b', 'Tamsyn', 'Whitlock', '1991-06-30', 't.whitlock@mail.example', '+44 7700 900333', '9 Mill Lane', 'Derby'],
]; // prettier-ignore

const idOf = async (referenceId: string) => (await vault.client.accounts.load({ referenceId })).id;
const clusters = async () => (await vault.client.duplicates.list({ limit: 200 })).clusters;
const references = ({ accounts }: { accounts: readonly { referenceId: string | null }[] }) =>
  accounts.map(({ referenceId }) => referenceId).sort();
const clusterOf = async (referenceId: string) =>
  (await clusters()).find((cluster) => references(cluster).includes(referenceId));
/** Possible duplicates of one account once the names are gathered. */
async function duplicatesOf(referenceId: string) {
  for (;;) {
    const answer = await vault.client.duplicates.of({ accountId: await idOf(referenceId) });
    if (answer.prepared) return answer.found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const found = async (referenceId: string) =>
  (await duplicatesOf(referenceId)).map(({ account }) => account.referenceId);

beforeAll(async () => {
  vault = await openTestVault();
  const table = csv(headers, [...strangers(600), ...planted]);
  await vault.client.imports.run({ file: vault.ticket(vault.file('people.csv', table)) });
});
afterAll(() => vault.close());

describe('before the vault was ever looked through', () => {
  test('the list says so, and one account finds its likeness by what comes with the program', async () => {
    expect(await vault.client.duplicates.list({})).toMatchObject({ run: null, clusters: [], open: 0 });
    expect(await found('typo-a')).toEqual(['typo-b']);
    expect(await found('s17')).toEqual([]);
  });
});

describe('looking through the vault', () => {
  test('finds exchanged names, a slip and a shared phone, each as a cluster of its own', async () => {
    const done = await vault.client.duplicates.find({});
    expect(done.accounts).toBe(606);
    expect((await clusters()).map(references).sort()).toEqual([
      ['phone-a', 'phone-b'],
      ['swap-a', 'swap-b'],
      ['typo-a', 'typo-b'],
    ]);
    for (const { probability, open } of await clusters()) {
      expect(probability).toBeGreaterThan(0.9);
      expect(open).toBe(true);
    }
  });

  test('pages tell the same clusters as one long list', async () => {
    const first = await vault.client.duplicates.list({ limit: 2 });
    const second = await vault.client.duplicates.list({ limit: 2, after: first.next! });
    expect(second.next).toBeNull();
    expect([...first.clusters, ...second.clusters]).toEqual(await clusters());
  });

  test.each([
    ['swap-b', 'swap-a'],
    ['typo-b', 'typo-a'],
    ['phone-a', 'phone-b'],
  ])('one account alone finds the same: %s', async (asked, expected) => {
    expect(await found(asked)).toEqual([expected]);
    const [first] = await duplicatesOf(asked);
    expect(first!.sentence).not.toBe('');
    expect(first!.fields.find(({ field }) => field === 'birthdate')?.level).toBe('exact');
  });

  test('an account made later is found at once, without another search', async () => {
    await vault.client.accounts.create({
      referenceId: 'late',
      fields: [
        { field: 'name', use: 'primary', value: { first: 'Tamsin', last: 'Whitlok' } },
        { field: 'birthdate', use: 'primary', value: '1991-06-30' },
        { field: 'phone', use: 'primary', value: '07700 900333' },
      ],
    });
    expect((await found('late')).sort()).toEqual(['phone-a', 'phone-b']);
  });
});

describe('a pair', () => {
  test('is explained field by field, with identification numbers masked', async () => {
    const { id } = await vault.client.accounts.create({
      referenceId: 'pass-a',
      fields: [
        { field: 'name', use: 'primary', value: { first: 'Ilse', last: 'Brandvold' } },
        {
          field: 'identification',
          use: 'primary',
          value: { class: 'pp', number: 'X44178823', country: 'NO' },
        },
      ],
    });
    const { id: otherId } = await vault.client.accounts.create({
      referenceId: 'pass-b',
      fields: [
        { field: 'name', use: 'primary', value: { first: 'Ilse', last: 'Brandvold' } },
        {
          field: 'identification',
          use: 'primary',
          value: { class: 'pp', number: 'X44178823', country: 'NO' },
        },
      ],
    });
    const explained = await vault.client.duplicates.explain({ accountId: id, otherId });
    expect(explained.comparison.fields.map(({ field }) => field)).toContain('identification');
    const one = await vault.client.duplicates.of({ accountId: id });
    expect(one.found.map(({ account }) => account.id)).toEqual([otherId]);
    expect(JSON.stringify([explained, one])).not.toContain('X44178823');
  });

  test('that is not one person does not come back, by itself or by another search', async () => {
    const [accountId, otherId] = [await idOf('typo-b'), await idOf('typo-a')];
    await vault.client.duplicates.settle({ accountId, otherId, same: false, reason: 'family' });
    expect(await found('typo-a')).toEqual([]);
    await vault.client.duplicates.find({});
    const cluster = await clusterOf('typo-a');
    expect(cluster).toMatchObject({ open: false });
    expect(cluster!.pairs[0]!.settled).toMatchObject({ same: false, reason: 'family' });
    expect((await clusters()).at(-1)).toEqual(cluster);
    const { facts } = await vault.client.facts.list({ action: 'duplicate.settled' });
    expect(facts.map(({ subject }) => subject).sort()).toEqual([accountId, otherId].sort());
  });

  test('cannot be an account with itself', async () => {
    const accountId = await idOf('typo-a');
    const call = vault.client.duplicates.settle({
      accountId,
      otherId: accountId,
      same: true,
      reason: 'same-person',
    });
    expect((await failureOf(call)).code).toBe('invalid-input');
  });
});

describe('accounts out of the lists', () => {
  test('a restricted account is in no cluster, and asking for it is refused', async () => {
    const [accountId, otherId] = [await idOf('swap-a'), await idOf('swap-b')];
    await vault.client.retention.restrict({ id: accountId, reason: 'Asked for by the person' });
    expect(await clusterOf('swap-b')).toBeUndefined();
    expect(await found('swap-b')).toEqual([]);
    const { duplicates } = vault.client;
    for (const call of [
      () => duplicates.of({ accountId }),
      () => duplicates.explain({ accountId: otherId, otherId: accountId }),
      () => duplicates.settle({ accountId: otherId, otherId: accountId, same: false, reason: 'family' }),
    ])
      expect((await failureOf(call())).code).toBe('restricted');
  });

  test('a redacted account is in no cluster and no settled pair any more', async () => {
    const accountId = await idOf('phone-a');
    const otherId = await idOf('phone-b');
    await vault.client.duplicates.settle({ accountId, otherId, same: true, reason: 'same-person' });
    const plan = await vault.client.redaction.plan({ accountIds: [accountId], scope: { kind: 'account' } });
    expect(plan.stores.find(({ store }) => store === 'duplicates')?.rows).toBeGreaterThanOrEqual(2);
    const { id } = await vault.client.redaction.propose({
      accountIds: [accountId],
      scope: { kind: 'account' },
      basis: { reason: 'erasure-request', reference: 'DSR-17' },
      exportChoice: 'not-wanted',
      planHash: plan.hash,
      mentions: [],
      passOverOpenWork: true,
    });
    await vault.client.redaction.run({ id, typed: 'phone-a' });
    const all = (await clusters()).flatMap(references);
    expect(all).not.toContain('phone-a');
    expect(await found('phone-b')).toEqual(['late']);
    const explained = await vault.client.duplicates.explain({ accountId, otherId });
    expect(explained.settled).toBeNull();
  });
});
