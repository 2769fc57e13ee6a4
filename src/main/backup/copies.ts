/** The register of what lies outside the vault: backups, copies of the keys, and when the next backup is due. */
import { statSync } from 'node:fs';
import type { backup as contract, BackupSchedule, KeyringCopy } from '#contracts/backup.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { staffNames } from '../facts/index.ts';
import { newId } from '../kit/ids.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { newestTombstone, UNCLAIMED, unclaimedKey } from './keyring.ts';

type Ops = (typeof contract)['operations'];
const DAY_MS = 86_400_000;

interface KeyringRow {
  id: string;
  label: string;
  file: string;
  place: string;
  serial: number;
  tombstones: number;
  keys: number;
  at: string;
  state: KeyringCopy['state'];
  destroyed_at: string | null;
  destroyed_by: string | null;
}

/** A copy of the keys that may still open what was redacted. */
export interface OutstandingCopy {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly at: string;
  readonly serial: number;
}

/**
 * Copies of the keys that are older than a redaction and were neither refreshed nor declared destroyed: for the
 * certificate of a redaction, which counts them.
 *
 * @param since only copies older than this tombstone; absent: than the newest one
 */
export function outstandingCopies(db: ReadDb, since?: number): OutstandingCopy[] {
  return db.all<OutstandingCopy>(
    `SELECT id, label, place, at, serial FROM keyring_copy
     WHERE state <> 'destroyed' AND tombstones < ? ORDER BY serial`,
    since ?? newestTombstone(db),
  );
}

/** The schedule with what follows from it now; null when there is none. */
export function readSchedule(db: ReadDb, now: string): BackupSchedule | null {
  const row = db.maybe<{ every_days: number; place: string; last_at: string | null; set_at: string }>(
    'SELECT every_days, place, last_at, set_at FROM backup_schedule WHERE id = 1',
  );
  if (!row) return null;
  const since = row.last_at === null ? Infinity : Date.parse(now) - Date.parse(row.last_at);
  return {
    everyDays: row.every_days,
    place: row.place,
    lastAt: row.last_at,
    // A clock that was set back must not put backups off for ever.
    due: since >= row.every_days * DAY_MS || since < 0,
    reachable: statSync(row.place, { throwIfNoEntry: false })?.isDirectory() ?? false,
  };
}

/** Everything the page of backups shows. */
export function overview(db: ReadDb, now: string): Output<Ops['overview']> {
  const names = staffNames(db);
  const newest = newestTombstone(db);
  const redactionsAfter = (tombstone: number): number =>
    db.one<{ n: number }>(
      'SELECT count(DISTINCT redaction_id) AS n FROM tombstone WHERE seq > ?',
      Math.min(tombstone, newest),
    ).n;
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));
  const backups = db.all<{
    id: string;
    file: string;
    place: string;
    at: string;
    by_id: string | null;
    accounts: number;
    documents: number;
    size_bytes: number;
    scheduled: number;
  }>('SELECT * FROM backup_copy ORDER BY at DESC, id DESC LIMIT 200');
  const keyrings = db.all<KeyringRow>(
    "SELECT * FROM keyring_copy ORDER BY state = 'destroyed', serial DESC LIMIT 200",
  );
  return {
    backups: backups.map((row) => ({
      id: row.id,
      file: row.file,
      place: row.place,
      at: row.at,
      by: nameOf(row.by_id),
      accounts: row.accounts,
      documents: row.documents,
      sizeBytes: row.size_bytes,
      scheduled: row.scheduled === 1,
    })),
    keyrings: keyrings.map((row) => ({
      id: row.id,
      label: row.label,
      file: row.file,
      place: row.place,
      serial: row.serial,
      keys: row.keys,
      at: row.at,
      state: row.state,
      destroyedAt: row.destroyed_at,
      destroyedBy: nameOf(row.destroyed_by),
      redactionsSince: row.state === 'destroyed' ? 0 : redactionsAfter(row.tombstones),
    })),
    outstanding: outstandingCopies(db).length,
    schedule: readSchedule(db, now),
  };
}

/** Where a copy of the keys lies. @throws AppError 'not-found' also for one that was declared destroyed */
export function placeOfKeyring(db: ReadDb, id: string): { place: string; label: string } {
  const row = db.maybe<{ place: string; label: string }>(
    "SELECT place, label FROM keyring_copy WHERE id = ? AND state <> 'destroyed'",
    id,
  );
  if (!row) throw new AppError('not-found', { what: 'copy of the keys' });
  return row;
}

/**
 * Registers one step of writing a copy of the keys. A place that has one keeps its row, and with it what the old copy
 * opens, until the new one lies there.
 */
export function noteKeyring(
  input: Input<Ops['noteKeyring']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['noteKeyring']> {
  const { step, place, file, label, keys, tombstones } = input;
  if (step === 'begin') {
    const last = db.one<{ serial: number | null }>('SELECT max(serial) AS serial FROM keyring_copy').serial;
    const serial = (last ?? 0) + 1;
    const known = db.maybe<{ id: string }>(
      "SELECT id FROM keyring_copy WHERE place = ? AND file = ? AND state <> 'destroyed'",
      place,
      file,
    );
    if (known) return { id: known.id, serial };
    const id = newId('vkr');
    db.run(
      `INSERT INTO keyring_copy (id, label, file, place, serial, tombstones, keys, at, by_id, state)
       VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, 'writing')`,
      ...[id, label, file, place, serial, newestTombstone(db), now, actor.personId],
    );
    return { id, serial };
  }
  const id = input.id ?? '';
  if (step === 'dropped') {
    // Only one that never lay there: it left nothing.
    db.run("DELETE FROM keyring_copy WHERE id = ? AND state = 'writing'", id);
    return { id, serial: input.serial };
  }
  db.run(
    `UPDATE keyring_copy SET label = ?, serial = ?, tombstones = ?, keys = ?, at = ?, by_id = ?, state = 'kept'
     WHERE id = ?`,
    ...[label, input.serial, tombstones, keys, now, actor.personId, id],
  );
  fact({ action: 'keyring.written', subject: id, params: { serial: input.serial, keys } });
  return { id, serial: input.serial };
}

/** Registers a backup. */
export function noteBackup(
  input: Input<Ops['noteBackup']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['noteBackup']> {
  const { id, accounts, documents, sizeBytes } = input;
  db.run(
    `INSERT INTO backup_copy (id, file, place, at, by_id, accounts, documents, size_bytes, tombstones, keyring_id, scheduled)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, input.file, input.place, now, actor.personId, accounts, documents, sizeBytes],
    ...[input.tombstones, input.keyringId, input.scheduled ? 1 : 0],
  );
  // Any backup into the place of the schedule counts, whoever started it.
  db.run('UPDATE backup_schedule SET last_at = ? WHERE place = ?', now, input.place);
  fact({ action: 'backup.written', subject: id, params: { accounts, documents, sizeBytes } });
  return {};
}

/** @throws AppError 'not-found' */
export function declareDestroyed(
  { id }: Input<Ops['declareDestroyed']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['declareDestroyed']> {
  const { changes } = db.run(
    "UPDATE keyring_copy SET state = 'destroyed', destroyed_at = ?, destroyed_by = ? WHERE id = ? AND state <> 'destroyed'",
    now,
    actor.personId,
    id,
  );
  if (changes === 0) throw new AppError('not-found', { what: 'copy of the keys' });
  fact({ action: 'keyring.destroyed', subject: id });
  return {};
}

/** Writes the schedule, or ends it. */
export function saveSchedule(
  { everyDays, place }: Input<Ops['saveSchedule']>,
  { db, now, fact }: CommandContext,
): Output<Ops['saveSchedule']> {
  db.run('DELETE FROM backup_schedule');
  if (everyDays > 0)
    db.run(
      `INSERT INTO backup_schedule (id, every_days, place, last_at, set_at)
       VALUES (1, ?, ?, (SELECT max(at) FROM backup_copy WHERE place = ?), ?)`,
      ...[everyDays, place, place, now],
    );
  fact({ action: 'backup.scheduled', params: { everyDays } });
  return {};
}

function insertKey({ db, keys }: CommandContext, account: { seq: number; id: string }): void {
  const { key, wrapped } = keys.create(account.id);
  key.fill(0);
  db.run(
    'INSERT INTO account_key (account_seq, wrapped, key_id) VALUES (?, ?, ?)',
    ...[account.seq, wrapped, newId('key').slice(4)],
  );
}

/** Keys for accounts that have none; one that was redacted gets a new one, under which new data may come. */
export function ensureKeys(
  { after, most }: Input<Ops['ensureKeys']>,
  context: CommandContext,
): Output<Ops['ensureKeys']> {
  const { db } = context;
  const without = db.all<{ seq: number; id: string }>(
    `SELECT seq, id FROM account WHERE seq > ?
     AND NOT EXISTS (SELECT 1 FROM account_key WHERE account_seq = account.seq) ORDER BY seq LIMIT ?`,
    after,
    most,
  );
  for (const account of without) insertKey(context, account);
  renewUnclaimedKey(context);
  return { made: without.length, last: without.length < most ? null : (without.at(-1)?.seq ?? null) };
}

/** The key of one account. */
export function ensureKey(
  { accountId }: Input<Ops['ensureKey']>,
  context: CommandContext,
): Output<Ops['ensureKey']> {
  const { db } = context;
  const account = db.maybe<{ seq: number; id: string }>(
    'SELECT seq, id FROM account WHERE id = ?',
    accountId,
  );
  if (!account) throw new AppError('not-found', { what: 'account' });
  const read = () =>
    db.maybe<{ keyId: string; wrapped: Uint8Array }>(
      'SELECT key_id AS keyId, wrapped FROM account_key WHERE account_seq = ?',
      account.seq,
    );
  if (!read()) insertKey(context, account);
  const found = read();
  if (!found) throw new AppError('not-found', { what: 'account-key' });
  return { keyId: found.keyId, wrapped: Buffer.from(found.wrapped).toString('base64') };
}

/** After a redaction older backups must not give up reports that belonged to nobody yet: one may have been of that person. */
function renewUnclaimedKey({ db, keys }: CommandContext): void {
  const newest = newestTombstone(db);
  const known = db.maybe<{ tombstones: number }>('SELECT tombstones FROM unclaimed_key WHERE id = 1');
  if (known && known.tombstones >= newest && unclaimedKey(db)) return;
  const { key, wrapped } = keys.create(UNCLAIMED);
  key.fill(0);
  db.run('DELETE FROM unclaimed_key');
  db.run(
    'INSERT INTO unclaimed_key (id, key_id, wrapped, tombstones) VALUES (1, ?, ?, ?)',
    ...[newId('key').slice(4), wrapped, newest],
  );
}
