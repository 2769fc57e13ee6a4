/** Documents of a backup: verified byte by byte, then copied as they are. */
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { openSealed } from '../vault/index.ts';
import type { AccountContent, Row } from './gather.ts';
import { DOCUMENTS } from './place.ts';
import type { Tally } from './restore-report.ts';

const DOCUMENT_READ_BYTES = 1 << 20;

/** Verifies each document byte by byte and copies it; one that is missing or damaged stays in the list as not present. */
export async function takeDocuments(
  key: Buffer,
  content: AccountContent,
  path: string,
  documents: string | null,
  tally: Tally,
): Promise<void> {
  const rows = content['document'];
  if (!rows) return;
  const kept: Row[] = [];
  for (const row of rows) {
    const blob = row['blob'];
    if (typeof blob !== 'string') {
      kept.push(row);
      continue;
    }
    const source = join(dirname(path), DOCUMENTS, basename(blob));
    const state = verifyDocument(key, source, String(row['id']));
    if (state === 'whole') {
      if (documents !== null) await copyWhole(source, join(documents, basename(blob)));
      tally.documents += 1;
      kept.push(row);
      continue;
    }
    kept.push({ ...row, blob: null });
    if (state === 'missing') tally.documentsMissing += 1;
    else
      tally.damaged.push({
        file: `${DOCUMENTS}/${basename(blob)}`,
        part: 'record',
        offset: 0,
        holds: String(row['id']),
      });
  }
  content['document'] = kept;
}

/** Reads a sealed document through: whole, missing, or damaged at some byte. */
export function verifyDocument(key: Buffer, path: string, id: string): 'whole' | 'missing' | 'damaged' {
  try {
    const sealed = openSealed(key, path, id);
    try {
      for (let at = 0; at < sealed.sizeBytes; at += DOCUMENT_READ_BYTES)
        sealed.read(at, DOCUMENT_READ_BYTES).fill(0);
      return 'whole';
    } finally {
      sealed.close();
    }
  } catch (error) {
    if (error instanceof AppError && error.params['cause'] === 'document-missing') return 'missing';
    if (error instanceof AppError) return 'damaged';
    throw error;
  }
}

async function copyWhole(source: string, target: string): Promise<void> {
  await copyFile(source, target);
  const file = await open(target, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
