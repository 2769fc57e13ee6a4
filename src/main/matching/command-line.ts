/** The match commands, for measuring from outside: CSV in, CSV out, no vault. */
import { matchExplain } from './command/explain.ts';
import { matchExportModel } from './command/export-model.ts';
import { matchFields } from './command/fields.ts';
import { matchLink } from './command/link.ts';
import { matchNames } from './command/names.ts';
import { exitCodes } from './command/options.ts';
import type { CommandIo } from './command/options.ts';
import { matchScreen } from './command/screen.ts';

export { matchExplain, matchFields, matchLink, matchNames, matchScreen };
export type { CommandIo };

const usage = `usage:
  match fields  --in cases.csv --out result.csv
  match names   --in pairs.csv --out result.csv [--threshold 0.6]
  match link    --in people.csv [--in2 other.csv] --map map.json --pairs pairs.csv --clusters clusters.csv [--prior N]
  match screen  --list list.csv [--aliases aka.csv] --in people.csv --out hits.csv [--map map.json] [--list-map map.json]
  match explain --left inquiry.json --right account.json [--policy policy.json]
`;

const commands: Readonly<Record<string, (args: string[], io: CommandIo) => Promise<number>>> = {
  fields: matchFields,
  names: matchNames,
  link: matchLink,
  screen: matchScreen,
  explain: matchExplain,
  'export-model': matchExportModel,
};

/**
 * Runs `casefold match <command> …`; `args` begins with the command.
 *
 * @returns exit code: 0 done (rejected rows are reported and do not stop it), 1 no row was usable, 2 called wrongly
 */
export async function runMatchCommand(args: string[], io: CommandIo): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    io.stderr.write(name === '' ? usage : `unknown command "${name.slice(0, 40)}"\n${usage}`);
    return exitCodes.wrongCall;
  }
  return command(rest, io);
}
