/**
 * Counting wrong passphrases and wrong recovery keys. The count lies in the header's file outside the authenticated copies, because it is
 * written before any key is known. It slows a person at the keyboard; somebody who has the file is slowed by Argon2
 * alone.
 */
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { checksum } from './crypto.ts';
import { onFiles } from './faults.ts';
import { HEADER_FILE } from './header-file.ts';
import { COPY_BYTES } from './header-format.ts';

const RECORD_BYTES = 64;
/** Far enough apart that one torn sector cannot hit both records. */
const RECORD_SPACING = 4_096;
const RECORDS_AT = 2 * COPY_BYTES;
const MAGIC = Buffer.from('CFTRIES1', 'latin1');
/** Bytes the two records take at the end of `vault.hdr`. */
export const ATTEMPTS_BYTES = 2 * RECORD_SPACING;
const LONGEST_WAIT_SECONDS = 60;
const TIMES_MAGIC = Buffer.from('CFTIMES1', 'latin1');
/** Times that are kept, the newest ones; together with the record they stay in its first 512 bytes. */
const MOST_TIMES = 32;
const TIMES_BYTES = 16 + 8 * MOST_TIMES + 32;

/** What was tried. */
export type Tried = 'passphrase' | 'recovery-key';

/** Wrong passphrases and recovery keys in a row, and when the last one was taken. */
export interface Attempts {
  readonly count: number;
  /** How many of them were recovery keys. */
  readonly recoveryKeys: number;
  readonly lastAt: number;
  /** When each was taken, oldest first; at most the last 32. */
  readonly times: readonly number[];
  /** Grows with every write; the higher of the two records counts. */
  readonly sequence: number;
}

const NONE: Attempts = { count: 0, recoveryKeys: 0, lastAt: 0, times: [], sequence: 0 };

function writeRecord({ count, recoveryKeys, lastAt, sequence }: Attempts): Buffer {
  const record = Buffer.alloc(RECORD_BYTES);
  MAGIC.copy(record);
  record.writeUInt32LE(count, 8);
  record.writeUInt32LE(recoveryKeys, 12);
  record.writeBigUInt64LE(BigInt(sequence), 16);
  record.writeBigUInt64LE(BigInt(lastAt), 24);
  checksum(record.subarray(0, 32)).copy(record, 32);
  return record;
}

/** The times that follow a record; a reader of format 1 that does not know them loses nothing. */
function writeTimes(times: readonly number[]): Buffer {
  const bytes = Buffer.alloc(TIMES_BYTES);
  TIMES_MAGIC.copy(bytes);
  bytes.writeUInt32LE(times.length, 8);
  times.forEach((time, at) => bytes.writeBigUInt64LE(BigInt(time), 16 + 8 * at));
  checksum(bytes.subarray(0, -32)).copy(bytes, TIMES_BYTES - 32);
  return bytes;
}

function readTimes(bytes: Buffer): number[] {
  if (bytes.length < TIMES_BYTES || !bytes.subarray(0, 8).equals(TIMES_MAGIC)) return [];
  if (!checksum(bytes.subarray(0, -32)).equals(bytes.subarray(-32))) return [];
  const count = Math.min(bytes.readUInt32LE(8), MOST_TIMES);
  return Array.from({ length: count }, (_, at) => Number(bytes.readBigUInt64LE(16 + 8 * at)));
}

function readRecord(record: Buffer): Attempts | null {
  if (record.length < RECORD_BYTES || !record.subarray(0, 8).equals(MAGIC)) return null;
  if (!checksum(record.subarray(0, 32)).equals(record.subarray(32, RECORD_BYTES))) return null;
  const sequence = Number(record.readBigUInt64LE(16));
  const lastAt = Number(record.readBigUInt64LE(24));
  if (!Number.isSafeInteger(sequence) || !Number.isSafeInteger(lastAt)) return null;
  const [count, recoveryKeys] = [record.readUInt32LE(8), record.readUInt32LE(12)];
  return { count, recoveryKeys, lastAt, times: readTimes(record.subarray(RECORD_BYTES)), sequence };
}

/** The bytes that follow the two header copies in a new file. */
export function firstAttempts(): Buffer {
  const bytes = Buffer.alloc(ATTEMPTS_BYTES);
  writeRecord(NONE).copy(bytes, 0);
  writeRecord(NONE).copy(bytes, RECORD_SPACING);
  return bytes;
}

/** The newer of the two records; none at all when both are damaged. */
export function readAttempts(folder: string): Attempts {
  return onFiles(() => {
    const file = openSync(join(folder, HEADER_FILE), 'r');
    try {
      const found = [0, 1].map((place) => {
        const record = Buffer.alloc(RECORD_BYTES + TIMES_BYTES);
        const count = readSync(file, record, 0, record.length, RECORDS_AT + place * RECORD_SPACING);
        return readRecord(record.subarray(0, count)) ?? NONE;
      });
      return found.reduce((best, one) => (one.sequence > best.sequence ? one : best), NONE);
    } finally {
      closeSync(file);
    }
  });
}

/** Counts an attempt durably, before it is tried: ending the program does not save it. */
export function countAttempt(folder: string, before: Attempts, tried: Tried, now: number): Attempts {
  const recoveryKeys = before.recoveryKeys + (tried === 'recovery-key' ? 1 : 0);
  const times = [...before.times, now].slice(-MOST_TIMES);
  return writeAttempts(folder, { ...before, count: before.count + 1, recoveryKeys, lastAt: now, times });
}

/** The counted attempt has been answered, and was wrong: what waits begins now. */
export function answerAttempt(folder: string, counted: Attempts, now: number): Attempts {
  const times = [...counted.times.slice(0, -1), now];
  return writeAttempts(folder, { ...counted, lastAt: now, times });
}

/** Somebody is in: the next count begins anew. */
export function forgetAttempts(folder: string, before: Attempts, now: number): Attempts {
  return writeAttempts(folder, { ...NONE, lastAt: now, sequence: before.sequence });
}

/** Over the older of the two records. */
function writeAttempts(folder: string, attempts: Attempts): Attempts {
  const next: Attempts = {
    ...attempts,
    count: Math.min(attempts.count, 0xffff),
    recoveryKeys: Math.min(attempts.recoveryKeys, 0xffff),
    sequence: attempts.sequence + 1,
  };
  onFiles(() => {
    const file = openSync(join(folder, HEADER_FILE), 'r+');
    try {
      const record = Buffer.concat([writeRecord(next), writeTimes(next.times)]);
      writeSync(file, record, 0, record.length, RECORDS_AT + (next.sequence % 2) * RECORD_SPACING);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
  return next;
}

/** Seconds to wait after a number of wrong attempts in a row: 0, 0, 1, 2, 4, … 60. */
export function waitAfter(count: number): number {
  return count < 3 ? 0 : Math.min(2 ** Math.min(count - 3, 10), LONGEST_WAIT_SECONDS);
}

/**
 * Whole seconds until the next attempt is taken. A clock that was set back cannot make it longer than the delay
 * itself. Passphrases wait for everything that was tried, recovery keys for recovery keys alone: whoever has the right one
 * need not wait because of passphrases that were forgotten.
 */
export function waitLeft({ count, recoveryKeys, lastAt }: Attempts, now: number, tried: Tried): number {
  const delay = waitAfter(tried === 'recovery-key' ? recoveryKeys : count);
  const passed = Math.max(0, (now - lastAt) / 1000);
  return Math.max(0, Math.ceil(Math.min(delay, delay - passed)));
}
