/**
 * How a room says, once for every column it owns, whether the column holds personal data. Redaction, its dry run and its
 * proof read these maps; a test fails on any column of the live tables that no map names.
 */
import type { PlannedStore } from '#contracts/redaction.ts';

/**
 * One column.
 * - `plain`: ids, dates, counts, codes: nothing that says anything about a person on file.
 * - `kept`: may hold personal data and stays by decision: the reference id, and texts that belong to no one account.
 *   The proof takes what stands here for known.
 * - `mention`: free text that may speak of a person whose account it does not belong to, and stays unless ticked.
 * - `{ cleared, masks }`: personal; the SQL literal it becomes at redaction, and how it may hold identification numbers.
 */
export type PersonalColumn =
  'plain' | 'kept' | 'mention' | { readonly cleared: string; readonly masks?: Masks };

/**
 * In what form a cell may hold identification numbers, which answers hide until they are revealed (`main/masked.ts`).
 * - `fields`: all values of an account; `entries`: entries of one field, named in the row.
 * - `said`: any JSON from a document, by its keys; `row`: a row of a file.
 * - `comparison`: a stored comparison; `resolutions`: what somebody made of its differences.
 * - `compared`: values that no answer holds but as a comparison, which hides them itself.
 * Free text has no mask: what somebody typed into a note or chose as a file name is shown as it is.
 */
export type Masks = 'fields' | 'entries' | 'said' | 'row' | 'comparison' | 'resolutions' | 'compared';

/** A table's columns, and how its rows belong to accounts. */
export interface PersonalTable {
  readonly table: string;
  /** Line of the dry run that its rows are counted under; absent: nothing of it is an account's own. */
  readonly store?: PlannedStore['store'];
  /** SQL condition for the rows of one account: `?` stands once, for the account's seq. */
  readonly ofAccount?: string;
  /**
   * SQL condition for rows that are about one account without all being its own, `?` once: tags it carries, files it came
   * from. Access packages hold them; redaction leaves them.
   */
  readonly concerns?: string;
  /** SQL for the seq of the account that a row belongs to. */
  readonly owner?: string;
  /** Column with the instant of a row, for redaction up to a day. Absent: the row is of the present. */
  readonly at?: string;
  /** The rows are deleted, not emptied. */
  readonly deleted?: true;
  readonly columns: Readonly<Record<string, PersonalColumn>>;
}

/** All columns named are plain. */
export function plain(...names: readonly string[]): Readonly<Record<string, PersonalColumn>> {
  return Object.fromEntries(names.map((name) => [name, 'plain' as const]));
}
