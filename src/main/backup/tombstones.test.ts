import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Row } from './gather.ts';
import { newestLedger } from './tombstones.ts';

/** A ledger as docs/vault-format.md describes it. */
function ledger(length: number): Row[] {
  let before: Buffer = Buffer.alloc(32);
  return Array.from({ length }, (_, at) => {
    const row = [at + 1, `acc_${String(at)}`, 'red_1', '2026-01-01T00:00:00.000Z', 'account', ''] as const;
    const hash = createHash('sha256').update('casefold tombstone 1\0').update(before);
    before = hash.update(JSON.stringify(row)).digest();
    const [seq, account_id, redaction_id, when, scope, key_id] = row;
    return { seq, account_id, redaction_id, at: when, scope, key_id, hash: before };
  });
}

test('the longest ledger counts when the others are its beginnings', () => {
  expect(newestLedger([ledger(2), ledger(5), []]).rows).toHaveLength(5);
});

test('a ledger in which a row was changed, left out, moved or given a hash of its own is refused', () => {
  const whole = ledger(4);
  const changed = whole.map((row, at) => (at === 1 ? { ...row, account_id: 'acc_other' } : row));
  const leftOut = whole.filter((_, at) => at !== 1);
  const moved = [...whole.slice(0, 2), ...whole.slice(2).toReversed()];
  const unhashed = whole.map((row, at) => (at === 3 ? { ...row, hash: null } : row));
  for (const broken of [changed, leftOut, whole.slice(1), moved, unhashed])
    expect(() => newestLedger([broken])).toThrow(
      expect.objectContaining({ code: 'backup-damaged', params: { part: 'tombstones' } }),
    );
});
