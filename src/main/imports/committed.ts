/**
 * What a file brought, committed to without saying it: one commitment for each account that a batch made or changed, and
 * one fact with the digest of them all. A commitment is a hash over a salt that lies in the account's own row and goes with
 * its values, so that afterwards nobody can test a guess, while those of the other accounts stay checkable.
 * @source docs/vault-format.md, "Commitments of imports"
 */
import { createHash, hash, randomBytes } from 'node:crypto';
import type { NewFact } from '../kit/room.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';

/** Bytes of a salt: a multiple of three, so that its base64 needs no filling. */
const saltBytes = 18;
/** Characters of base64 that a commitment keeps: 21 bytes. */
const keptCharacters = 28;
const keptBytes = 21;

/** What a new account's commitment is made from. */
export interface NewcomerHeader {
  readonly id: string;
  readonly referenceId: string | null;
  readonly type: string;
  readonly status: string;
}

/** Salts from one call for randomness: one of its own for each would cost more than all the rest. */
export function newSalts(): () => string {
  let pool = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at + saltBytes > pool.length) [pool, at] = [randomBytes(saltBytes * 256), 0];
    at += saltBytes;
    return pool.toString('base64url', at - saltBytes, at);
  };
}

const commitTo = (salt: string, what: string): string =>
  // One call over one text: a keyed hash object for each of a million accounts would cost twenty times as much.
  hash('sha256', `casefold/v1/import-commitment\0${salt}${what}`, 'base64').slice(0, keptCharacters);

/**
 * The commitment to an account as a file made it: 28 characters of base64.
 * @param fields JSON of its fields in the order of their numbers, as they were first stored
 */
export function newcomerCommitment(salt: string, header: NewcomerHeader, fields: string): string {
  const { id, referenceId, type, status } = header;
  return commitTo(salt, `${JSON.stringify(['created', id, referenceId, type, status])}${fields}`);
}

/** One field of a change, before and after, as stored. */
export interface ChangedPart {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The commitment to a change that a file made. */
export function changeCommitment(
  salt: string,
  ids: { readonly account: string; readonly change: string },
  parts: readonly ChangedPart[],
): string {
  const said = parts.map(({ field, before, after }) => [field, before, after]);
  return commitTo(salt, JSON.stringify(['changed', ids.account, ids.change, said]));
}

/** The parts of a change, by the names of their fields. */
export function partsOf(db: ReadDb, changeId: string): ChangedPart[] {
  return db.all<ChangedPart>(
    `SELECT field, before, after FROM change JOIN change_field ON change_seq = change.seq WHERE id = ? ORDER BY field`,
    changeId,
  );
}

/** Gathers the commitments of one batch. */
export interface BatchCommitments {
  add(line: number, commitment: string): void;
  /** An account that was changed: its salt is made when it has none. */
  addChange(line: number, account: { readonly seq: number; readonly id: string }, changeId: string): void;
  /** Writes them, and answers the fact; null when the batch did nothing. */
  write(importRow: { readonly seq: number; readonly id: string }, through: number): NewFact | null;
}

/** Commitments within one transaction. */
export function newBatchCommitments(db: WriteDb, newSalt: () => string): BatchCommitments {
  const lines: number[] = [];
  const commitments: string[] = [];
  const add = (line: number, commitment: string): void => {
    lines.push(line);
    commitments.push(commitment);
  };
  return {
    add,
    addChange: (line, { seq, id }, changeId) => {
      const parts = partsOf(db, changeId);
      add(line, changeCommitment(saltOf(db, seq, newSalt), { account: id, change: changeId }, parts));
    },
    write: ({ seq, id }, through) => {
      if (lines.length === 0) return null;
      const places = Buffer.alloc(4 * lines.length);
      lines.forEach((line, at) => places.writeUInt32LE(line, 4 * at));
      const bytes = Buffer.from(commitments.join(''), 'base64');
      const sql = 'INSERT INTO import_batch (import_seq, through, lines, commitments) VALUES (?, ?, ?, ?)';
      db.run(sql, seq, through, places, bytes);
      const digest = batchDigest(id, through, places, bytes);
      return { action: batchAction, subject: id, params: { through, accounts: lines.length, digest } };
    },
  };
}

/** The fact of a batch. */
export const batchAction = 'import.batch';

/** The digest that the fact of a batch holds, base64url. */
export function batchDigest(
  importId: string,
  through: number,
  lines: Uint8Array,
  commitments: Uint8Array,
): string {
  return createHash('sha256')
    .update(`casefold/v1/import-batch\0${JSON.stringify([importId, through])}`)
    .update(lines)
    .update(commitments)
    .digest('base64url');
}

/** The commitments of a batch that are about one line. */
export function commitmentsAt(lines: Uint8Array, commitments: Uint8Array, line: number): string[] {
  const places = Buffer.from(lines);
  const found: string[] = [];
  for (let at = 0; 4 * at < places.length; at += 1) {
    if (places.readUInt32LE(4 * at) !== line) continue;
    found.push(Buffer.from(commitments.subarray(keptBytes * at, keptBytes * (at + 1))).toString('base64'));
  }
  return found;
}

function saltOf(db: WriteDb, seq: number, newSalt: () => string): string {
  const known = db.one<{ salt: string | null }>('SELECT salt FROM account WHERE seq = ?', seq).salt;
  if (known !== null) return known;
  const salt = newSalt();
  db.run('UPDATE account SET salt = ? WHERE seq = ?', salt, seq);
  return salt;
}
