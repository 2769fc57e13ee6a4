/** The local log: one line per event, allow-listed words only. Never a value of a person, a key or a path. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nowInstant } from './clock.ts';

const largestBytes = 1_000_000;

/** Where lines go; nothing is written before a folder is named. */
let file: string | null = null;

/** Names the folder of the log. A full log is kept once as `casefold.old.log`. */
export function logInto(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    file = join(folder, 'casefold.log');
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) {
      renameSync(file, join(folder, 'casefold.old.log'));
    }
  } catch {
    // A log that cannot be written must not stop anybody's work.
  }
}

/**
 * Writes what happened under a support id. The stack's file places are kept; its message is not, because messages
 * of libraries may quote the value they stumbled over.
 */
export function logFault(supportId: string, where: string, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const places = stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^()\s]*[/\\]((?:src|out)[/\\][^()\s]*)\)?/, '$1'));
  const kind = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  writeLine(JSON.stringify({ at: nowInstant(), supportId, where, kind, code, places }));
}

function writeLine(line: string): void {
  if (!file) return;
  try {
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  } catch {
    // As above.
  }
}
