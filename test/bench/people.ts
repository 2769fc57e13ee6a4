/** Made-up people in any number, the same ones every time: rows for measuring imports and search. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { familyName, givenName } from './names.ts';

/** A small fast generator (mulberry32): the same seed, the same people. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const cities = ['Leeds', 'Porto', 'Kraków', 'Lyon', 'Graz', 'Turku', 'Cork', 'Gent', 'Brno', 'Malmö'];

/** One row of a file of accounts. */
export interface Row {
  readonly reference: string;
  readonly first: string;
  /** Three people in ten have one; else empty. */
  readonly middle: string;
  readonly last: string;
  readonly birthdate: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
  readonly passport: string;
}

/** Rows of people whose names are as various as those of a real country (see names.ts). */
export function* people(count: number, seed = 7, prefix = 'usr_'): Generator<Row> {
  const random = randomOf(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  for (let at = 0; at < count; at++) {
    const first = givenName(random());
    const last = familyName(random(), random());
    const middle = random() < 0.3 ? givenName(random()) : '';
    const two = (from: number, to: number) =>
      String(from + Math.floor(random() * (to - from + 1))).padStart(2, '0');
    yield {
      reference: `${prefix}${String(at).padStart(7, '0')}`,
      first,
      middle,
      last,
      birthdate: `${two(1940, 2006)}-${two(1, 12)}-${two(1, 28)}`,
      email: `${first.toLowerCase()}.${last.toLowerCase()}${String(at)}@example.org`,
      phone: `+44 7700 ${String(900000 + (at % 1000))}${String(Math.floor(random() * 100))}`,
      city: pick(cities),
      passport: `P${String(Math.floor(random() * 1e8)).padStart(8, '0')}`,
    };
  }
}

export const headers = [
  'reference_id',
  'name_first',
  'name_middle',
  'name_last',
  'birthdate',
  'email_address',
  'phone_number',
  'address_city',
  'passport_number',
] as const;

/** Writes them as CSV with flat memory. */
export async function writePeople(
  path: string,
  count: number,
  seed?: number,
  prefix?: string,
): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${headers.join(',')}\n`);
  let block = '';
  for (const row of people(count, seed, prefix)) {
    block += `${[row.reference, row.first, row.middle, row.last, row.birthdate, row.email, row.phone, row.city, row.passport].join(',')}\n`;
    if (block.length > 1 << 18) {
      if (!file.write(block)) await once(file, 'drain');
      block = '';
    }
  }
  file.end(block);
  await once(file, 'finish');
}
