/** Restricted accounts in a search: counted, never shown. */
import type { ReadDb } from '../kit/sql.ts';
import { tierOf } from './rules/match-words.ts';
import { searchTerms } from './rules/search-text.ts';
import { withoutTags } from './search-filter.ts';

/** How many restricted accounts a search looks through: restriction is an exception, not a state of many. */
const most = 2000;
/** How many of them are named to somebody who may open them. */
const named = 20;

/**
 * The restricted accounts that a text would find.
 * @param mayOpen names them by reference id to those who may open them with a reason
 */
export function restrictedAmong(
  db: ReadDb,
  text: string,
  mayOpen: boolean,
): { count: number; accounts: { id: string; referenceId: string | null }[] } {
  const words = withoutTags(text);
  if (words === '') return { count: 0, accounts: [] };
  const terms = searchTerms(words);
  const fitting = db
    .all<{ id: string; reference_id: string | null; search: string }>(
      `SELECT account.id, account.reference_id, account.search
       FROM account_withdrawn JOIN account ON account.seq = account_withdrawn.account_seq
       WHERE how = 'restricted' LIMIT ?`,
      most,
    )
    .filter((row) => row.reference_id === words || (terms.length > 0 && tierOf(terms, row.search) !== null));
  return {
    count: fitting.length,
    accounts: mayOpen
      ? fitting.slice(0, named).map((row) => ({ id: row.id, referenceId: row.reference_id }))
      : [],
  };
}
