/** `match link`: duplicates in one file, or two files linked. */
import { readFile } from 'node:fs/promises';
import { edgeProbability, linkRecords } from '../link/link.ts';
import type { LinkRow } from '../link/records.ts';
import { RecordBuilder, mostRecords } from '../link/records.ts';
import type { CsvRow, RowCounts } from './csv.ts';
import { CsvWriter, readRows } from './csv.ts';
import type { CommandIo } from './options.ts';
import { CommandError, exitCodes, guarded, readOptions, required } from './options.ts';

type LinkField = keyof LinkRow;

/** Words a map file may use for our fields. */
const fieldWords: Readonly<Record<string, LinkField>> = {
  id: 'id', unique_id: 'id', rec_id: 'id', record_id: 'id',
  first: 'first', first_name: 'first', given_name: 'first', given: 'first', 'name.first': 'first', name_first: 'first', forename: 'first',
  middle: 'middle', middle_name: 'middle', 'name.middle': 'middle', name_middle: 'middle',
  last: 'last', last_name: 'last', family_name: 'last', family: 'last', surname: 'last', 'name.last': 'last', name_last: 'last',
  full: 'full', full_name: 'full', name: 'full', 'name.full': 'full',
  birthdate: 'birthdate', dob: 'birthdate', date_of_birth: 'birthdate', birth_date: 'birthdate',
  gender: 'gender', sex: 'gender', nationality: 'nationality', country: 'nationality', citizenship: 'nationality',
  house: 'house', house_number: 'house', street_number: 'house', housenumber: 'house',
  street1: 'street1', 'address.street1': 'street1', street: 'street1', address: 'street1', address_1: 'street1', address1: 'street1', address_street_1: 'street1',
  street2: 'street2', 'address.street2': 'street2', address_2: 'street2', address2: 'street2', address_street_2: 'street2',
  city: 'city', 'address.city': 'city', town: 'city', suburb: 'city', address_city: 'city', locality: 'city',
  subdivision: 'subdivision', 'address.subdivision': 'subdivision', state: 'subdivision', address_subdivision: 'subdivision', province: 'subdivision',
  postalcode: 'postalCode', 'address.postalcode': 'postalCode', postal_code: 'postalCode', postcode: 'postalCode', postcode_fake: 'postalCode', zip: 'postalCode', address_postal_code: 'postalCode',
  phone: 'phone', phone_number: 'phone', telephone: 'phone', mobile: 'phone', email: 'email', email_address: 'email', mail: 'email',
  identification: 'identification', identification_number: 'identification', document: 'identification', ssn: 'identification', soc_sec_id: 'identification', passport: 'identification',
  birthplace: 'birthplace', birth_place: 'birthplace', place_of_birth: 'birthplace', occupation: 'occupation', profession: 'occupation', job: 'occupation',
}; // prettier-ignore

/** Column of the file for each of our fields. */
export type ColumnMap = ReadonlyMap<LinkField, string>;

/** Reads a map: an object from our fields to column names, or the other way round. */
export function readColumnMap(text: string): ColumnMap {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`the map is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new CommandError('the map must be an object from our fields to column names');
  const map = new Map<LinkField, string>();
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(parsed)) {
    if (typeof value !== 'string') continue;
    const field = fieldWords[key.toLowerCase()];
    const reversed = fieldWords[value.toLowerCase()];
    if (field !== undefined) map.set(field, value);
    else if (reversed !== undefined) map.set(reversed, key);
    else unknown.push(key);
  }
  if (unknown.length > 0)
    throw new CommandError(
      `the map names fields that are not known: ${unknown.join(', ')}; known are ${[...new Set(Object.values(fieldWords))].join(', ')}`,
    );
  if ([...map.keys()].every((field) => field === 'id'))
    throw new CommandError('the map names no field to compare');
  return map;
}

function rowOf(row: CsvRow, map: ColumnMap, number: number): LinkRow {
  const made: Partial<Record<LinkField, string>> = {};
  for (const [field, column] of map) {
    const value = row.values[column];
    if (value === undefined)
      throw new CommandError(`the file has no column "${column}" that the map names for ${field}`);
    made[field] = value;
  }
  return { ...made, id: made.id === undefined || made.id === '' ? String(number) : made.id };
}

/**
 * `--prior`: a probability below 1, or the expected number of true pairs.
 */
function priorOf(text: string | undefined, first: number, total: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new CommandError(`--prior must be a positive number, not "${text}"`);
  const all = first < total ? first * (total - first) : (total * (total - 1)) / 2;
  return value < 1 ? value : Math.min(0.5, value / Math.max(1, all));
}

/** `match link --in people.csv [--in2 other.csv] --map map.json --pairs pairs.csv --clusters clusters.csv [--prior N]`. */
export async function matchLink(args: string[], io: CommandIo): Promise<number> {
  return guarded(io, async () => {
    const options = readOptions(args, ['in', 'in2', 'map', 'pairs', 'clusters', 'prior', 'keep']);
    const map = readColumnMap(await readFile(required(options, 'map'), 'utf8'));
    const counts: RowCounts = { read: 0, rejected: 0 };
    const builder = new RecordBuilder();
    await readInto(builder, required(options, 'in'), map, counts, io);
    const second = options.get('in2');
    if (second !== undefined) {
      builder.startSecond();
      await readInto(builder, second, map, counts, io);
    }
    const records = builder.finish();
    const prior = priorOf(options.get('prior'), records.secondFrom, records.count);
    const result = linkRecords(records, {
      ...(prior === undefined ? {} : { prior }),
      keep: Number(options.get('keep') ?? 0.01) || 0.01,
    });
    const pairs = new CsvWriter(required(options, 'pairs'), ['id1', 'id2', 'probability', 'score']);
    for (const edge of result.edges) {
      await pairs.write([
        records.ids[edge.a] ?? '',
        records.ids[edge.b] ?? '',
        edgeProbability(result, edge).toFixed(6),
        edge.score.toFixed(3),
      ]);
    }
    await pairs.close();
    const clusters = await writeClusters(required(options, 'clusters'), records.ids, result.clusters);
    io.stdout.write(
      `${String(counts.read)} rows read, ${String(counts.rejected)} rejected, ${String(records.count)} compared; ${String(result.candidates)} candidate pairs, ` +
        `${String(result.edges.length)} pairs written, ${String(result.clusters.length)} clusters of two or more, ${String(clusters)} cluster rows\n`,
    );
    return counts.read > 0 && records.count === 0 ? exitCodes.nothingUsable : exitCodes.done;
  });
}

async function readInto(
  builder: RecordBuilder,
  path: string,
  map: ColumnMap,
  counts: RowCounts,
  io: CommandIo,
): Promise<void> {
  const reject = (line: number, why: string): void =>
    void io.stderr.write(`${path}, line ${String(line)}: ${why}\n`);
  for await (const row of readRows(path, counts, reject)) {
    builder.add(rowOf(row, map, builder.count + 1));
    if (builder.count > mostRecords)
      throw new CommandError(
        `more than ${String(mostRecords)} records; export the model for a distributed engine instead`,
      );
  }
}

/** Every record once, alone or with others. */
async function writeClusters(
  path: string,
  ids: readonly string[],
  clusters: readonly (readonly number[])[],
): Promise<number> {
  const writer = new CsvWriter(path, ['cluster_id', 'id']);
  const clustered = new Uint8Array(ids.length);
  let number = 0;
  for (const members of clusters) {
    number++;
    for (const record of members) {
      clustered[record] = 1;
      await writer.write([number, ids[record] ?? '']);
    }
  }
  for (let record = 0; record < ids.length; record++)
    if (clustered[record] === 0) await writer.write([++number, ids[record] ?? '']);
  await writer.close();
  return writer.written;
}
