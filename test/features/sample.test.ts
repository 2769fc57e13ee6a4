import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let loaded: Awaited<ReturnType<TestVault['client']['sample']['load']>>;
const phases = new Set<string>();
beforeAll(async () => {
  vault = await openTestVault();
  loaded = await vault.client.sample.load({}, { onProgress: ({ phase }) => phases.add(phase) });
}, 120_000);
afterAll(() => vault.close());

test('the sample organisation comes in whole: 500 accounts, 80 inquiries, 108 documents', async () => {
  expect(loaded).toEqual({ accounts: 500, inquiries: 80, documents: 108 });
  const info = await vault.client.vault.info({});
  expect(info.inquiries).toBe(80);
  expect(info.documents).toBeGreaterThanOrEqual(108);
  const { imports } = await vault.client.imports.list({});
  expect(imports.map(({ state, counts }) => [state, counts.rejected])).toEqual([
    ['done', 0],
    ['done', 0],
  ]);
});

test('it shows every level of agreement and every verdict, so that one can learn on it', async () => {
  const { rows } = await vault.client.inquiries.list({ state: 'all', limit: 200 });
  const levels = new Set(
    rows.flatMap(({ counts }) =>
      Object.entries(counts)
        .filter(([, n]) => n > 0)
        .map(([level]) => level),
    ),
  );
  for (const level of ['exact', 'equivalent', 'close', 'conflict', 'one-sided'])
    expect(levels).toContain(level);
  const compared = rows.filter(({ first }) => !first);
  const reviews = await Promise.all(compared.map(({ id }) => vault.client.inquiries.review({ id })));
  const fixes = new Set(
    reviews.flatMap(({ comparison }) =>
      comparison.fields.flatMap((row) => row.fixes.map(({ code }) => code)),
    ),
  );
  expect([...fixes]).toEqual(expect.arrayContaining(['swap-names', 'swap-day-month']));
  const verdicts = new Set(reviews.map(({ comparison }) => comparison.suggestion.verdict));
  expect(verdicts.size).toBeGreaterThanOrEqual(3);
});

test('every document that is there can be read', async () => {
  const { rows } = await vault.client.inquiries.list({ state: 'all', limit: 200 });
  const lists = await Promise.all(
    rows.slice(0, 30).map(({ accountId }) => vault.client.documents.list({ accountId })),
  );
  const present = lists.flatMap(({ documents }) => documents).filter((document) => document.present);
  expect(present.length).toBeGreaterThan(10);
  for (const { id, sizeBytes } of present.slice(0, 12)) {
    expect((await vault.client.documents.read({ id })).sizeBytes).toBe(sizeBytes);
  }
});

test('loading it twice changes nothing', async () => {
  const before = await vault.client.vault.info({});
  const again = await vault.client.sample.load({});
  expect(again).toEqual({ accounts: 0, inquiries: 0, documents: 0 });
  const after = await vault.client.vault.info({});
  expect([after.accounts, after.inquiries, after.documents]).toEqual([
    before.accounts,
    before.inquiries,
    before.documents,
  ]);
}, 60_000);

test('progress is told while it loads', () => {
  expect([...phases]).toEqual(expect.arrayContaining(['importing', 'documents']));
});
