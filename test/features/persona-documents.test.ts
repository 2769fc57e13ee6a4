import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiryDocument, inquiryResource, personaId, resource, webhookEvent } from '#test/kit/make.ts';
import { readZip } from '#test/kit/zip.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

let files = 0;
async function importJson(value: unknown) {
  const path = vault.file(`document-${String(++files)}.json`, JSON.stringify(value));
  return vault.client.imports.run({ file: vault.ticket(path) });
}
async function importLines(...values: unknown[]) {
  const text = values.map((value) => JSON.stringify(value)).join('\n');
  return vault.client.imports.run({ file: vault.ticket(vault.file(`lines-${String(++files)}.jsonl`, text)) });
}
const load = (referenceId: string) => vault.client.accounts.load({ referenceId });
async function reviewOf(referenceId: string) {
  const { id } = await load(referenceId);
  const { rows } = await vault.client.inquiries.list({ state: 'all', accountId: id });
  return vault.client.inquiries.review({ id: rows[0]!.id });
}

describe('shapes', () => {
  test('a list of inquiries with what they include: reports and checks stand with their own inquiry', async () => {
    const checks = (name: string) => [{ name, status: 'failed', reasons: ['blurry'] }];
    const verifications = ['one', 'two'].map((name) =>
      resource('verification/government-id', { status: 'passed', checks: checks(`check_${name}`) }),
    );
    const inquiries = verifications.map((verification, at) =>
      inquiryResource({
        referenceId: `list-${String(at)}`,
        relationships: { verifications: { data: [{ type: verification['type'], id: verification['id'] }] } },
      }),
    );
    const outcome = await importJson({ data: inquiries, included: verifications, links: { next: null } });
    expect(outcome.counts).toMatchObject({ created: 2, rejected: 0 });
    expect((await reviewOf('list-0')).checks).toEqual([
      { verification: 'government-id', name: 'check_one', status: 'failed', reasons: ['blurry'] },
    ]);
    expect((await reviewOf('list-1')).checks.map(({ name }) => name)).toEqual(['check_two']);
  });

  test.each([
    ['kebab case', (key: string) => key],
    ['snake case', (key: string) => key.replaceAll('-', '_')],
    [
      'camel case',
      (key: string) => key.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase()),
    ],
  ])('%s', async (what, casing) => {
    const referenceId = what.replace(' ', '-');
    const document = inquiryDocument({ referenceId, attributes: { 'email-address': 'a@example.org' } });
    const data = document['data'] as { attributes: Record<string, unknown> };
    const attributes = Object.fromEntries(
      Object.entries(data.attributes).map(([key, value]) => [casing(key), value]),
    );
    await importJson({ data: { ...data, attributes } });
    expect((await load(referenceId)).fields.map(({ field }) => field)).toEqual([
      'name',
      'birthdate',
      'email',
    ]);
  });

  test('a fields tree instead of flat attributes', async () => {
    const fields = {
      'name-first': { type: 'string', value: 'Zoë' },
      'name-last': { type: 'string', value: 'Ek' },
      birthdate: { type: 'date', value: '1990-02-03' },
    };
    const none = { 'name-first': undefined, 'name-last': undefined, birthdate: undefined };
    await importJson(inquiryDocument({ referenceId: 'tree', fields, attributes: none }));
    const account = await load('tree');
    expect(account.name).toBe('Zoë Ek');
    expect(account.fields.map(({ field }) => field)).toEqual(['name', 'birthdate']);
  });

  test('accounts of the interface, with status, tags and type', async () => {
    const attributes = {
      'reference-id': 'api-1',
      'account-status': 'suspended',
      'account-type-name': 'Driver',
      'created-at': '2025-01-02T03:04:05.000Z',
      tags: ['fleet'],
      fields: {
        name: {
          type: 'hash',
          value: { first: { type: 'string', value: 'Lea' }, last: { type: 'string', value: 'Roth' } },
        },
      },
    };
    const outcome = await importJson({ data: [resource('account', attributes, personaId('act'))] });
    expect(outcome.counts.created).toBe(1);
    expect(await load('api-1')).toMatchObject({
      name: 'Lea Roth',
      status: 'suspended',
      type: 'Driver',
      createdAt: '2025-01-02T03:04:05.000Z',
      tags: [{ name: 'fleet' }],
    });
  });
});

describe('webhook events', () => {
  const id = personaId('inq');
  const at = (minute: number) => `2026-11-20T10:0${String(minute)}:00.000Z`;
  const about = (status: string, minute: number, first: string) =>
    webhookEvent(
      `inquiry.${status}`,
      at(minute),
      inquiryDocument({
        id,
        referenceId: 'events',
        status,
        createdAt: at(0),
        updatedAt: at(minute),
        attributes: { 'name-first': first },
      }),
    );

  test('duplicates are seen once, and of events out of order the newest counts', async () => {
    const [created, started, completed] = [
      about('created', 1, 'A'),
      about('pending', 2, 'An'),
      about('completed', 3, 'Ana'),
    ];
    const outcome = await importLines(started, completed, created, completed, started);
    expect(outcome.counts).toMatchObject({ read: 5, rejected: 0, created: 1 });
    const review = await reviewOf('events');
    expect(review.inquiry.status).toBe('completed');
    expect(review.comparison.fields.find(({ field }) => field === 'name')?.incoming?.text).toBe(
      'Ana Pereira',
    );
    const again = await importLines(created, started, completed);
    expect(again.counts).toEqual({ read: 3, created: 0, updated: 0, unchanged: 3, rejected: 0 });
  });

  test('the dry run of events out of order counts the same', async () => {
    const other = personaId('inq');
    const lines = [2, 1, 3].map((minute) =>
      JSON.stringify(
        webhookEvent(
          'inquiry.pending',
          at(minute),
          inquiryDocument({ id: other, referenceId: 'dry', updatedAt: at(minute) }),
          `evt_dry${String(minute)}xxxxxxxx`,
        ),
      ),
    );
    const ticket = vault.ticket(vault.file('dry.jsonl', lines.join('\n')));
    const dry = await vault.client.imports.dryRun({ file: ticket });
    const real = await vault.client.imports.run({ file: ticket });
    expect(dry.counts).toEqual(real.counts);
  });

  test('what people decided here is not overruled by a later event', async () => {
    const review = await reviewOf('events');
    await vault.client.inquiries.decide({
      id: review.inquiry.id,
      version: review.inquiry.version,
      accountVersion: review.account.version,
      outcome: 'decline',
      reason: 'suspected-fraud',
      note: 'Seen before.',
    });
    await importLines(about('approved', 9, 'Ana'));
    expect(await reviewOf('events')).toMatchObject({ state: 'decided', inquiry: { status: 'declined' } });
  });
});

describe('nothing of a document is dropped', () => {
  let leaf = 0;
  const marks = new Set<string>();
  const mark = (): string => {
    const text = `leaf${String(++leaf)}mark`;
    marks.add(text);
    return text;
  };

  test('every leaf ends in a field, a custom field, a related record or an attribute, and leaves again in the export', async () => {
    const report = resource('report/watchlist', {
      status: 'ready',
      'has-match': true,
      term: mark(),
      result: { lists: [{ name: mark(), entries: [mark(), { deep: mark() }] }] },
    });
    const verification = resource('verification/document', {
      status: 'passed',
      'front-photo': mark(),
      checks: [],
      'new-thing': { a: mark() },
    });
    const session = resource('inquiry-session', { 'ip-address': mark(), 'device-name': mark() });
    const document = inquiryDocument({
      referenceId: 'kept',
      tags: [mark()],
      attributes: {
        note: mark(),
        'reviewer-comment': mark(),
        'name-middle': mark(),
        'address-street-1': mark(),
        'address-street-2': mark(),
        'address-city': mark(),
        'address-subdivision': mark(),
        'address-postal-code': mark(),
        'email-address': `${mark()}@example.org`,
        'some-new-attribute': mark(),
        'previous-step-name': mark(),
        behaviors: { 'request-spoof-attempts': 3, fresh: mark() },
      },
      fields: {
        'favourite-colour': { type: 'string', value: mark() },
        'company-hash': { type: 'hash', value: { inner: { type: 'string', value: mark() } } },
        'chosen-many': { type: 'multi_choices', value: [mark(), mark()] },
      },
      relationships: {
        template: { data: { type: 'template', id: mark() } },
        'inquiry-template-version': { data: { type: 'inquiry-template-version', id: mark() } },
        reports: { data: [{ type: report['type'], id: report['id'] }] },
      },
      included: [report, verification, session, resource('something/unheard-of', { value: mark() })],
    });
    const outcome = await importJson({ ...document, meta: { odd: mark() } });
    expect(outcome.counts.rejected).toBe(0);
    const { id } = await load('kept');
    const target = vault.file('kept.zip', '');
    const passphrase = 'a passphrase for this test only';
    await vault.client.exports.account({ accountId: id, file: vault.ticket(target), passphrase });
    const { entries } = await readZip(target, passphrase);
    const json = entries.get('data.json')!.toString();
    expect([...marks].filter((text) => !json.includes(text))).toEqual([]);
    const review = await reviewOf('kept');
    const shown = JSON.stringify(review) + JSON.stringify(await load('kept'));
    expect([...marks].filter((text) => !shown.includes(text))).toEqual([]);
  });
});
