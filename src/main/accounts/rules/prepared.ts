/** A new account made ready to insert: everything that needs no database, so that a job can do it ahead of the writer. */
import type { CustomValue, Person } from '#contracts/person.ts';
import { newId } from '../../kit/ids.ts';
import { searchText } from './search-text.ts';
import { fieldsJson, newHeadlineOf, type Headline } from './stored.ts';

/** What the row of a new account holds of a person. */
export interface PreparedAccount extends Headline {
  /** Its id from here on. */
  readonly id: string;
  /** JSON of the stored fields. */
  readonly fields: string;
  /** Index words. */
  readonly search: string;
}

/** Prepares what a file or an inquiry says of a person not on file yet. */
export function prepareAccount(
  person: Person,
  custom: Readonly<Record<string, CustomValue>>,
  referenceId: string | null,
): PreparedAccount {
  const { name, birthdate, city, countryCode } = newHeadlineOf(person);
  return {
    id: newId('act'),
    fields: fieldsJson(person, custom),
    search: searchText(person, referenceId, null),
    name,
    birthdate,
    city,
    countryCode,
  };
}
