/**
 * The clock that retention goes by. It never runs backwards, and it does not follow the machine over a leap that no
 * session explains until a person says that the machine is right.
 */
import { dayOf, daysBetween, later } from './days.ts';

/** A machine that was off for longer than this, or whose clock was moved, is asked about. */
export const limitDays = 40;
const limitMs = limitDays * 86_400_000;
/** Clocks are corrected by seconds and minutes all the time: earlier by less than this is nothing to speak of. */
const slackMs = 3_600_000;

/** What a look at the machine's clock means. Instants are ISO 8601 in UTC with milliseconds. */
export interface ClockReading {
  readonly state: 'steady' | 'behind' | 'ahead';
  /** The highest time believed after this look; what the vault keeps. */
  readonly trusted: string;
  /** The day it is for retention. */
  readonly today: string;
  /** Whole days between machine and trusted. */
  readonly days: number;
}

/** Reads the machine's clock against the highest time believed so far; null for a vault that has seen none. */
export function readClock(trusted: string | null, machine: string): ClockReading {
  if (trusted === null) return { state: 'steady', trusted: machine, today: dayOf(machine), days: 0 };
  const ahead = Date.parse(machine) - Date.parse(trusted);
  const days = Math.abs(daysBetween(dayOf(trusted), dayOf(machine)));
  if (ahead > limitMs) return { state: 'ahead', trusted, today: dayOf(trusted), days };
  const highest = later(trusted, machine) ?? machine;
  return {
    state: ahead < -slackMs ? 'behind' : 'steady',
    trusted: highest,
    today: dayOf(highest),
    days,
  };
}
