/** Speed of one comparison with explanation, over pairs built from the development names. */
import type { Person } from '../../../src/contracts/person.ts';
import { comparePersons } from '../../../src/main/matching/index.ts';
import { rowsOf } from './data.ts';
import type { Figure } from './figures.ts';
import { quantile } from './figures.ts';

/** One inquiry against one account, all eight fields. */
export function speedFigures(folder: string): Figure[] {
  const rows = rowsOf(folder, 'yente_screening/negatives_global_dev20k.csv')?.slice(0, 4000);
  if (!rows) return [];
  const person = (at: number, shift: number): Person => {
    const row = rows[(at + shift) % rows.length] ?? {};
    return {
      name: [{ first: row['first_name'] ?? '', last: row['last_name'] ?? '' }],
      birthdate: [row['date_of_birth'] ?? ''],
      identification: [{ class: 'pp', number: `X${String(1_000_000 + at * 37)}`, country: 'FR' }],
      nationality: [row['nationality'] ?? ''],
      gender: [row['gender'] ?? ''],
      address: [
        {
          street1: `${String(1 + (at % 90))} Station Road`,
          city: row['place_of_birth'] ?? '',
          postalCode: String(10000 + at),
          countryCode: 'FR',
        },
      ],
      phone: [`+3361${String(1_000_000 + at).slice(0, 7)}`],
      email: [`${String(at)}.mail@example.org`],
    };
  };
  const times: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const [onFile, incoming] = [person(at, 0), person(at, at % 2)];
    const started = performance.now();
    comparePersons(onFile, incoming);
    if (at > 400) times.push(performance.now() - started);
  }
  return [
    {
      what: 'one inquiry against one account, p95',
      value: quantile(times, 0.95),
      unit: 'ms',
      gate: 1,
      better: 'less',
      anchor: 'no other explains',
    },
  ];
}
