import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SplinkSettings } from '../link/splink.ts';
import { matchExportModel } from './export-model.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casefold-export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const people = [
  'id,first,last,born,town,mail,phone',
  ...Array.from({ length: 600 }, (_, at) => {
    const person = at % 3 === 2 ? at - 1 : at;
    const name = (number: number): string => ['ka', 'lo', 'mi', 'ran', 'tes'].map((part, place) => (number >> place) % 2 === 0 ? part : '').join('') + String.fromCharCode(97 + (number % 26)); // prettier-ignore
    return `${String(at)},${name(person)},"${name(person * 7 + 1)}${at % 3 === 2 ? 'x' : ''}",${String(1950 + (person % 50))}-0${String(1 + (person % 9))}-1${String(person % 7)},${name(person % 11)},${name(person)}${String(person)}@mail.example,0770090${String(1000 + person)}`;
  }),
].join('\n');
const map = { id: 'id', first: 'first', last: 'last', birthdate: 'born', city: 'town', email: 'mail', phone: 'phone' }; // prettier-ignore

async function exported(
  more: readonly string[] = [],
): Promise<{ settings: SplinkSettings; read: (name: string) => Promise<string> }> {
  const path = (name: string): string => join(folder, name);
  await writeFile(path('people.csv'), people);
  await writeFile(path('map.json'), JSON.stringify(map));
  const silent = { write: () => true };
  const args = ['--in', path('people.csv'), '--map', path('map.json'), '--out', path('out'), ...more];
  expect(await matchExportModel(args, { stdout: silent, stderr: silent })).toBe(0);
  const read = (name: string): Promise<string> => readFile(path(join('out', name)), 'utf8');
  return { settings: JSON.parse(await read('settings.json')) as SplinkSettings, read };
}

describe('match export-model', () => {
  it('writes comparisons of Splink: first missing, then equal, last everything else, each with its probabilities', async () => {
    const { settings } = await exported();
    expect(settings.sql_dialect).toBe('duckdb');
    expect(settings.link_type).toBe('dedupe_only');
    expect(settings.probability_two_random_records_match).toBeGreaterThan(0);
    expect(settings.probability_two_random_records_match).toBeLessThan(0.02);
    expect(settings.comparisons.map((one) => one.output_column_name)).toEqual(['given', 'family', 'middle', 'date', 'city', 'phone', 'email']); // prettier-ignore
    for (const { output_column_name: column, comparison_levels: levels } of settings.comparisons) {
      expect(levels[0]?.is_null_level).toBe(true);
      expect(levels.at(-1)?.sql_condition).toBe('ELSE');
      expect(levels.some((level) => level.sql_condition === `${column}_l = ${column}_r`)).toBe(true);
      expect(new Set(levels.map((level) => level.label_for_charts)).size).toBe(levels.length);
      for (const level of levels.slice(1)) {
        for (const share of [level.m_probability, level.u_probability]) {
          expect(share).toBeGreaterThanOrEqual(1e-10);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('gives an equal value more weight than a different one, and rare values more than common ones', async () => {
    const { settings } = await exported();
    for (const { output_column_name: column, comparison_levels: levels } of settings.comparisons) {
      const weight = (condition: string): number => {
        const level = levels.find((one) => one.sql_condition === condition);
        return Math.log2((level?.m_probability ?? 1) / (level?.u_probability ?? 1));
      };
      expect(weight(`${column}_l = ${column}_r`)).toBeGreaterThanOrEqual(weight('ELSE'));
    }
    const given = settings.comparisons[0]?.comparison_levels.find((level) => level.sql_condition === 'given_l = given_r'); // prettier-ignore
    expect(given?.tf_adjustment_column).toBe('given');
    expect(given?.tf_adjustment_weight).toBe(0.6);
  });

  it('names only columns that the records have', async () => {
    const { settings, read } = await exported();
    const rows: Record<string, string>[] = parse(await read('records.csv'), { columns: true });
    expect(rows).toHaveLength(600);
    const known = new Set(Object.keys(rows[0] ?? {}));
    const named = settings.comparisons.flatMap(
      ({ comparison_levels: levels }) =>
      levels.flatMap(({ sql_condition: condition }) => [...condition.matchAll(/\b([a-z_]+)_[lr]\b/g)].map((found) => found[1] ?? '')), // prettier-ignore
    );
    for (const rule of settings.blocking_rules_to_generate_predictions)
      for (const [, column] of rule.matchAll(/[lr]\.([a-z_0-9]+)/g)) named.push(column ?? '');
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((column) => !known.has(column))).toEqual([]);
    expect(settings.blocking_rules_to_generate_predictions).toContain('l.key_email = r.key_email');
    expect(rows[2]?.['key_email']).toBe(rows[1]?.['key_email']);
  });

  it('says what the folder is, and writes one file of records for each of two files', async () => {
    const { settings, read } = await exported(['--in2', join(folder, 'people.csv')]);
    expect(settings.link_type).toBe('link_only');
    expect((await read('records-2.csv')).split('\n')).toHaveLength(602);
    expect(await read('README.txt')).toContain('personal data');
  });
});
