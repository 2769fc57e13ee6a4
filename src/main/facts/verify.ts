/** Walks the chain and its checkpoints, and says what was done to them. */
import { verify as verifySignature, type KeyObject } from 'node:crypto';
import type { FactsCheck } from '#contracts/facts.ts';
import type { ReadDb } from '../kit/sql.ts';
import { factColumns, hashInDigits, type FactRow } from './chain.ts';
import {
  checkpointColumns,
  checkpointText,
  endorsementText,
  keyColumns,
  keyMade,
  publicKeyOf,
  type CheckpointRow,
  type FactKeyRow,
} from './checkpoints.ts';
import { kindOfBreak, type Break } from './tampering.ts';

const rowsAtOnce = 4_096;
const nothingBefore = '0'.repeat(64);

/** A fact with its hash in hexadecimal digits. */
type Walked = Omit<FactRow, 'hash'> & { readonly digits: string };
const walkedColumns = 'seq, at, by_id, action, subject, params, place, lower(hex(hash)) AS digits';

/** What a walk begins with. */
interface Start {
  readonly from: CheckpointRow | undefined;
  readonly checkpoints: CheckpointRow[];
  readonly keys: readonly (FactKeyRow & { readonly object: KeyObject })[];
}

/** The whole chain in one go. */
export function verifyFacts(db: ReadDb, vaultId: string): FactsCheck {
  const walk = walkFacts(db, vaultId, false);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/** The same, a part at a time, so that a reader's other queries come through; `tail` from the last checkpoint only. */
export async function verifyInParts(db: ReadDb, vaultId: string, tail: boolean): Promise<FactsCheck> {
  const walk = walkFacts(db, vaultId, tail);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function startOf(db: ReadDb, tail: boolean): Start {
  const keys = db
    .all<FactKeyRow>(`SELECT ${keyColumns} FROM fact_key ORDER BY number`)
    .map((key) => ({ ...key, object: publicKeyOf(key.public) }));
  const order = tail ? 'DESC LIMIT 2' : '';
  const checkpoints = db.all<CheckpointRow>(
    `SELECT ${checkpointColumns} FROM fact_checkpoint ORDER BY seq ${order}`,
  );
  if (tail) checkpoints.reverse();
  return { from: tail ? checkpoints.at(-1) : undefined, checkpoints, keys };
}

function* walkFacts(db: ReadDb, vaultId: string, tail: boolean): Generator<undefined, FactsCheck> {
  const { from, checkpoints, keys } = startOf(db, tail);
  let seen = from ? from.seq - 1 : 0;
  // The fact under a checkpoint is taken as signed: what it follows is not asked.
  let before = from ? null : nothingBefore;
  let sealed = tail ? checkpoints.length - (from ? 1 : 0) : 0;
  let made = from ? keysBefore(keys, from.seq) : 0;
  const answer = (found: Break | null): FactsCheck => ({
    ok: found === null,
    facts: seen,
    checkpoints: sealed,
    keys: keys.length,
    firstBroken: found?.first ?? null,
    through: found?.through ?? null,
    kind: found?.kind ?? null,
    head: before ?? nothingBefore,
    from: from?.seq ?? 1,
  });
  const keyBreak = brokenKey(vaultId, keys);
  if (keyBreak) return answer(keyBreak);
  if (from && made !== madeBefore(db, from.seq))
    return answer(removedKey(checkpoints, sealed, from.seq, made));
  for (;;) {
    const rows: Walked[] = db.all<Walked>(
      `SELECT ${walkedColumns} FROM fact WHERE seq > ? ORDER BY seq LIMIT ${rowsAtOnce}`,
      seen,
    );
    for (const row of rows) {
      const checkpoint = checkpoints[sealed];
      const right = before === null || hashInDigits(before, row) === row.digits;
      if (row.seq !== seen + 1 || !right) return answer(breakAt(db, before, seen + 1, row.seq));
      if (row.action === keyMade || keys[made]?.from_seq === row.seq) {
        if (!namesKey(row, keys[made])) return answer(removedKey(checkpoints, sealed, row.seq, made));
        made += 1;
      }
      seen = row.seq;
      before = row.digits;
      if (checkpoint?.seq !== row.seq) continue;
      const found = brokenCheckpoint(vaultId, keys, checkpoint, checkpoints[sealed - 1], row.digits);
      if (found) return answer(found);
      sealed += 1;
    }
    if (rows.length < rowsAtOnce) break;
    yield;
  }
  const missing = checkpoints[sealed]?.seq ?? keys[made]?.from_seq;
  return answer(missing === undefined ? null : { kind: 'truncated', first: seen + 1, through: missing });
}

function breakAt(db: ReadDb, before: string | null, expected: number, seq: number): Break {
  const row = db.one<FactRow>(`SELECT ${factColumns} FROM fact WHERE seq = ?`, seq);
  return kindOfBreak(db, { before: before === null ? null : Buffer.from(before, 'hex'), expected, row });
}

type Keys = Start['keys'];

/** Each key is endorsed by the one before, the first by itself. */
function brokenKey(vaultId: string, keys: Keys): Break | null {
  for (const [at, key] of keys.entries()) {
    const signer = keys[at - 1] ?? key;
    const right =
      key.number === at + 1 &&
      key.from_seq >= signer.from_seq &&
      verifySignature(null, endorsementText(vaultId, key), signer.object, key.endorsement);
    if (!right) return { kind: 'bad-signature', first: key.from_seq, through: null };
  }
  return null;
}

/** How many keys were made before a fact, by the keys and by the log. */
const keysBefore = (keys: Keys, seq: number): number => keys.filter(({ from_seq }) => from_seq < seq).length;
const madeBefore = (db: ReadDb, seq: number): number =>
  db.one<{ made: number }>('SELECT count(*) AS made FROM fact WHERE action = ? AND seq < ?', keyMade, seq)
    .made;

/** Whether a fact is the one that a key was made, with its number, its public half and its endorsement. */
function namesKey(row: Pick<FactRow, 'seq' | 'action' | 'params'>, key: Keys[number] | undefined): boolean {
  if (row.action !== keyMade || key?.from_seq !== row.seq) return false;
  const digits = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const said = { key: key.number, public: digits(key.public) };
  // Facts from before endorsements stood in the log are without.
  const both = [said, { ...said, endorsement: digits(key.endorsement) }];
  return both.some((one) => JSON.stringify(one) === row.params);
}

/**
 * The log says that a key was made here, and the table of keys does not, or the other way round. Where an older key signs
 * what follows, that is what it was done for.
 */
function removedKey(checkpoints: readonly CheckpointRow[], sealed: number, seq: number, made: number): Break {
  const next = checkpoints.slice(Math.max(0, sealed - 1)).find((checkpoint) => checkpoint.seq >= seq);
  return next && next.key_number <= made
    ? { kind: 're-signed', first: seq, through: next.seq }
    : { kind: 'bad-signature', first: seq, through: null };
}

function brokenCheckpoint(
  vaultId: string,
  keys: Keys,
  checkpoint: CheckpointRow,
  before: CheckpointRow | undefined,
  digits: string,
): Break | null {
  const first = (before?.seq ?? 0) + 1;
  const text = checkpointText(vaultId, checkpoint, before);
  const signedBy = (key: Keys[number]): boolean =>
    verifySignature(null, text, key.object, checkpoint.signature);
  const inForce = keys.findLast((key) => key.from_seq <= checkpoint.seq);
  const right = inForce?.number === checkpoint.key_number && signedBy(inForce);
  if (!right) {
    const older = keys.some((key) => key !== inForce && signedBy(key));
    return { kind: older ? 're-signed' : 'bad-signature', first, through: checkpoint.seq };
  }
  // The chain is whole in itself and is not the one that was signed: written anew from somewhere after the last one.
  if (Buffer.from(checkpoint.hash).toString('hex') !== digits) {
    return { kind: 'forked', first, through: checkpoint.seq };
  }
  return null;
}
