/** The short commands for daily work. Each answers data for `--json` and words for people. */
import { nameText } from '#contracts/person.ts';
import type { Account } from '#contracts/accounts.ts';
import { Outcome as DecisionOutcome, DecisionReason, Resolution, type Review } from '#contracts/inquiries.ts';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Client } from '#client/client.ts';
import { signedIn, textOption, within, word, type Answer, type ShortCommand } from './command.ts';
import { backupCommands } from './backup-commands.ts';
import { openEngine } from './engine.ts';
import { importFile } from './import-command.ts';
import { UsageError, type Options } from './options.ts';
import { table } from './table.ts';

/** An id (`act_…`) or a reference id. */
function loadAccount(client: Client, named: string): Promise<Account> {
  return client.accounts.load(/^act_/.test(named) ? { id: named } : { referenceId: named });
}

const vault: ShortCommand = {
  usage: 'create --name NAME --user NAME | unlock-check | info',
  about: 'makes a vault (prints the recovery key once), tries to sign in, says what it holds',
  async run(options) {
    switch (options.words[0]) {
      case 'create':
        return createVault(options);
      case 'unlock-check':
        return signedIn(options, async ({ client }) => {
          const { session } = await client.vault.status({});
          return { data: session, text: `Unlocked as ${session?.person ?? ''} (${session?.role ?? ''}).` };
        });
      case 'info':
        return signedIn(options, async ({ client }) => {
          const info = await client.vault.info({});
          return {
            data: info,
            text: table(Object.entries(info).map(([key, value]) => [key, String(value)])),
          };
        });
      default:
        throw new UsageError('casefold vault create | unlock-check | info');
    }
  },
};

async function createVault(options: Options): Promise<Answer> {
  const name = textOption(options, 'name');
  if (name === undefined || options.user === undefined) {
    throw new UsageError('casefold vault create --vault DIR --name NAME --user NAME');
  }
  const passphrase = options.passphrase();
  const person = options.user;
  return within(await openEngine(options), async ({ client }) => {
    const made = await client.vault.create({ name, person, passphrase });
    return {
      data: made,
      text:
        `Vault "${name}" made; ${person} is its administrator.\n` +
        `Recovery key, shown only now: ${made.recoveryKey}`,
    };
  });
}

const search: ShortCommand = {
  usage: 'TEXT… [--tag A,B [--any]] [--limit N]',
  about: 'finds accounts by name, reference id, birth date, phone, e-mail, last digits, tags',
  run: (options) =>
    signedIn(options, async ({ client }) => {
      const found = await client.accounts.search({
        text: options.words.join(' '),
        tags: textOption(options, 'tag')?.split(',') ?? [],
        tagMode: options.values['any'] === true ? 'any' : 'all',
        limit: Number(textOption(options, 'limit') ?? 50),
      });
      const rows = found.rows.map((row) => [
        row.referenceId ?? row.id,
        row.name,
        row.birthdate ?? '',
        [row.city, row.countryCode].filter(Boolean).join(', '),
        row.status,
        row.tags.map((tag) => tag.name).join(' '),
      ]);
      return {
        data: found,
        text: table([['reference', 'name', 'born', 'place', 'status', 'tags'], ...rows]),
      };
    }),
};

const show: ShortCommand = {
  usage: 'REFERENCE',
  about: 'shows an account: values with where they came from, inquiries, timeline',
  run: (options) =>
    signedIn(options, async ({ client }) => {
      const account = await loadAccount(client, word(options, 0, 'REFERENCE'));
      const timeline = await client.accounts.timeline({ id: account.id });
      const inquiries = await client.inquiries.list({ state: 'all', accountId: account.id });
      const documents = await client.documents.list({ accountId: account.id });
      const values = account.fields.flatMap(({ field, entries }) =>
        entries.map((entry) => [field, entry.text, entry.use, sourceText(entry.source)]),
      );
      const text = [
        `${account.name} · ${account.referenceId ?? 'no reference id'} · ${account.status} · ${account.tags.map((tag) => tag.name).join(', ')}`,
        table([['field', 'value', 'use', 'from'], ...values]),
        table([
          ['inquiry', 'status', 'received', 'says'],
          ...inquiries.rows.map((row) => [row.id, row.status, row.receivedAt.slice(0, 10), row.summary]),
        ]),
        table([
          ['when', 'what', 'by'],
          ...timeline.events.map((event) => [event.at.slice(0, 16), event.action, event.by ?? '']),
        ]),
      ].join('\n\n');
      return { data: { account, timeline: timeline.events, inquiries: inquiries.rows, ...documents }, text };
    }),
};

function sourceText(source: Account['origin']): string {
  const line = source.line === undefined ? '' : ` line ${String(source.line)}`;
  const by = source.by === null ? '' : ` by ${source.by}`;
  const reason = source.reason === undefined ? '' : `, “${source.reason}”`;
  return `${source.file ?? source.kind}${line}${by}, ${source.at.slice(0, 10)}${reason}`;
}

/** The comparison as a table in words. */
export function comparisonText(review: Review): string {
  const rows = review.comparison.fields.map((row) => [
    row.field,
    row.onFile?.text ?? '—',
    row.level,
    row.incoming?.text ?? '—',
    row.sentence,
  ]);
  const { suggestion } = review.comparison;
  return [
    `${review.account.name} · ${review.account.referenceId ?? 'no reference id'} · inquiry ${String(review.inquiry.number)} of ${String(review.inquiry.of)} · ${review.inquiry.status}`,
    table([['field', 'on file', 'level', 'incoming', 'why'], ...rows]),
    `${suggestion.sentence}.${suggestion.counterfactual === undefined ? '' : ` ${suggestion.counterfactual}.`}`,
  ].join('\n');
}

/** The inquiry named, or the oldest waiting one of the account named. */
async function inquiryNamed(client: Client, named: string): Promise<string> {
  if (/^inq_/.test(named)) return named;
  const account = await loadAccount(client, named);
  const { rows } = await client.inquiries.list({ state: 'all', accountId: account.id });
  const found = rows.findLast((row) => row.decidedAt === null && !row.first) ?? rows[0];
  if (!found) throw new UsageError(`${nameText({ full: account.name })} has no inquiry`);
  return found.id;
}

const compare: ShortCommand = {
  usage: 'INQUIRY | REFERENCE',
  about: 'compares an inquiry with its account, field by field, in words',
  run: (options) =>
    signedIn(options, async ({ client }) => {
      const review = await client.inquiries.review({
        id: await inquiryNamed(client, word(options, 0, 'INQUIRY')),
      });
      return { data: review, text: comparisonText(review) };
    }),
};

const decide: ShortCommand = {
  usage: 'INQUIRY --outcome approve|decline|needs-review --reason CODE [--note TEXT]',
  about: 'decides an inquiry; --resolve @file.json gives resolutions',
  run: (options) =>
    signedIn(options, async ({ client }) => {
      const id = await inquiryNamed(client, word(options, 0, 'INQUIRY'));
      const outcome = choice(DecisionOutcome, textOption(options, 'outcome'), '--outcome');
      const reason = choice(DecisionReason, textOption(options, 'reason'), '--reason');
      const review = await client.inquiries.review({ id });
      const decided = await client.inquiries.decide({
        id,
        version: review.inquiry.version,
        accountVersion: review.account.version,
        outcome,
        reason,
        note: textOption(options, 'note') ?? '',
        resolutions: readResolutions(textOption(options, 'resolve')),
      });
      const changed = decided.changedFields.length > 0 ? decided.changedFields.join(', ') : 'nothing';
      return { data: decided, text: `${outcome} recorded; changed on the account: ${changed}.` };
    }),
};

function choice<T extends string>(
  schema: z.ZodEnum<Record<T, T>>,
  value: string | undefined,
  name: string,
): T {
  const found = schema.safeParse(value);
  if (!found.success) throw new UsageError(`${name} is one of ${schema.options.join(', ')}`);
  return found.data;
}

function readResolutions(text: string | undefined): Resolution[] {
  if (text === undefined) return [];
  const json = text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text;
  return z.array(Resolution).parse(JSON.parse(json));
}

const tag: ShortCommand = {
  usage: 'REFERENCE… [--add A,B] [--remove C]',
  about: 'adds and removes tags',
  run: (options) =>
    signedIn(options, async ({ client }) => {
      if (options.words.length === 0) {
        const { tags } = await client.tags.list({});
        return { data: tags, text: table(tags.map((one) => [one.name, one.colour, String(one.accounts)])) };
      }
      const accounts = await Promise.all(options.words.map((named) => loadAccount(client, named)));
      const result = await client.tags.apply({
        accountIds: accounts.map((account) => account.id),
        add: textOption(options, 'add')?.split(',') ?? [],
        remove: textOption(options, 'remove')?.split(',') ?? [],
      });
      return {
        data: result,
        text: `${String(result.added)} added, ${String(result.removed)} removed on ${String(result.accounts)} accounts`,
      };
    }),
};

const exportAccount: ShortCommand = {
  usage: 'REFERENCE --out FILE.zip',
  about: 'writes everything held about a person as an AES-256 zip; prints its passphrase once',
  run: (options) =>
    signedIn(options, async ({ client, ticket }) => {
      const account = await loadAccount(client, word(options, 0, 'REFERENCE'));
      const out = textOption(options, 'out');
      if (out === undefined) throw new UsageError('--out FILE.zip is missing');
      const result = await client.exports.account({ accountId: account.id, file: ticket(out).id });
      return {
        data: result,
        text: `${out}: ${String(result.sizeBytes)} bytes, SHA-256 ${result.sha256}\nPassphrase, shown only now: ${result.passphrase ?? ''}`,
      };
    }),
};

const sample: ShortCommand = {
  usage: '[--seed N]',
  about: 'fills the vault with the sample organisation',
  run: (options) =>
    signedIn(options, async ({ client }) => {
      const loaded = await client.sample.load({ seed: Number(textOption(options, 'seed') ?? 1) });
      return {
        data: loaded,
        text: `${String(loaded.accounts)} accounts, ${String(loaded.inquiries)} inquiries, ${String(loaded.documents)} documents`,
      };
    }),
};

/** The short commands by name. */
export const commands: Readonly<Record<string, ShortCommand>> = {
  vault,
  import: importFile,
  search,
  show,
  compare,
  decide,
  tag,
  export: exportAccount,
  sample,
  ...backupCommands,
};
