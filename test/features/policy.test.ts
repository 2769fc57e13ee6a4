import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedPolicy, shippedPolicyId, type ReverificationPolicy } from '#contracts/policy.ts';
import { fields, inquiryDocument } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let inquiryId: string;

beforeAll(async () => {
  vault = await openTestVault();
  await vault.client.accounts.create({
    referenceId: 'p1',
    fields: fields({ name: { first: 'Ana', last: 'Pereira' }, birthdate: '1988-07-04' }),
  });
  const document = inquiryDocument({
    referenceId: 'p1',
    attributes: { 'name-first': 'Ana', 'name-last': 'Pereria', birthdate: '1988-04-07' },
  });
  const path = vault.file('inquiry.jsonl', `${JSON.stringify(document)}\n`);
  await vault.client.imports.run({ file: vault.ticket(path) });
  const { rows } = await vault.client.inquiries.list({});
  inquiryId = rows[0]!.id;
});
afterAll(() => vault.close());

const review = () => vault.client.inquiries.review({ id: inquiryId });
const change = (change: (policy: ReverificationPolicy) => ReverificationPolicy, edited: string) =>
  vault.client.settings.savePolicy({ policy: change(shippedPolicy), edited });

test('the shipped policy is in force first: name and birth date decide, near matches pass', async () => {
  const { versions } = await vault.client.settings.policies({});
  expect(versions).toEqual([{ id: shippedPolicyId, at: null, by: null, policy: shippedPolicy }]);
  const { reverification } = await review();
  expect(reverification.policyId).toBe(shippedPolicyId);
  expect(reverification.check).toMatchObject({
    name: 'id_account_comparison',
    status: 'passed',
    metadata: {
      'check-requirements': [
        { name: 'name', 'match-result': 'partial', status: 'passed' },
        {
          name: 'birthdate',
          status: 'passed',
          comparisons: [
            { type: 'date_similarity', 'match-level-minimum': 'partial', 'match-result': 'partial' },
          ],
        },
      ],
    },
  });
  expect(reverification.sentences.map(({ text }) => text)).toEqual([
    'Two neighbouring letters are exchanged',
    'Day and month are exchanged',
  ]);
});

test('a new version judges from then on, says so, and is a fact', async () => {
  const saved = await change(
    (policy) => policy.map((one) => (one.field === 'birthdate' ? { ...one, minimum: 'full' as const } : one)),
    shippedPolicyId,
  );
  expect(saved.by).toBe('Ada Lindqvist');
  const { reverification } = await review();
  expect(reverification).toMatchObject({ policyId: saved.id, check: { status: 'failed' } });
  const { facts } = await vault.client.facts.list({ action: 'policy.changed', limit: 1 });
  expect(facts[0]).toMatchObject({ subject: saved.id, params: { required: 'name birthdate' } });
});

test('a field of which nothing is asked does not decide, and a narrower method says why it fails', async () => {
  const before = (await vault.client.settings.policies({})).versions[0]!;
  await change(
    () => [
      { field: 'name', method: 'substring', minimum: 'partial', required: true },
      { field: 'birthdate', method: 'date_similarity', minimum: 'partial', required: false },
    ],
    before.id,
  );
  const { reverification } = await review();
  expect(reverification.check.status).toBe('failed');
  expect(reverification.sentences).toEqual([
    {
      field: 'name',
      required: true,
      status: 'failed',
      text: 'Two neighbouring letters are exchanged, but the policy compares as part and whole only',
    },
    { field: 'birthdate', required: false, status: 'passed', text: 'Day and month are exchanged' },
  ]);
});

test('a decision keeps the result and the version it was made under', async () => {
  const [inForce] = (await vault.client.settings.policies({})).versions;
  const before = await review();
  await vault.client.inquiries.decide({
    id: inquiryId,
    version: before.inquiry.version,
    accountVersion: before.account.version,
    outcome: 'decline',
    reason: 'poor-evidence',
  });
  await change((policy) => policy, inForce!.id);
  const after = await review();
  expect(after.reverification).toEqual(before.reverification);
  expect(after.decision?.reverification?.policyId).toBe(inForce!.id);
});

test('what two people edit at once is not overwritten', async () => {
  expect((await failureOf(change((policy) => policy, shippedPolicyId))).code).toBe('stale');
});

test.each([
  ['a field twice', [shippedPolicy[0]!, shippedPolicy[0]!]],
  ['a method of another field', [{ ...shippedPolicy[0]!, method: 'date_similarity' as const }]],
  ['nothing required', shippedPolicy.map((one) => ({ ...one, required: false }))],
])('a policy with %s is refused', async (_what, policy) => {
  const [inForce] = (await vault.client.settings.policies({})).versions;
  const failed = await failureOf(vault.client.settings.savePolicy({ policy, edited: inForce!.id }));
  expect(failed.code).toBe('invalid-input');
});

test('everybody may read the policy, administrators change it', async () => {
  const client = await vault.signInAs('reviewer');
  const { versions } = await client.settings.policies({});
  expect(versions.at(-1)?.id).toBe(shippedPolicyId);
  const failed = await failureOf(
    client.settings.savePolicy({ policy: shippedPolicy, edited: versions[0]!.id }),
  );
  expect(failed.code).toBe('forbidden');
});
