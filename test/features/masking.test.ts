import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contracts } from '#contracts/index.ts';
import { personalTables } from '#main/personal-data.ts';
import type { WriteDb } from '#main/kit/sql.ts';
import { canaryNumber, canaryWord } from '#test/kit/canaries.ts';
import { inside } from '#test/kit/inside.ts';
import { field, inquiryDocument, onePointPng, resource, set } from '#test/kit/make.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

type Client = TestVault['client'];

/** A number for each way in; none may be whole in any answer. */
const number = {
  first: `PA${canaryNumber(9)}`,
  now: `PB${canaryNumber(9)}`,
  custom: `PC${canaryNumber(9)}`,
  incoming: `PD${canaryNumber(9)}`,
  typed: `PE${canaryNumber(9)}`,
  kept: `PF${canaryNumber(9)}`,
  row: `PG${canaryNumber(9)}`,
  broken: `PH${canaryNumber(9)}`,
  aside: `PI${canaryNumber(9)}`,
  other: `PJ${canaryNumber(9)}`,
  draft: `PK${canaryNumber(9)}`,
} as const;
const all = Object.values(number);

let vault: TestVault;
const made = {
  account: '',
  other: '',
  decided: '',
  waiting: '',
  drafted: '',
  change: '',
  hold: '',
  proposed: '',
};
const imports: string[] = [];
const document = { id: '' };
/** Answers of operations that are no queries and tell of values, as people got them while the vault was filled. */
const answers = new Map<string, unknown>();

beforeAll(async () => {
  vault = await openTestVault();
  await fillAccounts(vault);
  await fillInquiries(vault);
  await fillFiles(vault);
  await fillRest(vault);
});
afterAll(() => vault.close());

const paper = (text: string, kind = 'pp') => ({ class: kind, country: 'GB', number: text });

async function fillAccounts({ client }: TestVault): Promise<void> {
  const { id } = await client.accounts.create({
    referenceId: 'one',
    fields: [
      field('name', { first: 'Ana', last: 'Pereira' }),
      field('birthdate', '1988-07-04'),
      field('identification', paper(number.first)),
      field('custom:passport', { type: 'string', value: number.custom }),
    ],
  });
  made.account = id;
  const account = await client.accounts.load({ id });
  const entry = account.fields.find((one) => one.field === 'identification')!.entries[0]!.id;
  const changes = [set('identification', entry, paper(number.now))];
  const first = await client.accounts.update({ id, version: 1, changes, reason: 'new paper' });
  const second = await client.accounts.undo({ changeId: first.changeId! });
  answers.set('accounts.undo', second);
  const again = await client.accounts.update({ id, version: second.version, changes, reason: 'once more' });
  made.change = again.changeId!;
  const other = await client.accounts.create({
    referenceId: 'two',
    fields: [
      field('name', { first: 'Ana', last: 'Pereira' }),
      field('birthdate', '1988-07-04'),
      field('identification', paper(number.other)),
    ],
  });
  made.other = other.id;
  answers.set('duplicates.find', await client.duplicates.find({}));
}

/** A document about the person that repeats numbers under all kinds of keys. */
const said = (status: string) =>
  inquiryDocument({
    referenceId: 'one',
    status,
    attributes: {
      'name-first': 'Ana',
      'name-last': 'Pereira',
      'identification-class': 'pp',
      'identification-number': number.incoming,
      'seen-before-as': number.now,
    },
    fields: { remark: { type: 'string', value: `shown with ${number.incoming}` } },
    included: [
      resource('report/watchlist', { query: { text: number.now }, 'passport-number': number.incoming }),
      resource('verification/government-id', {
        'identification-number': number.incoming,
        checks: [{ name: 'id', status: 'failed', reasons: [`not ${number.incoming}`] }],
      }),
    ],
  });

async function fillInquiries({ client, ticket, file }: TestVault): Promise<void> {
  const documents = [said('completed'), said('completed'), said('completed')];
  const text = documents.map((one) => JSON.stringify(one)).join('\n');
  await client.imports.run({ file: ticket(file('inquiries.jsonl', text)) });
  const { rows } = await client.inquiries.list({ accountId: made.account });
  [made.decided, made.waiting, made.drafted] = rows.map(({ id }) => id) as [string, string, string];
  const review = await client.inquiries.review({ id: made.decided });
  const row = review.comparison.fields.find((one) => one.field === 'identification')!;
  const seen = { onFileText: row.onFile?.text ?? null, incomingText: row.incoming?.text ?? null };
  const resolution = { field: 'identification', choice: 'account-wrong', ...seen } as const;
  answers.set(
    'inquiries.decide',
    await client.inquiries.decide({
      id: made.decided,
      version: review.inquiry.version,
      accountVersion: review.account.version,
      outcome: 'approve',
      reason: 'account-was-wrong',
      note: 'The number was mistyped.',
      resolutions: [{ ...resolution, value: paper(number.typed) }],
    }),
  );
  const drafted = await client.inquiries.review({ id: made.drafted });
  await client.inquiries.saveDraft({
    id: made.drafted,
    accountVersion: drafted.account.version,
    resolutions: [{ ...resolution, value: paper(number.draft) }],
  });
}

async function fillFiles({ client, ticket, file }: TestVault): Promise<void> {
  const head = 'reference_id,name_first,birthdate,passport_number\n';
  const table = ticket(
    file('rows.csv', `${head}r1,Bo,1988-13-45,${number.row}\nr2,"Bo,1988-01-01,${number.broken}\n`),
  );
  const dry = await client.imports.dryRun({ file: table, mapping: await mappingOf(client, table) });
  answers.set('imports.dryRun', dry);
  const run = await client.imports.run({ file: table, mapping: await mappingOf(client, table) });
  answers.set('imports.run', run);
  const gone = await client.accounts.create({ referenceId: 'gone', fields: [] });
  await client.retention.archive({ accountIds: [gone.id], reason: 'left' });
  const late = inquiryDocument({
    referenceId: 'gone',
    attributes: { 'name-first': 'Cy', 'identification-class': 'pp', 'identification-number': number.aside },
  });
  const aside = await client.imports.run({ file: ticket(file('late.json', JSON.stringify(late))) });
  answers.set('imports.run of what was put aside', aside);
  imports.push(run.importId!, aside.importId!);
  const { id } = await client.documents.attach({
    accountId: made.account,
    file: ticket(file('paper.png', onePointPng)),
  });
  document.id = id;
}

const mappingOf = async (client: Client, file: string) => (await client.imports.preview({ file })).mapping!;

async function fillRest({ client }: TestVault): Promise<void> {
  const other = await client.accounts.load({ id: made.other });
  await client.accounts.update({
    id: made.other,
    version: other.version,
    changes: [{ action: 'add', field: 'gender', use: 'primary', value: 'F' }],
    reason: `showed the paper ${number.now} of somebody else`,
  });
  const plan = await client.redaction.plan({ accountIds: [made.account], scope: { kind: 'account' } });
  expect(plan.mentions.length).toBeGreaterThan(0);
  answers.set('redaction.plan', plan);
  const proposed = await client.redaction.propose({
    accountIds: [made.account],
    scope: { kind: 'account' },
    basis: { reason: 'other' },
    planHash: plan.hash,
    passOverOpenWork: true,
  });
  answers.set('redaction.propose', proposed);
  await client.redaction.decline({ id: proposed.id });
  made.proposed = proposed.id;
  const hold = await client.retention.placeHold({
    name: canaryWord(),
    reason: 'matter 7',
    accountIds: [made.account],
  });
  made.hold = hold.id;
}

/** Every query, called for what was planted. */
const queries: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'accounts.search': (client) => client.accounts.search({ text: number.now.slice(-6) }),
  'accounts.similar': (client) => client.accounts.similar({ text: 'Anna Perreira' }),
  'accounts.load': (client) => client.accounts.load({ id: made.account }),
  'accounts.history': (client) =>
    Promise.all(
      ['identification', 'custom:passport'].map((name) =>
        client.accounts.history({ id: made.account, field: name }),
      ),
    ),
  'accounts.timeline': (client) => client.accounts.timeline({ id: made.account, limit: 200 }),
  'accounts.statuses': (client) => client.accounts.statuses({}),
  'backup.overview': (client) => client.backup.overview({}),
  'documents.list': (client) => client.documents.list({ accountId: made.account }),
  'documents.read': (client) => client.documents.read({ id: document.id }),
  'duplicates.list': (client) => client.duplicates.list({}),
  'duplicates.of': (client) => client.duplicates.of({ accountId: made.account }),
  'duplicates.explain': (client) =>
    client.duplicates.explain({ accountId: made.account, otherId: made.other }),
  'facts.list': (client) => client.facts.list({ limit: 200 }),
  'facts.verify': (client) => client.facts.verify({}),
  'facts.anchor': (client) => client.facts.anchor({}),
  'facts.checkAnchor': async (client) => {
    const { head } = await client.facts.anchor({});
    return client.facts.checkAnchor({ seq: head.seq, words: head.words });
  },
  'facts.checkValue': (client) =>
    client.facts.checkValue({ seq: 3, field: 'identification', side: 'after', values: [] }).catch(String),
  'imports.checkCommitment': (client) => client.imports.checkCommitment({ accountId: made.account }),
  'imports.list': (client) => client.imports.list({}),
  'imports.rejected': (client) =>
    Promise.all(imports.map((importId) => client.imports.rejected({ importId }))),
  'inquiries.list': (client) => client.inquiries.list({ state: 'all' }),
  'inquiries.review': (client) =>
    Promise.all([made.decided, made.waiting, made.drafted].map((id) => client.inquiries.review({ id }))),
  'inquiries.decisions': (client) => client.inquiries.decisions({ id: made.decided }),
  'learning.list': (client) => client.learning.list({}),
  'people.list': (client) => client.people.list({}),
  'redaction.check': (client) => client.redaction.check({ accountId: made.account }),
  'redaction.list': (client) => client.redaction.list({}),
  'redaction.load': (client) => client.redaction.load({ id: made.proposed }),
  'redaction.policy': (client) => client.redaction.policy({}),
  'retention.policies': (client) => client.retention.policies({}),
  'retention.account': (client) => client.retention.account({ id: made.account }),
  'retention.clock': (client) => client.retention.clock({}),
  'retention.due': (client) => client.retention.due({}),
  'retention.batch': (client) => client.retention.batch({}).catch(String),
  'retention.holds': (client) => client.retention.holds({}),
  'retention.holdAccounts': (client) => client.retention.holdAccounts({ id: made.hold }),
  'retention.withdrawn': (client) => client.retention.withdrawn({ how: 'archived' }),
  'settings.get': (client) => client.settings.get({}),
  'settings.policies': (client) => client.settings.policies({}),
  'tags.list': (client) => client.tags.list({}),
};

/**
 * Where an answer may hold a number whole, and why.
 * - `inquiries.review`: the caller's own half-made draft, which goes on from what was typed.
 * - `imports.preview`: a file that the caller has just chosen; it is not in the vault.
 * - `accounts.reveal`, `inquiries.reveal`: asked for, and recorded.
 * - `documents.read`: pictures; recorded.
 */
const wholeIn = (answer: unknown): string[] => {
  const text = answer === undefined ? '' : JSON.stringify(answer);
  return all.filter((one) => text.includes(one));
};

describe('identification numbers', () => {
  test('stand in every column that is declared as one that may show them', async () => {
    const columns = personalTables.flatMap(({ table, columns: kinds }) =>
      Object.entries(kinds).flatMap(([column, kind]) =>
        typeof kind === 'object' && kind.masks !== undefined ? [{ table, column }] : [],
      ),
    );
    const holding = (db: WriteDb) =>
      columns.filter(({ table, column }) =>
        db
          .all<{ cell: string | null }>(`SELECT "${column}" AS cell FROM "${table}"`)
          .some(({ cell }) => all.some((one) => cell?.includes(one))),
      );
    const found = await inside(vault, holding);
    // Relationships name other objects by id; a file may say more.
    expect(columns.filter((one) => !found.includes(one))).toEqual([
      { table: 'related', column: 'relationships' },
    ]);
    expect(columns.length).toBeGreaterThan(10);
  });

  test('every query is asked: a new one is added to this test', () => {
    const known = Object.entries(contracts).flatMap(([name, { operations }]) =>
      Object.entries(operations).flatMap(([operation, { lane, internal }]) =>
        lane === 'query' && internal !== true ? [`${name}.${operation}`] : [],
      ),
    );
    expect(Object.keys(queries).sort()).toEqual(known.sort());
  });

  test.each([
    'accounts.undo',
    'duplicates.find',
    'inquiries.decide',
    'imports.dryRun',
    'imports.run',
    'imports.run of what was put aside',
    'redaction.plan',
    'redaction.propose',
  ])('are nowhere whole in what %s answered', (name) => {
    expect(answers.has(name)).toBe(true);
    expect(wholeIn(answers.get(name))).toEqual([]);
  });

  test('are whole in one’s own draft, and in nobody else’s', async () => {
    const review = await vault.client.inquiries.review({ id: made.drafted });
    expect(wholeIn(review)).toEqual([number.draft]);
    expect(wholeIn({ ...review, draft: null })).toEqual([]);
  });

  test('are nowhere whole in any query of an analyst, nor in what only others may ask', async () => {
    const analyst = await vault.signInAs('analyst');
    const refused: string[] = [];
    const leaks: Record<string, string[]> = {};
    const look = (name: string, answer: unknown): void => {
      const whole = wholeIn(answer);
      if (whole.length > 0) leaks[name] = whole;
    };
    for (const [name, ask] of Object.entries(queries)) {
      const answer = await ask(analyst).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'forbidden' });
        refused.push(name);
      });
      look(name, answer);
    }
    expect(refused).not.toContain('imports.rejected');
    const admin = await vault.signIn();
    for (const name of refused) look(name, await queries[name]!(admin));
    expect(leaks).toEqual({});
  });

  test('are shown whole when asked for, which is recorded', async () => {
    const { client } = vault;
    const account = await client.accounts.load({ id: made.account });
    const entries = account.fields.find((one) => one.field === 'identification')!.entries;
    const shown = await client.accounts.reveal({
      id: made.account,
      field: 'identification',
      entryId: entries[0]!.id,
    });
    expect(shown.text).toContain(number.typed);
    expect(entries[0]!.text).toContain(`•${number.typed.slice(-4)}`);
    const incoming = await client.inquiries.reveal({ id: made.waiting, field: 'identification', index: 0 });
    expect(incoming.text).toContain(number.incoming);
    const { facts } = await client.facts.list({ limit: 5 });
    expect(facts.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.revealed', 'inquiry.revealed']),
    );
  });

  test('of a refused row can be told by their end, and are written whole for mending', async () => {
    const { rows } = await vault.client.imports.rejected({ importId: imports[0]! });
    expect(rows.map(({ text }) => text).join('\n')).toContain(
      `r1,Bo,1988-13-45,•••••••${number.row.slice(-4)}`,
    );
  });
});
