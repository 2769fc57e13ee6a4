/** The export of one account: an AES-256 zip that 7-Zip opens. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { exports as contract } from '#contracts/exports.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { listDocuments, readDocument } from '../documents/index.ts';
import { loadAccount } from '../accounts/index.ts';
import { writeFault } from '../kit/files.ts';
import { newId } from '../kit/ids.ts';
import type { JobContext } from '../kit/room.ts';
import { refuseRestricted } from '../withdrawn/index.ts';
import { everythingAbout } from './everything.ts';
import { pageOf } from './page.ts';

type Op = (typeof contract)['operations']['account'];

/** Writes the package beside its target, then renames: a broken one never has the chosen name. */
export async function exportAccount(input: Input<Op>, context: JobContext): Promise<Output<Op>> {
  const path = context.path(input.file);
  const passphrase = input.passphrase ?? generatedPassphrase();
  const partial = `${path}.${newId('part')}`;
  const entries: string[] = [];
  let documents = 0;
  try {
    const file = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
    const zip = new ZipWriter(Writable.toWeb(file), { password: passphrase, encryptionStrength: 3 });
    const add = async (name: string, bytes: Uint8Array): Promise<void> => {
      context.throwIfCancelled();
      await zip.add(name, new Uint8ArrayReader(bytes));
      entries.push(name);
    };
    const { db } = context;
    refuseRestricted(context, { seq: loadAccount(db, { id: input.accountId }).seq });
    const files = listDocuments(db, input.accountId).map((row, at) => ({
      row,
      path: row.present ? `documents/${String(at + 1).padStart(3, '0')}.${endingOf(row.mediaType)}` : null,
    }));
    const everything = everythingAbout(db, input.accountId);
    await add('data.json', Buffer.from(`${JSON.stringify(everything.documents, null, 2)}\n`));
    await add('history.json', Buffer.from(`${JSON.stringify(everything.history, null, 2)}\n`));
    await add('records.json', Buffer.from(`${JSON.stringify(everything.records, null, 2)}\n`));
    const page = pageOf({ ...everything.page, documents: files, writtenAt: context.now });
    await add('index.html', Buffer.from(page));
    for (const { row, path: name } of files) {
      if (name === null) continue;
      await add(name, readDocument(context, row.id).bytes);
      documents += 1;
      context.progress({ phase: 'documents', done: documents, total: files.length });
    }
    await zip.close();
    await syncFile(partial);
    await rename(partial, path);
  } catch (error) {
    await unlink(partial).catch(() => undefined);
    throw writeFault(error);
  }
  const sizeBytes = (await stat(path)).size;
  const sha256 = await hashOf(path);
  await context.commit(contract.operations.record, 'exports.record', {
    accountId: input.accountId,
    sha256,
    sizeBytes,
    documents,
  });
  return { passphrase: input.passphrase === undefined ? passphrase : null, sizeBytes, sha256, entries };
}

/**
 * Seven groups of four signs, 140 random bits. The format's own key derivation is weak, so the passphrase carries all
 * the strength; and 7-Zip refuses more than 99 characters, so it is no row of words.
 */
function generatedPassphrase(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const signs = [...randomBytes(28)].map((byte) => alphabet.charAt(byte & 31)).join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** Names of entries stay readable in an encrypted zip, so a document's own name is only in the page. */
function endingOf(mediaType: string): string {
  return { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' }[mediaType] ?? mediaType.split('/').at(-1) ?? 'bin';
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
