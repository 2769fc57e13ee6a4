import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canariesIn, canaryWord, filesBelow } from '#test/kit/canaries.ts';
import { emptyPdf, inquiryDocument, onePointPng, resource } from '#test/kit/make.ts';
import { failureOf, openTestVault, type TestVault } from '#test/kit/vault.ts';

let vault: TestVault;
let accountId: string;
beforeAll(async () => {
  vault = await openTestVault();
  accountId = (await vault.client.accounts.create({ referenceId: 'holder' })).id;
});
afterAll(() => vault.close());

const attach = (name: string, bytes: Uint8Array) =>
  vault.client.documents.attach({ accountId, file: vault.ticket(vault.file(name, bytes)), kind: 'passport' });

async function readBack(id: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = Infinity;
  for (let at = 0; at < size;) {
    const part = await vault.client.documents.read({ id, offset: at });
    size = part.sizeBytes;
    const bytes = Buffer.from(part.base64, 'base64');
    expect(part.offset).toBe(at);
    expect(bytes.length).toBeLessThanOrEqual(384 * 1024);
    parts.push(bytes);
    at += bytes.length;
    if (bytes.length === 0) break;
  }
  return Buffer.concat(parts);
}

test('a picture and a PDF are taken, listed, counted, on the timeline, and read back as they were', async () => {
  const png = await attach('front.png', onePointPng);
  const pdf = await attach('bill.PDF', emptyPdf);
  expect(png).toMatchObject({
    mediaType: 'image/png',
    fileName: 'front.png',
    kind: 'passport',
    present: true,
    sizeBytes: onePointPng.length,
    addedBy: vault.session.person,
  });
  expect(pdf.mediaType).toBe('application/pdf');
  expect(await readBack(png.id)).toEqual(onePointPng);
  expect(await readBack(pdf.id)).toEqual(emptyPdf);
  const { documents } = await vault.client.documents.list({ accountId });
  expect(documents.map(({ id }) => id)).toEqual([pdf.id, png.id]);
  const account = await vault.client.accounts.load({ id: accountId });
  expect(account.counts.documents).toBe(2);
  const { events } = await vault.client.accounts.timeline({ id: accountId });
  expect(events.map(({ action }) => action)).toContain('document.attached');
});

test('a document lies sealed: neither its name nor its contents can be read in the vault’s folder', async () => {
  const word = canaryWord();
  await attach(`${word}.png`, Buffer.concat([onePointPng, Buffer.from(`tEXt${word}`.repeat(50))]));
  const files = filesBelow(vault.vaultFolder).filter((file) => !file.endsWith('vault.lock'));
  expect(files.some((file) => file.includes('documents'))).toBe(true);
  expect(canariesIn(files, [word])).toEqual([]);
});

test('one larger than a part is read in parts', async () => {
  const bytes = Buffer.concat([onePointPng, Buffer.alloc(1_000_000, 7)]);
  const { id } = await attach('large.png', bytes);
  expect((await readBack(id)).equals(bytes)).toBe(true);
  const beyond = await vault.client.documents.read({ id, offset: 5_000_000 });
  expect(beyond.base64).toBe('');
});

test.each([
  ['a program', Buffer.from('MZ\u0090\u0000\u0003')],
  ['a page with script', Buffer.from('<html><script>alert(1)</script></html>')],
  ['a drawing that can hold script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['an archive', Buffer.from('PK\u0003\u0004')],
  ['nothing at all', Buffer.alloc(0)],
])('%s is refused, whatever its name says', async (_what, bytes) => {
  const { documents } = await vault.client.documents.list({ accountId });
  const files = filesBelow(join(vault.vaultFolder, 'documents')).length;
  expect((await failureOf(attach('innocent.png', bytes))).code).toBe('unsupported');
  expect((await vault.client.documents.list({ accountId })).documents).toEqual(documents);
  expect(filesBelow(join(vault.vaultFolder, 'documents'))).toHaveLength(files);
});

test('more than 50 MB are refused before they are read', async () => {
  const path = join(vault.folder, 'files', 'huge.png');
  writeFileSync(path, onePointPng);
  const { truncateSync } = await import('node:fs');
  truncateSync(path, 51 * 1024 * 1024);
  const failed = await failureOf(vault.client.documents.attach({ accountId, file: vault.ticket(path) }));
  expect(failed).toMatchObject({ code: 'too-large', params: { limitMegabytes: 50 } });
});

test('a file that is gone, and an account that is not there, leave nothing behind', async () => {
  const before = filesBelow(join(vault.vaultFolder, 'documents')).length;
  const gone = vault.client.documents.attach({
    accountId,
    file: vault.ticket(join(vault.folder, 'gone.png')),
  });
  expect((await failureOf(gone)).code).toBe('file-unreadable');
  const file = vault.ticket(vault.file('orphan.png', onePointPng));
  const nobody = vault.client.documents.attach({ accountId: 'act_00000000', file });
  expect((await failureOf(nobody)).code).toBe('not-found');
  expect(filesBelow(join(vault.vaultFolder, 'documents'))).toHaveLength(before);
});

test('a file that a Persona document names is listed as not present until it is attached', async () => {
  const photo = { filename: 'front.jpg', url: 'https://files.example/front.jpg', 'byte-size': 4321 };
  const passport = resource('document/government-id', { 'front-photo': photo });
  const relationships = { documents: { data: [{ type: passport['type'], id: passport['id'] }] } };
  const text = JSON.stringify(inquiryDocument({ referenceId: 'named', relationships, included: [passport] }));
  await vault.client.imports.run({ file: vault.ticket(vault.file('named.json', text)) });
  const owner = await vault.client.accounts.load({ referenceId: 'named' });
  const { rows } = await vault.client.inquiries.list({ state: 'all', accountId: owner.id });
  const [named] = (await vault.client.documents.list({ accountId: owner.id })).documents;
  expect(named).toMatchObject({
    present: false,
    fileName: 'front.jpg',
    kind: 'front-photo',
    sizeBytes: 4321,
  });
  expect((await failureOf(vault.client.documents.read({ id: named!.id }))).code).toBe('not-found');
  await vault.client.documents.attach({
    accountId: owner.id,
    inquiryId: rows[0]!.id,
    file: vault.ticket(vault.file('front.jpg', onePointPng)),
  });
  const { documents } = await vault.client.documents.list({ accountId: owner.id });
  expect(documents.map(({ present, fileName }) => [present, fileName])).toEqual([[true, 'front.jpg']]);
});
