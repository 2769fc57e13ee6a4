/** The vault's clock as it is stored: the highest time believed, and how the machine's clock moved. */
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { ClockReason, RetentionClock } from '#contracts/retention-shapes.ts';
import type { retention } from '#contracts/retention.ts';
import { staffNames } from '../facts/index.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { outdateEvaluation } from './outdated.ts';
import { limitDays, readClock, type ClockReading } from './rules/clock.ts';

type Ops = (typeof retention)['operations'];

function trustedTime(db: ReadDb): string | null {
  return db.maybe<{ trusted: string }>('SELECT trusted FROM retention_clock WHERE id = 1')?.trusted ?? null;
}

/** What the machine's time means to this vault; nothing is written. */
export function clockOf(db: ReadDb, now: string): ClockReading {
  return readClock(trustedTime(db), now);
}

/** Today for retention. */
export function todayOf(db: ReadDb, now: string): string {
  return clockOf(db, now).today;
}

interface MoveRow {
  kind: 'behind' | 'ahead';
  from_at: string;
  to_at: string;
  noted_at: string;
  settled_at: string | null;
  settled_by: string | null;
  settled_why: ClockReason | null;
}

/** The clock as people see it. */
export function clockShown(db: ReadDb, now: string): RetentionClock {
  const reading = clockOf(db, now);
  const names = staffNames(db);
  const moves = db.all<MoveRow>(
    `SELECT kind, from_at, to_at, noted_at, settled_at, settled_by, settled_why FROM retention_clock_move
     ORDER BY seq DESC LIMIT 20`,
  );
  return {
    state: reading.state,
    trusted: reading.trusted,
    machine: now,
    days: reading.days,
    limitDays,
    today: reading.today,
    // One confirmation may settle several moves.
    settled: db.one<{ n: number }>('SELECT count(DISTINCT settled_at) AS n FROM retention_clock_move').n,
    moves: moves.map((move) => ({
      kind: move.kind,
      from: move.from_at,
      to: move.to_at,
      notedAt: move.noted_at,
      settledAt: move.settled_at,
      settledBy: move.settled_by === null ? null : (names.get(move.settled_by) ?? move.settled_by),
      settledWhy: move.settled_why,
    })),
  };
}

function keep(db: WriteDb, trusted: string): void {
  db.run(
    'INSERT INTO retention_clock (id, trusted) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET trusted = excluded.trusted',
    trusted,
  );
}

/** Takes a look at the machine's clock into the vault. A move is noted once, until it is settled or goes away. */
export function observe(db: WriteDb, now: string): ClockReading & { readonly noted: boolean } {
  const before = trustedTime(db);
  const reading = readClock(before, now);
  keep(db, reading.trusted);
  if (reading.state === 'steady' || before === null) return { ...reading, noted: false };
  const last = db.maybe<{ kind: string; from_at: string; settled_at: string | null }>(
    'SELECT kind, from_at, settled_at FROM retention_clock_move ORDER BY seq DESC LIMIT 1',
  );
  // The same leap, seen again by the next session.
  if (last?.settled_at === null && last.kind === reading.state && last.from_at === before) {
    return { ...reading, noted: false };
  }
  db.run(
    'INSERT INTO retention_clock_move (kind, from_at, to_at, noted_at) VALUES (?, ?, ?, ?)',
    reading.state,
    before,
    now,
    now,
  );
  return { ...reading, noted: true };
}

/** The command behind every evaluation. */
export function observeClock(
  _input: Input<Ops['observe']>,
  { db, now, fact }: CommandContext,
): Output<Ops['observe']> {
  const { noted, state, days, today } = observe(db, now);
  if (noted) fact({ action: 'retention.clock-moved', params: { kind: state, days } });
  return { today };
}

/** A person says that the machine is right: its time is believed from now on. */
export function settleClock(
  input: Input<Ops['settleClock']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['settleClock']> {
  const { state, trusted, days } = observe(db, now);
  if (state === 'steady') throw new AppError('conflict', { what: 'clock' });
  keep(db, now);
  outdateEvaluation(db);
  db.run(
    'UPDATE retention_clock_move SET settled_at = ?, settled_by = ?, settled_why = ? WHERE settled_at IS NULL',
    now,
    actor.personId,
    input.reason,
  );
  fact({
    action: 'retention.clock-settled',
    params: { kind: state, days, from: trusted, reason: input.reason },
  });
  return clockShown(db, now);
}
