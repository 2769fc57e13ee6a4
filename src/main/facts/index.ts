/** The log of facts: appended only, each chained to the one before. */
import { createHash } from 'node:crypto';
import { facts as contract } from '#contracts/facts.ts';
import { room, type NewFact } from '../kit/room.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';

interface FactRow {
  seq: number;
  at: string;
  by_id: string | null;
  action: string;
  subject: string | null;
  params: string;
  hash: Uint8Array;
}

const columns = 'seq, at, by_id, action, subject, params, hash';

/**
 * The chained hash of a fact: SHA-256 over a label, the hash before, and the fact as JSON.
 * @source docs/vault-format.md, "Facts"
 */
function hashOf(before: Uint8Array, fact: Omit<FactRow, 'hash'>): Buffer {
  const { seq, at, by_id, action, subject, params } = fact;
  return createHash('sha256')
    .update('casefold fact 1\0')
    .update(before)
    .update(JSON.stringify([seq, at, by_id, action, subject, params]))
    .digest();
}

const beginning = Buffer.alloc(32);

/** Appends a fact inside the transaction of what it tells. */
export function appendFact(db: WriteDb, fact: NewFact & { at: string; byId: string | null }): void {
  const last = db.maybe<FactRow>(`SELECT ${columns} FROM fact ORDER BY seq DESC LIMIT 1`);
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: fact.at,
    by_id: fact.byId,
    action: fact.action,
    subject: fact.subject ?? null,
    params: JSON.stringify(fact.params ?? {}),
  };
  db.run(
    `INSERT INTO fact (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.by_id,
    row.action,
    row.subject,
    row.params,
    hashOf(last?.hash ?? beginning, row),
  );
}

/** Walks the chain from the start. */
export function verifyFacts(db: ReadDb): {
  ok: boolean;
  facts: number;
  firstBroken: number | null;
  head: string;
} {
  let before: Uint8Array = beginning;
  let count = 0;
  for (const row of db.each<FactRow>(`SELECT ${columns} FROM fact ORDER BY seq`)) {
    count += 1;
    if (row.seq !== count || !hashOf(before, row).equals(row.hash)) {
      return { ok: false, facts: count, firstBroken: count, head: Buffer.from(before).toString('hex') };
    }
    before = row.hash;
  }
  return { ok: true, facts: count, firstBroken: null, head: Buffer.from(before).toString('hex') };
}

/** Names of the staff by id: a fact holds ids only. */
export function staffNames(db: ReadDb): ReadonlyMap<string, string> {
  const rows = db.all<{ id: string; name: string }>('SELECT id, name FROM person');
  return new Map(rows.map((row) => [row.id, row.name]));
}

export const facts = room(contract, {
  list: (input, { db }) => {
    const conditions = ['seq < ?'];
    const values: (string | number)[] = [input.after ? Number(input.after) || 0 : Number.MAX_SAFE_INTEGER];
    if (input.subject !== undefined) {
      conditions.push('subject = ?');
      values.push(input.subject);
    }
    if (input.action !== undefined) {
      conditions.push('action = ?');
      values.push(input.action);
    }
    const rows = db.all<FactRow>(
      `SELECT ${columns} FROM fact WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT ?`,
      ...values,
      input.limit + 1,
    );
    const names = staffNames(db);
    const page = rows.slice(0, input.limit);
    return {
      facts: page.map((row) => ({
        seq: row.seq,
        at: row.at,
        by: row.by_id === null ? null : (names.get(row.by_id) ?? row.by_id),
        action: row.action,
        subject: row.subject,
        params: JSON.parse(row.params) as Record<string, string | number>,
      })),
      next: rows.length > input.limit ? String(page.at(-1)?.seq ?? 0) : null,
    };
  },
  verify: (_input, { db }) => verifyFacts(db),
});
