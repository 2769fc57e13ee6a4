/** The chain itself: how a fact is hashed, and how one is appended. */
import { hash } from 'node:crypto';
import type { AccountKeys, NewFact } from '../kit/room.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { commitmentsOf } from './commitments.ts';

/** A fact as it lies in its table. */
export interface FactRow {
  seq: number;
  at: string;
  by_id: string | null;
  action: string;
  subject: string | null;
  params: string;
  place: string | null;
  hash: Uint8Array;
}

export const factColumns = 'seq, at, by_id, action, subject, params, place, hash';

const labels = [Buffer.from('casefold fact 1\0'), Buffer.from('casefold fact 2\0')] as const;
const labelBytes = 16;
const hashBytes = 32;
let scratch = Buffer.alloc(64 * 1024);

/** What the first fact follows: 32 zero bytes. */
export const beginning: Uint8Array = Buffer.alloc(hashBytes);

/**
 * The chained hash of a fact: SHA-256 over a label, the hash before, and the fact as JSON.
 * @source docs/vault-format.md, "Facts"
 */
export function hashOf(before: Uint8Array, fact: Omit<FactRow, 'hash'>): Buffer {
  const length = layOut(fact);
  scratch.set(before, labelBytes);
  return hash('sha256', scratch.subarray(0, length), 'buffer');
}

/** The same in hexadecimal digits, both ways: long walks make no buffer for each row. */
export function hashInDigits(before: string, fact: Omit<FactRow, 'hash'>): string {
  const length = layOut(fact);
  scratch.write(before, labelBytes, 'hex');
  return hash('sha256', scratch.subarray(0, length), 'hex');
}

/** Lays out label and content in the scratch buffer, with room for the hash before; answers how long it is. */
function layOut({ seq, at, by_id, action, subject, params, place }: Omit<FactRow, 'hash'>): number {
  const first = [seq, at, by_id, action, subject, params];
  const json = JSON.stringify(place === null ? first : [...first, place]);
  const most = labelBytes + hashBytes + 3 * json.length;
  if (most > scratch.length) scratch = Buffer.alloc(2 * most);
  scratch.set(labels[place === null ? 0 : 1], 0);
  return labelBytes + hashBytes + scratch.write(json, labelBytes + hashBytes, 'utf8');
}

/** Whether a row's hash is that of its content after `before`. */
export function follows(before: Uint8Array, row: FactRow): boolean {
  return row.hash.length === hashBytes && hashOf(before, row).equals(row.hash);
}

/** The newest fact. */
export function lastFact(db: ReadDb): FactRow | undefined {
  return db.maybe<FactRow>(`SELECT ${factColumns} FROM fact ORDER BY seq DESC LIMIT 1`);
}

/** Who did it, when and where; and the accounts' keys, under which changed values are committed to. */
export interface FactSurroundings {
  readonly at: string;
  readonly byId: string | null;
  readonly place: string;
  readonly keys: AccountKeys;
}

/** Appends a fact inside the transaction of what it tells. */
export function appendFact(db: WriteDb, fact: NewFact, { at, byId, place, keys }: FactSurroundings): void {
  const last = lastFact(db);
  const seq = (last?.seq ?? 0) + 1;
  const row = {
    seq,
    at,
    by_id: byId,
    action: fact.action,
    subject: fact.subject ?? null,
    params: JSON.stringify({ ...fact.params, ...commitmentsOf(db, keys, fact, seq) }),
    place,
  };
  db.run(
    `INSERT INTO fact (${factColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.by_id,
    row.action,
    row.subject,
    row.params,
    row.place,
    hashOf(last?.hash ?? beginning, row),
  );
}
