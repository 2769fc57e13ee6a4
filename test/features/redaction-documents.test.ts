/** What documents say inside, in descriptions of pictures and in texts of PDFs, and that nothing of it is left. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RedactionScope } from '#contracts/redaction.ts';
import { canaryWord } from '#test/kit/canaries.ts';
import { plant, searchVault, type Planted } from '#test/kit/redacting.ts';
import { tellingJpeg, tellingPdf, tellingPng } from '#test/kit/telling-documents.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let planted: Planted;
/** Place → what stands there, in the documents of the person. */
let inside: Readonly<Record<string, string>>;

const words = <Name extends string>(...names: readonly Name[]) =>
  // Every name is given.
  Object.fromEntries(names.map((name) => [name, canaryWord()])) as Record<Name, string>;

async function attach(accountId: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = vault.ticket(vault.file(name, bytes));
  await vault.client.documents.attach({ accountId, file, kind: 'passport' });
}

beforeEach(async () => {
  vault = await openTestVault();
  planted = await plant(vault);
  const jpeg = words('artist', 'userComment', 'author', 'xmp', 'comment');
  const png = words('plain', 'packed', 'packedXmp');
  const pdf = { ...words('title', 'standard', 'embedded', 'attached'), subject: `Цапля ${canaryWord()}` };
  await attach(planted.accountId, 'scan.jpg', tellingJpeg(jpeg));
  await attach(planted.accountId, 'scan.png', tellingPng(png));
  await attach(planted.accountId, 'letter.pdf', await tellingPdf(pdf));
  const placed = Object.entries({ jpeg, png, pdf }).flatMap(([kind, said]) =>
    Object.entries(said).map(([place, text]) => [`${kind} ${place}`, text] as const),
  );
  inside = Object.fromEntries(placed);
});
afterEach(() => vault.close());

async function redact(scope: RedactionScope) {
  const accountIds = [planted.accountId];
  const plan = await vault.client.redaction.plan({ accountIds, scope });
  const { id } = await vault.client.redaction.propose({
    accountIds,
    scope,
    basis: { reason: 'erasure-request' },
    planHash: plan.hash,
    mentions: plan.mentions.map((mention) => mention.id),
    passOverOpenWork: true,
  });
  await vault.client.redaction.run({ id, typed: planted.person.referenceId });
  return vault.client.redaction.load({ id });
}

/** The places in which the verifier finds what was put there. */
async function found(): Promise<string[]> {
  const places = Object.keys(inside);
  const { hits, documents } = await searchVault(vault, Object.values(inside));
  expect(documents).toMatchObject({ keyDestroyed: 0, damaged: 0, missing: 0, unnamed: 0, listed: true });
  expect(documents!.unread).toEqual({ encrypted: 0, filter: 0, damaged: 0, limit: 0 });
  return places.filter((_, at) => hits.some(({ needleId }) => needleId === at));
}

/** The verifier as somebody runs it, in a process of its own. */
function verify(values: readonly string[], ...more: readonly string[]) {
  const strings = join(vault.folder, 'strings.txt');
  writeFileSync(strings, values.join('\n'));
  const main = join(import.meta.dirname, '../../src/verify/main.ts');
  const args = [
    'search',
    '--vault',
    vault.vaultFolder,
    '--strings',
    strings,
    '--recovery-key-stdin',
    '--json',
  ];
  const { status, stdout } = spawnSync(process.execPath, [main, ...args, ...more], {
    input: vault.recoveryKey,
    encoding: 'utf8',
  });
  return { status, report: JSON.parse(stdout) as { found: number; documents: { opened: number } | null } };
}

test('what documents say in EXIF, XMP, texts and attachments is all found before, and nothing of it afterwards', async () => {
  expect(await found()).toEqual(Object.keys(inside));
  await vault.signIn();
  const { redaction, report } = await redact({ kind: 'account' });
  expect(redaction.state).toBe('proven');
  expect(report).toMatchObject({ found: 0, documents: { opened: 0, unopened: 0, holding: 0 } });
  expect(await found()).toEqual([]);
}, 120_000);

test('the separate program finds the same before and nothing afterwards', async () => {
  await vault.app.lock();
  const values = [...planted.gone, ...Object.values(inside)];
  const before = verify(values);
  expect(before).toMatchObject({ status: 1, report: { found: values.length, documents: { opened: 4 } } });
  const without = verify(Object.values(inside), '--skip-documents');
  expect(without).toMatchObject({ status: 0, report: { found: 0, documents: null } });
  await vault.signIn();
  await redact({ kind: 'account' });
  await vault.app.lock();
  expect(verify(values)).toMatchObject({ status: 0, report: { found: 0, documents: { opened: 0 } } });
}, 120_000);

test('documents alone: what they say goes, the values on file stay', async () => {
  const { redaction } = await redact({ kind: 'documents' });
  expect(redaction.state).toBe('proven');
  expect(await found()).toEqual([]);
  const { hits } = await searchVault(vault, [planted.person.city]);
  expect(hits.length).toBeGreaterThan(0);
}, 120_000);

test('another account’s document that names the person stays, is told, and is no failure', async () => {
  const { email } = planted.person;
  const letter = {
    title: 'Letter',
    subject: '-',
    standard: `copy to ${email}`,
    embedded: '-',
    attached: '-',
  };
  await attach(planted.otherId, 'copy.pdf', await tellingPdf(letter));
  const { redaction, report, certificate } = await redact({ kind: 'account' });
  expect(redaction.state).toBe('proven');
  expect(report).toMatchObject({ found: 0, foundIn: {}, documents: { opened: 1, unopened: 0, holding: 1 } });
  expect(certificate?.proof.documents).toEqual(report!.documents);
  const { hits } = await searchVault(vault, [email]);
  expect(new Set(hits.map(({ place }) => place))).toEqual(new Set(['document']));
}, 120_000);

test('documents that stay with their account are opened under its new key and told, and are no failure', async () => {
  const { redaction, report } = await redact({ kind: 'fields', fields: ['email'] });
  expect(redaction.state).toBe('proven');
  expect(report).toMatchObject({ found: 0, documents: { opened: 4, unopened: 0, holding: 0 } });
  expect(await found()).toEqual(Object.keys(inside));
}, 120_000);
