/** `match link`: duplicates in one file, or two files linked. */
import { readFile } from 'node:fs/promises';
import type { LinkRow } from '../link/columns.ts';
import type { ColumnMap, LinkFiles } from '../link/link-files.ts';
import { LinkInputError, linkFiles } from '../link/link-files.ts';
import type { LinkRecords, LinkResult, LinkSettings } from '../link/link.ts';
import { allPairs, edgeProbability } from '../link/link.ts';
import { LineWriter, cell } from './csv.ts';
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

/**
 * `--prior`: a probability below 1, or the expected number of true pairs.
 */
function priorOf(text: string | undefined, records: LinkRecords): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new CommandError(`--prior must be a positive number, not "${text}"`);
  return value < 1 ? value : Math.min(0.5, value / Math.max(1, allPairs(records)));
}

/** `match link --in people.csv [--in2 other.csv] --map map.json --pairs pairs.csv --clusters clusters.csv [--prior N] [--threads N] [--timings yes]`. */
export async function matchLink(args: string[], io: CommandIo): Promise<number> {
  return guarded(io, async () => {
    const options = readOptions(args, [
      'in',
      'in2',
      'map',
      'pairs',
      'clusters',
      'prior',
      'keep',
      'threads',
      'timings',
    ]);
    const stages = new StageTimes(options.has('timings') ? io : null);
    const second = options.get('in2');
    const threads = threadsOf(options.get('threads'));
    const [pairsPath, clustersPath] = [required(options, 'pairs'), required(options, 'clusters')];
    const files: LinkFiles = {
      paths: [required(options, 'in'), ...(second === undefined ? [] : [second])],
      map: readColumnMap(await readFile(required(options, 'map'), 'utf8')),
      reject: (path, { line, why }) => void io.stderr.write(`${path}, line ${String(line)}: ${why}\n`),
      ...(threads === undefined ? {} : { threads }),
    };
    const settings = (records: LinkRecords): LinkSettings => {
      stages.end('read');
      const prior = priorOf(options.get('prior'), records);
      return {
        ...(prior === undefined ? {} : { prior }),
        keep: Number(options.get('keep') ?? 0.01) || 0.01,
        stage: (name) => void stages.end(name),
      };
    };
    return asCommand(
      linkFiles(files, settings, async ({ records, counts }, result) => {
        await writePairs(pairsPath, records, result);
        const clusters = await writeClusters(clustersPath, records, result.clusters);
        stages.end('written');
        io.stdout.write(
          `${String(counts.read)} rows read, ${String(counts.rejected)} rejected, ${String(counts.read - counts.rejected)} compared; ${String(result.candidates)} candidate pairs, ` +
            `${String(result.edges.length)} pairs written, ${String(result.clusters.length)} clusters of two or more, ${String(clusters)} cluster rows\n`,
        );
        return counts.read > 0 && counts.read === counts.rejected ? exitCodes.nothingUsable : exitCodes.done;
      }),
    );
  });
}

/** A mistake in the input is a mistake of the command. */
export async function asCommand<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof LinkInputError ? new CommandError(error.message) : error;
  }
}

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 16)
    throw new CommandError(`--threads must be a whole number from 1 to 16, not "${text}"`);
  return value;
}

/** Tells how long each stage took, on the clock and on the processors. */
class StageTimes {
  private readonly io: CommandIo | null;
  private at = performance.now();
  private used = process.cpuUsage();

  constructor(io: CommandIo | null) {
    this.io = io;
  }

  end(name: string): void {
    const { user, system } = process.cpuUsage(this.used);
    const wall = (performance.now() - this.at) / 1000;
    this.io?.stderr.write(
      `${name}: ${wall.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor\n`,
    );
    this.at = performance.now();
    this.used = process.cpuUsage();
  }
}

async function writePairs(path: string, { store }: LinkRecords, result: LinkResult): Promise<void> {
  const writer = new LineWriter(path, 'id1,id2,probability,score');
  for (const edge of result.edges)
    await writer.write(
      `${cell(store.id(edge.a))},${cell(store.id(edge.b))},${edgeProbability(result, edge).toFixed(6)},${edge.score.toFixed(3)}`,
    );
  await writer.close();
}

/** Every record once, alone or with others. */
async function writeClusters(
  path: string,
  { store, count }: LinkRecords,
  clusters: readonly (readonly number[])[],
): Promise<number> {
  const writer = new LineWriter(path, 'cluster_id,id');
  const clustered = new Uint8Array(count);
  let number = 0;
  for (const members of clusters) {
    number++;
    for (const record of members) {
      clustered[record] = 1;
      await writer.write(`${String(number)},${cell(store.id(record))}`);
    }
  }
  for (let record = 0; record < count; record++) {
    if (clustered[record] === 1) continue;
    const id = store.id(record);
    if (id !== '') await writer.write(`${String(++number)},${cell(id)}`);
  }
  await writer.close();
  return writer.written;
}
