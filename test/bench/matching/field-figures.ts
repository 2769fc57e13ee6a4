/** Field cases, phones, names and scripts. */
import { answerField } from '../../../src/main/matching/command/fields.ts';
import { namesThreshold, scoreNames } from '../../../src/main/matching/command/names.ts';
import { rowsOf } from './data.ts';
import type { Figure } from './figures.ts';
import { f1 } from './figures.ts';

/** Level and reason of the field cases; a mismatch shown as a match must never occur. */
export function caseFigures(folder: string): Figure[] {
  const rows = rowsOf(folder, 'cases/dev.csv');
  if (!rows) return [];
  let [levels, reasons, shownAsMatch] = [0, 0, 0];
  for (const row of rows) {
    const answer = answerField(row['field'] ?? '', row['left'] ?? '', row['right'] ?? '', row['country']);
    if (answer?.level === row['expected_level']) levels++;
    if (answer?.reason === row['expected_reason']) reasons++;
    if (answer?.level === 'match' && row['expected_level'] === 'mismatch') shownAsMatch++;
  }
  return [
    {
      what: 'field cases, level right',
      value: levels / rows.length,
      unit: '%',
      gate: 0.96,
      better: 'more',
      anchor: 'sorted Jaro-Winkler 44.5 %',
    },
    {
      what: 'field cases, reason right',
      value: reasons / rows.length,
      unit: '%',
      gate: 0.92,
      better: 'more',
      anchor: '',
    },
    {
      what: 'mismatch called match',
      value: shownAsMatch / rows.length,
      unit: '%',
      gate: 0,
      better: 'less',
      anchor: '',
    },
  ];
}

/** Level of the phone pairs. */
export function phoneFigures(folder: string): Figure[] {
  const rows = rowsOf(folder, 'phones/dev.csv');
  if (!rows) return [];
  const right = rows.filter(
    (row) =>
      answerField('phone', row['left'] ?? '', row['right'] ?? '', row['country'])?.level ===
      row['expected_level'],
  ).length;
  return [
    {
      what: 'phone pairs, level right',
      value: right / rows.length,
      unit: '%',
      gate: 0.98,
      better: 'more',
      anchor: '',
    },
  ];
}

/** Name pairs at the shipped threshold. */
export function nameFigures(folder: string): Figure[] {
  const rows = rowsOf(folder, 'opensanctions_name_bench/dev.csv');
  if (!rows) return [];
  const score = (of: typeof rows): number => {
    let [hits, wrong, missed] = [0, 0, 0];
    for (const row of of) {
      const said = scoreNames(row['name1'] ?? '', row['name2'] ?? '', row['schema']) >= namesThreshold;
      const true_ = row['is_match'] === 'true';
      if (said && true_) hits++;
      else if (said) wrong++;
      else if (true_) missed++;
    }
    return f1(hits, wrong, missed);
  };
  return [
    {
      what: 'name pairs, persons, F1',
      value: score(rows.filter((row) => row['schema'] === 'Person')),
      unit: 'F1',
      gate: 0.85,
      better: 'more',
      anchor: 'logic-v2 .772, WRatio .802',
    },
    {
      what: 'name pairs, all, F1',
      value: score(rows),
      unit: 'F1',
      gate: 0.82,
      better: 'more',
      anchor: 'logic-v2 .734 held back',
    },
  ];
}

const scripts = [
  ['russian', 0.92, '78 %'],
  ['arabic', 0.7, '9 %'],
  ['hebrew', 0.6, '8 %'],
  ['katakana', 0.7, '46 %'],
  ['korean', 0.65, '34 %'],
  ['chinese', 0.5, '26 %'],
] as const;

/** Tokens found across scripts at the shipped threshold, and the share of shuffled pairs found by mistake. */
export function scriptFigures(folder: string): Figure[] {
  return scripts.flatMap(([name, gate, anchor]): Figure[] => {
    const rows = rowsOf(folder, `wikidata_transliteration/${name}_dev.csv`);
    if (!rows) return [];
    const found = (shift: number): number =>
      rows.filter(
        (row, at) =>
          scoreNames(row['latin'] ?? '', rows[(at + shift) % rows.length]?.['native'] ?? '') >=
          namesThreshold,
      ).length / rows.length;
    const mistaken = [7, 101, 503, 997].reduce((sum, shift) => sum + found(shift), 0) / 4;
    return [
      {
        what: `Latin and ${name}, found`,
        value: found(0),
        unit: '%',
        gate,
        better: 'more',
        anchor: `any-ascii ${anchor}`,
      },
      {
        what: `Latin and ${name}, by mistake`,
        value: mistaken,
        unit: '%',
        gate: 0.0011,
        better: 'less',
        anchor: 'same by construction',
      },
    ];
  });
}
