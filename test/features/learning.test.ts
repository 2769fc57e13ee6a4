import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedModelId } from '#contracts/learning.ts';
import { failureSentence } from '#contracts/kit/words.ts';
import { csv, inquiryDocument } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

// A fifth is set aside by ids nobody can foresee; a band needs twenty: of so many others enough are always left.
const [alike, others, waiting] = [100, 45, 3];
let vault: TestVault;
const numbers = Array.from({ length: alike + others + waiting }, (_, at) => at);
const firstNames = ['Ana', 'Bruno', 'Carla', 'Dmitri', 'Elif', 'Farid', 'Grete', 'Hanna'];
const nameOf = (at: number) => ({
  first: firstNames[at % firstNames.length]!,
  last: `Zorn${'abcdefghij'[at % 10]!}${'klmnopqrst'[Math.floor(at / 10) % 10]!}ek`,
});
const bornOf = (at: number) => `19${String(60 + (at % 30))}-0${String(1 + (at % 9))}-1${String(at % 9)}`;

/** Decides what waits: the first ones are the same person, the next ones are somebody else. */
async function decideAll(): Promise<void> {
  const { rows } = await vault.client.inquiries.list({ state: 'waiting', limit: 200 });
  for (const row of rows) {
    const at = Number(row.referenceId?.slice(1));
    if (at >= alike + others) continue;
    const review = await vault.client.inquiries.review({ id: row.id });
    await vault.client.inquiries.decide({
      id: row.id,
      version: review.inquiry.version,
      accountVersion: review.account.version,
      outcome: at < alike ? 'approve' : 'decline',
      reason: at < alike ? 'everything-agrees' : 'different-person',
    });
  }
}

const waitingReview = async () => {
  const { rows } = await vault.client.inquiries.list({ state: 'waiting', limit: 200 });
  return vault.client.inquiries.review({
    id: rows.find(({ referenceId }) => Number(referenceId?.slice(1)) >= alike + others)!.id,
  });
};

beforeAll(async () => {
  vault = await openTestVault();
  const table = csv(
    ['reference_id', 'name_first', 'name_last', 'birthdate'],
    numbers.map((at) => [`p${String(at)}`, nameOf(at).first, nameOf(at).last, bornOf(at)]),
  );
  await vault.client.imports.run({ file: vault.ticket(vault.file('people.csv', table)) });
  const lines = numbers.map((at) => {
    const isOther = at >= alike && at < alike + others;
    return JSON.stringify(
      inquiryDocument({
        referenceId: `p${String(at)}`,
        attributes: {
          'name-first': isOther ? 'Ulrika' : nameOf(at).first,
          'name-last': isOther ? 'Vandermeulen' : nameOf(at).last,
          birthdate: isOther ? '1931-12-25' : bornOf(at),
        },
      }),
    );
  });
  const path = vault.file('inquiries.jsonl', `${lines.join('\n')}\n`);
  await vault.client.imports.run({ file: vault.ticket(path) });
  await decideAll();
}, 120_000);
afterAll(() => vault.close());

describe('learning', () => {
  test('without a decided case there is nothing to learn from: refused, and no version is made', async () => {
    const empty = await openTestVault();
    try {
      const failure = await failureOf(empty.client.learning.train({}));
      expect(failure).toMatchObject({ code: 'conflict', params: { what: 'no-decided-cases' } });
      expect(failureSentence(failure)).toMatch(/No inquiry has been decided/);
      expect((await empty.client.learning.list({})).versions.map(({ id }) => id)).toEqual([shippedModelId]);
    } finally {
      await empty.close();
    }
  });

  test('the shipped model is a version, and active at first', async () => {
    const { versions, canRollBack } = await vault.client.learning.list({});
    expect(versions.map(({ id, active }) => ({ id, active }))).toEqual([
      { id: shippedModelId, active: true },
    ]);
    expect(canRollBack).toBe(false);
    const review = await waitingReview();
    expect(review.comparison.model).toBe(shippedModelId);
    expect(review.experience).toBeNull();
  });

  test('learns from decided cases on command, without a value of anybody, and activates nothing', async () => {
    const made = await vault.client.learning.train({});
    const { same, different, heldOut } = made.model.labels;
    expect(same + different + heldOut).toBe(alike + others);
    expect(heldOut).toBeGreaterThan(10);
    expect(made.model.calibration.method).toBe('platt');
    expect(made.model.quality).toMatchObject({ labels: heldOut });
    expect(made.model.quality.calibrationError).toBeLessThan(0.2);
    expect(JSON.stringify(made.model)).not.toMatch(/Zorn|Vandermeulen|19\d\d-/);
    const { versions } = await vault.client.learning.list({});
    expect(versions.map(({ id, active }) => [id, active])).toEqual([
      [made.id, false],
      [shippedModelId, true],
    ]);
    const again = await vault.client.learning.train({});
    expect(JSON.stringify(again.model)).toBe(JSON.stringify(made.model));
  });

  test('an active version judges new inquiries and says how such cases ended; stored decisions stay', async () => {
    const { versions } = await vault.client.learning.list({});
    const [learned] = versions;
    const decided = await vault.client.inquiries.list({ state: 'decided', limit: 1 });
    const decisionOf = () => vault.client.inquiries.decisions({ id: decided.rows[0]!.id });
    const before = JSON.stringify(await decisionOf());
    await vault.client.learning.activate({ id: learned!.id });
    const review = await waitingReview();
    expect(review.comparison.model).toBe(learned!.id);
    expect(review.experience).not.toBeNull();
    expect(review.experience!.labels).toBeGreaterThanOrEqual(20);
    expect(review.experience!.same).toBe(review.experience!.labels);
    expect(JSON.stringify(await decisionOf())).toBe(before);
  });

  test('two versions are compared on the decided cases', async () => {
    const { versions } = await vault.client.learning.list({});
    const outcome = await vault.client.learning.compare({ a: shippedModelId, b: versions[0]!.id });
    expect(outcome.cases).toBe(alike + others);
    for (const under of [outcome.a, outcome.b])
      expect(Object.values(under.verdicts).reduce((sum, one) => sum + one, 0)).toBe(alike + others);
    expect(outcome.b.quality.labels).toBe(alike + others);
    const moved = await vault.client.learning.compare({ a: versions[0]!.id, b: versions[0]!.id });
    expect(moved.changes).toEqual([]);
  });

  test('rolling back goes to the version before, and no further than the shipped one', async () => {
    const { versions } = await vault.client.learning.list({});
    const [newest, older] = versions;
    await vault.client.learning.activate({ id: older!.id });
    expect(await vault.client.learning.rollback({})).toEqual({ id: newest!.id });
    expect(await vault.client.learning.rollback({})).toEqual({ id: shippedModelId });
    expect((await failureOf(vault.client.learning.rollback({}))).code).toBe('conflict');
    expect((await waitingReview()).experience).toBeNull();
    const { facts } = await vault.client.facts.list({ limit: 20 });
    expect(facts.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['model.trained', 'model.activated', 'model.rolled-back']),
    );
  });

  test('an unknown version is refused', async () => {
    expect((await failureOf(vault.client.learning.activate({ id: 'mdl_unknown0000' }))).code).toBe(
      'not-found',
    );
  });

  test('superseded decisions are left out', async () => {
    const { rows } = await vault.client.inquiries.list({ state: 'decided', limit: 1 });
    const review = await vault.client.inquiries.review({ id: rows[0]!.id });
    await vault.client.inquiries.reopen({
      id: rows[0]!.id,
      version: review.inquiry.version,
      reason: 'again',
    });
    const { model } = await vault.client.learning.train({});
    const { same, different, heldOut } = model.labels;
    expect(same + different + heldOut).toBe(alike + others - 1);
  });

  test('is for administrators', async () => {
    const client = await vault.signInAs('reviewer');
    expect((await failureOf(client.learning.train({}))).code).toBe('forbidden');
    expect((await failureOf(client.learning.list({}))).code).toBe('forbidden');
    expect((await failureOf(client.learning.rollback({}))).code).toBe('forbidden');
  });
});
