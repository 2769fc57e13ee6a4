/**
 * Checkpoints: the head of the chain, signed. Keys are replaced after thirty days and the private half of the old one is
 * destroyed, so that nobody can sign again what was signed then.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { AccountKeys, FactKeys } from '../kit/room.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { appendFact, lastFact } from './chain.ts';
import { canonicalJson } from './commitments.ts';

/** Facts from one checkpoint to the next, at most, unless one transaction writes more. */
export const factsPerCheckpoint = 256;
/** The fact that a signing key was made: the first one that the key signs. */
export const keyMade = 'audit.key-made';
const mostDays = 30;
const dayMs = 86_400_000;

/** What signing needs: all of it is in a command's context. */
export interface Sealing {
  readonly db: WriteDb;
  readonly now: string;
  readonly factKeys: FactKeys;
  readonly keys: AccountKeys;
  readonly place: string;
}

/** A signing key as it lies in its table. */
export interface FactKeyRow {
  number: number;
  public: Uint8Array;
  private: Uint8Array | null;
  from_seq: number;
  made_at: string;
  retired_at: string | null;
  endorsement: Uint8Array;
}

/** A checkpoint as it lies in its table. */
export interface CheckpointRow {
  seq: number;
  at: string;
  key_number: number;
  hash: Uint8Array;
  signature: Uint8Array;
}

export const keyColumns = 'number, public, private, from_seq, made_at, retired_at, endorsement';
export const checkpointColumns = 'seq, at, key_number, hash, signature';

const base64 = (bytes: Uint8Array | undefined): string =>
  bytes ? Buffer.from(bytes).toString('base64') : '';
/** What DER puts before the raw 32 bytes of an Ed25519 key. @source RFC 8410 */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** A public key from its raw 32 bytes. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
}

/** The text that a checkpoint signs. @source docs/vault-format.md, "Facts" */
export function checkpointText(
  vaultId: string,
  { seq, at, key_number, hash }: CheckpointRow,
  before: CheckpointRow | undefined,
): Buffer {
  return Buffer.from(
    canonicalJson({
      at,
      hash: Buffer.from(hash).toString('hex'),
      key: key_number,
      previous: base64(before?.signature),
      seq,
      vault: vaultId,
      what: 'casefold-checkpoint',
    }),
  );
}

/** The text by which a key takes the next one's word, or the first one its own. */
export function endorsementText(
  vaultId: string,
  key: Pick<FactKeyRow, 'number' | 'public' | 'from_seq'>,
): Buffer {
  const { number, from_seq } = key;
  return Buffer.from(
    canonicalJson({
      from: from_seq,
      key: number,
      public: base64(key.public),
      vault: vaultId,
      what: 'casefold-signing-key',
    }),
  );
}

const currentKey = (db: ReadDb): FactKeyRow | undefined =>
  db.maybe<FactKeyRow>(`SELECT ${keyColumns} FROM fact_key ORDER BY number DESC LIMIT 1`);

function signWith(factKeys: FactKeys, { number, private: wrapped }: FactKeyRow, text: Buffer): Buffer {
  const seed = factKeys.unwrap(number, wrapped ?? Buffer.alloc(0));
  const der = Buffer.concat([privatePrefix, seed]);
  try {
    return sign(null, text, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  } finally {
    seed.fill(0);
    der.fill(0);
  }
}

/**
 * A new key, endorsed by the one before, whose private half is destroyed. That it was made is a fact, with its public half
 * and its endorsement, so that neither can be taken out of the log without breaking it.
 */
function makeKey(sealing: Sealing, before: FactKeyRow | undefined): FactKeyRow {
  const { db, now, factKeys, keys, place } = sealing;
  const pair = generateKeyPairSync('ed25519');
  const der = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const seed = der.subarray(-32);
  const row = {
    number: (before?.number ?? 0) + 1,
    public: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    private: null,
    from_seq: (lastFact(db)?.seq ?? 0) + 1,
    made_at: now,
    retired_at: null,
    endorsement: Buffer.alloc(0),
  };
  try {
    const text = endorsementText(factKeys.vaultId, row);
    const endorsement = before ? signWith(factKeys, before, text) : sign(null, text, pair.privateKey);
    const made = { ...row, private: factKeys.wrap(row.number, seed), endorsement };
    db.run('UPDATE fact_key SET private = NULL, retired_at = ? WHERE retired_at IS NULL', now);
    db.run(
      `INSERT INTO fact_key (${keyColumns}) VALUES (?, ?, ?, ?, ?, NULL, ?)`,
      made.number,
      made.public,
      made.private,
      made.from_seq,
      made.made_at,
      made.endorsement,
    );
    const params = { key: made.number, public: base64(made.public), endorsement: base64(endorsement) };
    appendFact(db, { action: keyMade, params }, { at: now, byId: null, place, keys });
    return made;
  } finally {
    seed.fill(0);
    der.fill(0);
  }
}

/** The key to sign with now: a new one when there is none, when it is thirty days old, or when asked for. */
function keyNow(sealing: Sealing, fresh = false): FactKeyRow {
  const current = currentKey(sealing.db);
  const age = current ? Date.parse(sealing.now) - Date.parse(current.made_at) : 0;
  return current && !fresh && age < mostDays * dayMs ? current : makeKey(sealing, current);
}

const lastCheckpoint = (db: ReadDb): CheckpointRow | undefined =>
  db.maybe<CheckpointRow>(`SELECT ${checkpointColumns} FROM fact_checkpoint ORDER BY seq DESC LIMIT 1`);

/** Signs the present head, inside the open transaction; nothing new when it is signed already. */
export function sealCheckpoint(sealing: Sealing): { readonly seq: number } | null {
  const { db, now, factKeys } = sealing;
  if (!lastFact(db)) return null;
  const key = keyNow(sealing);
  const head = lastFact(db);
  const before = lastCheckpoint(db);
  if (!head || before?.seq === head.seq) return before ?? null;
  const row: CheckpointRow = {
    seq: head.seq,
    at: now,
    key_number: key.number,
    hash: head.hash,
    signature: Buffer.alloc(0),
  };
  const signature = signWith(factKeys, key, checkpointText(factKeys.vaultId, row, before));
  db.run(
    `INSERT INTO fact_checkpoint (${checkpointColumns}) VALUES (?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.key_number,
    row.hash,
    signature,
  );
  return { seq: head.seq };
}

/** Seals once enough facts were appended since the last time. */
export function sealWhenDue(sealing: Sealing): void {
  const due = (lastCheckpoint(sealing.db)?.seq ?? 0) + factsPerCheckpoint;
  if ((lastFact(sealing.db)?.seq ?? 0) >= due) sealCheckpoint(sealing);
}

/**
 * Replaces the signing key now; what the old one signed is sealed first, and can not be signed by it again.
 * @param next keys of the log from here on, where they change as well: under them the new private half is wrapped
 */
export function replaceKey(sealing: Sealing, next: FactKeys = sealing.factKeys): { readonly number: number } {
  sealCheckpoint(sealing);
  const { unwrap } = sealing.factKeys;
  const { number } = keyNow({ ...sealing, factKeys: { ...next, unwrap } }, true);
  sealCheckpoint({ ...sealing, factKeys: next });
  return { number };
}

/**
 * Signs a document of the vault with the key that signs checkpoints.
 * @param canonical its canonical JSON, without a `signature` member
 * @returns base64 of the raw 32 and 64 bytes
 */
export function signDocument(
  sealing: Sealing,
  canonical: string,
): { readonly publicKey: string; readonly signature: string } {
  const key = keyNow(sealing);
  return {
    publicKey: base64(key.public),
    signature: base64(signWith(sealing.factKeys, key, Buffer.from(canonical, 'utf8'))),
  };
}

/** The base64 public half that `signDocument` will sign with: it stands inside what is signed. */
export function signingKey(sealing: Sealing): string {
  return base64(keyNow(sealing).public);
}
