import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '#contracts/accounts.ts';
import type { ReadZip } from '#test/kit/zip.ts';
import { emptyPdf, field, inquiryDocument, onePointPng, resource, set } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';
import { readZip } from '#test/kit/zip.ts';

let vault: TestVault;
let accountId: string;
let zip: ReadZip;
let path: string;
let passphrase: string;

beforeAll(async () => {
  vault = await openTestVault();
  await fill(vault);
  accountId = (await vault.client.accounts.load({ referenceId: 'whole' })).id;
  path = join(vault.folder, 'files', 'person.zip');
  const result = await vault.client.exports.account({ accountId, file: vault.ticket(path) });
  passphrase = result.passphrase!;
  expect(result.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  zip = await readZip(path, passphrase);
  expect([...zip.entries.keys()]).toEqual(result.entries);
});
afterAll(() => vault.close());

/** An account with everything an account can have. */
async function fill({ client, ticket, file }: TestVault): Promise<void> {
  const { id } = await client.accounts.create({
    referenceId: 'whole',
    type: 'Driver',
    status: 'suspended',
    tags: ['vip', 'late payer'],
    fields: [
      field('name', { first: 'Zoë', middle: 'A.', last: "O'Brien <b>", native: 'Зоя' }),
      field('name', { full: 'Zoe Old' }, 'alias'),
      field('birthdate', '1988-07'),
      field('identification', { class: 'pp', country: 'IE', number: 'PA1234567' }),
      field('identification', { class: 'dl', country: 'GB', number: 'OBRIE912319' }, 'additional'),
      field('nationality', 'IE'),
      field('nationality', 'GB', 'additional'),
      field('gender', 'F'),
      field('address', { street1: '1 Quay', city: 'Cork', countryCode: 'IE' }),
      field('address', { street1: '2 Quay', city: 'Cork', countryCode: 'IE' }, 'previous'),
      field('phone', '+353 21 555 0101'),
      field('phone', '+353 21 555 0102', 'additional'),
      field('email', 'zoe@example.ie'),
      field('display-name', 'Zoë'),
      field('custom:loyalty', { type: 'hash', value: { tier: 'gold', since: [2019, null, true] } }),
      field('custom:__proto__', { type: 'string', value: 'odd key' }),
    ],
  });
  const account = await client.accounts.load({ id });
  const email = account.fields.find((one) => one.field === 'email')!.entries[0]!;
  await client.accounts.update({
    id,
    version: 1,
    changes: [set('email', email.id, 'zoe.new@example.ie')],
    reason: 'told us',
  });
  const report = resource('report/watchlist', { status: 'ready', 'has-match': false, odd: { deep: [1, 2] } });
  const document = inquiryDocument({
    referenceId: 'whole',
    tags: ['from-inquiry'],
    attributes: { 'name-first': 'Zoe', 'name-last': "O'Brien", 'new-thing': 'kept', note: 'a note' },
    fields: { 'favourite-colour': { type: 'string', value: 'teal' } },
    relationships: { reports: { data: [{ type: report['type'], id: report['id'] }] } },
    included: [report],
  });
  await client.imports.run({ file: ticket(file('inquiry.json', JSON.stringify(document))) });
  await client.documents.attach({ accountId: id, file: ticket(file('fröntal photo.png', onePointPng)) });
  await client.documents.attach({ accountId: id, file: ticket(file('bill.pdf', emptyPdf)) });
  const { rows } = await client.inquiries.list({ accountId: id });
  const review = await client.inquiries.review({ id: rows[0]!.id });
  await client.inquiries.decide({
    id: rows[0]!.id,
    version: review.inquiry.version,
    accountVersion: review.account.version,
    outcome: 'decline',
    reason: 'poor-evidence',
    note: 'Too blurry to read.',
  });
}

describe('the zip', () => {
  test('every entry is encrypted with AES-256 under 140 random bits, and opens with nothing else', async () => {
    expect(passphrase).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(zip.strengths.every((strength) => strength === 3)).toBe(true);
    await expect(readZip(path, `${passphrase}x`)).rejects.toThrow();
    expect(readFileSync(path).toString('latin1')).not.toMatch(/O'Brien|zoe\.new|PA1234567/);
  });

  test('nothing half-written is left beside it', () => {
    expect(readdirSync(join(vault.folder, 'files')).filter((name) => name.startsWith('person.zip'))).toEqual([
      'person.zip',
    ]);
  });

  test('documents are in it byte for byte', () => {
    const documents = [...zip.entries].filter(([name]) => name.startsWith('documents/'));
    expect(documents.map(([, bytes]) => bytes.toString('hex')).sort()).toEqual(
      [onePointPng, emptyPdf].map((bytes) => bytes.toString('hex')).sort(),
    );
    // Names of entries are not encrypted: they say nothing about the person. The page does.
    expect(documents.map(([name]) => name)).toEqual(['documents/001.pdf', 'documents/002.png']);
    expect(zip.entries.get('index.html')!.toString()).toContain(
      '<a href="documents/002.png">fröntal photo.png</a>',
    );
  });

  test('the page holds every value whole, no script and nothing from elsewhere', () => {
    const page = zip.entries.get('index.html')!.toString();
    for (const text of [
      'Zoe Old',
      'PA1234567',
      'OBRIE912319',
      '2 Quay',
      'zoe.new@example.ie',
      'Too blurry to read.',
      'gold',
      'late payer',
      'told us',
    ]) {
      expect(page, text).toContain(text);
    }
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|https?:\/\//i);
    expect(page).toContain('O&#39;Brien &#60;b&#62;');
    expect(page).toContain("default-src 'none'");
  });

  test('what was exported, by whom and with which hash, stands on the timeline', async () => {
    const { events } = await vault.client.accounts.timeline({ id: accountId });
    expect(events[0]).toMatchObject({
      action: 'account.exported',
      by: vault.session.person,
      params: { documents: 2, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') },
    });
  });
});

test('a passphrase of one’s own is used and not told again', async () => {
  const target = join(vault.folder, 'files', 'own.zip');
  const result = await vault.client.exports.account({
    accountId,
    file: vault.ticket(target),
    passphrase: 'my own words',
  });
  expect(result.passphrase).toBeNull();
  expect((await readZip(target, 'my own words')).entries.size).toBe(result.entries.length);
});

test('where nothing can be written, nothing is written or recorded', async () => {
  const target = join(vault.folder, 'no', 'such', 'folder.zip');
  const { facts } = await vault.client.facts.list({ action: 'account.exported' });
  const failed = await failureOf(vault.client.exports.account({ accountId, file: vault.ticket(target) }));
  expect(failed).toEqual({ code: 'read-only', params: { what: 'target' } });
  expect(existsSync(target)).toBe(false);
  expect((await vault.client.facts.list({ action: 'account.exported' })).facts).toEqual(facts);
});

test('an empty vault that reads data.json holds the same account, inquiry and reports', async () => {
  const before = await wholeOf(vault);
  const other = await openTestVault();
  try {
    const copy = other.file('data.json', zip.entries.get('data.json')!);
    const outcome = await other.client.imports.run({ file: other.ticket(copy) });
    expect(outcome.counts.rejected).toBe(0);
    expect(await wholeOf(other)).toEqual(before);
    const again = await other.client.imports.run({ file: other.ticket(copy) });
    expect(again.counts).toMatchObject({ created: 0, updated: 0, rejected: 0 });
  } finally {
    await other.close();
  }
});

/** All that is said of the person, without what belongs to one vault: ids, times of entry, who typed it. */
async function wholeOf({ client }: TestVault) {
  const account = await client.accounts.load({ referenceId: 'whole' });
  const { rows } = await client.inquiries.list({ state: 'all', accountId: account.id });
  const review = await client.inquiries.review({ id: rows[0]!.id });
  return {
    header: [
      account.name,
      account.type,
      account.status,
      account.createdAt,
      account.tags.map(({ name }) => name),
    ],
    values: await valuesOf(client, account),
    inquiry: [
      review.inquiry.status,
      review.inquiry.tags,
      review.inquiry.note,
      review.inquiry.receivedAt,
      review.state,
    ],
    incoming: review.comparison.fields.map(({ field: name, incoming }) => [name, incoming?.text]),
    extra: review.extra,
    checks: review.checks,
    reports: account.counts.reports,
  };
}

async function valuesOf(client: TestVault['client'], account: Account) {
  const values = [];
  for (const { field: name, entries } of account.fields) {
    for (const entry of entries) {
      const whole = entry.masked
        ? await client.accounts.reveal({ id: account.id, field: name, entryId: entry.id })
        : entry;
      values.push([name, entry.use, whole.value]);
    }
  }
  return values.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
