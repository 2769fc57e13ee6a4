import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resolution, Review } from '#contracts/inquiries.ts';
import type { PersonField } from '#contracts/person.ts';
import { fields, inquiryDocument, personaId, set, type InquiryParts } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

let files = 0;
/** Takes documents in, as an import does, and answers the inquiries' ids in order. */
async function takeIn(...parts: readonly InquiryParts[]): Promise<string[]> {
  const named = parts.map((part) => ({ ...part, id: part.id ?? personaId('inq') }));
  const lines = named.map((part) => JSON.stringify(inquiryDocument(part))).join('\n');
  const path = vault.file(`inquiries-${String(++files)}.jsonl`, `${lines}\n`);
  const outcome = await vault.client.imports.run({ file: vault.ticket(path) });
  expect(outcome.counts.rejected).toBe(0);
  const { rows } = await vault.client.inquiries.list({ state: 'all', limit: 200 });
  const reviews = await Promise.all(rows.map(({ id }) => vault.client.inquiries.review({ id })));
  return named.map(({ id }) => reviews.find(({ inquiry }) => inquiry.personaId === id)!.inquiry.id);
}

let people = 0;
/** An account and an inquiry that joins it. */
async function pair(
  onFile: Parameters<typeof fields>[0],
  incoming: InquiryParts['attributes'],
  more: Omit<InquiryParts, 'attributes' | 'referenceId'> = {},
): Promise<{ accountId: string; referenceId: string; id: string; review: Review }> {
  const referenceId = `person-${String(++people)}`;
  const account = await vault.client.accounts.create({ referenceId, fields: fields(onFile) });
  const [id] = await takeIn({ ...more, referenceId, ...(incoming ? { attributes: incoming } : {}) });
  return {
    accountId: account.id,
    referenceId,
    id: id!,
    review: await vault.client.inquiries.review({ id: id! }),
  };
}

const rowOf = (review: Review, field: PersonField) =>
  review.comparison.fields.find((row) => row.field === field)!;

/** A resolution of what the review shows. */
function resolve(
  review: Review,
  field: PersonField,
  choice: Resolution['choice'],
  more: Partial<Resolution> = {},
): Resolution {
  const row = rowOf(review, field);
  return {
    field,
    choice,
    onFileText: row.onFile?.text ?? null,
    incomingText: row.incoming?.text ?? null,
    ...more,
  };
}

const decide = (review: Review, given: Partial<Parameters<typeof vault.client.inquiries.decide>[0]> = {}) =>
  vault.client.inquiries.decide({
    id: review.inquiry.id,
    version: review.inquiry.version,
    accountVersion: review.account.version,
    outcome: 'approve',
    reason: 'everything-agrees',
    ...given,
  });

describe('an inquiry finds its account', () => {
  test('an unknown reference id makes the account, with every value from the inquiry', async () => {
    const [id] = await takeIn({ referenceId: 'new-person', attributes: { 'phone-number': '+351912345678' } });
    const account = await vault.client.accounts.load({ referenceId: 'new-person' });
    expect(account).toMatchObject({ name: 'Ana Pereira', origin: { kind: 'inquiry', inquiryId: id } });
    expect(account.fields.map(({ field }) => field)).toEqual(['name', 'birthdate', 'phone']);
    const review = await vault.client.inquiries.review({ id: id! });
    expect(review.inquiry).toMatchObject({ first: true, referenceGiven: true, number: 1, of: 1 });
  });

  test('a known reference id joins, and changes nothing by itself', async () => {
    const { accountId, id, review } = await pair({}, { 'name-first': 'Anna' });
    expect(review.account).toMatchObject({ id: accountId, name: 'Ana Pereira', version: 1 });
    expect(review.inquiry).toMatchObject({ id, first: false });
    const { events } = await vault.client.accounts.timeline({ id: accountId });
    expect(events.map(({ action }) => action)).toContain('account.created-by-created');
  });

  test('without a reference id it gets an account of its own, marked so', async () => {
    const [one, two] = await takeIn({ referenceId: null }, { referenceId: null });
    const reviews = await Promise.all([one!, two!].map((id) => vault.client.inquiries.review({ id })));
    expect(reviews[0]?.account.id).not.toBe(reviews[1]?.account.id);
    for (const review of reviews) {
      expect(review.inquiry).toMatchObject({ first: true, referenceGiven: false });
      expect(review.account.referenceId).toBeNull();
    }
  });

  test('two inquiries with the same unknown reference id, in one file, meet in one account', async () => {
    const [one, two] = await takeIn(
      { referenceId: 'twice' },
      { referenceId: 'twice', attributes: { birthdate: '1988-07-05' } },
    );
    const reviews = await Promise.all([one!, two!].map((id) => vault.client.inquiries.review({ id })));
    expect(reviews[0]?.account.id).toBe(reviews[1]?.account.id);
    expect(reviews.map(({ inquiry }) => [inquiry.first, inquiry.number, inquiry.of])).toEqual([
      [true, 1, 2],
      [false, 2, 2],
    ]);
    expect(rowOf(reviews[1]!, 'birthdate').level).not.toBe('exact');
  });
});

describe('the queue', () => {
  test('waiting ones come oldest first, decided ones leave it; an open one is not in it', async () => {
    const [late, early, pending] = await takeIn(
      { referenceId: 'queue-1', createdAt: '2026-11-03T00:00:00.000Z' },
      { referenceId: 'queue-2', createdAt: '2026-11-01T00:00:00.000Z' },
      { referenceId: 'queue-3', createdAt: '2026-11-02T00:00:00.000Z', status: 'pending' },
    );
    const waiting = async () => (await vault.client.inquiries.list({ limit: 200 })).rows.map(({ id }) => id);
    const before = await waiting();
    expect(before.indexOf(early!)).toBeLessThan(before.indexOf(late!));
    expect(before).not.toContain(pending);
    const { oldestWaitingAt, waiting: count } = await vault.client.inquiries.list({});
    expect(oldestWaitingAt).toBe('2026-11-01T00:00:00.000Z');
    expect(count).toBe(before.length);
    const { nextId } = await decide(await vault.client.inquiries.review({ id: early! }), {
      note: 'First of this person.',
    });
    expect(nextId).toBe(before[before.indexOf(early!) + 1]);
    expect(await waiting()).toEqual(before.filter((id) => id !== early));
    const decided = await vault.client.inquiries.list({ state: 'decided' });
    expect(decided.rows.find(({ id }) => id === early)).toMatchObject({
      outcome: 'approve',
      decidedBy: vault.session.person,
    });
  });

  test('pages go on without a gap or a repeat', async () => {
    const all = (await vault.client.inquiries.list({ state: 'all', limit: 200 })).rows.map(({ id }) => id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await vault.client.inquiries.list({ state: 'all', limit: 3, ...(after ? { after } : {}) });
      paged.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(all);
  });
});

describe('the review', () => {
  test('each field has a level and a reason in words, and says where both sides come from', async () => {
    const { review } = await pair(
      { phone: '+351 912 345 678', email: 'ana@example.org' },
      { 'name-first': 'ANA', 'phone-number': '912345679', 'address-city': 'Porto' },
    );
    const levels = Object.fromEntries(review.comparison.fields.map(({ field, level }) => [field, level]));
    expect(levels).toMatchObject({
      birthdate: 'exact',
      email: 'one-sided',
      address: 'one-sided',
    });
    expect(['exact', 'equivalent']).toContain(levels['name']);
    expect(['close', 'conflict']).toContain(levels['phone']);
    for (const row of review.comparison.fields) expect(row.sentence, row.field).not.toBe('');
    expect(review.comparison.suggestion.sentence).not.toMatch(/\d\s*%/);
    const side = review.provenance.find(({ field }) => field === 'birthdate');
    expect(side).toMatchObject({
      onFile: { source: { kind: 'created', by: vault.session.person }, use: 'primary' },
      incoming: { at: '2026-11-20T09:00:00.000Z' },
    });
  });

  test('ID numbers stay masked on both sides, also in the words, until revealed; that is recorded', async () => {
    const { id, accountId, review } = await pair(
      { identification: { class: 'pp', country: 'PT', number: 'CA1234567' } },
      { 'identification-number': 'CA1234576', 'identification-class': 'pp' },
    );
    expect(JSON.stringify(review)).not.toMatch(/CA1234567|CA1234576|CA12345/);
    expect(rowOf(review, 'identification').onFile?.text).toMatch(/•+4567$/);
    const revealed = await vault.client.inquiries.reveal({ id, field: 'identification', index: 0 });
    expect(revealed.text).toContain('CA1234576');
    const { events } = await vault.client.accounts.timeline({ id: accountId });
    expect(events[0]).toMatchObject({
      action: 'inquiry.revealed',
      params: { field: 'identification', inquiry: id },
    });
    const none = vault.client.inquiries.reveal({ id, field: 'identification', index: 7 });
    expect((await failureOf(none)).code).toBe('not-found');
  });

  test('with resolutions it shows what would come of them, and changes nothing', async () => {
    const { id, accountId, review } = await pair({}, { birthdate: '1988-07-05' });
    const resolutions = [resolve(review, 'birthdate', 'account-wrong')];
    const after = await vault.client.inquiries.review({ id, resolutions });
    expect(rowOf(after, 'birthdate')).toMatchObject({
      level: 'exact',
      onFile: { text: expect.stringContaining('1988') as string },
    });
    expect((await vault.client.accounts.load({ id: accountId })).version).toBe(1);
    expect(rowOf(await vault.client.inquiries.review({ id }), 'birthdate').level).toBe(
      rowOf(review, 'birthdate').level,
    );
  });
});

describe('a draft', () => {
  test('is kept over a lock, belongs to one person, and goes with the decision', async () => {
    const { id, review } = await pair({}, { birthdate: '1988-07-05' });
    const resolutions = [resolve(review, 'birthdate', 'undecided', { note: 'ask for the register' })];
    await vault.client.inquiries.saveDraft({ id, accountVersion: 1, resolutions });
    await vault.signInAs('analyst');
    expect((await vault.client.inquiries.review({ id })).draft).toBeNull();
    await vault.signIn();
    const again = await vault.client.inquiries.review({ id });
    expect(again.draft).toMatchObject({ accountVersion: 1, resolutions });
    expect(again.state).toBe('ready');
    await decide(again, { outcome: 'decline', reason: 'poor-evidence' });
    expect(await vault.client.inquiries.review({ id })).toMatchObject({ state: 'decided', draft: null });
  });

  test('an account changed meanwhile makes it stale, says where, and a decision on it is refused', async () => {
    const { id, accountId, review } = await pair({ email: 'a@example.org' }, { birthdate: '1988-07-05' });
    const resolutions = [resolve(review, 'birthdate', 'account-wrong')];
    await vault.client.inquiries.saveDraft({ id, accountVersion: 1, resolutions });
    const account = await vault.client.accounts.load({ id: accountId });
    const email = account.fields.find(({ field }) => field === 'email')!.entries[0]!;
    await vault.client.accounts.update({
      id: accountId,
      version: 1,
      changes: [set('email', email.id, 'b@example.org')],
      reason: 'told us',
    });
    const stale = await vault.client.inquiries.review({ id });
    expect(stale).toMatchObject({ state: 'stale', changedFields: ['email'] });
    expect(await failureOf(decide(review, { resolutions }))).toMatchObject({
      code: 'stale',
      params: { what: 'account' },
    });
    await vault.client.inquiries.saveDraft({ id, accountVersion: 2, resolutions });
    expect((await vault.client.inquiries.review({ id })).state).toBe('ready');
    await decide(stale, { resolutions, reason: 'account-was-wrong' });
    expect((await failureOf(decide(stale, { resolutions }))).params).toEqual({ what: 'inquiry' });
    expect(
      (await failureOf(vault.client.inquiries.saveDraft({ id, accountVersion: 3, resolutions }))).code,
    ).toBe('stale');
  });

  test('a resolution of values that are no longer what was seen is refused, and nothing is decided', async () => {
    const { id, review } = await pair({}, { birthdate: '1988-07-05' });
    const resolutions = [{ ...resolve(review, 'birthdate', 'account-wrong'), onFileText: 'something else' }];
    expect(await failureOf(decide(review, { resolutions }))).toMatchObject({
      code: 'stale',
      params: { field: 'birthdate' },
    });
    expect(await vault.client.inquiries.review({ id })).toMatchObject({ state: 'ready', decision: null });
  });
});

describe('the three resolutions', () => {
  test('account is wrong: corrected, and the change names the inquiry and the reason', async () => {
    const { id, accountId, review } = await pair({}, { birthdate: '1988-07-05' });
    const resolutions = [resolve(review, 'birthdate', 'account-wrong')];
    const result = await decide(review, { resolutions, reason: 'account-was-wrong' });
    expect(result).toMatchObject({ accountVersion: 2, changedFields: ['birthdate'] });
    const { past } = await vault.client.accounts.history({ id: accountId, field: 'birthdate' });
    expect(past).toMatchObject([
      {
        before: '1988-07-04',
        after: '1988-07-05',
        source: { kind: 'inquiry', inquiryId: id, by: vault.session.person },
      },
    ]);
  });

  test('account is wrong with a value of the analyst’s own', async () => {
    const { accountId, review } = await pair({}, { birthdate: '1988-07-05' });
    await decide(review, {
      resolutions: [resolve(review, 'birthdate', 'account-wrong', { value: '1988-07-06' })],
      reason: 'account-was-wrong',
    });
    const account = await vault.client.accounts.load({ id: accountId });
    expect(account.fields.find(({ field }) => field === 'birthdate')?.entries[0]?.value).toBe('1988-07-06');
    const bad = await pair({}, { birthdate: '1988-07-05' });
    const wrong = [resolve(bad.review, 'birthdate', 'account-wrong', { value: '1988-13-45' })];
    expect((await failureOf(decide(bad.review, { resolutions: wrong }))).code).toBe('invalid-input');
  });

  test('inquiry is wrong: the account stays as it is', async () => {
    const { accountId, review } = await pair({}, { birthdate: '1988-07-05' });
    await decide(review, {
      resolutions: [resolve(review, 'birthdate', 'inquiry-wrong')],
      reason: 'inquiry-was-wrong',
    });
    expect((await vault.client.accounts.load({ id: accountId })).version).toBe(1);
  });

  test.each([
    ['name', { 'name-last': 'Silva' }, undefined, 'alias'],
    ['name', { 'name-last': 'Silva' }, 'previous', 'previous'],
    [
      'address',
      { 'address-street-1': 'Rua Nova 2', 'address-city': 'Lisboa', 'address-country-code': 'PT' },
      'additional',
      'additional',
    ],
  ] as const)(
    'both true: the incoming %s is kept beside the one on file (%j)',
    async (field, incoming, use, kept) => {
      const { accountId, review } = await pair(
        { address: { street1: 'Rua das Flores 1', city: 'Porto', countryCode: 'PT' } },
        incoming,
      );
      await decide(review, {
        resolutions: [resolve(review, field, 'both-true', use ? { use } : {})],
        reason: 'both-true',
        note: 'Both are right.',
      });
      const account = await vault.client.accounts.load({ id: accountId });
      const uses = account.fields.find((one) => one.field === field)!.entries.map((entry) => entry.use);
      expect(uses).toEqual(['primary', kept]);
      expect(account.name).toBe('Ana Pereira');
    },
  );

  test('declined: what was resolved is recorded but changes nothing', async () => {
    const { id, accountId, review } = await pair(
      {},
      { birthdate: '1988-07-05', 'email-address': 'x@example.org' },
    );
    const resolutions = [resolve(review, 'birthdate', 'account-wrong')];
    const result = await decide(review, { resolutions, outcome: 'decline', reason: 'different-person' });
    expect(result.changedFields).toEqual([]);
    expect((await vault.client.accounts.load({ id: accountId })).version).toBe(1);
    const { decisions } = await vault.client.inquiries.decisions({ id });
    expect(decisions[0]).toMatchObject({ outcome: 'decline', resolutions });
    expect((await vault.client.inquiries.review({ id })).inquiry.status).toBe('declined');
  });

  test('approved: what only the inquiry knows is added, unless the analyst said otherwise', async () => {
    const incoming = { 'email-address': 'only@example.org', 'phone-number': '+351912345678' };
    const { accountId, review } = await pair({}, incoming);
    await decide(review, { resolutions: [resolve(review, 'phone', 'inquiry-wrong')] });
    const account = await vault.client.accounts.load({ id: accountId });
    const names = account.fields.map(({ field }) => field);
    expect(names).toContain('email');
    expect(names).not.toContain('phone');
  });
});

describe('one-key fixes', () => {
  test('swapped names are put right and compared again', async () => {
    const { id, accountId, review } = await pair({ name: { first: 'Pereira', last: 'Ana' } }, {});
    const row = rowOf(review, 'name');
    expect(row.fixes.map(({ code }) => code)).toContain('swap-names');
    const resolutions = [resolve(review, 'name', 'account-wrong', { fix: 'swap-names' })];
    const after = await vault.client.inquiries.review({ id, resolutions });
    expect(rowOf(after, 'name').level).toBe('exact');
    await decide(review, { resolutions, reason: 'account-was-wrong' });
    const account = await vault.client.accounts.load({ id: accountId });
    expect(account.fields.find(({ field }) => field === 'name')?.entries[0]?.value).toEqual({
      first: 'Ana',
      last: 'Pereira',
    });
  });

  test('flipped day and month are put right and compared again', async () => {
    const { id, accountId, review } = await pair({ birthdate: '1988-04-07' }, {});
    expect(rowOf(review, 'birthdate').fixes.map(({ code }) => code)).toContain('swap-day-month');
    const resolutions = [resolve(review, 'birthdate', 'account-wrong', { fix: 'swap-day-month' })];
    const after = await vault.client.inquiries.review({ id, resolutions });
    expect(rowOf(after, 'birthdate').level).toBe('exact');
    await decide(review, { resolutions, reason: 'account-was-wrong' });
    const account = await vault.client.accounts.load({ id: accountId });
    expect(account.fields.find(({ field }) => field === 'birthdate')?.entries[0]?.value).toBe('1988-07-04');
  });

  test('a fix that the rules do not offer is refused', async () => {
    const { review } = await pair({ birthdate: '1988-07-05' }, {});
    const resolutions = [resolve(review, 'birthdate', 'account-wrong', { fix: 'swap-names' })];
    expect((await failureOf(decide(review, { resolutions }))).code).toBe('stale');
  });
});

describe('deciding', () => {
  test('"same person" over an open conflict needs a sentence', async () => {
    const { review } = await pair({}, { birthdate: '1955-01-01' });
    const failed = await failureOf(decide(review));
    expect(failed).toMatchObject({
      code: 'invalid-input',
      params: { field: 'note', rule: 'needed', because: 'birthdate' },
    });
    await decide(review, { note: 'Confirmed on the telephone.', reason: 'other' });
  });

  test('needs review keeps it waiting, marked; it can be decided later', async () => {
    const { id, review } = await pair({}, {});
    await decide(review, { outcome: 'needs-review', reason: 'more-needed' });
    const marked = await vault.client.inquiries.review({ id });
    expect(marked).toMatchObject({
      state: 'ready',
      inquiry: { status: 'needs_review' },
      decision: { outcome: 'needs-review' },
    });
    const { rows } = await vault.client.inquiries.list({ limit: 200 });
    expect(rows.find((row) => row.id === id)?.outcome).toBe('needs-review');
    await decide(marked);
    expect((await vault.client.inquiries.review({ id })).state).toBe('decided');
  });

  test('a decision keeps the comparison it was made on, whatever becomes of the account', async () => {
    const { id, accountId, review } = await pair({}, { birthdate: '1988-07-05' });
    await decide(review, {
      resolutions: [resolve(review, 'birthdate', 'account-wrong')],
      reason: 'account-was-wrong',
    });
    const { decisions } = await vault.client.inquiries.decisions({ id });
    const kept = decisions[0]!.comparison.fields.find(({ field }) => field === 'birthdate')!;
    expect(kept.level).toBe(rowOf(review, 'birthdate').level);
    expect(kept.onFile?.text).toBe(rowOf(review, 'birthdate').onFile?.text);
    const account = await vault.client.accounts.load({ id: accountId });
    await vault.client.accounts.update({
      id: accountId,
      version: account.version,
      changes: [{ action: 'add', field: 'birthdate', value: '1999-09-09' }],
      reason: 'later',
    });
    expect((await vault.client.inquiries.decisions({ id })).decisions).toEqual(decisions);
  });

  test('of two at once one wins, and the other is told', async () => {
    const { review } = await pair({}, {});
    const results = await Promise.allSettled([
      decide(review),
      decide(review, { outcome: 'decline', reason: 'other' }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('re-opened with a reason: waiting again, the old decision superseded but kept', async () => {
    const { id, accountId, review } = await pair({}, {});
    await decide(review);
    const decided = await vault.client.inquiries.review({ id });
    const { version } = await vault.client.inquiries.reopen({
      id,
      version: decided.inquiry.version,
      reason: 'Complaint came in',
    });
    const open = await vault.client.inquiries.review({ id });
    expect(open).toMatchObject({
      state: 'ready',
      decision: null,
      inquiry: { version, note: 'Complaint came in' },
    });
    const again = vault.client.inquiries.reopen({ id, version, reason: 'twice' });
    expect((await failureOf(again)).code).toBe('conflict');
    await decide(open, { outcome: 'decline', reason: 'suspected-fraud' });
    const { decisions } = await vault.client.inquiries.decisions({ id });
    expect(decisions.map(({ outcome, superseded }) => [outcome, superseded])).toEqual([
      ['decline', false],
      ['approve', true],
    ]);
    const { events } = await vault.client.accounts.timeline({ id: accountId });
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['inquiry.approved', 'inquiry.reopened', 'inquiry.declined']),
    );
    const { facts } = await vault.client.facts.list({ subject: id });
    expect(JSON.stringify(facts)).not.toContain('Complaint');
  });
});

describe('later inquiries', () => {
  test('compare with the new values once the account was edited', async () => {
    const { referenceId, accountId } = await pair({}, {});
    const account = await vault.client.accounts.load({ id: accountId });
    const name = account.fields.find(({ field }) => field === 'name')!.entries[0]!;
    await vault.client.accounts.update({
      id: accountId,
      version: account.version,
      changes: [set('name', name.id, { first: 'Ana', last: 'Silva' })],
      reason: 'married',
    });
    const [later] = await takeIn({
      referenceId,
      attributes: { 'name-last': 'Silva' },
      createdAt: '2026-11-21T00:00:00.000Z',
    });
    const review = await vault.client.inquiries.review({ id: later! });
    expect(rowOf(review, 'name')).toMatchObject({ level: 'exact', onFile: { text: 'Ana Silva' } });
    expect(review.inquiry).toMatchObject({ number: 2, of: 2 });
  });

  test('agree with an alias that an earlier decision kept', async () => {
    const { referenceId, review } = await pair({}, { 'name-last': 'Silva' });
    await decide(review, {
      resolutions: [resolve(review, 'name', 'both-true')],
      reason: 'both-true',
      note: 'Both names are hers.',
    });
    const [later] = await takeIn({
      referenceId,
      attributes: { 'name-last': 'Silva' },
      createdAt: '2026-11-21T00:00:00.000Z',
    });
    const next = await vault.client.inquiries.review({ id: later! });
    expect(['exact', 'equivalent']).toContain(rowOf(next, 'name').level);
  });
});
