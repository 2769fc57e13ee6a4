/** A certificate as a file: signed JSON, or the document to print. */
import { createHash } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { redaction as contract, type Certificate } from '#contracts/redaction.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { writeFault } from '../kit/files.ts';
import { newId } from '../kit/ids.ts';
import type { JobContext } from '../kit/room.ts';
import { loadRedaction } from './store.ts';

type Op = (typeof contract)['operations']['saveCertificate'];

/** @throws AppError `not-found` while there is no certificate; what is wrong with the file */
export async function saveCertificate(input: Input<Op>, context: JobContext): Promise<Output<Op>> {
  const row = loadRedaction(context.db, input.id);
  if (row.certificate === null) throw new AppError('not-found', { what: 'certificate' });
  // Written from a checked certificate.
  const certificate = JSON.parse(row.certificate) as Certificate;
  const bytes =
    input.format === 'json'
      ? Buffer.from(`${JSON.stringify(certificate, null, 2)}\n`, 'utf8')
      : Buffer.from(await (await import('./certificate-pdf.ts')).certificatePdf(certificate));
  await writeWhole(context.path(input.file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await context.commit(contract.operations.saved, 'redaction.saved', {
    id: row.id,
    format: input.format,
    sha256,
  });
  return { sizeBytes: bytes.length, sha256 };
}

/** Writes beside the target and renames: a half-written file never has the chosen name. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const partial = `${path}.${newId('part')}`;
  try {
    const file = await open(partial, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await unlink(partial).catch(() => undefined);
    throw writeFault(error);
  }
}
