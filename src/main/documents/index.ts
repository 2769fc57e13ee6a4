/** Documents: evidence sealed under the account's key; rows here, bytes in the vault's `documents` folder. */
import { createHash } from 'node:crypto';
import { readFile, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { documents as contract, type DocumentRow } from '#contracts/documents.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { staffNames } from '../facts/index.ts';
import { newId } from '../kit/ids.ts';
import { room, type AccountKeys, type CommandContext, type QueryContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { refuseRestricted } from '../withdrawn/index.ts';
import { openSealed, sealFile } from '../vault/index.ts';
import { mediaTypeOf } from './media-type.ts';

interface Row {
  id: string;
  account_id: string;
  account_seq: number;
  inquiry_id: string | null;
  kind: string;
  file_name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  blob: string | null;
  added_at: string;
  by_id: string | null;
}

const select = `SELECT document.id, account.id AS account_id, document.account_seq, inquiry.id AS inquiry_id, kind, file_name,
  media_type, size_bytes, sha256, blob, added_at, by_id
  FROM document JOIN account ON account.seq = document.account_seq
  LEFT JOIN inquiry ON inquiry.seq = document.inquiry_seq`;

const largestBytes = 50 * 1024 * 1024;
/** Bytes of one answer: small enough for the wire, large enough that an image comes in one or two. */
const partBytes = 384 * 1024;

function documentOf(row: Row, names: ReadonlyMap<string, string>): DocumentRow {
  return {
    id: row.id,
    accountId: row.account_id,
    inquiryId: row.inquiry_id,
    kind: row.kind,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    addedAt: row.added_at,
    addedBy: row.by_id === null ? null : (names.get(row.by_id) ?? row.by_id),
    present: row.blob !== null,
  };
}

function load(db: ReadDb, id: string): Row {
  const row = db.maybe<Row>(`${select} WHERE document.id = ?`, id);
  if (!row) throw new AppError('not-found', { what: 'document' });
  return row;
}

/** The account's key; null when it has none yet. */
function accountKey(db: ReadDb, keys: AccountKeys, accountSeq: number, accountId: string): Buffer | null {
  const row = db.maybe<{ wrapped: Uint8Array }>(
    'SELECT wrapped FROM account_key WHERE account_seq = ?',
    accountSeq,
  );
  return row ? keys.unwrap(accountId, row.wrapped) : null;
}

function openDocument(context: Pick<QueryContext, 'db' | 'keys' | 'folders'>, row: Row) {
  const key = accountKey(context.db, context.keys, row.account_seq, row.account_id);
  if (row.blob === null || !key) throw new AppError('not-found', { what: 'document-file' });
  try {
    return openSealed(key, join(context.folders.documents, row.blob), row.id);
  } finally {
    key.fill(0);
  }
}

/** The whole of a document: for exports. */
export function readDocument(
  context: Pick<QueryContext, 'db' | 'keys' | 'folders'>,
  id: string,
): { row: DocumentRow; bytes: Buffer } {
  const row = load(context.db, id);
  const sealed = openDocument(context, row);
  try {
    return { row: documentOf(row, staffNames(context.db)), bytes: sealed.read(0, sealed.sizeBytes) };
  } finally {
    sealed.close();
  }
}

/** The documents of an account, those of one inquiry first. */
export function listDocuments(db: ReadDb, accountId: string, inquiryId?: string): DocumentRow[] {
  const names = staffNames(db);
  return db
    .all<Row>(
      `${select} WHERE account.id = ? ORDER BY inquiry.id IS ? DESC, document.seq DESC`,
      accountId,
      inquiryId ?? null,
    )
    .map((row) => documentOf(row, names));
}

/** What a sealed file is called and belongs to. */
export interface NewDocument {
  readonly accountId: string;
  readonly inquiryId: string | null;
  readonly kind: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Seals bytes under the account's key and answers what `documents.insert` wants. The key is made if there is none. */
export async function sealDocument(
  context: Pick<QueryContext, 'db' | 'keys' | 'folders'>,
  document: NewDocument,
  ensureKey: (accountId: string) => Promise<unknown>,
) {
  const mediaType = mediaTypeOf(document.bytes);
  if (!mediaType) throw new AppError('unsupported', { what: 'document' });
  await ensureKey(document.accountId);
  const account = context.db.maybe<{ seq: number }>(
    'SELECT seq FROM account WHERE id = ?',
    document.accountId,
  );
  if (!account) throw new AppError('not-found', { what: 'account' });
  const key = accountKey(context.db, context.keys, account.seq, document.accountId);
  if (!key) throw new AppError('not-found', { what: 'account-key' });
  const id = newId('doc');
  const blob = newId('blob').slice(5);
  try {
    await sealFile(key, document.bytes, join(context.folders.documents, blob), id);
  } finally {
    key.fill(0);
  }
  return {
    id,
    accountId: document.accountId,
    inquiryId: document.inquiryId,
    kind: document.kind,
    fileName: document.fileName,
    mediaType,
    sizeBytes: document.bytes.length,
    sha256: createHash('sha256').update(document.bytes).digest('hex'),
    blob,
  };
}

function ensureKey(input: { accountId: string }, { db, keys }: CommandContext) {
  const account = db.maybe<{ seq: number }>('SELECT seq FROM account WHERE id = ?', input.accountId);
  if (!account) throw new AppError('not-found', { what: 'account' });
  if (!db.maybe('SELECT 1 AS found FROM account_key WHERE account_seq = ?', account.seq)) {
    const { key, wrapped } = keys.create(input.accountId);
    key.fill(0);
    db.run(
      'INSERT INTO account_key (account_seq, wrapped, key_id) VALUES (?, ?, ?)',
      account.seq,
      wrapped,
      newId('key').slice(4),
    );
  }
  return {};
}

export const documents = room(contract, {
  list: (input, context) => {
    refuseRestricted(context, { id: input.accountId });
    return { documents: listDocuments(context.db, input.accountId, input.inquiryId) };
  },
  read: (input, context) => {
    const row = load(context.db, input.id);
    refuseRestricted(context, { seq: row.account_seq });
    const sealed = openDocument(context, row);
    try {
      const offset = Math.min(input.offset, sealed.sizeBytes);
      const part = sealed.read(offset, Math.min(partBytes, sealed.sizeBytes - offset));
      const { sizeBytes } = sealed;
      return { base64: part.toString('base64'), offset, sizeBytes, mediaType: row.media_type };
    } finally {
      sealed.close();
    }
  },
  opened: (input, { db, fact }) => {
    if (input.offset > 0) return {};
    const row = load(db, input.id);
    fact({ action: 'document.opened', subject: row.account_id, params: { document: row.id } });
    return {};
  },
  attach: async (input, context) => {
    refuseRestricted(context, { id: input.accountId });
    const path = context.path(input.file);
    const { size } = await stat(path).catch(() => {
      throw new AppError('file-unreadable');
    });
    if (size > largestBytes) throw new AppError('too-large', { limitMegabytes: 50 });
    const document = {
      accountId: input.accountId,
      inquiryId: input.inquiryId ?? null,
      kind: input.kind,
      fileName: basename(path),
      bytes: await readFile(path),
    };
    const sealed = await sealDocument(context, document, (accountId) =>
      context.commit(contract.operations.ensureKey, 'documents.ensureKey', { accountId }),
    );
    try {
      return await context.commit(contract.operations.insert, 'documents.insert', sealed);
    } catch (error) {
      // Without its row nobody could ever find the file again.
      await unlink(join(context.folders.documents, sealed.blob)).catch(() => undefined);
      throw error;
    }
  },
  ensureKey,
  insert: (input, { db, now, actor, fact }) => {
    const account = db.one<{ seq: number }>('SELECT seq FROM account WHERE id = ?', input.accountId);
    const inquiry =
      input.inquiryId === null
        ? null
        : db.one<{ seq: number }>('SELECT seq FROM inquiry WHERE id = ?', input.inquiryId);
    const named = db.maybe<{ id: string }>(
      'SELECT id FROM document WHERE account_seq = ? AND inquiry_seq IS ? AND file_name = ? AND blob IS NULL',
      account.seq,
      inquiry?.seq ?? null,
      input.fileName,
    );
    // The sealed file is bound to its document's id: a row that only named the file gives way to the real one.
    if (named) db.run('DELETE FROM document WHERE id = ?', named.id);
    db.run(
      `INSERT INTO document (id, account_seq, inquiry_seq, kind, file_name, media_type, size_bytes, sha256, blob, added_at, by_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      input.id,
      account.seq,
      inquiry?.seq ?? null,
      input.kind,
      input.fileName,
      input.mediaType,
      input.sizeBytes,
      input.sha256,
      input.blob,
      now,
      actor.personId,
    );
    fact({ action: 'document.attached', subject: input.accountId, params: { document: input.id } });
    return documentOf(load(db, input.id), staffNames(db));
  },
});
