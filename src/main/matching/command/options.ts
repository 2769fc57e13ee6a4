/** Options and output of the match commands. */

/** Where a command writes its words. */
export interface CommandIo {
  readonly stdout: { write: (text: string) => unknown };
  readonly stderr: { write: (text: string) => unknown };
}

/** A mistake in how a command was called or in what it was given; the text is for people. */
export class CommandError extends Error {}

/** Exit codes: 0 done, 1 done with rejected rows only when nothing was usable, 2 called wrongly or unreadable input. */
export const exitCodes = { done: 0, nothingUsable: 1, wrongCall: 2 } as const;

/** Reads `--name value` pairs. Unknown names and missing values are mistakes. */
export function readOptions(args: readonly string[], known: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const [name = '', joined] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (!name.startsWith('--') || !known.includes(name.slice(2))) {
      throw new CommandError(
        `unknown option ${name || '(empty)'}; known are ${known.map((one) => `--${one}`).join(', ')}`,
      );
    }
    const value = joined ?? args[++at];
    if (value === undefined) throw new CommandError(`option ${name} needs a value`);
    options.set(name.slice(2), value);
  }
  return options;
}

/** Value of an option that must be given. */
export function required(options: ReadonlyMap<string, string>, name: string): string {
  const value = options.get(name);
  if (value === undefined || value === '') throw new CommandError(`option --${name} is missing`);
  return value;
}

/** A number between 0 and 1, or null when the option is not given. */
export function share(options: ReadonlyMap<string, string>, name: string): number | null {
  const text = options.get(name);
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || value > 1)
    throw new CommandError(`--${name} must be a number from 0 to 1, not "${text}"`);
  return value;
}

/** Runs a command body; mistakes become a sentence on stderr and an exit code. */
export async function guarded(io: CommandIo, body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof CommandError) {
      io.stderr.write(`${error.message}\n`);
      return exitCodes.wrongCall;
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (
      ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'ENOSPC', 'EPERM'].includes(code) &&
      error instanceof Error
    ) {
      io.stderr.write(`cannot read or write a file: ${error.message}\n`);
      return exitCodes.wrongCall;
    }
    throw error;
  }
}
