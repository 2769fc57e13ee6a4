/**
 * `casefold-verify`: checks a vault from outside, with no code of the program that wrote it. No value that is searched
 * for is ever printed, only its number. Exit codes: 0 found nothing or valid, 1 found or invalid, 2 could not be done.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkCertificate } from './certificate.ts';
import { anchorAt, checkChain, signingKeys } from './chain.ts';
import { openDatabase } from './database.ts';
import type { Documents } from './documents.ts';
import { openHeader, type Opened, type Secret } from './header.ts';
import { LEAST_BYTES } from './needles.ts';
import { searchFolder } from './search.ts';
import { windowsOf } from './windows.ts';

const usage = `casefold-verify search --vault DIR SECRET --strings FILE [--volume FILE] [--beside PATH]… [--skip-documents] [--json]
casefold-verify chain --vault DIR SECRET [--anchor DIGITS --seq N] [--json]
casefold-verify certificate FILE [--vault DIR SECRET] [--json]

SECRET, on standard input: --passphrase-stdin --person NAME | --recovery-key-stdin | --key-hex-stdin
--strings: values to search for, one a line; they are looked for in every form and never printed.
--skip-documents: sealed files are not opened. With --key-hex-stdin they cannot be: the page key does not open them.
--beside: a file or folder outside the vault that is searched as well.
Exit codes: 0 found nothing or valid, 1 found or invalid, 2 could not be done.`;

/** Could not be done: exit code 2. */
class Cannot extends Error {}

const options = {
  vault: { type: 'string' },
  person: { type: 'string' },
  strings: { type: 'string' },
  volume: { type: 'string' },
  beside: { type: 'string', multiple: true },
  anchor: { type: 'string' },
  seq: { type: 'string' },
  'passphrase-stdin': { type: 'boolean' },
  'recovery-key-stdin': { type: 'boolean' },
  'key-hex-stdin': { type: 'boolean' },
  'skip-documents': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parse>['values'];
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

function secretFrom(values: Values): Secret {
  const chosen = ['passphrase-stdin', 'recovery-key-stdin', 'key-hex-stdin'] as const;
  if (chosen.filter((name) => values[name]).length !== 1) throw new Cannot(usage);
  const typed = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  if (values['recovery-key-stdin']) return { kind: 'recovery-key', code: typed };
  if (values['key-hex-stdin']) return { kind: 'page-key', hex: typed.trim() };
  if (values.person === undefined) throw new Cannot('A passphrase belongs to a person: --person NAME.');
  return { kind: 'passphrase', person: values.person, passphrase: typed };
}

async function openVault(values: Values): Promise<Opened & { readonly folder: string }> {
  const folder = values.vault;
  if (folder === undefined) throw new Cannot(usage);
  if (!existsSync(join(folder, 'vault.hdr'))) throw new Cannot('There is no vault in this folder.');
  return { folder, ...(await openHeader(folder, secretFrom(values))) };
}

/** A line for each part of an answer, or the answer as JSON. */
function tell(values: Values, answer: object): void {
  const lines = values.json
    ? JSON.stringify(answer)
    : Object.entries(answer)
        .map(
          ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
        )
        .join('\n');
  process.stdout.write(`${lines}\n`);
}

async function search(values: Values): Promise<number> {
  if (values.strings === undefined) throw new Cannot(usage);
  const lines = readFileSync(values.strings, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const { folder, pageKey, ringKey } = await openVault(values);
  const needles = lines.flatMap((line, id) => windowsOf(line).map((bytes) => ({ id, bytes })));
  const given = lines.filter((line) => line !== '').length;
  const opens = ringKey !== null && values['skip-documents'] !== true;
  const { hits, documents, foundIds, ...looked } = searchFolder({
    folder,
    pageKey,
    needles,
    extra: values.beside ?? [],
    ...(opens ? { documents: { ringKey } } : {}),
    ...(values.volume === undefined ? {} : { volume: values.volume }),
  });
  tell(values, {
    strings: given,
    tooShort: given - new Set(needles.map(({ id }) => id)).size,
    leastBytes: LEAST_BYTES,
    ...looked,
    documents: values.json ? documents : documentWords(documents),
    found: foundIds.size,
    // Lines of the file, from 1.
    hits: hits.map(({ needleId, ...where }) => ({ line: needleId + 1, ...where })),
  });
  const damaged = looked.macFailures + (documents?.damaged ?? 0) > 0 || documents?.listed === false;
  return hits.length > 0 || damaged ? 1 : 0;
}

/** What became of the sealed files, in words. */
function documentWords(documents: Documents | null): string {
  if (!documents) return 'not opened, and searched as they lie there';
  const { unread, listed } = documents;
  const said: readonly (readonly [number, string])[] = [
    [documents.opened, `opened and searched, ${documents.bytes} bytes`],
    [documents.bytesOnly, 'of these of kinds that were only searched as bytes'],
    [documents.keyDestroyed, 'could not be opened: key destroyed'],
    [documents.damaged, 'damaged'],
    [documents.unnamed, 'that no document names, and that nothing says how to open'],
    [documents.missing, 'missing'],
    [unread.encrypted, 'encrypted by themselves, searched as bytes'],
    [unread.filter, 'parts packed in a way that is not read'],
    [unread.damaged, 'damaged parts, read as far as they go'],
    [unread.limit, 'parts beyond what is read of one file'],
  ];
  const words = said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (!listed) words.push('the table that names them is damaged');
  return words.length === 0 ? 'none' : words.join('; ');
}

async function chain(values: Values): Promise<number> {
  const { folder, pageKey, vaultId } = await openVault(values);
  const database = openDatabase(join(folder, 'vault.db'), pageKey);
  const report = checkChain(database, vaultId);
  const kept = values.anchor?.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  const anchored = kept === undefined ? null : anchorAt(database, vaultId, Number(values.seq)) === kept;
  tell(values, { ...report, ...(anchored === null ? {} : { anchored }) });
  return report.ok && anchored !== false ? 0 : 1;
}

async function certificate(values: Values, file: string | undefined): Promise<number> {
  if (file === undefined) throw new Cannot(usage);
  const text = readFileSync(file, 'utf8');
  if (values.vault === undefined) {
    const report = checkCertificate(text);
    tell(values, report);
    return report.ok ? 0 : 1;
  }
  const { folder, pageKey, vaultId } = await openVault(values);
  const database = openDatabase(join(folder, 'vault.db'), pageKey);
  const report = checkCertificate(text, { database, vaultId, keys: signingKeys(database) });
  tell(values, report);
  return report.ok ? 0 : 1;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, file] = positionals;
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (command === 'search') return search(values);
  if (command === 'chain') return chain(values);
  if (command === 'certificate') return certificate(values, file);
  throw new Cannot(usage);
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
