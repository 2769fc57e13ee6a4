/** Finding accounts whose names are similar to what was typed. */
import type { accounts } from '#contracts/accounts.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import {
  costOf,
  findCandidates,
  groupsOf,
  missingCost,
  rankFound,
  respacedQuestions,
  type Groups,
  type WordBook,
} from '../matching/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import { wordsOfNames } from './name-index.ts';
import { tierOf } from './rules/match-words.ts';
import { searchTerms } from './rules/search-text.ts';
import { bornText, similarQuestion, type SimilarQuestion } from './rules/similar-question.ts';
import { parseFields, personOf } from './rules/stored.ts';
import { filterOf, withoutTags, type Filter } from './search-filter.ts';
import { listColumns, rowOf, type ListRow } from './list-row.ts';

type Similar = (typeof accounts)['operations']['similar'];

interface FoundRow extends ListRow {
  fields: string;
  search: string;
}

/** Accounts looked at for one answer, and more of them where tags or a status pass over most. */
const lookedAt = 40;
const lookedAtFiltered = 500;
/** Dear candidates are left out: half of the name and more is something else. */
const dearest = 45;

/** Similar accounts, best first; without rows while the names are being gathered. */
export function similarAccounts(db: ReadDb, input: Input<Similar>): Output<Similar> {
  const text = withoutTags(input.text);
  const question = similarQuestion(text);
  const filter = filterOf(db, { ...input, limit: 1 });
  if (question === null || filter === 'nothing') return { rows: [], prepared: true };
  const book = wordsOfNames(db);
  if (book === null) return { rows: [], prepared: false };
  const terms = searchTerms(text);
  const found = candidateRows(db, book, question, filter)
    .filter(({ row }) => tierOf(terms, row.search) === null)
    .map(({ row, cost }) => ({ row, cost, person: personOf(parseFields(row.fields)).person }));
  const asked = {
    name: { full: question.nameText },
    birthdate: question.born === null ? null : bornText(question.born),
  };
  const rows = rankFound(found, asked)
    .slice(0, input.limit)
    .map(({ row, reason }) => ({ ...rowOf(db, row), reason }));
  return { rows, prepared: true };
}

function candidateRows(
  db: ReadDb,
  book: WordBook,
  question: SimilarQuestion,
  filter: Filter,
): { row: FoundRow; cost: number }[] {
  const isFiltered = filter.few !== null || filter.on('account.seq').values.length > 0;
  const most = isFiltered ? lookedAtFiltered : lookedAt;
  const born = question.born === null ? null : bornOn(db, question.born);
  let { found, groups, isEnough } = candidatesOf(book, question, { edits: 1, most, born });
  // Two slips in one word fit very many words, and are looked for only when nothing nearer is there.
  if (!isEnough) ({ found, groups, isEnough } = candidatesOf(book, question, { edits: 2, most, born }));
  if (found.length === 0) {
    for (const name of respacedQuestions(book, question.name)) {
      ({ found, groups } = candidatesOf(
        book,
        { ...question, name },
        { edits: 1, most, born, plainToo: true },
      ));
      if (found.length > 0) break;
    }
  }
  const { sql, values } = filter.on('account.seq');
  const rows = db.all<FoundRow>(
    `SELECT ${listColumns}, account.fields, account.search FROM account
     WHERE account.seq IN (SELECT value FROM json_each(?))${sql} ORDER BY account.seq`,
    JSON.stringify(found),
    ...values,
  );
  const words = groups.words.length;
  // One word at least must be near to what the account carries now.
  return rows
    .map((row) => ({ row, cost: costOf(book, groups, namesIn(row.search)) }))
    .filter(({ cost }) => cost < missingCost * words);
}

/** So many are enough: a page that nobody reads to its end. */
const enough = 10;

/** The cheapest accounts for a name among all words of names. */
export function candidatesOf(
  book: WordBook,
  { name }: SimilarQuestion,
  { edits, ...options }: { edits: 1 | 2; most: number; born: ReadonlySet<number> | null; plainToo?: boolean },
): { found: number[]; groups: Groups; isEnough: boolean } {
  const groups = groupsOf(book, name, edits);
  const words = name.words.length;
  const { most, born } = options;
  const candidates = findCandidates(book, groups, options);
  const found = new Set<number>();
  // Whoever was born that day comes first: the others may be somebody else of that name.
  for (const { account, cost } of [...candidates.born.slice(0, most / 2), ...candidates.cheapest])
    if (cost <= dearest * words && found.size < most) found.add(account);
  const isNear = born === null ? candidates.plain : candidates.born.some(({ cost }) => cost < missingCost);
  return { found: [...found], groups, isEnough: isNear || candidates.cheapest.length >= enough };
}

/** The words of names among the words of an account. */
function namesIn(search: string): string[] {
  return search.split(' ').filter((word) => !word.startsWith('zq'));
}

/** Accounts by the digits of a birth date, or of a year or month of birth. */
export function bornOn(db: ReadDb, digits: string): Set<number> {
  const found = new Set<number>();
  const rows = db.each<{ rowid: number }>(
    'SELECT rowid FROM account_fts WHERE account_fts MATCH ?',
    digits.length === 8 ? `"zqd${digits}"` : `"zqd${digits}"*`,
  );
  for (const { rowid } of rows) found.add(rowid);
  return found;
}
