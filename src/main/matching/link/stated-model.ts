/** A model before anything was learned: what one record is judged by in a vault that was never looked through. */
import type { Column } from './columns.ts';
import { columns } from './columns.ts';
import { exchangedLevels } from './comparer.ts';
import type { LinkModel } from './fellegi-sunter.ts';
import { homeShares, modelOf, normalised, startingShares } from './fellegi-sunter.ts';
import { levelCounts } from './levels.ts';

/**
 * How often two strangers agree in a value.
 * @source our choice, in the order of size of what runs over the development data learned; for ids, what a slip leaves.
 */
const byChance: Readonly<Record<Column, number>> = {
  given: 0.005, family: 0.002, middle: 0.02, date: 0.00005, gender: 0.5, nationality: 0.2, house: 0.02, street: 0.003, street2: 0.02, city: 0.02,
  subdivision: 0.1, postcode: 0.002, phone: 0.00002, email: 0.00001, identification: 0.000002, birthplace: 0.02, occupation: 0.02,
}; // prettier-ignore

/** Each weaker level is so many times as usual among strangers as the one before. */
const weaker = 4;

/** The model for a vault of so many records. */
export function statedModel(count: number): LinkModel {
  const levels = [...columns.map((column) => levelCounts[column]), exchangedLevels];
  const u = levels.map((size, at) => {
    const column = columns[at];
    // Names stand exchanged in very few pairs of strangers.
    if (column === undefined) return [0, 0.9995, 0.0005];
    const agree = Array.from({ length: size - 1 }, (_, level) => (level === 0 ? 0 : Math.min(0.1, byChance[column] * weaker ** (level - 1)))); // prettier-ignore
    return normalised([...agree, Math.max(0.1, 1 - agree.reduce((sum, one) => sum + one, 0))]);
  });
  const others = Math.max(2, count);
  const home = Math.min(0.01, 1 / others);
  const prior = Math.min(0.01, 0.4 / others);
  return modelOf(
    { used: columns, levels },
    { m: startingShares(levels), home },
    { u, h: homeShares(columns, levels, u), prior },
  );
}
