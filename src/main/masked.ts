/** Cells as answers may have them unasked: the one place that hides identification numbers, by the rooms' own maps. */
import { maskers, type CellContext } from './kit/masking.ts';
import type { Masks } from './kit/personal-data.ts';
import { personalTables } from './personal-data.ts';

const declared: ReadonlyMap<string, Masks> = new Map(
  personalTables.flatMap(({ table, columns }) =>
    Object.entries(columns).flatMap(([column, kind]): [string, Masks][] =>
      typeof kind === 'object' && kind.masks !== undefined ? [[`${table}.${column}`, kind.masks]] : [],
    ),
  ),
);

/**
 * The text of a cell with its identification numbers hidden, as the column's declaration says.
 * @throws Error when the column is not declared as one that may show numbers: a mistake in the program
 */
export function masked(column: `${string}.${string}`, cell: string, context: CellContext = {}): string {
  const kind = declared.get(column);
  if (kind === undefined || kind === 'compared') throw new Error(`${column} has no mask of its own`);
  return maskers[kind](cell, context);
}
