/** Screening: mutated UN names, synthetic people, OFAC aliases. */
import type { ListEntry } from '../../../src/main/matching/screening/list.ts';
import { alertScore, buildList, screenPerson } from '../../../src/main/matching/screening/list.ts';
import { rowsOf } from './data.ts';
import type { Row } from './data.ts';
import type { Figure } from './figures.ts';
import { quantile } from './figures.ts';
import { watchlist } from './watchlist.ts';

const entry = (id: string, name: string, birthdate = ''): ListEntry => ({
  id,
  names: [{ text: name }],
  kind: 'person',
  birthdates: birthdate ? [birthdate] : [],
  countries: [],
});
const asked = (row: Row): { name: string; birthdate: string } => ({
  name: row['full_name'] ?? '',
  birthdate: row['date_of_birth'] ?? '',
});

/** Right entry first among 683 UN names, and false alerts among 40,000 synthetic people. */
export function unFigures(folder: string): Figure[] {
  const [listed, mutated] = [
    rowsOf(folder, 'yente_screening/positives_un_untreated.csv'),
    rowsOf(folder, 'yente_screening/positives_un_treated.csv'),
  ];
  const people = [
    rowsOf(folder, 'yente_screening/negatives_global_dev20k.csv'),
    rowsOf(folder, 'yente_screening/negatives_us_dev20k.csv'),
  ].flatMap((rows) => rows ?? []);
  if (!listed || !mutated || people.length === 0) return [];
  const list = buildList(
    listed.map((row, at) => entry(String(at), row['full_name'] ?? '', row['date_of_birth'])),
  );
  const first = mutated.filter((row, at) => {
    const [hit] = screenPerson(list, asked(row), alertScore);
    // Two entries of the list have the same name; either is right.
    return hit !== undefined && (hit.id === String(at) || hit.matched === listed[at]?.['full_name']);
  }).length;
  const alerts = people.filter((row) => screenPerson(list, asked(row), alertScore, 1).length > 0).length;
  return [
    {
      what: 'UN names, right entry first',
      value: first / mutated.length,
      unit: '%',
      gate: 0.995,
      better: 'more',
      anchor: 'Jaro-Winkler 99.3 %',
    },
    {
      what: 'UN list, false alerts',
      value: alerts / people.length,
      unit: '%',
      gate: 0.0002,
      better: 'less',
      anchor: 'Jaro-Winkler 0.12 %',
    },
  ];
}

/** Aliases that find their own entry first, others that find a wrong one, and the time of one name. */
export function ofacFigures(folder: string): Figure[] {
  const [listed, aliases] = [rowsOf(folder, 'ofac_sdn/sdn.csv'), rowsOf(folder, 'ofac_sdn/aka_dev.csv')];
  if (!listed || !aliases) return [];
  const individuals = listed.filter((row) => row['type'] === 'individual');
  const list = buildList(individuals.map((row) => entry(row['ent_num'] ?? '', row['name'] ?? '')));
  const ids = new Set(individuals.map((row) => row['ent_num']));
  const wanted = aliases.filter((row) => ids.has(row['ent_num']));
  let [right, wrong] = [0, 0];
  const times: number[] = [];
  for (const row of wanted) {
    const started = performance.now();
    const [hit] = screenPerson(list, { name: row['alt_name'] ?? '' }, alertScore);
    times.push(performance.now() - started);
    if (hit?.id === row['ent_num']) right++;
    else if (hit) wrong++;
  }
  return [
    {
      what: 'OFAC aliases, right entry first',
      value: right / wanted.length,
      unit: '%',
      gate: 0.45,
      better: 'more',
      anchor: 'Jaro-Winkler 30.7 %',
    },
    {
      what: 'OFAC aliases, wrong entry first',
      value: wrong / wanted.length,
      unit: '%',
      gate: 0.04,
      better: 'less',
      anchor: 'Jaro-Winkler 7.0 %',
    },
    {
      what: 'screening one name, 3,845 entries, p95',
      value: quantile(times, 0.95),
      unit: 'ms',
      gate: 5,
      better: 'less',
      anchor: 'scan 6.5 ms',
    },
  ];
}

/** One name against 20,000 made-up entries with aliases: people of the world, and names of the list as aliases have them. */
export function largeListFigures(folder: string): Figure[] {
  const people = [
    rowsOf(folder, 'yente_screening/negatives_global_dev20k.csv') ?? [],
    rowsOf(folder, 'yente_screening/negatives_us_dev20k.csv') ?? [],
  ].flatMap((rows) => rows.slice(0, 1500));
  if (people.length === 0) return [];
  const entries = watchlist(20_000);
  const list = buildList(entries);
  const names = [
    ...people.map(asked),
    ...entries.filter((_, at) => at % 25 === 0).map(({ names: [first, ...rest] }) => ({ name: (rest.at(-1) ?? first)?.text ?? '', birthdate: '' })), // prettier-ignore
  ];
  const times: number[] = [];
  names.forEach((one, at) => {
    const before = process.cpuUsage();
    screenPerson(list, one, alertScore);
    const { user, system } = process.cpuUsage(before);
    if (at >= 500) times.push((user + system) / 1000);
  });
  return [
    {
      what: `screening one name, ${String(entries.length)} entries, ${String(list.names.length)} names, p95`,
      value: quantile(times, 0.95),
      unit: 'ms',
      gate: 5,
      better: 'less',
      anchor: 'yente about 4 requests/s per vCPU',
    },
  ];
}
