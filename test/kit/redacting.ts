/** A person whose values stand in every place of a vault, and the independent search for them. */
import { unlockVault } from '#main/vault/index.ts';
import { searchFolder, windowsOf, type Needle, type Search } from '../../src/verify/index.ts';
import { canaryWord, personOfCanaries, type CanaryPerson } from './canaries.ts';
import { field, inquiryDocument, onePointPng, resource, set } from './make.ts';
import { admin, type TestVault } from './vault.ts';

/** What was put where. */
export interface Planted {
  readonly accountId: string;
  readonly otherId: string;
  readonly person: CanaryPerson;
  /** Values that must be gone: everything but the reference id. */
  readonly gone: readonly string[];
}

/**
 * Plants one person: fields, history, an undone change, inquiries with reports, a decision, a draft, a document, a
 * rejected row of a file, and notes, a tag and a file name elsewhere that speak of them.
 */
export async function plant(vault: TestVault): Promise<Planted> {
  const { client } = vault;
  const person = personOfCanaries();
  const extra = { old: canaryWord(), attribute: canaryWord(), report: canaryWord(), draft: canaryWord() };
  const full = `${person.first} ${person.last}`;
  const { id: accountId } = await client.accounts.create({
    referenceId: person.referenceId,
    fields: [
      field('name', { first: extra.old, last: person.last }),
      field('birthdate', '1988-07-04'),
      field('email', person.email),
      field('phone', person.phone),
      field('address', { street1: person.street, city: person.city, countryCode: 'GB' }),
      field('identification', { class: 'pp', number: person.passport, country: 'GB' }),
      field('custom:loyalty', { type: 'string', value: person.custom }),
    ],
  });
  const loaded = await client.accounts.load({ id: accountId });
  const entry = loaded.fields.find((one) => one.field === 'name')!.entries[0]!.id;
  await client.accounts.update({
    id: accountId,
    version: loaded.version,
    changes: [set('name', entry, { first: person.first, last: person.last })],
    reason: person.reason,
  });
  const inquiry = (status: string, attributes: Record<string, unknown>) =>
    inquiryDocument({
      referenceId: person.referenceId,
      status,
      attributes: {
        'name-first': person.first,
        'name-last': person.last,
        'email-address': person.email,
        ...attributes,
      },
      fields: { 'secret-word': { type: 'string', value: extra.attribute } },
      included: [resource('report/watchlist', { query: { name: full }, comment: extra.report })],
    });
  const documents = [inquiry('completed', {}), inquiry('completed', { 'name-last': extra.draft })];
  const path = vault.file(`${canaryWord()}.jsonl`, documents.map((one) => JSON.stringify(one)).join('\n'));
  await client.imports.run({ file: vault.ticket(path) });
  const { rows } = await client.inquiries.list({ state: 'waiting', limit: 200 });
  const own = rows.filter((row) => row.accountId === accountId);
  const [first, second] = await Promise.all(own.map(({ id }) => client.inquiries.review({ id })));
  await client.inquiries.decide({
    id: first!.inquiry.id,
    version: first!.inquiry.version,
    accountVersion: first!.account.version,
    outcome: 'approve',
    reason: 'everything-agrees',
    note: person.note,
    resolutions: [],
  });
  const row = second!.comparison.fields.find((one) => one.field === 'name')!;
  await client.inquiries.saveDraft({
    id: second!.inquiry.id,
    accountVersion: second!.account.version,
    resolutions: [
      {
        field: 'name',
        choice: 'undecided',
        note: extra.draft,
        onFileText: row.onFile?.text ?? null,
        incomingText: row.incoming?.text ?? null,
      },
    ],
  });
  await client.documents.attach({
    accountId,
    file: vault.ticket(vault.file(person.fileName, onePointPng)),
    kind: 'passport',
  });
  const rejected = `reference_id,name_first,name_last,email_address,birthdate\n${person.referenceId},${person.first},${person.last},${person.email},1988-13-45\n`;
  await client.imports.run({ file: vault.ticket(vault.file('rejected.csv', rejected)) });
  const other = await client.accounts.create({
    referenceId: `other-${canaryWord()}`,
    fields: [field('name', { first: 'Bo', last: 'Ek' })],
  });
  const otherNow = await client.accounts.load({ id: other.id });
  await client.accounts.update({
    id: other.id,
    version: otherNow.version,
    changes: [{ action: 'add', field: 'gender', use: 'primary', value: 'female' }],
    reason: `seen together with ${full} at the desk`,
  });
  await client.tags.create({ name: `friend of ${full}`, colour: 'grey' });
  return {
    accountId,
    otherId: other.id,
    person,
    gone: [
      ...Object.values(extra),
      person.first,
      person.last,
      person.street,
      person.city,
      person.email,
      person.phone,
      person.passport,
      person.custom,
      person.note,
      person.reason,
      person.fileName,
    ],
  };
}

/** Locks, and searches every decrypted page, the log, what sealed files hold and all files for values, with the verifier. */
export async function searchVault(
  vault: TestVault,
  values: readonly string[],
  key?: Buffer,
): Promise<Search> {
  await vault.app.lock();
  const open = await unlockVault(vault.vaultFolder, admin, { kdf: 'least' });
  const pageKey = key ?? open.pageKey();
  const ringKey = open.ringKey();
  open.close();
  const needles = needlesOf(values);
  return searchFolder({ folder: vault.vaultFolder, pageKey, needles, documents: { ringKey } });
}

/** The needles of values; a needle's id is the value's place. */
export function needlesOf(values: readonly string[]): Needle[] {
  return values.flatMap((value, id) => windowsOf(value).map((bytes) => ({ id, bytes })));
}
