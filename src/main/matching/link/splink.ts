/**
 * The model in the words of Splink 4: comparisons whose levels are SQL conditions, their probabilities, blocking rules and
 * prior. What SQL cannot say is said in the accompanying text (`exportText`).
 * @source Splink, settings dictionary and its JSON schema (splink/internals/files/settings_jsonschema.json); DuckDB, text functions.
 */
import type { Column } from './columns.ts';
import type { ColumnModel, LinkModel } from './fellegi-sunter.ts';
import { keyRules } from './keys.ts';
import type { Signal } from './keys.ts';
import { levelNames } from './levels.ts';
import { frequencyPower } from './scorer.ts';

/** One level of a comparison, as Splink names its parts. */
export interface SplinkLevel {
  readonly sql_condition: string;
  readonly label_for_charts: string;
  readonly is_null_level?: true;
  readonly m_probability?: number;
  readonly u_probability?: number;
  readonly tf_adjustment_column?: string;
  readonly tf_adjustment_weight?: number;
  readonly tf_minimum_u_value?: number;
}

/** The settings object of Splink. */
export interface SplinkSettings {
  readonly link_type: 'dedupe_only' | 'link_only';
  readonly sql_dialect: 'duckdb';
  readonly unique_id_column_name: string;
  readonly probability_two_random_records_match: number;
  readonly retain_matching_columns: boolean;
  readonly retain_intermediate_calculation_columns: boolean;
  readonly comparisons: readonly {
    readonly output_column_name: string;
    readonly comparison_description: string;
    readonly comparison_levels: readonly SplinkLevel[];
  }[];
  readonly blocking_rules_to_generate_predictions: readonly string[];
}

const both = (column: string): readonly [string, string] => [`${column}_l`, `${column}_r`];
const bare = (text: string): string => `replace(${text}, ' ', '')`;
const shorter = (l: string, r: string): string => `least(length(${l}), length(${r}))`;
const longer = (l: string, r: string): string => `greatest(length(${l}), length(${r}))`;
const slip = (l: string, r: string): string => `damerau_levenshtein(${l}, ${r}) <= 1`;
const begins = (l: string, r: string): string => `(starts_with(${l}, ${r}) OR starts_with(${r}, ${l}))`;
const share = (l: string, r: string): string => `levenshtein(${l}, ${r}) / ${longer(l, r)}`;
const part = (text: string, from: number, count: number): string => `substr(${text}, ${String(from)}, ${String(count)})`; // prettier-ignore

/** Some functions fail on texts of different length; only CASE keeps them from being tried. */
const sameLength = (l: string, r: string, condition: string): string =>
  `CASE WHEN length(${l}) = length(${r}) THEN ${condition} ELSE FALSE END`;

/** Conditions for the levels 2 and up of a column, in order; the last level is ELSE. */
type Conditions = (l: string, r: string, column: string) => readonly string[];

const name: Conditions = (l, r, column) => [
  `${bare(l)} = ${bare(r)} OR ${column}_form_l = ${column}_form_r`,
  `${shorter(l, r)} >= 4 AND ${slip(l, r)}`,
  begins(l, r),
  `(${longer(l, r)} >= 6 AND levenshtein(${l}, ${r}) <= 2) OR (${shorter(l, r)} = 3 AND ${slip(l, r)})`,
  `${shorter(l, r)} >= 3 AND ${share(l, r)} <= 0.4`,
];
const text: Conditions = (l, r) => [
  `${bare(l)} = ${bare(r)} OR (${shorter(l, r)} >= 4 AND (${slip(l, r)} OR ${begins(l, r)})) OR (${longer(l, r)} >= 8 AND levenshtein(${l}, ${r}) <= 2)`,
  `${share(l, r)} <= 0.4`,
];
const plain: Conditions = () => [];

const conditions: Readonly<Record<Column, Conditions>> = {
  given: name,
  family: name,
  middle: (l, r) => [begins(l, r), `${shorter(l, r)} > 3 AND ${slip(l, r)}`],
  date: (l, r) => [
    `${begins(l, r)} OR (${part(l, 1, 4)} = ${part(r, 1, 4)} AND ${part(l, 6, 2)} = ${part(r, 9, 2)} AND ${part(l, 9, 2)} = ${part(r, 6, 2)})`,
    `length(${l}) = length(${r}) AND damerau_levenshtein(replace(${l}, '-', ''), replace(${r}, '-', '')) <= 1`,
    sameLength(l, r, `hamming(${l}, ${r}) = 2`),
    `length(${l}) = length(${r}) AND (${part(l, 1, 4)} = ${part(r, 1, 4)} OR ${part(l, 6, 5)} = ${part(r, 6, 5)})`,
    sameLength(
      l,
      r,
      `hamming(${l}, ${r}) <= 3 AND abs(try_cast(${part(l, 1, 4)} AS INTEGER) - try_cast(${part(r, 1, 4)} AS INTEGER)) <= 10`,
    ),
  ],
  gender: plain,
  nationality: plain,
  occupation: plain,
  house: (l, r) => [`length(${l}) + length(${r}) > 3 AND ${slip(l, r)}`],
  subdivision: (l, r) => [slip(l, r)],
  identification: (l, r) => [`${shorter(l, r)} >= 5 AND ${slip(l, r)}`],
  street: text,
  street2: text,
  city: text,
  birthplace: text,
  postcode: (l, r) => [
    slip(l, r),
    `(${shorter(l, r)} >= 5 AND levenshtein(${l}, ${r}) <= 2)`,
    `${part(l, 1, 2)} = ${part(r, 1, 2)}`,
  ],
  phone: (l, r) => [`${slip(l, r)} OR (${shorter(l, r)} >= 7 AND (suffix(${l}, ${r}) OR suffix(${r}, ${l})))`, `${shorter(l, r)} >= 7 AND right(${l}, 7) = right(${r}, 7)`], // prettier-ignore
  email: (l, r) => [
    `levenshtein(${l}, ${r}) <= 2`,
    `split_part(${l}, '@', 1) = split_part(${r}, '@', 1) AND length(split_part(${l}, '@', 1)) >= 4`,
    `${share(l, r)} <= 0.25`,
    `split_part(${l}, '@', 2) = split_part(${r}, '@', 2)`,
  ],
};

/** m that gives the weight of the model with the model's u: neighbouring levels whose weights rose were pooled. */
function pooled(
  { u, weights }: ColumnModel,
  level: number,
): { m_probability: number; u_probability: number } {
  const share = Math.max(1e-10, u[level] ?? 0);
  return { m_probability: Math.min(1, share * 2 ** (weights[level] ?? 0)), u_probability: share };
}

/** Term frequencies of an equal value, as far as the model counts them. */
function frequency(column: Column, records: number): Partial<SplinkLevel> {
  const power = frequencyPower[column];
  if (power === undefined) return {};
  return {
    tf_adjustment_column: column,
    tf_adjustment_weight: power,
    tf_minimum_u_value: 2 / Math.max(2, records),
  };
}

function levelsOf(model: LinkModel, of: ColumnModel, records: number): SplinkLevel[] {
  const { column } = of;
  if (column === 'exchanged') return [];
  const [l, r] = both(column);
  const labels = levelNames[column];
  const levels: SplinkLevel[] = [
    { sql_condition: `${l} IS NULL OR ${r} IS NULL`, label_for_charts: labels[0] ?? '', is_null_level: true },
    ...exchangedLevel(model, column),
    { sql_condition: `${l} = ${r}`, label_for_charts: labels[1] ?? '', ...pooled(of, 1), ...frequency(column, records) },
  ]; // prettier-ignore
  const said = conditions[column](l, r, column);
  said.forEach((sql_condition, at) => {
    levels.push({ sql_condition, label_for_charts: labels[at + 2] ?? '', ...pooled(of, at + 2) });
  });
  // Levels that SQL does not tell apart fall to the last one.
  levels.push({
    sql_condition: 'ELSE',
    label_for_charts: labels.at(-1) ?? '',
    ...pooled(of, labels.length - 1),
  });
  return levels;
}

/** Exchanged names: the given name carries the whole weight, the family name none. */
function exchangedLevel(model: LinkModel, column: Column): SplinkLevel[] {
  if (column !== 'given' && column !== 'family') return [];
  const find = (name: ColumnModel['column']): ColumnModel | undefined => model.columns.find((one) => one.column === name); // prettier-ignore
  const [given, family, exchanged] = [find('given'), find('family'), find('exchanged')];
  if (!given || !family || !exchanged) return [];
  const m = exchanged.m[2] ?? 0.01;
  const weight = (given.weights[1] ?? 0) + (family.weights[1] ?? 0) + (exchanged.weights[2] ?? 0);
  return [
    {
      sql_condition: 'given_l = family_r AND family_l = given_r AND given_l <> family_l',
      label_for_charts: levelNames.exchanged[2] ?? '',
      // Splink takes no probability below 1e-10.
      m_probability: m,
      u_probability: column === 'given' ? Math.max(1e-10, m / 2 ** weight) : m,
    },
  ];
}

/** Signals that are columns of the exported records, and the names of those columns. */
export const blockingColumns: readonly (readonly [Signal, string])[] = [
  ...new Set(keyRules.flatMap(({ signals, wide }) => (wide ? [] : signals))),
].map((signal) => [signal, `key_${signal.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`]);

const columnOfSignal = new Map(blockingColumns);

/** Signals whose groups stay small by themselves: Splink does not split large groups. */
const narrowEnough = keyRules.filter(
  ({ signals, wide }) =>
    !wide && (signals.length > 1 || /^(identification|email|phone|namePair)$/.test(signals[0] ?? '')),
);

/** The settings for a model; `known` tells which signals some record has. */
export function splinkSettings(
  model: LinkModel,
  of: { readonly records: number; readonly twoFiles: boolean; readonly known: ReadonlySet<Signal> },
): SplinkSettings {
  return {
    link_type: of.twoFiles ? 'link_only' : 'dedupe_only',
    sql_dialect: 'duckdb',
    unique_id_column_name: 'unique_id',
    probability_two_random_records_match: model.prior,
    retain_matching_columns: true,
    retain_intermediate_calculation_columns: false,
    comparisons: model.columns.flatMap((column) =>
      column.column === 'exchanged'
        ? []
        : [
            {
              output_column_name: column.column,
              comparison_description: `${column.column}, levels of Casefold`,
              comparison_levels: levelsOf(model, column, of.records),
            },
          ],
    ),
    blocking_rules_to_generate_predictions: narrowEnough
      .filter(({ signals }) => signals.every((signal) => of.known.has(signal)))
      .map(({ signals }) => signals.map((signal) => columnOfSignal.get(signal) ?? '').map((column) => `l.${column} = r.${column}`).join(' AND ')), // prettier-ignore
  };
}
