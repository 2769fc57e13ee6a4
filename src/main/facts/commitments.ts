/**
 * What a fact says about values without saying them: a keyed hash of each old and new value under the account's own key.
 * Whoever is given a value can check it while that key exists; once it is destroyed, nothing can be guessed any more.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { newId } from '../kit/ids.ts';
import type { AccountKeys, NewFact } from '../kit/room.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';

const label = Buffer.from('casefold/v1/fact-commitment\0');

/** Before or after. */
export type Side = 'before' | 'after';

/**
 * HMAC-SHA-256 under the account's key over the label and the JSON of [field, side, values, seq], base64url.
 * @param values each a text, or the JSON of a value with parts, its keys sorted
 * @source docs/vault-format.md, "Facts"
 */
export function commitment(
  key: Buffer,
  { field, side, values, seq }: { field: string; side: Side; values: readonly string[]; seq: number },
): string {
  const json = JSON.stringify([field, side, values, seq]);
  return createHmac('sha256', key).update(label).update(json).digest('base64url');
}

/** The values of one side of a change as they are committed to: texts as they are, values with parts as canonical JSON. */
export function committedValues(stored: string | null): string[] {
  if (stored === null) return [];
  const parsed: unknown = JSON.parse(stored);
  if (!Array.isArray(parsed)) return [textOf(parsed)];
  return parsed.map((entry: unknown) =>
    textOf(typeof entry === 'object' && entry !== null && 'v' in entry ? entry.v : entry),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value);
}

/** JSON without white space, the keys of every object sorted by their UTF-16 code units. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

interface PartRow {
  field: string;
  before: string | null;
  after: string | null;
  account_seq: number;
  account_id: string;
}

const partsOfChange = `SELECT field, before, after, change_field.account_seq, account.id AS account_id
  FROM change JOIN change_field ON change_field.change_seq = change.seq
  JOIN account ON account.seq = change_field.account_seq WHERE change.id = ? ORDER BY field`;

/** Keys of custom fields may say something about the person: they count, but are not written. */
const shownName = (field: string): string => (field.startsWith('custom:') ? 'custom' : field);

/** What a fact changed: of a change its fields, of an account that was made by hand all that it was made with. */
function partsOf(db: ReadDb, { action, subject, params }: NewFact): PartRow[] {
  const change = params?.['change'];
  if (typeof change === 'string' && change !== '') return db.all<PartRow>(partsOfChange, change);
  if (action !== 'account.created' || subject === undefined) return [];
  const sql = 'SELECT seq, fields FROM account WHERE id = ?';
  const account = db.maybe<{ seq: number; fields: string }>(sql, subject);
  if (!account) return [];
  // Written by the room of accounts: a map from field to entries.
  const fields = Object.entries(JSON.parse(account.fields) as Record<string, unknown>);
  return fields
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, entries]) => ({
      field,
      before: null,
      after: JSON.stringify(entries),
      account_seq: account.seq,
      account_id: subject,
    }));
}

/**
 * What a fact about a change, or about an account that was made by hand, adds to its parameters: `committed`, for each field in the order of their names
 * "field before after", separated by commas.
 */
export function commitmentsOf(
  db: WriteDb,
  keys: AccountKeys,
  fact: NewFact,
  seq: number,
): { committed?: string } {
  const parts = partsOf(db, fact);
  const [first] = parts;
  if (!first) return {};
  const key = keyOf(db, keys, first.account_seq, first.account_id);
  try {
    const committed = parts.map(({ field, before, after }) =>
      [
        shownName(field),
        commitment(key, { field, side: 'before', values: committedValues(before), seq }),
        commitment(key, { field, side: 'after', values: committedValues(after), seq }),
      ].join(' '),
    );
    return { committed: committed.join(',') };
  } finally {
    key.fill(0);
  }
}

/** The account's key; made when it has none. The caller wipes it. */
function keyOf(db: WriteDb, keys: AccountKeys, accountSeq: number, accountId: string): Buffer {
  const found = wrappedKey(db, accountSeq);
  if (found) return keys.unwrap(accountId, found);
  const { key, wrapped } = keys.create(accountId);
  db.run(
    'INSERT INTO account_key (account_seq, wrapped, key_id) VALUES (?, ?, ?)',
    accountSeq,
    wrapped,
    newId('key').slice(4),
  );
  return key;
}

function wrappedKey(db: ReadDb, accountSeq: number): Uint8Array | undefined {
  return db.maybe<{ wrapped: Uint8Array }>(
    'SELECT wrapped FROM account_key WHERE account_seq = ?',
    accountSeq,
  )?.wrapped;
}

/** A claim about a value, to be held against a fact. */
export interface Claim {
  readonly seq: number;
  /** With the key of a custom field: `custom:…`. */
  readonly field: string;
  readonly side: Side;
  readonly values: readonly string[];
}

/**
 * Whether a value is the one that a fact committed to. `no-key`: the account's key is destroyed, and nobody can tell any
 * more; `not-committed`: the fact says nothing about that field.
 */
export function checkClaim(
  db: ReadDb,
  keys: AccountKeys,
  claim: Claim,
): 'same' | 'different' | 'no-key' | 'not-committed' {
  const fact = db.maybe<{ subject: string | null; params: string }>(
    'SELECT subject, params FROM fact WHERE seq = ?',
    claim.seq,
  );
  const params = fact ? (JSON.parse(fact.params) as Record<string, unknown>) : {};
  const committed = params['committed'];
  if (typeof committed !== 'string' || !fact?.subject) return 'not-committed';
  const parts = committed.split(',').map((part) => part.split(' '));
  const sides = parts
    .filter(([field]) => field === shownName(claim.field))
    .map(([, before, after]) => (claim.side === 'before' ? before : after) ?? '');
  if (sides.length === 0) return 'not-committed';
  const account = db.maybe<{ seq: number }>('SELECT seq FROM account WHERE id = ?', fact.subject);
  const wrapped = account && wrappedKey(db, account.seq);
  if (!wrapped) return 'no-key';
  const key = keys.unwrap(fact.subject, wrapped);
  try {
    const claimed = Buffer.from(commitment(key, claim));
    // Several custom fields of one change stand under the same name.
    const same = sides.some(
      (side) => side.length === claimed.length && timingSafeEqual(Buffer.from(side), claimed),
    );
    return same ? 'same' : 'different';
  } finally {
    key.fill(0);
  }
}
