/** What is typed after `casefold`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Wrong usage: told in words, exit code 2. */
export class UsageError extends Error {}

/** The options every command understands, and what is left. */
export interface Options {
  readonly vault: string | undefined;
  readonly user: string | undefined;
  /** Read when it is needed, so that commands without a vault ask for none. */
  passphrase(): string;
  readonly json: boolean;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
}

const known = {
  vault: { type: 'string' },
  user: { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean' },
  name: { type: 'string' },
  map: { type: 'string' },
  mode: { type: 'string' },
  'dry-run': { type: 'boolean' },
  preview: { type: 'boolean' },
  limit: { type: 'string' },
  tag: { type: 'string' },
  any: { type: 'boolean' },
  add: { type: 'string' },
  remove: { type: 'string' },
  outcome: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
  out: { type: 'string' },
  keys: { type: 'string' },
  file: { type: 'string' },
  encoding: { type: 'string' },
  separator: { type: 'string' },
  sheet: { type: 'string' },
  'date-order': { type: 'string' },
  resolve: { type: 'string' },
  seed: { type: 'string' },
  stats: { type: 'boolean' },
} as const;

/**
 * Reads options and words.
 * @throws UsageError naming the option that is not known or lacks its value
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Options {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'options could not be read');
  }
  const { values, positionals } = parsed;
  return {
    vault: values.vault ?? env['CASEFOLD_VAULT'],
    user: values.user ?? env['CASEFOLD_USER'],
    passphrase: () => readPassphrase(values['passphrase-file'], env),
    json: values.json ?? false,
    values,
    words: positionals,
  };
}

/** A file's first line, or the environment. Never an argument: those stand in the list of processes. */
function readPassphrase(file: string | undefined, env: NodeJS.ProcessEnv): string {
  if (file !== undefined) {
    let text: string;
    try {
      text = readFileSync(file === '-' ? 0 : file, 'utf8');
    } catch {
      throw new UsageError('the passphrase file cannot be read');
    }
    return text.split(/\r?\n/)[0] ?? '';
  }
  const given = env['CASEFOLD_PASSPHRASE'];
  if (given === undefined || given === '') {
    throw new UsageError(
      'a passphrase is needed: --passphrase-file FILE, or CASEFOLD_PASSPHRASE in the environment',
    );
  }
  return given;
}
