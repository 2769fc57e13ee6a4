/**
 * Checks the log of facts: every hash, every checkpoint, every signing key, from docs/vault-format.md alone.
 * @source docs/vault-format.md, "Facts"
 */
import { createHash, createPublicKey, verify as fitsSignature, type KeyObject } from 'node:crypto';
import type { Cell, Database, Row } from './database.ts';

/** What was done to a log. */
export type Tampering =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'duplicated'
  | 'truncated'
  | 'forked'
  | 're-signed'
  | 'bad-signature';

/** What a walk along the log found. */
export interface ChainReport {
  readonly ok: boolean;
  /** Number of the last fact that was found right. */
  readonly facts: number;
  readonly checkpoints: number;
  readonly keys: number;
  readonly firstBroken: number | null;
  /** Last number that may be concerned, where it is not one alone. */
  readonly through: number | null;
  readonly kind: Tampering | null;
  /** Hash of the last fact that was found right. */
  readonly head: string;
  /** Its anchor: 22 hexadecimal digits. */
  readonly anchor: string;
}

interface Fact {
  readonly seq: number;
  readonly content: readonly Cell[];
  readonly place: Cell;
  readonly hash: Buffer;
}

interface Checkpoint {
  readonly seq: number;
  readonly at: Cell;
  readonly key: number;
  readonly hash: Buffer;
  readonly signature: Buffer;
}

/** A key that signs checkpoints and certificates. */
export interface SigningKey {
  readonly number: number;
  /** Raw, 32 bytes. */
  readonly raw: Buffer;
  readonly from: number;
  readonly endorsement: Buffer;
  readonly object: KeyObject;
}

type Break = Pick<ChainReport, 'kind' | 'firstBroken' | 'through'>;

const bytesOf = (cell: Cell | undefined): Buffer => (Buffer.isBuffer(cell) ? cell : Buffer.alloc(0));
const found = (kind: Tampering, firstBroken: number, through: number | null = null): Break => ({
  kind,
  firstBroken,
  through,
});

/** JSON without white space, keys sorted. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

/** An Ed25519 public key from its raw bytes. @throws when they are none */
export function ed25519Key(raw: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  });
}

function hashAfter(before: Buffer, fact: Fact, seq = fact.seq): Buffer {
  const content = [seq, ...fact.content, ...(fact.place === null ? [] : [fact.place])];
  return createHash('sha256')
    .update(fact.place === null ? 'casefold fact 1\0' : 'casefold fact 2\0')
    .update(before)
    .update(JSON.stringify(content))
    .digest();
}

const factOf = (row: Row): Fact => ({
  seq: Number(row['seq']),
  content: [row['at'], row['by_id'], row['action'], row['subject'], row['params']].map(
    (cell) => cell ?? null,
  ),
  place: row['place'] ?? null,
  hash: bytesOf(row['hash']),
});

/** The signing keys of a vault, oldest first. */
export function signingKeys(database: Database): SigningKey[] {
  if (!database.has('fact_key')) return [];
  return [...database.rows('fact_key')].map((row) => {
    const raw = bytesOf(row['public']);
    return {
      number: Number(row['number']),
      raw,
      from: Number(row['from_seq']),
      endorsement: bytesOf(row['endorsement']),
      object: ed25519Key(raw),
    };
  });
}

const checkpointsOf = (database: Database): Checkpoint[] =>
  database.has('fact_checkpoint')
    ? [...database.rows('fact_checkpoint')].map((row) => ({
        seq: Number(row['seq']),
        at: row['at'] ?? null,
        key: Number(row['key_number']),
        hash: bytesOf(row['hash']),
        signature: bytesOf(row['signature']),
      }))
    : [];

/**
 * Walks the whole log.
 * @param vaultId 32 hexadecimal digits
 */
export function checkChain(database: Database, vaultId: string): ChainReport {
  const keys = signingKeys(database);
  const checkpoints = checkpointsOf(database);
  let before: Buffer = Buffer.alloc(32);
  let earlier: Buffer = before;
  let [facts, sealed, made] = [0, 0, 0];
  const hashes = new Map<string, number>();
  const report = (broken: Break | null): ChainReport => ({
    ok: broken === null,
    facts,
    checkpoints: sealed,
    keys: keys.length,
    ...(broken ?? { kind: null, firstBroken: null, through: null }),
    head: before.toString('hex'),
    anchor: anchorOf(vaultId, facts, before),
  });
  const keyBreak = brokenKey(vaultId, keys);
  if (keyBreak) return report(keyBreak);
  const rows = database.rows('fact');
  for (const row of rows) {
    const fact = factOf(row);
    if (fact.seq > facts + 1) return report(found('deleted', facts + 1, fact.seq - 1));
    if (fact.seq <= facts || hashes.has(fact.hash.toString('latin1'))) {
      return report(found('duplicated', fact.seq));
    }
    if (!hashAfter(before, fact).equals(fact.hash)) {
      const rest: Fact[] = [];
      for (const later of rows) if (rest.push(factOf(later)) >= 20_000) break;
      return report(kindOfBreak(before, earlier, fact, rest));
    }
    if (fact.content[2] === 'audit.key-made' || keys[made]?.from === fact.seq) {
      if (!namesKey(fact, keys[made])) return report(keyMissing(checkpoints, fact.seq, made));
      made += 1;
    }
    facts = fact.seq;
    earlier = before;
    before = fact.hash;
    hashes.set(fact.hash.toString('latin1'), fact.seq);
    const checkpoint = checkpoints[sealed];
    if (checkpoint?.seq !== fact.seq) continue;
    const broken = brokenCheckpoint(vaultId, keys, checkpoint, checkpoints[sealed - 1], fact);
    if (broken) return report(broken);
    sealed += 1;
  }
  const missing = checkpoints[sealed]?.seq ?? keys[made]?.from;
  return report(missing === undefined ? null : found('truncated', facts + 1, missing));
}

/** Names what was done, by the places for which the hashes of this row and of later ones were made. */
function kindOfBreak(before: Buffer, earlier: Buffer, fact: Fact, rest: readonly Fact[]): Break {
  const made = (one: Fact, after: Buffer, seq: number): boolean =>
    hashAfter(after, one, seq).equals(one.hash);
  let madeHere = false;
  let previous = fact.hash;
  for (const later of rest) {
    madeHere ||= made(later, before, fact.seq);
    const stayed =
      hashAfter(before, later, fact.seq).equals(fact.hash) ||
      hashAfter(previous, fact, later.seq).equals(later.hash);
    const belongsLater =
      made(fact, previous, later.seq) ||
      made(fact, later.hash, later.seq) ||
      made(fact, later.hash, later.seq + 1);
    if (stayed || belongsLater) {
      return found('reordered', fact.seq);
    }
    previous = later.hash;
  }
  if (madeHere) return found('inserted', fact.seq);
  if (fact.seq > 1 && made(fact, earlier, fact.seq - 1)) return found('inserted', fact.seq - 1);
  const [next] = rest;
  if (next && made(next, fact.hash, next.seq + 1)) return found('deleted', fact.seq);
  return found('edited', fact.seq);
}

function brokenKey(vaultId: string, keys: readonly SigningKey[]): Break | null {
  for (const [at, key] of keys.entries()) {
    const signer = keys[at - 1] ?? key;
    const text = canonical({
      what: 'casefold-signing-key',
      vault: vaultId,
      key: key.number,
      from: key.from,
      public: key.raw.toString('base64'),
    });
    const right = fitsSignature(null, Buffer.from(text), signer.object, key.endorsement);
    if (!right || key.number !== at + 1) return found('bad-signature', key.from);
  }
  return null;
}

/** A key counts from the fact on that names it: its number, its public half, and since it stands there its endorsement. */
function namesKey(fact: Fact, key: SigningKey | undefined): boolean {
  const [, , action, , params] = fact.content;
  if (action !== 'audit.key-made' || typeof params !== 'string' || key?.from !== fact.seq) return false;
  try {
    const said: unknown = JSON.parse(params);
    if (typeof said !== 'object' || said === null) return false;
    const { key: number, public: half, endorsement }: Record<string, unknown> = { ...said };
    const endorsed = endorsement === undefined || endorsement === key.endorsement.toString('base64');
    return number === key.number && half === key.raw.toString('base64') && endorsed;
  } catch {
    return false;
  }
}

/** A key and the fact that names it do not go together: taken out so that an older key may sign on, or altered. */
function keyMissing(checkpoints: readonly Checkpoint[], seq: number, made: number): Break {
  const next = checkpoints.find((checkpoint) => checkpoint.seq >= seq);
  return next && next.key <= made ? found('re-signed', seq, next.seq) : found('bad-signature', seq);
}

function brokenCheckpoint(
  vaultId: string,
  keys: readonly SigningKey[],
  checkpoint: Checkpoint,
  last: Checkpoint | undefined,
  fact: Fact,
): Break | null {
  const text = canonical({
    what: 'casefold-checkpoint',
    vault: vaultId,
    seq: checkpoint.seq,
    hash: checkpoint.hash.toString('hex'),
    at: checkpoint.at,
    key: checkpoint.key,
    previous: last?.signature.toString('base64') ?? '',
  });
  const signed = (key: SigningKey): boolean =>
    fitsSignature(null, Buffer.from(text), key.object, checkpoint.signature);
  const first = (last?.seq ?? 0) + 1;
  const inForce = keys.findLast((key) => key.from <= checkpoint.seq);
  if (inForce?.number !== checkpoint.key || !signed(inForce)) {
    const byAnother = keys.some((key) => key !== inForce && signed(key));
    return found(byAnother ? 're-signed' : 'bad-signature', first, checkpoint.seq);
  }
  return checkpoint.hash.equals(fact.hash) ? null : found('forked', first, checkpoint.seq);
}

/** The anchor of a fact: the first 88 bits of a SHA-256, as 22 hexadecimal digits. */
export function anchorOf(vaultId: string, seq: number, hash: Buffer): string {
  const number = Buffer.alloc(8);
  number.writeBigUInt64LE(BigInt(seq));
  return createHash('sha256')
    .update('casefold/v1/anchor\0')
    .update(Buffer.from(vaultId, 'hex'))
    .update(number)
    .update(hash)
    .digest('hex')
    .slice(0, 22);
}

/** The anchor of one fact of a vault; null when there is no such fact. */
export function anchorAt(database: Database, vaultId: string, seq: number): string | null {
  for (const row of database.rows('fact')) {
    if (row['seq'] === seq) return anchorOf(vaultId, seq, bytesOf(row['hash']));
  }
  return null;
}
