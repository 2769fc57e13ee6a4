/** `match screen`: people against a list. */
import { readFile } from 'node:fs/promises';
import type { ListEntry } from '../screening/list.ts';
import { alertScore, buildList, screenPerson } from '../screening/list.ts';
import type { CsvRow, RowCounts } from './csv.ts';
import { CsvWriter, readRows } from './csv.ts';
import { report } from './fields.ts';
import type { CommandIo } from './options.ts';
import { CommandError, guarded, readOptions, required, share } from './options.ts';

/** Our words for the columns of a list or of people, and the names such files use. */
const usualColumns: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'entity_id', 'ent_num', 'list_id', 'unique_id', 'reference_id', 'person_id'],
  name: ['full_name', 'name', 'alt_name', 'caption', 'name1'],
  first: ['first_name', 'given_name', 'first'],
  middle: ['middle_name', 'middle'],
  last: ['last_name', 'surname', 'family_name', 'last'],
  birthdate: ['date_of_birth', 'dob', 'dob_text', 'birthdate', 'birth_date'],
  country: ['nationality', 'country', 'citizenship'],
  kind: ['type', 'schema', 'kind'],
  weak: ['weak', 'quality'],
};

type Map1 = Readonly<Record<string, string>>;

interface Described {
  readonly id: string;
  readonly name: string;
  readonly birthdate: string;
  readonly country: string;
  readonly kind: string;
  readonly weak: boolean;
}

function describe(row: CsvRow, map: Map1, number: number): Described | null {
  const pick = (field: string): string => {
    const mapped = map[field];
    if (mapped !== undefined) return row.values[mapped] ?? '';
    for (const column of usualColumns[field] ?? []) {
      const value = row.values[column];
      if (value !== undefined && value !== '') return value;
    }
    return '';
  };
  const parts = ['first', 'middle', 'last'].map(pick).filter(Boolean).join(' ');
  const name = pick('name') || parts;
  if (name === '') return null;
  return {
    id: pick('id') || String(number),
    name,
    birthdate: pick('birthdate'),
    country: pick('country'),
    kind: pick('kind').toLowerCase(),
    weak: /^(weak|low|true|1)$/i.test(pick('weak')),
  };
}

const organisations = /^(entity|organi[sz]ation|company|vessel|aircraft|legalentity|ship)$/;

async function readList(paths: readonly string[], map: Map1, io: CommandIo): Promise<ListEntry[]> {
  const entries = new Map<
    string,
    {
      names: { text: string; weak: boolean }[];
      kind: ListEntry['kind'];
      birthdates: string[];
      countries: string[];
    }
  >();
  for (const path of paths) {
    const counts: RowCounts = { read: 0, rejected: 0 };
    const reject = (line: number, why: string): void =>
      void io.stderr.write(`${path}, line ${String(line)}: ${why}\n`);
    for await (const row of readRows(path, counts, reject)) {
      const found = describe(row, map, counts.read);
      if (!found) {
        reject(row.line, 'has no name');
        continue;
      }
      const entry = entries.get(found.id) ?? {
        names: [],
        kind: organisations.test(found.kind) ? ('organisation' as const) : ('person' as const),
        birthdates: [],
        countries: [],
      };
      entry.names.push({ text: found.name, weak: found.weak });
      if (found.birthdate) entry.birthdates.push(found.birthdate);
      if (found.country) entry.countries.push(found.country);
      entries.set(found.id, entry);
    }
  }
  return [...entries].map(([id, entry]) => ({ id, ...entry }));
}

/** `match screen --list list.csv [--aliases aka.csv] --in people.csv --out hits.csv [--map map.json] [--least 0.5] [--limit 5]`. */
export async function matchScreen(args: string[], io: CommandIo): Promise<number> {
  return guarded(io, async () => {
    const options = readOptions(args, ['list', 'aliases', 'in', 'out', 'map', 'list-map', 'least', 'limit']);
    const aliases = options.get('aliases');
    const entries = await readList(
      [required(options, 'list'), ...(aliases === undefined ? [] : [aliases])],
      await mapFrom(options.get('list-map')),
      io,
    );
    const list = buildList(entries);
    const map = await mapFrom(options.get('map'));
    const least = share(options, 'least') ?? 0.5;
    const limit = Math.max(1, Math.min(100, Number(options.get('limit') ?? 5) || 5));
    const writer = new CsvWriter(required(options, 'out'), [
      'person_row',
      'person_id',
      'person_name',
      'rank',
      'list_id',
      'listed_name',
      'score',
      'alert',
      'weak_alias',
      'notes',
    ]);
    const counts: RowCounts = { read: 0, rejected: 0 };
    const reject = (line: number, why: string): void =>
      void io.stderr.write(`line ${String(line)}: ${why}\n`);
    for await (const row of readRows(required(options, 'in'), counts, reject)) {
      const person = describe(row, map, counts.read);
      if (!person) {
        counts.rejected++;
        reject(row.line, 'has no name');
        continue;
      }
      const hits = screenPerson(
        list,
        { name: person.name, ...(person.birthdate ? { birthdate: person.birthdate } : {}) },
        least,
        limit,
      );
      for (const [at, hit] of hits.entries()) {
        await writer.write([
          counts.read,
          person.id,
          person.name,
          at + 1,
          hit.id,
          hit.matched,
          hit.score.toFixed(4),
          hit.score >= alertScore,
          hit.weak,
          hit.notes.join('; '),
        ]);
      }
    }
    await writer.close();
    return report(
      io,
      counts,
      writer.written,
      `hits and near misses written, list of ${String(entries.length)} entries`,
    );
  });
}

async function mapFrom(path: string | undefined): Promise<Map1> {
  if (path === undefined) return {};
  const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new CommandError('the map must be an object from our fields to column names');
  const unknown = Object.keys(parsed).filter((key) => !(key in usualColumns));
  if (unknown.length > 0)
    throw new CommandError(
      `the map names fields that are not known: ${unknown.join(', ')}; known are ${Object.keys(usualColumns).join(', ')}`,
    );
  return Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
