import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountHeaders, csv, inquiryDocument } from '#test/kit/make.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

/** Ends the store process the hard way, as a crash or a power cut does, and waits until the program noticed. */
async function killStore(): Promise<void> {
  const pid = vault.app.storePid()!;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => vault.app.storePid(), { timeout: 10_000 }).not.toBe(pid);
}

async function expectSound(): Promise<void> {
  const check = await vault.client.vault.check({});
  expect(check).toMatchObject({ ok: true, problems: [] });
}

test('kill -9 during an import, six times: nothing acknowledged is lost, nothing is there twice', async () => {
  const rows = 24_000;
  const people = Array.from({ length: rows }, (_, at) => [
    `k-${String(at)}`,
    `First${String(at % 97)}`,
    `Last${String(at % 89)}`,
    '1988-07-04',
    `k${String(at)}@example.org`,
    '',
  ]);
  const path = vault.file('people.csv', csv(accountHeaders, people));
  let kills = 0;
  for (let round = 0; round < 6; round++) {
    let acknowledged = 0;
    const running = vault.client.imports
      .run(
        { file: vault.ticket(path) },
        {
          onProgress: ({ phase, done }) => {
            if (phase === 'importing') acknowledged = done;
          },
        },
      )
      .catch(() => null);
    // Later in every round, so that it meets reading, the first batches and the ones after.
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 40 + round * 70))]);
    await killStore();
    kills += 1;
    await vault.signIn();
    await expectSound();
    const { imports } = await vault.client.imports.list({ limit: 1 });
    const [last] = imports;
    const info = await vault.client.vault.info({});
    // Counts and accounts are of one transaction: every row told is there, and no other.
    expect(info.accounts).toBe(last?.counts.created ?? 0);
    if (acknowledged > 0) expect(last?.counts.read).toBeGreaterThan(0);
    const { rows: found } = await vault.client.accounts.search({ text: 'first1 last1' });
    expect(found.length > 0).toBe(info.accounts > 0);
  }
  expect(kills).toBe(6);
  const finished = await vault.client.imports.run({ file: vault.ticket(path) });
  expect(finished.finished).toBe(true);
  expect((await vault.client.vault.info({})).accounts).toBe(rows);
  await expectSound();
}, 180_000);

test('kill -9 during a decision, six times: it is whole or not there at all', async () => {
  for (let round = 0; round < 6; round++) {
    const referenceId = `decided-${String(round)}`;
    const { id: accountId } = await vault.client.accounts.create({
      referenceId,
      fields: [
        { field: 'name', value: { first: 'Ana', last: 'Pereira' } },
        { field: 'birthdate', value: '1988-07-05' },
      ],
    });
    const path = vault.file(`${referenceId}.json`, JSON.stringify(inquiryDocument({ referenceId })));
    await vault.client.imports.run({ file: vault.ticket(path) });
    const { rows } = await vault.client.inquiries.list({ accountId });
    const review = await vault.client.inquiries.review({ id: rows[0]!.id });
    const row = review.comparison.fields.find(({ field }) => field === 'birthdate')!;
    const told = { acknowledged: false };
    const deciding = vault.client.inquiries
      .decide({
        id: review.inquiry.id,
        version: review.inquiry.version,
        accountVersion: review.account.version,
        outcome: 'approve',
        reason: 'account-was-wrong',
        resolutions: [
          {
            field: 'birthdate',
            choice: 'account-wrong',
            onFileText: row.onFile!.text,
            incomingText: row.incoming!.text,
          },
        ],
      })
      .then(
        () => (told.acknowledged = true),
        () => undefined,
      );
    await Promise.race([deciding, new Promise((resolve) => setTimeout(resolve, round * 3))]);
    await killStore();
    await vault.signIn();
    await expectSound();
    const after = await vault.client.inquiries.review({ id: review.inquiry.id });
    const account = await vault.client.accounts.load({ id: accountId });
    const born = account.fields.find(({ field }) => field === 'birthdate')?.entries[0]?.value;
    const { facts } = await vault.client.facts.list({ subject: review.inquiry.id });
    const whole = after.state === 'decided';
    expect([after.decision !== null, born, account.version, facts.length]).toEqual(
      whole ? [true, '1988-07-04', 2, 1] : [false, '1988-07-05', 1, 0],
    );
    if (told.acknowledged) expect(whole).toBe(true);
  }
  expect((await vault.client.facts.verify({})).ok).toBe(true);
}, 180_000);
