/** Duplicates and linkage: pair and cluster F1, calibration, speed. */
import { edgeProbability, linkRows } from '../../../src/main/matching/link/link.ts';
import type { LinkResult } from '../../../src/main/matching/link/link.ts';
import type { LinkRow } from '../../../src/main/matching/link/columns.ts';
import { rowsOf } from './data.ts';
import type { Row } from './data.ts';
import type { Figure } from './figures.ts';
import { f1 } from './figures.ts';

interface TestSet {
  readonly name: string;
  readonly files: readonly string[];
  readonly row: (row: Row) => LinkRow;
  readonly truth: (row: Row) => string;
  readonly gates: { readonly pair: number; readonly cluster: number; readonly precision?: number };
  readonly anchor: string;
}

const text = (row: Row, column: string): string => row[column] ?? '';
const febrl = (row: Row): LinkRow => ({
  id: text(row, 'rec_id'), first: text(row, 'given_name'), last: text(row, 'surname'), house: text(row, 'street_number'), street1: text(row, 'address_1'), street2: text(row, 'address_2'),
  city: text(row, 'suburb'), postalCode: text(row, 'postcode'), subdivision: text(row, 'state'), birthdate: text(row, 'date_of_birth'),
}); // prettier-ignore
const febrlTruth = (row: Row): string => text(row, 'rec_id').split('-')[1] ?? '';

const sets: readonly TestSet[] = [
  {
    name: 'fake_1000',
    files: ['splink_fake_1000/fake_1000.csv'],
    row: (row) => ({
      id: text(row, 'unique_id'),
      first: text(row, 'first_name'),
      last: text(row, 'surname'),
      birthdate: text(row, 'dob'),
      city: text(row, 'city'),
      email: text(row, 'email'),
    }),
    truth: (row) => text(row, 'cluster'),
    gates: { pair: 0.92, cluster: 0.975 },
    anchor: 'Splink .805 / .923',
  },
  {
    name: 'historical',
    files: ['historical_50k/dev.csv'],
    row: (row) => ({
      id: text(row, 'unique_id'), first: text(row, 'first_name'), last: text(row, 'surname'), full: text(row, 'full_name'), birthdate: text(row, 'dob'),
      birthplace: text(row, 'birth_place'), postalCode: text(row, 'postcode_fake'), gender: text(row, 'gender'), occupation: text(row, 'occupation'),
    }), // prettier-ignore
    truth: (row) => text(row, 'cluster'),
    gates: { pair: 0.85, cluster: 0.93, precision: 0.98 },
    anchor: 'Splink .744 / .846',
  },
  {
    name: 'FEBRL3 no id',
    files: ['febrl/dataset3.csv'],
    row: febrl,
    truth: febrlTruth,
    gates: { pair: 0.9985, cluster: 0.9985 },
    anchor: 'Splink .990 / .996',
  },
  {
    name: 'FEBRL4 no id',
    files: ['febrl/dataset4a.csv', 'febrl/dataset4b.csv'],
    row: febrl,
    truth: febrlTruth,
    gates: { pair: 0.9985, cluster: 0.9985 },
    anchor: 'Splink .997',
  },
];

/** All sets of the development data. */
export async function linkFigures(folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const set of sets) {
    const files = set.files.map((file) => rowsOf(folder, file) ?? []);
    if (files.some((rows) => rows.length === 0)) continue;
    const truth = files.flatMap((rows) => rows.map(set.truth));
    const [first = [], second] = files.map((rows) => rows.map(set.row));
    const started = performance.now();
    const result = await linkRows(first, second);
    figures.push(...figuresOf(set, truth, result, (performance.now() - started) / 1000));
  }
  return figures;
}

function figuresOf(set: TestSet, truth: readonly string[], result: LinkResult, seconds: number): Figure[] {
  const sizes = new Map<string, number>();
  for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const judged = result.edges.map((edge) => ({
    share: edgeProbability(result, edge),
    same: truth[edge.a] === truth[edge.b],
  }));
  const kept = judged.filter(({ share }) => share >= 0.5);
  const hits = kept.filter(({ same }) => same).length;
  let [clustered, right] = [0, 0];
  for (const members of result.clusters) {
    members.forEach((a, at) => {
      for (const b of members.slice(at + 1)) {
        clustered++;
        if (truth[a] === truth[b]) right++;
      }
    });
  }
  const { gates, name, anchor } = set;
  const figures: Figure[] = [
    {
      what: `${name}, pair F1 at p ≥ .5`,
      value: f1(hits, kept.length - hits, all - hits),
      unit: 'F1',
      gate: gates.pair,
      better: 'more',
      anchor,
    },
    {
      what: `${name}, cluster F1`,
      value: f1(right, clustered - right, all - right),
      unit: 'F1',
      gate: gates.cluster,
      better: 'more',
      anchor,
    },
    {
      what: `${name}, calibration error`,
      value: calibrationError(judged),
      unit: 'ece',
      gate: 0.02,
      better: 'less',
      anchor: 'Splink bands off by .15–.60',
    },
    {
      what: `${name}, ${String(truth.length)} records`,
      value: seconds,
      unit: 's',
      gate: 60,
      better: 'less',
      anchor: '',
    },
  ];
  if (gates.precision !== undefined)
    figures.splice(2, 0, {
      what: `${name}, cluster precision`,
      value: right / Math.max(1, clustered),
      unit: '%',
      gate: gates.precision,
      better: 'more',
      anchor: 'Splink .919',
    });
  return figures;
}

/** Expected calibration error in fifteen bins of equal count. */
function calibrationError(judged: readonly { share: number; same: boolean }[]): number {
  const sorted = [...judged].sort((a, b) => a.share - b.share);
  let error = 0;
  for (let bin = 0; bin < 15; bin++) {
    const part = sorted.slice(
      Math.floor((bin * sorted.length) / 15),
      Math.floor(((bin + 1) * sorted.length) / 15),
    );
    if (part.length === 0) continue;
    const mean = (pick: (one: (typeof part)[number]) => number): number =>
      part.reduce((sum, one) => sum + pick(one), 0) / part.length;
    error +=
      (Math.abs(mean((one) => one.share) - mean((one) => Number(one.same))) * part.length) / sorted.length;
  }
  return error;
}
