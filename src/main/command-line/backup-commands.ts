/** The short commands for copies of a whole vault: writing them, and making a vault out of them. */
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Client } from '#client/client.ts';
import { signedIn, textOption, within, word, type Answer, type ShortCommand } from './command.ts';
import { openEngine, type Engine } from './engine.ts';
import { UsageError, type Options } from './options.ts';
import { table } from './table.ts';

type Report = Awaited<ReturnType<Client['backup']['restore']>>;

const create: ShortCommand = {
  usage: 'FOLDER [--name LABEL] | list | refresh ID | destroyed ID',
  about:
    'writes a backup and a copy of the keys into a folder; what lies where; the keys there anew; they are gone',
  run: (options) =>
    signedIn(options, ({ client, ticket }) => {
      const place = word(options, 0, 'FOLDER');
      switch (place) {
        case 'list':
          return list(client);
        case 'refresh':
          return refresh(client, word(options, 1, 'ID'));
        case 'destroyed':
          return destroyed(client, word(options, 1, 'ID'));
        default:
          return write(client, options, ticket(place).id);
      }
    }),
};

async function write(client: Client, options: Options, file: string): Promise<Answer> {
  const made = await client.backup.create({ file, label: textOption(options, 'name') ?? '' });
  const missing = made.documentsMissing > 0 ? `, ${String(made.documentsMissing)} documents missing` : '';
  return {
    data: made,
    text:
      `${made.file}: ${String(made.accounts)} accounts, ${String(made.documents)} documents${missing}, ${String(made.sizeBytes)} bytes\n` +
      `Copy of the keys: serial ${String(made.serial)}, ${String(made.keys)} keys, ${String(made.keysBytes)} bytes`,
  };
}

async function list(client: Client): Promise<Answer> {
  const overview = await client.backup.overview({});
  const backups = overview.backups.map((one) => [one.at, one.file, one.place, String(one.accounts)]);
  const keyrings = overview.keyrings.map((one) => [
    one.id,
    one.place,
    `serial ${String(one.serial)}`,
    one.redactionsSince > 0 ? `OUTSTANDING: ${String(one.redactionsSince)} redactions since` : one.state,
  ]);
  return {
    data: overview,
    text: `Backups\n${table(backups)}\n\nCopies of the keys (${String(overview.outstanding)} outstanding)\n${table(keyrings)}`,
  };
}

async function refresh(client: Client, id: string): Promise<Answer> {
  const made = await client.backup.refreshKeyring({ id });
  return { data: made, text: `Refreshed: serial ${String(made.serial)}, ${String(made.keys)} keys.` };
}

async function destroyed(client: Client, id: string): Promise<Answer> {
  await client.backup.declareDestroyed({ id });
  return { data: {}, text: 'Noted that it no longer exists.' };
}

/** Name and passphrase, or the recovery key from the environment: never an argument. */
function entryOf(options: Options) {
  const recoveryKey = process.env['CASEFOLD_RECOVERY_KEY'];
  if (recoveryKey !== undefined && recoveryKey !== '') return { recoveryKey };
  if (options.user === undefined)
    throw new UsageError('a name is needed: --user NAME, or CASEFOLD_USER; or CASEFOLD_RECOVERY_KEY');
  return { person: options.user, passphrase: options.passphrase() };
}

function fromBackup(how: 'restore' | 'check', usage: string, about: string): ShortCommand {
  return {
    usage,
    about,
    run: async (options) => {
      const file = word(options, 0, 'FILE.vbk');
      const keys = textOption(options, 'keys');
      const entry = entryOf(options);
      return within(await openEngine(options), async ({ client, ticket }) => {
        const input = {
          file: ticket(file).id,
          ...(keys === undefined ? {} : { keys: ticket(keys).id }),
          ...entry,
        };
        const report = await client.backup[how](input);
        return { data: report, text: reportText(report) };
      });
    },
  };
}

function reportText(report: Report): string {
  const lines: readonly (readonly [string, string | number])[] = [
    ['vault', report.vaultName],
    ['backup made', report.madeAt],
    ['keys made', `${report.keyringAt} (serial ${String(report.keyringSerial)})`],
    ['accounts', report.accounts],
    ['documents', report.documents],
    ['redacted since', report.redacted],
    ['mentions blacked out', report.blackedOut],
    ['accounts without key', report.withoutKey],
    ['damaged accounts', report.damagedAccounts],
    ['missing documents', report.documentsMissing],
    ...report.damaged.map(
      ({ file, part, offset, holds }) =>
        [
          'damaged',
          `${file}: ${part}${holds === null ? '' : ` ${holds}`} at byte ${String(offset ?? 0)}`,
        ] as const,
    ),
  ];
  return table(lines.map(([name, value]) => [name, String(value)]));
}

const salvage: ShortCommand = {
  usage: '--vault DIR --out DIR2',
  about: 'copies what can be read of a damaged vault into a new one; the damaged one is not touched',
  run: async (options) => {
    const out = textOption(options, 'out');
    if (out === undefined || options.user === undefined)
      throw new UsageError('casefold salvage --vault DIR --out DIR2 --user NAME');
    const entry = { person: options.user, passphrase: options.passphrase() };
    return within(await openEngine(options), (engine) => salvageInto(engine, out, entry));
  },
};

async function salvageInto(
  { client, ticket }: Engine,
  out: string,
  entry: { person: string; passphrase: string },
): Promise<Answer> {
  if (!existsSync(out)) mkdirSync(resolve(out), { recursive: true, mode: 0o700 });
  const report = await client.backup.salvage({ file: ticket(out).id, ...entry });
  const losses = report.losses.map(
    ({ table: name, from, to }) =>
      `lost: ${name} ${from === null ? 'some rows' : `rows ${String(from)} to ${to === null ? 'the end' : String(to)}`}`,
  );
  const documents = report.documentsLost.map((id) => `lost: document ${id}`);
  return {
    data: report,
    text: [
      `${String(report.accounts)} accounts and ${String(report.documents)} documents saved from ${report.vaultName}`,
      ...losses,
      ...documents,
      ...(report.factsUnbroken ? [] : ['the chain of facts has a gap']),
    ].join('\n'),
  };
}

/** By name. */
export const backupCommands: Readonly<Record<string, ShortCommand>> = {
  backup: create,
  'backup-check': fromBackup(
    'check',
    'FILE.vbk [--keys FILE.vkr]',
    'reads a backup as a restore would, and writes nothing',
  ),
  restore: fromBackup(
    'restore',
    'FILE.vbk --vault NEWDIR [--keys FILE.vkr]',
    'makes a vault out of a backup and a copy of its keys; also how a vault moves to another machine',
  ),
  salvage,
};
