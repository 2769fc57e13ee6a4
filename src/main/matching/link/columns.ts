/** What records say for linking, and the columns they are compared by. */

/** What one record says, as text; empty text is missing. The keys are those of a map file. */
export interface LinkRow {
  readonly id: string;
  readonly first?: string;
  readonly middle?: string;
  readonly last?: string;
  readonly full?: string;
  readonly birthdate?: string;
  readonly gender?: string;
  readonly nationality?: string;
  readonly house?: string;
  readonly street1?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly subdivision?: string;
  readonly postalCode?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly identification?: string;
  readonly birthplace?: string;
  readonly occupation?: string;
}

/** Columns that are compared. Each has one comparator. */
export const columns = [
  'given', 'family', 'middle', 'date', 'gender', 'nationality', 'house', 'street', 'street2', 'city', 'subdivision', 'postcode', 'phone', 'email',
  'identification', 'birthplace', 'occupation',
] as const; // prettier-ignore
/** Name of a compared column. */
export type Column = (typeof columns)[number];

/** Normalised values of one record; empty text is missing. */
export type NormalRow = Readonly<Record<Column, string>>;

/** Lists of distinct values. Names of all kinds share one, so that exchanged names can be compared. */
export const lists = [
  'name', 'date', 'gender', 'nationality', 'house', 'street', 'street2', 'city', 'subdivision', 'postcode', 'phone', 'email', 'identification', 'birthplace',
  'occupation',
] as const; // prettier-ignore
/** Name of a list of distinct values. */
export type ListName = (typeof lists)[number];

/** The list that holds the values of a column. */
export function listOf(column: Column): ListName {
  return column === 'given' || column === 'family' || column === 'middle' ? 'name' : column;
}

/** A table with one entry for each list. */
export function byList<T>(make: (list: ListName) => T): Readonly<Record<ListName, T>> {
  return Object.fromEntries(lists.map((list) => [list, make(list)])) as Record<ListName, T>; // every list is set
}

/** Columns that people of one home share more often than strangers, though they are different people; twins share a birth date. */
export const householdColumns: ReadonlySet<string> = new Set<Column>([
  'family', 'date', 'house', 'street', 'street2', 'city', 'subdivision', 'postcode', 'phone',
]); // prettier-ignore

/** True when records tell homes: without a street or a telephone there is nothing to know them by. */
export function knowHomes(used: readonly Column[]): boolean {
  return used.includes('street') || used.includes('phone');
}

/** Most records of one run. */
export const mostRecords = 2_000_000;
