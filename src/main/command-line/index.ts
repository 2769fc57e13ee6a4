/** `casefold <command>`: finds the command, runs it, and turns failures into words and exit codes. */
import { AppError } from '#contracts/kit/errors.ts';
import { failureSentence } from '#contracts/kit/words.ts';
import { commands } from './commands.ts';
import { callOperation, listOperations } from './general.ts';
import { readOptions, UsageError } from './options.ts';
import type { Output } from './output.ts';

/** Exit code: 0 done, 1 failed (JSON `{code, params, message}` on stderr), 2 wrong usage. */
export async function runCommandLine(args: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === undefined || command === 'help' || command === '--help') {
      output.out(helpText());
      return command === undefined ? 2 : 0;
    }
    if (command === 'operations') {
      output.out(listOperations());
      return 0;
    }
    if (command === 'match') {
      const { runMatchCommand } = await import('../matching/index.ts');
      return await runMatchCommand(rest, { stdout: process.stdout, stderr: process.stderr });
    }
    if (command === 'call') {
      output.out(`${JSON.stringify(await callOperation(readOptions(rest), output))}\n`);
      return 0;
    }
    const found = commands[command];
    if (!found) throw new UsageError(`there is no command "${command}"; "casefold help" lists them`);
    const options = readOptions(rest);
    const { data, text } = await found.run(options, output);
    output.out(options.json ? `${JSON.stringify(data)}\n` : `${text}\n`);
    return 0;
  } catch (error) {
    return tell(error, output);
  }
}

function tell(error: unknown, output: Output): number {
  if (error instanceof UsageError) {
    output.err(`${error.message}\n`);
    return 2;
  }
  const failure = error instanceof AppError ? error.toFailure() : { code: 'internal' as const, params: {} };
  output.err(`${JSON.stringify({ ...failure, message: failureSentence(failure) })}\n`);
  if (!(error instanceof AppError) && process.env['CASEFOLD_CHECK_OUTPUTS']) {
    output.err(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  }
  return 1;
}

function helpText(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage, about }]) => `  ${`${name} ${usage}`.padEnd(58)} ${about}`,
  );
  return `casefold <command> [options]

General
  operations                                                 all operations with lane, permission and JSON Schemas
  call <feature.operation> [json | @file | -]                runs one; --file PATH gives it a file ticket
  match fields|names|link|screen|explain …                   the matching engine on files, without a vault

Every day
${lines.join('\n')}

Options
  --vault DIR             folder of the vault (or CASEFOLD_VAULT)
  --user NAME             who signs in (or CASEFOLD_USER)
  --passphrase-file FILE  its first line is the passphrase; - reads standard input (or CASEFOLD_PASSPHRASE)
  --json                  prints JSON instead of words

Exit codes: 0 done, 1 failed, 2 wrong usage.
`;
}
