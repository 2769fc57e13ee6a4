/**
 * By what a file is known again: to go on with it after a cut, and to keep one that was read before a redaction from bringing
 * back what it said. Stretched, because the file of one short row could be guessed.
 */
import { createHash, scrypt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { imports } from '#contracts/imports.ts';
import type { JobContext } from '../kit/room.ts';

/** Some 40 ms and 16 MB for each file, and for each guess at one. */
const cost = { N: 2 ** 14, r: 8, p: 1 } as const;
const mark = 's:';

/** SHA-256 of a file's bytes, stretched with scrypt under the vault's id. */
export async function hashOfFile(path: string, context: JobContext): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    context.throwIfCancelled();
    hash.update(chunk as Buffer);
  }
  return stretched(hash.digest('hex'), context.vaultId);
}

/** Stretches the hashes of imports from before they were: what was stretched then is what is compared now. */
export async function stretchEarlier(context: JobContext): Promise<void> {
  const plain = context.db.all<{ id: string; file_hash: string }>(
    `SELECT id, file_hash FROM import WHERE file_hash NOT LIKE '${mark}%'`,
  );
  for (const { id, file_hash } of plain) {
    const fileHash = await stretched(file_hash, context.vaultId);
    await context.commit(imports.operations.stretchHash, 'imports.stretchHash', { importId: id, fileHash });
  }
}

function stretched(digits: string, vaultId: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  scrypt(Buffer.from(digits, 'hex'), Buffer.from(vaultId, 'hex'), 32, cost, (error, key) => {
    if (error) reject(error);
    else resolve(`${mark}${key.toString('hex')}`);
  });
  return promise;
}
