import { afterAll, beforeAll, expect, test } from 'vitest';
import { inside } from '#test/kit/inside.ts';
import { accountHeaders, csv, inquiryDocument, personaId } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
const ids: Record<string, string> = {};
beforeAll(async () => {
  vault = await openTestVault();
  // Each came to be in another year; the newest has an inquiry that waits.
  for (const [referenceId, year] of [
    ['old-1', 2015],
    ['old-2', 2016],
    ['held', 2014],
    ['vip', 2013],
    ['recent', 2026],
  ] as const) {
    ids[referenceId] = await arrive(referenceId, `${String(year)}-03-31T10:00:00.000Z`);
  }
  ids['busy'] = await arrive('busy', '2012-01-31T10:00:00.000Z', 'completed');
});
afterAll(() => vault.close());

async function imported(name: string, contents: unknown) {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents);
  const file = vault.ticket(vault.file(name, text));
  return vault.client.imports.run({ file });
}

/** An account made by an approved inquiry of that day. */
async function arrive(referenceId: string, at: string, status = 'approved'): Promise<string> {
  await imported(
    `${referenceId}.json`,
    inquiryDocument({ referenceId, status, createdAt: at, updatedAt: at }),
  );
  return (await vault.client.accounts.load({ referenceId })).id;
}

const rule = {
  type: null,
  status: null,
  tag: null,
  countedFrom: 'creation' as const,
  closedStatuses: [],
  keepAtLeast: null,
  dueAfter: { years: 5, months: 0, days: 0 },
  archivedFor: null,
};
const evaluate = () => vault.client.retention.evaluate({ force: true });
const dueNow = async (action: 'redact' | 'archive' = 'redact') =>
  (await vault.client.retention.due({ action })).rows.map(({ referenceId }) => referenceId);
const actionsOf = async (subject: string) =>
  (await vault.client.facts.list({ subject, limit: 200 })).facts.map(({ action }) => action);
let policyId: string;

test('without a policy nothing is ever due', async () => {
  expect(await evaluate()).toMatchObject({ redact: 0, archive: 0 });
  expect(await vault.client.retention.account({ id: ids['old-1']! })).toMatchObject({
    why: 'no-policy',
    dueOn: null,
    holds: [],
  });
});

test('a policy that says nothing, or can never begin, is refused', async () => {
  const { client } = vault;
  const idle = client.retention.savePolicy({ name: 'Idle', rule: { ...rule, dueAfter: null } });
  expect(await failureOf(idle)).toMatchObject({ code: 'invalid-input', params: { field: 'dueAfter' } });
  const never = client.retention.savePolicy({ name: 'Never', rule: { ...rule, countedFrom: 'closing' } });
  expect(await failureOf(never)).toMatchObject({ params: { field: 'closedStatuses' } });
});

test('what is due is found and counted, earliest first; who has work waiting is counted apart', async () => {
  const { client } = vault;
  const saved = await client.retention.savePolicy({ name: 'Five years', source: 'Decision 7', rule });
  policyId = saved.id;
  expect(await evaluate()).toMatchObject({ accounts: 6, redact: 4 });
  expect(await dueNow()).toEqual(['vip', 'held', 'old-1', 'old-2']);
  const { counts, rows } = await client.retention.due({});
  expect(counts).toEqual([{ policyId, name: 'Five years', redact: 4, archive: 0, kept: 0, busy: 1 }]);
  expect(rows[0]).toMatchObject({ dueOn: '2018-04-01', policy: 'Five years' });
  expect(await client.retention.account({ id: ids['old-1']! })).toMatchObject({
    policy: { id: policyId, name: 'Five years' },
    countedFrom: '2015-03-31',
    dueOn: '2020-04-01',
    action: 'redact',
  });
});

test('a page goes on where the one before ended', async () => {
  const first = await vault.client.retention.due({ limit: 3 });
  const second = await vault.client.retention.due({ limit: 3, after: first.next! });
  expect([...first.rows, ...second.rows].map(({ referenceId }) => referenceId)).toEqual([
    'vip',
    'held',
    'old-1',
    'old-2',
  ]);
  expect(second.next).toBeNull();
});

test('a hold beats every policy at once, without another evaluation, until it is released', async () => {
  const { client } = vault;
  const placed = await client.retention.placeHold({
    name: 'Case 14 of 2026',
    reason: 'Court asked for the file',
    referenceIds: ['held', 'nobody-here'],
    reviewOn: '2026-01-01',
  });
  expect(placed).toMatchObject({ accounts: 1, missing: ['nobody-here'] });
  expect(await dueNow()).toEqual(['vip', 'old-1', 'old-2']);
  expect((await client.retention.batch({})).accountIds).not.toContain(ids['held']);
  const { holds } = await client.retention.account({ id: ids['held']! });
  expect(holds).toMatchObject([{ name: 'Case 14 of 2026', owner: vault.session.person, reviewDue: true }]);
  expect((await evaluate()).redact).toBe(3);
  expect((await client.retention.due({})).counts[0]).toMatchObject({ redact: 3, kept: 1, busy: 1 });
  expect(await client.retention.releaseHold({ id: placed.id, reason: 'Case closed' })).toEqual({
    accounts: 1,
  });
  expect((await client.retention.account({ id: ids['held']! })).holds).toEqual([]);
  expect((await client.retention.holds({})).holds).toEqual([]);
  expect((await client.retention.holds({ released: true })).holds[0]).toMatchObject({
    releaseReason: 'Case closed',
    releasedBy: vault.session.person,
  });
  expect(await actionsOf(ids['held']!)).toEqual(
    expect.arrayContaining(['account.held', 'account.hold-released']),
  );
  // What it kept is due again: the evaluation of today is told to look anew, though nobody forces it.
  expect((await client.retention.due({})).today).toBeNull();
  expect((await client.retention.evaluate({})).redact).toBe(4);
  expect((await client.retention.due({})).today).not.toBeNull();
  expect(await actionsOf(placed.id)).toEqual(['hold.released', 'hold.placed']);
  expect((await failureOf(client.retention.addToHold({ id: placed.id, tag: 'x' }))).code).toBe('stale');
});

test('a hold covers all who carry a tag, and single accounts can be taken out of it', async () => {
  const { client } = vault;
  await client.tags.apply({ accountIds: [ids['vip']!, ids['old-1']!], add: ['Litigation'] });
  const { id, accounts } = await client.retention.placeHold({
    name: 'Litigation',
    reason: 'Suit',
    tag: 'litigation',
  });
  expect(accounts).toBe(2);
  expect(await dueNow()).toEqual(['held', 'old-2']);
  await client.retention.takeFromHold({ id, accountIds: [ids['old-1']!], reason: 'Not a party' });
  expect((await client.retention.holdAccounts({ id })).rows.map((row) => row.referenceId)).toEqual(['vip']);
  await client.retention.releaseHold({ id, reason: 'Settled' });
  await evaluate();
});

test('a hold on nobody is refused, and leaves nothing behind', async () => {
  const { client } = vault;
  const failed = await failureOf(
    client.retention.placeHold({ name: 'Empty', reason: 'x', referenceIds: ['nobody-here'] }),
  );
  expect(failed).toMatchObject({ code: 'invalid-input', params: { field: 'accounts' } });
  expect((await client.retention.holds({ released: true })).holds.map(({ name }) => name)).not.toContain(
    'Empty',
  );
});

test('a simulation tells of any day and changes nothing; the past is today', async () => {
  const { client } = vault;
  const before = await client.retention.due({});
  const later = await client.retention.simulate({ on: '2040-01-01' });
  expect(later).toMatchObject({ on: '2040-01-01', accounts: 6 });
  expect(later.counts[0]).toMatchObject({ redact: 5, busy: 1 });
  expect(later.rows.map(({ referenceId }) => referenceId)).toContain('recent');
  const past = await client.retention.simulate({ on: '2001-01-01' });
  expect(past.on).toBe((await client.retention.clock({})).today);
  expect(past.counts[0]).toMatchObject({ redact: 4 });
  expect(await client.retention.due({})).toEqual(before);
});

test('a batch leaves out who was excluded, holds no more than asked for, and says how many are left', async () => {
  const { client } = vault;
  const batch = await client.retention.batch({ most: 2, except: [ids['vip']!] });
  expect(batch).toEqual({ accountIds: [ids['held'], ids['old-1']], more: 1 });
});

test('a minimum of another policy keeps what a shorter one would bring', async () => {
  const { client } = vault;
  const kept = await client.retention.savePolicy({
    name: 'Tax law',
    rule: { ...rule, type: 'User', dueAfter: null, keepAtLeast: { years: 30, months: 0, days: 0 } },
  });
  expect(await dueNow()).toEqual([]);
  expect(await client.retention.account({ id: ids['old-1']! })).toMatchObject({
    why: 'kept-longer',
    dueOn: '2045-04-01',
    minimum: { name: 'Tax law', until: '2045-03-31' },
  });
  const { id, name, rule: long } = kept;
  await client.retention.savePolicy({ id, name, rule: long, active: false });
  expect(await dueNow()).toHaveLength(4);
  await client.retention.removePolicy({ id: kept.id });
  expect(await actionsOf(kept.id)).toEqual([
    'retention.policy-removed',
    'retention.policy-changed',
    'retention.policy-made',
  ]);
});

test('archive first: the archive is due, and redaction a second period after it was archived', async () => {
  const { client } = vault;
  await client.retention.savePolicy({
    id: policyId,
    name: 'Two steps',
    rule: { ...rule, archivedFor: { years: 1, months: 0, days: 0 } },
  });
  await evaluate();
  expect(await dueNow('archive')).toEqual(['vip', 'held', 'old-1', 'old-2']);
  const { accountIds } = await client.retention.batch({ action: 'archive', most: 1 });
  expect(await client.retention.archive({ accountIds, reason: 'Retention' })).toEqual({ accounts: 1 });
  expect(await dueNow('archive')).toEqual(['held', 'old-1', 'old-2']);
  const today = (await client.retention.clock({})).today;
  const { dueOn, action } = await client.retention.account({ id: ids['vip']! });
  expect({ action, inAYear: dueOn! > today }).toEqual({ action: 'redact', inAYear: true });
  await client.retention.restore({ accountIds, reason: 'Test' });
  await client.retention.savePolicy({ id: policyId, name: 'Five years', rule });
});

test('closing: the period begins when the status closes the account, and ends when it is opened again', async () => {
  const { client } = vault;
  const closing = { ...rule, countedFrom: 'closing' as const, closedStatuses: ['closed'], type: 'User' };
  const { id } = await client.retention.savePolicy({ name: 'After closing', rule: closing });
  const account = { id: ids['old-1']! };
  expect(await client.retention.account(account)).toMatchObject({ why: 'not-closed', dueOn: null });
  const { version } = await client.accounts.load(account);
  const closed = await client.accounts.update({
    ...account,
    version,
    header: { status: 'closed' },
    reason: 'Left',
  });
  const today = (await client.retention.clock({})).today;
  expect(await client.retention.account(account)).toMatchObject({ countedFrom: today, why: 'due' });
  await client.accounts.update({
    ...account,
    version: closed.version,
    header: { status: 'active' },
    reason: 'Came back',
  });
  expect(await client.retention.account(account)).toMatchObject({ why: 'not-closed', dueOn: null });
  await client.retention.removePolicy({ id });
});

test('an archived account is out of every list, and back when it is restored', async () => {
  const { client } = vault;
  const found = async (text: string) =>
    (await client.accounts.search({ text })).rows.map(({ referenceId }) => referenceId);
  const waiting = async () => (await client.inquiries.list({ state: 'waiting' })).waiting;
  expect(await waiting()).toBe(1);
  const chosen = { accountIds: [ids['busy']!, ids['recent']!], reason: 'Left the country' };
  expect(await client.retention.archive(chosen)).toEqual({ accounts: 2 });
  expect(await client.retention.archive(chosen)).toEqual({ accounts: 0 });
  expect(await found('')).not.toContain('busy');
  expect(await found('busy')).toEqual([]);
  expect(await found('pereira')).not.toContain('recent');
  expect((await client.inquiries.list({ state: 'waiting' })).rows).toEqual([]);
  expect(await waiting()).toBe(0);
  const listed = await client.retention.withdrawn({ how: 'archived' });
  expect(listed).toMatchObject({ total: 2 });
  expect(listed.rows[0]).toMatchObject({ reason: 'Left the country', by: vault.session.person });
  // Its page can still be opened.
  expect((await client.accounts.load({ id: ids['recent']! })).referenceId).toBe('recent');
  await client.retention.restore(chosen);
  expect(await found('busy')).toEqual(['busy']);
  expect(await waiting()).toBe(1);
});

test('an inquiry for an archived account is put aside whole, and taken once it is back', async () => {
  const { client } = vault;
  const accountIds = [ids['recent']!];
  await client.retention.archive({ accountIds, reason: 'Left' });
  const document = inquiryDocument({ id: personaId('inq'), referenceId: 'recent' });
  const aside = await imported('new.json', document);
  expect(aside.counts).toMatchObject({ read: 1, created: 0, rejected: 1 });
  const [row] = (await client.imports.rejected({ importId: aside.importId! })).rows;
  expect(row!.problem.code).toBe('account-archived');
  expect(row!.text).toContain('Pereira');
  await client.retention.restore({ accountIds, reason: 'Came back' });
  const taken = await imported('again.json', document);
  expect(taken.counts).toMatchObject({ created: 1, rejected: 0 });
});

test('a row of a table that would change an archived account is put aside; one that changes nothing passes', async () => {
  const { client } = vault;
  await imported('t.csv', csv(accountHeaders, [['t-1', 'Bea', 'Lima', '1990-01-02', '', '']]));
  const { id } = await client.accounts.load({ referenceId: 't-1' });
  await client.retention.archive({ accountIds: [id], reason: 'x' });
  const changed = await imported(
    'u.csv',
    csv(accountHeaders, [['t-1', 'Beatriz', 'Lima', '1990-01-02', '', '']]),
  );
  expect(changed.counts).toMatchObject({ updated: 0, rejected: 1 });
  const same = await imported('v.csv', csv(accountHeaders, [['t-1', 'Bea', 'Lima', '1990-01-02', '', ' ']]));
  expect(same.counts).toMatchObject({ unchanged: 1, rejected: 0 });
});

test('a restricted account is counted in searches and shown to nobody; only who may open it is told its id', async () => {
  const { client } = vault;
  await client.retention.restrict({ id: ids['old-2']!, reason: 'Accuracy contested' });
  const search = await client.accounts.search({ text: 'old-2' });
  expect(search.rows).toEqual([]);
  expect(search.restricted).toEqual({ count: 1, accounts: [{ id: ids['old-2'], referenceId: 'old-2' }] });
  expect((await client.accounts.search({})).rows.map(({ referenceId }) => referenceId)).not.toContain(
    'old-2',
  );
  expect((await client.retention.withdrawn({ how: 'restricted' })).rows[0]).toMatchObject({ name: null });
  for (const call of [
    () => client.accounts.load({ id: ids['old-2']! }),
    () => client.accounts.load({ referenceId: 'old-2' }),
    () => client.accounts.timeline({ id: ids['old-2']! }),
    () => client.accounts.history({ id: ids['old-2']!, field: 'name' }),
    () => client.documents.list({ accountId: ids['old-2']! }),
  ]) {
    expect((await failureOf(call())).code).toBe('restricted');
  }
});

test('opening a restricted account asks for a reason and is recorded, and only for who opened it', async () => {
  const { client } = vault;
  const account = { id: ids['old-2']! };
  await client.retention.openRestricted({ ...account, reason: 'Answer to the person' });
  expect((await client.accounts.load(account)).referenceId).toBe('old-2');
  expect(await actionsOf(account.id)).toContain('account.restricted-opened');
  const { facts } = await client.facts.list({ limit: 200 });
  expect(JSON.stringify(facts)).not.toMatch(/contested|answer to/i);
  const analyst = await vault.signInAs('analyst');
  expect((await failureOf(analyst.accounts.load(account))).code).toBe('restricted');
  expect((await analyst.accounts.search({ text: 'old-2' })).restricted).toEqual({ count: 1, accounts: [] });
  const opening = analyst.retention.openRestricted({ ...account, reason: 'Curious' });
  expect((await failureOf(opening)).code).toBe('forbidden');
  await vault.signIn();
  await vault.client.retention.liftRestriction({ ...account, reason: 'Settled' });
  expect((await vault.client.accounts.search({ text: 'old-2' })).rows).toHaveLength(1);
  expect(await actionsOf(account.id)).toContain('account.restriction-lifted');
});

test('no draft is kept for an inquiry of a restricted account before it was opened with a reason', async () => {
  const { client } = vault;
  const account = { id: ids['busy']! };
  const { rows } = await client.inquiries.list({ state: 'waiting', limit: 200 });
  const id = rows.find(({ referenceId }) => referenceId === 'busy')!.id;
  const left = { field: 'name', choice: 'undecided', onFileText: null, incomingText: 'Zoë' } as const;
  const draft = { id, accountVersion: 1, resolutions: [left] };
  await client.retention.restrict({ ...account, reason: 'Accuracy contested' });
  expect((await failureOf(client.inquiries.saveDraft(draft))).code).toBe('restricted');
  await client.retention.openRestricted({ ...account, reason: 'Answer to the person' });
  await client.inquiries.saveDraft(draft);
  await client.retention.liftRestriction({ ...account, reason: 'Settled' });
  await client.inquiries.saveDraft(draft);
});

test('a policy is an administrator’s to change, a hold a reviewer’s to place', async () => {
  const reviewer = await vault.signInAs('reviewer');
  const saving = reviewer.retention.savePolicy({ name: 'Mine', rule });
  expect((await failureOf(saving)).code).toBe('forbidden');
  const { id } = await reviewer.retention.placeHold({ name: 'R', reason: 'r', accountIds: [ids['vip']!] });
  await reviewer.retention.releaseHold({ id, reason: 'done' });
  await vault.signIn();
});

test('the clock is steady on a machine whose clock is right, and there is nothing to settle', async () => {
  const clock = await vault.client.retention.clock({});
  expect(clock).toMatchObject({ state: 'steady', settled: 0, moves: [], limitDays: 40 });
  const settling = vault.client.retention.settleClock({ reason: 'compared' });
  expect((await failureOf(settling)).code).toBe('conflict');
});

test('who confirms the machine’s clock says why, and the reason stands with the move and in the log', async () => {
  await inside(vault, (db) => {
    db.run("UPDATE retention_clock SET trusted = '2020-01-01T09:00:00.000Z'");
  });
  const { client } = vault;
  expect(await client.retention.clock({})).toMatchObject({ state: 'ahead', today: '2020-01-01' });
  const settled = await client.retention.settleClock({ reason: 'not-opened' });
  expect(settled.settled).toBe(1);
  expect(settled.state).toBe('steady');
  expect(settled.moves[0]).toMatchObject({ kind: 'ahead', settledWhy: 'not-opened' });
  expect(settled.moves[0]?.settledBy).not.toBeNull();
  const { facts } = await client.facts.list({ limit: 20 });
  expect(facts.find(({ action }) => action === 'retention.clock-settled')?.params).toMatchObject({
    reason: 'not-opened',
  });
});
