import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inquiryDocument } from '#test/kit/make.ts';
import { inside } from '#test/kit/inside.ts';
import { plant, type Planted } from '#test/kit/redacting.ts';
import { failureOf, openTestVault, otherPassphrase, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let planted: Planted;
beforeEach(async () => {
  vault = await openTestVault();
  planted = await plant(vault);
});
afterEach(() => vault.close());

const scope = { kind: 'account' } as const;

async function propose(
  exportChoice: 'exported' | 'not-wanted',
  tick: (place: string) => boolean = () => true,
) {
  const accountIds = [planted.accountId];
  const plan = await vault.client.redaction.plan({ accountIds, scope });
  const mentions = plan.mentions.filter(({ place }) => tick(place)).map(({ id }) => id);
  const proposed = await vault.client.redaction.propose({
    accountIds,
    scope,
    basis: { reason: 'erasure-request' },
    exportChoice,
    planHash: plan.hash,
    mentions,
    passOverOpenWork: true,
  });
  return { proposed, mentions, plan };
}

const exportNow = () =>
  vault.client.exports.account({
    accountId: planted.accountId,
    file: vault.ticket(join(vault.folder, 'files', 'package.zip')),
  });
const lastExport = async () =>
  (await vault.client.redaction.check({ accountId: planted.accountId })).lastExport;

describe('“exported” is refused', () => {
  test('without an export on record, and taken with one, whose date stays with it', async () => {
    expect(await lastExport()).toBeNull();
    expect(await failureOf(propose('exported'))).toMatchObject({
      code: 'conflict',
      params: { what: 'redaction-not-exported', account: planted.accountId },
    });
    await exportNow();
    const last = await lastExport();
    expect(last).toMatchObject({ by: vault.session.person, outdated: false });
    const { proposed } = await propose('exported');
    expect(proposed).toMatchObject({ exportChoice: 'exported', exportedAt: last!.at });
  });

  test('after something was changed or came in since the export, and the date of it is told', async () => {
    await exportNow();
    const late = inquiryDocument({
      referenceId: planted.person.referenceId,
      createdAt: '2026-01-01T00:00:00.000Z',
    });
    await vault.client.imports.run({ file: vault.ticket(vault.file('late.json', JSON.stringify(late))) });
    const last = await lastExport();
    expect(last!.outdated).toBe(true);
    expect(await failureOf(propose('exported'))).toMatchObject({
      code: 'conflict',
      params: { what: 'redaction-export-outdated', at: last!.at },
    });
    await exportNow();
    const account = await vault.client.accounts.load({ id: planted.accountId });
    await vault.client.accounts.update({
      id: account.id,
      version: account.version,
      changes: [{ action: 'add', field: 'email', use: 'additional', value: 'late@example.org' }],
      reason: 'told us',
    });
    expect((await lastExport())!.outdated).toBe(true);
    expect((await propose('not-wanted')).proposed.exportedAt).toBeNull();
  });
});

describe('the second person', () => {
  beforeEach(async () => {
    await vault.client.people.add({ name: 'Rita Reviewer', role: 'reviewer', passphrase: otherPassphrase });
  });

  test('sees which mentions were ticked, and signs those with all the rest: the log holds what was signed', async () => {
    const { proposed, mentions, plan } = await propose('not-wanted', (place) => place === 'tag-name');
    expect(mentions.length).toBeGreaterThan(0);
    expect(plan.mentions.length).toBeGreaterThan(mentions.length);
    await vault.signIn('Rita Reviewer', otherPassphrase);
    const { client } = vault;
    const { redaction, ticked } = await client.redaction.load({ id: proposed.id });
    expect(ticked).toEqual(mentions);
    const { id, binding } = redaction;
    expect(await failureOf(client.redaction.approve({ id, binding: 'what I did not see' }))).toMatchObject({
      code: 'stale',
    });
    await client.redaction.approve({ id, binding });
    const { facts } = await client.facts.list({ action: 'redaction.approved' });
    expect(facts[0]!.params).toMatchObject({ redaction: id, binding });
    await client.redaction.run({ id, typed: planted.person.referenceId });
    const { tags } = await client.tags.list({});
    expect(tags.map(({ name }) => name).join()).not.toContain(planted.person.last);
    const { past } = await client.accounts.history({ id: planted.otherId, field: 'gender' });
    expect(past[0]!.reason).toContain(planted.person.last);
  });

  test('has approved those mentions only: with others in the record nothing is run', async () => {
    const { proposed, plan } = await propose('not-wanted', () => false);
    await vault.signIn('Rita Reviewer', otherPassphrase);
    const { id, binding } = proposed;
    await vault.client.redaction.approve({ id, binding });
    const others = JSON.stringify(plan.mentions.map((mention) => mention.id));
    await inside(vault, (db) => db.run('UPDATE redaction SET mentions = ? WHERE id = ?', others, id));
    const run = vault.client.redaction.run({ id, typed: planted.person.referenceId });
    expect(await failureOf(run)).toEqual({ code: 'stale', params: { what: 'redaction-plan' } });
    expect((await vault.client.accounts.load({ id: planted.accountId })).fields).not.toEqual([]);
    expect((await vault.client.redaction.load({ id })).redaction.state).toBe('ready');
  });
});
