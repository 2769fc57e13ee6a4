/**
 * Values that came by import are committed to: whoever may see them can hold them against the log, an account that was
 * changed behind the program is told, and after a redaction nobody can test a guess.
 */
import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WriteDb } from '#main/kit/sql.ts';
import { inside } from '#test/kit/inside.ts';
import { accountHeaders, csv, personaId, resource } from '#test/kit/make.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

let files = 0;
async function importFile(contents: string, ending = 'csv'): Promise<void> {
  const path = vault.file(`file-${String(++files)}.${ending}`, contents);
  await vault.client.imports.run({ file: vault.ticket(path) });
}
const row = (reference: string, last = 'Pereira', born = '1988-07-04') => [
  reference,
  'Ana',
  last,
  born,
  `${reference}@south.example`,
  '+351 912 345 678',
];
const table = (...rows: string[][]) => csv(accountHeaders, rows);
const load = (referenceId: string) => vault.client.accounts.load({ referenceId });
const check = async (
  referenceId: string,
  more: { changeId?: string; claim?: { field: string; values: string[] } } = {},
) => vault.client.imports.checkCommitment({ accountId: (await load(referenceId)).id, ...more });
const email = (...values: string[]) => ({ claim: { field: 'email', values } });

test('what a file brought can be held against the log, one account at a time', async () => {
  await importFile(table(row('t-1'), row('t-2', 'Ek'), row('t-3', 'Roth')));
  const { facts } = await vault.client.facts.list({ action: 'import.batch' });
  expect(facts).toMatchObject([
    { params: { accounts: 3, digest: expect.stringMatching(/^[\w-]{43}$/) as string } },
  ]);
  for (const reference of ['t-1', 't-2', 't-3'])
    expect(await check(reference)).toMatchObject({ result: 'same', seq: facts[0]!.seq });
  expect(await check('t-2', email('t-2@south.example'))).toMatchObject({ result: 'same' });
  expect(await check('t-2', email('t-3@south.example'))).toMatchObject({ result: 'different' });
  await vault.client.accounts.create({ referenceId: 'by hand' });
  expect(await check('by hand')).toEqual({ result: 'not-committed', seq: null, at: null });
});

test('it still can after edits, their undoing and further files; what a further file changed has its own', async () => {
  const { client } = vault;
  const { id, version } = await load('t-1');
  const changes = [
    { action: 'add' as const, field: 'email' as const, use: 'primary' as const, value: 'new@south.example' },
    { action: 'add' as const, field: 'gender' as const, use: 'primary' as const, value: 'F' },
  ];
  await client.accounts.update({ id, version, reason: 'told us', header: { status: 'inactive' }, changes });
  await importFile(table(row('t-1', 'Peres', '1988-07-05'), row('t-2', 'Ek')));
  expect(await check('t-1')).toMatchObject({ result: 'same' });
  expect(await check('t-1', email('t-1@south.example'))).toMatchObject({ result: 'same' });
  const { facts } = await client.facts.list({ action: 'import.batch' });
  expect(facts.map(({ params }) => params['accounts'])).toEqual([1, 3]);
  const changeId = await inside(
    vault,
    (db) => db.one<{ id: string }>('SELECT id FROM change ORDER BY seq DESC LIMIT 1').id,
  );
  expect(await check('t-1', { changeId })).toMatchObject({ result: 'same', seq: facts[0]!.seq });
  const claim = { field: 'birthdate', values: ['1988-07-05'] };
  expect(await check('t-1', { changeId, claim })).toMatchObject({ result: 'same' });
  expect(await check('t-1', { changeId, claim: { ...claim, values: ['1988-07-06'] } })).toMatchObject({
    result: 'different',
  });
});

test('accounts of a document are committed to as well', async () => {
  const attributes = (reference: string) => ({
    'reference-id': reference,
    'account-status': 'suspended',
    fields: {
      name: {
        type: 'hash',
        value: { first: { type: 'string', value: 'Lea' }, last: { type: 'string', value: 'Roth' } },
      },
      'display-name': { type: 'string', value: 'Lea R.' },
      '2': { type: 'string', value: 'two' },
      shoe_size: { type: 'integer', value: 38 },
    },
  });
  const data = ['d-1', 'd-2'].map((one) => resource('account', attributes(one), personaId('act')));
  await importFile(JSON.stringify({ data }), 'json');
  for (const reference of ['d-1', 'd-2']) expect(await check(reference)).toMatchObject({ result: 'same' });
});

test('a value, a commitment or its digest changed behind the program is told', async () => {
  await importFile(table(row('v-1'), row('v-2')));
  await inside(vault, (db) => {
    db.run("UPDATE account SET fields = replace(fields, 'Pereira', 'Pereyra') WHERE reference_id = 'v-1'");
  });
  expect(await check('v-1')).toMatchObject({ result: 'different' });
  expect(await check('v-2')).toMatchObject({ result: 'same' });
  await inside(vault, (db) => {
    const { lines, commitments, seq } = db.one<{ lines: Buffer; commitments: Buffer; seq: number }>(
      'SELECT lines, commitments, import_seq AS seq FROM import_batch ORDER BY import_seq DESC LIMIT 1',
    );
    db.run(
      'UPDATE import_batch SET lines = ?, commitments = ? WHERE import_seq = ?',
      Buffer.concat([lines, Buffer.from([9, 0, 0, 0])]),
      Buffer.concat([commitments, Buffer.alloc(21)]),
      seq,
    );
  });
  expect(await check('v-2')).toMatchObject({ result: 'different' });
});

/** All commitments of the vault, in base64. */
const commitmentsIn = (db: WriteDb): Set<string> =>
  new Set(
    db
      .all<{ commitments: Uint8Array }>('SELECT commitments FROM import_batch')
      .flatMap(({ commitments }) =>
        Array.from({ length: commitments.length / 21 }, (_, at) =>
          Buffer.from(commitments.subarray(21 * at, 21 * at + 21)).toString('base64'),
        ),
      ),
  );

test('after a redaction nobody can tell any more, and no guess is found; those beside it stay checkable', async () => {
  await importFile(table(row('r-1'), row('r-2')));
  const { id } = await load('r-1');
  interface Found {
    id: string;
    salt: string;
    fields: string;
  }
  const before = await inside(vault, (db) =>
    db.one<Found>('SELECT id, salt, fields FROM account WHERE id = ?', id),
  );
  const commit = (salt: string, value: string): string => {
    const header = JSON.stringify(['created', before.id, 'r-1', 'User', 'active']);
    const fields = before.fields.replace('r-1@south.example', value);
    return hash('sha256', `casefold/v1/import-commitment\0${salt}${header}${fields}`, 'base64').slice(0, 28);
  };
  const plan = await vault.client.redaction.plan({ accountIds: [id], scope: { kind: 'account' } });
  const proposed = await vault.client.redaction.propose({
    accountIds: [id],
    scope: { kind: 'account' },
    basis: { reason: 'erasure-request', reference: 'DSR-17' },
    exportChoice: 'not-wanted',
    planHash: plan.hash,
    mentions: [],
    passOverOpenWork: true,
  });
  expect((await vault.client.redaction.run({ id: proposed.id, typed: 'r-1' })).state).toBe('proven');
  expect(await check('r-1')).toMatchObject({ result: 'no-key' });
  expect(await check('r-2')).toMatchObject({ result: 'same' });
  await inside(vault, (db) => {
    expect(db.one('SELECT salt FROM account WHERE id = ?', id)).toEqual({ salt: null });
    const commitments = commitmentsIn(db);
    // With the salt that was destroyed the one value would be found; with what is left, none of 100,000 guesses is.
    expect(commitments.has(commit(before.salt, 'r-1@south.example'))).toBe(true);
    const salts = db
      .all<{ salt: string | null }>('SELECT DISTINCT salt FROM account')
      .map(({ salt }) => salt ?? '');
    let found = 0;
    for (let at = 0; at < 100_000; at += 1) {
      const value = at === 50_000 ? 'r-1@south.example' : `r-${String(at)}@south.example`;
      if (commitments.has(commit(salts[at % salts.length] ?? '', value))) found += 1;
    }
    for (const salt of salts) if (commitments.has(commit(salt, 'r-1@south.example'))) found += 1;
    expect(found).toBe(0);
  });
}, 120_000);

test('the hash by which a file is known again is stretched, also where it was not from the start', async () => {
  const contents = table(row('h-1'));
  await importFile(contents);
  const plain = hash('sha256', contents, 'hex');
  const newest = (db: WriteDb): string[] =>
    db
      .all<{ file_hash: string }>('SELECT file_hash FROM import ORDER BY seq DESC LIMIT 2')
      .map(({ file_hash }) => file_hash);
  await inside(vault, (db) => {
    expect(newest(db)[0]).toMatch(/^s:[0-9a-f]{64}$/);
    expect(newest(db)[0]).not.toContain(plain);
    db.run('UPDATE import SET file_hash = ? WHERE seq = (SELECT max(seq) FROM import)', plain);
  });
  await importFile(contents);
  await inside(vault, (db) => {
    const [second, first] = newest(db);
    expect(second).toMatch(/^s:/);
    expect(first).toBe(second);
  });
}, 120_000);
