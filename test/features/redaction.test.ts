import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RedactionScope } from '#contracts/redaction.ts';
import { checkCertificate } from '../../src/verify/certificate.ts';
import { onePointPng } from '#test/kit/make.ts';
import { plant, searchVault, type Planted } from '#test/kit/redacting.ts';
import { admin, failureOf, openTestVault, otherPassphrase, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let planted: Planted;
beforeEach(async () => {
  vault = await openTestVault();
  planted = await plant(vault);
});
afterEach(() => vault.close());

async function propose(scope: RedactionScope, mentions: 'all' | 'none' = 'all') {
  const accountIds = [planted.accountId];
  const plan = await vault.client.redaction.plan({ accountIds, scope });
  return vault.client.redaction.propose({
    accountIds,
    scope,
    basis: { reason: 'erasure-request', reference: 'DSR-17' },
    exportChoice: 'not-wanted',
    planHash: plan.hash,
    mentions: mentions === 'all' ? plan.mentions.map(({ id }) => id) : [],
    passOverOpenWork: true,
  });
}

async function redact(scope: RedactionScope, mentions: 'all' | 'none' = 'all') {
  const { id } = await propose(scope, mentions);
  return vault.client.redaction.run({ id, typed: planted.person.referenceId });
}

describe('a whole account', () => {
  test('before, every planted value is found by the independent search; afterwards none', async () => {
    const before = await searchVault(vault, planted.gone);
    expect(before.macFailures).toBe(0);
    expect(new Set(before.hits.map(({ needleId }) => planted.gone[needleId]))).toEqual(new Set(planted.gone));
    await vault.signIn();
    const done = await redact({ kind: 'account' });
    expect(done.state).toBe('proven');
    const { report, certificate } = await vault.client.redaction.load({ id: done.id });
    expect(certificate).toMatchObject({ id: done.id, scope: 'account', accounts: [planted.accountId] });
    expect(checkCertificate(JSON.stringify(certificate)).ok).toBe(true);
    const said = JSON.stringify(certificate).toLowerCase();
    expect(planted.gone.filter((value) => said.includes(value.toLowerCase()))).toEqual([]);
    expect(report).toMatchObject({
      found: 0,
      foundIn: {},
      damagedPages: 0,
      freePages: 0,
      oldKeyOpens: false,
    });
    expect(report!.values).toBeGreaterThan(planted.gone.length);
    const after = await searchVault(vault, planted.gone);
    expect(after.hits).toEqual([]);
    expect(after.macFailures).toBe(0);
    expect(after.pages).toBeGreaterThan(10);
  }, 120_000);

  test('the account stays with its reference id, is found by it, and collects new information', async () => {
    await redact({ kind: 'account' });
    const { client } = vault;
    const account = await client.accounts.load({ referenceId: planted.person.referenceId });
    expect(account).toMatchObject({ id: planted.accountId, name: '', fields: [] });
    expect(account.redactedAt).not.toBeNull();
    expect(account.counts.inquiries).toBe(2);
    const { rows } = await client.inquiries.list({ accountId: account.id, state: 'all' });
    expect(rows.map(({ summary }) => summary)).toEqual(rows.map(() => 'What it said was redacted.'));
    const byReference = await client.accounts.search({ text: planted.person.referenceId });
    expect(byReference.rows.map(({ id }) => id)).toEqual([planted.accountId]);
    for (const text of [planted.person.first, planted.person.email, planted.person.phone]) {
      expect((await client.accounts.search({ text })).rows).toEqual([]);
    }
    await client.accounts.update({
      id: account.id,
      version: account.version,
      changes: [{ action: 'add', field: 'email', use: 'primary', value: 'new@example.net' }],
      reason: 'came back',
    });
    const found = await client.accounts.search({ text: 'new@example.net' });
    expect(found.rows.map(({ id }) => id)).toEqual([planted.accountId]);
  });

  test('what happened stays on the timeline, without values, and the chain of facts still verifies', async () => {
    await redact({ kind: 'account' });
    const { events } = await vault.client.accounts.timeline({ id: planted.accountId, limit: 200 });
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['redaction.cleared', 'redaction.proven', 'account.created-by-created']),
    );
    expect(JSON.stringify(events)).not.toContain(planted.person.last);
    expect((await vault.client.facts.verify({})).ok).toBe(true);
  });

  test('its documents are deleted from the disk', async () => {
    const files = () => readdirSync(join(vault.vaultFolder, 'documents'));
    expect(files()).toHaveLength(1);
    await redact({ kind: 'account' });
    expect(files()).toEqual([]);
  });

  test('mentions elsewhere are found, blacked out when ticked, and told when left', async () => {
    const plan = await vault.client.redaction.plan({
      accountIds: [planted.accountId],
      scope: { kind: 'account' },
    });
    expect(plan.mentions.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['change-reason', 'tag-name']),
    );
    expect(plan.mentions.find(({ accountId }) => accountId === planted.otherId)?.excerpt).toContain(
      `${planted.person.first} ${planted.person.last}`,
    );
    // A change keeps its reason in two places; it is one mention all the same.
    const reasons = plan.mentions.filter(({ place }) => place === 'change-reason');
    expect(new Set(reasons.map(({ excerpt }) => excerpt)).size).toBe(reasons.length);
    const kept = await redact({ kind: 'account' }, 'none');
    expect(kept.state).toBe('proven');
    expect(kept.mentionsKept).toBe(plan.mentions.length);
    const { tags } = await vault.client.tags.list({});
    expect(tags.map(({ name }) => name)).toContain(
      `friend of ${planted.person.first} ${planted.person.last}`,
    );
  });

  test('a document about an inquiry that was redacted brings nothing back', async () => {
    await redact({ kind: 'account' });
    const files = readdirSync(join(vault.folder, 'files')).filter((name) => name.endsWith('.jsonl'));
    for (const name of files) {
      await vault.client.imports.run({ file: vault.ticket(join(vault.folder, 'files', name)) });
    }
    expect((await vault.client.accounts.search({ text: planted.person.first })).rows).toEqual([]);
    const { hits } = await searchVault(vault, planted.gone);
    expect(hits).toEqual([]);
  });
});

test('a batch is one redaction: typed is the number of accounts, whatever order they were named in', async () => {
  const accountIds = [planted.otherId, planted.accountId];
  const scope = { kind: 'account' as const };
  const plan = await vault.client.redaction.plan({ accountIds, scope });
  const proposed = await vault.client.redaction.propose({
    accountIds,
    scope,
    basis: { reason: 'retention-end' },
    origin: 'retention',
    planHash: plan.hash,
    passOverOpenWork: true,
  });
  const wrong = vault.client.redaction.run({ id: proposed.id, typed: planted.person.referenceId });
  expect(await failureOf(wrong)).toMatchObject({ code: 'invalid-input' });
  const done = await vault.client.redaction.run({ id: proposed.id, typed: '2' });
  expect(done).toMatchObject({ state: 'proven', accounts: 2 });
  expect((await vault.client.accounts.load({ id: planted.otherId })).name).toBe('');
});

test('a legal hold on somebody else that names the person is found, and blacked out when ticked', async () => {
  const { client } = vault;
  const full = `${planted.person.first} ${planted.person.last}`;
  await client.retention.placeHold({
    name: `Matter of ${full}`,
    reason: `asked by counsel of ${full}`,
    accountIds: [planted.otherId],
  });
  const plan = await client.redaction.plan({ accountIds: [planted.accountId], scope: { kind: 'account' } });
  expect(plan.mentions.filter(({ place }) => place === 'hold')).toHaveLength(2);
  expect((await redact({ kind: 'account' })).state).toBe('proven');
  const { hits } = await searchVault(vault, planted.gone);
  expect(hits).toEqual([]);
});

test('what the scan finds makes it incomplete, never proven; without it the next look proves it', async () => {
  const left = join(vault.vaultFolder, 'notes.txt');
  writeFileSync(left, `call ${planted.person.email} back`);
  const done = await redact({ kind: 'account' });
  expect(done).toMatchObject({ state: 'incomplete', provenAt: null });
  const { report, certificate } = await vault.client.redaction.load({ id: done.id });
  expect(Object.keys(report!.foundIn)).toEqual(['file']);
  expect(certificate).toBeNull();
  expect((await vault.client.redaction.pending({})).unproven).toBe(1);
  rmSync(left);
  expect(await vault.client.redaction.resume({})).toMatchObject({ proven: 1, incomplete: 0 });
  expect((await vault.client.redaction.load({ id: done.id })).redaction.state).toBe('proven');
  const { hits } = await searchVault(vault, planted.gone);
  expect(hits).toEqual([]);
});

describe('part of an account', () => {
  test('chosen fields go from values, history, inquiries and decisions; the others stay', async () => {
    const { person } = planted;
    const done = await redact({ kind: 'fields', fields: ['email', 'custom:loyalty'] });
    expect(done.state).toBe('proven');
    const account = await vault.client.accounts.load({ id: planted.accountId });
    expect(account.fields.map((one) => one.field)).not.toContain('email');
    expect(account.name).toContain(person.last);
    const { documents } = await vault.client.documents.list({ accountId: planted.accountId });
    const part = await vault.client.documents.read({ id: documents[0]!.id, offset: 0 });
    expect(Buffer.from(part.base64, 'base64')).toEqual(onePointPng);
    const { hits } = await searchVault(vault, [person.email, person.custom]);
    expect(hits).toEqual([]);
  });

  test('documents alone: files and their names go, fields stay', async () => {
    expect((await redact({ kind: 'documents' })).state).toBe('proven');
    expect(readdirSync(join(vault.vaultFolder, 'documents'))).toEqual([]);
    expect((await vault.client.accounts.load({ id: planted.accountId })).name).toContain(planted.person.last);
    const { hits } = await searchVault(vault, [planted.person.fileName]);
    expect(hits).toEqual([]);
  });

  test('up to a day: what came by then goes, present values stay', async () => {
    const done = await redact({ kind: 'until', day: new Date().toISOString().slice(0, 10) });
    expect(done.state).toBe('proven');
    expect((await vault.client.accounts.load({ id: planted.accountId })).name).toContain(planted.person.last);
    const { hits } = await searchVault(vault, [planted.person.note, planted.person.reason]);
    expect(hits).toEqual([]);
  });
});

describe('is refused', () => {
  test('while work waits, unless it is passed over', async () => {
    const accountIds = [planted.accountId];
    const check = await vault.client.redaction.check({ accountId: planted.accountId });
    expect(check.blockers).toEqual([{ kind: 'open-inquiry', count: 1, passable: true }]);
    const plan = await vault.client.redaction.plan({ accountIds, scope: { kind: 'account' } });
    const call = vault.client.redaction.propose({
      accountIds,
      scope: { kind: 'account' },
      basis: { reason: 'other' },
      planHash: plan.hash,
    });
    expect(await failureOf(call)).toMatchObject({ code: 'conflict', params: { by: 'open-inquiry' } });
  });

  test('with another text than the reference id, and after a change since the dry run', async () => {
    const { id } = await propose({ kind: 'account' });
    const wrong = vault.client.redaction.run({ id, typed: 'REDACT' });
    expect(await failureOf(wrong)).toMatchObject({ code: 'invalid-input', params: { field: 'typed' } });
    const account = await vault.client.accounts.load({ id: planted.accountId });
    await vault.client.accounts.update({
      id: account.id,
      version: account.version,
      changes: [{ action: 'add', field: 'gender', use: 'primary', value: 'male' }],
      reason: 'asked',
    });
    const late = vault.client.redaction.run({ id, typed: planted.person.referenceId });
    expect(await failureOf(late)).toMatchObject({ code: 'stale' });
    expect((await vault.client.accounts.load({ id: account.id })).redactedAt).toBeNull();
  });

  test('with a note that names the person, because the note stays', async () => {
    const accountIds = [planted.accountId];
    const plan = await vault.client.redaction.plan({ accountIds, scope: { kind: 'account' } });
    const call = vault.client.redaction.propose({
      accountIds,
      scope: { kind: 'account' },
      basis: { reason: 'other', note: `asked by ${planted.person.email}` },
      planHash: plan.hash,
      passOverOpenWork: true,
    });
    expect(await failureOf(call)).toMatchObject({ code: 'invalid-input', params: { field: 'note' } });
  });

  test('to whoever proposed it, as the second person', async () => {
    await vault.client.people.add({ name: 'Rita Reviewer', role: 'reviewer', passphrase: otherPassphrase });
    const proposed = await propose({ kind: 'account' });
    expect(proposed).toMatchObject({ state: 'waiting', may: { approve: false, run: false } });
    const { id, binding } = proposed;
    expect(await failureOf(vault.client.redaction.approve({ id, binding }))).toMatchObject({
      code: 'forbidden',
    });
    expect(
      await failureOf(vault.client.redaction.run({ id: proposed.id, typed: planted.person.referenceId })),
    ).toMatchObject({ code: 'conflict' });
    await vault.signIn('Rita Reviewer', otherPassphrase);
    const signed = await vault.client.redaction.approve({ id, binding });
    expect(signed).toMatchObject({ state: 'ready', decidedBy: 'Rita Reviewer' });
    const done = await vault.client.redaction.run({ id: proposed.id, typed: planted.person.referenceId });
    expect(done.state).toBe('proven');
    expect(done.proposedBy).toBe(admin.person);
  });
});
