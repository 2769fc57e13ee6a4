import type { Comparison, FieldComparison, PersonField } from '#contracts/person.ts';
import { pressure } from '#renderer/ui/diff/levels.ts';

/** The groups of the grid, in the order in which they are drawn. */
export type GroupName = 'decisive' | 'supporting' | 'other';

/** A group of fields. */
export interface Group {
  readonly name: GroupName;
  readonly fields: readonly FieldComparison[];
}

const supporting: ReadonlySet<PersonField> = new Set(['address', 'phone', 'email']);

function groupOf(field: FieldComparison): GroupName {
  if (field.decisive) return 'decisive';
  return supporting.has(field.field) ? 'supporting' : 'other';
}

/**
 * The rows of the grid in groups. Conflicts come first inside a group unless the fixed order is asked for. Levels are
 * those before any resolution, so that a row never moves because somebody resolved it. Fields without a value on
 * either side are left out.
 */
export function groupsOf(comparison: Comparison, fixedOrder: boolean): readonly Group[] {
  const shown = comparison.fields.filter((field) => field.onFile !== null || field.incoming !== null);
  const names: readonly GroupName[] = ['decisive', 'supporting', 'other'];
  return names
    .map((name) => {
      const fields = shown.filter((field) => groupOf(field) === name);
      if (!fixedOrder) fields.sort((one, two) => pressure(one.level) - pressure(two.level));
      return { name, fields };
    })
    .filter((group) => group.fields.length > 0);
}

/** The field names in the order drawn. */
export function drawnOrder(groups: readonly Group[]): readonly PersonField[] {
  return groups.flatMap((group) => group.fields.map((field) => field.field));
}

/** The place after (or before) `from` among `candidates`, in drawn order, going round at the end; null: none. */
export function stepTo(
  order: readonly PersonField[],
  candidates: ReadonlySet<PersonField>,
  from: PersonField | null,
  step: 1 | -1,
): PersonField | null {
  const start = from === null ? (step === 1 ? -1 : order.length) : order.indexOf(from);
  for (let count = 1; count <= order.length; count++) {
    const at = (((start + step * count) % order.length) + order.length) % order.length;
    const field = order[at];
    if (field !== undefined && candidates.has(field)) return field;
  }
  return null;
}
