import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#client/client.ts';
import {
  canariesIn,
  canariesInMemory,
  canaryWord,
  filesBelow,
  personOfCanaries,
  type CanaryPerson,
} from '#test/kit/canaries.ts';
import { csv, emptyPdf, inquiryDocument } from '#test/kit/make.ts';
import { openSeparateMain, type SeparateMain } from '#test/kit/separate-main.ts';
import { admin } from '#test/kit/vault.ts';

/** Everything a canary person's data goes through in a day: import, search, compare, decide, tag, attach, export. */
async function wholeDay(
  main: SeparateMain,
  client: Client,
  person: CanaryPerson,
  files: string,
): Promise<void> {
  const path = join(files, 'people.csv');
  const headers = [
    'reference_id',
    'name_first',
    'name_last',
    'address_street_1',
    'address_city',
    'email_address',
    'phone_number',
    'passport_number',
    'nickname at home',
  ];
  const { referenceId, first, last, street, city, email, phone, passport, custom } = person;
  writeFileSync(
    path,
    csv(headers, [
      [referenceId, first, last, street, city, email, phone, passport, custom],
      ['', first, last, '', '', '', '', '', ''],
    ]),
  );
  await client.imports.preview({ file: await main.ticket(path) });
  await client.imports.dryRun({ file: await main.ticket(path) });
  await client.imports.run({ file: await main.ticket(path) });
  for (const text of [first, last.slice(0, 5), email, phone, passport.slice(-4), referenceId]) {
    await client.accounts.search({ text });
  }
  const account = await client.accounts.load({ referenceId });
  const identification = account.fields.find(({ field }) => field === 'identification')?.entries[0];
  if (identification) {
    await client.accounts.reveal({ id: account.id, field: 'identification', entryId: identification.id });
  }
  await client.tags.apply({ accountIds: [account.id], add: [person.tag] });
  await client.accounts.update({
    id: account.id,
    version: account.version,
    changes: [{ action: 'add', field: 'name', use: 'alias', value: { full: `${first} ${last} ${custom}` } }],
    reason: person.reason,
  });
  const document = inquiryDocument({
    referenceId,
    attributes: { 'name-first': last, 'name-last': first, birthdate: '1988-07-04' },
  });
  writeFileSync(join(files, 'inquiry.json'), JSON.stringify(document));
  await client.imports.run({ file: await main.ticket(join(files, 'inquiry.json')) });
  const { rows } = await client.inquiries.list({ accountId: account.id });
  const review = await client.inquiries.review({ id: rows[0]!.id });
  await client.inquiries.decide({
    id: review.inquiry.id,
    version: review.inquiry.version,
    accountVersion: review.account.version,
    outcome: 'decline',
    reason: 'other',
    note: person.note,
  });
  writeFileSync(join(files, person.fileName), Buffer.concat([emptyPdf, Buffer.from(first)]));
  await client.documents.attach({
    accountId: account.id,
    file: await main.ticket(join(files, person.fileName)),
  });
  await client.exports.account({ accountId: account.id, file: await main.ticket(join(files, 'export.zip')) });
  // Something that fails, so that the log has a reason to speak.
  await client.accounts.load({ referenceId: canaryWord() }).catch(() => undefined);
  await client.accounts.create({ referenceId, fields: [] }).catch(() => undefined);
}

async function begun(): Promise<{ main: SeparateMain; client: Client; files: string }> {
  const files = mkdtempSync(join(tmpdir(), 'casefold-canary-'));
  const main = await openSeparateMain();
  onTestFinished(async () => {
    await main.close();
    rmSync(files, { recursive: true, force: true });
  });
  const client = await main.newClient();
  await client.vault.create({ name: 'Canaries', ...admin });
  return { main, client, files };
}

const words = (person: CanaryPerson): string[] =>
  Object.values(person).map((value) => value.replace(/ Street$|^\+44|^ref-|\.png$|@example\.org$/g, ''));

describe('what the search for canaries is worth', () => {
  test('it finds them in any case, in UTF-16 and in base64, and in names of files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'casefold-canary-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const word = canaryWord();
    const holders = [
      Buffer.from(`x${word.toUpperCase()}x`),
      Buffer.from(`x${word}x`, 'utf16le'),
      ...[0, 1, 2].map((offset) =>
        Buffer.from(Buffer.from(`${'y'.repeat(offset)}${word}tail`).toString('base64')),
      ),
    ];
    const files = holders.map((bytes, at) => {
      const file = join(folder, `holder-${String(at)}`);
      writeFileSync(file, bytes);
      return file;
    });
    writeFileSync(join(folder, word), 'empty');
    writeFileSync(join(folder, 'innocent'), canaryWord());
    expect(canariesIn(filesBelow(folder), [word]).sort()).toEqual(
      [...files, join(folder, word)].map((file) => `${file}: ${word}`).sort(),
    );
  });
});

test('after a whole day no canary can be read in the vault’s folder, the temporary folder or the log, open or locked', async () => {
  const { main, client, files } = await begun();
  const person = personOfCanaries();
  await wholeDay(main, client, person, files);
  // The main process and its store have this folder as their only temporary one.
  const look = () => filesBelow(main.folder).filter((file) => !file.endsWith('vault.lock'));
  expect(canariesIn([join(files, 'people.csv')], words(person)).length).toBeGreaterThan(5);
  expect(look().some((file) => file.endsWith('vault.db'))).toBe(true);
  expect(canariesIn(look(), words(person))).toEqual([]);
  await main.lock();
  expect(canariesIn(look(), words(person))).toEqual([]);
  expect(canariesIn([join(files, 'export.zip')], words(person))).toEqual([]);
}, 120_000);

test.runIf(process.platform === 'linux')(
  'one second after locking no canary is in the memory of any process of ours',
  async () => {
    const { main, client, files } = await begun();
    const person = personOfCanaries();
    await wholeDay(main, client, person, files);
    const store = await main.storePid();
    // Main knows the paths that were chosen, and so names of files; of what is in them it knows nothing.
    const { first, last, city, passport, custom, note } = person;
    const canaries = [first, last, city, passport, custom, note];
    const held = canariesInMemory([store, main.pid], canaries);
    expect(held.get(store), 'the search finds what is there while it is open').toBeGreaterThan(0);
    expect(held.get(main.pid), 'main never holds a person’s data, even while the vault is open').toBe(0);
    await main.lock();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const pids = [main.pid, store, ...childrenOf(main.pid)];
    expect([...canariesInMemory(pids, canaries).values()].every((count) => count === 0)).toBe(true);
    expect(isAlive(store)).toBe(false);
  },
  120_000,
);

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
