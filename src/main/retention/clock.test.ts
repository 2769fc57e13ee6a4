import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openDb, type WriteDb } from '../kit/sql.ts';
import { migrate } from '../migrations/index.ts';
import { clockShown, observe, todayOf } from './clock.ts';
import { holdsOn, keptUntil } from './keeping.ts';

const database = new Database(':memory:');
afterAll(() => {
  database.close();
});
// Each test finds the vault as it was before: what it wrote is rolled back.
const db: WriteDb = openDb(database);
migrate(db);
beforeEach(() => {
  db.exec('BEGIN');
});
afterEach(() => {
  db.exec('ROLLBACK');
});

const at = (day: string) => `${day}T09:00:00.000Z`;
/** An account made on a day, under a policy that keeps it for ten years. */
function keep(createdOn: string): number {
  db.run("INSERT INTO source (id, kind, at) VALUES (1, 'created', ?)", at(createdOn));
  db.run(
    `INSERT INTO retention_policy (id, name, source, active, rule, changed_at)
     VALUES ('rtp_00000001', 'Ten years', '', 1, ?, ?)`,
    JSON.stringify({ countedFrom: 'creation', keepAtLeast: { years: 10 } }),
    at(createdOn),
  );
  return db.run(
    `INSERT INTO account (id, type, status, name, fields, version, created_at, updated_at, source_id, search)
     VALUES ('act_00000001', 'User', 'active', 'N', '{"name":[]}', 1, ?, ?, 1, '')`,
    at(createdOn),
    at(createdOn),
  ).rowid;
}

test('the vault keeps the highest time it has seen, from session to session', () => {
  observe(db, at('2026-01-10'));
  observe(db, at('2026-02-01'));
  observe(db, at('2026-01-31'));
  expect(clockShown(db, at('2026-02-02'))).toMatchObject({ state: 'steady', today: '2026-02-02' });
  expect(todayOf(db, at('2026-01-05'))).toBe('2026-02-01');
});

test('a leap ahead is noted once, and changes nothing however many sessions repeat it', () => {
  observe(db, at('2026-01-10'));
  expect(observe(db, at('2036-01-10')).noted).toBe(true);
  expect(observe(db, at('2036-01-11')).noted).toBe(false);
  const clock = clockShown(db, at('2036-01-12'));
  expect(clock).toMatchObject({ state: 'ahead', today: '2026-01-10', trusted: at('2026-01-10') });
  expect(clock.moves).toMatchObject([
    { kind: 'ahead', from: at('2026-01-10'), to: at('2036-01-10'), settledAt: null },
  ]);
});

test('a clock put right again goes on by itself', () => {
  observe(db, at('2026-01-10'));
  observe(db, at('2036-01-10'));
  expect(observe(db, at('2026-01-11'))).toMatchObject({ state: 'steady', today: '2026-01-11' });
});

test('a machine set ten years ahead opens no minimum before somebody has confirmed it', () => {
  const seq = keep('2020-05-05');
  observe(db, at('2026-01-10'));
  expect(keptUntil(db, seq, at('2036-01-10'))).toEqual({ until: '2030-05-05', policy: 'Ten years' });
});

test('a machine set back lengthens nothing that has ended', () => {
  const seq = keep('2010-05-05');
  observe(db, at('2026-01-10'));
  expect(keptUntil(db, seq, at('2015-01-10'))).toBeNull();
});

test('a minimum ends with its last day', () => {
  const seq = keep('2016-01-10');
  expect(keptUntil(db, seq, at('2026-01-10'))).not.toBeNull();
  expect(keptUntil(db, seq, at('2026-01-11'))).toBeNull();
});

test('a hold is named to whoever wants to redact, while it lasts', () => {
  const seq = keep('2020-05-05');
  expect(holdsOn(db, seq)).toEqual([]);
  db.run(
    `INSERT INTO retention_hold (seq, id, name, reason, owner_id, from_day, placed_at, placed_by)
     VALUES (1, 'hld_00000001', 'Suit', 'r', 'user_1', '2026-01-01', ?, 'user_1')`,
    at('2026-01-01'),
  );
  db.run('INSERT INTO retention_hold_account (account_seq, hold_seq) VALUES (?, 1)', seq);
  expect(holdsOn(db, seq)).toEqual([{ id: 'hld_00000001', name: 'Suit' }]);
});
